"""A line of text that is asked for."""

from __future__ import annotations

from collections.abc import Callable

from textual.app import ComposeResult
from textual.binding import Binding
from textual.containers import Vertical
from textual.widgets import Input, Label

from tui.screens.dialog import Dialog


class Prompt(Dialog[str | None]):
    """Asks for a name or a path; None when the person thinks better of it.

    Args:
        question: what is asked for.
        text: what stands there to begin with.
        wrong: what is wrong with an answer, in words, or nothing.
    """

    BINDINGS = [Binding("escape", "dismiss(None)", show=False)]

    def __init__(
        self, question: str, text: str = "", wrong: Callable[[str], str] = lambda _: ""
    ) -> None:
        super().__init__()
        self._question = question
        self._text = text
        self._wrong = wrong

    def compose(self) -> ComposeResult:
        """The question, the line, and what is wrong with it."""
        with Vertical(id="box"):
            yield Label(self._question, markup=False)
            line = Input(self._text, compact=True, select_on_focus=False)
            line.cursor_blink = False
            yield line
            yield Label("Enter done   Esc never mind", id="note", classes="quiet", markup=False)

    def on_input_submitted(self, event: Input.Submitted) -> None:
        """Answer, unless something is wrong with it."""
        event.stop()
        if wrong := self._wrong(event.value):
            note = self.query_one("#note", Label)
            note.update(wrong)
            note.set_classes("wrong")
        else:
            self.dismiss(event.value)
