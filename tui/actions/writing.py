"""What an export writes: on a thread of its own, told while it is long, and never half."""

from __future__ import annotations

import threading
import time
from collections.abc import Awaitable, Callable, Mapping
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple, TypeVar

from parsing.files import words_of
from tui.actions.context import Context
from tui.library.errors import LibraryError
from tui.library.phrases import plural

if TYPE_CHECKING:
    from tui.library.export import Collection, ExportFormat

Made = TypeVar("Made")

TELLING = 0.5
"""Seconds between two words on how far it is, and before the first."""


class Order(NamedTuple):
    """Papers that a person wants written."""

    name: str
    """The format's."""
    papers: Collection
    chosen: Mapping[str, str]
    """The value of each option: see `tui.actions.export`."""

    @property
    def form(self) -> ExportFormat:
        """Return the format; that of a folder's files where it is a folder."""
        from tui.library.export import FOLDER, format_for

        form = format_for("markdown" if self.name == FOLDER else self.name)
        assert form is not None
        return form

    @property
    def many(self) -> str:
        """Return how many papers there are, in words."""
        return plural(len(self.papers.items), "paper")

    def text(self, tell: Callable[[int], object]) -> str:
        """Return the whole file.

        Args:
            tell: is told how many papers are done, where that is known.
        """
        options: dict[str, object] = {}
        if self.form.is_cited:  # slow, and one after another
            options["tell"] = tell
        if self.form.is_table:
            options["raw"] = self.chosen.get("raw") == "yes"
        text = self.form.write(self.papers, **options)
        return "\ufeff" + text if self.chosen.get("bom") == "yes" and self.form.is_table else text


async def write(context: Context, order: Order) -> None:
    """Write to the clipboard, or to the file or folder whose name is asked for."""
    from tui.library.export import FOLDER, safe_name

    name = safe_name(order.papers.title)
    if order.name == FOLDER:
        await _ask_folder(context, order, name)
    elif order.chosen.get("to") == "clipboard":

        async def copy(text: str) -> None:
            said = f"{order.many} as {order.form.label}"
            context.copy(text.removesuffix("\n") if order.form.is_cited else text, said)

        _make(context, order, order.text, copy)
    else:
        await _ask_path(context, order, name + order.form.suffix)


# A file


async def _ask_path(context: Context, order: Order, start: str, note: str = "") -> None:
    from tui.dialogs.prompt import Prompt

    async def answered(typed: str | None) -> None:
        if typed is None:
            return
        path = path_of(typed)
        if path.exists() or path.is_symlink():
            where = f", a link to {path.resolve()}," if path.is_symlink() else ""
            await context.ask(
                f"{path}{where} is there already. Overwrite it?",
                lambda: _write(context, order, typed, overwrite=True),
                lambda: _ask_path(context, order, typed, "Not overwritten; another name?"),
            )
        else:
            _write(context, order, typed, overwrite=False)

    question = f"Write {order.form.label} to which file?"
    await context.open(Prompt(question, start, _wrong_path, note), answered)


def _write(context: Context, order: Order, typed: str, *, overwrite: bool) -> None:
    from tui.library.export import ExportError, open_to_others, write_file

    path = path_of(typed)

    def work(tell: Callable[[int], object]) -> ExportError | None:
        try:
            write_file(path, order.text(tell), overwrite=overwrite)
        except FileExistsError:
            return ExportError(path, "another program made it just now; choose another name")
        except ExportError as error:
            return error
        return None

    async def done(error: ExportError | None) -> None:
        if error is None:
            # Nobody sees in the reader which folder it was started in.
            said, folder = f"Wrote {order.many} to {path.name}", path.absolute().parent
            has_notes = order.papers.has_notes and not order.form.is_cited
            told = has_notes and open_to_others(path)
            more = f"; it {told} It is in {folder}" if told else f" in {folder}"
            context.say(said + more)
        elif error.is_there:
            context.say(str(error))
        else:
            await _ask_path(context, order, typed, str(error))

    _make(context, order, work, done)


# A folder


async def _ask_folder(context: Context, order: Order, start: str, note: str = "") -> None:
    from tui.dialogs.prompt import Prompt

    async def answered(typed: str | None) -> None:
        if typed is not None:
            _write_folder(context, order, typed)

    question = f"Write {order.many} as files into which folder?"
    await context.open(Prompt(question, start, _wrong_folder, note), answered)


def _write_folder(context: Context, order: Order, typed: str) -> None:
    from tui.library.export import ExportError, open_to_others
    from tui.library.export.folder import WrittenFolder, write_folder

    folder = path_of(typed)

    def work(tell: Callable[[int], object]) -> WrittenFolder | ExportError:
        try:
            return write_folder(folder, order.papers, tell)
        except ExportError as error:
            return error

    async def done(written: WrittenFolder | ExportError) -> None:
        if isinstance(written, ExportError):
            await _ask_folder(context, order, typed, str(written))
        else:
            told = order.papers.has_notes and open_to_others(folder)
            more = f"; it {told}" if told else ""
            context.say(f"{written.words} in {folder.absolute()}{more}")

    _make(context, order, work, done)


def path_of(typed: str) -> Path:
    """Return the path that was typed.

    Raises:
        RuntimeError: it begins with the home of somebody who is not there.
    """
    return Path(typed.strip()).expanduser()


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


def _make(
    context: Context,
    order: Order,
    work: Callable[[Callable[[int], object]], Made],
    then: Callable[[Made], Awaitable[None]],
) -> None:
    """Do what may take long on a thread, which the reader waits for when it is left meanwhile.

    Args:
        context: of the command.
        order: what is written.
        work: does it; it is given what tells how far it is.
        then: takes what it gives, on the screen's thread.
    """
    app, total, label = context.screen.app, len(order.papers.items), order.form.label
    told = time.monotonic()

    def show(words: str) -> None:
        context.desk.working = words
        context.panes.show_status()

    def tell(done: int) -> None:
        nonlocal told
        if (now := time.monotonic()) - told > TELLING:
            told = now
            # In one queue with what tells the end.
            app.call_later(show, f"{words} {min(done, total):,} done")

    words = f"writing {label}: {plural(total, 'paper')}…"
    timer = context.screen.set_timer(TELLING, lambda: show(words))

    def end() -> None:
        timer.stop()
        if context.desk.working.startswith(words):
            show("")

    async def finish(made: Made) -> None:
        end()
        await then(made)
        context.answered = False  # no key asked for it now: the next one ends it

    def fail(why: str) -> None:
        end()
        context.say(why)

    def run() -> None:
        try:
            made = work(tell)
        except LibraryError as error:
            app.call_later(fail, str(error))
        except Exception as error:  # noqa: BLE001 - a fault of carrel's; the app shows it
            from tui.messages import Broken

            context.screen.post_message(Broken(error))
        else:
            app.call_later(finish, made)

    threading.Thread(target=run, name="export").start()
