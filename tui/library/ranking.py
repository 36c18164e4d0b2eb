"""The ranking: which documents come first, one after the other, as far as anybody looks.

Each word of a query sorts the documents into a few classes by how it stands in them; a document's
score is the sum of its classes' scores. The best come out by best-first search over the choices of
a class for each word (A* with the best that is still possible as its bound: P. Hart, N. Nilsson and
B. Raphael, "A Formal Basis for the Heuristic Determination of Minimum Cost Paths", 1968), so what
it takes to see the first ten does not depend on how many there are.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from functools import cached_property
from heapq import heappop, heappush
from typing import NamedTuple

from tui.library.bits import members

SMALL = 40
"""Documents that are scored one by one rather than divided further."""
_FINE = 1 << 40
"""Scores are counted in such parts: sums of floats would depend on their order, and equals not be
equal."""


class Class(NamedTuple):
    """Documents that a word of the query stands in equally well."""

    score: float
    documents: int
    """Their set."""


class Factor:
    """What one word of the query adds to the documents' scores.

    Args:
        classes: no document is in two of them; the highest score first.
        counts: whether documents with the word come before all that lack it.
    """

    def __init__(self, classes: Sequence[Class], *, counts: bool) -> None:
        self.classes = [(round(score * _FINE), documents) for score, documents in classes]
        self.counts = int(counts)
        self.best = self.classes[0][0] if classes else 0
        self.documents = 0
        for each in classes:
            self.documents |= each.documents

    @cached_property
    def _packed(self) -> list[tuple[int, bytes]]:
        return [
            (score, documents.to_bytes((documents.bit_length() + 7) // 8, "little"))
            for score, documents in self.classes
        ]

    def of(self, document: int) -> tuple[int, int]:
        """Whether the word counts for a document, and its score there, in small parts."""
        place, bit = document >> 3, 1 << (document & 7)
        for score, packed in self._packed:
            if place < len(packed) and packed[place] & bit:
                return self.counts, score
        return 0, 0


class _Node(NamedTuple):
    """Documents of which some words' classes are known. The node that sorts first is best.

    What is undecided comes before what is decided and equally good, so that all equals are known
    before the first of them is given.
    """

    most_words: int
    """The most words that any of them may have, negative."""
    most_score: int
    """The highest score that any of them may have, negative."""
    decided: bool
    number: int
    """Tells nodes apart."""
    documents: int
    depth: int
    words: int
    score: int


def best_first(
    documents: int, factors: Sequence[Factor], in_order: Callable[[int], list[int]]
) -> Iterator[list[int]]:
    """Some documents, best first, equals together.

    Args:
        documents: the set.
        factors: of the score.
        in_order: gives the documents of a set in the order of equals.
    """
    factors = sorted(factors, key=lambda factor: factor.documents.bit_count())
    more = [(0, 0)]
    for factor in reversed(factors):
        more.append((more[-1][0] + factor.counts, more[-1][1] + factor.best))
    more.reverse()
    heap: list[_Node] = []
    numbers = iter(range(1 << 62))

    def push(found: int, depth: int, words: int, score: int) -> None:
        bound = (-words - more[depth][0], -score - more[depth][1])
        heappush(
            heap,
            _Node(*bound, depth == len(factors), next(numbers), found, depth, words, score),
        )

    def divide(node: _Node) -> None:
        factor, rest = factors[node.depth], node.documents
        for score, of_class in factor.classes:
            if not rest:
                return
            if having := rest & of_class:
                push(having, node.depth + 1, node.words + factor.counts, node.score + score)
                rest ^= having
        if rest:
            push(rest, node.depth + 1, node.words, node.score)

    def score_each(node: _Node) -> None:
        for document in members(node.documents):
            words, score = node.words, node.score
            for factor in factors[node.depth :]:
                counted, worth = factor.of(document)
                words += counted
                score += worth
            push(1 << document, len(factors), words, score)

    if documents:
        push(documents, 0, 0, 0)
    while heap:
        node = heappop(heap)
        if not node.decided:
            few = len(factors) - node.depth > 1 and node.documents.bit_count() <= SMALL
            (score_each if few else divide)(node)
            continue
        equals = node.documents
        while heap and heap[0][:3] == node[:3]:
            equals |= heappop(heap).documents
        yield in_order(equals)
