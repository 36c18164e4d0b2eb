"""How a word of a query is looked up: whole, begun, as a part, misspelt, or by pairs of letters.

A word of a script without blanks is looked up by its letters, two and two. One of one or two
letters begins such a pair. Of a longer one every pair must be there, and the texts that have them
all are read to see whether the word stands there as one. Only where no paper has it so do those
answer that share some of its pairs, a third of them at least.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import reduce
from operator import and_
from typing import NamedTuple

from parsing.paper import Paper
from tui.library.search.docset import BitSlicedCounter, DocSet, members
from tui.library.search.highlight import SHORTEST_PART
from tui.library.search.index import Index
from tui.library.search.term_dictionary import TermDictionary
from tui.library.search.texts import TEXTS
from tui.library.search.tokenizer import letters, pairs, words

WHOLE, BEGINNING, PART, MISSPELT, HALF_TYPED = 1.0, 0.58, 0.34, 0.2, 0.12
"""Each is worth more in an abstract than the next one is in a title."""
SHORTEST_MISSPELT = 4
LEAST_ALIKE = 0.7
"""Normalized similarity from which a word may be a misspelling of another."""
MOST_PAIRS = 64
"""Pairs of a word that are looked up: a pasted paragraph has thousands."""
LEAST_SHARED = 3
"""One pair in so many must be shared."""
READ = 1_000
"""Texts that are read for one word without blanks; where more have all its pairs, they have it."""


class TermQuery(NamedTuple):
    """A word to be looked up, and all that the answer depends on beside the index."""

    word: str
    """Folded."""
    texts: tuple[str, ...] = ()
    """Those of `TEXTS` that it is looked for in."""
    counts: bool = True
    """Whether papers with the word come before all that lack it."""
    lenient: bool = False
    """Look for misspellings also where the word is known: it may be a slip that is a word."""
    half_typed: bool = False
    """Compare it with the beginnings of words too: it may go on."""
    thorough: bool = True
    """Look for it inside other words, apart and misspelt."""
    joined: tuple[str, ...] = ()
    """Words that it makes when it is run together with its neighbours in the query."""


class TermMatch(NamedTuple):
    """Words of the dictionary that answer a query's word equally well."""

    weight: float
    """How well."""
    numbers: Sequence[int]
    """Words' numbers."""


class TermMatches(NamedTuple):
    """Words that answer a query's word."""

    term_matches: tuple[TermMatch, ...]
    """From the best way to the least; no word is in two of them."""
    misspelt: frozenset[str] = frozenset()
    """Those of the words that are another spelling of it."""


class Standing(NamedTuple):
    """Documents in which a query's word stands in one way."""

    weight: float
    """How well the way of finding it matches."""
    documents: Mapping[str, DocSet]
    """Their sets, by text."""
    share: float = 1.0
    """Share of that weight that it counts."""


def term_matches(index: Index, query: TermQuery, *, known: bool = False) -> TermMatches:
    """Return the words of the dictionary that answer a word of a script with blanks.

    Args:
        index: where it is looked up; words that only papers had which are gone answer nothing.
        query: the word.
        known: it stands somewhere in another form, so it is not likely to be misspelt.
    """
    terms, word = index.terms, query.word
    matches = as_it_begins(terms, word)
    if query.thorough and len(word) >= SHORTEST_PART:
        matches.append(TermMatch(PART, terms.inside(word, terms.beginning(word))))
    matches = [match for match in matches if index.has_any(match.numbers)]
    known = known or bool(matches)
    if not query.thorough or len(word) < SHORTEST_MISSPELT or (known and not query.lenient):
        return TermMatches(tuple(matches))
    others = {number for match in matches for number in match.numbers}
    misspelt: dict[float, list[int]] = {}
    for number, similarity in _alike(terms, word):
        if number not in others and index.has_any([number]):
            misspelt.setdefault(MISSPELT * similarity, []).append(number)
    if query.half_typed and not (known or misspelt):
        begun = [number for number in _begun_alike(terms, word) if index.has_any([number])]
        misspelt = {HALF_TYPED: begun} if begun else {}
    matches += [TermMatch(weight, misspelt[weight]) for weight in sorted(misspelt, reverse=True)]
    spelt = (terms.words[number] for each in misspelt.values() for number in each)
    return TermMatches(tuple(matches), frozenset(spelt))


def as_it_begins(terms: TermDictionary, word: str) -> list[TermMatch]:
    """Return the word that is what was typed, and those that begin with it."""
    whole, begun = terms.whole(word), terms.beginning(word)
    return [TermMatch(WHOLE, whole), TermMatch(BEGINNING, begun[len(whole) :])]


def _alike(terms: TermDictionary, word: str) -> Iterator[tuple[int, float]]:
    """Words within a slip or two, by optimal string alignment: number and similarity, 0 to 1."""
    # Imported when first needed: a start without a search need not wait for it.
    from rapidfuzz import process
    from rapidfuzz.distance import OSA

    for length, (numbers, candidates) in terms.by_length.items():
        # Every letter more or less is a slip.
        if 1 - abs(length - len(word)) / max(length, len(word)) < LEAST_ALIKE:
            continue
        scorer, least = OSA.normalized_similarity, LEAST_ALIKE
        for _, similarity, at in process.extract(
            word, candidates, scorer=scorer, processor=None, score_cutoff=least, limit=None
        ):
            yield numbers[at], similarity


def _begun_alike(terms: TermDictionary, word: str) -> list[int]:
    """Words whose beginning is one slip from the word; the first letter mostly is right."""
    from rapidfuzz import process
    from rapidfuzz.distance import OSA

    length, spelt = len(word), terms.words
    numbers = [n for n in terms.beginning(word[0]) if len(spelt[n]) > length]
    begun = [spelt[number][:length] for number in numbers]
    alike = process.extract(
        word, begun, scorer=OSA.distance, processor=None, score_cutoff=1, limit=None
    )
    return sorted(numbers[at] for _, _, at in alike)


# Scripts without blanks


def pair_matches(
    index: Index, word: str, texts: Sequence[str]
) -> tuple[list[Standing], tuple[str, ...]]:
    """Return how a word of a script without blanks stands in documents, and what to mark there.

    Args:
        index: of the documents.
        word: folded.
        texts: those that it is looked for in.
    """
    typed = letters(word)
    if len(typed) <= 2:
        spelt, begun = index.terms.words, index.terms.beginning(word)
        whole = [number for number in begun if letters(spelt[number])[: len(typed)] == typed]
        # The others have a mark more.
        others = sorted(set(begun).difference(whole))
        ways = ((WHOLE, whole), (BEGINNING, others))
        return [Standing(way, index.having(numbers, texts)) for way, numbers in ways], (word,)
    having = {text: _having_each(index, word, text) for text in texts}
    whole_in = {
        text: _reading(index, word, text, reduce(and_, sets, index.alive))
        for text, sets in having.items()
    }
    if any(whole_in.values()):
        return [Standing(WHOLE, whole_in)], (word,)
    standings = [
        Standing(PART * shared / len(sets), {text: documents})
        for text, sets in having.items()
        for shared, documents in _sharing(sets, index.alive)
    ]
    return standings, (word, *_looked_up(word)) if standings else (word,)


def having_pairs(index: Index, word: str, text: str) -> DocSet:
    """Return the documents with all pairs of a word in a text, wherever they stand."""
    return reduce(and_, _having_each(index, word, text), index.alive)


def _looked_up(word: str) -> list[str]:
    """Pairs of a word, the last of them as it may go on; a single letter as it is."""
    return pairs(word)[:-1][:MOST_PAIRS] or [word]


def _having_each(index: Index, word: str, text: str) -> list[DocSet]:
    """For each pair of a word the documents that have it in a text."""
    having, beginning = index.postings[text].having, index.terms.beginning
    return [having(beginning(pair)) for pair in _looked_up(word)]


def _reading(index: Index, word: str, text: str, possible: DocSet) -> DocSet:
    """Of documents with all pairs those that have the word, as far as they can be read."""
    if possible.bit_count() > READ:
        return possible
    of = TEXTS[text].of

    def has_it(paper: Paper) -> bool:
        return any(word in each for each in words(of(paper)))

    return index.set_of([each for each in members(possible) if has_it(index.text(each))])


def _sharing(sets: Sequence[DocSet], alive: DocSet) -> Iterable[tuple[int, DocSet]]:
    """How many of some sets documents are in, if they are in enough, and which."""
    counter = BitSlicedCounter()
    for documents in sets:
        counter.add(documents & alive, 1)
    for shared, documents in counter.levels(alive):
        if shared * LEAST_SHARED < len(sets):
            break
        yield shared, documents
