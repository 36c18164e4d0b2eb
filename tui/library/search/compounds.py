"""Words written together or apart: ``CodeT5`` for ``code t5``, ``Time-MoE`` for ``timemoe``.

Neither stands in the dictionary as it was typed. What a text writes as one word is looked up by
running neighbouring words of the query together. What a text writes as several is looked up by
cutting the query's word wherever both sides are words of the dictionary; the posting lists tell
which documents have all the pieces, and only these are read, to see whether the pieces stand there
one behind the other.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from functools import cache, reduce
from operator import and_
from typing import NamedTuple

from tui.library.search.docset import EMPTY, DocSet, members
from tui.library.search.highlight import Spelling
from tui.library.search.index import Index
from tui.library.search.term_dictionary import TermDictionary
from tui.library.search.tokenizer import one_of_three, runs, words

SHORTEST_APART, LONGEST_APART = 3, 40
"""Characters of a word that may be written apart."""
SHORTEST_LAST = 3
"""Characters from which a piece that may go on is looked up: fewer begin too many words."""
READ = {"title": 10_000, "abstract": 500}
"""Texts that are read for one word, which takes up to 5 ms. When more have its pieces, as those of
two common words in a very large library, it is not looked for there."""


class CompoundMatches(NamedTuple):
    """The documents that write a word as several."""

    whole: Mapping[str, DocSet] = dict.fromkeys(READ, EMPTY)
    """Their sets, by text."""
    begun: DocSet = EMPTY
    """Those whose titles do if the last piece may go on: ``longcont`` is in ``long context``."""

    @property
    def written(self) -> Spelling:
        """What is to be marked where they do."""
        if self.begun:
            return Spelling.APART_OR_BEGUN
        return Spelling.APART if any(self.whole.values()) else Spelling.TOGETHER


def together(index: Index, typed: Sequence[str]) -> dict[int, tuple[str, ...]]:
    """Return neighbouring words of a query that some text writes as one.

    Args:
        index: of the texts; they must have that one word, or one that begins so.
        typed: folded words, in the order typed.

    Returns:
        For the positions of words that are part of such a run: what they make together.
    """
    found: dict[int, tuple[str, ...]] = {}
    for count in (2, 3):
        for first in range(len(typed) - count + 1):
            one = "".join(typed[first : first + count])
            if index.has_any(index.vocabulary.beginning(one)):
                for position in range(first, first + count):
                    found[position] = (*found.get(position, ()), one)
    return found


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
    cuts = list(_cuts(index.vocabulary, word, begun=False))
    whole = {text: _having(index, text, word, cuts) for text in READ}
    if index.has_any(index.vocabulary.beginning(word)):
        return CompoundMatches(whole)
    cuts = list(_cuts(index.vocabulary, word, begun=True))
    return CompoundMatches(whole, _having(index, "title", word, cuts, begun=True))


class _Cut(NamedTuple):
    """A way to cut a word into words of the dictionary."""

    pieces: tuple[str, ...]
    numbers: tuple[range, ...]
    """For each piece the words that it may be; one that goes on and is short has none."""


def _cuts(vocabulary: TermDictionary, word: str, *, begun: bool) -> Iterator[_Cut]:
    """The ways to cut a word in two or three; the last piece may be the beginning of a word."""
    for pieces in _pieces(vocabulary, word):
        *whole, last = pieces
        numbers = list(map(vocabulary.whole, whole))
        if not begun:
            numbers.append(vocabulary.whole(last))
        elif len(last) >= SHORTEST_LAST:
            numbers.append(vocabulary.beginning(last))
        if all(numbers):
            yield _Cut(pieces, tuple(numbers))


def _pieces(vocabulary: TermDictionary, word: str) -> Iterator[tuple[str, ...]]:
    """The ways to cut a word in two or three whose first piece is a word of the dictionary."""
    for end in range(1, len(word)):
        first, rest = word[:end], word[end:]
        if not vocabulary.whole(first):
            continue
        yield first, rest
        for second in range(1, len(rest)):
            pieces = first, rest[:second], rest[second:]
            if all(map(one_of_three, pieces)):
                yield pieces


def _having(
    index: Index, text: str, word: str, cuts: Sequence[_Cut], *, begun: bool = False
) -> DocSet:
    """The documents that have a word in pieces in a text."""
    having = cache(index.postings[text].having)
    possible = EMPTY
    found = [reduce(and_, map(having, cut.numbers), index.alive) for cut in cuts]
    # The rarest pieces first: names are made of them.
    for documents in sorted(filter(None, found), key=DocSet.bit_count):
        if (possible | documents).bit_count() > READ[text]:
            break
        possible |= documents
    if not possible:
        return EMPTY
    is_likely = _quickly([cut.pieces for cut in cuts], begun=begun)

    def has_it(content: str) -> bool:
        return bool(is_likely(content)) and any(runs(words(content), word, begun=begun))

    return index.set_of(
        [each for each in members(possible) if has_it(getattr(index.text(each), text))]
    )


def _quickly(cuts: Sequence[tuple[str, ...]], *, begun: bool) -> Callable[[str], object]:
    """Tells most texts that have none of some words in pieces, without cutting them into words."""
    either = "|".join(r"[^a-z0-9]+".join(map(re.escape, pieces)) for pieces in cuts)
    search = re.compile(either if begun else rf"(?:{either})(?![a-z0-9])").search
    return lambda text: not text.isascii() or search(text.lower())
