"""A column that a later version adds: what knows nothing of it neither fails nor spoils it."""

from __future__ import annotations

import sqlite3
from contextlib import closing

from tests.tui.library.databases import rows
from tests.tui.library.made import papers
from tests.tui.library.undoing import redo, undo
from tui.library.library import Library
from tui.library.locations import Locations
from tui.library.marks import Mark
from tui.library.storage.database import Database

A, B = papers("A", "B")


def test_what_a_change_does_not_give_stays_as_it_is(
    library: Library, database: Database, place: Locations
) -> None:
    starred = library.set_starred([A], True).marks[A.key].starred_at
    with database.change("read") as transaction:
        transaction.write("mark", (A.key,), (5,))
    assert rows(place, "SELECT read_at, starred_at FROM mark") == [(5, starred)]
    assert undo(library) == "Undone: marked “A” read"
    assert rows(place, "SELECT read_at, starred_at FROM mark") == [(None, starred)]


def test_a_new_row_has_the_defaults_of_what_is_not_given(
    library: Library, database: Database, place: Locations
) -> None:
    with database.change("add page") as transaction:
        transaction.write("page", ("0" * 32,), ("one", "0.txt", 1, 7))
    assert rows(place, "SELECT name, format FROM page") == [("one", "")]


def test_the_journal_may_lack_what_may_be_missing(library: Library, place: Locations) -> None:
    library.set_read([A], True)
    with closing(sqlite3.connect(place.database)) as connection, connection:
        connection.execute("UPDATE journal SET after = json_array(json_extract(after, '$[0]'))")
    assert undo(library) == "Undone: marked “A” read"
    assert rows(place, "SELECT * FROM mark") == []
    assert redo(library) == "Redone: marked “A” read"
    assert library.mark_on_disk(A.key).read
    assert library.mark_on_disk(B.key) == Mark()
