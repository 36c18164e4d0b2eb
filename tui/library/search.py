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

from tui.library.index import Index
from tui.library.matching import SHORTEST_PART, Found
from tui.library.query import Query

WHOLE, BEGINNING, PART, MISSPELT = 1.0, 0.58, 0.34, 0.2
"""Each is worth more in an abstract than the next one is in a title."""
IN_ABSTRACT = 0.6
"""What a word in the abstract counts beside one in the title."""
SHORTEST_MISSPELT = 4
LEAST_ALIKE = 0.7
"""Normalized similarity from which a word may be a misspelling of another."""


@dataclass(frozen=True, slots=True)
class Hits:
    """Papers' keys, best first, and how the query's words were found."""

    keys: tuple[str, ...] = ()
    found: tuple[Found, ...] = ()
    complete: frozenset[str] = frozenset()
    """Keys of the papers that have every word of the query."""


def search(index: Index, query: Query) -> Hits:
    """All papers that have any word of the query, best first; equals in the index's order."""
    scores: dict[int, float] = {}
    matched: dict[int, int] = {}
    found: list[Found] = []
    for word in query.words:
        ways, misspelt = _ways(index, word)
        found.append(Found(word, misspelt))
        for document, score in _word_scores(index, ways).items():
            scores[document] = scores.get(document, 0.0) + score
            matched[document] = matched.get(document, 0) + 1
    order = sorted(scores, key=lambda document: (-matched[document], -scores[document], document))
    keys = tuple(index.keys[document] for document in order)
    complete = sum(1 for words in matched.values() if words == len(query.words))
    return Hits(keys, tuple(found), frozenset(keys[:complete]))


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
    idf = log(1 + len(index.keys) / len(with_best))
    return {document: weight * idf for document, weight in weights.items()}
