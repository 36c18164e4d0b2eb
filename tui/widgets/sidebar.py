"""Sidebar: all, unread, starred, the reading lists and the pages, with their counts."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from rich.segment import Segment

from tui.library.marks import Count
from tui.library.sources import Source, SourceKind
from tui.widgets.cells import fit, width
from tui.widgets.rows import Rows, blank

NONE = Count()


class Line(NamedTuple):
    """A line of the sidebar: a source with its count, a heading, or words for an empty section."""

    text: str
    source: Source | None = None
    counts: Count = NONE
    heading: bool = False

    @property
    def counted(self) -> str:
        """Return how many are unread, of how many."""
        if self.source is None:
            return ""
        if self.source.kind is SourceKind.UNREAD or not self.counts.papers:
            return str(self.counts.unread)
        return f"{self.counts.unread}/{self.counts.papers}"


class Sidebar(Rows):
    """Where a person chooses what the list pane shows."""

    _lines: Sequence[Line] = ()

    @property
    def count(self) -> int:
        """Return how many lines there are."""
        return len(self._lines)

    def may_rest(self, index: int) -> bool:
        """Tell whether the cursor may stand on a line: it passes over headings."""
        return self._lines[index].source is not None

    @property
    def source(self) -> Source | None:
        """Return the source under the cursor."""
        return self._lines[self.cursor].source if self.cursor < len(self._lines) else None

    def show(self, lines: Sequence[Line], source: Source) -> None:
        """Show these lines, with the cursor on a source; only what is another is drawn anew."""
        old, self._lines = self._lines, lines
        cursor = next((i for i, line in enumerate(lines) if line.source == source), self.cursor)
        if len(old) != len(lines):
            self.cursor = cursor
            self.redraw()
            self.show_cursor()
            return
        for index, line in enumerate(lines):
            if line != old[index]:
                self.redraw_row(index)
        if cursor != self.cursor:
            before, self.cursor = self.cursor, cursor
            self.redraw_cursor(before)
            self.redraw_cursor(cursor)
            self.show_cursor()

    def make_row(self, index: int, line: int, width_: int, *, at_cursor: bool) -> list[Segment]:  # noqa: ARG002
        """Draw a source with its count, or a heading."""
        row = self._lines[index]
        if row.source is None:
            ink = self.ink("heading" if row.heading else "faint")
            indent = 1 if row.heading else 3
            return [blank(indent), Segment(fit(row.text, width_ - indent), ink)]
        counted = row.counted
        room = max(1, width_ - len(counted) - 5)
        name = fit(row.text, room)
        return [
            self.bar(at_cursor),
            blank(2),
            Segment(name, self.ink("text" if row.counts.unread else "quiet")),
            blank(room - width(name) + 1),
            Segment(counted, self.ink("quiet")),
        ]
