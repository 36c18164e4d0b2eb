"""Work that may not hold up the keys: threads that write, read, and look out for others."""

from __future__ import annotations

import threading
import time
from collections.abc import Callable, Collection
from concurrent.futures import Future, ThreadPoolExecutor
from contextlib import suppress
from itertools import islice
from typing import TYPE_CHECKING, Any

from textual.message import Message

from parsing.paper import Paper
from tui.library.cancellation import Cancelled, Rest
from tui.library.change import Change
from tui.library.desk import Desk
from tui.library.errors import LibraryError, Refused
from tui.library.storage.queries import MANY
from tui.library.store import Store
from tui.messages import (
    NO_REQUEST,
    Broken,
    Indexed,
    NotRead,
    NotSaved,
    PagesRead,
    Request,
    Saved,
    Working,
)

if TYPE_CHECKING:
    from tui.watch import Watch

TURN = 0.001
"""Seconds of work after which the keys get a chance.

A thread that only computes would hold up every key by the interpreter's switch interval, 5 ms; one
that rests now and then does not.
"""
REST = 0.0002
"""How long that chance is, in seconds."""
TYPING = 1.0
"""Seconds after a key in which the next one is expected."""
IDLE_TURN = 0.004
"""Seconds of work while none is: the first key waits as long as for the interpreter itself."""
TELLING = 0.25
"""Seconds between two words on how far the work is, and before the first."""

Post = Callable[[Message], object]
"""Takes a message from any thread."""


class _Pace:
    """Lets long work rest now and then, and ends it when it is no longer wanted."""

    def __init__(self, cancelled: threading.Event, last_key: Callable[[], float]) -> None:
        self._cancelled = cancelled
        self._last_key = last_key
        self._rested = self._reported = time.monotonic()

    def rest(self) -> None:
        now = time.monotonic()
        if now - self._rested > (TURN if now - self._last_key() < TYPING else IDLE_TURN):
            if self._cancelled.is_set():
                raise Cancelled
            time.sleep(REST)
            self._rested = time.monotonic()

    def reporting(self, post: Post, words: Callable[[Any], str]) -> Callable[[object], None]:
        """Return what says how far the work is, seldom enough to be read."""

        def report(far: object) -> None:
            if time.monotonic() - self._reported > TELLING:
                self._reported = time.monotonic()
                post(Working(words(far)))

        return report


class Delivery:
    """Something that is being written outside the library: whoever leaves the reader waits for it.

    Args:
        work: writes it, and gives what came of that, in words.
        stop: has it given up.
        what: it is, in words.
    """

    def __init__(self, work: Callable[[], str], stop: threading.Event, what: str) -> None:
        self.stop, self.what = stop, what
        self.outcome, self.is_told = "", False
        self.thread = threading.Thread(target=self._run, args=(work,), name="export", daemon=True)

    def _run(self, work: Callable[[], str]) -> None:
        self.outcome = work()


class Workers:
    """Changes are made one after another, in the order in which they were asked for."""

    def __init__(self) -> None:
        self._writer = ThreadPoolExecutor(max_workers=1, thread_name_prefix="library")
        self._reading: list[tuple[threading.Thread, threading.Event]] = []
        """Threads that read pages and words, and what tells each that it is no longer wanted."""
        self._aside: list[threading.Event] = []
        """What tells each thread that does something aside that it is no longer wanted."""
        self._deliveries: list[Delivery] = []
        self._watch: Watch | None = None
        self._failed: list[NotSaved] = []
        """Changes that could not be made, since the last one that could or not seen by anybody."""
        self.last_key = 0.0
        """When a key was pressed last, by the clock that only goes forward."""
        self.made = 0
        """Changes that were made."""
        self.fault: Exception | None = None
        """The first fault of carrel's own; a screen that is closed already does not show it."""

    @property
    def lost(self) -> int:
        """Return how many changes failed, since the last that did not, or unseen by anybody."""
        return sum(not (each.refused and each.seen) for each in self._failed)

    def write(
        self,
        work: Callable[[], Change],
        post: Post,
        request: Request = NO_REQUEST,
    ) -> None:
        """Make a change; `Saved` follows when it is on disk, or `NotSaved`.

        Args:
            work: makes it.
            post: is told.
            request: goes with what it is told.
        """

        def commit() -> None:
            try:
                change = work()
            except LibraryError as error:
                failed = NotSaved(str(error), request, refused=isinstance(error, Refused))
                self._failed.append(failed)
                post(failed)
            except Exception as error:  # noqa: BLE001 - a fault of carrel's; the app shows it
                self._break(error, post)
            else:
                self.made += 1
                self._failed = [each for each in self._failed if not each.seen]
                post(Saved(change, request))

        self._writer.submit(commit)

    def read(self, work: Callable[[], Message | None], post: Post) -> Future[None]:
        """Read something of the library between two changes, and post what it gives."""

        def run() -> None:
            try:
                message = work()
            except LibraryError as error:
                post(NotRead(str(error)))
            except Exception as error:  # noqa: BLE001 - a fault of carrel's; the app shows it
                self._break(error, post)
            else:
                if message is not None:
                    post(message)

        return self._writer.submit(run)

    def keep(self, work: Callable[[], None]) -> None:
        """Write or remove what is no change, between two changes; it tells no one, and cannot fail.

        Nothing is done once the changes have come to their end.
        """
        with suppress(RuntimeError):
            self._writer.submit(work)

    def watch(self, look: Callable[[], Message | None], post: Post) -> None:
        """Look about once a second, between two changes, for what others did."""
        from tui.watch import Watch

        self._watch = Watch(lambda: self.read(look, post).result())

    def open(self, desk: Desk, post: Post) -> None:
        """Read the pages that a desk awaits, and index its papers; it is told by messages.

        What is being read for an earlier call is given up.

        Args:
            desk: nothing of it is altered.
            post: takes `PagesRead` when the desk awaits pages, `Indexed` once or more, and
                `Working` when it takes long enough to be noticed.
        """

        # By the time the thread begins, something else may lie on the desk, or be awaited.
        there, pending_pages = desk.store, desk.pending_pages

        def work() -> None:
            # The index is not part of the first frame, nor is what builds it.
            from tui.library.loader import index_file_of
            from tui.library.search.index_file import indexes

            pace, store = _Pace(cancelled, lambda: self.last_key), there
            try:
                if pending_pages is not None:
                    loaded = pending_pages.read(
                        pace.rest,
                        lambda store: self._kept(desk, store, post),
                        pace.reporting(post, lambda count: f"reading the pages: {count:,} papers…"),
                        lambda keys: self._owners(desk, keys, post),
                    )
                    store = loaded.store
                    post(PagesRead(pending_pages, loaded))
                report = pace.reporting(post, lambda share: f"reading the words: {share:.0%}…")
                papers = list(store.papers.values())
                for index in indexes(papers, index_file_of(desk), pace.rest, report):
                    index.terms.prepare()
                    post(Indexed(index, store))
                post(Working(""))
            except Cancelled:
                return
            except Exception as error:  # noqa: BLE001 - a fault of carrel's; the app shows it
                if not cancelled.is_set():  # by then the writer takes no more work
                    self._break(error, post)

        for _, earlier in self._reading:
            earlier.set()
        cancelled = threading.Event()
        thread = threading.Thread(target=work, name="reading", daemon=True)
        self._reading = [each for each in self._reading if each[0].is_alive()]
        self._reading.append((thread, cancelled))
        thread.start()

    def _break(self, error: Exception, post: Post) -> None:
        self.fault = self.fault or error
        post(Broken(error))

    def _kept(self, desk: Desk, store: Store, post: Post) -> list[Paper]:
        """Return the papers that the library keeps beside a store's, read between two changes."""
        try:
            return self._writer.submit(desk.library.kept, store.papers).result()
        except LibraryError as error:
            post(NotRead(str(error)))
            return []

    def _owners(self, desk: Desk, keys: Collection[str], post: Post) -> list[Paper]:
        """Return the papers that the library kept under some keys, read between changes."""
        every, papers = iter(keys), list[Paper]()
        try:
            while some := tuple(islice(every, MANY)):
                papers += self._writer.submit(desk.library.owners, some).result()
        except LibraryError as error:
            post(NotRead(str(error)))
        return papers

    def aside(
        self, work: Callable[[Rest], Message | None], post: Post, stop: threading.Event
    ) -> None:
        """Do what may take long on a thread of its own, and post what it gives.

        Args:
            work: rests now and then; what it does with the library it does with one of its own.
            post: is told.
            stop: is set when it is no longer wanted, at the latest when the reader ends.
        """

        def run() -> None:
            try:
                message = work(_Pace(stop, lambda: self.last_key).rest)
            except Cancelled:
                return
            except LibraryError as error:
                post(NotRead(str(error)))
            except Exception as error:  # noqa: BLE001 - a fault of carrel's; the app shows it
                if not stop.is_set():
                    self._break(error, post)
            else:
                if message is not None:
                    post(message)

        self._aside.append(stop)
        threading.Thread(target=run, name="aside", daemon=True).start()

    def deliver(self, work: Callable[[], str], stop: threading.Event, what: str) -> Delivery:
        """Write something outside the library on a thread of its own: see `Delivery`."""
        delivery = Delivery(work, stop, what)
        self._deliveries.append(delivery)
        delivery.thread.start()
        return delivery

    def finish_deliveries(self, say: Callable[[str], object]) -> None:
        """Wait for what is still being written, or give it up at ^C; the terminal is the shell's.

        Args:
            say: tells the person what is waited for, and what came of it.
        """
        for each in self._deliveries:
            try:
                each.thread.join(TELLING)
                if each.thread.is_alive():
                    say(f"carrel: {each.what} (^C gives it up)")
                    each.thread.join()
            except KeyboardInterrupt:
                each.stop.set()
                say("carrel: given up; no file is half written")
            else:
                if each.outcome and not each.is_told:
                    say(f"carrel: {each.outcome}")

    def close(self) -> None:
        """Wait until everything that was asked for is on disk; give up the rest."""
        for stop in self._aside:
            stop.set()
        for _, cancelled in self._reading:
            cancelled.set()
        if self._watch is not None:
            self._watch.close()
        self._writer.shutdown(wait=True)
        for thread, _ in self._reading:
            thread.join()
