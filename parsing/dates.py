"""Dates as sources write them, to ISO 8601 as exact as they are."""

from __future__ import annotations

import datetime as dt
from functools import lru_cache

from parsing.patterns import pattern

MONTHS = {
    name: number
    for number, names in enumerate(
        (
            "jan january", "feb february", "mar march", "apr april", "may", "jun june",
            "jul july", "aug august", "sep sept september", "oct october", "nov november",
            "dec december",
        ),
        1,
    )
    for name in names.split()
}  # fmt: skip
"""Number of a month, 1 to 12, by its English name in lower case, whole or cut."""

_MONTH_NAMES = (
    "January", "February", "March", "April", "May", "June", "July", "August", "September",
    "October", "November", "December",
)  # fmt: skip
_YEAR = r"(?P<y>(?:1[5-9]|20)\d\d)"
_NAME = r"(?P<m>[a-z]{3,9})\.?"
_DAY = r"(?P<d>\d{1,2})(?:st|nd|rd|th)?"
_SHORT_YEAR = r"(\d{1,2}\s+[A-Za-z]{3})[a-z]*\s+(\d\d)(?!\d)"
_FORMS = (
    rf"{_YEAR}(?:[-/.](?P<m>\d{{1,2}})(?:[-/.](?P<d>\d{{1,2}}))?)?(?:[t\s]\d.*|/+[a-z ]*|\.)?",
    rf"(?:[a-z]{{3,9}}\.?,?\s)?{_DAY}[\s-]{_NAME},?[\s-]{_YEAR}(?:\s.*)?",
    rf"(?:[a-z]{{3,9}}\.?,?\s)?{_NAME}\s{_DAY},?\s{_YEAR}(?:\s.*)?",
    rf"{_NAME},?\s{_YEAR}",
    rf"{_YEAR},?\s{_NAME}(?:\s{_DAY})?(?:\s.*)?",
    rf"{_YEAR}\s(?P<m>)[a-z].*",
)


@lru_cache(maxsize=4096)
def iso_date(text: str) -> str:
    """Return a date as ISO 8601, as exact as the text: a year, a month or a day.

    Args:
        text: ``2024-03-05T10:00:00Z``, ``5 Mar 2024``, ``Tue, 5 Mar 2024 10:00:00 GMT``,
            ``March 5, 2024``, ``2024 Mar``, ``2024/03/05/``, ``2024 Spring``.

    Returns:
        Empty for what is no date, has no year or names a day that is not in the calendar.
    """
    text = " ".join(text.split()).lower()[:80]
    for form in _FORMS:
        found = pattern(form).fullmatch(text)
        if not found:
            continue
        parts = found.groupdict()
        year, month, day = parts["y"], parts.get("m") or "", parts.get("d") or ""
        number = int(month) if month.isdecimal() else MONTHS.get(month, 0)
        if not month:
            return year
        if not 1 <= number <= 12:
            continue
        try:
            date = dt.date(int(year), number, int(day or 1))
        except ValueError:
            return ""
        return date.isoformat() if day else f"{year}-{number:02}"
    return ""


def day_of_year(year: str, day: str) -> str:
    """Return a date as `iso_date` of a year and the day that stands beside it.

    Args:
        year: ``2023``, or any date.
        day: ``Nov 2``, ``2 November``, ``2023-11-02``; what is of another year does not count.
    """
    date = iso_date(year)
    whole = iso_date(day) or iso_date(f"{day} {year}") if day else ""
    return whole if len(whole) > len(date) and whole.startswith(date) else date


def arxiv_date(text: str) -> str:
    """Return a date as `iso_date`, whose year may have two digits: arXiv began in 1991."""
    text = text.partition("(")[0]
    found = pattern(_SHORT_YEAR).search(text)
    if found:
        century = "19" if int(found[2]) > 90 else "20"
        return iso_date(f"{found[1]} {century}{found[2]}")
    return iso_date(text)


def date_label(iso: str) -> str:
    """Return a date as a person writes it on a page: ``Jan 5, 2026``, ``January 2026``, ``2026``.

    Args:
        iso: of ISO 8601; a week is one too: ``2026-W02`` is ``Week 2, 2026``.

    Returns:
        Empty for what is no date.
    """
    week = pattern(r"(\d{4})-W(\d{1,2})").fullmatch(iso)
    if week:
        return f"Week {int(week[2])}, {week[1]}"
    date = iso_date(iso)
    year, _, rest = date.partition("-")
    month, _, day = rest.partition("-")
    if not month:
        return year
    name = _MONTH_NAMES[int(month) - 1]
    return f"{name[:3]} {int(day)}, {year}" if day else f"{name} {year}"
