"""What other readers did to a library since it was last looked at, as its journal tells it."""

from __future__ import annotations

from typing import NamedTuple

from tui.library.change import Change
from tui.library.errors import LibraryError
from tui.library.storage import queries
from tui.library.storage.database import Database
from tui.library.storage.merges import WrittenRow, with_merges
from tui.library.storage.stored import read_raw, row_of


class Looked(NamedTuple):
    """How far a library has been looked at."""

    last: int
    """The number in the journal of the last row that was seen."""
    commits: int = -1
    """SQLite's count of others' commits by then: it is cheap to ask for."""


def news(database: Database, looked: Looked) -> tuple[Change | None, Looked]:
    """Return what others did since the last look, if anything, and how far this one goes.

    Raises:
        LibraryError: the library cannot be read; that is news the next time.
    """
    # https://sqlite.org/pragma.html#pragma_data_version
    commits = int(database.select("PRAGMA data_version")[0][0])
    if commits == looked.commits:
        return None, looked
    try:
        database.require_known()
    except LibraryError as error:
        # Nothing was to be saved when this was found out.
        raise LibraryError(f"NOT SAVING: {database.refused}") from error
    more = "WHERE seq > ? AND reader <> ? ORDER BY seq"
    columns = ("seq", "step", "action", "place", "row", "after")
    theirs = list(read_raw(database, "journal", columns, more, (looked.last, database.reader)))
    rows = [
        WrittenRow(step, action, table, row_of(table, row), after is not None)
        for _, step, action, table, row, after in theirs
    ]
    change = None
    if rows:
        as_they_stand = queries.as_they_stand(database, [(each.table, each.row) for each in rows])
        change = with_merges(as_they_stand, rows)
    return change, Looked(theirs[-1][0] if theirs else looked.last, commits)
