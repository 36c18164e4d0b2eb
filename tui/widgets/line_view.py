"""A scrolling pane that draws only the lines that are seen."""

from __future__ import annotations

from rich.style import Style
from textual.geometry import Size
from textual.scroll_view import ScrollView
from textual.strip import Strip
from textual.widget import Widget


class LineView(ScrollView, can_focus=True, inherit_bindings=False):
    """The base of the panes: lines that are made when they come into sight, and kept.

    Changing the number of lines or the place in them repaints this pane and nothing else. (Setting
    `virtual_size` in the usual way would lay out the whole screen anew.)
    """

    DEFAULT_CSS = """
    LineView {
        overflow-x: hidden;
        overflow-y: scroll;
        scrollbar-size-vertical: 1;
        &.-still { overflow-y: hidden; }
    }
    """

    ALLOW_SELECT = False

    def __init__(self, *, id: str | None = None, classes: str | None = None) -> None:  # noqa: A002
        super().__init__(id=id, classes=classes)
        self._strips: dict[int, Strip] = {}

    def make_line(self, y: int, width: int) -> Strip:
        """Draw a line of the content, counted from its top, at a width in cells."""
        raise NotImplementedError

    def lines_for(self, width: int) -> int:
        """How many lines the content has at a width in cells."""
        raise NotImplementedError

    def get_content_height(self, container: Size, viewport: Size, width: int) -> int:  # noqa: ARG002
        """As high as the content, where the height is automatic."""
        return self.lines_for(width)

    # Drawing

    def render_line(self, y: int) -> Strip:
        """Draw a line of the pane."""
        line = y + round(self.scroll_y)
        strip = self._strips.get(line)
        if strip is None:
            width = self.scrollable_content_region.width
            style = self.rich_style
            strip = self.make_line(line, width).apply_style(style).crop_extend(0, width, style)
            self._strips[line] = strip
        return strip

    def redraw(self) -> None:
        """Draw everything anew: the content, the width or the styles are others now."""
        self._strips.clear()
        if not self.is_mounted:
            return
        width = self.scrollable_content_region.width
        self.set_reactive(Widget.virtual_size, Size(width, self.lines_for(width)))
        self._scroll_update(self.virtual_size)
        self.refresh()

    def redraw_lines(self, start: int, count: int) -> None:
        """Draw some lines anew; nothing happens for those out of sight."""
        for line in range(start, start + count):
            self._strips.pop(line, None)
        top = round(self.scroll_y)
        if start < top + self.size.height and start + count > top:
            self.refresh_lines(start, count)

    def notify_style_update(self) -> None:
        """The theme or a class changed: strips hold the old colours."""
        super().notify_style_update()
        self._strips.clear()

    def on_resize(self) -> None:
        """Another width wraps and cuts otherwise."""
        self.redraw()
        self.resized()

    def resized(self) -> None:
        """What else a pane does when its size changed."""

    def part(self, name: str) -> Style:
        """The style of a part of this pane, by its component class."""
        return self.get_component_rich_style(name)

    # Scrolling

    @property
    def height_in_lines(self) -> int:
        """How many lines can be seen at once."""
        return max(1, self.scrollable_content_region.height)

    @property
    def at_end(self) -> bool:
        """Whether the last line is in sight."""
        return round(self.scroll_y) >= self.max_scroll_y

    def scroll_lines(self, y: int) -> None:
        """Bring a line to the top, as far as there are lines below it."""
        self.scroll_to(y=max(0, min(y, self.max_scroll_y)), animate=False)
