"""Detail pane: one paper, set to a comfortable measure."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import TYPE_CHECKING

from rich.segment import Segment
from textual import events
from textual.geometry import Offset, Region
from textual.message import Message
from textual.selection import Selection
from textual.strip import Strip

from tui.library.addresses import Link
from tui.widgets.cells import character_at, overlay, paint
from tui.widgets.line_view import LineView
from tui.widgets.paper_lines import Detail, Fold, Goal, Line, paper_lines
from tui.widgets.rows import blank
from tui.widgets.set_lines import SetLines

if TYPE_CHECKING:
    from tui.library.search.highlight import MatchedTerm

MEASURE = 80
"""The longest line, in cells: longer ones are hard to read."""
FINE_MEASURE = 76
"""The longest line where a paper is read alone."""
FEW_LINES = 13
"""Lines of a pane in which the abstract has the room, and the title but one line."""


class PaperView(SetLines[Line], LineView):
    """Text of the paper that the list's cursor is on.

    Its words can be selected with the mouse, and what leads elsewhere be clicked.

    Args:
        unfold_key: opens what is folded, as people write it.
        scrolled: called when other lines have come into sight.
    """

    ALLOW_SELECT = True

    class Followed(Message):
        """Something that leads elsewhere was clicked."""

        def __init__(self, goal: Goal) -> None:
            super().__init__()
            self.goal = goal

    _detail: Detail | None = None
    _terms: tuple[MatchedTerm, ...] = ()
    _fold = Fold()
    _at_top: Line | None = None
    """The line to begin with when it is painted next, if it was set to another width."""
    alone = False
    """Whether it is all there is on the screen: then it stands in the middle."""

    def __init__(
        self,
        unfold_key: str = "Enter",
        scrolled: Callable[[], object] = bool,
        *,
        id: str | None = None,  # noqa: A002
    ) -> None:
        super().__init__(id=id)
        self._fold = Fold(key=unfold_key)
        self._scrolled = scrolled

    def show(self, detail: Detail | None, terms: tuple[MatchedTerm, ...] = ()) -> None:
        """Show a paper, or nothing; another paper begins at its top, with its note folded."""
        if (detail, terms) == (self._detail, self._terms):
            return
        same = detail is not None and self._detail is not None and detail.key == self._detail.key
        before = self._set
        self._detail, self._terms = detail, terms
        if not same:
            self._fold = self._fold._replace(open=False)
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

    def unfold(self) -> None:
        """Show all of the title and the note, or fold them again."""
        self._fold = self._fold._replace(open=not self._fold.open)
        self.set_anew()
        self.redraw()

    def show_alone(self, wanted: bool) -> None:
        """Set the paper for a screen of its own, or for its pane beside others.

        The words at the top stay there.
        """
        self._at_top = self.line(self.top, self.content_width) if self.top else None
        self.alone = wanted
        self.set_anew()
        self.redraw()

    def set_anew(self) -> None:
        """Have the lines set anew; what was selected in the old ones is so no more."""
        super().set_anew()
        self._unselect()

    # Drawing

    def make_line(self, y: int, width: int) -> list[Segment]:
        """Draw a line of the paper."""
        line = self.line(y, width)
        if line is None:
            return []
        style = self.ink(line.ink)
        text = paint(line.text, style, line.spans, style + self.ink("match"), line.start)
        for start, end, ink_name in line.inked:
            text = overlay(text, start - line.start, end - line.start, self.ink(ink_name))
        for start, end, goal in line.targets:
            ink = self.ink("link" if isinstance(goal, Link) else "dot")
            text = overlay(text, start - line.start, end - line.start, ink)
        if line.aside is not None:
            text = overlay(text, line.aside - line.start, len(line.text), self.ink("quiet"))
        segments = [blank(self.margin(width))]
        if line.name:
            segments.append(Segment(line.name, self.ink("quiet")))
        segments += text
        if (selection := self.text_selection) and (span := selection.get_span(y)) is not None:
            start, end = max(span[0], self.margin(width)), span[1]
            end = end if end >= 0 else sum(len(segment.text) for segment in segments)
            return overlay(segments, start, end, self.ink("cursor"))
        return segments

    def set_lines(self, width: int) -> Iterator[Line]:
        """Yield the title and what is known first, the abstract, and the rest."""
        longest = FINE_MEASURE if self.alone else MEASURE
        measure = max(1, min(longest, width - 2 * self.margin(width)))
        return paper_lines(self._detail, self._terms, measure, self._fold)

    def margin(self, width: int) -> int:
        """Return the blanks to the left of lines of a width: less where there is little room."""
        least = 3 if width >= 60 else 2 if width >= 40 else 1
        return max(least, (width - FINE_MEASURE) // 2) if self.alone else least

    def render_lines(self, crop: Region) -> list[Strip]:
        """Draw a part of the pane, set for as many lines as there are."""
        if (short := self.height_in_lines < FEW_LINES) != self._fold.short:
            self._fold = self._fold._replace(short=short)
            self.set_anew()
            self.forget()
        if (top := self._at_top) is not None:
            # How wide the lines come out was not known before.
            self._at_top = None
            lines = range(self.lines_for(self.content_width))
            alike = (n for n in reversed(lines) if self._set[n].ink == top.ink)
            self._top = next((n for n in alike if self._set[n].start <= top.start), 0)
        if self._heading is not None:
            is_whole = self.alone or (not self.top and self.percent == 100)
            aside = "" if is_whole else f"{self.percent} %"
            self._heading = self._heading._replace(aside=aside)
        return super().render_lines(crop)

    # Selecting

    def render_line(self, y: int) -> Strip:
        """Draw a line; who looks under the mouse finds where in the text each part stands."""
        strip = super().render_line(y)
        return strip.apply_offsets(0, self.top + y - self.head) if y >= self.head else strip

    def get_selection(self, selection: Selection) -> tuple[str, str] | None:
        """Return what is selected as it reads, without the breaks of its lines."""
        width = self.content_width
        before = self.margin(width)
        pieces: list[str] = []
        for y in range(self.lines_for(width)):
            line, span = self.line(y, width), selection.get_span(y)
            if line is None or span is None:
                continue
            drawn = " " * before + line.name + line.text
            text = drawn[span[0] : span[1] if span[1] >= 0 else len(drawn)]
            pieces += [line.joint if pieces else "", text.strip()]
        return "".join(pieces).strip("\n"), "\n"

    def selection_updated(self, selection: Selection | None) -> None:  # noqa: ARG002
        """Draw what is selected."""
        self._lines_made.clear()
        self.refresh()

    def _unselect(self) -> None:
        if self.is_mounted and self.text_selection is not None:
            self.screen.clear_selection()

    # The mouse

    def on_click(self, event: events.Click) -> None:
        """Follow what leads elsewhere; a second click selects a word, as a third does all."""
        # What the base class does would select all, or even the whole screen.
        event.prevent_default()
        event.stop()
        if event.x >= self.size.width - 1 or event.y < self.head or self.edge_dragged:
            return
        y = event.y + self.top - self.head
        line = self.line(y, self.content_width)
        if line is None:
            return
        before = self.margin(self.content_width)
        drawn = " " * before + line.name + line.text
        at = character_at(drawn, event.x)
        if event.chain == 3:
            self.text_select_all()
        elif event.chain == 2:
            start, end = at, at
            while start > 0 and drawn[start - 1 : start].strip():
                start -= 1
            while end < len(drawn) and drawn[end].strip():
                end += 1
            if start < end:
                word = Selection(Offset(start, y), Offset(end, y))
                self.screen.selections = {self: word}
        elif event.chain == 1 and self.text_selection is None:
            if line.unfolds:
                self.unfold()
            at += line.start - before - len(line.name)
            for start, end, goal in line.targets:
                if start <= at < end:
                    self.post_message(self.Followed(goal))

    def on_mouse_move(self, event: events.MouseMove) -> None:
        """Scroll on while text is selected at an edge of the pane."""
        super().on_mouse_move(event)
        if event.button and self.text_selection is not None:
            edge = (event.y >= self.size.height - 1) - (event.y <= self.head)
            self.scroll_lines(self.top + edge)

    # Moving

    def scroll_lines(self, y: int) -> None:
        """Bring a line to the top, and tell that others are in sight."""
        top = self.top
        super().scroll_lines(y)
        if self.top != top:
            self._scrolled()

    def resized(self) -> None:
        """Tell that other lines are in sight."""
        self._scrolled()

    @property
    def percent(self) -> int:
        """Return how much of the title and the abstract has been in sight, by their lines."""
        self.lines_for(self.content_width)
        ends = (n for n in range(len(self._set), 0, -1) if self._set[n - 1].ink == "text")
        return min(100, 100 * (self.top + self.height_in_lines) // next(ends, 1))

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
        self.scroll_lines(self.line_count)
