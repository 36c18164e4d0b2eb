"""What is in the folder of backups, and libraries that are worth one or are damaged."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from pathlib import Path

from tests.tui.library.made import papers
from tui.library.library import Library
from tui.library.locations import Locations
from tui.library.storage.backup import find_backups

DAY = 24 * 60 * 60
"""In seconds."""


def backup_names(place: Locations) -> list[str]:
    """The names of the backups, in the order in which they were made."""
    return [each.path.name for each in find_backups(place.backups)]


def marked(database: Path) -> list[str]:
    """The keys of the marks in a database."""
    with closing(sqlite3.connect(database)) as connection:
        return [key for (key,) in connection.execute("SELECT key FROM mark ORDER BY key")]


def with_many_marks(place: Locations) -> None:
    """A library of several hundred marks, all of it in the one file."""
    library = Library(place)
    library.set_read(papers(*(f"Paper {number}" for number in range(300))), True)
    library.close()


def overwrite_a_leaf(database: Path) -> None:
    """Spoil a page that no start reads: the last one that holds rows of the journal."""
    content = bytearray(database.read_bytes())
    leaves = [at for at in range(4096, len(content), 4096) if content[at] == 13]
    content[leaves[-1] + 8 : leaves[-1] + 400] = b"\xff" * 392
    database.write_bytes(content)
