"""What was done and when, newest first; from there it is undone and redone, step by step."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from textual.app import ComposeResult
from textual.containers import Vertical

from tui.dialogs.base import Dialog, hints, row_bindings, title
from tui.dialogs.pick import Choice, Choices
from tui.library.phrases import plural


class Log(Dialog[None]):
    """Shows changes; undo and redo go by their order, whatever the cursor is on.

    Args:
        changes: the newest first; each gives whether undo passes over it.
        does: is given the dialog, and ``undo`` or ``redo``, which it does.
    """

    BINDINGS = row_bindings(
        {
            "u": "do('undo')",
            "ctrl+r": "do('redo')",
            "escape,q,enter": "dismiss(None)",
            "ctrl+d,pagedown,space": "step(10)",
            "ctrl+u,pageup": "step(-10)",
        }
    )

    def __init__(self, changes: Sequence[Choice[bool]], does: Callable[[Log, str], object]) -> None:
        super().__init__()
        self.add_class("-wide")
        self._changes, self._does = changes, does

    def compose(self) -> ComposeResult:
        """Yield the changes, and the keys."""
        with Vertical(id="box"):
            yield title(f"What was done last: {plural(len(self._changes), 'change')}")
            yield self._rows_of()
            yield hints("u undo   Esc close   ^r redo   ↓ ↑ move")

    def _rows_of(self) -> Choices[bool]:
        rows = Choices(self._changes)
        rows.SHARE = 0.6
        return rows

    def on_mount(self) -> None:
        """Begin where undo does."""
        super().on_mount()
        self.show(self._changes)

    def show(self, changes: Sequence[Choice[bool]]) -> None:
        """Show what is done by now, with the cursor on what is undone next."""
        rows: Choices[bool] = self.query_one(Choices)
        rows.show(changes, "")
        undone_next = (at for at, each in enumerate(changes) if not each.gives)
        rows.move_to(next(undone_next, 0))

    def action_do(self, what: str) -> None:
        """Undo what was done last, or do again what was undone last."""
        self._does(self, what)

    def action_step(self, count: int) -> None:
        """Move the cursor."""
        self.query_one(Choices).step(count)

    def action_move_to(self, index: int) -> None:
        """Put the cursor on a change, on the last one for -1."""
        rows: Choices[bool] = self.query_one(Choices)
        rows.move_to(index if index >= 0 else rows.count - 1)
