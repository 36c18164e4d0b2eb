"""How a word of a query stands in the papers: how well it matches, where, and what it is worth.

A word adds to a paper's score

    how well the word matched x where it stands (title before abstract) x idf

with idf = ln(1 + N / n) for n of N papers that have the word in the best way it was found.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import reduce
from math import log
from operator import or_
from typing import NamedTuple

from tui.library.search.index import Index
from tui.library.search.joined import NOT_APART, Apart, written_apart
from tui.library.search.letter_pairs import sharing
from tui.library.search.matching import Found
from tui.library.search.postings import Postings
from tui.library.search.ranking import Class, Factor
from tui.library.search.spelling import BEGINNING, WHOLE, Way, as_it_begins, ways
from tui.library.search.unspaced import is_unspaced

TITLE, ABSTRACT = 1.0, 0.6
"""What a word counts where it stands."""
JOINED = 0.97
"""What is written together or apart counts, as a share of what is written as it was typed. It comes
behind that, and in an abstract it still counts more than a beginning in a title."""
WEIGHT_PARTS, IDF_PARTS = 10_000, 1 << 20
"""Weights and idf are whole numbers of such parts: what is equally good has equal scores."""
FIELDS = {"": ("titles", "abstracts"), "title": ("titles",), "abs": ("abstracts",)}
"""The posting lists that a field's words are looked up in."""


class Asked(NamedTuple):
    """A word to be looked up, and all that the answer depends on beside the index."""

    word: str
    """Folded."""
    field: str
    """One of `FIELDS`."""
    counts: bool
    """Whether papers with the word come before all that lack it."""
    lenient: bool = False
    """Look for misspellings also where the word is known as it stands."""
    half_typed: bool = False
    """The word may go on."""
    thorough: bool = True
    """Look for it inside other words, apart and misspelt."""
    joined: tuple[str, ...] = ()
    """What it makes when it is run together with its neighbours in the query."""


class Word(NamedTuple):
    """A word of the query, looked up."""

    found: tuple[Found, ...]
    """What is to be marked where it was found."""
    factor: Factor
    in_titles: int
    """The set of the documents that have it in the title."""


class _Standing(NamedTuple):
    """Documents in which a word stands in one way."""

    way: float
    """How well the way of finding it matches."""
    weight: float
    """The same, or a little less for what is written together or apart."""
    places: tuple[int, ...]
    """Their sets, for each field that was asked for."""


def look_up(index: Index, asked: Asked) -> Word:
    """The documents that have a word of the query in any way, and what it is worth there."""
    if is_unspaced(asked.word):
        return _sharing(index, asked)
    apart = written_apart(index, asked.word) if asked.thorough else NOT_APART
    found = ways(
        index,
        asked.word,
        lenient=asked.lenient,
        half_typed=asked.half_typed,
        thorough=asked.thorough,
        known=bool(apart.titles or apart.abstracts),
    )
    standings = [
        *(_standing(index, asked, way, way.weight) for way in found.ways),
        *_joined(index, asked),
        *_apart(asked, apart),
    ]
    marked = [Found(asked.word, found.misspelt, written=apart.written), *map(Found, asked.joined)]
    return _word(index, asked, standings, marked)


def _sharing(index: Index, asked: Asked) -> Word:
    """The same for a word of a script without blanks."""
    found = sharing(index, asked.word, FIELDS[asked.field])
    standings = [
        *(_Standing(each.weight, each.weight, each.places) for each in found.standings),
        *_joined(index, asked),
    ]
    return _word(index, asked, standings, list(map(Found, (*found.marked, *asked.joined))))


def _word(
    index: Index, asked: Asked, standings: Sequence[_Standing], marked: Sequence[Found]
) -> Word:
    classes = _classes(standings, asked.field, index.alive)
    in_titles = 0
    if "titles" in FIELDS[asked.field]:
        in_titles = index.alive & reduce(or_, (each.places[0] for each in standings), 0)
    return Word(tuple(marked), Factor(classes, counts=asked.counts), in_titles)


def _standing(index: Index, asked: Asked, way: Way, weight: float) -> _Standing:
    postings: list[Postings] = [getattr(index, name) for name in FIELDS[asked.field]]
    return _Standing(way.weight, weight, tuple(each.having(way.numbers) for each in postings))


def _joined(index: Index, asked: Asked) -> Iterator[_Standing]:
    for one in asked.joined:
        for way in as_it_begins(index.vocabulary, one):
            yield _standing(index, asked, way, JOINED * way.weight)


def _apart(asked: Asked, apart: Apart) -> Iterator[_Standing]:
    places = {"titles": apart.titles, "abstracts": apart.abstracts}
    fields = FIELDS[asked.field]
    yield _Standing(WHOLE, JOINED * WHOLE, tuple(map(places.__getitem__, fields)))
    if "titles" in fields:
        yield _Standing(BEGINNING, JOINED * BEGINNING, (apart.begun,))


def _classes(standings: Sequence[_Standing], field: str, alive: int) -> list[Class]:
    """The documents with a word, by how and where they have it, the best class first."""
    sets: list[tuple[float, int]] = []
    ways_: dict[float, int] = {}
    for way, weight, places in standings:
        for name, documents in zip(FIELDS[field], places, strict=False):
            if documents := documents & alive:
                sets.append((weight * (TITLE if name == "titles" else ABSTRACT), documents))
                ways_[way] = ways_.get(way, 0) | documents
    best = ways_[max(ways_)].bit_count() if ways_ else 1
    idf = round(IDF_PARTS * log(1 + alive.bit_count() / best))
    classes: list[Class] = []
    known = 0
    for weight, documents in sorted(sets, key=lambda each: -each[0]):
        if new := documents & ~known:
            classes.append(Class(round(weight * WEIGHT_PARTS) * idf, new))
            known |= new
    return classes
