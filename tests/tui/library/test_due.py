"""When a list is due, in words."""

from __future__ import annotations

from datetime import date

import pytest

from tui.library.due import day_meant, due_date, due_words
from tui.library.errors import LibraryError

TODAY = date(2026, 12, 1)


@pytest.mark.parametrize(
    ("due", "words"),
    [
        ("2026-12-01", "due today"),
        ("2026-12-02", "due tomorrow"),
        ("2026-12-15", "due in 14 days"),
        ("2027-01-05", "due 5 Jan 2027"),
        ("2026-11-30", "overdue by 1 day"),
        ("2026-11-21", "overdue by 10 days"),
        ("", ""),
        ("soon", ""),
    ],
)
def test_it_is_said_calmly_and_that_it_is_over_in_words(due: str, words: str) -> None:
    assert due_words(due, TODAY) == words


def test_a_day_is_taken_as_it_is_written_and_nothing_takes_it_away() -> None:
    assert due_date(" 2026-12-31 ") == "2026-12-31"
    assert due_date("  ") == ""
    with pytest.raises(LibraryError):
        due_date("next week")


@pytest.mark.parametrize(
    ("typed", "day"),
    [
        ("2026-12-31", "2026-12-31"),
        (" 31 Dec ", "2026-12-31"),
        ("Dec 31st", "2026-12-31"),
        ("December 31, 2027", "2027-12-31"),
        ("Thu, 31 Dec", "2026-12-31"),
        ("1 dec", "2026-12-01"),
        ("30 Nov", "2027-11-30"),
        ("29 February", "2028-02-29"),
        ("3 May 2020", "2020-05-03"),
        ("today", "2026-12-01"),
        ("Tomorrow", "2026-12-02"),
        ("friday", "2026-12-04"),
        ("by Fri", "2026-12-04"),
        ("this friday", "2026-12-04"),
        ("tuesday", "2026-12-08"),
        ("next friday", "2026-12-11"),
        ("monday", "2026-12-07"),
        ("next monday", "2026-12-07"),
        ("+2w", "2026-12-15"),
        ("in 3 days", "2026-12-04"),
        ("10 days", "2026-12-11"),
        ("in a week", "2026-12-08"),
        ("next week", "2026-12-08"),
        ("next month", "2027-01-01"),
        ("in 2 years", "2028-12-01"),
        ("", ""),
        (" ", ""),
    ],
)
def test_a_day_is_taken_as_people_say_it(typed: str, day: str) -> None:
    assert day_meant(typed, TODAY) == day


def test_a_month_on_from_its_last_day_is_the_last_of_a_shorter_one() -> None:
    assert day_meant("+1m", date(2027, 1, 31)) == "2027-02-28"


@pytest.mark.parametrize(
    "typed", ["soon", "31", "31 Foo", "31 Feb", "Dec 2026", "2026", "in days", "+9999y", "12/31"]
)
def test_what_is_no_day_is_refused_with_the_ways_to_say_one(typed: str) -> None:
    with pytest.raises(LibraryError, match=r"is no day\. Days are 2026-12-31, 31 Dec, friday,"):
        day_meant(typed, TODAY)


@pytest.mark.parametrize("month", range(1, 13))
@pytest.mark.parametrize("form", ["%-d %b", "%-d %B", "%b %-d", "%B %-d"])
def test_a_day_of_each_month_is_one(month: int, form: str) -> None:
    day = date(2027, month, 3) if month < 12 else date(2026, 12, 3)
    for typed in (day.strftime(form), day.strftime(form).lower(), day.strftime(form).upper()):
        assert day_meant(typed, TODAY) == day.isoformat()


@pytest.mark.parametrize("typed", ["next may", "3 mays", "may", "in 3 may", "an ears", "+2 dec"])
def test_what_only_begins_like_a_unit_is_none(typed: str) -> None:
    with pytest.raises(LibraryError, match="is no day"):
        day_meant(typed, TODAY)
