"""A path that is asked for: Tab completes it, and a page can be pasted in its place."""

from __future__ import annotations

from textual import events
from textual.binding import Binding
from textual.message import Message
from textual.widgets import Label

from parsing.files import words_of
from parsing.patterns import pattern
from parsing.text import clean_line
from tui.dialogs.prompt import Prompt
from tui.library.completion import complete, path_of
from tui.widgets.cells import fit
from tui.widgets.line_input import LineInput

_DATA = r"\s*(?:[\[{]\s*[\[{\"]|<[?!\w]|@\w+\s*[{(])"
"""What data begins with, and no path does."""
ROOM = 3 * 60
"""Cells of the names that a path may go on with."""


class PathLine(LineInput):
    """A line for a path; what is pasted and is no path, but a page, is passed on whole."""

    class Pasted(Message):
        """A page was pasted: several lines, or data in one."""

        def __init__(self, text: str) -> None:
            super().__init__()
            self.text = text

    def action_paste(self) -> None:
        """Paste what was copied within the reader."""
        if not self._pass_on_lines(self.app.clipboard):
            super().action_paste()

    def _on_paste(self, event: events.Paste) -> None:
        if self._pass_on_lines(event.text):
            event.stop()
            event.prevent_default()

    def _pass_on_lines(self, text: str) -> bool:
        is_page = len(text.strip().splitlines()) > 1 or pattern(_DATA).match(text) is not None
        if is_page:
            self.post_message(self.Pasted(text))
        return is_page


class NewPathPrompt(Prompt):
    """Asks for a file or a folder that is to be written; Tab completes what is there of its path.

    Args: those of a `Prompt`.
    """

    BINDINGS = [Binding("tab", "complete", show=False, priority=True)]
    KEYS = "Enter done   Esc cancel   Tab completes"

    def on_mount(self) -> None:
        """Make room for the names that a path may go on with, below all."""
        super().on_mount()
        self._names = Label("", id="names", classes="quiet", markup=False)
        self._names.display = False
        self.query_one("#box").mount(self._names, before="#note")

    def action_complete(self) -> None:
        """Complete the path as far as the names that begin so agree, and show those."""
        completion = complete(self._line.value)
        self._line.put(completion.text)
        self._names.update(clean_line(fit("  ".join(completion.names), ROOM)))
        self._names.display = bool(completion.names)


class PathPrompt(NewPathPrompt):
    """Asks for a file or a folder that is there, or for a page that is pasted.

    Args:
        question: what is asked for.

    Its answer is a path in one line, or the page in several.
    """

    def __init__(self, question: str) -> None:
        super().__init__(question, wrong=_wrong_path)
        self._line = PathLine()

    def on_path_line_pasted(self, event: PathLine.Pasted) -> None:
        """Take the page in place of a path."""
        event.stop()
        self.dismiss(event.text.strip("\r\n") + "\n")


def _wrong_path(typed: str) -> str:
    if not typed.strip():
        return "A path is wanted."
    if typed.strip().lower().startswith(("http://", "https://")):
        return "That is an address. `carrel fetch` gets papers from the network; see its --help."
    try:
        if not path_of(typed).exists():
            return f"There is no {typed.strip()}; Tab completes a name."
    except OSError as error:
        return f"That cannot be a file: {words_of(error).unread}"
    except (RuntimeError, ValueError) as error:
        return f"That cannot be a file: {error}"
    return ""
