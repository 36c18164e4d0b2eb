"""Filter bar: one line in which a query is typed."""

from __future__ import annotations

from textual.binding import Binding
from textual.message import Message
from textual.widgets import Input

from tui.messages import QueryTyped
from tui.widgets.line_input import LineInput


class FilterBar(LineInput):
    """Posts `QueryTyped` for what was typed, and `Left` when the person is done typing.

    As in fzf the cursor in the list moves while one goes on typing: `Moved`.
    """

    BINDINGS = [
        Binding("down,ctrl+n,ctrl+j", "move(1)", show=False),
        Binding("up,ctrl+p,ctrl+k", "move(-1)", show=False),
        Binding("pagedown", "page(1)", show=False),
        Binding("pageup", "page(-1)", show=False),
        Binding("escape", "clear_or_leave", show=False),
    ]

    HINTS = (("Enter", "to the list"), ("↓ ↑", "move"), ("Esc", "clear"))

    class Left(Message):
        """Typing is done; the keys belong to the list again."""

        def __init__(self, *, accepted: bool) -> None:
            super().__init__()
            self.accepted = accepted
            """Whether the person goes to what was found, rather than back."""

    class Moved(Message):
        """Tells that the list's cursor shall move, and the keys stay here."""

        def __init__(self, by: int, *, pages: bool) -> None:
            super().__init__()
            self.by = by
            self.pages = pages
            """Whether by so many pages, rather than rows."""

    def __init__(self, *, id: str | None = None) -> None:  # noqa: A002
        super().__init__(id=id, placeholder="/ to filter titles and abstracts")
        self._quiet = False

    def watch_value(self, value: str) -> None:
        """Ask for what stands in the bar now."""
        if not self._quiet:
            self.post_message(QueryTyped(value))

    def put_quietly(self, text: str) -> None:
        """Put a text into the bar without asking for it: whoever does so shows another view."""
        self._quiet = True
        self.value = text
        self._quiet = False

    def on_input_submitted(self, event: Input.Submitted) -> None:
        """Enter goes to the papers found."""
        event.stop()
        self.post_message(self.Left(accepted=True))

    def action_move(self, by: int) -> None:
        """Move the cursor among the papers found."""
        self.post_message(self.Moved(by, pages=False))

    def action_page(self, by: int) -> None:
        """Move it by whole pages."""
        self.post_message(self.Moved(by, pages=True))

    def action_clear_or_leave(self) -> None:
        """Escape empties the bar and gives the keys back."""
        self.value = ""
        self.post_message(self.Left(accepted=False))
