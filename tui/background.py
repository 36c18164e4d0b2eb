"""Work that may not hold up the keys: threads that write, index, and look out for others."""

from __future__ import annotations

import threading
import time
from collections.abc import Callable, Iterable
from concurrent.futures import Future, ThreadPoolExecutor
from itertools import count

from textual.message import Message

from parsing.paper import Paper
from tui.library.changes import Change
from tui.library.errors import LibraryError
from tui.messages import Broken, Indexed, NotSaved, Saved
from tui.watching import Watch

PAPERS_A_TURN = 12
"""Papers that are indexed before the keys get a chance: about a millisecond's work."""
REST = 0.0002
"""How long that chance is, in seconds."""

Post = Callable[[Message], object]
"""Takes a message from any thread."""


class Background:
    """Changes are made one after another, in the order in which they were asked for."""

    def __init__(self) -> None:
        self._writer = ThreadPoolExecutor(max_workers=1, thread_name_prefix="library")
        self._indexer: threading.Thread | None = None
        self._watch: Watch | None = None
        self._closing = threading.Event()
        self.lost = 0
        """Changes that could not be made since the last one that could."""

    def write(
        self, work: Callable[[], Change], post: Post, said: str = "", moved: str = ""
    ) -> None:
        """Make a change; `Saved` follows when it is on disk, or `NotSaved`."""

        def commit() -> None:
            try:
                change = work()
            except LibraryError as error:
                self.lost += 1
                post(NotSaved(str(error)))
            except Exception as error:  # noqa: BLE001 - a fault of carrel's; the app shows it
                post(Broken(error))
            else:
                self.lost = 0
                post(Saved(change, said, moved))

        self._writer.submit(commit)

    def read(self, work: Callable[[], Message | None], post: Post) -> Future[None]:
        """Read something of the library between two changes, and post what it gives."""

        def run() -> None:
            try:
                message = work()
            except LibraryError:
                return  # the next change says what is wrong
            except Exception as error:  # noqa: BLE001 - a fault of carrel's; the app shows it
                post(Broken(error))
            else:
                if message is not None:
                    post(message)

        return self._writer.submit(run)

    def watch(self, look: Callable[[], Message | None], post: Post) -> None:
        """Look about once a second, between two changes, for what others did."""
        self._watch = Watch(lambda: self.read(look, post).result())

    def index(self, papers: Iterable[Paper], post: Post) -> None:
        """Index papers; `Indexed` follows."""

        # The index is not part of the first frame, nor is what builds it.
        from tui.library.index import Overtaken, build_index

        turn = count(1)

        def wanted() -> bool:
            # A thread that only computes would hold up every key by the interpreter's switch
            # interval, 5 ms; one that rests now and then does not.
            if next(turn) % PAPERS_A_TURN == 0:
                time.sleep(REST)
            return not self._closing.is_set()

        def build() -> None:
            try:
                post(Indexed(build_index(papers, wanted)))
            except Overtaken:
                return

        self._indexer = threading.Thread(target=build, name="index", daemon=True)
        self._indexer.start()

    def close(self) -> None:
        """Wait until everything that was asked for is on disk; give up the rest."""
        self._closing.set()
        if self._watch is not None:
            self._watch.close()
        self._writer.shutdown(wait=True)
        if self._indexer is not None:
            self._indexer.join()
