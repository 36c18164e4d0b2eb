"""Posting lists: packed as arrays or as bitmaps, they say what plain sets say."""

from __future__ import annotations

import random
from array import array

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tui.library.search.docset import members
from tui.library.search.postings import DENSE, Postings

SIZES = (0, 1, 31, 32, 33, 64)
Lists = list[list[int]]
"""The documents of each word, ascending."""


def posted(size: int, lists: Lists) -> Postings:
    """Posting lists of the words 0, 1, 2 …"""
    postings = Postings(size)
    for documents in lists:
        postings.add_word(array("I", documents))
    return postings


@st.composite
def words_of(draw: st.DrawFn, size: int) -> Lists:
    """The documents of some words: of none, of few and of many."""
    if not size:
        return [[]] * draw(st.integers(0, 3))
    one = st.sets(st.integers(0, size - 1), max_size=3) | st.sets(st.integers(0, size - 1))
    every = st.just(set(range(size)))
    return list(map(sorted, draw(st.lists(one | every, max_size=8))))


@st.composite
def shelves(draw: st.DrawFn) -> tuple[int, Lists]:
    """How many documents there are, and each word's."""
    size = draw(st.sampled_from(SIZES) | st.integers(0, 200))
    return size, draw(words_of(size))


def large(seed: int) -> tuple[int, Lists]:
    """A shelf of 5,000 documents with words in none, one, few, many and all of them."""
    choose = random.Random(seed)
    counts = [0, 1, 2, 156, 157, 158, 2500, 4999, 5000]
    choose.shuffle(counts)
    return 5000, [sorted(choose.sample(range(5000), count)) for count in counts]


@given(shelves())
def test_every_word_has_its_documents(shelf: tuple[int, Lists]) -> None:
    size, lists = shelf
    postings = posted(size, lists)
    assert [members(postings.having([word])) for word in range(len(lists))] == lists


@given(shelves(), st.data())
def test_a_stretch_of_words_has_the_documents_of_all_its_words(
    shelf: tuple[int, Lists], data: st.DataObject
) -> None:
    size, lists = shelf
    first = data.draw(st.integers(0, len(lists)))
    last = data.draw(st.integers(first, len(lists)))
    having = posted(size, lists).having(range(first, last))
    assert members(having) == sorted(set().union(*lists[first:last]))


@given(shelves(), st.data())
def test_any_words_have_the_documents_of_all_of_them(
    shelf: tuple[int, Lists], data: st.DataObject
) -> None:
    size, lists = shelf
    numbers = data.draw(st.lists(st.sampled_from(range(len(lists))))) if lists else []
    having = posted(size, lists).having(numbers)
    assert members(having) == sorted(set().union(*(lists[number] for number in numbers)))


@st.composite
def grown(draw: st.DrawFn) -> tuple[tuple[int, Lists], tuple[int, Lists]]:
    """A shelf, and how many documents came after it with which of its words."""
    size, lists = draw(shelves())
    more = draw(st.sampled_from(SIZES) | st.integers(0, 200))
    later = st.sets(st.integers(size, size + more - 1)) if more else st.just(set[int]())
    return (size, lists), (size + more, [sorted(draw(later)) for _ in lists])


def append_all(before: tuple[int, Lists], after: tuple[int, Lists]) -> Postings:
    """What `add_grown` makes of the lists before and of those that came later."""
    old = posted(*before)
    both = Postings(after[0])
    for word, documents in enumerate(after[1]):
        both.add_grown(old, word, array("I", documents))
    return both


@given(grown())
def test_adding_to_what_was_there_is_the_same_as_making_it_afresh(
    case: tuple[tuple[int, Lists], tuple[int, Lists]],
) -> None:
    before, after = case
    whole = [old + new for old, new in zip(before[1], after[1], strict=True)]
    assert vars(append_all(before, after)) == vars(posted(after[0], whole))


@pytest.mark.parametrize("seed", range(3))
def test_thousands_of_documents_are_kept_and_added_to_alike(seed: int) -> None:
    size, lists = large(seed)
    assert [members(posted(size, lists).having([word])) for word in range(len(lists))] == lists
    half = size // 2
    before = [[each for each in documents if each < half] for documents in lists]
    after = [[each for each in documents if each >= half] for documents in lists]
    assert vars(append_all((half, before), (size, after))) == vars(posted(size, lists))


@given(st.integers(0, 2), st.integers(0, 9), st.integers(0, 9))
def test_stretches_of_a_large_shelf_are_those_of_sets(seed: int, first: int, count: int) -> None:
    size, lists = large(seed)
    words = range(first, min(first + count, len(lists)))
    expected = sorted(set().union(*(lists[word] for word in words)))
    assert members(posted(size, lists).having(words)) == expected
    assert members(posted(size, lists).having(list(words))) == expected


@pytest.mark.parametrize(
    ("size", "count", "dense"),
    [(32, 32, []), (33, 1, []), (33, 2, [0]), (64, 1, []), (64, 2, [0]), (5000, 156, []),
     (5000, 157, [0])],
)  # fmt: skip
def test_a_bitmap_is_made_where_it_takes_less_room(size: int, count: int, dense: list[int]) -> None:
    postings = posted(size, [list(range(count))])
    assert list(postings.dense) == dense
    room = len(postings.bitmaps) + 4 * len(postings.sparse)
    assert room <= min(4 * count, postings.width) or size <= DENSE


def test_a_word_that_became_rare_gives_its_bitmap_up() -> None:
    both = append_all((64, [[1, 2]]), (5000, [[4000]]))
    assert (list(both.dense), members(both.having([0]))) == ([], [1, 2, 4000])


def test_a_word_that_became_common_gets_a_bitmap() -> None:
    later = list(range(100, 400))
    both = append_all((100, [[7]]), (5000, [later]))
    assert (list(both.dense), members(both.having([0]))) == ([0], [7, *later])
