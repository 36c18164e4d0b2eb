"""A line of text that is asked for."""

from __future__ import annotations

from collections.abc import Callable

from textual.app import ComposeResult
from textual.binding import Binding
from textual.containers import Vertical
from textual.widgets import Input, Label

from parsing.text import clean_line
from tui.dialogs.base import Dialog, hints, title
from tui.widgets.line_input import LineInput


class Prompt(Dialog[str | None]):
    """Asks for a name or a path; None when the person thinks better of it.

    Args:
        question: what is asked for.
        text: what stands there to begin with.
        wrong: what is wrong with an answer, in words, or nothing.
        note: what was wrong with the answer before.
        told: what is understood of an answer while it is typed, in words, or nothing.
    """

    BINDINGS = [Binding("escape", "dismiss(None)", show=False)]
    KEYS = "Enter done   Esc cancel"
    """What the keys do, in the last line."""

    def __init__(
        self,
        question: str,
        text: str = "",
        wrong: Callable[[str], str] = lambda _: "",
        note: str = "",
        told: Callable[[str], str] = lambda _: "",
    ) -> None:
        super().__init__()
        self._note = note
        self._noted = text
        """The answer that the note is about."""
        self._question = question
        self._line = LineInput(text)
        self._wrong, self._told = wrong, told

    def compose(self) -> ComposeResult:
        """Yield the question, the line, and what is wrong with it."""
        with Vertical(id="box"):
            yield title(self._question)
            yield self._line
            yield Label(clean_line(self._note), id="note", classes="wrong", markup=False)
            yield hints(self.KEYS)

    def on_mount(self) -> None:
        """Give the line for what is wrong room only when something is."""
        self.note(self._note)

    @property
    def typed(self) -> str:
        """What stands in the line."""
        return self._line.value

    @typed.setter
    def typed(self, text: str) -> None:
        self._line.put(text)

    def on_input_changed(self, event: Input.Changed) -> None:
        """Take back what was wrong: it is being mended. Tell what is understood."""
        event.stop()
        if event.value != self._noted or self._told(event.value):
            self.note(self._told(event.value), is_wrong=False)

    def on_input_submitted(self, event: Input.Submitted) -> None:
        """Answer, unless something is wrong with it."""
        event.stop()
        if wrong := self._wrong(event.value):
            self.note(wrong)
            self._noted = event.value
            self._line.go_on()
        else:
            self.dismiss(event.value)
