"""The list pane: the papers of a view, two lines each."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import NamedTuple

from rich.segment import Segment

from tui.library.matching import Found, match_spans
from tui.widgets import glyphs
from tui.widgets.cells import fit, paint, width
from tui.widgets.rows import Rows, blank

MARGIN = 6
"""Cells before the title: the cursor's bar, the state, the star, and blanks between."""


class Row(NamedTuple):
    """What the list says of one paper."""

    title: str
    read: bool
    starred: bool
    about: str
    """The second line: where the paper stands."""
    piece: str = ""
    """What stands there instead of all but its first part: what was found in the abstract."""


class PaperList(Rows):
    """Papers by key; each row is asked for when it comes into sight.

    Args:
        row: gives a paper's row.
    """

    ROW_HEIGHT = 2

    def __init__(self, row: Callable[[str], Row], *, id: str | None = None) -> None:  # noqa: A002
        super().__init__(id=id)
        self._row = row
        self._keys: Sequence[str] = ()
        self._found: tuple[Found, ...] = ()
        self._empty: tuple[str, ...] = ()
        self._last: tuple[int, Row] | None = None
        """The row made last: its second line is mostly drawn right after the first."""

    @property
    def count(self) -> int:
        """How many papers are in view."""
        return len(self._keys)

    def show(
        self,
        keys: Sequence[str],
        cursor: int,
        found: tuple[Found, ...] = (),
        empty: tuple[str, ...] = (),
    ) -> None:
        """Show these papers.

        Args:
            keys: of the papers, in order.
            cursor: the row to stand on.
            found: what to mark in the titles.
            empty: what to say, line by line, when there are none.
        """
        self._keys, self._found, self._empty = keys, found, empty
        self.cursor = max(0, min(cursor, len(keys) - 1))
        self.redraw()
        self.show_cursor()

    def make_row(self, index: int, line: int, width_: int, *, at_cursor: bool) -> list[Segment]:
        """Draw the title's line, or the line of where the paper stands."""
        if self._last is None or self._last[0] != index:
            self._last = (index, self._row(self._keys[index]))
        row = self._last[1]
        room = max(0, width_ - MARGIN - 1)
        bar = self.bar(at_cursor)
        if line:
            return [bar, blank(MARGIN - 1), *self._second_line(row, room)]
        title = fit(row.title, room)
        style = self.ink("quiet" if row.read else "unread")
        spans = match_spans(title, self._found)
        return [
            bar,
            blank(1),
            Segment(glyphs.READ, style) if row.read else Segment(glyphs.UNREAD, self.ink("dot")),
            blank(1),
            Segment(glyphs.STARRED if row.starred else " ", self.ink("star")),
            blank(1),
            *paint(title, style, spans, style + self.ink("match")),
        ]

    def _second_line(self, row: Row, room: int) -> list[Segment]:
        quiet = self.ink("quiet")
        if not row.piece:
            return [Segment(fit(row.about, room), quiet)]
        where = fit(row.about.split(glyphs.BETWEEN)[0], room // 3) + glyphs.BETWEEN
        shown = fit(row.piece, max(0, room - width(where)))
        spans = match_spans(shown, self._found)
        return [Segment(where, quiet), *paint(shown, quiet, spans, quiet + self.ink("match"))]

    def forget(self) -> None:
        """No row is what it was."""
        super().forget()
        self._last = None

    def redraw_lines(self, start: int, count: int) -> None:
        """Draw some lines anew, and so ask for their rows again."""
        self._last = None
        super().redraw_lines(start, count)

    def make_empty(self, line: int, width: int) -> list[Segment]:
        """Say why there is nothing and what to do."""
        if 1 <= line <= len(self._empty):
            text = fit(self._empty[line - 1], max(0, width - 3))
            return [blank(2), Segment(text, self.ink("quiet"))]
        return []

    def lines_for(self, width: int) -> int:
        """Two a paper; the words of an empty view want room too."""
        return super().lines_for(width) or len(self._empty) + 1
