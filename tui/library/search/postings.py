"""Posting lists: for every word, the documents that have it, packed.

A rare word's documents stand one after the other in one array for all words; a word that many
documents have is a bitmap. The words are in alphabetical order, so the documents of all words with
one beginning are one stretch of the array and a few bitmaps.
"""

from __future__ import annotations

from array import array
from bisect import bisect_left
from collections.abc import Iterable

from tui.library.search.docset import EMPTY, DocSet, members, set_of

DENSE = 32
"""A bitmap takes less room than numbers of 32 bits when one document in so many has the word."""


class Postings:
    """Posting lists of one text, by word number. Filled once, in order, then only read.

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

    @classmethod
    def without(cls, words: int, size: int) -> Postings:
        """Return the lists of so many words that none of the documents has."""
        postings = cls(size)
        postings.starts = array("I", bytes(postings.starts.itemsize * (words + 1)))
        return postings

    @property
    def has_any(self) -> bool:
        """Whether any document has any word."""
        return bool(self.sparse or self.dense)

    @property
    def width(self) -> int:
        """Bytes of a bitmap."""
        return (self.size + 7) // 8

    def add_word(self, documents: array[int]) -> None:
        """Give the next word its documents, ascending."""
        if self._is_dense(len(documents)):
            self._add_bitmap(set_of(documents, self.size))
        else:
            self.sparse += documents
            self.starts.append(len(self.sparse))

    def add_grown(self, before: Postings, word: int, documents: array[int]) -> None:
        """Give the next word those that a word had before, and further documents after them."""
        first, last = before.starts[word], before.starts[word + 1]
        both = before._bitmap(word) if first == last else EMPTY
        if not both:
            self.add_word(before.sparse[first:last] + documents)
            return
        both |= set_of(documents, self.size)
        if self._is_dense(both.bit_count()):
            self._add_bitmap(both)
        else:
            self.add_word(array("I", members(both)))

    def _is_dense(self, count: int) -> bool:
        return count * DENSE >= self.size > DENSE

    def _add_bitmap(self, documents: DocSet) -> None:
        self.dense.append(len(self.starts) - 1)
        self.bitmaps += documents.to_bytes(self.width, "little")
        self.starts.append(len(self.sparse))

    def having(self, words: Iterable[int]) -> DocSet:
        """Return the set of the documents that have any of some words, quickest for a `range`."""
        having = EMPTY
        rare: array[int] | list[int]
        starts, sparse, dense = self.starts, self.sparse, self.dense
        if isinstance(words, range):
            for at in range(bisect_left(dense, words.start), bisect_left(dense, words.stop)):
                having |= self._bitmap_at(at)
            rare = sparse[starts[words.start] : starts[words.stop]]
        else:
            rare = []
            for word in words:
                first, last = starts[word], starts[word + 1]
                if first < last:
                    rare += sparse[first:last]
                else:
                    having |= self._bitmap(word)
        return having | set_of(rare, self.size) if rare else having

    def _bitmap(self, word: int) -> DocSet:
        """Documents of a word that has a bitmap; none for another."""
        at = bisect_left(self.dense, word)
        is_dense = at < len(self.dense) and self.dense[at] == word
        return self._bitmap_at(at) if is_dense else EMPTY

    def _bitmap_at(self, at: int) -> DocSet:
        width = self.width
        return DocSet(int.from_bytes(self.bitmaps[at * width : (at + 1) * width], "little"))
