"""Reading lists made, named, filled, put in order and deleted, in memory and on disk."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from tests.tui.library.made import keys, paper, papers
from tests.tui.library.reading_lists import order, reopened
from tui.library.change import Change
from tui.library.errors import LibraryError
from tui.library.library import Library
from tui.library.lists import ReadingList
from tui.library.locations import Locations

A, C, D = papers("A", "C", "D")


def test_a_list_is_made_with_its_papers_in_order(library: Library, place: Locations) -> None:
    library.apply(library.make_list(" To\tread ", [C, A, C]))
    assert library.state.lists == (ReadingList(1, "To read", keys("C", "A")),)
    assert reopened(place).state.lists == library.state.lists


def test_a_list_may_be_made_empty(library: Library) -> None:
    library.apply(library.make_list("To read"))
    assert library.state.lists == (ReadingList(1, "To read"),)


def test_lists_stand_in_the_order_they_were_made_in(library: Library) -> None:
    for name in ("z", "a", "m"):
        library.apply(library.make_list(name))
    library.apply(library.delete_list(2))
    library.apply(library.make_list("b"))
    assert [each.name for each in library.state.lists] == ["z", "m", "b"]


def test_the_id_of_a_deleted_list_is_not_given_again(library: Library) -> None:
    library.apply(library.make_list("first"))
    library.apply(library.delete_list(1))
    library.apply(library.make_list("second"))
    assert library.state.list_of(1) is None
    assert [each.id for each in library.state.lists] == [2]


def test_a_list_is_renamed_and_keeps_its_papers_and_its_place(
    with_list: Library, place: Locations
) -> None:
    with_list.apply(with_list.make_list("Other"))
    with_list.apply(with_list.rename_list(1, "Later"))
    assert [each.name for each in with_list.state.lists] == ["Later", "Other"]
    assert order(with_list) == order(reopened(place)) == "ABC"


def test_a_list_may_change_the_case_of_its_own_name(with_list: Library) -> None:
    with_list.apply(with_list.rename_list(1, "TO READ"))
    assert with_list.state.lists[0].name == "TO READ"


def test_a_list_does_not_get_the_name_of_another(with_list: Library) -> None:
    with_list.apply(with_list.make_list("Other"))
    with pytest.raises(LibraryError, match="“To read” already"):
        with_list.rename_list(2, "to read")
    assert [each.name for each in with_list.state.lists] == ["To read", "Other"]


def test_deleting_a_list_leaves_papers_and_marks(with_list: Library, place: Locations) -> None:
    with_list.apply(with_list.set_read([A], True))
    with_list.apply(with_list.delete_list(1))
    assert with_list.state.lists == reopened(place).state.lists == ()
    assert with_list.state.mark(A.key).read
    assert with_list.kept(()) == [A]


def test_papers_are_added_at_the_end_and_those_there_stay_where_they_are(
    with_list: Library, place: Locations
) -> None:
    with_list.apply(with_list.add_to_list(1, [D, A, D]))
    assert order(with_list) == order(reopened(place)) == "ABCD"


def test_a_paper_that_was_taken_out_comes_back_at_the_end(with_list: Library) -> None:
    with_list.apply(with_list.take_out(1, [A.key]))
    with_list.apply(with_list.add_to_list(1, [A]))
    assert order(with_list) == "BCA"


def test_papers_are_taken_out_and_the_others_keep_their_order(
    with_list: Library, place: Locations
) -> None:
    with_list.apply(with_list.take_out(1, keys("A", "C", "D", "A")))
    assert order(with_list) == order(reopened(place)) == "B"


@pytest.mark.parametrize(
    ("title", "by", "after"),
    [("A", 1, "BAC"), ("C", -2, "CAB"), ("B", 99, "ACB"), ("A", -1, "ABC"), ("D", 1, "ABC")],
)
def test_a_paper_is_moved_in_its_list(
    with_list: Library, place: Locations, title: str, by: int, after: str
) -> None:
    with_list.apply(with_list.move_in_list(1, paper(title).key, by))
    assert order(with_list) == order(reopened(place)) == after


@pytest.mark.parametrize(
    "act",
    [
        lambda library: library.rename_list(1, "Later"),
        lambda library: library.delete_list(1),
        lambda library: library.add_to_list(1, [D]),
    ],
)
def test_a_list_that_was_deleted_elsewhere_is_gone_and_says_so(
    with_list: Library, other: Library, act: Callable[[Library], Change]
) -> None:
    other.delete_list(1)
    with pytest.raises(LibraryError, match="is gone: it was deleted elsewhere"):
        act(with_list)


def test_nothing_can_be_taken_out_of_a_list_that_is_gone(
    with_list: Library, other: Library
) -> None:
    other.delete_list(1)
    with_list.apply(with_list.take_out(1, [A.key]))
    assert with_list.state.lists == ()


def test_the_lists_with_a_paper_are_all_that_have_it(with_list: Library) -> None:
    with_list.apply(with_list.make_list("Other", [A]))
    assert [each.name for each in with_list.state.lists_with(A.key)] == ["To read", "Other"]
    assert with_list.state.lists_with(D.key) == ()
