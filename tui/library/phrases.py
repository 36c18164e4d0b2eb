"""Small pieces of wording that the screen, the command line and the exports share."""

from __future__ import annotations


def plural(number: int, noun: str) -> str:
    """A count in words: ``1 paper``, ``2 papers``."""
    return f"{number:,} {noun}" if number == 1 else f"{number:,} {noun}s"


def time_ago(milliseconds: int) -> str:
    """How long ago something was, in the largest unit that it was at least one of."""
    for unit, seconds in (("day", 86_400), ("hour", 3_600), ("minute", 60)):
        if (count := milliseconds // (1000 * seconds)) > 0:
            return f"{plural(count, unit)} ago"
    return "just now"
