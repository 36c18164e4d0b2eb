"""Recognising what stands above the papers of a listing: its heading words and its label."""

from __future__ import annotations

from enum import IntEnum
from typing import TYPE_CHECKING

from parsing.patterns import pattern

if TYPE_CHECKING:
    from collections.abc import Container, Sequence

LONGEST = 120
"""No heading line is longer, in characters."""


class HeadingKind(IntEnum):
    """Kinds of line by their wording alone; where one stands decides whether it is believed."""

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


class Role(IntEnum):
    """Roles of a line on its page."""

    HEADING = 0
    STRAY = 1
    """A line among the heading lines that is not known as one."""
    LABEL = 2
    """A label of unknown wording, between a heading line and the first title."""
    ORPHAN = 3
    """An abstract, or a part of one, whose title is not on the page."""
    TITLE = 4
    ABSTRACT = 5
    MORE = 6
    """A further paragraph, or a further line, of the abstract above."""


_PERIODS = ["daily", "weekly", "monthly", "yearly"]
_WORDS: dict[str, HeadingKind] = (
    dict.fromkeys(["new", "subscribe", "trending", "papers"], HeadingKind.WORD)
    | dict.fromkeys(_PERIODS, HeadingKind.PERIOD)
    | {f"{word}papers": HeadingKind.NAME for word in (*_PERIODS, "trending")}
    | dict.fromkeys(
        ["byak", "byakandthecommunity", "byakandtheresearchcommunity", "andtheresearchcommunity"],
        HeadingKind.NAME,
    )
)

# The two invitations of the known pages, which are not worth compiling a pattern for.
_WORDS |= dict.fromkeys(
    ["gettrendingpapersinyouremailinbox!", "gettrendingpapersinyouremailinboxonceaday!"],
    HeadingKind.INBOX,
)
_INBOX = (
    r"get\s(?:[a-z]+\s){0,3}papers\s(?:[a-z]+\s){0,4}(?:in|to)\syour\s(?:e-?mail\s?)?(?:inbox)?"
    r"(?:\s(?:once|twice|every|each|a|per|day|daily|week|weekly|month|monthly))*\s?[.!]*"
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
_LABEL = (
    rf"(?:week\sof\s)?{_DATE}(?:\s?(?:[-–—~/]|\b(?:to|until)\b)\s?(?:{_DATE}|{_DAY}(?:,?\s{_YEAR})?))?"
    rf"|{_DAY}\s?[-–—]\s?{_DAY}\s{_MONTH}(?:,?\s{_YEAR})?"
    rf"|{_WEEKDAY}|today|yesterday|(?:this|last)\s(?:week|month|year)"
)
_NAMED_DAYS = ("mon", "tue", "wed", "thu", "fri", "sat", "sun", "tod", "yes")
_MONTHS = "jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"
_BEGINS = frozenset((*_NAMED_DAYS, *_MONTHS, "wee", "thi", "las", "get"))
"""Three letters that every heading of more than known words begins with, but for digits."""
FIRST = _BEGINS | {word[:3] for word in _WORDS}
"""Three letters that every heading begins with which begins with letters."""

_GLUED = "Subscribe"
# Titles do not begin with these signs, and Subscribed, Subscriber(s), Subscribe's are words.
# A class of signs beyond Latin-1 would take three times as long to compile.
_GLUED_TITLE = rf"{_GLUED}(?=[^\s:,;.!?/)&-])(?!…|–|—|(?:d|rs?|'s|’s)\b)"


def recognise(text: str) -> HeadingKind:
    """Return what one line says by its wording, spacing and case aside."""
    if len(text) > LONGEST or not begins_as(FIRST, text):
        return HeadingKind.NONE
    words = text.split()
    together = "".join(words).lower()
    if kind := _WORDS.get(together):
        return kind
    head = together[:3]
    if head not in _BEGINS and not head[:1].isdigit():
        return HeadingKind.NONE
    spaced = " ".join(words).lower()
    if head == "get":
        is_inbox = pattern(_INBOX).fullmatch(spaced) is not None
        return HeadingKind.INBOX if is_inbox else HeadingKind.NONE
    if len(words) == 2 and words[0].lower() in _MONTHS and _is_day(words[1]):
        return HeadingKind.LABEL
    return HeadingKind.LABEL if pattern(_LABEL).fullmatch(spaced) else HeadingKind.NONE


def begins_as(first: Container[str], text: str) -> bool:
    """Return whether a text can be one of those that begin with these three letters.

    It is not asked of what begins with other signs, or with blanks among its letters.
    """
    head = text[:3].lower()
    return head in first or not head.isalpha()


def _is_day(word: str) -> bool:
    return len(word) <= 2 and word.isascii() and word.isdecimal()


def without_subscribe(lines: Sequence[str], index: int) -> str:
    """Return a line without the ``Subscribe`` button that is glued to its front, if there is one.

    The lines above it decide: the last is the invitation, and no heading line there is the button
    itself. A title that begins with the word is left alone.
    """
    text = lines[index]
    glued = pattern(_GLUED_TITLE).match(text)
    if not glued or index == 0 or recognise(lines[index - 1]) is not HeadingKind.INBOX:
        return text
    for above in range(index - 1, -1, -1):
        if lines[above] == _GLUED:
            return text
        if recognise(lines[above]) is HeadingKind.NONE:
            break
    return text[glued.end() :]
