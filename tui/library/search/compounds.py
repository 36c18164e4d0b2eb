"""Words written together or apart: ``CodeT5`` for ``code t5``, ``Time-MoE`` for ``timemoe``.

Neither stands in the dictionary as it was typed. What a text writes as one word is looked up by
running neighbouring words of the query together. What a text writes as several is looked up by
cutting the query's word wherever both sides are words of the dictionary; the posting lists tell
which documents have all the pieces, and only these are read, to see whether the pieces stand there
one behind the other.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from functools import cache, reduce
from operator import and_
from typing import NamedTuple

from tui.library.search.docset import EMPTY, DocSet, members
from tui.library.search.highlight import Spelling
from tui.library.search.index import Index
from tui.library.search.term_dictionary import TermDictionary
from tui.library.search.texts import TEXTS
from tui.library.search.tokenizer import one_of_three, runs, words

SHORTEST_APART, LONGEST_APART = 3, 40
"""Characters of a word that may be written apart."""
SHORTEST_LAST = 3
"""Characters from which a piece that may go on is looked up: fewer begin too many words."""
READ = {name: text.read for name, text in TEXTS.items() if text.read}
"""Texts in which words may be written apart, and how many papers are read for one."""


class CompoundMatches(NamedTuple):
    """Documents that write a word as several."""

    whole: Mapping[str, DocSet] = dict.fromkeys(READ, EMPTY)
    """Their sets, by text."""
    begun: DocSet = EMPTY
    """Those whose titles do if the last piece may go on: ``longcont`` is in ``long context``."""

    @property
    def written(self) -> Spelling:
        """How it is to be marked where they do."""
        if self.begun:
            return Spelling.APART_OR_BEGUN
        return Spelling.APART if any(self.whole.values()) else Spelling.TOGETHER


def together(index: Index, typed: Sequence[str]) -> dict[int, tuple[str, ...]]:
    """Return what neighbouring words of a query make together, where some text writes them as one.

    Args:
        index: of the texts; they must have that one word, or one that begins so.
        typed: folded words, in the order typed.

    Returns:
        For the positions of words that are part of such a run: what they make.
    """
    runs_of: dict[int, tuple[str, ...]] = {}
    for count in (2, 3):
        for first in range(len(typed) - count + 1):
            one = "".join(typed[first : first + count])
            if index.has_any(index.terms.beginning(one)):
                for position in range(first, first + count):
                    runs_of[position] = (*runs_of.get(position, ()), one)
    return runs_of


def split_compound(index: Index, word: str) -> CompoundMatches:
    """Return the documents that write a word as several, one behind the other.

    What only begins so is looked for where no word begins with the word itself, so that a name is
    found while it is typed, and ``longcontext`` in ``long contexts``.

    Args:
        index: of the documents.
        word: a folded word.
    """
    if not SHORTEST_APART <= len(word) <= LONGEST_APART:
        return CompoundMatches()
    cuts = list(_cuts(index.terms, word, begun=False))
    whole = {text: _having(index, text, word, cuts) for text in READ}
    if index.has_any(index.terms.beginning(word)):
        return CompoundMatches(whole)
    cuts = list(_cuts(index.terms, word, begun=True))
    return CompoundMatches(whole, _having(index, "title", word, cuts, begun=True))


_Cut = tuple[tuple[str, ...], list[range]]
"""Pieces of a word, and for each the words that it may be, but for a short one that goes on."""


def _cuts(terms: TermDictionary, word: str, *, begun: bool) -> Iterator[_Cut]:
    """Ways to cut a word in two or three words; the last may be the beginning of one."""
    for end in range(1, len(word)):
        first, rest = word[:end], word[end:]
        if not terms.whole(first):
            continue
        in_three = ((first, rest[:at], rest[at:]) for at in range(1, len(rest)))
        for pieces in ((first, rest), *(each for each in in_three if all(map(one_of_three, each)))):
            *others, last = pieces
            numbers = list(map(terms.whole, others))
            if not begun:
                numbers.append(terms.whole(last))
            elif len(last) >= SHORTEST_LAST:
                numbers.append(terms.beginning(last))
            if all(numbers):
                yield pieces, numbers


def _having(
    index: Index, text: str, word: str, cuts: Sequence[_Cut], *, begun: bool = False
) -> DocSet:
    """Documents that have a word in pieces in a text."""
    having = cache(index.postings[text].having)
    possible = EMPTY
    having_all = [reduce(and_, map(having, numbers), index.alive) for _, numbers in cuts]
    # The rarest pieces first: names are made of them.
    for documents in sorted(filter(None, having_all), key=DocSet.bit_count):
        if (possible | documents).bit_count() > READ[text]:
            break
        possible |= documents
    if not possible:
        return EMPTY
    either = "|".join(r"[^a-z0-9]+".join(map(re.escape, pieces)) for pieces, _ in cuts)
    likely = re.compile(either if begun else rf"(?:{either})(?![a-z0-9])")

    def has_it(content: str) -> bool:
        # Most texts without the pieces need not be cut into words.
        if content.isascii() and not likely.search(content.lower()):
            return False
        return any(runs(words(content), word, begun=begun))

    papers = ((each, index.text(each)) for each in members(possible))
    return index.set_of([each for each, paper in papers if has_it(TEXTS[text].of(paper))])
