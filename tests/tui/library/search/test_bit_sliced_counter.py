"""Sums over sets of documents, beside plain counting."""

from __future__ import annotations

from collections import Counter

from hypothesis import given
from hypothesis import strategies as st

from tui.library.search.docset import BitSlicedCounter, DocSet, members, set_of

SETS = st.integers(0, 2**40 - 1).map(DocSet)


@given(st.lists(st.tuples(SETS, st.integers(0, 70))), st.integers(0, 45), SETS)
def test_the_greatest_sums_are_those_that_counting_finds(
    added: list[tuple[DocSet, int]], most: int, among: DocSet
) -> None:
    sums, counted = BitSlicedCounter(), Counter[int]()
    for documents, weight in added:
        sums.add(documents, weight)
        for document in members(documents):
            counted[document] += weight
    above = [document for document in members(among) if counted[document]]
    best = sorted(above, key=lambda document: (-counted[document], document))[:most]
    assert members(sums.greatest(most, among)) == sorted(best)


@given(st.lists(st.sets(st.integers(0, 40)), max_size=6), st.sets(st.integers(0, 40)))
def test_levels_are_sets_of_equal_sums_the_greatest_first(
    added: list[set[int]], among: set[int]
) -> None:
    sums = BitSlicedCounter()
    for documents in added:
        sums.add(set_of(documents, 41), 1)
    counted = {each: sum(each in documents for documents in added) for each in among}
    levels = [(total, members(level)) for total, level in sums.levels(set_of(among, 41))]
    assert levels == [
        (total, sorted(each for each in among if counted[each] == total))
        for total in sorted(set(counted.values()), reverse=True)
    ]
