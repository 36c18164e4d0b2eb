"""The ranking: which documents come first, one after the other, as far as anybody looks.

Each word of a query sorts the documents into a few classes by how it stands in them; a document's
score is the sum of its classes' scores. Documents with more of the words come first, and among
those with as many the best come out by best-first search over the choices of a class for each word
(A* with the best that is still possible as its bound: P. Hart, N. Nilsson and
B. Raphael, "A Formal Basis for the Heuristic Determination of Minimum Cost Paths", 1968), so what
it takes to see the first ten does not depend on how many there are.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from functools import cached_property
from heapq import heappop, heappush
from itertools import count, islice
from typing import NamedTuple

from tui.library.search.bit_sliced_counter import BitSlicedCounter
from tui.library.search.docset import EMPTY, DocId, DocSet, members, only

LOOKED_AT = 300
"""Groups of equals after which the rest is scored at once."""
SMALL = 40
"""Documents that are scored one by one rather than divided further."""


class ScoreBand(NamedTuple):
    """Documents that a word of the query stands in equally well."""

    score: int
    """A whole number: sums of floats would depend on their order, and equals not be equal."""
    documents: DocSet
    """Their set."""


class TermScores:
    """What one word of the query adds to the documents' scores.

    Args:
        classes: no document is in two of them; the highest score first.
        counts: whether documents with the word come before all that lack it.
    """

    def __init__(self, bands: Sequence[ScoreBand], *, counts: bool) -> None:
        self.bands = bands
        self.counts = counts
        self.best = bands[0].score if bands else 0
        self.documents = EMPTY
        for each in bands:
            self.documents |= each.documents

    @cached_property
    def _packed(self) -> list[tuple[int, bytes]]:
        return [
            (score, documents.to_bytes((documents.bit_length() + 7) // 8, "little"))
            for score, documents in self.bands
        ]

    def of(self, document: DocId) -> int:
        """The word's score in a document."""
        place, bit = document >> 3, 1 << (document & 7)
        for score, packed in self._packed:
            if place < len(packed) and packed[place] & bit:
                return score
        return 0


class _Node(NamedTuple):
    """Documents of which some words' classes are known. The node that sorts first is best.

    What is undecided comes before what is decided and equally good, so that all equals are known
    before the first of them is given.
    """

    bound: int
    """The highest score that any of them may have, negative."""
    decided: bool
    number: int
    """Tells nodes apart."""
    documents: DocSet
    depth: int
    score: int


def best_first(
    documents: DocSet, factors: Sequence[TermScores], in_order: Callable[[list[DocId]], list[DocId]]
) -> Iterator[list[DocId]]:
    """Some documents, best first, equals together.

    Args:
        documents: the set.
        factors: of the score.
        in_order: puts equals in order.
    """
    factors = sorted(factors, key=lambda factor: factor.documents.bit_count())
    words = BitSlicedCounter()
    for factor in factors:
        if factor.counts:
            words.add(factor.documents & documents, 1)
    for _, as_many in words.levels(documents):
        left = as_many
        for equals in islice(_by_score(as_many, factors), LOOKED_AT):
            yield in_order(members(equals))
            left ^= equals
        # Who looks so far looks at many: now it is sooner done for all.
        yield from map(in_order, _score_all(left, factors))


def _score_all(documents: DocSet, factors: Sequence[TermScores]) -> Iterator[list[DocId]]:
    """Documents with the same score, ascending, the highest score first."""
    scores = dict.fromkeys(members(documents), 0)
    for factor in factors:
        for score, of_class in factor.bands:
            for document in members(of_class & documents):
                scores[document] += score
    equals: dict[int, list[DocId]] = {}
    for document, score in scores.items():
        equals.setdefault(score, []).append(document)
    return (equals[score] for score in sorted(equals, reverse=True))


def _by_score(documents: DocSet, factors: Sequence[TermScores]) -> Iterator[DocSet]:
    """Sets of documents with the same score, the highest first."""
    more = [0]
    for factor in reversed(factors):
        more.append(more[-1] + factor.best)
    more.reverse()
    heap: list[_Node] = []
    numbers = count()

    def push(found: DocSet, depth: int, score: int) -> None:
        decided = depth == len(factors)
        node = _Node(-score - more[depth], decided, next(numbers), found, depth, score)
        heappush(heap, node)

    def divide(node: _Node) -> None:
        factor, rest = factors[node.depth], node.documents
        for score, of_class in factor.bands:
            if not rest:
                return
            if having := rest & of_class:
                push(having, node.depth + 1, node.score + score)
                rest ^= having
        if rest:
            push(rest, node.depth + 1, node.score)

    def score_each(node: _Node) -> None:
        left = factors[node.depth :]
        for document in members(node.documents):
            score = sum((factor.of(document) for factor in left), node.score)
            push(only(document), len(factors), score)

    push(documents, 0, 0)
    while heap:
        node = heappop(heap)
        if not node.decided:
            few = len(factors) - node.depth > 1 and node.documents.bit_count() <= SMALL
            (score_each if few else divide)(node)
            continue
        equals = node.documents
        while heap and heap[0].decided and heap[0].bound == node.bound:
            equals |= heappop(heap).documents
        yield equals
