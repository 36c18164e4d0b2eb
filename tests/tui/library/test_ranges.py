"""Ranges of numbers and dates, as they are typed."""

from __future__ import annotations

import pytest

from tui.library.ranges import read_dates, read_numbers, reader_of


@pytest.mark.parametrize(
    ("typed", "inside", "outside"),
    [
        ("50", [50], [49, 51]),
        ("=50", [50], [49]),
        (">50", [51, 10**6], [50]),
        (">=50", [50], [49]),
        ("<50", [0, 49], [50]),
        ("<=50", [50], [51]),
        ("10..50", [10, 50], [9, 51]),
        ("10..", [10], [9]),
        ("..50", [0, 50], [51]),
        ("50..10", [], [10, 30, 50]),
    ],
)
def test_a_range_of_numbers(typed: str, inside: list[int], outside: list[int]) -> None:
    numbers = read_numbers(typed)
    assert numbers
    assert [number for number in (*inside, *outside) if numbers.has(number)] == inside


@pytest.mark.parametrize(
    ("typed", "inside", "outside"),
    [
        ("2024", ["2024", "2024-03", "2024-12-31"], ["2023-12-31", "2025", ""]),
        ("2024-03", ["2024-03-01", "2024"], ["2024-04", "2023"]),
        ("2024..", ["2024-01-01", "2030"], ["2023-12-31"]),
        ("..2024", ["2024-12-31", "1999"], ["2025-01-01"]),
        ("2023-06..2024-02", ["2023-06-01", "2024-02-29", "2024"], ["2023-05-31", "2024-03-01"]),
    ],
)
def test_a_range_of_dates(typed: str, inside: list[str], outside: list[str]) -> None:
    dates = read_dates(typed)
    assert dates
    assert [date for date in (*inside, *outside) if dates.has(date)] == inside


@pytest.mark.parametrize(
    "typed", ["", "2", "202", "2024-", "2024-0", "2024-03-", "2024.", ".", "2023..20", ".."]
)
def test_what_is_not_all_typed_yet_asks_for_nothing(typed: str) -> None:
    assert reader_of(read_dates)(typed) == ""


@pytest.mark.parametrize("typed", ["soon", "2024-13", "2024-03-41", "20245", "x..y", "two"])
def test_what_is_no_date_is_plain_text(typed: str) -> None:
    assert reader_of(read_dates)(typed) is None
