"""What each line of a page of cards is by its wording: a fact, furniture, or text."""

from __future__ import annotations

from enum import IntEnum, auto
from typing import NamedTuple

from parsing.formats.daily_papers.heading import FIRST, HeadingKind, begins_as, recognise
from parsing.patterns import pattern


class TokenKind(IntEnum):
    """What a line of a page of cards says."""

    TEXT = auto()
    """A title, an abstract, a name: where it stands decides."""
    NAME = auto()
    """The page's own heading: here a page begins."""
    WORD = auto()
    """Another word of the heading."""
    NAVIGATION = auto()
    PAGER = auto()
    DATE = auto()
    NUMBER = auto()
    """Votes, comments or stars; ``-`` for none."""
    SUBMITTED = auto()
    DOT = auto()
    AUTHORS = auto()
    """``4 authors``."""
    UPVOTE = auto()
    STARS = auto()
    """``GitHub 131``."""
    OPENS = auto()
    """The words of a link: ``arXiv Page``."""


FURNITURE = frozenset({TokenKind.NAVIGATION, TokenKind.PAGER, TokenKind.NUMBER})
"""What stands around the papers and is neither heading nor paper."""

_NAVIGATION = frozenset(
    (
        "hugging face", "hugging face's logo", "models", "datasets", "spaces", "buckets",
        "buckets new", "posts", "docs", "community", "enterprise", "solutions",
        "pricing", "log in", "sign up", "system theme", "company", "tos", "privacy", "about",
        "careers", "website", "light theme", "dark theme", "search", "settings", "main menu",
        "inference", "changelog", "learn", "discord", "forum", "tasks", "huggingchat",
        "collections", "languages", "organizations", "blog", "storage",
    )
)  # fmt: skip
_HEADING = frozenset(("by", "ak", "and the research community"))
_PAGER = frozenset(("previous", "next", "‹ previous", "next ›", "load more", "« previous"))
_OPENS = frozenset(
    ("arxiv page", "view arxiv page", "view pdf", "project page", "arxiv", "pdf", "paper page")
)
_SITE_NAMES = "daily papers - hugging", "trending papers -"
_PAPER = r"huggingface\.co/papers/(\d{4}\.\d{4,5})\b"
_NUMBER = r"(?:-|\d[\d,.]*\s?[kKmM]?)"
_FACT = rf"""(?xi)
    (?P<NUMBER>(?-i:{_NUMBER}))
  | submitted\s+by\b:?\s*(?P<SUBMITTED>.*)
  | (?P<AUTHORS>\d{{1,5}})\s+authors?
  | upvote\s*(?P<UPVOTE>\S*)
  | github\s+(?P<STARS>{_NUMBER})
  | (?:published|submitted)\s+on\s+(?P<DATE>.+)
"""
"""Lines that say one fact, each as a group named for its kind."""
_FACTS = "submitted", "upvote", "github", "published"
_FIRST = FIRST | {
    word[:3] for word in (*_FACTS, *_NAVIGATION, *_HEADING, *_PAGER, *_OPENS, *_SITE_NAMES)
}
_LONGEST_FACT = 120
"""Characters of a line from which it is text, whatever it says."""
_TEXT = (TokenKind.TEXT, "")
_IN_LOWER_CASE = frozenset({TokenKind.UPVOTE, TokenKind.STARS})


class Token(NamedTuple):
    """What one line of a page of cards says. Lines that say the same share one."""

    kind: TokenKind
    text: str
    value: str = ""
    """Of a fact: the number, the date, the name."""
    amount: int | None = None
    """The number that it says, if it says one: ``1.2k`` is 1200."""
    url: str = ""
    level: int = 0
    paper: str = ""
    """The arXiv identifier of the paper that it links to."""


def token_of(text: str, url: str = "", level: int = 0) -> Token:
    """Return what a line says.

    Args:
        text: that it shows.
        url: that it links to.
        level: of a heading, 1 to 6; 0 for all else.
    """
    if not url and len(text) > _LONGEST_FACT:
        return Token(TokenKind.TEXT, text, level=level)
    kind, value = _TEXT
    if len(text) <= _LONGEST_FACT:
        kind, value = _kind_of(text, is_heading=level > 0)
    found = pattern(_PAPER).search(url) if url else None
    paper = found[1] if found and "#community" not in url else ""
    amount = count_of(value) if value[:1].isdecimal() else None
    return Token(kind, text, value, amount, url, level, paper)


def count_of(text: str) -> int | None:
    """Return the number that a page shows as ``120``, ``1,204`` or ``1.2k``; None for others."""
    if text.isdecimal() and text.isascii():
        return int(text[:12])
    text = text.replace(",", "").replace(" ", "").lower()
    factor = {"k": 1_000, "m": 1_000_000}.get(text[-1:], 1)
    digits = text.rstrip("km")[:12]
    try:
        return round(float(digits) * factor)
    except (ValueError, OverflowError):
        return None


def _kind_of(text: str, *, is_heading: bool) -> tuple[TokenKind, str]:
    if text in {"·", "•"}:
        return TokenKind.DOT, ""
    if not begins_as(_FIRST, text):
        return _TEXT
    if found := pattern(_FACT).fullmatch(text):
        kind = TokenKind[str(found.lastgroup)]
        return kind, found[kind.name].lower() if kind in _IN_LOWER_CASE else found[kind.name]
    lower = text.lower()
    if lower == "github":
        return TokenKind.STARS, ""
    if lower in _PAGER:
        return TokenKind.PAGER, ""
    if lower in _OPENS and not is_heading:
        return TokenKind.OPENS, ""
    return _furniture(text, lower)


def _furniture(text: str, lower: str) -> tuple[TokenKind, str]:
    if lower in _NAVIGATION:
        return TokenKind.NAVIGATION, ""
    heading = recognise(text)
    if heading is HeadingKind.LABEL:
        return TokenKind.DATE, text
    if heading in {HeadingKind.NAME, HeadingKind.INBOX}:
        return TokenKind.NAME, ""
    if heading or lower in _HEADING or lower.startswith(_SITE_NAMES):
        return TokenKind.WORD, ""
    return TokenKind.TEXT, ""
