"""Undo and redo: each kind of change taken back row for row, and how it is said."""

from __future__ import annotations

import itertools
import sqlite3
from collections.abc import Callable
from contextlib import closing
from pathlib import Path

import pytest

from parsing.meta import Author, Meta
from tests.doors import DATABASES
from tests.tui.library.made import paper, papers
from tests.tui.library.undoing import in_memory, on_disk, redo, tables, take, undo
from tui.library.change import Change
from tui.library.facts import facts_of
from tui.library.library import Library
from tui.library.locations import Locations
from tui.library.storage.database import Database
from tui.library.storage.dump.merge import load
from tui.library.storage.dump.parse import read_dump
from tui.library.storage.dump.write import dump

A, B, C = papers("A", "B", "C")
LONG = "x" * 70
FACTS = facts_of(
    Meta(doi="10.1000/a", authors=(Author("Ann Doe"),)), "crossref", "10.1000/a", "DOI"
)
OTHER_FACTS = facts_of(Meta(doi="10.1000/b"), "crossref", "10.1000/b", "DOI")


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
        library.add_facts([(A, FACTS)]),
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
    (lambda library: library.add_facts([(A, FACTS), (B, FACTS)]), "added facts of 1 paper"),
    (
        lambda library: library.add_facts([(B, FACTS), (C, OTHER_FACTS)]),
        "added facts of 2 papers",
    ),
    (lambda library: library.add_facts([(A, OTHER_FACTS)]), "added facts of 1 paper"),
    (lambda library: library.set_note(B, "x"), "wrote the note on “B”"),
    (lambda library: library.set_note(A, "x"), "changed the note on “A”"),
    (lambda library: library.set_note(A, ""), "took away the note on “A”"),
    (lambda library: library.remove_page(library.state.pages[0]), "removed the page “monday”"),
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
        library.apply(change)
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
    (page,) = library.state.pages
    after = tables(place)
    assert undo(library) == "Undone: added the page “monday”"
    assert not library.state.pages
    assert (place.pages / page.file).read_bytes() == b"a page"
    assert redo(library) == "Redone: added the page “monday”"
    assert library.state.pages == (page,)
    assert tables(place) == after


def test_what_was_loaded_is_undone_and_redone_and_told_by_its_kinds(
    library: Library, database: Database, place: Locations, tmp_path: Path
) -> None:
    from_there = Library(Locations(tmp_path / "there"))
    take(from_there, from_there.set_starred([A, B], True), from_there.make_list("Later", [A]))
    text = dump(DATABASES[-1], tmp_path).text.encode()
    load(database, place.pages, read_dump(text))
    after = tables(place)
    what = "loaded 2 marks, 1 reading list, 1 paper in lists from a dump"
    assert undo(library) == f"Undone: {what}"
    assert library.state.lists == ()
    assert redo(library) == f"Redone: {what}"
    assert tables(place) == after
    from_there.close()


def test_a_page_removed_on_an_earlier_day_is_there_again(
    library: Library, place: Locations
) -> None:
    library.add_page("monday", b"a page")
    pages = library.state.pages
    library.remove_page(pages[0])
    library.close()
    again = Library(place)
    assert undo(again) == "Undone: removed the page “monday”"
    assert again.state.pages == pages
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
    monkeypatch.setattr("tui.library.storage.database.time.time_ns", lambda: next(clock))
    take(library, library.set_starred([A], True), library.set_starred([B], True))
    assert [undo(library), undo(library)] == ["Undone: starred “B”", "Undone: starred “A”"]
    assert [redo(library), redo(library)] == ["Redone: starred “A”", "Redone: starred “B”"]
