"""The texts of a paper that are indexed and ranked, each declared once."""

from __future__ import annotations

from collections.abc import Callable
from operator import attrgetter
from typing import NamedTuple

from parsing.paper import Paper


class RankedText(NamedTuple):
    """A text of a paper, and what its words are worth."""

    of: Callable[[Paper], str]
    """Takes it from a paper."""
    weight: float
    """What a word of a query counts that stands in it."""
    times: int = 0
    """How many times a word counts in it where papers are compared; 0: it is not compared."""
    read: int = 0
    """How many papers have it read for one word that may be written apart in it, which takes up to
    5 ms; when more have the pieces, as those of two common words in a very large library, or with
    0, it is not looked for there."""
    lines: bool = False
    """Whether each of its lines begins and ends by itself, as one of several names."""


def _authors(paper: Paper) -> str:
    authors = paper.meta.authors
    # Most papers of most libraries have none, and every start asks every paper.
    return "\n".join([author.name for author in authors]) if authors else ""


TEXTS: dict[str, RankedText] = {
    "title": RankedText(attrgetter("title"), 1.0, times=4, read=10_000),
    "abstract": RankedText(attrgetter("abstract"), 0.6, times=1, read=500),
    "authors": RankedText(_authors, 0.8, lines=True),
    "other titles": RankedText(
        lambda paper: "\n".join(paper.other_titles), 1.0, read=10_000, lines=True
    ),
}
"""Texts by name. Another one needs no more than its line here, and a field to ask for it alone."""
TITLES = ("title", "other titles")
"""Those that are titles: all words in these count more than the same words apart."""
