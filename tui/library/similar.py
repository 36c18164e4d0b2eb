"""Papers like a paper: the vector space model with tf-idf weights and the cosine.

G. Salton, A. Wong and C. S. Yang, "A vector space model for automatic indexing" (1975). A paper is
a vector over the vocabulary: each word it has weighs ``tf x idf`` with ``tf = 1 + ln n`` for a word
that stands n times in it, one in the title counting as `IN_TITLE`, and ``idf = ln(N / n)`` for n of
N papers that have the word, so a word that all have weighs nothing.

The papers that share the heaviest words with a paper come from the posting lists; only of the best
of them are the texts read again and compared whole. So what it takes does not grow with the number
of papers that share its common words.
"""

from __future__ import annotations

from collections import Counter
from math import log, sqrt
from typing import NamedTuple

from parsing.paper import Paper
from tui.library.bits import members, set_of
from tui.library.index import Index
from tui.library.words import words

IN_TITLE = 3
"""How many times a word in the title counts."""
HEAVIEST = 60
"""So many of a paper's words are looked up."""
COMPARED = 200
"""So many papers are compared whole."""
BINDING = 4
"""How many of the words that two papers share are named."""

Vector = dict[str, float]
"""What each word weighs."""


class Neighbour(NamedTuple):
    """A paper that is like another."""

    key: str
    likeness: float
    """The cosine of the two, from 0 to 1."""
    shared: tuple[str, ...]
    """The words that bind them most, the strongest first."""


class Likeness:
    """Compares the papers of an index.

    Args:
        index: of the papers.
    """

    def __init__(self, index: Index) -> None:
        self._index = index
        self._idf: dict[str, float] = {}

    def neighbours(self, key: str, most: int = 50) -> list[Neighbour]:
        """The papers most like a paper, the nearest first; none for one that is not indexed."""
        index = self._index
        document = index.documents.get(key)
        if document is None:
            return []
        own = self._vector(index.text(document))
        found: list[Neighbour] = []
        for other in self._candidates(own, document):
            paper = index.text(other)
            vector = self._vector(paper)
            parts = {word: own[word] * weight for word, weight in vector.items() if word in own}
            likeness = sum(parts.values()) / (_length(own) * _length(vector) or 1)
            if likeness > 0:
                found.append(Neighbour(paper.key, min(1.0, likeness), _strongest(parts)))
        found.sort(key=lambda each: -each.likeness)
        return found[:most]

    def _candidates(self, own: Vector, document: int) -> list[int]:
        """The papers that share the heaviest words, in the papers' order."""
        index = self._index
        heaviest = sorted(own, key=lambda word: -own[word])[:HEAVIEST]
        sums: dict[int, float] = {}
        for word in heaviest:
            number = index.vocabulary.number(word)
            assert number is not None
            having = index.titles.having([number]) | index.abstracts.having([number])
            worth = own[word] * self._idf_of(word)
            for other in members(having & index.alive & ~(1 << document)):
                sums[other] = sums.get(other, 0.0) + worth
        best = sorted(sums, key=lambda other: -sums[other])[:COMPARED]
        return index.sorted(set_of(best, len(index.papers)))

    def _vector(self, paper: Paper) -> Vector:
        counts = Counter(words(paper.abstract))
        for word in words(paper.title):
            counts[word] += IN_TITLE
        return {
            word: (1 + log(count)) * idf
            for word, count in counts.items()
            if (idf := self._idf_of(word))
        }

    def _idf_of(self, word: str) -> float:
        if word not in self._idf:
            index = self._index
            number = index.vocabulary.number(word)
            assert number is not None
            having = index.titles.having([number]) | index.abstracts.having([number])
            self._idf[word] = log(index.alive.bit_count() / (having & index.alive).bit_count())
        return self._idf[word]


def _length(vector: Vector) -> float:
    return sqrt(sum(weight * weight for weight in vector.values()))


def _strongest(parts: Vector) -> tuple[str, ...]:
    ordered = sorted(parts, key=lambda word: (-parts[word], word))
    return tuple(ordered[:BINDING])
