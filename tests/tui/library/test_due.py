"""When a list is due, in words."""

from __future__ import annotations

from datetime import date

import pytest

from tui.library.due import due_date, due_words
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
