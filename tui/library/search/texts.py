"""The texts of a paper that are indexed and ranked, each declared once."""

from __future__ import annotations

from collections.abc import Callable
from operator import attrgetter
from typing import NamedTuple

from parsing.paper import Paper
from tui.library.mathematics import shown


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
    derived: bool = False
    """Whether it is made of another one, and by that alone another text or the same."""


def _authors(paper: Paper) -> str:
    authors = paper.meta.authors
    # Most papers of most libraries have none, and every start asks every paper.
    return "\n".join([author.name for author in authors]) if authors else ""


def _shown(text: str) -> str:
    """A text with its LaTeX as it is shown, where that is another; a blank is a blank."""
    made = shown(text)
    return "" if made is text else made.replace("\u00a0", " ")


def _shown_titles(paper: Paper) -> str:
    return "\n".join(filter(None, map(_shown, (paper.title, *paper.other_titles))))


TEXTS: dict[str, RankedText] = {
    "title": RankedText(attrgetter("title"), 1.0, times=4, read=10_000),
    "abstract": RankedText(attrgetter("abstract"), 0.6, times=1, read=500),
    "authors": RankedText(_authors, 0.8, lines=True),
    "other titles": RankedText(
        lambda paper: "\n".join(paper.other_titles), 1.0, read=10_000, lines=True
    ),
    # Of what has LaTeX both forms are found: `R^2` as it was written, `R²` as it is shown.
    "shown titles": RankedText(_shown_titles, 1.0, read=10_000, lines=True, derived=True),
    "shown abstract": RankedText(lambda paper: _shown(paper.abstract), 0.6, read=500, derived=True),
}
"""Texts by name. Another one needs no more than its line here, and a field to ask for it alone."""
TITLES = ("title", "other titles", "shown titles")
"""Those that are titles: all words in these count more than the same words apart."""
ABSTRACTS = ("abstract", "shown abstract")
"""Those that are the abstract."""
