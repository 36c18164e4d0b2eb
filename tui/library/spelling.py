"""How a word of a query is looked up in the vocabulary: whole, begun, as a part, or misspelt."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from tui.library.index import Index
from tui.library.matching import SHORTEST_PART

WHOLE, BEGINNING, PART, MISSPELT, HALF_TYPED = 1.0, 0.58, 0.34, 0.2, 0.12
"""Each is worth more in an abstract than the next one is in a title."""
SHORTEST_MISSPELT = 4
REMEMBERED = 500
"""Answers that are kept."""
LEAST_ALIKE = 0.7
"""Normalized similarity from which a word may be a misspelling of another."""


class Ways(NamedTuple):
    """The words that answer a query's word."""

    weights: dict[int, float]
    """How well each answers it, by word number."""
    misspelt: frozenset[str] = frozenset()
    """Those of them that are another spelling of it."""


def ways(index: Index, word: str, *, lenient: bool = False, half_typed: bool = False) -> Ways:
    """The words of the vocabulary that answer a word.

    Args:
        index: whose vocabulary it is.
        word: a folded word.
        lenient: look for misspellings also where the word is known as it stands: it may be a slip
            that happens to be a word.
        half_typed: the word may go on: compare it with the beginnings of words too.
    """
    asked = (word, lenient, half_typed)
    if asked not in index.answers:
        if len(index.answers) >= REMEMBERED:
            index.answers.clear()
        index.answers[asked] = _look_up(index, word, lenient=lenient, half_typed=half_typed)
    return index.answers[asked]


def _look_up(index: Index, word: str, *, lenient: bool, half_typed: bool) -> Ways:
    weights: dict[int, float] = {}
    for number, candidate in enumerate(index.vocabulary):
        if word in candidate:
            if candidate == word:
                weights[number] = WHOLE
            elif candidate.startswith(word):
                weights[number] = BEGINNING
            elif len(word) >= SHORTEST_PART:
                weights[number] = PART
    if len(word) < SHORTEST_MISSPELT or (weights and not lenient):
        return Ways(weights)
    known = set(weights)
    for number, similarity in _alike(word, index.vocabulary):
        weights.setdefault(number, MISSPELT * similarity)
    if not weights and half_typed:
        for number in _begun_alike(word, index.vocabulary):
            weights[number] = HALF_TYPED
    misspelt = frozenset(index.vocabulary[number] for number in weights.keys() - known)
    return Ways(weights, misspelt)


def _alike(word: str, vocabulary: Sequence[str]) -> list[tuple[int, float]]:
    """Words within a slip or two, by optimal string alignment: number and similarity, 0 to 1."""
    # Imported when first needed: a start without a search need not wait for it.
    from rapidfuzz import process
    from rapidfuzz.distance import OSA

    found = process.extract(
        word,
        vocabulary,
        scorer=OSA.normalized_similarity,
        processor=None,
        score_cutoff=LEAST_ALIKE,
        limit=None,
    )
    return [(number, similarity) for _, similarity, number in found]


def _begun_alike(word: str, vocabulary: Sequence[str]) -> list[int]:
    """Words whose beginning is one slip from the word; the first letter mostly is right."""
    from rapidfuzz.distance import OSA

    length = len(word)
    return [
        number
        for number, candidate in enumerate(vocabulary)
        if candidate[0] == word[0]
        and len(candidate) > length
        and OSA.distance(word, candidate[:length], score_cutoff=1) <= 1
    ]
