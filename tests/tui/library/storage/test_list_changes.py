"""Reading lists as wholes: worked off, described, put in order, merged, split, and undone."""

from __future__ import annotations

from collections.abc import Callable, Set
from contextlib import closing

import pytest

from tests.tui.library.made import keys, papers
from tests.tui.library.reading_lists import reopened
from tests.tui.library.undoing import redo, undo
from tui.library.change import Change
from tui.library.errors import LibraryError
from tui.library.library import Library
from tui.library.lists import ReadingList
from tui.library.locations import Locations

A, B, C = papers("A", "B", "C")


@pytest.fixture
def two(library: Library) -> Library:
    """“One” has A and B, “Two” has B and C."""
    library.apply(library.make_list("One", [A, B]))
    library.apply(library.make_list("Two", [B, C]))
    return library


def lists(library: Library) -> dict[str, tuple[str, ...]]:
    """The papers of each list by its name."""
    return {each.name: each.keys for each in library.state.lists}


def done(library: Library) -> dict[str, Set[str]]:
    """What is done in each list, by its name."""
    return {each.name: each.done for each in library.state.lists}


def test_a_paper_is_done_in_one_list_alone_and_is_not_read_by_it(
    two: Library, place: Locations
) -> None:
    two.apply(two.reading_lists.set_done(1, [B.key], True))
    assert done(two) == {"One": {B.key}, "Two": set()}
    assert not two.state.mark(B.key).read
    assert done(reopened(place)) == done(two)
    two.apply(two.reading_lists.set_done(1, [B.key], False))
    assert done(two) == {"One": set(), "Two": set()}


def test_what_is_not_in_a_list_cannot_be_done_there(two: Library) -> None:
    two.apply(two.reading_lists.set_done(1, [C.key], True))
    assert done(two)["One"] == set()
    assert undo(two) == "Undone: made the list “Two” with 2 papers"


def test_a_paper_that_is_moved_within_its_list_stays_done(two: Library) -> None:
    two.apply(two.reading_lists.set_done(1, [B.key], True))
    two.apply(two.move_in_list(1, B.key, -1))
    one = two.state.lists[0]
    assert (one.keys, one.done) == (keys("B", "A"), frozenset({B.key}))


def test_a_description_and_a_day_are_kept_and_taken_away(two: Library, place: Locations) -> None:
    two.apply(two.reading_lists.describe(1, " For the seminar.\r\n\r\nBring questions. "))
    two.apply(two.reading_lists.set_due(1, " 2026-12-31 "))
    said = "For the seminar.\n\nBring questions.", "2026-12-31"
    first = reopened(place).state.lists[0]
    assert (first.description, first.due) == said
    two.apply(two.rename_list(1, "Seminar"))
    assert two.state.lists[0] == ReadingList(1, "Seminar", keys("A", "B"), *said)
    two.apply(two.reading_lists.describe(1, ""))
    two.apply(two.reading_lists.set_due(1, ""))
    assert (two.state.lists[0].description, two.state.lists[0].due) == ("", "")


@pytest.mark.parametrize("typed", ["soon", "31.12.2026", "2026-02-30", "2026-12"])
def test_what_is_no_day_is_refused(two: Library, typed: str) -> None:
    with pytest.raises(LibraryError, match=r"is no day\. Days are 2026-12-31"):
        two.reading_lists.set_due(1, typed)


@pytest.mark.parametrize(("number", "by", "after"), [(1, 1, "213"), (3, -9, "312"), (2, 9, "132")])
def test_lists_stand_in_the_order_that_a_person_gives_them(
    two: Library, place: Locations, number: int, by: int, after: str
) -> None:
    two.apply(two.make_list("Three"))
    two.apply(two.reading_lists.move(number, by))
    assert "".join(str(each.id) for each in two.state.lists) == after
    assert lists(reopened(place)) == lists(two)


def test_papers_go_into_several_lists_and_out_of_others_at_once(two: Library) -> None:
    two.apply(two.reading_lists.change_lists([A, C], into=[2], out_of=[1], new=["New", "Newer"]))
    both = keys("A", "C")
    assert lists(two) == {"One": (B.key,), "Two": keys("B", "C", "A"), "New": both, "Newer": both}
    assert undo(two) == "Undone: changed the lists of 2 papers"
    assert lists(two) == {"One": keys("A", "B"), "Two": keys("B", "C")}


def test_a_paper_that_moves_to_another_list_stays_done(two: Library) -> None:
    two.apply(two.reading_lists.set_done(1, [A.key], True))
    two.apply(two.reading_lists.move_papers(1, 2, {A.key}))
    assert lists(two) == {"One": (B.key,), "Two": keys("B", "C", "A")}
    assert done(two) == {"One": set(), "Two": {A.key}}


def test_two_lists_become_one_with_all_that_is_said_and_done_in_either(two: Library) -> None:
    two.apply(two.reading_lists.set_done(1, [A.key, B.key], True))
    two.apply(two.reading_lists.describe(1, "From one."))
    two.apply(two.reading_lists.set_due(1, "2026-12-31"))
    two.apply(two.reading_lists.describe(2, "From two."))
    before = two.state.lists
    two.apply(two.reading_lists.merge(1, 2))
    said = "From two.\n\nFrom one.", "2026-12-31"
    (both,) = two.state.lists
    assert (both.id, both.name, both.keys) == (2, "Two", keys("B", "C", "A"))
    assert (both.done, both.description, both.due) == (frozenset({A.key, B.key}), *said)
    assert undo(two) == "Undone: merged the list “One” into the list “Two”"
    assert two.state.lists == before


def test_a_list_does_not_merge_with_itself(two: Library) -> None:
    with pytest.raises(LibraryError, match="cannot be merged with itself"):
        two.reading_lists.merge(1, 1)


def test_what_is_done_becomes_a_list_of_its_own(two: Library) -> None:
    two.apply(two.reading_lists.set_done(1, [B.key], True))
    two.apply(two.reading_lists.split_done(1, "Done"))
    assert lists(two) == {"One": (A.key,), "Two": keys("B", "C"), "Done": (B.key,)}
    assert done(two)["Done"] == {B.key}


CHANGES: dict[str, Callable[[Library], Change]] = {
    "marked 2 papers done in the list “One”": lambda library: library.reading_lists.set_done(
        1, [A.key, B.key], True
    ),
    "described the list “One”": lambda library: library.reading_lists.describe(1, "Why."),
    "set the day the list “One” is due: 2026-12-31": lambda library: library.reading_lists.set_due(
        1, "2026-12-31"
    ),
    "moved the list “Two”": lambda library: library.reading_lists.move(2, -1),
    "moved “A” to the list “Two”": lambda library: library.reading_lists.move_papers(1, 2, {A.key}),
    "moved “A” to the list “New”": lambda library: library.reading_lists.move_papers(
        1, "New", {A.key}
    ),
    "merged the list “Two” into the list “One”": lambda library: library.reading_lists.merge(2, 1),
    "added “C” to the list “One”": lambda library: library.reading_lists.change_lists([C], [1]),
    "added 2 papers to the lists “One” and “Two”": (
        lambda library: library.reading_lists.change_lists([A, C], [1, 2])
    ),
}


@pytest.mark.parametrize("words", CHANGES)
def test_each_is_one_step_to_undo_and_to_do_again(two: Library, words: str) -> None:
    before = two.state.lists
    two.apply(CHANGES[words](two))
    after = two.state.lists
    assert undo(two) == f"Undone: {words}"
    assert two.state.lists == before
    assert redo(two) == f"Redone: {words}"
    assert two.state.lists == after


def test_undoing_a_split_brings_the_done_ones_back(two: Library) -> None:
    two.apply(two.reading_lists.set_done(1, [B.key], True))
    before = two.state.lists
    two.apply(two.reading_lists.split_done(1, "Finished"))
    assert undo(two) == "Undone: split “B” off into the list “Finished”"
    assert two.state.lists == before


def test_what_another_reader_said_of_a_list_outlives_the_undo_of_its_name(
    two: Library, other: Library
) -> None:
    two.apply(two.rename_list(1, "Uno"))
    other.reading_lists.describe(1, "Theirs.")
    assert undo(two).startswith("Undone: renamed the list “One” to “Uno”")
    first = two.state.lists[0]
    assert (first.name, first.description) == ("One", "Theirs.")


def test_a_list_that_goes_into_one_that_has_all_of_it_is_followed_by_others(
    two: Library, place: Locations
) -> None:
    two.apply(two.take_out(1, [A.key]))
    with closing(Library(place)) as other:
        assert other.news() is None
        two.apply(two.reading_lists.merge(1, 2))
        news = other.news()
        assert news is not None
        assert news.merged == {1: 2}
    assert undo(two) == "Undone: merged the list “One” into the list “Two”"
    assert lists(two) == {"One": keys("B"), "Two": keys("B", "C")}
    assert redo(two) == "Redone: merged the list “One” into the list “Two”"
    assert lists(two) == {"Two": keys("B", "C")}
