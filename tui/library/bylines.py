"""A paper's metadata in the few words that a screen has room for."""

from __future__ import annotations

from typing import TYPE_CHECKING

from parsing.meta import Author
from tui.library.phrases import plural

if TYPE_CHECKING:
    from parsing.meta import Meta, Reception

_OF_GROUPS = (
    "& agency alliance and association authors center centre collaboration commission committee"
    " community consortium corporation council department for foundation group inc inc. initiative"
    " institut institute lab laboratories laboratory ministry network of organisation organization"
    " project society team the universität université university workshop"
)
"""Words that no person's name has."""
_SUFFIXES = frozenset(("Jr.", "Jr", "Sr.", "Sr", "II", "III", "IV"))
_GROUPS = frozenset(f"{_OF_GROUPS} {_OF_GROUPS.title()} {_OF_GROUPS.upper()}".split())
_MONTHS = ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"]
NAMED = 2
"""Authors that a row names before it counts the others."""


def author_names(meta: Meta, most: int | None = None) -> str:
    """Return the authors that are named, or the first so many of them."""
    return ", ".join(author.name for author in meta.authors[:most])


def family_name(author: Author) -> str:
    """Return the name that an author is filed under: ``van der Doe``; a group's is the whole."""
    apart = family_apart(author)
    return apart.family or apart.literal


def family_apart(author: Author) -> Author:
    """Return an author with the family name apart, as BibTeX finds it in a name as it is read.

    That is the last word, and words before it from the first with a small letter (``van der Doe``).
    A single word, a name of other letters than Latin ones and what is plainly a group's stay whole.
    """
    words = author.literal.split()
    if author.family or len(words) < 2 or not _is_latin(author.literal):
        return author
    if is_group(author):
        return author
    begin = len(words) - (2 if len(words) > 2 and words[-1] in _SUFFIXES else 1)
    for number in range(1, begin):
        if words[number][0].islower():
            begin = number
            break
    return Author(family=" ".join(words[begin:]), given=" ".join(words[:begin]))


def is_group(author: Author) -> bool:
    """Return whether a name is plainly that of a group, which has no family name."""
    return not _GROUPS.isdisjoint(author.literal.split())


def _is_latin(text: str) -> bool:
    return text.isascii() or all(char < "\u0250" or not char.isalpha() for char in text)


def short_authors(meta: Meta, *, families: bool = False) -> str:
    """Return who wrote a paper in a few words: ``Ann Doe, Bob Roe +3``, ``5 authors``, or who
    stands behind it; empty where no source says. By family name alone it is ``Doe +4``.
    """
    total = max(meta.author_count, len(meta.authors))
    if not meta.authors:
        return meta.organisation or (plural(total, "author") if total else "")
    named = 1 if families else NAMED
    names = family_name(meta.authors[0]) if families else author_names(meta, named)
    more = total - min(named, len(meta.authors))
    uncounted = " et al." if meta.et_al and total == len(meta.authors) else ""
    return names + (f" +{more}" if more > 0 else "") + uncounted


def all_authors(meta: Meta) -> str:
    """Return every author that is named, and how many more there are."""
    more = meta.author_count - len(meta.authors)
    if not meta.authors:
        return plural(meta.author_count, "author") if meta.author_count else ""
    if more <= 0 and meta.et_al:
        return f"{author_names(meta)} et al."
    return author_names(meta) + (f" and {more:,} more" if more > 0 else "")


def day_in_words(date: str) -> str:
    """Return a partial ISO date as it is read: ``5 Mar 2024``, ``Mar 2024``, ``2024``."""
    year, *rest = date.split("-")
    month = _MONTHS[int(rest[0]) - 1] if rest else ""
    day = str(int(rest[1])) if len(rest) > 1 else ""
    return " ".join(filter(None, (day, month, year)))


def votes_in_words(reception: Reception) -> str:
    """Return how many people voted for a paper, empty where no page says."""
    return "" if reception.votes is None else plural(reception.votes, "vote")


def appeared_in(meta: Meta) -> str:
    """Return where a paper appeared: its venue, with volume and pages where they are known."""
    number = f"{meta.volume}({meta.issue})" if meta.volume and meta.issue else meta.volume
    pages = f"pp. {meta.pages}" if meta.pages else ""
    where = " ".join(filter(None, (meta.venue or meta.series or meta.publisher, number)))
    return ", ".join(filter(None, (where, pages)))
