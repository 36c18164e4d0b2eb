"""Results of a search on Google Scholar, copied from the browser: title, names and venue, snippet.

The snippet breaks off at both ends and is no abstract; neither is a venue taken that breaks off.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from parsing.formats.scholar_profile import NAMES
from parsing.ids import find_arxiv
from parsing.lines import read_lines
from parsing.meta import NO_META, Author, Kind, Meta
from parsing.paper import Entry, Page
from parsing.patterns import pattern, without_start

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

_BYLINE = (
    rf"(?P<names>{NAMES})\s?[-–]\s(?:(?P<venue>.*?),\s)?(?P<year>(?:19|20)\d\d)(?:\s[-–]\s.*)?"
)
_FOOT = r"(?:\W{0,3}Save\b.{0,20}\bCite\b|.{0,40}\bCited by \d|.{0,60}\bRelated articles\b).*"
"""What stands below each: ``Save Cite Cited by 35 Related articles All 4 versions``."""
SORT = r"(?:\[(?:PDF|HTML|BOOK|CITATION|B|C)\]\s?)+"
"""What stands before a title: ``[PDF]``, ``[BOOK][B]``."""
_BOOK = r"\[(?:BOOK|B)\]"
_MOST_BELOW = 5
"""Lines from the names down to the foot: the snippet may be broken."""
_FEWEST = 2


def sniff(head: str) -> float:
    """Return how sure it is that a text has such names below titles, and such a foot below them."""
    return 0.85 if sum(1 for _ in _results(read_lines(head).texts)) >= _FEWEST else 0.0


def parse(text: str, name: str) -> Page:
    """Return the papers that were found, in their order; all else on the page is left out."""
    lines = read_lines(text)
    found = _results(lines.texts)
    return Page(name, "", tuple(_entry(lines.texts, lines.numbers[at - 1], at) for at in found))


def _results(texts: Sequence[str]) -> Iterator[int]:
    """The lines of names that have a title above and a foot below."""
    for at, line in enumerate(texts):
        if not at or not pattern(_BYLINE).fullmatch(line.strip()):
            continue
        below = texts[at + 1 : at + 1 + _MOST_BELOW]
        if any(pattern(_FOOT).fullmatch(each.strip()) for each in below):
            yield at


def byline_of(text: str) -> Meta | None:
    """Return what stands below a title: names, where it appeared, and when; None for any else."""
    said = pattern(_BYLINE).fullmatch(text.strip())
    if said is None:
        return None
    more = said["more"] or ""
    venue = said["venue"] or ""
    arxiv = find_arxiv(venue)
    return Meta(
        kind=Kind.PREPRINT if arxiv.id else Kind.UNKNOWN,
        authors=tuple(
            Author(literal=each.strip()) for each in said["names"].removesuffix(more).split(",")
        ),
        et_al=bool(more),
        published=said["year"],
        arxiv=arxiv.id,
        venue="" if arxiv.id or "…" in venue or "..." in venue else venue,
    )


def is_book(title: str) -> bool:
    """Return whether what stands before a title says that it is one of a book."""
    return pattern(_BOOK).match(title) is not None


def _entry(texts: Sequence[str], number: int, at: int) -> Entry:
    above = texts[at - 1].strip()
    meta = byline_of(texts[at]) or NO_META
    if is_book(above) and not meta.arxiv:
        meta = meta._replace(kind=Kind.BOOK)
    return Entry(without_start(SORT, above), "", number, meta)
