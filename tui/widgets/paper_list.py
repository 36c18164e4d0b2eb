"""List pane: the papers of a view, two lines each."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING, NamedTuple

from rich.segment import Segment
from rich.style import Style

from tui.widgets import glyphs
from tui.widgets.cells import fit, paint, spans_of, width, wrap
from tui.widgets.rows import Rows, blank

if TYPE_CHECKING:
    from tui.library.search.highlight import MatchedTerm

ROOM_FOR_BOTH = 50
"""Cells of a second line that shows where a paper stands beside a piece of its abstract."""
MARGIN = 6
"""Cells before the title: the cursor's bar, the state, the star, and blanks between."""


class Row(NamedTuple):
    """One paper in words, for the list."""

    title: str
    read: bool
    sign: str
    """That of the half of its mark which has one, such as the star."""
    where: str
    """For the second line: where the paper stands."""
    own: str = ""
    """What the person did with it, for the same line: lists and tags."""
    why: str = ""
    """Why it is in view, as the piece of a text not shown that was found: of its abstract, of its
    other titles or authors. It goes before all else."""
    names: str = ""
    """Who wrote it, as `where` begins: what was found in it is marked."""

    @property
    def about(self) -> str:
        """Return where it stands, and what the person did with it."""
        return glyphs.BETWEEN.join(filter(None, (self.where, self.own)))


class Part(NamedTuple):
    """Part of a title that stands on one line."""

    text: str
    start: int
    """Where in the title it begins."""


class PaperList(Rows):
    """Papers by key; each row is asked for when it comes into sight.

    Args:
        row: gives a paper's row.
    """

    ROW_HEIGHT = 2
    _keys: Sequence[str] = ()
    _terms: tuple[MatchedTerm, ...] = ()
    _empty: tuple[str, ...] = ()
    _last: tuple[int, Row] | None = None
    """The row made last: its second line is mostly drawn right after the first."""

    def __init__(self, row: Callable[[str], Row], *, id: str | None = None) -> None:  # noqa: A002
        super().__init__(id=id)
        self._row = row

    @property
    def count(self) -> int:
        """Return how many papers are in view."""
        return len(self._keys)

    def show(
        self,
        keys: Sequence[str],
        cursor: int,
        terms: tuple[MatchedTerm, ...] = (),
        empty: tuple[str, ...] = (),
    ) -> None:
        """Show these papers.

        Args:
            keys: of the papers, in order.
            cursor: the row to stand on.
            terms: what to mark in the titles.
            empty: what to say, line by line, when there are none.
        """
        self._keys, self._terms, self._empty = keys, terms, empty
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
        style = self.ink("quiet" if row.read else "unread")
        if line:
            # Only the first line is strong, so that each paper has one beginning.
            rest = style if row.read else self.ink("text")
            return [bar, blank(MARGIN - 1), *self._second_line(row, rest, room)]
        first, _ = self._title(row, room)
        return [
            bar,
            blank(1),
            Segment(glyphs.READ, style) if row.read else Segment(glyphs.UNREAD, self.ink("dot")),
            blank(1),
            Segment(row.sign or " ", self.ink("star")),
            blank(1),
            *self._paint(first, style, row.title),
        ]

    def _title(self, row: Row, room: int) -> tuple[Part, Part]:
        """Return what of the title stands on the first line, and what on the second."""
        whole, nothing = Part(fit(row.title, room), 0), Part("", 0)
        if row.why or width(row.title) <= room or len(lines := wrap(row.title, room)) < 2:
            return whole, nothing
        (start, end), (next_start, _), *_ = lines
        # Where the second line does not hold the rest either it is cut.
        about = min(width(row.about) + width(glyphs.BETWEEN), room // (2 if row.own else 3))
        rest = fit(row.title[next_start:], max(1, room - about))
        return Part(row.title[start:end], start), Part(rest, next_start)

    def _paint(self, part: Part, style: Style, title: str) -> list[Segment]:
        """Draw a part of a title, with what was found in the whole of it."""
        spans = spans_of(title, self._terms)
        return paint(part.text, style, spans, style + self.ink("match"), part.start)

    def _second_line(self, row: Row, style: Style, room: int) -> list[Segment]:
        quiet = self.ink("quiet")
        if not row.why:
            _, rest = self._title(row, room)
            if not rest.text:
                return self._about(row, fit(row.about, room))
            left = room - width(rest.text)
            about = glyphs.BETWEEN + row.about
            if width(about) > left and row.own:
                # What the person did is told before what the page is called.
                own = fit(glyphs.BETWEEN + row.own, left)
                return [*self._paint(rest, style, row.title), Segment(own, quiet)]
            about = fit(about, left)
            named = self._about(row, about, start=-len(glyphs.BETWEEN))
            return [*self._paint(rest, style, row.title), *named]
        where = ""
        if room >= ROOM_FOR_BOTH:
            where = fit(row.where, room // 3) + glyphs.BETWEEN
        shown = fit(row.why, max(0, room - width(where)))
        spans = spans_of(shown, self._terms)
        return [*self._about(row, where), *paint(shown, quiet, spans, quiet + self.ink("match"))]

    def _about(self, row: Row, shown: str, start: int = 0) -> list[Segment]:
        """Draw where a paper stands, with what was found in the names that it begins with."""
        quiet = self.ink("quiet")
        spans = spans_of(row.names, self._terms)
        return paint(shown, quiet, spans, quiet + self.ink("match"), start)

    def forget(self) -> None:
        """Have every row made anew."""
        super().forget()
        self._last = None

    def forget_unseen(self) -> None:
        """Forget the row made last too: it may be out of sight."""
        super().forget_unseen()
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
        """Return two lines a paper; the words of an empty view want room too."""
        return super().lines_for(width) or len(self._empty) + 1
