"""A screen that carries commands: a key looks its command up and does it with a context."""

from __future__ import annotations

import time
from typing import TYPE_CHECKING

from textual import events
from textual.widgets import Input

from tui.actions.context import Context

if TYPE_CHECKING:
    from textual.screen import Screen

    _Base = Screen[None]
else:
    # A further class that Textual looks through takes a two-hundredth of a start.
    _Base = object


class CommandScreen(_Base):
    """Part of a screen that does the commands of its table when their keys are pressed.

    The screen gives the `bindings` of its commands as ``BINDINGS``, and a `context`.
    """

    context: Context

    def __init__(self) -> None:
        super().__init__()
        self._typed = ""
        """Digits typed so far, for the next command."""

    @property
    def has_room(self) -> bool:
        """Tell whether the terminal is large enough for anything to be done."""
        return True

    def leaving(self) -> None:
        """Note what the next start shall know: the reader ends."""

    async def action_do(self, name: str) -> None:
        """Do the command of a name."""
        await self.context.do(name)

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:  # noqa: ARG002
        """Leave keys to a line that is typed in: there they are letters."""
        return action != "do" or not isinstance(self.focused, Input)

    def take_key(self, event: events.Key) -> bool:
        """Look at a key before it is done; True when nothing is to be done with it.

        Digits are kept for the command that follows.
        """
        self.context.keyed_at = time.monotonic()
        self.context.pressed = (event.key, self.context.pressed[0])
        if (take := self.context.next_key) is not None:
            self.context.next_key = None
            take(event.character or "")
            return True
        if isinstance(self.focused, Input):
            return False
        digit = event.character or ""
        if digit.isdecimal() and digit.isascii() and (self._typed or digit != "0"):
            self._typed = (self._typed + digit)[:6]
            self.context.say(self._typed)
            return True
        self.context.count, self._typed = int(self._typed or 0), ""
        self.context.answered = False
        return not self.has_room and event.key not in {"q", "Q"}

    def end_key(self) -> None:
        """End what was said before a key that has been done."""
        if not self.context.answered:
            self.context.say("")
