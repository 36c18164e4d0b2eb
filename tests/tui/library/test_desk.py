"""The desk: the papers in view, the next unread one, and what the sources are called."""

from __future__ import annotations

import sqlite3

import pytest

from parsing.paper import paper_key
from tests.tui.library.desks import (
    DESK_PAPERS,
    DESK_STORE,
    ONE,
    TWO,
    listed,
    sources,
    titles_in_view,
)
from tests.tui.library.made import keys, papers
from tui.library.desk import Desk
from tui.library.errors import LibraryError
from tui.library.library import Library
from tui.library.sources import ALL, STARRED, UNREAD, Source
from tui.library.store import build_store

A, B, C, D, E, Z = papers(*"ABCDEZ")


# The view


def test_a_desk_opens_on_all_papers(desk: Desk) -> None:
    assert desk.view.source == ALL
    assert titles_in_view(desk) == "ABCDEZ"
    assert desk.view.of == 6
    assert desk.unread_in_view == 6


@pytest.mark.parametrize(
    ("source", "shown"), [(ONE, "ABC"), (TWO, "CDAE"), (UNREAD, "ABCDEZ"), (STARRED, "")]
)
def test_choosing_a_source_shows_its_papers(desk: Desk, source: Source, shown: str) -> None:
    desk.choose(source)
    assert desk.view.source == source
    assert titles_in_view(desk) == shown
    assert desk.view.of == desk.unread_in_view == len(shown)


def test_a_paper_is_found_by_its_place_and_a_place_by_its_paper(desk: Desk) -> None:
    desk.choose(TWO)
    second = desk.paper(1)
    assert second is not None
    assert second.title == "D"
    assert desk.position(second.key) == 1
    assert desk.position(B.key) is None


@pytest.mark.parametrize("place", [-1, 6, 99])
def test_there_is_no_paper_outside_the_view(desk: Desk, place: int) -> None:
    assert desk.paper(place) is None


def test_papers_stay_in_unread_while_they_become_read(desk: Desk) -> None:
    desk.choose(UNREAD)
    desk.apply(desk.library.set_read([B, D], True))
    assert titles_in_view(desk) == "ABCDEZ"
    assert desk.unread_in_view == 4


def test_choosing_unread_again_drops_what_was_read(desk: Desk) -> None:
    desk.choose(UNREAD)
    desk.apply(desk.library.set_read([B, D], True))
    desk.choose(UNREAD)
    assert titles_in_view(desk) == "ACEZ"


def test_a_paper_stays_in_starred_while_its_star_is_taken(desk: Desk) -> None:
    desk.apply(desk.library.set_starred([B, D], True))
    desk.choose(STARRED)
    desk.apply(desk.library.set_starred([B], False))
    assert titles_in_view(desk) == "BD"
    desk.choose(STARRED)
    assert titles_in_view(desk) == "D"


def test_a_list_in_view_follows_its_changes(desk: Desk) -> None:
    desk.apply(desk.library.make_list("To read", [D, A]))
    desk.choose(listed(1))
    desk.apply(desk.library.add_to_list(1, [B]))
    assert titles_in_view(desk) == "DAB"
    desk.apply(desk.library.move_in_list(1, B.key, -2))
    assert titles_in_view(desk) == "BDA"
    desk.apply(desk.library.take_out(1, [D.key]))
    assert titles_in_view(desk) == "BA"


def test_another_source_stays_in_view_while_a_list_changes(desk: Desk) -> None:
    desk.choose(ONE)
    desk.apply(desk.library.make_list("To read", [D]))
    desk.apply(desk.library.delete_list(1))
    assert desk.view.source == ONE


def test_deleting_the_list_in_view_shows_all_papers(desk: Desk) -> None:
    desk.apply(desk.library.make_list("To read", [D, A]))
    desk.choose(listed(1))
    desk.apply(desk.library.delete_list(1))
    assert desk.view.source == ALL
    assert titles_in_view(desk) == "ABCDEZ"


def test_deleting_another_list_leaves_the_list_in_view(desk: Desk) -> None:
    desk.apply(desk.library.make_list("To read", [D, A]))
    desk.apply(desk.library.make_list("Other"))
    desk.choose(listed(1))
    desk.apply(desk.library.delete_list(2))
    assert desk.view.source == listed(1)


def test_taking_a_change_names_the_rows_to_repaint(desk: Desk) -> None:
    assert desk.apply(desk.library.set_read([A, B], True)) == {A.key, B.key}
    assert desk.apply(desk.library.set_read([A, B], True)) == frozenset()
    assert desk.apply(desk.library.make_list("To read", [C])) == {C.key}


# The next unread paper


@pytest.mark.parametrize(
    ("start", "step", "place"),
    [
        (-1, 1, 0),
        (0, 1, 3),
        (1, 1, 3),
        (3, 1, 5),
        (5, 1, 0),
        (5, -1, 3),
        (3, -1, 0),
        (0, -1, 5),
        (4, -1, 3),
    ],
)
def test_the_next_unread_paper_is_found_going_round(
    desk: Desk, start: int, step: int, place: int
) -> None:
    desk.apply(desk.library.set_read([B, C, E], True))
    assert desk.unread_from(start, step) == place


def test_the_only_unread_paper_is_the_next_after_itself(desk: Desk) -> None:
    desk.apply(desk.library.set_read([A, B, D, E, Z], True))
    assert desk.unread_from(2, 1) == desk.unread_from(2, -1) == 2


def test_when_all_are_read_there_is_no_next(desk: Desk) -> None:
    desk.apply(desk.library.set_read(DESK_PAPERS, True))
    assert desk.unread_from(0, 1) is None


def test_an_empty_view_has_no_next(desk: Desk) -> None:
    desk.choose(STARRED)
    assert desk.unread_from(-1, 1) is None


def test_a_starred_paper_without_a_time_of_reading_is_unread(desk: Desk) -> None:
    desk.apply(desk.library.set_starred([A], True))
    assert desk.unread_from(-1, 1) == 0


# Words


def test_sources_are_called_as_on_screen(desk: Desk) -> None:
    desk.apply(desk.library.make_list("To read [/b]"))
    assert [desk.name(each) for each in sources(desk)] == [
        "All",
        "Unread",
        "Starred",
        "Mar 11",
        "two",
        "To read [/b]",
    ]
    assert desk.name(listed(9)) == "a deleted list"


def test_pages_say_their_labels_and_how_long_they_are(desk: Desk) -> None:
    assert desk.labels == {"one": "Mar 11", "two": "two"}
    assert (desk.length("one"), desk.length("two")) == (3, 4)


def test_a_desk_remembers_its_problems_and_whether_its_pages_are_samples(memory: Library) -> None:
    desk = Desk(DESK_STORE, memory, samples=True, missing=["one", "two"])
    assert desk.samples
    assert desk.problems == ("one", "two")
    assert not Desk(DESK_STORE, memory).samples


def test_a_desk_in_which_nothing_lies_is_empty(memory: Library) -> None:
    desk = Desk(build_store([]), memory)
    assert list(desk.view.keys) == []
    assert desk.count(ALL) == (0, 0)
    assert desk.paper(0) is None


def test_marks_that_could_not_be_saved_leave_counts_and_view(memory: Library) -> None:
    desk = Desk(DESK_STORE, memory)
    memory.close()
    with pytest.raises((LibraryError, sqlite3.Error)):
        memory.set_read([A], True)
    assert desk.count(ALL) == (6, 6)
    assert not memory.state.mark(paper_key("A")).read
    assert keys("A")[0] in desk.view.keys
