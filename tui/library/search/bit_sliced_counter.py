"""A sum for every document, added to by whole sets of documents.

The sums are bit planes: one set for each binary digit, of the documents whose sum has that digit.
So to add a weight to all documents of a set takes a few operations on sets, and the greatest sums
are found from the highest plane down: P. O'Neil and D. Quass, "Improved query performance with
variant indexes", SIGMOD (1997).
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import reduce
from operator import or_

from tui.library.search.docset import EMPTY, DocSet, members, set_of


class BitSlicedCounter:
    """A sum for every document, none of them below 0; at first all are 0."""

    def __init__(self) -> None:
        self._planes: list[DocSet] = []

    def add(self, documents: DocSet, weight: int) -> None:
        """Add a weight to the sums of some documents."""
        planes = self._planes
        for place in range(weight.bit_length()):
            carry, at = documents if weight >> place & 1 else EMPTY, place
            while carry:
                planes += [EMPTY] * (at + 1 - len(planes))
                planes[at], carry = planes[at] ^ carry, planes[at] & carry
                at += 1

    def levels(self, among: DocSet) -> Iterator[tuple[int, DocSet]]:
        """Yield each sum with the set of those that have it, the greatest first."""
        for total in range((1 << len(self._planes)) - 1, -1, -1):
            level = among
            for place, plane in enumerate(self._planes):
                level &= plane if total >> place & 1 else ~plane
            if level:
                yield total, level

    def greatest(self, most: int, among: DocSet) -> DocSet:
        """The set of those that have the greatest sums above 0; of equal ones the first."""
        greatest, even = EMPTY, among & reduce(or_, self._planes, EMPTY)
        for plane in reversed(self._planes):
            more = greatest | even & plane
            if more.bit_count() > most:
                even &= plane
            else:
                greatest, even = more, even & ~plane
        first = members(even)[: most - greatest.bit_count()]
        return greatest | set_of(first, even.bit_length())
