"""How a word of a query is looked up in the vocabulary: whole, begun, as a part, or misspelt."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import NamedTuple

from tui.library.search.highlight import SHORTEST_PART
from tui.library.search.index import Index
from tui.library.search.term_dictionary import TermDictionary

WHOLE, BEGINNING, PART, MISSPELT, HALF_TYPED = 1.0, 0.58, 0.34, 0.2, 0.12
"""Each is worth more in an abstract than the next one is in a title."""
SHORTEST_MISSPELT = 4
LEAST_ALIKE = 0.7
"""Normalized similarity from which a word may be a misspelling of another."""


class TermMatch(NamedTuple):
    """Words of the vocabulary that answer a query's word equally well."""

    weight: float
    """How well."""
    numbers: Sequence[int]
    """The words' numbers."""


class TermMatches(NamedTuple):
    """The words that answer a query's word."""

    term_matches: tuple[TermMatch, ...]
    """From the best way to the least; no word is in two of them."""
    misspelt: frozenset[str] = frozenset()
    """Those of the words that are another spelling of it."""


def term_matches(
    index: Index,
    word: str,
    *,
    lenient: bool = False,
    half_typed: bool = False,
    thorough: bool = True,
    known: bool = False,
) -> TermMatches:
    """The words of the vocabulary that answer a word.

    Args:
        index: where it is looked up; words that only papers had which are gone answer nothing.
        word: a folded word.
        lenient: look for misspellings also where the word is known as it stands: it may be a slip
            that happens to be a word.
        half_typed: the word may go on: compare it with the beginnings of words too.
        thorough: look for it inside other words and misspelt at all.
        known: it stands somewhere in another form, so it is not likely to be misspelt.
    """
    vocabulary, there = index.vocabulary, index.has_any
    found = as_it_begins(vocabulary, word)
    if thorough and len(word) >= SHORTEST_PART:
        found.append(TermMatch(PART, vocabulary.inside(word, vocabulary.beginning(word))))
    found = [way for way in found if way.numbers and there(way.numbers)]
    if not thorough or len(word) < SHORTEST_MISSPELT or ((found or known) and not lenient):
        return TermMatches(tuple(found))
    others = {number for way in found for number in way.numbers}
    misspelt: dict[float, list[int]] = {}
    for number, similarity in _alike(vocabulary, word):
        if number not in others and there([number]):
            misspelt.setdefault(MISSPELT * similarity, []).append(number)
    said = found or misspelt or known
    begun = [] if said or not half_typed else _begun_alike(vocabulary, word)
    if begun := [number for number in begun if there([number])]:
        misspelt[HALF_TYPED] = begun
    found += [TermMatch(weight, misspelt[weight]) for weight in sorted(misspelt, reverse=True)]
    spelt = (vocabulary.words[number] for each in misspelt.values() for number in each)
    return TermMatches(tuple(found), frozenset(spelt))


def as_it_begins(vocabulary: TermDictionary, word: str) -> list[TermMatch]:
    """The word that is what was typed, and those that begin with it."""
    begun = vocabulary.beginning(word)
    whole = begun and vocabulary.words[begun.start] == word
    longer = begun[1:] if whole else begun
    return [TermMatch(WHOLE, begun[:1] if whole else begun[:0]), TermMatch(BEGINNING, longer)]


def _alike(vocabulary: TermDictionary, word: str) -> Iterable[tuple[int, float]]:
    """Words within a slip or two, by optimal string alignment: number and similarity, 0 to 1."""
    # Imported when first needed: a start without a search need not wait for it.
    from rapidfuzz import process
    from rapidfuzz.distance import OSA

    for length, (numbers, candidates) in vocabulary.by_length.items():
        # Every letter more or less is a slip.
        if 1 - abs(length - len(word)) / max(length, len(word)) < LEAST_ALIKE:
            continue
        for _, similarity, at in process.extract(
            word,
            candidates,
            scorer=OSA.normalized_similarity,
            processor=None,
            score_cutoff=LEAST_ALIKE,
            limit=None,
        ):
            yield numbers[at], similarity


def _begun_alike(vocabulary: TermDictionary, word: str) -> list[int]:
    """Words whose beginning is one slip from the word; the first letter mostly is right."""
    from rapidfuzz import process
    from rapidfuzz.distance import OSA

    length, known = len(word), vocabulary.words
    numbers = [n for n in vocabulary.beginning(word[0]) if len(known[n]) > length]
    found = process.extract(
        word,
        [known[number][:length] for number in numbers],
        scorer=OSA.distance,
        processor=None,
        score_cutoff=1,
        limit=None,
    )
    return sorted(numbers[at] for _, _, at in found)
