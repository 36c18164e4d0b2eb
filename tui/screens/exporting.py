"""The reader's way out: what is in view, to a file or the clipboard."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tui.library.phrases import plural
from tui.screens.base import ReaderBase

if TYPE_CHECKING:
    from pathlib import Path

    from tui.library.export import Collection, Format


class Exporting(ReaderBase):
    """Writes the view out; nothing is overwritten unasked."""

    async def action_export(self) -> None:
        """Ask in which format and where to, and write."""
        from tui.dialogs.pick import Choice, Pick
        from tui.library.export import FORMATS, safe_name

        if self.still_reading():
            return
        if not self.desk.view.keys:
            self.say("There is nothing in view to export.")
            return
        choices = [
            Choice(f"{form.label} to {where}", form.suffix * (where == "file"), (form, where))
            for where in ("file", "clipboard")
            for form in FORMATS.values()
        ]
        title = self.desk.name(self.desk.view.source)

        async def answered(answer: tuple[Format, str] | None) -> None:
            if answer is None:
                return
            form, where = answer
            if where == "clipboard":
                self._copy(form)
            else:
                await self._ask_path(form, safe_name(title) + form.suffix)

        await self.open(Pick(f"Export {self._many} of “{title}” as", choices), answered)

    @property
    def _many(self) -> str:
        return plural(len(self.desk.view.keys), "paper")

    def _written(self, form: Format) -> str:
        return form.write(self._going())

    def _going(self) -> Collection:
        from tui.library.outgoing import collection

        view = self.desk.view
        title = self.desk.name(view.source)
        if view.query:
            title += f": {view.query.text}"
        return collection(self.desk, title, view.keys)

    def _copy(self, form: Format) -> None:
        self.copy(self._written(form), f"{self._many} as {form.label}")

    async def _ask_path(self, form: Format, start: str, note: str = "") -> None:
        from tui.dialogs.prompt import Prompt

        async def answered(typed: str | None) -> None:
            if typed is not None:
                await self._write(form, typed)

        question = f"Write {form.label} to which file?"
        await self.open(Prompt(question, start, _wrong_path, note), answered)

    async def _write(self, form: Format, typed: str, *, overwrite: bool = False) -> None:
        from tui.library.export import OPEN_TO_OTHERS, ExportError, is_open_to_others, write_file

        path, going = _path(typed), self._going()
        try:
            write_file(path, form.write(going), overwrite=overwrite)
        except FileExistsError:
            where = f", a link to {path.resolve()}," if path.is_symlink() else ""
            await self.ask(
                f"{path}{where} is there already. Overwrite it?",
                lambda: self._write(form, typed, overwrite=True),
                lambda: self._ask_path(form, typed, "Not overwritten; another name?"),
            )
        except ExportError as error:
            if error.is_there:
                self.say(str(error))
                return
            await self._ask_path(form, typed, str(error))
        else:
            is_open = going.has_notes and is_open_to_others(path)
            self.say(f"Wrote {self._many} to {path}" + f"; it {OPEN_TO_OTHERS}" * is_open)


def _path(typed: str) -> Path:
    """The path that was typed.

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
    except (OSError, RuntimeError, ValueError) as error:
        return f"That cannot be a file: {getattr(error, 'strerror', None) or error}"
    return ""
