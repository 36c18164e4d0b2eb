"""How a word of a query stands in the papers: how well it matches, where, and what it is worth.

A word adds to a paper's score

    how well the word matched x where it stands (title before abstract) x idf

with idf = ln(1 + N / n) for n of N papers that have the word in the best way it was found.
"""

from __future__ import annotations

from collections.abc import Sequence
from math import log
from typing import NamedTuple

from tui.library.search.compounds import CompoundMatches, split_compound
from tui.library.search.docset import EMPTY, DocSet, union
from tui.library.search.expansion import (
    BEGINNING,
    WHOLE,
    Standing,
    TermQuery,
    as_it_begins,
    pair_matches,
    term_matches,
)
from tui.library.search.highlight import MatchedTerm
from tui.library.search.index import Index
from tui.library.search.texts import TEXTS
from tui.library.search.tokenizer import is_unspaced
from tui.library.search.topk import ScoreBand, TermScores

JOINED = 0.97
"""Share that is counted of a word written together or apart, beside one written as typed. It comes
behind that, and in an abstract it still counts more than a beginning in a title."""
WEIGHT_PARTS, IDF_PARTS = 10_000, 1 << 20
"""Weights and idf are whole numbers of such parts: what is equally good has equal scores."""


class TermScorer(NamedTuple):
    """A word of the query, looked up."""

    matched: tuple[MatchedTerm, ...]
    """Words to be marked where it was found."""
    scores: TermScores
    in_titles: DocSet
    """Documents that have it in the title."""


def look_up(index: Index, query: TermQuery) -> TermScorer:
    """Return the documents that have a word of the query in any way, and what it is worth there."""
    if is_unspaced(query.word):
        standings, marked = pair_matches(index, query.word, query.texts)
        matched = list(map(MatchedTerm, marked))
    else:
        apart = split_compound(index, query.word) if query.thorough else CompoundMatches()
        matches = term_matches(index, query, known=any(apart.whole.values()))
        standings = [
            Standing(weight, index.having(numbers, query.texts))
            for weight, numbers in matches.term_matches
        ]
        whole = {text: docs for text, docs in apart.whole.items() if text in query.texts}
        standings.append(Standing(WHOLE, whole, JOINED))
        if "title" in query.texts:
            standings.append(Standing(BEGINNING, {"title": apart.begun}, JOINED))
        matched = [MatchedTerm(query.word, matches.misspelt, written=apart.written)]
    for one in query.joined:
        standings += [
            Standing(weight, index.having(numbers, query.texts), JOINED)
            for weight, numbers in as_it_begins(index.terms, one)
        ]
    matched += map(MatchedTerm, query.joined)
    scores = TermScores(_bands(standings, index.alive), counts=query.counts)
    in_titles = union(each.documents.get("title", EMPTY) for each in standings)
    return TermScorer(tuple(matched), scores, in_titles & index.alive)


def _bands(standings: Sequence[Standing], alive: DocSet) -> list[ScoreBand]:
    """Documents with a word, by how and where they have it, the best first."""
    sets: list[tuple[float, DocSet]] = []
    by_weight: dict[float, DocSet] = {}
    for weight, texts, share in standings:
        for text, documents in texts.items():
            if documents := documents & alive:
                sets.append((weight * share * TEXTS[text].weight, documents))
                by_weight[weight] = by_weight.get(weight, EMPTY) | documents
    best = by_weight[max(by_weight)].bit_count() if by_weight else 1
    idf = round(IDF_PARTS * log(1 + alive.bit_count() / best))
    bands: list[ScoreBand] = []
    known = EMPTY
    for weight, documents in sorted(sets, key=lambda each: -each[0]):
        if new := documents & ~known:
            bands.append(ScoreBand(round(weight * WEIGHT_PARTS) * idf, new))
            known |= new
    return bands
