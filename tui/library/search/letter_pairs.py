"""How a word of a script without blanks is looked up: by its letters, two and two.

A word of one or two letters begins such a pair. Of a longer one every pair must be there, and the
texts that have them all are read to see whether the word stands there as one. Only where no paper
has it so do those answer that share some of its pairs, a third of them at least.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import reduce
from operator import and_
from typing import NamedTuple

from tui.library.search.bit_sliced_counter import BitSlicedCounter
from tui.library.search.docset import EMPTY, DocSet, members, set_of
from tui.library.search.expansion import BEGINNING, PART, WHOLE, TermMatch
from tui.library.search.index import Index
from tui.library.search.postings import Postings
from tui.library.search.tokenizer import words
from tui.library.search.unspaced import letters, pairs

MOST_PAIRS = 64
"""Pairs of a word that are looked up: a pasted paragraph has thousands."""
LEAST_SHARED = 3
"""One pair in so many must be shared."""
READ = 1_000
"""Texts of a field that are read for one word; where more have all its pairs, they have it."""


class Standing(NamedTuple):
    """Documents that a word stands in equally well."""

    weight: float
    places: tuple[DocSet, ...]
    """Their sets, for each field that was asked for."""


class Sharing(NamedTuple):
    """The documents that have a word, or share pairs with it."""

    standings: tuple[Standing, ...]
    marked: tuple[str, ...]
    """What is to be marked in them."""


def sharing(index: Index, word: str, fields: Sequence[str]) -> Sharing:
    """The documents that have a word, or else those that share the most pairs with it.

    Args:
        index: of the documents.
        word: folded, of a script without blanks.
        fields: names of the posting lists that it is looked up in.
    """
    postings: list[Postings] = [getattr(index, name) for name in fields]
    if len(letters(word)) <= 2:
        ways = _ways(index, word)
        standings = [
            Standing(way.weight, tuple(each.having(way.numbers) for each in postings))
            for way in ways
        ]
        return Sharing(tuple(standings), (word,))
    having = [_having(index, word, each) for each in postings]
    places = tuple(
        _reading(index, word, name, reduce(and_, sets, index.alive))
        for name, sets in zip(fields, having, strict=True)
    )
    if any(places):
        return Sharing((Standing(WHOLE, places),), (word,))
    found = [
        Standing(weight, tuple(level if at == place else EMPTY for at in range(len(fields))))
        for place, sets in enumerate(having)
        for weight, level in _sharing_some(sets, index.alive)
    ]
    return Sharing(tuple(found), (word, *_looked_up(word)) if found else (word,))


def having_pairs(index: Index, word: str, postings: Postings) -> DocSet:
    """The set of the documents with all pairs of a word in a field, wherever they stand."""
    return reduce(and_, _having(index, word, postings), index.alive)


def _ways(index: Index, word: str) -> tuple[TermMatch, TermMatch]:
    """The pairs that have one or two letters at their beginning, and those with a mark more."""
    begun = index.vocabulary.beginning(word)
    spelt, asked = index.vocabulary.words, letters(word)
    whole = [number for number in begun if letters(spelt[number])[: len(asked)] == asked]
    return TermMatch(WHOLE, whole), TermMatch(BEGINNING, sorted(set(begun).difference(whole)))


def _looked_up(word: str) -> list[str]:
    """The pairs of a word, the last of them as it may go on."""
    return pairs(word)[:-1][:MOST_PAIRS]


def _having(index: Index, word: str, postings: Postings) -> list[DocSet]:
    """For each pair of a word the documents that have it in a field."""
    if len(letters(word)) == 1:
        return [postings.having(index.vocabulary.beginning(word))]
    return [postings.having(index.vocabulary.beginning(pair)) for pair in _looked_up(word)]


def _reading(index: Index, word: str, field: str, possible: DocSet) -> DocSet:
    """Of documents with all pairs those that have the word, as far as they can be read."""
    if possible.bit_count() > READ:
        return possible
    papers = map(index.text, documents := members(possible))
    texts = (each.title if field == "titles" else each.abstract for each in papers)
    standing = [any(word in each for each in words(text)) for text in texts]
    found = [document for document, stands in zip(documents, standing, strict=True) if stands]
    return set_of(found, len(index.papers))


def _sharing_some(sets: Sequence[DocSet], alive: DocSet) -> list[tuple[float, DocSet]]:
    """Documents by how many of some sets they are in, with what that is worth."""
    sums = BitSlicedCounter()
    for documents in sets:
        sums.add(documents & alive, 1)
    least = -(-len(sets) // LEAST_SHARED)
    found = []
    for shared, level in sums.levels(alive):
        if shared < least:
            break
        found.append((PART * shared / len(sets), level))
    return found
