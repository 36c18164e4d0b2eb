"""Sets of documents as whole numbers: the same as Python's own sets, whatever their size."""

from __future__ import annotations

import random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tui.library.search.docset import DocSet, members, set_of

SIZES = (0, 1, 7, 8, 9, 31, 32, 33, 63, 64, 65)


@st.composite
def some_of(draw: st.DrawFn) -> tuple[int, set[int]]:
    """How many documents there are, and some of them."""
    size = draw(st.sampled_from(SIZES) | st.integers(0, 300))
    return size, draw(st.sets(st.integers(0, size - 1))) if size else set()


@given(some_of())
def test_a_set_gives_back_what_was_put_in(case: tuple[int, set[int]]) -> None:
    size, documents = case
    assert members(set_of(sorted(documents), size)) == sorted(documents)


@given(some_of())
def test_bit_n_says_whether_document_n_is_in_the_set(case: tuple[int, set[int]]) -> None:
    size, documents = case
    assert set_of(list(documents), size) == DocSet(sum(1 << document for document in documents))


@given(some_of())
def test_neither_order_nor_repetition_matters(case: tuple[int, set[int]]) -> None:
    size, documents = case
    once = sorted(documents)
    assert set_of([*reversed(once), *once], size) == set_of(once, size)


@given(some_of())
def test_what_can_be_gone_through_but_once_gives_the_same_set(case: tuple[int, set[int]]) -> None:
    size, documents = case
    assert set_of(iter(documents), size) == set_of(list(documents), size)


@given(some_of(), st.data())
def test_union_intersection_and_difference_are_those_of_sets(
    case: tuple[int, set[int]], data: st.DataObject
) -> None:
    size, one = case
    other = data.draw(st.sets(st.integers(0, size - 1))) if size else set()
    left, right = set_of(list(one), size), set_of(list(other), size)
    assert members(left | right) == sorted(one | other)
    assert members(left & right) == sorted(one & other)
    assert members(left & ~right) == sorted(one - other)
    assert (left & right).bit_count() == len(one & other)


@pytest.mark.parametrize("size", [*SIZES, 5000])
def test_everything_is_every_document_and_no_other(size: int) -> None:
    assert members(set_of(range(size), size)) == list(range(size))


@pytest.mark.parametrize("count", [0, 1, 1999, 2000, 2001, 4999, 5000])
def test_many_are_treated_otherwise_than_few_and_come_to_the_same(count: int) -> None:
    documents = sorted(random.Random(count).sample(range(5000), count))
    found = set_of(documents, 5000)
    assert found == set_of(iter(documents), 5000)
    assert found == DocSet(sum(1 << document for document in documents))
    assert members(found) == documents


@pytest.mark.parametrize("size", [2001, 5000, 5001])
def test_the_last_document_of_many_is_not_lost(size: int) -> None:
    assert members(set_of(range(size), size))[-1] == size - 1
    assert members(set_of([size - 1], size)) == [size - 1]
