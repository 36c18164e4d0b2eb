"""The reader's way out: what is in view, to a file or the clipboard."""

from __future__ import annotations

from pathlib import Path

from parsing.text import clean_line
from tui.library.export import FORMATS, Format
from tui.library.export.file import ExportError, safe_name, write_file
from tui.library.outgoing import collection
from tui.screens.base import ReaderBase
from tui.screens.pick import Choice, Pick
from tui.screens.prompt import Prompt
from tui.wording import plural

FILE, CLIPBOARD = "file", "clipboard"


class Exporting(ReaderBase):
    """Writes the view out; nothing is overwritten unasked."""

    def action_export(self) -> None:
        """Ask in which format and where to, and write."""
        many = plural(len(self.desk.view.keys), "paper")
        if not self.desk.view.keys:
            self.say("There is nothing in view to export.")
            return
        choices = [
            Choice(f"{form.label} to {where}", form.suffix if where == FILE else "", name + where)
            for where in (FILE, CLIPBOARD)
            for name, form in ((f"{name} ", form) for name, form in FORMATS.items())
        ]

        def go(answer: str | None) -> None:
            if answer is None:
                return
            name, where = answer.split()
            if where == CLIPBOARD:
                self._copy(FORMATS[name])
            else:
                self._ask_path(FORMATS[name])

        title = self.desk.name(self.desk.view.source)
        self.app.push_screen(Pick(f"Export {many} of “{title}” as", choices), go)

    def _written(self, form: Format) -> str:
        view = self.desk.view
        title = self.desk.name(view.source)
        if view.query:
            title += f": {clean_line(view.query.text)}"
        return form.write(collection(self.desk, title, view.keys))

    def _copy(self, form: Format) -> None:
        self.app.copy_to_clipboard(self._written(form))
        many = plural(len(self.desk.view.keys), "paper")
        self.say(f"Copied {many} as {form.label} to the terminal's clipboard")

    def _ask_path(self, form: Format) -> None:
        start = safe_name(self.desk.name(self.desk.view.source)) + form.suffix

        def go(typed: str | None) -> None:
            if typed is None:
                return
            path = Path(typed.strip()).expanduser()
            self._write(form, path)

        self.app.push_screen(
            Prompt(f"Write {form.label} to which file? (in {Path.cwd()})", start, _wrong_path), go
        )

    def _write(self, form: Format, path: Path, *, overwrite: bool = False) -> None:
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
            many = plural(len(self.desk.view.keys), "paper")
            self.say(f"Wrote {many} to {clean_line(str(path))}")


def _wrong_path(typed: str) -> str:
    if not typed.strip():
        return "A file needs a name."
    if "\0" in typed:
        return "A file's name cannot hold a NUL."
    if Path(typed.strip()).expanduser().is_dir():
        return "That is a folder; name a file in it."
    return ""
