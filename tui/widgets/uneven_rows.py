"""Rows of which some need a line less than others."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import count, islice

from tui.widgets.rows import Rows

MOST = 4
"""Lines that a row is written on at most."""


class UnevenRows(Rows):
    """Rows of up to four lines, of which those are passed over on which nothing stands.

    They are counted none the less: how high all rows are together would be known only when each
    was set, and there may be many. What is passed over is found among those in sight.
    """

    lines = 2
    """Lines that a row is written on."""
    gap = 0
    """Blank lines below each row."""

    def lines_of(self, index: int) -> int:
        """Return on how many lines of a row something stands."""
        raise NotImplementedError

    def use_lines(self, lines: int, gap: int) -> None:
        """Have rows written on so many lines, and so many blank ones below each."""
        if (lines, gap) != (self.lines, self.gap):
            self.lines, self.gap = lines, gap
            self.forget()
            self.use_height(lines + gap)

    def is_gap(self, index: int, line: int) -> bool:
        """Tell whether a line of a row is blank to keep it apart from the next."""
        if not self.gap or index >= self.count:
            return False
        return line >= self.lines_of(index)

    def _is_shown(self, y: int) -> bool:
        index, line = self.row_at(y)
        if self.lines < 2 or index >= self.count:
            return True
        return line < self.lines_of(index) + self.gap

    @property
    def in_sight(self) -> Sequence[int]:
        """Return the lines that the pane shows, from its top, ascending."""
        if self.lines < 2:
            return super().in_sight
        return [*islice(filter(self._is_shown, count(self.top)), self.height_in_lines)]

    def last_line(self, index: int) -> int:
        """Return the line on which a row ends."""
        if self.lines < 2 or index >= self.count:
            return super().last_line(index)
        return self.first_line(index) + self.lines_of(index) + self.gap - 1

    def line_above(self, y: int, lines: int) -> int:
        """Return the line that stands so many lines above another on the screen."""
        if self.lines < 2:
            return super().line_above(y, lines)
        while lines > 0 < y:
            y -= 1
            lines -= self._is_shown(y)
        return y

    @property
    def last_top(self) -> int:
        """Return the line that is at the top when the last one is in sight.

        Far from the end it is the last that it may be: no row there need be set for that.
        """
        last, height = super().last_top, self.height_in_lines
        if self.lines < 2 or self._top < last - (MOST - 1) * height:
            return last
        return self.line_above(self.line_count, height)

    @property
    def rows_in_sight(self) -> int:
        """Return how many whole rows there is room for."""
        if self.lines < 2 or not self.count:
            return super().rows_in_sight
        rows, lines = self.seen, self.in_sight
        cut = (self.first_line(rows[0]) < lines[0]) + (self.last_line(rows[-1]) > lines[-1])
        free = sum(self.row_at(y)[0] >= self.count for y in lines)
        return max(1, len(rows) - cut + free // self.row_height)
