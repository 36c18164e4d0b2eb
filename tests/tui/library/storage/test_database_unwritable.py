"""A database file that cannot be written, for itself or because of another program."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from contextlib import closing, suppress
from pathlib import Path
from typing import Any

import pytest

from tests.doors import Connections
from tests.tui.library.databases import rows
from tests.tui.library.made import paper, papers
from tui.library.errors import LibraryError
from tui.library.library import Library
from tui.library.locations import Locations
from tui.library.storage import connection as connection_module
from tui.library.storage import database

A, B = papers("A", "B")


@pytest.fixture
def impatient(monkeypatch: pytest.MonkeyPatch) -> None:
    """Nobody waits for a lock."""
    monkeypatch.setattr(connection_module, "BUSY_SECONDS", 0.01)


@pytest.fixture
def writer(library: Library, place: Locations) -> Iterator[sqlite3.Connection]:
    """Another program that is in the middle of writing to the library."""
    with closing(sqlite3.connect(place.database, isolation_level=None)) as connection:
        connection.execute("BEGIN IMMEDIATE")
        yield connection


# A file that cannot be written


def test_a_library_that_may_not_be_written_still_reads_and_says_what_was_not_saved(
    library: Library, place: Locations, monkeypatch: pytest.MonkeyPatch
) -> None:
    library.set_read([A], True)
    connect = sqlite3.connect

    def read_only(path: Path, **options: Any) -> Any:
        return connect(f"file:{path}?mode=ro", uri=True, **options)

    with monkeypatch.context() as patch:
        patch.setattr(sqlite3, "connect", read_only)
        reader = Library(place)
    assert reader.state.mark(A.key).read
    with pytest.raises(LibraryError, match=r"^Not saved: the file or its folder may not be writ"):
        reader.set_read([B], True)
    reader.close()
    assert rows(place, "SELECT key FROM mark") == [(A.key,)]


def test_a_full_disk_is_named_and_what_was_there_stays(
    place: Locations, connections: Connections
) -> None:
    library = Library(place)
    library.set_read([A], True)
    connections[-1].execute("PRAGMA max_page_count = 1")  # SQLite takes what is used already
    with pytest.raises(LibraryError, match=r"^Not saved: the disk is full\. Make room"):
        library.set_read([paper("B", "x" * 100_000)], True)
    assert library.kept(()) == [A]
    library.close()
    assert rows(place, "SELECT key FROM mark") == [(A.key,)]


# Another program that is writing


def test_a_change_while_another_program_writes_is_refused_and_says_so(
    impatient: None, writer: sqlite3.Connection, place: Locations
) -> None:
    library = Library(place)
    with pytest.raises(LibraryError, match=r"^Not saved: another program is writing .* Try again"):
        library.set_read([A], True)
    writer.execute("ROLLBACK")
    library.apply(library.set_read([A], True))
    assert library.state.mark(A.key).read
    library.close()


def test_changes_that_queue_up_behind_one_that_waited_in_vain_wait_no_longer(
    impatient: None,
    connections: Connections,
    library: Library,
    writer: sqlite3.Connection,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    asked: list[str] = []
    for each in connections[:-1]:  # the last one is the other program's
        with suppress(sqlite3.ProgrammingError):
            each.set_trace_callback(asked.append)
    monkeypatch.setattr(database, "STILL_BUSY_SECONDS", 0.001)
    for _ in range(3):
        with pytest.raises(LibraryError, match="another program is writing"):
            library.set_read([A], True)
    writer.execute("ROLLBACK")
    library.set_read([A], True)
    waits = [each for each in asked if "busy_timeout" in each]
    assert waits == [f"PRAGMA busy_timeout = {milliseconds}" for milliseconds in (1, 5000)]


def test_reading_does_not_wait_for_another_program_that_writes(
    impatient: None, library: Library, writer: sqlite3.Connection, place: Locations
) -> None:
    writer.execute("INSERT INTO paper VALUES ('k', 'half', 'done', '')")
    reader = Library(place)
    assert reader.state.marks == {}
    reader.close()


def test_a_database_that_another_program_holds_for_itself_gives_a_clear_message(
    impatient: None, place: Locations
) -> None:
    Library(place).close()
    with closing(sqlite3.connect(place.database, isolation_level=None)) as connection:
        connection.execute("PRAGMA journal_mode = DELETE")
        connection.execute("BEGIN EXCLUSIVE")
        with pytest.raises(LibraryError, match="another program is writing to the library"):
            Library(place)
