"""A pane of text that is set to its width."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING, Generic, TypeVar

if TYPE_CHECKING:
    from tui.widgets.line_view import LineView as _Base
else:
    # A further class that Textual looks through takes a two-hundredth of a start.
    _Base = object

L = TypeVar("L")


class SetLines(Generic[L], _Base):
    """Part of a `LineView` whose lines are set all at once.

    They are set anew when the width is another, or what is to be set.
    """

    _set: Sequence[L] = ()
    _set_at = -1

    def set_lines(self, width: int) -> Iterator[L]:
        """Set what there is to lines of at most so many cells."""
        raise NotImplementedError

    def set_anew(self) -> None:
        """Have the lines set anew: what is to be set is another."""
        self._set_at = -1

    def lines_for(self, width: int) -> int:
        """Return how many lines there are when they are set to the width."""
        if width != self._set_at:
            self._set = list(self.set_lines(width))
            self._set_at = width
        return len(self._set)

    def line(self, y: int, width: int) -> L | None:
        """Return a line, counted from the top; None where there is none."""
        return self._set[y] if 0 <= y < self.lines_for(width) else None
