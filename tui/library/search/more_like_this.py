"""Papers like a paper: the model of PubMed's similar articles, over the index of the search.

J. Lin and W. J. Wilbur, "PubMed related articles: a probabilistic topic-based model for content
similarity", BMC Bioinformatics 8:423 (2007). Every word is a topic that a paper may be about. It
stands there as a Poisson variable, at one rate in papers about it and at a lower one in others; so
a paper with l words, k of them this one, is about it with the chance ``1 / (1 + r^(k-1) e^(dl))``
for the ratio r of the lower rate to the higher and their difference d. Two papers are as near as
the sum, over the words that both have, of both chances and ``idf = ln(N / n)`` for n of N papers
that have the word. Like PubMed, it has a title's words count more (`RankedText.times`), and takes a
noun and its plural for one word: D. Harman's S stemmer, "How effective is suffixing?", JASIS 42
(1991).

Which papers to compare comes from the posting lists alone: those whose words in common weigh most,
however often they stand there. Only the texts of these are read again.
"""

from __future__ import annotations

import unicodedata
from collections import Counter
from collections.abc import Mapping
from math import ceil, exp, log
from typing import NamedTuple

from parsing.paper import Paper
from tui.library.search.docset import BitSlicedCounter, DocSet, only, union
from tui.library.search.index import Index
from tui.library.search.texts import TEXTS
from tui.library.search.tokenizer import indexed, is_unspaced, letters

ABOUT, PASSING = 0.022, 0.013
"""Two rates, per word of text: of a word in papers about it, and in others."""
COMPARED_TEXTS = {name: text for name, text in TEXTS.items() if text.times}
"""Texts that papers are compared by."""
LONG = 1000
"""A paper of more words counts as one of so many."""
STEPS = 31
"""Steps that the weightiest word counts, in whole numbers, where papers to compare are chosen."""
COMPARED = 220
"""So many papers are compared whole."""
BINDING = 4
"""How many of the words that two papers share are named."""
_PLAIN = """
    about across all also among an and any are as at based be been between both but by can do
    due during each even for from further has have how however if in into is it its many may
    more most need new no not of on one only or other our out over paper per propose proposed
    same show so such than that the their them then there these they this those through thus to
    two up us used using various via was we well were what when where which while will with
    within without yet you your
"""
"""Words that bind no papers; they are not named, and neither are single letters."""


class Neighbour(NamedTuple):
    """A paper that is like another."""

    key: str
    likeness: float
    """How near it is, above 0: greater is nearer."""
    shared: tuple[str, ...]
    """Words that bind them most, the strongest first, as the paper itself writes them."""


def neighbours(index: Index, key: str, most: int = 50) -> list[Neighbour]:
    """Return the papers most like a paper, the nearest first; none for one not indexed.

    Args:
        index: of the papers.
        key: of the paper that they are to be like.
        most: how many to give.
    """
    document = index.documents.get(key)
    if document is None:
        return []
    paper = index.text(document)
    written = {singular(word): word for word in reversed(_words(paper))}
    stems = {form: stem for stem in written for form in _forms(stem)}
    having = {stem: _having(index, stem) for stem in written}
    own = {
        stem: chance * _idf(having[stem], index.alive)
        for stem, chance in _chances(paper, stems).items()
    }
    step = max(own.values(), default=0) / STEPS or 1
    counter = BitSlicedCounter()
    for stem, worth in own.items():
        for text, documents in having[stem].items():
            counter.add(documents, ceil(worth / step) * TEXTS[text].times)
    ranked: list[tuple[float, Paper, dict[str, float]]] = []
    for other in index.sorted(counter.greatest(COMPARED, index.alive & ~only(document))):
        paper = index.text(other)
        parts = {stem: own[stem] * chance for stem, chance in _chances(paper, stems).items()}
        ranked.append((sum(parts.values()), paper, parts))
    ranked.sort(key=lambda each: -each[0])
    return [
        Neighbour(paper.key, likeness, tuple(_shown(written[stem]) for stem in _binding(parts)))
        for likeness, paper, parts in ranked[:most]
        if likeness > 0
    ]


def _having(index: Index, stem: str) -> dict[str, DocSet]:
    """Documents that have a form of a word, by text."""
    return index.having(
        [n for form in _forms(stem) for n in index.terms.whole(form)], COMPARED_TEXTS
    )


def _idf(having: Mapping[str, DocSet], alive: DocSet) -> float:
    # No paper has the word where a forged cache says so.
    return log(alive.bit_count() / max(1, (union(having.values()) & alive).bit_count()))


def singular(word: str) -> str:
    """Return a word without the ending of a plural."""
    if len(word) <= 3 or word[-1] != "s" or word[-2] in "us":
        return word
    return word[:-3] + "y" if word.endswith("ies") and word[-4] not in "ae" else word[:-1]


_SILENT = frozenset(map(singular, _PLAIN.split()))


def _forms(stem: str) -> list[str]:
    """Every word that is one with a word."""
    return [form for form in (stem, stem + "s", stem[:-1] + "ies") if singular(form) == stem]


def _words(paper: Paper) -> list[str]:
    """Words of a paper, in order, those of the title as often as they count."""
    return [
        word for text in COMPARED_TEXTS.values() for word in indexed(text.of(paper)) * text.times
    ]


def _chances(paper: Paper, stems: dict[str, str]) -> dict[str, float]:
    """How likely it is that a paper is about each of some words, for those that it has."""
    every = _words(paper)
    counts = Counter(filter(None, map(stems.get, every)))
    others = exp((ABOUT - PASSING) * min(len(every), LONG)) * ABOUT / PASSING
    return {stem: 1 / (1 + others * (PASSING / ABOUT) ** count) for stem, count in counts.items()}


def _binding(parts: dict[str, float]) -> list[str]:
    telling = (stem for stem in parts if _is_telling(stem))
    return sorted(telling, key=lambda stem: (-parts[stem], stem))[:BINDING]


def _shown(word: str) -> str:
    """A folded word with its letters put together again."""
    return word if word.isascii() else unicodedata.normalize("NFC", word)


def _is_telling(stem: str) -> bool:
    return len(letters(stem) if is_unspaced(stem) else stem) > 1 and stem not in _SILENT
