"""Times of the system's clock and of its files, within what a calendar has."""

from __future__ import annotations

import time
from datetime import UTC, date, datetime

from tui.library.storage.tables import LATEST


def moment_of(seconds: float) -> datetime:
    """Return a time in UTC; one that is beyond the calendar's years is the last of them.

    Args:
        seconds: since 1970, as a clock or a file has it: it may be set to anything.
    """
    return datetime.fromtimestamp(min(max(seconds, 0.0), LATEST / 1000), UTC)


def today() -> date:
    """Return the day by this person's clock, which may be wrong beyond any calendar."""
    try:
        return date.fromisoformat(time.strftime("%Y-%m-%d"))
    except ValueError:
        return date.max
