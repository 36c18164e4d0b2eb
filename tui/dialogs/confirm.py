"""A question that is answered with yes or no."""

from __future__ import annotations

from textual.app import ComposeResult
from textual.binding import Binding
from textual.containers import Vertical

from tui.dialogs.base import Dialog, hints, title


class Confirm(Dialog[bool]):
    """Asks before something that a person might not mean.

    Args:
        question: what is to be done.
    """

    # With priority a key is done before the next one is looked at, which is not meant for it.
    BINDINGS = [
        Binding("y,Y", "dismiss(True)", show=False, priority=True),
        Binding("n,N,escape,q", "dismiss(False)", show=False, priority=True),
    ]

    def __init__(self, question: str) -> None:
        super().__init__()
        self._question = question

    def compose(self) -> ComposeResult:
        """Yield the question, and the keys."""
        with Vertical(id="box"):
            yield title(self._question)
            yield hints("y yes   n no")
