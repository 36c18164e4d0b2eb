"""A text as it is shown, and where in its source each part of it stands."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator
from typing import NamedTuple


class Piece(NamedTuple):
    """Characters that are shown, and the stretch of the source that they stand for."""

    chars: str
    start: int
    end: int


class ShownText(str):
    """A text as it is shown, which knows its source and where each part of it came from."""

    source: str
    _pieces: tuple[Piece, ...]
    _at: tuple[int, ...]

    @classmethod
    def of(cls, source: str, pieces: Iterable[Piece]) -> ShownText:
        """Put pieces of a source together, in order."""
        pieces = tuple(piece for piece in pieces if piece.chars)
        text = cls("".join(piece.chars for piece in pieces))
        at = [0]
        for piece in pieces:
            at.append(at[-1] + len(piece.chars))
        text.source, text._pieces, text._at = source, pieces, tuple(at)
        return text

    def from_source(self, spans: Iterable[tuple[int, int]]) -> Iterator[tuple[int, int]]:
        """Yield where spans of the source stand in what is shown; those not shown are left out."""
        pieces, at = self._pieces, self._at
        for start, end in spans:
            first = bisect_right(pieces, start, key=lambda piece: piece.end)
            last = bisect_left(pieces, end, key=lambda piece: piece.start) - 1
            if first > last:
                continue
            begin = at[first] + _within(pieces[first], max(0, start - pieces[first].start))
            left = pieces[last].end - end
            stop = at[last + 1] - (_within(pieces[last], left) if left > 0 else 0)
            if begin < stop:
                yield begin, stop


def _within(piece: Piece, letters: int) -> int:
    """As many letters, in a piece that has a character for each; a sign is one whole."""
    return letters if len(piece.chars) == piece.end - piece.start else 0
