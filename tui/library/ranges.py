"""Ranges that a query can ask for: numbers (``>50``, ``10..50``) and dates (``2023..2024``)."""

from __future__ import annotations

from collections.abc import Callable
from typing import NamedTuple

from parsing.patterns import pattern

_NUMBERS = r"(?P<sign>[<>]=?|=)?(?P<only>\d{1,9})|(?P<least>\d{1,9})?\.\.(?P<most>\d{1,9})?"
_DATE = r"\d{4}(?:-(?:0[1-9]|1[0-2])(?:-(?:0[1-9]|[12]\d|3[01]))?)?"
_DATES = rf"(?P<only>{_DATE})|(?P<first>{_DATE})?\.\.(?P<last>{_DATE})?"
_PART = r"\d{1,3}|\d{4}-(?:[01]|(?:0[1-9]|1[0-2])-[0-3]?)?"
_UNFINISHED = rf"[<>]=?|=|\.|(?:{_DATE})\.|(?:{_DATE})?\.\.(?:{_PART})?|{_PART}"
"""What may become a range when more is typed."""


class Numbers(NamedTuple):
    """A range of whole numbers, both ends within."""

    least: int
    most: int

    def has(self, number: int) -> bool:
        """Tell whether a number is in it."""
        return self.least <= number <= self.most


class Dates(NamedTuple):
    """A range of partial ISO dates, both ends within; an empty end is open."""

    first: str
    last: str

    def has(self, date: str) -> bool:
        """Tell whether a partial ISO date may be in it: of the year alone, every day of it may."""
        begins, ends = date[: len(self.first)], date[: len(self.last)]
        return bool(date) and self.first[: len(begins)] <= begins and ends <= self.last[: len(ends)]


def read_numbers(typed: str) -> Numbers | None:
    """Return the range of numbers that is typed, None for what is none."""
    found = pattern(_NUMBERS).fullmatch(typed)
    if not found or typed == "..":
        return None
    if not found["only"]:
        return Numbers(int(found["least"] or 0), int(found["most"] or 10**9))
    number = int(found["only"])
    match found["sign"]:
        case ">":
            return Numbers(number + 1, 10**9)
        case ">=":
            return Numbers(number, 10**9)
        case "<":
            return Numbers(0, number - 1)
        case "<=":
            return Numbers(0, number)
        case _:
            return Numbers(number, number)


def read_dates(typed: str) -> Dates | None:
    """Return the range of dates that is typed, None for what is none."""
    found = pattern(_DATES).fullmatch(typed)
    if not found or typed == "..":
        return None
    if found["only"]:
        return Dates(found["only"], found["only"])
    return Dates(found["first"] or "", found["last"] or "")


def reader_of(read: Callable[[str], object | None]) -> Callable[[str], str | None]:
    """Return how a field reads what is typed for a range.

    Args:
        read: gives the range, or None for what is none.
    """

    def value(typed: str) -> str | None:
        if read(typed) is not None:
            return typed
        return "" if not typed or pattern(_UNFINISHED).fullmatch(typed) else None

    return value
