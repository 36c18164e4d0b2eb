"""A paper's metadata in the few words that a screen has room for."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tui.library.phrases import plural

if TYPE_CHECKING:
    from parsing.meta import Meta, Reception

_MONTHS = ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"]
NAMED = 2
"""Authors that a row names before it counts the others."""


def short_authors(meta: Meta) -> str:
    """Return who wrote a paper in a few words: ``Ann Doe, Bob Roe +3``, ``5 authors``, or who
    stands behind it; empty where no source says.
    """
    names = [author.name for author in meta.authors[:NAMED]]
    total = max(meta.author_count, len(meta.authors))
    if not names:
        return meta.organisation or (plural(total, "author") if total else "")
    more = total - len(names)
    uncounted = " et al." if meta.et_al and total == len(meta.authors) else ""
    return ", ".join(names) + (f" +{more}" if more > 0 else "") + uncounted


def all_authors(meta: Meta) -> str:
    """Return every author that is named, and how many more there are."""
    names = [author.name for author in meta.authors]
    more = meta.author_count - len(names)
    if not names:
        return plural(meta.author_count, "author") if meta.author_count else ""
    if more <= 0 and meta.et_al:
        return f"{', '.join(names)} et al."
    return ", ".join(names) + (f" and {more:,} more" if more > 0 else "")


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
    where = " ".join(filter(None, (meta.venue or meta.publisher, number)))
    return ", ".join(filter(None, (where, pages)))
