"""Export of what is selected or in view, to a file or the clipboard; nothing is overwritten."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from parsing.files import words_of
from tui.actions.context import Context
from tui.library.phrases import plural

if TYPE_CHECKING:
    from pathlib import Path

    from tui.library.export import Collection, ExportFormat


async def export(context: Context) -> None:
    """Ask in which format and where to, and write."""
    from tui.dialogs.pick import Choice, Pick
    from tui.library.export import FORMATS, safe_name

    if context.still_reading():
        return
    if not _keys(context):
        context.say("There is nothing in view to export.")
        return
    choices = [
        Choice(f"{form.label} to {where}", form.suffix * (where == "file"), (form, where))
        for where in ("file", "clipboard")
        for form in FORMATS.values()
    ]
    title = context.desk.name(context.desk.view.source)

    async def answered(answer: tuple[ExportFormat, str] | None) -> None:
        if answer is None:
            return
        form, where = answer
        if where == "clipboard":
            _copy(context, form)
        else:
            await _ask_path(context, form, safe_name(title) + form.suffix)

    of = "selected" if context.desk.selection else f"of “{title}”"
    await context.open(Pick(f"Export {_many(context)} {of} as", choices), answered)


def _keys(context: Context) -> Sequence[str]:
    """Return the keys of the papers that are selected, or else of those in view."""
    if context.desk.selection:
        return [paper.key for paper in context.targets()]
    return context.desk.view.keys


def _many(context: Context) -> str:
    return plural(len(_keys(context)), "paper")


def _written(context: Context, form: ExportFormat) -> str:
    return form.write(_collection(context))


def _collection(context: Context) -> Collection:
    from tui.library.outgoing import collection

    view = context.desk.view
    title = context.desk.name(view.source)
    if context.desk.selection:
        title = f"{title}: selected"
    elif view.query:
        title += f": {view.query.text}"
    return collection(context.desk, title, _keys(context))


def _copy(context: Context, form: ExportFormat) -> None:
    context.copy(_written(context, form), f"{_many(context)} as {form.label}")


async def _ask_path(context: Context, form: ExportFormat, start: str, note: str = "") -> None:
    from tui.dialogs.prompt import Prompt

    async def answered(typed: str | None) -> None:
        if typed is not None:
            await _write(context, form, typed)

    question = f"Write {form.label} to which file?"
    await context.open(Prompt(question, start, _wrong_path, note), answered)


async def _write(
    context: Context, form: ExportFormat, typed: str, *, overwrite: bool = False
) -> None:
    from tui.library.export import OPEN_TO_OTHERS, ExportError, is_open_to_others, write_file

    path, papers = _path(typed), _collection(context)
    try:
        write_file(path, form.write(papers), overwrite=overwrite)
    except FileExistsError:
        where = f", a link to {path.resolve()}," if path.is_symlink() else ""
        await context.ask(
            f"{path}{where} is there already. Overwrite it?",
            lambda: _write(context, form, typed, overwrite=True),
            lambda: _ask_path(context, form, typed, "Not overwritten; another name?"),
        )
    except ExportError as error:
        if error.is_there:
            context.say(str(error))
            return
        await _ask_path(context, form, typed, str(error))
    else:
        is_open = papers.has_notes and is_open_to_others(path)
        # Nobody sees in the reader which folder it was started in.
        said, folder = f"Wrote {_many(context)} to {path.name}", path.absolute().parent
        context.say(
            f"{said}; it {OPEN_TO_OTHERS} It is in {folder}" if is_open else f"{said} in {folder}"
        )


def _path(typed: str) -> Path:
    """Return the path that was typed.

    Raises:
        RuntimeError: it begins with the home of somebody who is not there.
    """
    from pathlib import Path

    return Path(typed.strip()).expanduser()


def _wrong_path(typed: str) -> str:
    from tui.library.errors import LibraryError
    from tui.library.locations import locations

    if not typed.strip():
        return "A file needs a name."
    try:
        path = _path(typed)
        if path.is_dir():
            return "That is a folder; name a file in it."
        locations().require_foreign(path)
    except LibraryError as error:
        return str(error)
    except OSError as error:
        return f"That cannot be a file: {words_of(error).unwritten}"
    except (RuntimeError, ValueError) as error:
        return f"That cannot be a file: {error}"
    return ""
