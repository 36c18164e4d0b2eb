"""Small pieces of wording that the screen, the command line and the exports share."""

from __future__ import annotations

from collections.abc import Iterable

ALIKE = 0.65
"""How alike two names are, from 0 to 1, of which one may be meant by the other."""


def plural(number: int, noun: str) -> str:
    """A count in words: ``1 paper``, ``2 papers``."""
    return f"{number:,} {noun}" if number == 1 else f"{number:,} {noun}s"


def nearest(name: str, names: Iterable[str]) -> str:
    """Return the name that is most like another one, whatever the case; empty for none."""
    from difflib import get_close_matches

    by_folded = {each.casefold(): each for each in names}
    found = get_close_matches(name.casefold(), by_folded, 1, ALIKE)
    return by_folded[found[0]] if found else ""


def time_ago(milliseconds: int) -> str:
    """How long ago something was, in the largest unit that it was at least one of."""
    for unit, seconds in (("day", 86_400), ("hour", 3_600), ("minute", 60)):
        if (count := milliseconds // (1000 * seconds)) > 0:
            return f"{plural(count, unit)} ago"
    return "just now"
