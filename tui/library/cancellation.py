"""Long work that may not hold up anybody: it rests now and then, and stops when it is told to."""

from __future__ import annotations

from collections.abc import Callable

Rest = Callable[[], None]
"""Called again and again during long work: it may pause it, or end it by raising `Cancelled`."""


class Cancelled(Exception):  # noqa: N818 - not an error: the work is no longer wanted
    """Work was given up, because it is no longer wanted."""


def no_rest() -> None:
    """For work that holds up nobody."""
