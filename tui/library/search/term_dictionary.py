"""The term dictionary: every word that any paper has, and the ways to find some of them."""

from __future__ import annotations

from array import array
from bisect import bisect_left, bisect_right
from collections import defaultdict
from collections.abc import Iterable
from functools import cached_property
from itertools import accumulate, repeat
from operator import add


class TermDictionary:
    """Folded words in alphabetical order; a word's number is its position.

    Args:
        words: each once, in order.
    """

    def __init__(self, words: Iterable[str] = ()) -> None:
        self.words = list(words)

    def whole(self, word: str) -> range:
        """Return the number of a word as a range, which is empty for one that no paper has."""
        at = bisect_left(self.words, word)
        is_there = at < len(self.words) and self.words[at] == word
        return range(at, at + is_there)

    def beginning(self, letters: str) -> range:
        """Return the numbers of the words that begin with some letters, or are just these."""
        first = bisect_left(self.words, letters)
        return range(first, bisect_left(self.words, letters + "\U0010ffff", first))

    def inside(self, letters: str, begun: range) -> list[int]:
        """Return the numbers of the words that have some letters in them, but for those `begun`."""
        text, starts = self._joined
        numbers: list[int] = []
        at = text.find(letters)
        while at >= 0:
            number = bisect_right(starts, at) - 1
            if number in begun:
                number = begun.stop - 1
            else:
                numbers.append(number)
            # No word is found twice: the search goes on with the next one.
            at = text.find(letters, starts[number + 1])
        return numbers

    @cached_property
    def _joined(self) -> tuple[str, array[int]]:
        """All words in one text, each on a line, and where each one starts; the end comes last."""
        ends = accumulate(map(add, map(len, self.words), repeat(1)))
        return "\n".join(self.words) + "\n", array("I", [0, *ends])

    @cached_property
    def by_length(self) -> dict[int, tuple[list[int], list[str]]]:
        """Words of each length, in characters: their numbers, and themselves."""
        numbers: defaultdict[int, list[int]] = defaultdict(list)
        for number, length in enumerate(map(len, self.words)):
            numbers[length].append(number)
        return {
            length: (of_it, [self.words[number] for number in of_it])
            for length, of_it in numbers.items()
        }

    def prepare(self) -> None:
        """Make now what the first search would have to make."""
        _ = self._joined, self.by_length
