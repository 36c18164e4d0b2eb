"""How long a service asks to be left alone: Retry-After and the RateLimit headers.

RFC 9110, 10.2.3; the drafts of the IETF's HTTPAPI group on RateLimit, of which services speak all.
"""

from __future__ import annotations

import math
import re
from collections.abc import Mapping
from datetime import datetime
from email.utils import parsedate_to_datetime

_RESET = re.compile(r"(?:\bt|\breset)\s*=\s*(\d{1,9})")
_REMAINING = re.compile(r"(?:\br|\bremaining)\s*=\s*(\d{1,9})")
_LATEST = 1_000_000_000
"""More seconds than this are a moment, counted from 1970."""


def retry_after(headers: Mapping[str, str], now: float) -> float | None:
    """Return how many seconds a service that refused asks to wait; None when it does not say.

    Args:
        headers: of its answer; their names in small letters.
        now: seconds since 1970.
    """
    said = headers.get("retry-after", "").strip()
    if said.isdecimal():
        return float(said[:9])
    if said:
        when = _moment(said)
        if when is not None:
            # Its clock and ours need not agree; the answer says what its own shows.
            base = _moment(headers.get("date", ""))
            return max(0.0, when - (now if base is None else base))
    return _reset(headers, now)


def used_up(headers: Mapping[str, str], now: float) -> float:
    """Return how many seconds from now on no request is left; 0 while some are, or nobody counts.

    Args:
        headers: of an answer; their names in small letters.
        now: seconds since 1970.
    """
    left = _REMAINING.search(headers.get("ratelimit", ""))
    remaining = left[1] if left else headers.get("ratelimit-remaining", "").strip()
    remaining = remaining or headers.get("x-ratelimit-remaining", "").strip()
    return (_reset(headers, now) or 0.0) if remaining == "0" else 0.0


def _reset(headers: Mapping[str, str], now: float) -> float | None:
    told = _RESET.search(headers.get("ratelimit", ""))
    said = told[1] if told else headers.get("ratelimit-reset", "").strip()
    said = said or headers.get("x-ratelimit-reset", "").strip()
    if not said.isdecimal():
        return None
    seconds = float(said[:15])
    return max(0.0, math.ceil(seconds - now)) if seconds > _LATEST else seconds


def _moment(text: str) -> float | None:
    try:
        when: datetime = parsedate_to_datetime(text)
        return when.timestamp()
    except (ValueError, OverflowError, TypeError):
        return None
