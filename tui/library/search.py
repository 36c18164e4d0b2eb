"""The ranking: a query and an index give the papers, best first, and what matched in them.

Every word of the query is looked up in the vocabulary rather than in the papers: whole, as a
beginning, as a part and, when none of these is there, misspelt (rapidfuzz). The papers come from
the posting lists of the words so found. A paper's score is the sum over the query's words of

    how well the word matched x where it stands (title before abstract) x idf

with idf = ln(1 + N / n) for n of N papers that have the word in the best way it was found. Papers
with more of the query's words come before papers with fewer.
"""

from __future__ import annotations

from dataclasses import dataclass
from math import log

from tui.library.conditions import Facts, Holds, condition
from tui.library.index import Index
from tui.library.matching import SHORTEST_PART, Found
from tui.library.query import Kind, Query, Term
from tui.library.words import words

WHOLE, BEGINNING, PART, MISSPELT = 1.0, 0.58, 0.34, 0.2
"""Each is worth more in an abstract than the next one is in a title."""
IN_ABSTRACT = 0.6
"""What a word in the abstract counts beside one in the title."""
SHORTEST_MISSPELT = 4
NOTHING_KNOWN = Facts()
_FIELDS = {
    "": ("titles", "abstracts"),
    "title": ("titles",),
    "abs": ("abstracts",),
}
"""The posting lists that a field's words are looked up in."""
LEAST_ALIKE = 0.7
"""Normalized similarity from which a word may be a misspelling of another."""


@dataclass(frozen=True, slots=True)
class Hits:
    """Papers' keys, best first, and how the query's words were found."""

    keys: tuple[str, ...] = ()
    found: tuple[Found, ...] = ()
    complete: frozenset[str] = frozenset()
    """Keys of the papers that have every bare word of the query."""


def search(index: Index, query: Query, facts: Facts = NOTHING_KNOWN) -> Hits:
    """The papers that meet all conditions and have any of the bare words, best first.

    Without bare words they come in the index's order, as do equals.
    """
    found: list[Found] = []
    scores: dict[int, float] = {}
    matched: dict[int, int] = {}
    for word in query.words:
        ways, misspelt = _ways(index, word)
        found.append(Found(word, misspelt))
        for document, score in _word_scores(index, ways).items():
            scores[document] = scores.get(document, 0.0) + score
            matched[document] = matched.get(document, 0) + 1
    if query.words:
        order = sorted(scores, key=lambda each: (-matched[each], -scores[each], each))
    else:
        order = list(range(len(index.papers))) if query else []
    if query.conditions:
        holds = _all_hold(index, query, facts, found)
        order = [document for document in order if holds(index.papers[document])]
    keys = tuple(index.papers[document].key for document in order)
    # Papers with all words come first, so they are a beginning of the order.
    complete = sum(1 for document in order if matched.get(document, 0) == len(query.words))
    return Hits(keys, tuple(found), frozenset(keys[:complete]))


def _all_hold(index: Index, query: Query, facts: Facts, found: list[Found]) -> Holds:
    """Whether a paper meets every condition; adds to ``found`` what is to be marked in it."""

    def spelt(term: Term) -> frozenset[str]:
        fields = _FIELDS[term.field]
        having: set[int] | None = None
        for word in words(term.text):
            ways, misspelt = _ways(index, word)
            found.append(Found(word, misspelt))
            documents = {
                document
                for number in ways
                for field in fields
                for document in getattr(index, field)[number]
            }
            having = documents if having is None else having & documents
        return frozenset(index.papers[document].key for document in having or ())

    groups: list[list[Holds]] = []
    for group in query.conditions:
        groups.append([condition(term, facts, spelt) for term in group])
        found += [
            Found(term.text, exact=True)
            for term in group
            if term.kind is not Kind.WORD and not term.negated and term.field in _FIELDS
        ]
    return lambda paper: all(any(holds(paper) for holds in group) for group in groups)


def _ways(index: Index, word: str) -> tuple[dict[int, float], frozenset[str]]:
    """The numbers of the words that answer a query's word, each with how well, and the misspelt."""
    ways: dict[int, float] = {}
    for number, candidate in enumerate(index.vocabulary):
        if word in candidate:
            if candidate == word:
                ways[number] = WHOLE
            elif candidate.startswith(word):
                ways[number] = BEGINNING
            elif len(word) >= SHORTEST_PART:
                ways[number] = PART
    if ways or len(word) < SHORTEST_MISSPELT:
        return ways, frozenset()
    # Imported when first needed: a start without a search need not wait for it.
    from rapidfuzz import process
    from rapidfuzz.distance import OSA

    alike = process.extract(
        word,
        index.vocabulary,
        scorer=OSA.normalized_similarity,
        processor=None,
        score_cutoff=LEAST_ALIKE,
        limit=None,
    )
    for _, similarity, number in alike:
        ways[number] = MISSPELT * similarity
    return ways, frozenset(candidate for candidate, _, _ in alike)


def _word_scores(index: Index, ways: dict[int, float]) -> dict[int, float]:
    """Each document's score for one word of the query."""
    if not ways:
        return {}
    best_way = max(ways.values())
    weights: dict[int, float] = {}
    with_best: set[int] = set()
    for number, weight in ways.items():
        for postings, share in ((index.titles, 1.0), (index.abstracts, IN_ABSTRACT)):
            worth = weight * share
            for document in postings[number]:
                if worth > weights.get(document, 0.0):
                    weights[document] = worth
            if weight == best_way:
                with_best.update(postings[number])
    idf = log(1 + len(index.papers) / len(with_best))
    return {document: weight * idf for document, weight in weights.items()}
