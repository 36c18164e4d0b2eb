"""Marks: read and starred, each with its time."""

from __future__ import annotations

import pytest

from tui.library.marks import HALVES, UNMARKED, Half, Mark, iso_time


def test_an_unmarked_paper_is_unread_and_not_starred() -> None:
    assert not UNMARKED.read
    assert not UNMARKED.starred


def test_read_and_starred_are_told_apart() -> None:
    assert Mark(read_at=5).read
    assert not Mark(read_at=5).starred
    assert Mark(starred_at=5).starred
    assert not Mark(starred_at=5).read


def test_a_mark_set_at_the_first_moment_of_1970_is_set() -> None:
    assert Mark(read_at=0, starred_at=0).read
    assert Mark(read_at=0, starred_at=0).starred


@pytest.mark.parametrize(
    ("milliseconds", "written"),
    [
        (None, ""),
        (0, "1970-01-01T00:00:00Z"),
        (1_795_249_800_999, "2026-11-21T08:30:00Z"),
        (951_782_400_000, "2000-02-29T00:00:00Z"),
    ],
)
def test_a_time_is_written_in_utc_to_the_second(milliseconds: int | None, written: str) -> None:
    assert iso_time(milliseconds) == written


def test_each_half_has_its_time_in_a_mark_and_is_declared() -> None:
    assert [half.column for half in Half] == list(Mark._fields)
    assert list(HALVES) == list(Half)
    for half in Half:
        mark = UNMARKED.with_half(half, 5)
        assert (mark.has(half), mark.at(half), mark.latest) == (True, 5, 5)
        assert [each for each in Half if mark.has(each)] == [half]
        assert mark.with_half(half, None) == UNMARKED
