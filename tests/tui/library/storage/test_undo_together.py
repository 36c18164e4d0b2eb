"""Undo beside another reader: each takes back its own, and what the other did stays."""

from __future__ import annotations

import itertools
from contextlib import closing
from typing import Any

import pytest

from parsing.paper import Paper
from tests.tui.library.made import paper, papers
from tests.tui.library.undoing import in_memory, on_disk, redo, tables, take, undo
from tui.library.change import Change
from tui.library.library import Library
from tui.library.locations import Locations
from tui.library.storage.page_files import page_digest

A, B, C = papers("A", "B", "C")


def test_each_reader_undoes_its_own(library: Library, other: Library, place: Locations) -> None:
    take(library, library.set_starred([A], True))
    other.set_starred([B], True)
    passed_over = "(done elsewhere since, and kept: starred “B”)"
    assert undo(library) == f"Undone: starred “A” {passed_over}"
    assert undo(library) == "Nothing to undo. Done elsewhere since, and kept: starred “B”"
    assert undo(other) == "Undone: starred “B”"
    assert undo(other) == "Nothing to undo."
    left = "(undone elsewhere since, and left so: starred “B”)"
    assert redo(library) == f"Redone: starred “A” {left}"
    assert [row[0] for row in tables(place)["mark"]] == [A.key]


def test_undo_says_what_was_done_elsewhere_since_and_is_passed_over(
    library: Library, other: Library
) -> None:
    take(library, library.set_starred([A], True), library.set_starred([B], True))
    other.add_page("monday", b"one")
    kept = "(done elsewhere since, and kept: added the page “monday”)"
    assert undo(library) == f"Undone: starred “B” {kept}"
    other.make_list("Later")
    other.set_starred([C], True)
    kept = "(done elsewhere since, and kept: starred “C” and 2 other changes)"
    assert undo(library) == f"Undone: starred “A” {kept}"
    says = "Nothing to undo. Done elsewhere since, and kept: starred “C” and 2 other changes"
    assert undo(library) == says
    take(library, library.set_starred([B], True))
    assert undo(library) == "Undone: starred “B”"
    for _ in range(3):
        undo(other)
    assert undo(library) == "Nothing to undo."


def test_redo_says_what_was_undone_elsewhere_since_and_is_left_so(
    library: Library, other: Library
) -> None:
    take(library, library.set_starred([A], True))
    other.set_starred([B], True)
    other.add_page("monday", b"one")
    assert redo(library) == "Nothing to redo."
    undo(other)
    says = "Nothing to redo. Undone elsewhere since, and left so: added the page “monday”"
    assert redo(library) == says
    undo(library)
    undo(other)
    left = "(undone elsewhere since, and left so: starred “B”)"
    assert redo(library) == f"Redone: starred “A” {left}"
    says = "Nothing to redo. Undone elsewhere since, and left so: starred “B” and 1 other change"
    assert redo(library) == says
    redo(other)
    redo(other)
    assert redo(library) == "Nothing to redo."


def test_a_change_of_ones_own_makes_an_end_of_that_too(library: Library, other: Library) -> None:
    other.set_starred([B], True)
    undo(other)
    take(library, library.set_starred([A], True))
    assert redo(library) == "Nothing to redo."


def test_what_was_there_when_a_reader_opened_is_everybodys_to_undo_once(
    library: Library, place: Locations
) -> None:
    take(library, library.set_starred([A], True), library.set_starred([B], True))
    later = Library(place)
    assert undo(later) == "Undone: starred “B”"
    assert undo(library) == "Undone: starred “A”"
    assert undo(later) == "Nothing to undo."
    assert tables(place)["mark"] == []
    later.close()


def test_another_readers_changes_leave_redoing_alone(library: Library, other: Library) -> None:
    take(library, library.set_starred([A], True))
    undo(library)
    other.set_starred([B], True)
    assert redo(library) == "Redone: starred “A”"


@pytest.fixture
def ticking(monkeypatch: pytest.MonkeyPatch) -> None:
    """Each change has a time of its own."""
    clock = itertools.count(10**18, 10**9)
    monkeypatch.setattr("tui.library.storage.database.time.time_ns", lambda: next(clock))


def test_what_was_changed_elsewhere_stays_and_the_rest_is_undone(
    ticking: None, library: Library, other: Library, place: Locations
) -> None:
    take(library, library.set_starred([A, B, C], True))
    other.set_starred([B], False)
    kept = other.set_starred([B], True).marks[B.key]
    assert kept != library.state.mark(B.key)
    said = undo(library)
    assert said == "Undone in part: starred 3 papers (the rest was changed elsewhere)"
    assert dict(library.state.marks) == on_disk(place)[0] == {B.key: kept}
    assert redo(library) == "Redone: starred 2 papers"
    assert library.state.mark(B.key) == kept
    assert library.state.mark(A.key).starred


def test_the_half_of_a_mark_that_another_reader_set_stays(library: Library, other: Library) -> None:
    take(library, library.set_starred([A], True))
    theirs = other.set_read([A], True).marks[A.key]
    passed_over = "(done elsewhere since, and kept: marked “A” read)"
    assert undo(library) == f"Undone: starred “A” {passed_over}"
    assert library.state.mark(A.key) == theirs._replace(starred_at=None)
    assert redo(library) == "Redone: starred “A”"
    assert library.state.mark(A.key) == theirs


def test_a_change_that_was_changed_altogether_is_passed_over(
    library: Library, other: Library
) -> None:
    take(library, library.set_starred([A], True), library.set_note(B, "mine"))
    other.set_note(B, "theirs")
    said = undo(library)
    assert said == "Not undone, for it was changed elsewhere: wrote the note on “B”"
    passed_over = "(done elsewhere since, and kept: changed the note on “B”)"
    assert undo(library) == f"Undone: starred “A” {passed_over}"
    assert redo(library) == "Redone: starred “A”"
    assert redo(library) == "Nothing to redo."


def test_a_list_that_another_reader_filled_is_not_taken_away(
    library: Library, other: Library, place: Locations
) -> None:
    take(library, library.make_list("Later", [A]))
    other.add_to_list(1, [B])
    said = undo(library)
    assert said == "Undone in part: made the list “Later” with “A” (the rest was changed elsewhere)"
    assert [(each.name, each.keys) for each in library.state.lists] == [("Later", (B.key,))]
    assert in_memory(library) == on_disk(place)


def test_a_paper_does_not_come_back_into_a_list_that_another_reader_deleted(
    library: Library, other: Library, place: Locations
) -> None:
    take(library, library.make_list("Later", [A]))
    take(library, library.take_out(1, [A.key]))
    other.delete_list(1)
    assert undo(library) == "Not undone, for it was changed elsewhere: took “A” out of a list"
    assert tables(place)["list_paper"] == []


@pytest.mark.parametrize("more", [paper("D"), paper("E"), paper("F")])
def test_a_paper_comes_back_to_its_place_before_what_was_added_there_meanwhile(
    library: Library, other: Library, place: Locations, more: Paper
) -> None:
    take(library, library.make_list("Later", [A, B, C]))
    take(library, library.take_out(1, [C.key]))
    other.add_to_list(1, [more])
    undo(library)
    in_order = (A.key, B.key, C.key, more.key)
    assert library.state.lists[0].keys == in_order
    assert in_memory(library) == on_disk(place)
    take(library, library.move_in_list(1, more.key, -3))
    assert library.state.lists[0].keys == (more.key, *in_order[:3])


def test_a_list_does_not_come_back_under_a_name_that_was_given_since(
    library: Library, other: Library, place: Locations
) -> None:
    take(library, library.make_list("Later", [A]))
    take(library, library.delete_list(1))
    other.make_list("LATER", [B])
    assert undo(library).startswith("Not undone, for it was changed elsewhere: deleted the list")
    assert [row[1] for row in tables(place)["list"]] == ["LATER"]
    assert len(tables(place)["list_paper"]) == 1


def test_an_order_is_undone_whole_or_not_at_all(library: Library, other: Library) -> None:
    take(library, library.make_list("Later", [A, B, C]))
    take(library, library.move_in_list(1, C.key, -2))
    other.move_in_list(1, A.key, 1)
    assert undo(library).startswith("Not undone, for it was changed elsewhere: moved a paper")
    assert [row[1] for row in sorted(tables_of(library), key=lambda row: row[2])] == [
        C.key, B.key, A.key,
    ]  # fmt: skip


def tables_of(library: Library) -> list[tuple[Any, ...]]:
    """The papers in lists on disk."""
    assert library.paths is not None
    return tables(library.paths)["list_paper"]


def test_a_removed_page_does_not_come_back_beside_another_of_its_name(
    library: Library, other: Library, place: Locations
) -> None:
    page = library.add_page("monday", b"one")
    assert page
    library.remove_page(page)
    other.add_page("monday", b"two")
    assert undo(library).startswith("Not undone, for it was changed elsewhere")
    assert [row[:2] for row in tables(place)["page"]] == [(page_digest(b"two"), "monday")]
    assert [each.name for each in library.state.pages] == ["monday"]


def test_what_is_long_gone_or_was_not_done_since_the_start_is_asked_about(
    place: Locations, monkeypatch: pytest.MonkeyPatch
) -> None:
    now = 1_700_000_000_000_000_000
    monkeypatch.setattr("tui.library.storage.database.time.time_ns", lambda: now)
    with closing(Library(place)) as before:
        take(before, before.set_starred([A], True), before.set_starred([B], True))
    with closing(Library(place)) as library:
        take(library, library.set_starred([C], True))
        assert library.undo(asks=True).said == "Undone: starred “C”"
        now += 3 * 3600 * 10**9
        asked = library.undo(asks=True)
        assert asked.asks == "Undo what was done before this start, 3 hours ago: starred “B”?"
        assert asked._replace(asks="") == Change()
        assert {row[0] for row in tables(place)["mark"]} == {A.key, B.key}
        assert undo(library) == "Undone: starred “B”"
        now -= 10 * 3600 * 10**9  # the clock was set back
        asked = library.undo(asks=True)
        assert asked.asks == "Undo what was done before this start, just now: starred “A”?"
        take(library, library.set_starred([C], True))
        now += 50 * 3600 * 10**9
        assert library.undo(asks=True).asks == "Undo what was done 2 days ago: starred “C”?"
