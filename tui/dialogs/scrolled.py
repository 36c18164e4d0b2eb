"""Base of dialogs that are read: a title, lines that are scrolled, and keys."""

from __future__ import annotations

from textual.binding import Binding

from tui.dialogs.base import Dialog
from tui.widgets.line_view import LineView

PAGE = 10
"""Lines that a page is scrolled by, where there are as many."""


class Scrolled(Dialog[None]):
    """Shows lines, in the one `LineView` that it has, until a key closes it."""

    # With priority a key is done before the next one is looked at, which is not meant for it.
    BINDINGS = [
        Binding("escape", "leave", show=False, priority=True),
        Binding("q,question_mark,enter", "close", show=False, priority=True),
        Binding("down", "scroll(1)", show=False, priority=True),
        Binding("up", "scroll(-1)", show=False, priority=True),
        Binding("pagedown", "page(1)", show=False, priority=True),
        Binding("pageup", "page(-1)", show=False, priority=True),
        Binding("j", "scroll(1)", show=False),
        Binding("k", "scroll(-1)", show=False),
        Binding("space,ctrl+d,ctrl+f", "page(1)", show=False),
        Binding("ctrl+u,ctrl+b", "page(-1)", show=False),
        Binding("g,home", "to_line(0)", show=False),
        Binding("G,end", "to_line(1000000)", show=False),
    ]
    AUTO_FOCUS = "LineView"
    DEFAULT_CSS = """
    Scrolled.-wide #box { width: 88; height: 100%; }
    Scrolled LineView { height: 1fr; background: $surface; }
    Scrolled.-roomy .title { margin-bottom: 1; }
    """

    def on_mount(self) -> None:
        """Have all the room there is."""
        self.add_class("-wide")
        super().on_mount()

    @property
    def lines(self) -> LineView:
        """The lines."""
        return self.query_one(LineView)

    def action_leave(self) -> None:
        """Close it."""
        self.dismiss(None)

    def action_close(self) -> None:
        """Close it."""
        self.dismiss(None)

    def action_scroll(self, lines: int) -> None:
        """Scroll by lines."""
        self.lines.scroll_lines(self.lines.top + lines)

    def action_page(self, pages: int) -> None:
        """Scroll by pages, none of which is higher than what is in sight."""
        self.action_scroll(pages * max(1, min(PAGE, self.lines.height_in_lines)))

    def action_to_line(self, line: int) -> None:
        """Scroll to a line."""
        self.lines.scroll_lines(line)
