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

from tui.library.search.compounds import NO_COMPOUND, CompoundMatches, split_compound
from tui.library.search.docset import EMPTY, DocSet
from tui.library.search.expansion import BEGINNING, WHOLE, TermMatch, as_it_begins, term_matches
from tui.library.search.highlight import MatchedTerm
from tui.library.search.index import Index
from tui.library.search.letter_pairs import sharing
from tui.library.search.postings import Postings
from tui.library.search.topk import ScoreBand, TermScores
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


class TermQuery(NamedTuple):
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


class TermScorer(NamedTuple):
    """A word of the query, looked up."""

    found: tuple[MatchedTerm, ...]
    """What is to be marked where it was found."""
    factor: TermScores
    in_titles: DocSet
    """The set of the documents that have it in the title."""


class _Standing(NamedTuple):
    """Documents in which a word stands in one way."""

    way: float
    """How well the way of finding it matches."""
    weight: float
    """The same, or a little less for what is written together or apart."""
    places: tuple[DocSet, ...]
    """Their sets, for each field that was asked for."""


def look_up(index: Index, query: TermQuery) -> TermScorer:
    """The documents that have a word of the query in any way, and what it is worth there."""
    if is_unspaced(query.word):
        return _sharing(index, query)
    apart = split_compound(index, query.word) if query.thorough else NO_COMPOUND
    found = term_matches(
        index,
        query.word,
        lenient=query.lenient,
        half_typed=query.half_typed,
        thorough=query.thorough,
        known=bool(apart.titles or apart.abstracts),
    )
    standings = [
        *(_standing(index, query, way, way.weight) for way in found.term_matches),
        *_joined(index, query),
        *_apart(query, apart),
    ]
    marked = [
        MatchedTerm(query.word, found.misspelt, written=apart.written),
        *map(MatchedTerm, query.joined),
    ]
    return _word(index, query, standings, marked)


def _sharing(index: Index, query: TermQuery) -> TermScorer:
    """The same for a word of a script without blanks."""
    found = sharing(index, query.word, FIELDS[query.field])
    standings = [
        *(_Standing(each.weight, each.weight, each.places) for each in found.standings),
        *_joined(index, query),
    ]
    return _word(index, query, standings, list(map(MatchedTerm, (*found.marked, *query.joined))))


def _word(
    index: Index, query: TermQuery, standings: Sequence[_Standing], marked: Sequence[MatchedTerm]
) -> TermScorer:
    classes = _classes(standings, query.field, index.alive)
    in_titles = EMPTY
    if "titles" in FIELDS[query.field]:
        in_titles = index.alive & reduce(or_, (each.places[0] for each in standings), EMPTY)
    return TermScorer(tuple(marked), TermScores(classes, counts=query.counts), in_titles)


def _standing(index: Index, query: TermQuery, way: TermMatch, weight: float) -> _Standing:
    postings: list[Postings] = [getattr(index, name) for name in FIELDS[query.field]]
    return _Standing(way.weight, weight, tuple(each.having(way.numbers) for each in postings))


def _joined(index: Index, query: TermQuery) -> Iterator[_Standing]:
    for one in query.joined:
        for way in as_it_begins(index.vocabulary, one):
            yield _standing(index, query, way, JOINED * way.weight)


def _apart(query: TermQuery, apart: CompoundMatches) -> Iterator[_Standing]:
    places = {"titles": apart.titles, "abstracts": apart.abstracts}
    fields = FIELDS[query.field]
    yield _Standing(WHOLE, JOINED * WHOLE, tuple(map(places.__getitem__, fields)))
    if "titles" in fields:
        yield _Standing(BEGINNING, JOINED * BEGINNING, (apart.begun,))


def _classes(standings: Sequence[_Standing], field: str, alive: DocSet) -> list[ScoreBand]:
    """The documents with a word, by how and where they have it, the best class first."""
    sets: list[tuple[float, DocSet]] = []
    ways_: dict[float, DocSet] = {}
    for way, weight, places in standings:
        for name, documents in zip(FIELDS[field], places, strict=False):
            if documents := documents & alive:
                sets.append((weight * (TITLE if name == "titles" else ABSTRACT), documents))
                ways_[way] = ways_.get(way, EMPTY) | documents
    best = ways_[max(ways_)].bit_count() if ways_ else 1
    idf = round(IDF_PARTS * log(1 + alive.bit_count() / best))
    classes: list[ScoreBand] = []
    known = EMPTY
    for weight, documents in sorted(sets, key=lambda each: -each[0]):
        if new := documents & ~known:
            classes.append(ScoreBand(round(weight * WEIGHT_PARTS) * idf, new))
            known |= new
    return classes
