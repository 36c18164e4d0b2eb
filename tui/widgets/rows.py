"""A pane of rows with a cursor: what the paper list, the sidebar and the pickers share."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING

from rich.segment import Segment
from rich.style import Style
from textual import events
from textual.geometry import Region
from textual.message import Message
from textual.strip import Strip

from tui.widgets import glyphs

if TYPE_CHECKING:
    from tui.widgets.line_view import LineView as _Base
else:
    # A further class that Textual looks through takes a two-hundredth of a start.
    _Base = object


class Rows(_Base):
    """Part of a `LineView`: rows, one of them under the cursor."""

    row_height = 1
    """Lines of a row; not all of them need be shown."""

    class OnRow(Message):
        """Something that the mouse did on a row."""

        def __init__(self, rows: Rows, index: int) -> None:
            super().__init__()
            self.rows = rows
            self.index = index

        @property
        def control(self) -> Rows:
            """Return the pane it happened in."""
            return self.rows

    class Moved(OnRow):
        """A click put the cursor on a row."""

    class Chosen(OnRow):
        """A row was clicked twice."""

    cursor = 0
    _centers = False
    """Whether the cursor's row is to be in the middle at the next painting."""
    _before_resizing = ((0, 0), -1)
    """What the person had at the top, as a row and a line of it, and the line that resizing put
    there instead."""

    # What a kind of rows says of itself

    @property
    def count(self) -> int:
        """Return how many rows there are."""
        raise NotImplementedError

    def make_row(self, index: int, line: int, width: int, *, at_cursor: bool) -> list[Segment]:
        """Draw a line of a row.

        Args:
            index: of the row, from 0.
            line: of the row, from 0.
            width: in cells.
            at_cursor: whether the cursor stands on it.
        """
        raise NotImplementedError

    def may_rest(self, index: int) -> bool:  # noqa: ARG002
        """Tell whether the cursor may stand on a row."""
        return True

    def make_empty(self, line: int, width: int) -> list[Segment]:  # noqa: ARG002
        """Draw a line of the pane when there are no rows."""
        return []

    # Drawing

    def row_at(self, y: int) -> tuple[int, int]:
        """Return the row that a line belongs to, and which of its lines that is."""
        return divmod(y, self.row_height)

    def lines_for(self, width: int) -> int:  # noqa: ARG002
        """Return the height of all rows."""
        return self.first_line(self.count)

    def make_line(self, y: int, width: int) -> list[Segment]:
        """Draw a line of the row it belongs to."""
        index, line = self.row_at(y)
        if index < self.count:
            return self.make_row(index, line, width, at_cursor=index == self.cursor)
        return self.make_empty(y, width) if not self.count else []

    @property
    def has_keys(self) -> bool:
        """Tell whether the cursor is the one that the keys move."""
        return self.has_focus

    def behind(self, y: int) -> Style | None:
        """Return the cursor's colour, brighter in the pane that has the keys."""
        index, line = self.row_at(y)
        if not self.count or index != self.cursor or line < 0 or self.is_plain:
            return None
        return self.ink("cursor" if self.has_keys else "idle cursor")

    def first_line(self, index: int) -> int:
        """Return the line on which a row begins."""
        return index * self.row_height

    def last_line(self, index: int) -> int:
        """Return the line on which a row ends."""
        return self.first_line(index) + self.row_height - 1

    def label_at(self, line: int) -> str:
        """Return the letters that are written over a line: where their row begins by now."""
        index, of_row = self.row_at(line)
        return self._labels.get(index, "") if of_row == 0 else ""

    @property
    def seen(self) -> range:
        """Return the rows of which at least a line is in sight."""
        lines = self.in_sight
        return range(self.row_at(lines[0])[0], min(self.count, self.row_at(lines[-1])[0] + 1))

    @property
    def rows_in_sight(self) -> int:
        """Return how many whole rows there is room for."""
        return max(1, self.height_in_lines // self.row_height)

    def redraw_row(self, index: int) -> None:
        """Draw a row anew, and nothing else."""
        self.redraw_lines(self.first_line(index), self.row_height)

    def redraw_cursor(self, index: int) -> None:
        """Draw a row anew that the cursor came to or left; in plain mode it looks the same."""
        if not self.is_plain:
            self.redraw_row(index)

    def on_focus(self) -> None:
        """Redraw the cursor: it looks otherwise in the pane that has the keys."""
        self.redraw_cursor(self.cursor)
        self.point()

    def on_blur(self) -> None:
        """Redraw the cursor: it looks otherwise in the pane that has the keys."""
        self.redraw_cursor(self.cursor)

    def bar(self, at_cursor: bool) -> Segment:
        """Return a row's first cell: the cursor's bar, brighter in the pane that has the keys."""
        if not at_cursor:
            return blank(1)
        return Segment(glyphs.CURSOR, self.ink("bar" if self.has_keys else "idle bar"))

    # Moving

    def move_to(self, index: int) -> None:
        """Put the cursor on a row, or as near to it as there is one, and bring it into sight."""
        index = self._nearest(max(0, min(index, self.count - 1)))
        if index != self.cursor:
            old, self.cursor = self.cursor, index
            self.redraw_cursor(old)
            self.redraw_cursor(index)
        self.show_cursor()

    def _nearest(self, index: int) -> int:
        """Return the nearest row where the cursor may rest, on in the direction it came from."""
        onward = 1 if index >= self.cursor else -1
        for step in (onward, -onward):
            row = index
            while 0 <= row < self.count:
                if self.may_rest(row):
                    return row
                row += step
        return 0

    def show_cursor(self) -> None:
        """Scroll no further than needed to see the cursor's row."""
        first, last = self.first_line(self.cursor), self.last_line(self.cursor)
        lines = self.in_sight
        if first < lines[0]:
            self.scroll_lines(0 if first <= self.row_height - 1 else first)
        elif last > lines[-1]:
            top = self.line_above(last, len(lines) - 1)
            row, line = self.row_at(top)
            # The row at the top is whole, or is not there.
            self.scroll_lines(self.first_line(row + 1) if line > 0 and row < self.cursor else top)
        self.point()

    def point(self) -> None:
        """Have the terminal's cursor go to the row, in plain mode."""
        if self.is_mounted and self.has_keys and self.is_plain:
            self.point_at(bisect_left(self.in_sight, self.first_line(self.cursor)))

    def center_cursor(self) -> None:
        """Have the cursor's row in the middle of the pane when it is painted next."""
        self._centers = True
        self.refresh()

    def render_lines(self, crop: Region) -> list[Strip]:
        """Draw a part of the pane; how high it is was not known before, if it was hidden."""
        if self._centers:
            self._centers = False
            above = (self.height_in_lines - self.row_height) // 2
            self._top = self.line_above(self.first_line(self.cursor), above)
        return super().render_lines(crop)

    def step(self, count: int) -> None:
        """Move the cursor down by some rows, up when negative; those it passes over don't count."""
        onward = 1 if count > 0 else -1
        row, left = self.cursor, min(abs(count), self.count)
        while left and 0 <= row + onward < self.count:
            row += onward
            left -= self.may_rest(row)
        self.move_to(row)

    def scroll_rows(self, count: int) -> None:
        """Scroll down by some rows, up when negative; the cursor goes with the edge it meets."""
        self.scroll_lines(self.top + count * self.row_height)
        first, line = self.row_at(self.top)
        first += line > 0
        self.move_to(max(first, min(self.cursor, first + self.rows_in_sight - 1)))

    def page(self, share: float) -> None:
        """Move the cursor by a share of the rows in sight."""
        self.step(round(self.rows_in_sight * share) or (1 if share > 0 else -1))

    def to_nth(self, number: int) -> None:
        """Put the cursor on a row by its number, from 1; those it passes over don't count."""
        indices = [row for row in range(self.count) if self.may_rest(row)]
        if indices:
            self.move_to(indices[min(number, len(indices)) - 1])

    def to_top(self) -> None:
        """Put the cursor on the first row."""
        self.move_to(0)

    def to_bottom(self) -> None:
        """Put the cursor on the last row."""
        self.move_to(self.count - 1)

    def use_height(self, height: int) -> None:
        """Give every row so many lines; the row at the top stays there."""
        if height != self.row_height:
            wanted = self._wanted_top
            self.row_height = height
            self.forget()
            self._top = self._line_of(wanted)
            self._before_resizing = wanted, self._top

    def resized(self) -> None:
        """Keep the cursor in sight, and bring back with the room what the person had at the top."""
        wanted = self._wanted_top
        self.scroll_lines(self._line_of(wanted))
        self.show_cursor()
        self._before_resizing = wanted, self._top

    @property
    def _wanted_top(self) -> tuple[int, int]:
        """The row that the person had at the top, and which of its lines."""
        wanted, instead = self._before_resizing
        return wanted if self._top == instead else self.row_at(self._top)

    def _line_of(self, place: tuple[int, int]) -> int:
        row, line = place
        return self.first_line(row) + min(line, self.row_height - 1)

    # The mouse

    def on_click(self, event: events.Click) -> None:
        """Put the cursor on the row that was clicked; a second click opens it."""
        if event.x == self.size.width - 1:
            return  # the scroll bar's
        if event.y < self.head or self.edge_dragged:
            return
        index, _ = self.row_at(self.in_sight[event.y - self.head])
        if index >= self.count or not self.may_rest(index):
            return
        self.move_to(index)
        self.post_message(self.Moved(self, index))
        if event.chain == 2:
            self.post_message(self.Chosen(self, index))


def blank(width: int) -> Segment:
    """Return so many cells of nothing."""
    return Segment(" " * max(0, width))


@contextmanager
def staying(*panes: Rows) -> Iterator[None]:
    """Leave the rows under the cursors where they stand on the screen, whatever is shown within."""
    before = [pane.first_line(pane.cursor) - pane.top for pane in panes]
    yield
    for pane, below in zip(panes, before, strict=True):
        pane.scroll_lines(pane.first_line(pane.cursor) - below)
