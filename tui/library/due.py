"""When a reading list is due: what a person types for it, and what is said of it."""

from __future__ import annotations

from datetime import date

from tui.library.bylines import day_in_words
from tui.library.errors import LibraryError
from tui.library.phrases import plural

SOON = 14
"""Days that are counted, rather than the day named."""


def due_date(typed: str) -> str:
    """Return the day that was typed, as 2026-12-31; empty for none.

    Raises:
        LibraryError: it is no day.
    """
    day = typed.strip()
    if not day:
        return ""
    try:
        return date.fromisoformat(day).isoformat()
    except ValueError:
        raise LibraryError("A due date is a day, as 2026-12-31.") from None


def due_words(due: str, today: date) -> str:
    """Return when something is due, in words; empty where it is not, or where that is no day."""
    try:
        days = (date.fromisoformat(due) - today).days
    except ValueError:
        return ""
    if days < 0:
        return f"overdue by {plural(-days, 'day')}"
    if days <= 1:
        return "due tomorrow" if days else "due today"
    return f"due in {days} days" if days <= SOON else f"due {day_in_words(due)}"
