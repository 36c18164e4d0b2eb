"""Sidebar: all, unread, starred, lists, filters, tags and pages, with how far each is read."""

from collections.abc import Sequence
from typing import NamedTuple

from rich.segment import Segment
from textual import events

from tui.library.marks import Count
from tui.library.sources import Source, SourceKind
from tui.widgets import glyphs
from tui.widgets.cells import fit, fit_label, width
from tui.widgets.line_view import LineView
from tui.widgets.rows import Rows, blank

NONE = Count()
WIDE = 32
"""Cells of a sidebar that has room to say how many papers are read, and of how many."""
INDENT = 3
"""Cells before a name: the cursor's bar, a heading's sign, and a blank."""
BAR = 4
"""Cells of a bar of progress."""
SHORTEST_NAME = 16
"""Cells that are left to a long name before a bar takes any."""


class SidebarLine(NamedTuple):
    """A line of the sidebar: a source with its count, a heading, or words for an empty section."""

    text: str
    source: Source | None = None
    counts: Count = NONE
    section: str = ""
    """For a heading: the name of its section, which folds with it."""
    folded: tuple[Source, ...] | None = None
    """For a heading whose section is folded: what is hidden."""
    done: int = 0
    """For a reading list: how many of its papers are done there."""

    def counted(self, *, wide: bool) -> str:
        """Return how far a source is read: how many papers are left, or read, as people say it.

        Of those that are starred it is how many there are, where there is room for one number.
        """
        if self.source is None:
            return f"{len(self.folded)}" if self.folded else ""
        papers, unread = self.counts
        if self.done:
            return f"{self.done:,} of {papers:,} done" if wide else f"{self.done:,}/{papers:,}"
        if wide and papers and self.source.kind is not SourceKind.UNREAD:
            return f"{papers - unread:,}/{papers:,} read"
        if self.source.kind is SourceKind.STARRED:
            return f"{papers:,}"
        return glyphs.READ if papers and not unread else f"{unread:,}"


class Sidebar(Rows, LineView):
    """Where a person chooses what the list pane shows."""

    _lines: Sequence[SidebarLine] = ()
    _open: Source | None = None

    @property
    def count(self) -> int:
        """Return how many lines there are."""
        return len(self._lines)

    def may_rest(self, index: int) -> bool:
        """Tell whether the cursor may stand on a line: on sources, and on headings to fold them."""
        line = self._lines[index]
        return line.source is not None or bool(line.section)

    @property
    def source(self) -> Source | None:
        """Return the source under the cursor."""
        return self._lines[self.cursor].source if self.cursor < len(self._lines) else None

    @property
    def section(self) -> str:
        """Return the name of the section whose heading is under the cursor, or nothing."""
        return self._lines[self.cursor].section if self.cursor < len(self._lines) else ""

    def show(self, lines: Sequence[SidebarLine], source: Source) -> None:
        """Show these lines, with the cursor on a source; only what is another is drawn anew.

        Where the source was shown before, a cursor on a heading stays there.
        """
        section = self.section if source == self._open else ""
        old, self._lines, self._open = self._lines, lines, source
        cursor = next((n for n, line in enumerate(lines) if _has(line, source)), self.cursor)
        if section:
            cursor = next((n for n, line in enumerate(lines) if line.section == section), cursor)
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

    def on_click(self, event: events.Click) -> None:
        """Fold the section whose heading is clicked, or show what it has."""
        index, _ = self.row_at(event.y - self.head + self.top)
        on_row = event.y >= self.head and event.x < self.size.width - 1 and index < self.count
        if on_row and self._lines[index].section and event.chain == 1:
            self.post_message(self.Chosen(self, index))

    def make_row(self, index: int, line: int, width_: int, *, at_cursor: bool) -> list[Segment]:  # noqa: ARG002
        """Draw a source with its count, or a heading."""
        row = self._lines[index]
        if row.source is None and not row.section:
            words = fit(row.text, max(0, width_ - INDENT))
            return [blank(INDENT), Segment(words, self.ink("faint"))]
        counted = row.counted(wide=width_ >= WIDE)
        room = max(1, width_ - INDENT - 1 - (width(counted) + 1 if counted else 0))
        beside_bar = room - BAR - 1
        bar = self._progress(row) if beside_bar >= min(SHORTEST_NAME, width(row.text)) else []
        name = fit_label(row.text, beside_bar if bar else room)
        sign, ink = " ", "text" if row.counts.unread else "quiet"
        if row.section:
            sign, ink = glyphs.UNFOLDED if row.folded is None else glyphs.FOLDED, "heading"
            if self.is_plain:
                sign = " "
                name = name if row.folded is None else fit(f"{row.text}, folded", room)
        return [
            self.bar(at_cursor),
            Segment(sign, self.ink("quiet")),
            blank(1),
            Segment(name, self.ink(ink)),
            blank(room - width(name) - (BAR if bar else 0)),
            *bar,
            blank(1 if counted else 0),
            Segment(counted, self.ink("quiet")),
        ]

    def _progress(self, row: SidebarLine) -> list[Segment]:
        """Draw how far a reading list is worked off: something and not all, unless it is so."""
        papers, done = row.counts.papers, row.done
        if row.source is None or row.source.kind is not SourceKind.LIST or not papers:
            return []
        cells = BAR * done // papers or (1 if done else 0)
        return [
            Segment(glyphs.HEAVY_RULE * cells, self.ink("bar")),
            Segment(glyphs.RULE * (BAR - cells), self.ink("rule")),
        ]


def _has(line: SidebarLine, source: Source) -> bool:
    return line.source == source or (line.folded is not None and source in line.folded)
