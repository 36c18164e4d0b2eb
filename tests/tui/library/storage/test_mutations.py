"""What a person does: marks, what taking a change says, and which papers are kept for it."""

from __future__ import annotations

import time
from collections.abc import Callable

import pytest

from parsing.paper import Paper
from tests.tui.library.made import keys, paper, papers
from tests.tui.library.reading_lists import reopened
from tui.library.change import Change
from tui.library.library import Library
from tui.library.locations import Locations
from tui.library.marks import UNMARKED, Mark

A, B, C, D = papers("A", "B", "C", "D")


# Marks


def test_a_new_library_is_empty(library: Library) -> None:
    assert (library.state.marks, library.state.lists, library.state.pages, library.kept(())) == (
        {},
        (),
        (),
        [],
    )
    assert library.state.mark(A.key) == UNMARKED


def test_a_library_on_disk_saves_and_one_in_memory_says_that_it_does_not(
    library: Library,
) -> None:
    assert library.not_saving == ""
    in_memory = Library(None)
    assert in_memory.not_saving
    in_memory.close()


def test_a_paper_is_read_once_the_change_is_taken(library: Library) -> None:
    change = library.set_read([A], True)
    assert not library.state.mark(A.key).read
    library.apply(change)
    assert library.state.mark(A.key).read
    assert not library.state.mark(B.key).read


def test_the_mark_has_the_time_of_the_change(library: Library) -> None:
    before = time.time_ns() // 1_000_000
    library.apply(library.set_read([A], True))
    read_at = library.state.mark(A.key).read_at
    assert read_at is not None
    assert before <= read_at <= time.time_ns() // 1_000_000


@pytest.mark.parametrize("change", [Library.set_read, Library.set_starred])
def test_what_is_marked_already_keeps_its_time(
    library: Library,
    monkeypatch: pytest.MonkeyPatch,
    change: Callable[[Library, list[Paper], bool], Change],
) -> None:
    monkeypatch.setattr(time, "time_ns", lambda: 1_000_000_000)
    library.apply(change(library, [A], True))
    first = library.state.mark(A.key)
    monkeypatch.setattr(time, "time_ns", lambda: 2_000_000_000)
    library.apply(change(library, [A, B], True))
    assert library.state.mark(A.key) == first
    assert library.state.mark(B.key) != first


def test_marks_are_there_at_the_next_start(library: Library, place: Locations) -> None:
    library.apply(library.set_read([A, B], True))
    library.apply(library.set_starred([B, C], True))
    assert reopened(place).state.marks == library.state.marks
    assert {key for key, mark in reopened(place).state.marks.items() if mark.read} == {A.key, B.key}
    assert {key for key, mark in reopened(place).state.marks.items() if mark.starred} == {
        B.key,
        C.key,
    }


def test_a_mark_that_says_nothing_is_no_mark(library: Library, place: Locations) -> None:
    library.apply(library.set_read([A], True))
    library.apply(library.set_read([A], False))
    assert library.state.marks == reopened(place).state.marks == {}


def test_marking_unread_leaves_the_star(library: Library) -> None:
    library.apply(library.set_read([A], True))
    library.apply(library.set_starred([A], True))
    library.apply(library.set_read([A], False))
    assert not library.state.mark(A.key).read
    assert library.state.mark(A.key).starred


def test_marks_cannot_be_set_past_the_disk(library: Library) -> None:
    with pytest.raises(TypeError):
        library.state.marks[A.key] = UNMARKED  # type: ignore[index]


def test_a_paper_asked_for_twice_is_marked_once(library: Library) -> None:
    library.apply(library.set_read([A, A], True))
    assert library.state.mark(A.key).read


def test_a_mark_is_a_value() -> None:
    assert Mark(1, 2) == Mark(1, 2) != Mark(1, 3)


# What taking a change says


def test_taking_a_change_says_which_marks_are_other_ones_now(library: Library) -> None:
    library.apply(library.set_read([A], True))
    first = library.state.mark(A.key)
    applied = library.apply(library.set_starred([A, B], True))
    assert applied.marks == {
        A.key: (first, library.state.mark(A.key)),
        B.key: (UNMARKED, library.state.mark(B.key)),
    }
    assert applied.papers == {A.key, B.key}


def test_taking_a_change_that_altered_nothing_says_nothing(library: Library) -> None:
    library.apply(library.set_read([A], True))
    applied = library.apply(library.set_read([A], True))
    assert (applied.marks, applied.papers) == ({}, frozenset())


def test_taking_the_same_change_twice_alters_nothing_more(library: Library) -> None:
    change = library.set_read([A], True)
    library.apply(change)
    assert library.apply(change).papers == frozenset()


@pytest.mark.parametrize(
    ("act", "titles"),
    [
        (lambda library: library.add_to_list(1, [C, D]), "D"),
        (lambda library: library.take_out(1, [B.key, D.key]), "B"),
        (lambda library: library.move_in_list(1, C.key, -1), ""),
        (lambda library: library.rename_list(1, "Later"), "ABC"),
        (lambda library: library.delete_list(1), "ABC"),
    ],
)
def test_taking_a_change_of_a_list_names_the_papers_whose_rows_may_differ(
    with_list: Library, act: Callable[[Library], Change], titles: str
) -> None:
    applied = with_list.apply(act(with_list))
    assert applied.lists == {1}
    assert applied.papers == set(keys(*titles))


# Papers that are kept


def test_a_marked_or_listed_paper_is_kept_with_title_and_abstract(library: Library) -> None:
    marked, starred, listed = (paper(title, f"On {title}.") for title in ("A [MASK]", "B", "C"))
    library.set_read([marked], True)
    library.set_starred([starred], True)
    library.make_list("To read", [listed])
    found = library.kept(())
    assert sorted(found, key=lambda each: each.title) == [marked, starred, listed]


def test_what_is_known_already_is_not_given_again(library: Library) -> None:
    library.set_read([A, B], True)
    assert library.kept({A.key}) == [B]


def test_a_paper_that_nothing_hangs_on_any_more_is_not_kept(with_list: Library) -> None:
    with_list.take_out(1, [A.key])
    with_list.set_starred([B], True)
    with_list.set_starred([B], False)
    with_list.take_out(1, [B.key])
    assert with_list.kept(()) == [C]
