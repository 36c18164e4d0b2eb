"""The papers that a query finds, ranked as far as somebody looks."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import overload

from tui.library.search.docset import DocId, DocSet
from tui.library.search.index import Index


class RankedHits(Sequence[str]):
    """Papers' keys, best first: ranked as far as they were asked for, counted without ranking.

    Args:
        index: of the papers.
        documents: the set of all of them.
        groups: the same documents, best first.
    """

    def __init__(self, index: Index, documents: DocSet, groups: Iterator[list[DocId]]) -> None:
        self._index = index
        self._groups = groups
        self._keys: list[str] = []
        self._length = documents.bit_count()
        self.documents = documents

    def __len__(self) -> int:
        """How many there are."""
        return self._length

    @overload
    def __getitem__(self, place: int) -> str: ...
    @overload
    def __getitem__(self, place: slice) -> list[str]: ...
    def __getitem__(self, place: int | slice) -> str | list[str]:
        """The key at a place, or those of a stretch."""
        if isinstance(place, slice):
            places = range(self._length)[place]
            self._rank(max(places, default=-1) + 1)
            return [self._keys[each] for each in places]
        if not -self._length <= place < self._length:
            raise IndexError(place)
        place %= self._length
        self._rank(place + 1)
        return self._keys[place]

    def unranked(self) -> list[str]:
        """All keys, in the papers' own order."""
        index = self._index
        return [index.text(document).key for document in index.sorted(self.documents)]

    def __contains__(self, key: object) -> bool:
        """Whether a paper is among them; needs no ranking."""
        return isinstance(key, str) and bool(self.documents >> self.document(key) & 1)

    def document(self, key: str) -> DocId:
        """A paper's document; one beyond all others for a paper that has none."""
        return self._index.documents.get(key, DocId(len(self._index.papers)))

    def position_of(self, key: str) -> int | None:
        """A paper's place, or None for one that is not among them."""
        if key not in self:
            return None
        done = 0
        while key not in self._keys[done:]:
            done = len(self._keys)
            self._rank(done + 1)
        return self._keys.index(key, done)

    def _rank(self, count: int) -> None:
        """Rank on until so many are known, or all."""
        while len(self._keys) < count and (group := next(self._groups, None)) is not None:
            self._keys += [self._index.text(document).key for document in group]
