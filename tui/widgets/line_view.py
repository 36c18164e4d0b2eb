"""A scrolling pane that draws only the lines that are seen."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Mapping, Sequence

from rich.segment import Segment
from rich.style import Style
from textual import events
from textual.filter import ANSIToTruecolor
from textual.geometry import Offset, Region, Size
from textual.message import Message
from textual.strip import Strip
from textual.widget import Widget

from tui.theme import inks_on
from tui.widgets.cells import filled
from tui.widgets.headings import Heading, heading_line, lines_below

WHEEL = 3
"""Lines a turn of the mouse wheel scrolls."""
THUMB = "▐"
PLAIN = "-plain"
"""The class that an app in plain mode has: see `tui.widgets.plain`."""


class LineView(Widget, can_focus=True, inherit_bindings=False):
    """Base of the panes: lines that are made when they come into sight, and kept.

    It scrolls by itself. Textual's own scrolling lays out the whole screen anew when the number of
    lines changes, and its scroll bars are widgets that every start pays for; here another number
    of lines, or another place in them, repaints this pane and nothing else. The last column is
    the scroll bar's, and the first line the heading's, where there is one.
    """

    class EdgeDragged(Message):
        """The mouse drags the left edge of a pane to a column of the screen."""

        def __init__(self, pane: LineView, column: int) -> None:
            super().__init__()
            self.pane = pane
            self.column = column

    ALLOW_SELECT = False
    edge_dragged = False
    """Whether the mouse has the left edge, and moved it: its release is no click then."""
    _has_edge = False
    _inks: Mapping[str, Style] = {}
    _heading: Heading | None = None

    def __init__(self, *, id: str | None = None, classes: str | None = None) -> None:  # noqa: A002
        super().__init__(id=id, classes=classes)
        self._top = 0
        self._lines_at: tuple[int, int] | None = None
        self._lines_made: dict[int, list[Segment]] = {}
        self._made_at = 0
        self._labels: Mapping[int, str] = {}
        lines: Sequence[int] = ()
        self._drawing = (1, lines, Style(), range(0), Segment(""), Segment(""))
        """What is the same for all lines while the pane is drawn: their width, which of the content
        they are, their style, which the scroll bar's thumb has, the thumb, the rest of the bar."""

    @property
    def is_plain(self) -> bool:
        """Tell whether a screen reader reads the pane."""
        return self.app.has_class(PLAIN)

    def make_line(self, y: int, width: int) -> list[Segment]:
        """Draw a line of the content, counted from its top, at a width in cells."""
        raise NotImplementedError

    def behind(self, y: int) -> Style | None:  # noqa: ARG002
        """Return what stands behind a whole line, over the pane's own background."""
        return None

    def lines_for(self, width: int) -> int:
        """Return how many lines the content has at a width in cells."""
        raise NotImplementedError

    # Size

    @property
    def in_sight(self) -> Sequence[int]:
        """Return the lines of the content that the pane shows, from its top, ascending."""
        return range(self.top, self.top + self.height_in_lines)

    @property
    def content_width(self) -> int:
        """Return the cells of a line: all but the scroll bar's column."""
        # That of the pane, which has no border: its inner size is looked for in the whole layout.
        return max(1, self.outer_size.width - 1)

    @property
    def height_in_lines(self) -> int:
        """Return how many lines can be seen at once."""
        return max(1, self.outer_size.height - self.head)

    @property
    def head(self) -> int:
        """Return how many lines the heading takes."""
        return 0 if self._heading is None else 1 + len(self._below)

    @property
    def _below(self) -> Sequence[str]:
        """The lines below the heading."""
        text = self._heading.below if self._heading is not None else ""
        return lines_below(text, self.content_width, self.outer_size.height) if text else ()

    @property
    def line_count(self) -> int:
        """Return how many lines the content has at the pane's width."""
        width = self.content_width
        if self._lines_at is None or self._lines_at[0] != width:
            self._lines_at = (width, self.lines_for(width))
        return self._lines_at[1]

    def get_content_height(self, container: Size, viewport: Size, width: int) -> int:  # noqa: ARG002
        """Return as many lines as the content has, where the height is automatic."""
        return self.lines_for(max(1, width - 1))

    def on_resize(self) -> None:
        """Adapt to a new size, at which the layout has painted the pane by now."""
        self.resized()

    def resized(self) -> None:
        """Do what else a pane does when its size changed."""

    # Drawing

    def show_heading(self, heading: Heading) -> None:
        """Put words over the pane; they stay there however it is scrolled."""
        if heading != self._heading:
            before = self._below
            self._heading = heading
            if self._below == before:
                self._redraw_heading()
            elif self.is_mounted:
                self.redraw()
                self.resized()

    def _redraw_heading(self) -> None:
        if self._heading is not None and self.is_mounted:
            self.refresh(Region(0, 0, self.outer_size.width, 1))

    def on_blur(self) -> None:
        """Show that the keys are elsewhere."""
        self._redraw_heading()

    def render_lines(self, crop: Region) -> list[Strip]:
        """Draw a part of the pane, after what is the same for all its lines was looked up once.

        A pane has neither borders nor padding, and keeps its lines itself: half the time is saved.
        """
        self._look_up()
        background = self.background_colors[1]
        # Inks are of the terminal's own colours only where these are to stay.
        filters = [f for f in self.get_line_filters() if not isinstance(f, ANSIToTruecolor)]
        strips = []
        for y in crop.line_range:
            segments = self._segments(y)
            for each in filters:
                segments = each.apply(segments, background)
            strips.append(Strip(segments, self.content_width + 1))
        whole = crop.column_span == (0, self.content_width + 1)
        return strips if whole else [strip.crop(*crop.column_span) for strip in strips]

    def render_line(self, y: int) -> Strip:
        """Draw a line for who looks what stands under the mouse, maybe before all is painted."""
        self._look_up()
        return Strip(self._segments(y), self.content_width + 1)

    def _look_up(self) -> None:
        if self._made_at != self.content_width:
            self._made_at = self.content_width  # a new layout paints before it tells of a size
            self.forget()
        style, thumbs = self.rich_style, self._thumb(self.height_in_lines, self.top)
        self._inks = inks_on(style, self.app.theme)
        thumb, track = (Segment(text, self.ink("thumb")) for text in (THUMB, " "))
        self._drawing = (self.content_width, self.in_sight, style, thumbs, thumb, track)

    def _segments(self, y: int) -> list[Segment]:
        """Return a line of the pane, with the scroll bar's part of it."""
        width, lines, style, has_thumb, thumb, track = self._drawing
        y -= self.head
        if y < 0 and self._heading is not None:
            if row := y + self.head:
                words = [Segment(self._below[row - 1], self.ink("quiet"))]
            else:
                words = heading_line(self._heading, width + 1, self.ink, has_keys=self.has_focus)
            return filled(words, width + 1, style)
        if y >= len(lines):
            return filled([], width + 1, style)
        line = lines[y]
        # A strip is dear to make, so what is kept are segments.
        segments = self._lines_made.get(line)
        if segments is None:
            segments = filled(self.make_line(line, width), width, style)
            if (behind := self.behind(line)) is not None:
                segments = list(Segment.apply_style(segments, post_style=behind))
            self._lines_made[line] = segments
        if self._labels and (label := self.label_at(line)):
            letters = Segment(label, (segments[0].style or style) + self.ink("said"))
            segments = [letters, *Strip(segments).crop(len(label))]
        return [*segments, thumb if y in has_thumb else track]

    def show_labels(self, labels: Mapping[int, str]) -> None:
        """Write letters over the beginnings of some rows, or for row 0 over what is at the top."""
        self._labels = labels
        self.refresh()

    def label_at(self, line: int) -> str:
        """Return the letters that are written over a line."""
        return self._labels.get(0, "") if line == self.top else ""

    def _thumb(self, height: int, top: int) -> range:
        """Return which of the lines in sight the scroll bar's thumb has: none if all is seen."""
        if not (last := self.last_top):
            return range(0)
        size = max(1, height * height // self.line_count)
        first = top * (height - size) // last
        return range(first, first + size)

    def forget(self) -> None:
        """Have everything drawn anew when it is next seen."""
        self._lines_made.clear()
        self._lines_at = None

    def forget_unseen(self) -> None:
        """Have what is out of sight drawn anew when it is next seen."""
        seen = self.in_sight
        for line in [each for each in self._lines_made if each not in seen]:
            del self._lines_made[line]

    def redraw(self) -> None:
        """Draw everything anew: the content is another now."""
        self.forget()
        if self.is_mounted:
            self._top = min(self._top, self.last_top)
            self.refresh()

    def redraw_lines(self, start: int, count: int) -> None:
        """Draw some lines anew; nothing happens for those out of sight."""
        for line in range(start, start + count):
            self._lines_made.pop(line, None)
        if not self.is_mounted:
            return
        lines = self.in_sight
        first, last = bisect_left(lines, start), bisect_left(lines, start + count)
        if first < last:
            self.refresh(Region(0, first + self.head, self.outer_size.width, last - first))

    def notify_style_update(self) -> None:
        """Forget lines in the old colours: the theme is another."""
        super().notify_style_update()
        self._lines_made.clear()
        self._inks = {}

    def ink(self, name: str) -> Style:
        """Return the style that something is drawn with; rows are set before they are painted."""
        if not self._inks:
            self._inks = inks_on(self.rich_style, self.app.theme)
        return self._inks[name]

    # Scrolling

    def line_above(self, y: int, lines: int) -> int:
        """Return the line that stands so many lines above another on the screen."""
        return max(0, y - lines)

    @property
    def top(self) -> int:
        """Return the line at the top of the pane."""
        return min(self._top, self.last_top) if self._top else 0

    @property
    def last_top(self) -> int:
        """Return the line that is at the top when the last one is in sight."""
        return max(0, self.line_count - self.height_in_lines)

    def scroll_lines(self, y: int) -> None:
        """Bring a line to the top, as far as there are lines below it."""
        # Before the first layout there is no width that lines could be counted at.
        y = min(y, self.last_top) if y > 0 else 0
        if y != self._top and self.is_mounted:
            self._top = y
            self.refresh()

    def begin_at(self, y: int) -> None:
        """Have a line at the top, also before the pane has a size: its first drawing has it so."""
        if self.is_mounted:
            self.scroll_lines(y)
        else:
            self._top = max(0, y)

    def point_at(self, y: int) -> None:
        """Have the terminal's cursor stand on a line of the pane."""
        y += self.head
        self.app.cursor_position = self.region.offset + Offset(0, y)
        # It goes there with what is painted next: a cell will do.
        self.refresh(Region(0, y, 1, 1))

    def on_focus(self) -> None:
        """Show that the keys come here, and have a screen reader go on from the pane's top."""
        self._redraw_heading()
        if self.is_plain:
            self.point_at(0)

    # The mouse

    def on_mouse_scroll_down(self, event: events.MouseScrollDown) -> None:
        """Scroll down; the cursor stays."""
        event.stop()
        self.scroll_lines(self.top + WHEEL)

    def on_mouse_scroll_up(self, event: events.MouseScrollUp) -> None:
        """Scroll up; the cursor stays."""
        event.stop()
        self.scroll_lines(self.top - WHEEL)

    def on_mouse_down(self, event: events.MouseDown) -> None:
        """Take hold of the scroll bar or the edge to the next pane, where the mouse is on it."""
        self.edge_dragged = False
        self._has_edge = event.x == 0 < self.region.x and self._heading is not None
        if self._has_edge:
            self.screen.clear_selection()  # Textual begins one at every press
            self.capture_mouse()
        elif event.x == self.outer_size.width - 1:
            self.screen.clear_selection()
            self.capture_mouse()
            self._drag(event.y)

    def on_mouse_move(self, event: events.MouseMove) -> None:
        """Scroll by the scroll bar, or share the room anew, when either is held."""
        if self.app.mouse_captured is not self:
            return
        if self._has_edge:
            self.edge_dragged = True
            self.post_message(self.EdgeDragged(self, int(event.screen_x)))
        else:
            self._drag(event.y)

    def on_mouse_up(self) -> None:
        """Let go."""
        if self.app.mouse_captured is self:
            self.release_mouse()

    def _drag(self, y: int) -> None:
        share = max(0, y - self.head) / max(1, self.height_in_lines - 1)
        self.scroll_lines(round(self.last_top * share))
