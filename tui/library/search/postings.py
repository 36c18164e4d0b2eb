"""Posting lists: for every word, the documents that have it, packed.

A rare word's documents stand one after the other in one array for all words; a word that many
documents have is a bitmap. The words are in alphabetical order, so the documents of all words with
one beginning are one stretch of the array and a few bitmaps.
"""

from __future__ import annotations

from array import array
from bisect import bisect_left
from collections.abc import Iterable, Sequence
from typing import cast

from tui.library.search.docset import EMPTY, DocId, DocSet, members, set_of

DENSE = 32
"""A bitmap takes less room than numbers of 32 bits when one document in so many has the word."""


class Postings:
    """The posting lists of one field, by word number. Filled once, in order, then only read.

    Args:
        size: how many documents there are.
    """

    def __init__(self, size: int) -> None:
        self.size = size
        self.starts = array("I", [0])
        """Where each word's documents begin in `sparse`; one more at the end."""
        self.sparse = array("I")
        """Document numbers, ascending within a word."""
        self.dense = array("I")
        """Numbers of the words that have a bitmap, ascending."""
        self.bitmaps = bytearray()
        """Their bitmaps, of `width` bytes each, the lowest document first."""

    def __eq__(self, other: object) -> bool:
        """Whether it says the same of the same number of documents."""
        return isinstance(other, Postings) and vars(self) == vars(other)

    __hash__ = None  # type: ignore[assignment]

    @property
    def width(self) -> int:
        """Bytes of a bitmap."""
        return (self.size + 7) // 8

    def append(self, documents: array[int]) -> None:
        """Give the next word its documents, ascending."""
        if self._is_dense(len(documents)):
            self._append_bitmap(set_of(documents, self.size))
        else:
            self.sparse += documents
            self.starts.append(len(self.sparse))

    def append_more(self, before: Postings, word: int, documents: array[int]) -> None:
        """Give the next word those that a word had before, and further documents after them."""
        at = before._dense_place(word)
        if at is None:
            first, last = before.starts[word], before.starts[word + 1]
            self.append(before.sparse[first:last] + documents)
            return
        both = before._bitmap(at) | set_of(documents, self.size)
        if self._is_dense(both.bit_count()):
            self._append_bitmap(both)
        else:
            self.append(array("I", members(both)))

    def _is_dense(self, count: int) -> bool:
        return count * DENSE >= self.size > DENSE

    def _append_bitmap(self, documents: DocSet) -> None:
        self.dense.append(len(self.starts) - 1)
        self.bitmaps += documents.to_bytes(self.width, "little")
        self.starts.append(len(self.sparse))

    def documents(self, word: int) -> Sequence[DocId]:
        """The documents that have a word, ascending."""
        at = self._dense_place(word)
        if at is not None:
            return members(self._bitmap(at))
        return cast("Sequence[DocId]", self.sparse[self.starts[word] : self.starts[word + 1]])

    def having(self, words: Iterable[int]) -> DocSet:
        """The set of the documents that have any of some words."""
        if isinstance(words, range):
            return self._having_stretch(words)
        found = EMPTY
        rare: list[int] = []
        starts, sparse = self.starts, self.sparse
        for word in words:
            first, last = starts[word], starts[word + 1]
            if first < last:
                rare += sparse[first:last]
            elif (at := self._dense_place(word)) is not None:
                found |= self._bitmap(at)
        return found | set_of(rare, self.size) if rare else found

    def _having_stretch(self, words: range) -> DocSet:
        found = EMPTY
        for at in range(bisect_left(self.dense, words.start), bisect_left(self.dense, words.stop)):
            found |= self._bitmap(at)
        rare = self.sparse[self.starts[words.start] : self.starts[words.stop]]
        return found | set_of(rare, self.size) if rare else found

    def _dense_place(self, word: int) -> int | None:
        at = bisect_left(self.dense, word)
        return at if at < len(self.dense) and self.dense[at] == word else None

    def _bitmap(self, at: int) -> DocSet:
        width = self.width
        return DocSet(int.from_bytes(self.bitmaps[at * width : (at + 1) * width], "little"))
