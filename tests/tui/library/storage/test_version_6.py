"""A library of the sixth version, before lists could be worked off, as that version wrote it."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable
from contextlib import closing
from pathlib import Path

import pytest

from tests.tui.library.dumps import Shelf
from tests.tui.library.made import keys
from tests.tui.library.undoing import redo, undo
from tui.library.library import Library
from tui.library.lists import ReadingList
from tui.library.locations import Locations
from tui.library.storage.backup import find_backups

THERE = Path(__file__).parent / "version_6"
LISTS = (
    ReadingList(1, "To read", keys("Sparse Attention", "Long Contexts")),
    ReadingList(2, "Später", keys("Dense Retrieval")),
)


@pytest.fixture
def before(place: Locations) -> Locations:
    """Where that library lies."""
    place.database.parent.mkdir(parents=True, exist_ok=True)
    with closing(sqlite3.connect(place.database)) as connection:
        connection.executescript((THERE / "library.sql").read_text("utf-8"))
    return place


def test_it_opens_with_its_lists_and_a_backup_of_it_as_it_was(before: Locations) -> None:
    library = Library(before)
    library.close()
    assert library.state.lists == LISTS
    (backup,) = find_backups(before.backups)
    with closing(sqlite3.connect(backup.path)) as connection:
        assert connection.execute("PRAGMA user_version").fetchone() == (6,)
        assert len(connection.execute("SELECT * FROM list_paper").fetchall()) == 3


def test_its_history_goes_on(before: Locations) -> None:
    library = Library(before)
    library.apply(library.reading_lists.set_done(1, LISTS[0].keys, True))
    assert undo(library) == "Undone: marked 2 papers done in the list “To read”"
    assert library.state.lists == LISTS
    assert undo(library) == "Undone: took “Dense Retrieval” out of the list “To read”"
    for _ in range(5):
        undo(library)
    assert undo(library) == "Undone: moved a paper in the list “To read”"
    for _ in range(6):
        redo(library)
    assert redo(library) == "Redone: took “Dense Retrieval” out of the list “To read”"
    assert library.state.lists == LISTS
    library.close()


def test_its_dump_loads(shelf: Callable[[str], Shelf]) -> None:
    ours = shelf("ours")
    ours.load((THERE / "dump.json").read_text("utf-8"))
    library = Library(ours.library.paths)
    library.close()
    assert library.state.lists == LISTS
