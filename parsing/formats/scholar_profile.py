"""A scholar's profile on Google Scholar, copied from the browser: title, names, venue, counts."""

from __future__ import annotations

from typing import TYPE_CHECKING

from parsing.ids import find_arxiv
from parsing.lines import read_lines
from parsing.meta import Author, Kind, Meta
from parsing.paper import Entry, Page
from parsing.patterns import pattern

if TYPE_CHECKING:
    from collections.abc import Sequence

    from parsing.lines import Lines

_SMALL = r"(?:(?:de|da|di|du|la|le|van|von|der|den|del|dos|el|al|bin|ter|ten)\s){0,3}"
_NAME = rf"[^\W\d_a-z]{{1,4}}\s{_SMALL}[^\W\d_a-z][\w'’-]{{1,30}}(?:\s[^\W\d_a-z][\w'’-]{{1,30}})?"
NAMES = rf"{_NAME}(?:,\s{_NAME})*(?P<more>,?\s?(?:\.\.\.|…))?"
"""Initials without a full stop before each family name, and dots where there are more."""
_COUNT = r"\d{1,6}\*?"
_YEAR = r"(?:19|20)\d\d"
_VENUE = (
    r"(?P<venue>.*?)(?:\s(?P<volume>\d{1,5}))?(?:\s\((?P<issue>[^()]{1,20})\))?"
    rf"(?:,\s(?P<pages>[\d-]+))?(?:,\s(?P<year>{_YEAR}))?"
)
_MOST_BELOW = 4
"""Lines below the names: the venue, citations, the year, and a mark of its own."""
_FEWEST = 2


def sniff(head: str) -> float:
    """Return how sure it is that most lines are titles with such names and a year below each."""
    lines = read_lines(head)
    signed = _signed(lines.texts)
    dated = sum(bool(_below(lines.texts, at, signed)[1]) for at in signed)
    return 0.8 if dated >= _FEWEST and 10 * dated >= len(lines.texts) else 0.0


def parse(text: str, name: str) -> Page:
    """Return the papers of a profile, in its order."""
    lines = read_lines(text)
    signed = _signed(lines.texts)
    return Page(name, "", tuple(_entry(lines, at, signed) for at in signed))


def _signed(texts: Sequence[str]) -> dict[int, int]:
    """The lines of names that stand below a title, and where the next of them is."""
    found = [
        at
        for at, line in enumerate(texts)
        if at and pattern(NAMES).fullmatch(line.strip()) and _may_be_title(texts[at - 1])
    ]
    return dict(zip(found, (*found[1:], len(texts) + 1), strict=False))


def _may_be_title(line: str) -> bool:
    said = line.strip()
    return pattern(r"[^\W\d_]{3}").search(said) is not None and not pattern(NAMES).fullmatch(said)


def _below(texts: Sequence[str], at: int, signed: dict[int, int]) -> tuple[str, str]:
    """What stands below names, up to the next title: the venue, and the year."""
    lines = texts[at + 1 : min(at + 1 + _MOST_BELOW, signed[at] - 1)]
    cells = [cell for line in lines for each in line.split("\t") if (cell := each.strip())]
    venue = "" if not cells or pattern(_COUNT).fullmatch(cells[0]) else cells[0]
    return venue, next((cell for cell in cells if pattern(_YEAR).fullmatch(cell)), "")


def _entry(lines: Lines, at: int, signed: dict[int, int]) -> Entry:
    meta = profile_meta(lines.texts[at].strip(), *_below(lines.texts, at, signed))
    return Entry(lines.texts[at - 1].strip(), "", lines.numbers[at - 1], meta)


def profile_meta(said: str, below: str, year: str) -> Meta:
    """Return what a profile says of a paper.

    Args:
        said: the names, with dots where there are more.
        below: the venue: ``Journal of Fog 12 (3), 10-19``.
        year: empty where none stands there.
    """
    names = pattern(NAMES).fullmatch(said)
    more = names["more"] if names else None
    authors = said[: len(said) - len(more)] if more else said
    arxiv = find_arxiv(below)
    venue = pattern(_VENUE).fullmatch("" if arxiv.id else below)
    parts = {field: value or "" for field, value in venue.groupdict().items()} if venue else {}
    return Meta(
        kind=Kind.PREPRINT if arxiv.id else Kind.UNKNOWN,
        authors=tuple(Author(literal=each.strip()) for each in authors.split(",")),
        et_al=more is not None,
        published=year or parts.get("year", ""),
        arxiv=arxiv.id,
        venue=parts.get("venue", "").rstrip(" ,"),
        volume=parts.get("volume", ""),
        issue=parts.get("issue", ""),
        pages=parts.get("pages", ""),
    )
