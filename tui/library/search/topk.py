"""The ranking: which documents come first, one after the other, as far as anybody looks.

Each word of a query sorts the documents into a few bands by how it stands in them; a document's
score is the sum of its bands' scores. Documents with more of the words come first, and among those
with as many the best come out by best-first search over the choices of a band for each word (A*
with the best that is still possible as its bound: P. Hart, N. Nilsson and B. Raphael, "A Formal
Basis for the Heuristic Determination of Minimum Cost Paths", 1968), so what it takes to see the
first ten does not depend on how many there are.
"""

from __future__ import annotations

import itertools
from collections.abc import Callable, Iterator, Sequence
from functools import cached_property
from heapq import heappop, heappush
from typing import NamedTuple, overload

from tui.library.search.docset import BitSlicedCounter, DocId, DocSet, members, only, packed, union
from tui.library.search.index import Index

LOOKED_AT = 300
"""Groups of equals after which the rest is scored at once."""
SMALL = 40
"""Documents that are scored one by one rather than divided further."""


class ScoreBand(NamedTuple):
    """Documents that a word of the query stands in equally well."""

    score: int
    """A whole number: sums of floats would depend on their order, and equals not be equal."""
    documents: DocSet


class TermScores:
    """Scores that one word of the query adds to those of documents.

    Args:
        bands: no document is in two of them; the highest score first.
        counts: whether documents with the word come before all that lack it.
    """

    def __init__(self, bands: Sequence[ScoreBand], *, counts: bool) -> None:
        self.bands, self.counts = bands, counts
        self.best = bands[0].score if bands else 0
        self.documents = union(each.documents for each in bands)

    @cached_property
    def _packed(self) -> list[tuple[int, bytes]]:
        return [(score, packed(documents)) for score, documents in self.bands]

    def of(self, document: DocId) -> int:
        """Return the word's score in a document."""
        at, bit = document >> 3, 1 << (document & 7)
        for score, bits in self._packed:
            if at < len(bits) and bits[at] & bit:
                return score
        return 0


def best_first(
    documents: DocSet,
    terms: Sequence[TermScores],
    in_order: Callable[[list[DocId]], list[DocId]],
) -> Iterator[list[DocId]]:
    """Yield some documents, best first, equals together.

    Args:
        documents: the set.
        terms: what each word adds to the score.
        in_order: puts equals in order.
    """
    terms = sorted(terms, key=lambda term: term.documents.bit_count())
    counter = BitSlicedCounter()
    for term in terms:
        if term.counts:
            counter.add(term.documents & documents, 1)
    for _, as_many in counter.levels(documents):
        left = as_many
        for equals in itertools.islice(_by_score(left, terms), LOOKED_AT):
            yield in_order(members(equals))
            left ^= equals
        # Who looks so far looks at many: now it is sooner done for all.
        yield from map(in_order, _score_all(left, terms))


def _score_all(documents: DocSet, terms: Sequence[TermScores]) -> Iterator[list[DocId]]:
    """Documents with the same score, ascending, the highest score first."""
    scores = dict.fromkeys(members(documents), 0)
    for term in terms:
        for score, of_band in term.bands:
            for document in members(of_band & documents):
                scores[document] += score
    equals: dict[int, list[DocId]] = {}
    for document, score in scores.items():
        equals.setdefault(score, []).append(document)
    return (equals[score] for score in sorted(equals, reverse=True))


class _Node(NamedTuple):
    """Documents of which some words' bands are known. The node that sorts first is best.

    What is undecided comes before what is decided and equally good, so that all equals are known
    before the first of them is given.
    """

    bound: int
    """Highest score that any of them may have, negative."""
    decided: bool
    number: int
    """Tells nodes apart."""
    documents: DocSet
    depth: int
    """How many words' bands are known."""
    score: int


def _by_score(documents: DocSet, terms: Sequence[TermScores]) -> Iterator[DocSet]:
    """Sets of documents with the same score, the highest first."""
    possible = [sum(term.best for term in terms[depth:]) for depth in range(len(terms) + 1)]
    heap: list[_Node] = []
    numbers = itertools.count()

    def push(some: DocSet, depth: int, score: int) -> None:
        decided = depth == len(terms)
        heappush(heap, _Node(-score - possible[depth], decided, next(numbers), some, depth, score))

    def divide(node: _Node) -> None:
        left = node.documents
        for score, of_band in terms[node.depth].bands:
            if having := left & of_band:
                push(having, node.depth + 1, node.score + score)
                left ^= having
        if left:
            push(left, node.depth + 1, node.score)

    def score_each(node: _Node) -> None:
        left = terms[node.depth :]
        for document in members(node.documents):
            score = sum((term.of(document) for term in left), node.score)
            push(only(document), len(terms), score)

    push(documents, 0, 0)
    while heap:
        node = heappop(heap)
        if not node.decided:
            few = len(terms) - node.depth > 1 and node.documents.bit_count() <= SMALL
            (score_each if few else divide)(node)
            continue
        equals = node.documents
        while heap and heap[0].decided and heap[0].bound == node.bound:
            equals |= heappop(heap).documents
        yield equals


class RankedHits(Sequence[str]):
    """Papers' keys, best first: ranked as far as they were asked for, counted without ranking.

    Args:
        index: of the papers.
        documents: the set of all of them.
        groups: the same documents, best first.
    """

    def __init__(self, index: Index, documents: DocSet, groups: Iterator[list[DocId]]) -> None:
        self._index, self._groups = index, groups
        self._keys: list[str] = []
        self._length = documents.bit_count()
        self.documents = documents

    def __len__(self) -> int:
        """How many there are."""
        return self._length

    @overload
    def __getitem__(self, at: int) -> str: ...
    @overload
    def __getitem__(self, at: slice) -> list[str]: ...
    def __getitem__(self, at: int | slice) -> str | list[str]:
        """Key at a position, or those of a stretch."""
        positions = range(self._length)[at]
        if isinstance(positions, int):
            self._rank(positions + 1)
            return self._keys[positions]
        self._rank(max(positions, default=-1) + 1)
        return [self._keys[each] for each in positions]

    def __contains__(self, key: object) -> bool:
        """Whether a paper is among them; needs no ranking."""
        return isinstance(key, str) and self.is_in(self.documents, key)

    def is_in(self, documents: DocSet, key: str) -> bool:
        """Tell whether a paper's document is in a set."""
        document = self._index.documents.get(key)
        return document is not None and bool(documents >> document & 1)

    def unranked(self) -> list[str]:
        """Return all keys, in the papers' own order."""
        return self._keys_of(self._index.sorted(self.documents))

    def position_of(self, key: str) -> int | None:
        """Return a paper's position, or None for one that is not among them."""
        if key not in self:
            return None
        ranked = 0
        while key not in self._keys[ranked:]:
            ranked = len(self._keys)
            self._rank(ranked + 1)
        return self._keys.index(key, ranked)

    def _rank(self, count: int) -> None:
        """Rank on until so many are known, or all."""
        while len(self._keys) < count and (group := next(self._groups, None)) is not None:
            self._keys += self._keys_of(group)

    def _keys_of(self, documents: Sequence[DocId]) -> list[str]:
        return [self._index.text(document).key for document in documents]
