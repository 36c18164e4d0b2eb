"""Papers like a paper: the vector space model with tf-idf weights and the cosine.

G. Salton, A. Wong and C. S. Yang, "A vector space model for automatic indexing" (1975). A paper is
a vector over the vocabulary: each word it has weighs ``(2 if in the title else 1) x idf``, with
``idf = ln(N / n)`` for n of N papers that have the word, so a word that all have weighs nothing.
How often a word stands in an abstract is not counted: abstracts are short, and say a word again
because they must.
"""

from __future__ import annotations

from math import log, sqrt
from typing import NamedTuple

from tui.library.index import Index
from tui.library.words import words

IN_TITLE = 2.0
"""What a word in the title weighs beside one in the abstract."""
BINDING = 4
"""How many of the words that two papers share are named."""


class Neighbour(NamedTuple):
    """A paper that is like another."""

    key: str
    likeness: float
    """The cosine of the two, from 0 to 1."""
    shared: tuple[str, ...]
    """The words that bind them most, the strongest first."""


class Likeness:
    """Compares the papers of an index; what is the same for all is worked out once.

    Args:
        index: of the papers.
    """

    def __init__(self, index: Index) -> None:
        self._index = index
        self._documents = {paper.key: number for number, paper in enumerate(index.papers)}
        squares = [0.0] * len(index.papers)
        for number in range(len(index.vocabulary)):
            idf = self._idf(number)
            titles = set(index.titles[number])
            for document in titles:
                squares[document] += (IN_TITLE * idf) ** 2
            for document in index.abstracts[number]:
                if document not in titles:
                    squares[document] += idf**2
        self._lengths = [sqrt(square) for square in squares]

    def neighbours(self, key: str, most: int = 50) -> list[Neighbour]:
        """The papers most like a paper, the nearest first; none for one that is not indexed."""
        index, document = self._index, self._documents.get(key)
        if document is None or not self._lengths[document]:
            return []
        dots: dict[int, float] = {}
        parts: dict[int, list[tuple[float, str]]] = {}
        paper = index.papers[document]
        title = set(words(paper.title))
        for word in title.union(words(paper.abstract)):
            number = index.numbers[word]
            idf = self._idf(number)
            own = idf * (IN_TITLE if word in title else 1.0)
            titles = set(index.titles[number])
            for other in titles.union(index.abstracts[number]):
                part = own * idf * (IN_TITLE if other in titles else 1.0)
                dots[other] = dots.get(other, 0.0) + part
                parts.setdefault(other, []).append((part, word))
        del dots[document]
        length = self._lengths[document]
        near = sorted(
            ((dot / length / self._lengths[other], other) for other, dot in dots.items()),
            key=lambda pair: (-pair[0], pair[1]),
        )
        return [
            Neighbour(index.papers[other].key, likeness, _strongest(parts[other]))
            for likeness, other in near[:most]
        ]

    def _idf(self, number: int) -> float:
        titles, abstracts = self._index.titles[number], self._index.abstracts[number]
        return log(len(self._index.papers) / len({*titles, *abstracts}))


def _strongest(parts: list[tuple[float, str]]) -> tuple[str, ...]:
    return tuple(word for _, word in sorted(parts, key=lambda part: (-part[0], part[1]))[:BINDING])
