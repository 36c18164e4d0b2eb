"""Regular expressions that are compiled when they are first needed."""

from __future__ import annotations

import re
from functools import cache


@cache
def pattern(source: str) -> re.Pattern[str]:
    """A compiled pattern. Most pages need none of the dear ones, and a start waits for none."""
    return re.compile(source)
