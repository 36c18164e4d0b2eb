"""Undo and redo: the journal read back, row for row, across restarts and beside other readers."""

from __future__ import annotations

import itertools
import random
import sqlite3
import tempfile
from collections.abc import Callable
from contextlib import closing, suppress
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, settings
from hypothesis import strategies as st
from hypothesis.stateful import (
    RuleBasedStateMachine,
    initialize,
    invariant,
    precondition,
    rule,
)

from parsing.paper import Paper
from tests.library.made import paper, papers
from tui.library.changes import Change
from tui.library.dump import dump
from tui.library.errors import LibraryError
from tui.library.library import Library
from tui.library.loading import load
from tui.library.locations import Locations
from tui.library.schema import ROWS
from tui.library.undump import read_dump

A, B, C = papers("A", "B", "C")
SHELF = papers(*"ABCDE")

Tables = dict[str, list[tuple[Any, ...]]]


def tables(place: Locations) -> Tables:
    """Every row a person can see, read by another program."""
    with closing(sqlite3.connect(place.database)) as connection:
        return {
            table: connection.execute(f"SELECT * FROM {table} ORDER BY 1, 2").fetchall()
            for table in ROWS
        }


def undo(library: Library) -> str:
    """Undo and take it; gives what it says."""
    change = library.undo()
    library.take(change)
    return change.said


def redo(library: Library) -> str:
    """Redo and take it; gives what it says."""
    change = library.redo()
    library.take(change)
    return change.said


def take(library: Library, *changes: Change) -> None:
    """Take some changes."""
    for change in changes:
        library.take(change)


def in_memory(library: Library) -> tuple[Any, ...]:
    """All that a library has in memory."""
    return (
        dict(library.marks),
        library.lists,
        library.filters,
        library._tags,
        library._notes,
        library.pages,
    )


def on_disk(place: Locations) -> tuple[Any, ...]:
    """All that a library has in memory when it was just opened."""
    library = Library(place)
    library.close()
    return in_memory(library)


# Each kind of change, and how it is said

LONG = "x" * 70


def with_everything(library: Library) -> None:
    """Something of everything."""
    take(
        library,
        library.set_read([A], True),
        library.set_starred([A, B], True),
        library.make_list("Later", [A, B, C]),
        library.save_filter("Mamba", "mamba"),
        library.tag([A, B], "graphs"),
        library.set_note(A, "Mine."),
    )
    library.add_page("monday", b"a page")


KINDS: list[tuple[Callable[[Library], Change | None], str]] = [
    (lambda library: library.set_read([B], True), "marked “B” read"),
    (lambda library: library.set_read([A], False), "marked “A” unread"),
    (lambda library: library.set_read([A, B, C], True), "marked 2 papers read"),
    (lambda library: library.set_starred([C], True), "starred “C”"),
    (lambda library: library.set_starred([A], False), "took the star from “A”"),
    (lambda library: library.set_starred([A, B], False), "took the star from 2 papers"),
    (lambda library: library.make_list("New"), "made the list “New”"),
    (lambda library: library.make_list("New", [A, B]), "made the list “New” with 2 papers"),
    (lambda library: library.make_list("New", [A]), "made the list “New” with “A”"),
    (lambda library: library.rename_list(1, "Never"), "renamed the list “Later” to “Never”"),
    (lambda library: library.delete_list(1), "deleted the list “Later” (3 papers)"),
    (
        lambda library: library.add_to_list(1, [paper("D")]),
        "added “D” to the list “Later”",
    ),
    (lambda library: library.take_out(1, [B.key]), "took “B” out of the list “Later”"),
    (lambda library: library.move_in_list(1, C.key, -2), "moved a paper in the list “Later”"),
    (lambda library: library.save_filter("New", "x"), "saved the filter “New”"),
    (lambda library: library.rename_filter(1, "New"), "renamed the filter “Mamba” to “New”"),
    (lambda library: library.delete_filter(1), "deleted the filter “Mamba”"),
    (lambda library: library.tag([C], "GRAPHS"), "tagged “C” #graphs"),
    (lambda library: library.untag([A, B], "graphs"), "took #graphs from 2 papers"),
    (lambda library: library.set_note(B, "x"), "wrote the note on “B”"),
    (lambda library: library.set_note(A, "x"), "changed the note on “A”"),
    (lambda library: library.set_note(A, ""), "took away the note on “A”"),
    (lambda library: library.remove_page(library.pages[0]), "removed the page “monday”"),
    (
        lambda library: library.set_starred([paper(LONG)], True),
        f"starred “{LONG[:59]}…”",
    ),
]


@pytest.mark.parametrize(("act", "what"), KINDS, ids=[what for _, what in KINDS])
def test_every_change_is_undone_and_redone_row_for_row_and_said(
    library: Library, place: Locations, act: Callable[[Library], Change | None], what: str
) -> None:
    with_everything(library)
    before = tables(place)
    if (change := act(library)) is not None:
        library.take(change)
    after = tables(place)
    assert after != before
    for _ in range(2):
        assert undo(library) == f"Undone: {what}"
        assert tables(place) == before
        assert in_memory(library) == on_disk(place)
        assert redo(library) == f"Redone: {what}"
        assert tables(place) == after
        assert in_memory(library) == on_disk(place)


def test_an_added_page_is_undone_and_its_file_stays(library: Library, place: Locations) -> None:
    library.add_page("monday", b"a page")
    (page,) = library.pages
    after = tables(place)
    assert undo(library) == "Undone: added the page “monday”"
    assert not library.pages
    assert (place.pages / page.file).read_bytes() == b"a page"
    assert redo(library) == "Redone: added the page “monday”"
    assert library.pages == (page,)
    assert tables(place) == after


def test_what_was_loaded_is_undone_and_redone_and_told_by_its_kinds(
    library: Library, place: Locations, tmp_path: Path
) -> None:
    from_there = Library(Locations(tmp_path / "there"))
    take(from_there, from_there.set_starred([A, B], True), from_there.make_list("Later", [A]))
    text = dump(from_there._database, tmp_path).text.encode()
    load(library._database, place.pages, read_dump(text, library._database))
    after = tables(place)
    what = "loaded 2 marks, 1 reading list, 1 paper in lists from a dump"
    assert undo(library) == f"Undone: {what}"
    assert library.lists == ()
    assert redo(library) == f"Redone: {what}"
    assert tables(place) == after
    from_there.close()


def test_a_page_removed_on_an_earlier_day_is_there_again(
    library: Library, place: Locations
) -> None:
    library.add_page("monday", b"a page")
    pages = library.pages
    library.remove_page(pages[0])
    library.close()
    again = Library(place)
    assert undo(again) == "Undone: removed the page “monday”"
    assert again.pages == pages
    assert (place.pages / pages[0].file).exists()
    again.close()


def test_the_change_names_the_one_paper_it_was_about(library: Library) -> None:
    take(library, library.set_starred([A], True), library.set_starred([B, C], True))
    assert library.undo().about == ""
    assert library.undo().about == A.key


def test_what_changed_nothing_is_no_step(library: Library) -> None:
    take(library, library.set_starred([A], True), library.set_starred([A], True))
    assert undo(library) == "Undone: starred “A”"
    assert redo(library) == "Redone: starred “A”"
    take(library, library.set_starred([A], True))
    assert undo(library) == "Undone: starred “A”"
    take(library, library.set_starred([A], False))
    assert redo(library) == "Redone: starred “A”"


def test_the_journal_loses_nothing(library: Library, place: Locations) -> None:
    take(library, library.set_starred([A], True))
    undo(library)
    take(library, library.set_starred([B], True))
    undo(library)
    redo(library)
    with closing(sqlite3.connect(place.database)) as connection:
        actions = connection.execute("SELECT action FROM journal ORDER BY seq").fetchall()
    assert [action for (action,) in actions] == ["star", "undo", "star", "undo", "redo"]


def test_order_is_that_of_the_steps_and_not_of_the_clock(
    library: Library, place: Locations, monkeypatch: pytest.MonkeyPatch
) -> None:
    clock = itertools.count(10**18, -(10**9))
    monkeypatch.setattr("tui.library.disk.time.time_ns", lambda: next(clock))
    take(library, library.set_starred([A], True), library.set_starred([B], True))
    assert [undo(library), undo(library)] == ["Undone: starred “B”", "Undone: starred “A”"]
    assert [redo(library), redo(library)] == ["Redone: starred “A”", "Redone: starred “B”"]


# Beside another reader


def test_each_reader_undoes_its_own(library: Library, other: Library, place: Locations) -> None:
    take(library, library.set_starred([A], True))
    other.set_starred([B], True)
    assert undo(library) == "Undone: starred “A”"
    assert undo(library) == "Nothing to undo."
    assert undo(other) == "Undone: starred “B”"
    assert undo(other) == "Nothing to undo."
    assert redo(library) == "Redone: starred “A”"
    assert [row[0] for row in tables(place)["mark"]] == [A.key]


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
    monkeypatch.setattr("tui.library.disk.time.time_ns", lambda: next(clock))


def test_what_was_changed_elsewhere_stays_and_the_rest_is_undone(
    ticking: None, library: Library, other: Library, place: Locations
) -> None:
    take(library, library.set_starred([A, B, C], True))
    other.set_starred([B], False)
    kept = other.set_starred([B], True).marks[B.key]
    assert kept != library.mark(B.key)
    said = undo(library)
    assert said == "Undone in part (the rest was changed elsewhere): starred 3 papers"
    assert dict(library.marks) == on_disk(place)[0] == {B.key: kept}
    assert redo(library) == "Redone: starred 2 papers"
    assert library.mark(B.key) == kept
    assert library.mark(A.key).starred


def test_the_half_of_a_mark_that_another_reader_set_stays(library: Library, other: Library) -> None:
    take(library, library.set_starred([A], True))
    theirs = other.set_read([A], True).marks[A.key]
    assert undo(library) == "Undone: starred “A”"
    assert library.mark(A.key) == theirs._replace(starred_at=None)
    assert redo(library) == "Redone: starred “A”"
    assert library.mark(A.key) == theirs


def test_a_change_that_was_changed_altogether_is_passed_over(
    library: Library, other: Library
) -> None:
    take(library, library.set_starred([A], True), library.set_note(B, "mine"))
    other.set_note(B, "theirs")
    said = undo(library)
    assert said == "Not undone, for it was changed elsewhere: wrote the note on “B”"
    assert undo(library) == "Undone: starred “A”"
    assert redo(library) == "Redone: starred “A”"
    assert redo(library) == "Nothing to redo."


def test_a_list_that_another_reader_filled_is_not_taken_away(
    library: Library, other: Library, place: Locations
) -> None:
    take(library, library.make_list("Later", [A]))
    other.add_to_list(1, [B])
    said = undo(library)
    assert said == "Undone in part (the rest was changed elsewhere): made the list “Later” with “A”"
    assert [(each.name, each.keys) for each in library.lists] == [("Later", (B.key,))]
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
    assert library.lists[0].keys == in_order
    assert in_memory(library) == on_disk(place)
    take(library, library.move_in_list(1, more.key, -3))
    assert library.lists[0].keys == (more.key, *in_order[:3])


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
    assert library.place is not None
    return tables(library.place)["list_paper"]


# Anything, in any order


def some_change(library: Library, dice: random.Random) -> None:
    """A change that a person might make, taken into memory."""
    some = dice.sample(SHELF, dice.randrange(4))
    one = dice.choice(SHELF)
    number = dice.choice([each.id for each in library.lists] or [1])
    saved = dice.choice([each.id for each in library.filters] or [1])
    name = dice.choice(["x", "X", "y", "z"])
    acts: list[Callable[[], Change]] = [
        lambda: library.set_read(some, dice.random() < 0.5),
        lambda: library.set_starred(some, dice.random() < 0.5),
        lambda: library.make_list(name, some),
        lambda: library.rename_list(number, name),
        lambda: library.delete_list(number),
        lambda: library.add_to_list(number, some),
        lambda: library.take_out(number, [each.key for each in some]),
        lambda: library.move_in_list(number, one.key, dice.randrange(-3, 4)),
        lambda: library.save_filter(name, "query"),
        lambda: library.rename_filter(saved, name),
        lambda: library.delete_filter(saved),
        lambda: library.tag(some, name),
        lambda: library.untag(some, name),
        lambda: library.set_note(one, dice.choice(["", "a", "b\nc"])),
    ]
    chosen = dice.randrange(len(acts) + 2)
    with suppress(LibraryError):
        if chosen < len(acts):
            library.take(acts[chosen]())
        elif chosen == len(acts) or not library.pages:
            library.add_page(name, dice.choice([b"1", b"2", b"3"]))
        else:
            library.remove_page(dice.choice(library.pages))


class LineOfChanges(RuleBasedStateMachine):
    """A library beside the plainest model of undo: all its states in a row, and where one is."""

    def __init__(self) -> None:
        super().__init__()
        self.home = tempfile.TemporaryDirectory()
        self.place = Locations(Path(self.home.name) / "carrel")

    @initialize()
    def begin(self) -> None:
        """An empty library."""
        self.library = Library(self.place)
        self.states = [tables(self.place)]
        self.at = 0

    @rule(seed=st.integers(0, 10**6))
    def change(self, seed: int) -> None:
        """Something is done; what was undone is done for."""
        some_change(self.library, random.Random(seed))
        now = tables(self.place)
        if now != self.states[self.at]:
            self.states[self.at + 1 :] = [now]
            self.at += 1

    @rule()
    def undo(self) -> None:
        """One back."""
        said = undo(self.library)
        assert said.startswith("Undone: " if self.at else "Nothing to undo.")
        self.at = max(0, self.at - 1)

    @rule()
    def redo(self) -> None:
        """One on."""
        last = len(self.states) - 1
        said = redo(self.library)
        assert said.startswith("Redone: " if self.at < last else "Nothing to redo.")
        self.at = min(last, self.at + 1)

    @rule()
    def reopen(self) -> None:
        """The reader is left and opened again."""
        self.library.close()
        self.library = Library(self.place)

    @precondition(lambda self: self.at > 1)
    @rule()
    def undo_all_and_redo_all(self) -> None:
        """All the way back, and all the way on."""
        while undo(self.library) != "Nothing to undo.":
            self.at -= 1
            assert tables(self.place) == self.states[self.at]
        assert self.at == 0
        while redo(self.library) != "Nothing to redo.":
            self.at += 1
            assert tables(self.place) == self.states[self.at]
        assert self.at == len(self.states) - 1

    @invariant()
    def is_where_the_model_is(self) -> None:
        """Disk and memory are as they should be."""
        assert tables(self.place) == self.states[self.at]
        assert in_memory(self.library) == on_disk(self.place)

    def teardown(self) -> None:
        """Close the library and clean up."""
        self.library.close()
        self.home.cleanup()


TestLineOfChanges = LineOfChanges.TestCase
TestLineOfChanges.settings = settings(
    max_examples=40,
    stateful_step_count=25,
    deadline=None,
    derandomize=True,
    suppress_health_check=[HealthCheck.too_slow],
)


def test_two_readers_that_change_and_undo_leave_a_library_that_hangs_together(
    library: Library, other: Library, place: Locations
) -> None:
    dice = random.Random(511)
    undone = 0
    for _ in range(300):
        reader = dice.choice([library, other])
        before = tables(place)
        match dice.randrange(5):
            case 0 | 1:
                undone += undo(reader).startswith("Undone")
            case 2:
                undone += redo(reader).startswith("Redone")
            case _:
                some_change(reader, dice)
        after = tables(place)
        lists = {row[0] for row in after["list"]}
        assert {row[0] for row in after["list_paper"]} <= lists, (before, after)
        for table in ("list", "filter"):
            names = [row[1].casefold() for row in after[table]]
            assert len(names) == len(set(names)), (before, after)
        names = [row[1] for row in after["page"]]
        assert len(names) == len(set(names)), (before, after)
        for each in (library, other):
            if (news := each.news()) is not None:
                each.take(news)
            assert in_memory(each) == on_disk(place)
    assert undone > 50
