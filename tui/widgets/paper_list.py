"""List pane: the papers of a view, in one to four lines each."""

from collections.abc import Callable, Iterator, Sequence
from typing import TYPE_CHECKING

from rich.segment import Segment
from rich.style import Style
from textual.geometry import Region
from textual.strip import Strip

from tui.widgets import glyphs
from tui.widgets.cells import Part, fit, fitting, paint, spans_of, width, wrap
from tui.widgets.line_view import LineView
from tui.widgets.paper_row import Row, TitleLine, signs_of
from tui.widgets.rows import blank
from tui.widgets.uneven_rows import MOST, UnevenRows

if TYPE_CHECKING:
    from tui.library.search.highlight import MatchedTerm

MARGIN = 6
"""Cells before the title: the cursor's bar, what is selected, the state, a blank, the star, and a
blank. In a reading list a box has one more."""
ONE_LINE = 76
"""Cells in which most titles stand on one line: two lines do for a row then."""
ROOMY = 20
"""Lines of a list in which rows of more than two lines are not too few."""
AIRY = 30
"""Lines of a list in which a blank one below each row leaves enough rows."""
LEAST_ABOUT = 8
"""Cells behind the end of a title that are worth anything but votes and signs."""
ROOM_FOR_BOTH = 50
"""Cells of a line that shows something else beside a piece of the abstract."""


class PaperList(UnevenRows, LineView):
    """Papers by key; each row is asked for when it comes into sight.

    Args:
        row: gives a paper's row.
    """

    row_height = 2
    compact = False
    """Whether every row has but one line."""
    _keys: Sequence[str] = ()
    _terms: "tuple[MatchedTerm, ...]" = ()
    _empty: tuple[str, ...] = ()
    _margin = MARGIN
    _best = 0
    """How many rows stand above the divider; 0 without one."""
    _divider = ""
    _set_for = (0, 0)
    """The room, and the lines of a row, for which rows were set."""

    def __init__(self, row: Callable[[str], Row], *, id: str | None = None) -> None:  # noqa: A002
        super().__init__(id=id)
        self._row = row
        self._rows_made: dict[int, Row] = {}
        self._rows_set: dict[int, tuple[Row, list[list[Segment]]]] = {}
        """Rows and their lines, until they are drawn."""
        self._needed: dict[int, int] = {}
        """Lines that rows need, as far as that was asked."""

    @property
    def count(self) -> int:
        """Return how many papers are in view."""
        return len(self._keys)

    def show(
        self,
        keys: Sequence[str],
        cursor: int,
        terms: "tuple[MatchedTerm, ...]" = (),
        empty: tuple[str, ...] = (),
        divider: tuple[int, str] = (0, ""),
        *,
        boxes: bool = False,
    ) -> None:
        """Show these papers.

        Args:
            keys: of the papers, in order.
            cursor: the row to stand on.
            terms: what to mark in the titles.
            empty: what to say, line by line, when there are none.
            divider: how many papers are the best ones, and what the line under them says; 0 for
                no such line.
            boxes: whether a box before each title says if it is done.
        """
        self._margin = MARGIN + boxes
        self._keys, self._terms, self._empty = keys, terms, empty
        self._best, self._divider = divider
        self.cursor = max(0, min(cursor, len(keys) - 1))
        self.redraw()
        self.show_cursor()

    # Lines

    def fit_rows(self) -> None:
        """Give rows the lines that the room is for."""
        wide, height = self._room >= ONE_LINE, self.height_in_lines
        lines = 1 if self.compact else 2 if wide or height < ROOMY else MOST
        self.use_lines(lines, int(lines > 1 and height >= AIRY and not self.is_plain))

    @property
    def _room(self) -> int:
        """Cells for a title; the last one before the scroll bar stays blank."""
        return max(0, self.content_width - self._margin - 1)

    def first_line(self, index: int) -> int:
        """Return the line on which a row begins: the divider takes one."""
        return super().first_line(index) + (0 < self._best <= index)

    def row_at(self, y: int) -> tuple[int, int]:
        """Return the row that a line belongs to, and which of its lines; -1 is the divider."""
        return super().row_at(y - 1) if self._is_below(y) else super().row_at(y)

    def _is_below(self, y: int) -> bool:
        return self._best > 0 and y > self._best * self.row_height

    def lines_for(self, width: int) -> int:
        """Return the height of all rows; the words of an empty view want room too."""
        return super().lines_for(width) or len(self._empty_lines(width)) + 1

    def render_lines(self, crop: Region) -> list[Strip]:
        """Draw a part of the list; how high rows are depends on the room."""
        self.fit_rows()
        strips = super().render_lines(crop)
        self._forget_rows()
        return strips

    def _forget_rows(self) -> None:
        self._rows_made.clear()
        self._rows_set.clear()

    def resized(self) -> None:
        """Give rows the lines that the new room is for."""
        self.fit_rows()
        super().resized()

    def make_line(self, y: int, width: int) -> list[Segment]:
        """Draw a line of a row, or the divider."""
        if self._best and y == self._best * self.row_height:
            return self._make_divider(width)
        return super().make_line(y, width)

    def behind(self, y: int) -> Style | None:
        """Return the cursor's colour; the divider and blank lines are no part of a row."""
        if (self._best and y == self._best * self.row_height) or self.is_gap(*self.row_at(y)):
            return None
        return super().behind(y)

    def _make_divider(self, width_: int) -> list[Segment]:
        words = fit(self._divider, max(0, width_ - self._margin - 2))
        rule = self.ink("rule")
        left = width_ - self._margin - width(words) - 1
        return [
            Segment(" " + glyphs.RULE * (self._margin - 2) + " ", rule),
            Segment(words, self.ink("quiet")),
            Segment(" " + glyphs.RULE * max(0, left - 1), rule),
        ]

    # A row

    def make_row(self, index: int, line: int, width_: int, *, at_cursor: bool) -> list[Segment]:  # noqa: ARG002
        """Draw a line of a row: of its title, or of what else there is to say."""
        if self.is_gap(index, line):
            return []
        row, lines = self._row_set(index)
        signs = [blank(self._margin - 1)]
        if line == 0:
            signs = signs_of(row, self.ink, box=self._margin > MARGIN)
        return [self.bar(at_cursor), *signs, *(lines[line] if line < len(lines) else ())]

    def lines_of(self, index: int) -> int:
        """Return how many lines a row needs: those of its title, and what is known of it."""
        if self._set_for != (self._room, self.lines):
            self._set_for = self._room, self.lines
            self._needed.clear()
        if index not in self._needed:
            row = self._made(index)
            title = self._title(row, self._room)
            about = bool(row.about) and not self._stands_behind(row, title, self._room)
            self._needed[index] = min(self.lines, len(title) + bool(row.why) + about)
        return self._needed[index]

    def _made(self, index: int) -> Row:
        if index not in self._rows_made:
            self._rows_made[index] = self._row(self._keys[index])
        return self._rows_made[index]

    def _row_set(self, index: int) -> tuple[Row, list[list[Segment]]]:
        if index not in self._rows_set:
            row = self._made(index)
            self._rows_set[index] = row, self._set(row, self._room, self._style_of(row, index))
        return self._rows_set[index]

    def _style_of(self, row: Row, index: int) -> Style:
        """Return how a title is drawn: calmly, but for the one that the cursor is on."""
        if 0 < self._best <= index:
            return self.ink("quiet")
        if index == self.cursor:
            return self.ink("text" if row.read else "unread at cursor")
        return self.ink("read" if row.read else "unread")

    def _set(self, row: Row, room: int, style: Style) -> list[list[Segment]]:
        """Draw the lines of a row behind its signs."""
        if self.lines == 1:
            return [self._only_line(row, room, style)]
        title = self._title(row, room)
        lines = [self._paint(each, style, row.title) for each in title]
        free = self.lines - len(lines)
        if free > 0 and not self._stands_behind(row, title, room):
            return lines + self._about(row, room, free)
        used = sum(width(each.text) for each in lines[-1])
        behind = room - used - 2
        about = self._parts([each for each in row.about if _is_worth(each, behind)], behind)
        left = room - used - sum(width(each.text) for each in about)
        lines[-1] += [blank(left), *about]
        return lines

    def _stands_behind(self, row: Row, title: list[TitleLine], room: int) -> bool:
        """Tell whether all that is known of a paper stands behind the end of its title."""
        if row.why or self.lines < MOST:
            return False
        if not self.gap and all(each.is_minor for each in row.about):
            return True
        if len(title) < (MOST - 1 if self.gap else 2):
            return False
        said = sum(width(each.text) for each in row.about) + width(glyphs.BETWEEN) * len(row.about)
        return width(title[-1].text) + said < room

    def _title(self, row: Row, room: int) -> list[TitleLine]:
        """Return the title in as many lines as it needs and the row has."""
        most = self.lines - bool(row.why)
        if most < 2 or width(row.title) <= room:
            return [TitleLine(fit(row.title, room), 0)]
        lines = [TitleLine(row.title[start:end], start) for start, end in wrap(row.title, room)]
        if len(lines) < most:
            return lines
        left, last = room, lines[most - 1].start
        if most == self.lines:
            # Where the last line does not hold the rest and what the person did, either is cut.
            said = sum(width(own) + 3 for own in {each.least for each in row.about if each.stays})
            left = room - min(said - 1, room // 3) if said else room
        return [*lines[: most - 1], TitleLine(fit(row.title[last:], max(1, left)), last)]

    def _only_line(self, row: Row, room: int, style: Style) -> list[Segment]:
        """Draw a row of one line: its title, and at the right edge what there is room for.

        Votes stand at the very edge, so that they make a column.
        """
        votes = [each for each in row.about if each.rank == 0]
        least = sum(width(each.text) + 2 for each in votes)
        title = TitleLine(fit(row.title, max(1, room - least)), 0)
        left = room - width(title.text) - 2
        others = [each for each in row.about if each.rank]
        about = self._parts(others + votes, left) if votes or left >= LEAST_ABOUT else []
        used = sum(width(each.text) for each in about)
        return [*self._paint(title, style, row.title), blank(left + 2 - used), *about]

    def _paint(self, line: TitleLine, style: Style, title: str) -> list[Segment]:
        """Draw a part of a title, with what was found in the whole of it."""
        spans = spans_of(title, self._terms)
        return paint(line.text, style, spans, style + self.ink("match"), line.start)

    def _about(self, row: Row, room: int, free: int) -> list[list[Segment]]:
        """Draw what there is to say on so many lines of its own."""
        about = self._parts(row.about, room)
        if not row.why:
            return [about]
        quiet = self.ink("quiet")
        before: list[Segment] = []
        if free == 1 and room >= ROOM_FOR_BOTH and about:
            before = [*self._parts(row.about, room // 3), Segment(glyphs.BETWEEN, quiet)]
        shown = fit(row.why, max(0, room - sum(width(each.text) for each in before)))
        spans = spans_of(shown, self._terms)
        why = [*before, *paint(shown, quiet, spans, quiet + self.ink("match"))]
        return [why, about]

    def _parts(self, parts: Sequence[Part], room: int) -> list[Segment]:
        """Draw as much as there is room for, dots between."""
        return [
            segment
            for number, part in enumerate(fitting(parts, room))
            for segment in self._part(part, first=number == 0)
        ]

    def _part(self, part: Part, *, first: bool) -> Iterator[Segment]:
        if not first:
            # Signs stand for themselves.
            is_sign = part.ink == "sign" or part.text == part.sign
            yield Segment(" " if is_sign else glyphs.BETWEEN, self.ink("quiet"))
        style = self.ink(part.ink)
        spans = spans_of(part.names, self._terms) if part.names else ()
        yield from paint(part.text, style, spans, style + self.ink("match"))

    def forget(self) -> None:
        """Have every row made anew."""
        super().forget()
        self._needed.clear()
        self._forget_rows()

    def redraw_papers(self, keys: frozenset[str]) -> None:
        """Draw the rows of some papers anew."""
        # Where the others stand need not be known: that could mean to rank them all.
        self.forget_unseen()
        for row in self.seen:
            if self._keys[row] in keys:
                self.redraw_row(row)

    def forget_unseen(self) -> None:
        """Forget rows that were made and not drawn too: they may be out of sight."""
        super().forget_unseen()
        self._forget_rows()

    def redraw_lines(self, start: int, count: int) -> None:
        """Draw some lines anew, and so ask for their rows again."""
        index, _ = self.row_at(start)
        before = self._needed.pop(index, 0)
        self._rows_made.pop(index, None)
        self._rows_set.pop(index, None)
        super().redraw_lines(start, count)
        if before and self.lines_of(index) != before:
            self.refresh()

    def make_empty(self, line: int, width: int) -> list[Segment]:
        """Say why there is nothing and what to do."""
        lines = self._empty_lines(width)
        return (
            [blank(2), Segment(lines[line - 1], self.ink("quiet"))]
            if 1 <= line <= len(lines)
            else []
        )

    def _empty_lines(self, width: int) -> list[str]:
        text = "\n".join(self._empty)
        return [text[start:end] for start, end in wrap(text, max(1, width - 3))]


def _is_worth(part: Part, room: int) -> bool:
    """Tell whether a part is worth the room behind a title; what is minor is whole or not there."""
    return bool(part.sign) or room >= (width(part.least) if part.is_minor else LEAST_ABOUT)
