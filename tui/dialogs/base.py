"""What all dialogs share: a calm box over the reader."""

from __future__ import annotations

from typing import TypeVar

from textual.await_complete import AwaitComplete
from textual.screen import ModalScreen
from textual.widgets import Label

from parsing.text import clean_line

Answer = TypeVar("Answer")


class Dialog(ModalScreen[Answer]):
    """A box in the middle of the screen, as large as its content and never larger than the screen.

    Its content goes into a container with the id ``box``.
    """

    @property
    def unsaved(self) -> bool:
        """Whether leaving would lose something that took time to write."""
        return False

    AUTO_FOCUS = "#box Input, #box .keys"

    DEFAULT_CSS = """
    Dialog {
        align: center middle;
        background: $veil;
        #box {
            width: 64;
            max-width: 100%;
            height: auto;
            max-height: 100%;
            padding: 0 1;
            background: $surface;
            border: round $primary;
        }
        Label { width: 100%; }
        Input { border: none; height: 1; padding: 0; background: $panel; }
        &.-wide #box { width: 84; }
        .quiet { color: $quiet; }
        .wrong { color: $wrong; }
    }
    """

    def dismiss(self, result: Answer | None = None) -> AwaitComplete:
        """Close it with an answer, once: Textual's own would close whatever lies on top."""
        return super().dismiss(result) if self.is_active else AwaitComplete()

    def note(self, words: str) -> None:
        """Say what is wrong with the answer, in the label ``#note``; no words: nothing is."""
        note = self.query_one("#note", Label)
        if words:
            note.update(clean_line(words))
        note.display = bool(words)
