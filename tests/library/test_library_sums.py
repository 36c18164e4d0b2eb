"""Sums over sets of documents, beside plain counting."""

from __future__ import annotations

from collections import Counter

from hypothesis import given
from hypothesis import strategies as st

from tui.library.bits import members
from tui.library.sums import Sums

SETS = st.integers(0, 2**40 - 1)


@given(st.lists(st.tuples(SETS, st.integers(0, 70))), st.integers(0, 45), SETS)
def test_the_greatest_sums_are_those_that_counting_finds(
    added: list[tuple[int, int]], most: int, among: int
) -> None:
    sums, counted = Sums(), Counter[int]()
    for documents, weight in added:
        sums.add(documents, weight)
        for document in members(documents):
            counted[document] += weight
    above = [document for document in members(among) if counted[document]]
    best = sorted(above, key=lambda document: (-counted[document], document))[:most]
    assert members(sums.greatest(most, among)) == sorted(best)
