"""The reader's way out: what is in view, to a file or the clipboard."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tui.library.phrases import plural
from tui.screens.base import ReaderBase

if TYPE_CHECKING:
    from pathlib import Path

    from tui.library.export import Format


class Exporting(ReaderBase):
    """Writes the view out; nothing is overwritten unasked."""

    def action_export(self) -> None:
        """Ask in which format and where to, and write."""
        from tui.library.export import FORMATS
        from tui.screens.pick import Choice, Pick

        if not self.desk.view.keys:
            self.say("There is nothing in view to export.")
            return
        choices = [
            Choice(f"{form.label} to {where}", form.suffix * (where == "file"), f"{name} {where}")
            for where in ("file", "clipboard")
            for name, form in FORMATS.items()
        ]

        def go(answer: str | None) -> None:
            if answer is None:
                return
            name, where = answer.split()
            if where == "clipboard":
                self._copy(FORMATS[name])
            else:
                self._ask_path(FORMATS[name])

        title = self.desk.name(self.desk.view.source)
        self.app.push_screen(Pick(f"Export {self._many} of “{title}” as", choices), go)

    @property
    def _many(self) -> str:
        return plural(len(self.desk.view.keys), "paper")

    def _written(self, form: Format) -> str:
        from tui.library.outgoing import collection

        view = self.desk.view
        title = self.desk.name(view.source)
        if view.query:
            title += f": {view.query.text}"
        return form.write(collection(self.desk, title, view.keys))

    def _copy(self, form: Format) -> None:
        self.app.copy_to_clipboard(self._written(form))
        self.say(f"Copied {self._many} as {form.label} to the terminal's clipboard")

    def _ask_path(self, form: Format) -> None:
        from pathlib import Path

        from tui.library.export import safe_name
        from tui.screens.prompt import Prompt

        start = safe_name(self.desk.name(self.desk.view.source)) + form.suffix

        def go(typed: str | None) -> None:
            if typed is not None:
                self._write(form, Path(typed.strip()).expanduser())

        question = f"Write {form.label} to which file? (in {Path.cwd()})"
        self.app.push_screen(Prompt(question, start, _wrong_path), go)

    def _write(self, form: Format, path: Path, *, overwrite: bool = False) -> None:
        from parsing.text import clean_line
        from tui.library.export import ExportError, write_file

        try:
            write_file(path, self._written(form), overwrite=overwrite)
        except FileExistsError:
            self.ask(
                f"{clean_line(str(path))} is there already. Overwrite it?",
                lambda: self._write(form, path, overwrite=True),
            )
        except ExportError as error:
            self.say(clean_line(str(error)))
            self.app.bell()
        else:
            self.say(f"Wrote {self._many} to {clean_line(str(path))}")


def _wrong_path(typed: str) -> str:
    from pathlib import Path

    if not typed.strip():
        return "A file needs a name."
    if "\0" in typed:
        return "A file's name cannot hold a NUL."
    if Path(typed.strip()).expanduser().is_dir():
        return "That is a folder; name a file in it."
    return ""
