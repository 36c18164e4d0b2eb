"""A choice from the few things that carrel offers: moved in as the reader is, and not typed for."""

from __future__ import annotations

from typing import TypeVar

from tui.dialogs.base import first_bindings
from tui.dialogs.pick import Pick

T = TypeVar("T")


class Menu(Pick[T]):
    """Asks which of a few; the line to type in comes with ``/``, and letters are keys before that.

    What is long, or has names of a person's own, is a `Pick`: there the line is open at once.
    """

    BINDINGS = first_bindings(
        {
            "j": "move(1)",
            "k": "move(-1)",
            "g,home": "move_to(0)",
            "G,end": "move_to(-1)",
            "enter,l": "choose",
            "slash": "search",
            "escape": "leave",
            "q,h": "dismiss(None)",
        }
    )
    AUTO_FOCUS = ""
    DEFAULT_CSS = """
    Menu LineInput { display: none; }
    Menu.-searching LineInput { display: block; }
    """
    KEYS = "Enter choose   Esc cancel   j k move   / search"

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:  # noqa: ARG002
        """Leave letters to the line while it is typed in."""
        return action in {"step", "leave"} or not self.is_searching

    def action_move(self, count: int) -> None:
        """Move the cursor by a letter."""
        self.action_step(count)

    def action_move_to(self, index: int) -> None:
        """Put the cursor on a choice, on the last one for -1."""
        rows = self.rows
        rows.move_to(index if index >= 0 else rows.count - 1)
        self._tell_moved()

    def action_choose(self) -> None:
        """Choose what the cursor is on."""
        self._choose()

    def action_search(self) -> None:
        """Open the line to type in."""
        self.open_line(self._line)

    def action_leave(self) -> None:
        """Close the line, or the menu."""
        self.close_line(self._line, None)
