"""Filter bar: one line in which a query is typed."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING

from textual import events
from textual.binding import Binding
from textual.message import Message
from textual.widgets import Input

from tui.messages import QueryTyped
from tui.widgets.glyphs import BETWEEN
from tui.widgets.line_input import LineInput

if TYPE_CHECKING:
    from tui.library.query_help import Suggestions

ELSEWHERE = "/ to filter titles, names, abstracts"
"""What the empty bar says while the keys are in another pane."""
HERE = "words, author: is:unread …   ? all   Tab completes   ↑ earlier"
"""What the empty bar says while one can type in it."""


class FilterBar(LineInput):
    """Posts `QueryTyped` for what was typed, and `Left` when the person is done typing.

    As in fzf the cursor in the list moves while one goes on typing: `Stepped`. In the empty bar ↑
    brings what was asked before, and ↓ goes back from there.

    Args:
        suggest: gives what a query, as far as the cursor, may go on as.
        earlier: gives earlier queries, the newest first.
    """

    BINDINGS = [
        Binding("down,ctrl+n", "down", show=False),
        Binding("up,ctrl+p", "up", show=False),
        Binding("ctrl+j", "move(1)", show=False),
        Binding("ctrl+k", "move(-1)", show=False),
        Binding("pagedown", "page(1)", show=False),
        Binding("pageup", "page(-1)", show=False),
        Binding("tab", "complete(1)", show=False),
        Binding("shift+tab", "complete(-1)", show=False),
        Binding("escape", "clear_or_leave", show=False),
    ]

    HINTS = (("Enter", "to the list"), ("↓ ↑", "move"), ("Esc", "clear"), ("Tab", "complete"))

    class Left(Message):
        """Typing is done; the keys belong to the list again."""

        def __init__(self, *, accepted: bool) -> None:
            super().__init__()
            self.accepted = accepted
            """Whether the person goes to what was found, rather than back."""

    class Stepped(Message):
        """Tells that the list's cursor shall move, and the keys stay here."""

        def __init__(self, by: int, *, pages: bool) -> None:
            super().__init__()
            self.by = by
            self.pages = pages
            """Whether by so many pages, rather than rows."""

    class Asked(Message):
        """Asks what can be typed here."""

    class Offered(Message):
        """Tells what the word before the cursor may go on as."""

        def __init__(self, words: str) -> None:
            super().__init__()
            self.words = words

    def __init__(
        self,
        suggest: Callable[[str], Suggestions],
        earlier: Callable[[], Sequence[str]],
        *,
        id: str | None = None,  # noqa: A002
    ) -> None:
        super().__init__(id=id, placeholder=ELSEWHERE)
        self._suggest, self._ask_earlier = suggest, earlier
        self._quiet = False
        self._has_moved = False
        """Whether the list's cursor was moved from here since something was typed."""
        self._earlier: Sequence[str] = ()
        self._recalled = -1
        """Which of them stands in the bar, if one does."""
        self._completions: Sequence[str] = ()
        """Texts up to the cursor, that were put there one after another: first what was typed."""
        self._completion = self._begins = 0
        """Which of them stands there, and where in it the word begins that is completed."""

    def watch_value(self, value: str) -> None:
        """Ask for what stands in the bar now."""
        self._has_moved = False
        if not self._quiet:
            self.post_message(QueryTyped(value))

    def put_quietly(self, text: str) -> None:
        """Put a text into the bar without asking for it: whoever does so shows another view."""
        self._quiet = True
        self.put(text)
        self._quiet = False

    def on_focus(self) -> None:
        """Say what can be typed."""
        self.placeholder, self._has_moved = HERE, False

    def on_blur(self) -> None:
        """Say how one comes here."""
        self.placeholder = ELSEWHERE

    async def _on_key(self, event: events.Key) -> None:
        if event.character == "?" and not self.value and self.end():
            self.post_message(self.Asked())
            event.stop()
            event.prevent_default()

    def on_input_submitted(self, event: Input.Submitted) -> None:
        """Enter goes to the papers found."""
        event.stop()
        self.post_message(self.Left(accepted=True))

    def action_clear_or_leave(self) -> None:
        """Escape empties the bar and gives the keys back."""
        self.value = ""
        self.post_message(self.Left(accepted=False))

    # The papers found

    def action_move(self, by: int) -> None:
        """Move the cursor among the papers found."""
        self._has_moved = True
        self.post_message(self.Stepped(by, pages=False))

    def action_page(self, by: int) -> None:
        """Move it by whole pages."""
        self._has_moved = True
        self.post_message(self.Stepped(by, pages=True))

    # Earlier queries

    @property
    def _is_recalling(self) -> bool:
        at = self._recalled
        return 0 <= at < len(self._earlier) and self.value == self._earlier[at]

    def action_up(self) -> None:
        """Bring an earlier query into an empty bar, or one before that; else move up."""
        if not self._is_recalling:
            if self.value or self._has_moved or not (earlier := self._ask_earlier()):
                self.action_move(-1)
                return
            self._earlier, self._recalled = earlier, -1
        self._recall(min(self._recalled + 1, len(self._earlier) - 1))

    def action_down(self) -> None:
        """Bring a later query, behind the last an empty bar; move down when none was brought."""
        if self._is_recalling:
            self._recall(self._recalled - 1)
        else:
            self.action_move(1)

    def _recall(self, at: int) -> None:
        self._recalled = at
        self.put(self._earlier[at] if at >= 0 else "")

    # Completion

    def action_complete(self, step: int) -> None:
        """Put in place of the word before the cursor the next of those it may go on as."""
        before, behind = self.around
        completions = self._completions
        # One is no choice: then the same key goes on behind it.
        if len(completions) < 3 or completions[self._completion] != before:
            begins, words = self._suggest(before)
            completions = [before, *(before[:begins] + word for word in words)]
            self._begins = begins
            self._completions, self._completion = completions, 0
            if not words:
                self.post_message(self.Offered("Nothing begins so."))
                return
        at = self._completion = (self._completion + step) % len(completions)
        self.value = completions[at] + behind
        self.cursor_position = len(completions[at])
        following = [*completions[at:], *completions[1:at]] if at else []
        self.post_message(self.Offered(BETWEEN.join(each[self._begins :] for each in following)))
