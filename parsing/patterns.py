"""Regular expressions that are compiled when they are first needed."""

from __future__ import annotations

import re
from functools import cache


@cache
def pattern(source: str) -> re.Pattern[str]:
    """A compiled pattern. Most pages need none of the dear ones, and a start waits for none."""
    return re.compile(source)


def without_start(source: str, text: str) -> str:
    """Return a text without what the pattern matches at its very start.

    A substitution looks for a beginning all through the text, even if it can be nowhere else.
    """
    found = pattern(source).match(text)
    return text[found.end() :] if found else text
