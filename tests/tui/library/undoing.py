"""Undo and redo, and all that a library holds, to compare what was with what is."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from typing import Any

from tui.library.change import Change
from tui.library.library import Library
from tui.library.locations import Locations
from tui.library.storage.tables import ROWS

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
    library.apply(change)
    return change.said


def redo(library: Library) -> str:
    """Redo and take it; gives what it says."""
    change = library.redo()
    library.apply(change)
    return change.said


def take(library: Library, *changes: Change) -> None:
    """Take some changes."""
    for change in changes:
        library.apply(change)


def in_memory(library: Library) -> tuple[Any, ...]:
    """All that a library has in memory."""
    return (
        dict(library.state.marks),
        library.state.lists,
        library.state.filters,
        dict(library.state.tagged),
        dict(library.state.noted),
        dict(library.state.facts),
        library.state.pages,
    )


def on_disk(place: Locations) -> tuple[Any, ...]:
    """All that a library has in memory when it was just opened."""
    library = Library(place)
    library.close()
    return in_memory(library)
