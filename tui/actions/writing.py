"""What an export writes: on a thread of its own, told while it is long, and never half."""

from __future__ import annotations

import threading
import time
from collections.abc import Awaitable, Callable
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from parsing.files import words_of
from tui.actions.context import Context
from tui.actions.order import Order, Tell
from tui.library.cancellation import Cancelled
from tui.library.completion import path_of
from tui.library.errors import LibraryError

if TYPE_CHECKING:
    from tui.library.drafts import Draft

STOPPED = "Stopped; nothing was written."
STOPPED_FOLDER = "Stopped; the files that were written stay, each of them whole."

TELLING = 0.5
"""Seconds between two words on how far it is, and before the first."""


class Ending(NamedTuple):
    """What came of writing."""

    words: str
    then: Callable[[], Awaitable[None] | None] | None = None
    """What the reader does about it, in place of saying it."""

    async def tell(self, context: Context) -> None:
        """Say it, or do what is to be done about it."""
        if self.then is None:
            context.report(self.words)
        elif (result := self.then()) is not None:
            await result


async def write(context: Context, order: Order) -> None:
    """Write to the clipboard, or to the file or folder whose name is asked for."""
    from tui.library.export import FOLDER

    if order.name != FOLDER and order.chosen.get("to") == "clipboard":

        def copy(tell: Tell) -> Ending:
            text, said = order.text(tell), f"{order.many} as {order.form.label}"
            text = text.removesuffix("\n") if order.form.is_cited else text
            return Ending(f"not copied: {said}", lambda: context.copy(text, said))

        _make(context, order, copy)
    else:
        await ask_where(context, order)


async def ask_where(
    context: Context, order: Order, draft: Draft | None = None, typed: str = "", note: str = ""
) -> None:
    """Ask for the file or the folder of an export, and write it.

    Args:
        context: of the command.
        order: what is written.
        draft: what was kept of an answer.
        typed: what stands there to begin with, if not a name made of the papers'.
        note: what was wrong with the answer before.
    """
    from tui.library.export import FOLDER, safe_name

    is_folder = order.name == FOLDER
    name = safe_name(order.papers.title) + ("" if is_folder else order.form.suffix)
    draft = draft or order.draft(context, name)
    if is_folder:
        await _ask_folder(context, order, typed or name, note, draft)
    else:
        question = f"Write {order.form.label} to which file?"
        write = partial(_write, context, order)
        await ask_path(context, question, typed or name, write, note=note, draft=draft)


# A file


async def ask_path(
    context: Context,
    question: str,
    start: str,
    write: Callable[[str, bool], object],
    *,
    note: str = "",
    draft: Draft | None = None,
) -> None:
    """Ask for a file that is to be written; for one that is there, whether it gives way.

    Args:
        context: of the command.
        question: what is asked.
        start: the name that stands there to begin with.
        write: is given what was typed, and whether a file of that name gives way.
        note: what was wrong with the answer before.
        draft: what is typed there, if that shall outlive the reader.
    """
    from tui.dialogs.path import NewPathPrompt

    async def answered(typed: str | None) -> None:
        if typed is None:
            return
        path = path_of(typed)
        if path.exists() or path.is_symlink():
            where = f", a link to {path.resolve()}," if path.is_symlink() else ""
            again = "Not overwritten; another name?"
            anew = draft and draft._replace(text="", file=None)
            await context.ask(
                f"{path}{where} is there already. Overwrite it?",
                lambda: write(typed, True),
                lambda: ask_path(context, question, typed, write, note=again, draft=anew),
            )
        else:
            write(typed, False)

    await context.open(NewPathPrompt(question, start, _wrong_path, note), answered, draft)


def _write(context: Context, order: Order, typed: str, overwrite: bool) -> None:
    from tui.library.export import ExportError, open_to_others, write_file

    path = path_of(typed)

    def work(tell: Tell) -> Ending:
        try:
            write_file(path, order.text(tell), overwrite=overwrite)
        except FileExistsError:
            return Ending(f"{path}: another program made it just now; choose another name")
        except ExportError as error:
            words = str(error)
            return Ending(
                words,
                None
                if error.is_there
                else lambda: ask_where(context, order, typed=typed, note=words),
            )
        # Nobody sees in the reader which folder it was started in.
        said, folder = f"Wrote {order.many} to {path.name}", path.parent
        has_notes = order.papers.has_notes and not order.form.is_cited
        told = has_notes and open_to_others(path)
        more = f"; it {told} It is in {folder}" if told else f" in {folder}"
        return Ending(said + more)

    _make(context, order, work)


# A folder


async def _ask_folder(
    context: Context, order: Order, start: str, note: str, draft: Draft | None
) -> None:
    from tui.dialogs.path import NewPathPrompt

    async def answered(typed: str | None) -> None:
        if typed is not None:
            _write_folder(context, order, typed)

    question = f"Write {order.many} as files into which folder?"
    await context.open(NewPathPrompt(question, start, _wrong_folder, note), answered, draft)


def _write_folder(context: Context, order: Order, typed: str) -> None:
    from tui.library.export import ExportError, open_to_others
    from tui.library.export.folder import write_folder

    folder = path_of(typed)

    def work(tell: Tell) -> Ending:
        try:
            written = write_folder(folder, order.papers, tell)
        except ExportError as error:
            words = str(error)
            return Ending(words, lambda: ask_where(context, order, typed=typed, note=words))
        told = order.papers.has_notes and open_to_others(folder)
        return Ending(f"{written.words} in {folder}" + (f"; it {told}" if told else ""))

    _make(context, order, work)


def _wrong_path(typed: str) -> str:
    if not typed.strip():
        return "A file needs a name."
    return _wrong(typed, lambda path: "That is a folder; name a file in it." * path.is_dir())


def _wrong_folder(typed: str) -> str:
    from tui.library.locations import locations

    if not typed.strip():
        return "A folder needs a name."

    def wrong(path: Path) -> str:
        locations().require_foreign(path / "paper.md")
        return "That is a file; name a folder." * path.is_file()

    return _wrong(typed, wrong)


def _wrong(typed: str, wrong: Callable[[Path], str]) -> str:
    from tui.library.locations import locations

    try:
        path = path_of(typed)
        if words := wrong(path):
            return words
        locations().require_foreign(path)
    except LibraryError as error:
        return str(error)
    except OSError as error:
        return f"That cannot be a file: {words_of(error).unwritten}"
    except (RuntimeError, ValueError) as error:
        return f"That cannot be a file: {error}"
    return ""


# The thread


def _make(context: Context, order: Order, work: Callable[[Tell], Ending]) -> None:
    words = f"writing {order.form.label}: {order.many}…"
    stopped = STOPPED_FOLDER if order.name == "folder" else STOPPED
    make(context, words, len(order.papers.items), work, stopped)


def make(
    context: Context,
    words: str,
    total: int,
    work: Callable[[Tell], Ending],
    stopped: str = STOPPED,
) -> None:
    """Do what may take long on a thread, which the reader waits for when it is left meanwhile.

    Args:
        context: of the command.
        words: what is done.
        total: how many papers there are to do it with.
        work: does it.
        stopped: what to say when it is given up.
    """
    app, told, stop = context.screen.app, time.monotonic(), threading.Event()

    def show(more: str = "") -> None:
        if not stop.is_set():
            context.stop_export = give_up
            context.desk.working = f"{words}{more} (Esc stops)"
            context.panes.show_status()

    def hide() -> None:
        timer.stop()
        if context.stop_export is give_up:
            context.stop_export = None
        if context.desk.working.startswith(words):
            context.desk.working = ""
            context.panes.show_status()

    def give_up() -> None:
        stop.set()
        hide()
        context.say(stopped)

    def tell(done: int) -> None:
        nonlocal told
        if stop.is_set():
            raise Cancelled
        if (now := time.monotonic()) - told > TELLING:
            told = now
            # In one queue with what tells the end.
            app.call_later(show, f" {min(done, total):,} done")

    timer = context.screen.set_timer(TELLING, show)

    async def end(outcome: Ending) -> None:
        hide()
        delivery.is_told = True
        await outcome.tell(context)
        context.answered = False  # no key asked for it now: the next one ends it

    def run() -> str:
        try:
            outcome = work(tell)
        except Cancelled:
            return ""
        except LibraryError as error:
            outcome = Ending(str(error))
        except Exception as error:  # noqa: BLE001 - a fault of carrel's; the app shows it
            from tui.messages import Broken

            context.screen.post_message(Broken(error))
            return f"a fault of carrel's: {error!r}"
        app.call_later(end, outcome)
        return outcome.words

    delivery = context.workers.deliver(run, stop, words)
