"""Detail pane: one paper, set to a comfortable measure."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import TYPE_CHECKING, NamedTuple

from rich.segment import Segment

from tui.library.addresses import Link
from tui.widgets.cells import fit, paint, spans_of, wrap
from tui.widgets.glyphs import NO_BREAK
from tui.widgets.rows import blank
from tui.widgets.set_lines import SetLines

if TYPE_CHECKING:
    from tui.library.search.highlight import MatchedTerm

MEASURE = 80
"""The longest line, in cells: longer ones are hard to read."""


class Detail(NamedTuple):
    """One paper in words, for the detail pane."""

    key: str
    title: str
    facts: tuple[tuple[str, str], ...]
    """Short lines of a name and what it says: state, pages, lists."""
    found_in: Mapping[str, str]
    """For those that papers are found by, by name: the text in which what was found is marked, as
    the fact begins with it."""
    abstract: str
    links: tuple[Link, ...]


class Line(NamedTuple):
    """A line to draw: a part of a text, with the spans of the text that matched there."""

    text: str
    ink: str
    start: int = 0
    spans: tuple[tuple[int, int], ...] = ()
    name: str = ""
    """What stands before it, in another style."""


class PaperView(SetLines[Line]):
    """Text of the paper that the list's cursor is on."""

    _detail: Detail | None = None
    _terms: tuple[MatchedTerm, ...] = ()

    def show(
        self,
        detail: Detail | None,
        terms: tuple[MatchedTerm, ...] = (),
    ) -> None:
        """Show a paper, or nothing; another paper begins at its top."""
        if (detail, terms) == (self._detail, self._terms):
            return
        same = detail is not None and self._detail is not None and detail.key == self._detail.key
        before = self._set
        self._detail, self._terms = detail, terms
        self.set_anew()
        if not same:
            self.scroll_lines(0)
        elif self.lines_for(self.content_width) == len(before):
            # A mark changes a line; the rest of the paper is on the screen as it should be.
            for y, (old, new) in enumerate(zip(before, self._set, strict=True)):
                if old != new:
                    self.redraw_lines(y, 1)
            return
        self.redraw()

    # Drawing

    def make_line(self, y: int, width: int) -> list[Segment]:
        """Draw a line of the paper."""
        line = self.line(y, width)
        if line is None:
            return []
        style = self.ink(line.ink)
        segments = [blank(_margin(width))]
        if line.name:
            segments.append(Segment(line.name, self.ink("quiet")))
        marked = style + self.ink("match")
        segments += paint(line.text, style, line.spans, marked, line.start)
        return segments

    def set_lines(self, width: int) -> Iterator[Line]:
        """Yield the title, what is known of the paper, its abstract and its links."""
        measure = max(1, min(MEASURE, width - 2 * _margin(width)))
        blank_line = Line("", "fact")
        yield blank_line
        detail = self._detail
        if detail is None:
            return
        yield from self._paragraphs(detail.title, "unread", measure)
        yield blank_line
        longest = max((len(name) for name, _ in detail.facts), default=0) + 2
        for name, says in detail.facts:
            room = max(1, measure - longest)
            spans = tuple(spans_of(detail.found_in.get(name, ""), self._terms))
            for number, (start, end) in enumerate(wrap(says, room)):
                shown = (name if number == 0 else "").ljust(longest)
                # What kept a phrase on one line is a blank like others to who copies it.
                text = says[start:end].replace(NO_BREAK, " ")
                yield Line(text, "fact", start, spans, name=shown)
        yield blank_line
        if detail.abstract:
            yield from self._paragraphs(detail.abstract, "text", measure)
        else:
            yield Line(fit("The page gives no abstract.", measure), "quiet")
        if detail.links:
            yield blank_line
            wide = max(len(link.what) for link in detail.links)
            for number, link in enumerate(detail.links, 1):
                before = f"{number:>2} " + (f"{link.what:<{wide}} " if wide else "")
                for start, end in wrap(link.url, max(1, measure - len(before))):
                    name = before if start == 0 else " " * len(before)
                    yield Line(link.url[start:end], "link", name=name)
        yield blank_line

    def _paragraphs(self, text: str, ink: str, measure: int) -> Iterator[Line]:
        spans = spans_of(text, self._terms)
        first = 0
        for start, end in wrap(text, measure):
            # Spans and lines are both in order, and a span may go on in the next line.
            while first < len(spans) and spans[first][1] <= start:
                first += 1
            last = first
            while last < len(spans) and spans[last][0] < end:
                last += 1
            yield Line(text[start:end], ink, start, tuple(spans[first:last]))

    # Moving

    def step(self, count: int) -> None:
        """Scroll down by some lines, up when negative."""
        self.scroll_lines(self.top + count)

    scroll_rows = step
    """Lines of a text have no cursor that would have to follow."""

    def page(self, share: float) -> None:
        """Scroll by a share of what is in sight, two lines of a whole page staying."""
        lines = round(self.height_in_lines * share)
        if abs(share) == 1 and self.height_in_lines > 4:
            lines -= 2 if share > 0 else -2
        self.step(lines)

    def to_top(self) -> None:
        """Scroll to the title."""
        self.scroll_lines(0)

    def to_nth(self, number: int) -> None:  # noqa: ARG002
        """Show the last line: the lines of a text have no numbers."""
        self.to_bottom()

    def to_bottom(self) -> None:
        """Scroll to the end."""
        self.scroll_lines(len(self._set))


def _margin(width: int) -> int:
    """Return the blanks at either side: less where there is little room."""
    return 3 if width >= 60 else 2 if width >= 40 else 1
