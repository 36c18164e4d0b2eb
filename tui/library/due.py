"""When a reading list is due: what a person types for it, and what is said of it."""

from __future__ import annotations

from datetime import date, timedelta

from parsing.dates import iso_date
from parsing.patterns import pattern
from parsing.text import clean_line
from tui.library.bylines import day_in_words
from tui.library.errors import LibraryError
from tui.library.phrases import plural

SOON = 14
"""Days that are counted, rather than the day named."""
DAYS = "2026-12-31, 31 Dec, friday, tomorrow, in 3 days, +2w"
"""Ways to say a day, for a person who is asked for one."""
_WEEKDAYS = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")
_LATER = r"(?:(?:in |\+ ?)?(\d{1,4} ?|an? )|next )(d(?:ays?)?|w(?:eeks?)?|m(?:onths?)?|y(?:ears?)?)"
_MONTHS = {"m": 1, "y": 12}
_LEAP = 8
"""Years among which there is a 29 February."""


def due_date(kept: str) -> str:
    """Return a day that was kept, as 2026-12-31; empty for none.

    Raises:
        LibraryError: it is no day.
    """
    day = kept.strip()
    if not day:
        return ""
    try:
        return date.fromisoformat(day).isoformat()
    except ValueError:
        raise LibraryError("A due date is a day, as 2026-12-31.") from None


def day_meant(typed: str, today: date) -> str:
    """Return the day that a person means, as 2026-12-31; empty for none.

    A day without a year, or of the week, is the next one; ``next friday`` is that of the next week.

    Args:
        typed: ``31 Dec``, ``Dec 31, 2026``, ``today``, ``fri``, ``next friday``, ``+2w``,
            ``in 3 days``, ``next month``.
        today: the day from which it is counted.

    Raises:
        LibraryError: it is no day.
    """
    text = " ".join(typed.casefold().replace(",", " ").split())
    text = text.removeprefix("by ").removeprefix("on ")
    if not text:
        return ""
    try:
        day = _near(text, today) or _later(text, today) or _written(text, today)
    except (OverflowError, ValueError):  # beyond the calendar
        day = None
    if day is None:
        raise LibraryError(f"“{clean_line(typed)}” is no day. Days are {DAYS}.")
    return day.isoformat()


def _near(text: str, today: date) -> date | None:
    """Return today, tomorrow, or a day of the week."""
    if text in {"today", "tomorrow"}:
        return today + timedelta(days=text == "tomorrow")
    found = pattern(r"(?:this |(next ))?([a-z]{3,9})\.?").fullmatch(text)
    begun = (number for number, name in enumerate(_WEEKDAYS) if found and name.startswith(found[2]))
    if found is None or (number := next(begun, None)) is None:
        return None
    ahead = number - today.weekday()
    return today + timedelta(days=ahead + 7 if found[1] or ahead <= 0 else ahead)


def _later(text: str, today: date) -> date | None:
    """Return the day that is some days, weeks, months or years from a day."""
    found = pattern(_LATER).fullmatch(text)
    if found is None:
        return None
    from calendar import monthrange  # for months alone; a list that is due may be shown at a start

    many = (found[1] or "a").strip()
    count, unit = int(many) if many.isdecimal() else 1, found[2][0]
    if unit not in _MONTHS:
        return today + timedelta(days=count * (7 if unit == "w" else 1))
    years, month = divmod(today.month - 1 + count * _MONTHS[unit], 12)
    year, month = today.year + years, month + 1
    return date(year, month, min(today.day, monthrange(year, month)[1]))


def _written(text: str, today: date) -> date | None:
    """Return a day that is written out; without a year it is the next one."""
    this = today.isoformat()
    written = [iso_date(f"{text} {today.year + ahead}") for ahead in range(_LEAP + 1)]
    days = [iso_date(text), *(each for each in written if each >= this)]
    return next((date.fromisoformat(each) for each in days if len(each) == len(this)), None)


def day_in_full(day: str) -> str:
    """Return a day with that of the week: ``Thursday, 31 Dec 2026``."""
    return f"{_WEEKDAYS[date.fromisoformat(day).weekday()].capitalize()}, {day_in_words(day)}"


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
