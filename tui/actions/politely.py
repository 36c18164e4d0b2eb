"""Asking a person something that no key asked for: only when they are at nothing else."""

from __future__ import annotations

import time
from collections.abc import Awaitable, Callable
from typing import TYPE_CHECKING

from textual.widgets import Input

if TYPE_CHECKING:
    from tui.actions.context import Context

EVERY = 0.2
"""Seconds between two looks whether something can be asked."""
QUIET = 0.5
"""Seconds since the last key until it is: it may not take the keys that are meant for others."""


def is_free(context: Context) -> bool:
    """Tell whether no dialog is open, nothing is typed, and no key is being pressed."""
    screen = context.screen
    return (
        screen.app.screen is screen
        and not isinstance(screen.focused, Input)
        and time.monotonic() - context.keyed_at > QUIET
    )


def when_free(context: Context, ask: Callable[[], Awaitable[None]]) -> None:
    """Ask something as soon as the person is at nothing else."""

    async def look() -> None:
        if is_free(context):
            timer.stop()
            await ask()

    timer = context.screen.set_interval(EVERY, look)
