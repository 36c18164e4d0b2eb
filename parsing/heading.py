"""Recognising what stands above the papers of a listing: its heading words and its label."""

from __future__ import annotations

import re
from enum import IntEnum
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

LONGEST = 120
"""No heading line is longer, in characters."""


class Heading(IntEnum):
    """What a line says by its wording alone; where it stands decides whether it is believed."""

    NONE = 0
    WORD = 1
    """A word that could as well be a short title: ``new``, ``Subscribe``."""
    PERIOD = 2
    """``Daily``, ``Weekly``, ``Monthly``: a tab, or the label when it stands where labels stand."""
    LABEL = 3
    """A date, a week, a month, a day."""
    NAME = 4
    """Unmistakable: ``Daily Papers``, ``byAK and the research community``."""
    INBOX = 5
    """Unmistakable as well: the invitation to subscribe."""


_PERIODS = ["daily", "weekly", "monthly", "yearly"]
_WORDS: dict[str, Heading] = (
    dict.fromkeys(["new", "subscribe", "trending", "papers"], Heading.WORD)
    | dict.fromkeys(_PERIODS, Heading.PERIOD)
    | {f"{word}papers": Heading.NAME for word in (*_PERIODS, "trending")}
    | dict.fromkeys(
        ["byak", "byakandthecommunity", "byakandtheresearchcommunity", "andtheresearchcommunity"],
        Heading.NAME,
    )
)

_INBOX = re.compile(
    r"get\s(?:[a-z]+\s){0,3}papers\s(?:[a-z]+\s){0,4}(?:in|to)\syour\s(?:e-?mail\s?)?(?:inbox)?"
    r"(?:\s(?:once|twice|every|each|a|per|day|daily|week|weekly|month|monthly))*\s?[.!]*",
    re.IGNORECASE,
)

_WEEKDAY = r"(?:mon|tues?|wed(?:nes)?|thu(?:rs?)?|fri|sat(?:ur)?|sun)(?:day)?\.?"
_MONTH = (
    r"(?:jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?"
    r"|sept?(?:ember)?|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?)\.?"
)
_DAY = r"\d{1,2}(?:st|nd|rd|th)?"
_YEAR = r"(?:19|20)\d\d"
_DATE = (
    rf"(?:(?:{_WEEKDAY},?\s)?(?:{_MONTH}\s{_DAY}|{_DAY}\s{_MONTH})(?:,?\s{_YEAR})?"
    rf"|{_YEAR}[-/.]\d\d?(?:[-/.]\d\d?)?|\d\d?[-/.]\d\d?[-/.](?:{_YEAR}|\d\d)"
    rf"|{_YEAR}-?w\d\d?|{_MONTH},?\s{_YEAR}|week\s\d\d?(?:,?\s{_YEAR})?)"
)
_LABEL = re.compile(
    rf"{_DATE}(?:\s?(?:[-–—~/]|\b(?:to|until)\b)\s?(?:{_DATE}|{_DAY}(?:,?\s{_YEAR})?))?"
    rf"|{_DAY}\s?[-–—]\s?{_DAY}\s{_MONTH}(?:,?\s{_YEAR})?"
    rf"|{_WEEKDAY}|today|yesterday|(?:this|last)\s(?:week|month|year)",
    re.IGNORECASE,
)

_GLUED = "Subscribe"
# Titles do not begin with these signs, and Subscribed, Subscriber(s), Subscribe's are words.
_GLUED_TITLE = re.compile(rf"{_GLUED}(?=[^\s:,;.!?/)&…–—-])(?!(?:d|rs?|['’]s)\b)")


def recognise(text: str) -> Heading:
    """What one line says by its wording, spacing and case aside."""
    if len(text) > LONGEST:
        return Heading.NONE
    words = text.split()
    if kind := _WORDS.get("".join(words).lower()):
        return kind
    spaced = " ".join(words)
    if _INBOX.fullmatch(spaced):
        return Heading.INBOX
    return Heading.LABEL if _LABEL.fullmatch(spaced) else Heading.NONE


def without_subscribe(lines: Sequence[str], index: int) -> str:
    """A line without the ``Subscribe`` button that is glued to its front, if there is one.

    The lines above it decide: the last is the invitation, and no heading line there is the button
    itself. A title that begins with the word is left alone.
    """
    text = lines[index]
    glued = _GLUED_TITLE.match(text)
    if not glued or index == 0 or recognise(lines[index - 1]) is not Heading.INBOX:
        return text
    for above in range(index - 1, -1, -1):
        if lines[above] == _GLUED:
            return text
        if recognise(lines[above]) is Heading.NONE:
            break
    return text[glued.end() :]
