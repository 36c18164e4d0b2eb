"""A transaction: one change while it is made, each row journalled with what it was before."""

import os
import sqlite3
from collections.abc import Iterable, Sequence
from typing import Any, NamedTuple

from parsing.meta import NO_META, Meta
from parsing.paper import Paper
from tui.library.errors import LibraryError
from tui.library.facts import pages_meta
from tui.library.storage.faults import BACK
from tui.library.storage.stored import (
    Values,
    checked,
    damaged,
    last_number,
    read,
    row_of,
    values_of,
)
from tui.library.storage.tables import LONGEST_META, columns_of, table_of

UNDO, REDO = "undo", "redo"
"""The actions that are no changes of their own."""
AGENT = "agent-"
"""How the name of an open library begins that no person has open."""
ASIDE = "aside-"
"""How the name begins of a library that a reader opened once more, for a thread of its own."""
READER = f"replace(reader, '{ASIDE}', '')"
"""SQL for whose a change is: what a reader does aside is its own, and it undoes that too."""


def agent_name() -> str:
    """Return what the journal calls an agent, and no other open library."""
    return AGENT + os.urandom(8).hex()


class JournalEntry(NamedTuple):
    """A row of the journal: what became of one row of a table."""

    action: str
    table: str
    row: Values
    before: Values | None
    after: Values | None


class Transaction:
    """One change while it is being made: writes rows and journals what they were before."""

    def __init__(self, connection: sqlite3.Connection, action: str, at: int, reader: str) -> None:
        self._connection = connection
        self._action = action
        self.at = at
        """The time of the change, in milliseconds since 1970 UTC."""
        self.reader = reader
        """The open library that makes it."""
        self.number = last_number(self, "journal", "step") + 1
        """Transactions are counted through the whole life of a library."""

    def get(self, table: str, row: Values) -> Values | None:
        """Return a row's values, or None when there is no such row.

        Raises:
            Damaged: one of them is not as its column says.
        """
        keys, columns = table_of(table).keys, table_of(table).others
        rows = self.select(
            f"SELECT {', '.join(columns)} FROM {table} WHERE {_all_equal(keys)}",  # noqa: S608
            row,
        )
        return checked(table, columns, rows)[0] if rows else None

    def write(
        self, table: str, row: Values, values: Values | None, *, is_meant: bool = False
    ) -> None:
        """Give a row these values; None takes the row out.

        The last ones may be left out: they stay as they are, and are the defaults in a new row. So
        what writes a table need not know of a column that was added to it.

        Args:
            table: the row's.
            row: its key.
            values: the others.
            is_meant: whether the journal names the row even where it stays as it is.

        Raises:
            LibraryError: a number is beyond what its column may hold.
        """
        before = self.get(table, row)
        if values is not None:
            there = before or tuple(each.default for each in columns_of(table) if not each.key)
            values = (*values, *there[len(values) :])
        if before == values and not is_meant:
            return
        keys, columns = table_of(table).keys, table_of(table).others
        if values is None:
            self._connection.execute(
                f"DELETE FROM {table} WHERE {_all_equal(keys)}",  # noqa: S608
                row,
            )
        else:
            names = (*keys, *columns)
            for column, value in zip(columns_of(table), (*row, *values), strict=True):
                if needed := column.needs(value):
                    raise LibraryError(
                        f"Not saved: {table}.{column.name} must be {needed}, and would be"
                        f" {value!r:.40}. A restored library may have used up its numbers;"
                        f" {BACK}."
                    )
            self._connection.execute(
                f"REPLACE INTO {table} ({', '.join(names)}) "  # noqa: S608
                f"VALUES ({', '.join('?' * len(names))})",
                (*row, *values),
            )
        self._connection.execute(
            "INSERT INTO journal (step, at, action, reader, place, row, before, after)"
            " VALUES (?, ?, ?, ?, ?, ?, ?, ?)",
            (
                self.number,
                self.at,
                self._action,
                self.reader,
                table,
                *map(_written, (row, before, values)),
            ),
        )

    def entries(self, number: int) -> list[JournalEntry]:
        """Return what the journal has of a transaction, in the order in which it was done.

        Raises:
            Damaged: it has nothing of it, or what no carrel wrote.
        """
        names = ("action", "place", "row", "before", "after")
        rows = read(self, "journal", names, "WHERE step = ? ORDER BY seq", (number,))
        if not rows:
            damaged(f"the journal has nothing of the change {number}")
        return [
            JournalEntry(
                action,
                table,
                row_of(table, row),
                values_of(table, before),
                values_of(table, after),
            )
            for action, table, row, before, after in rows
        ]

    def last_changed(self, table: str, row: Values) -> int:
        """Return the last transaction before this one that changed a row; 0 for none."""
        last = "SELECT max(step) FROM journal WHERE place = ? AND row = ? AND step <> ?"
        return self.select(last, (table, _written(row), self.number))[0][0] or 0

    def set_undone(self, number: int, by: int | None) -> None:
        """Write down that a transaction is undone, and the one that did it."""
        self._connection.execute("REPLACE INTO undone (step, by) VALUES (?, ?)", (number, by))

    def set_redone(self, number: int) -> None:
        """Write down that a transaction is undone no longer."""
        self._connection.execute("DELETE FROM undone WHERE step = ?", (number,))

    def keep(self, papers: Iterable[Paper]) -> None:
        """Store the texts of papers that something will hang on."""
        self._connection.executemany(
            "INSERT INTO paper (key, title, abstract, meta) VALUES (?, ?, ?, ?) ON CONFLICT (key)"
            " DO UPDATE SET abstract = iif(paper.abstract = '', excluded.abstract, paper.abstract),"
            " meta = iif(excluded.meta = '', paper.meta, excluded.meta)"
            " WHERE paper.abstract = '' OR paper.meta <> excluded.meta",
            (
                (paper.key, paper.title, paper.abstract, _meta_text(pages_meta(paper)))
                for paper in papers
            ),
        )

    def select(self, question: str, values: Sequence[Any] = ()) -> list[tuple[Any, ...]]:
        """Return the rows that a question gives."""
        return self._connection.execute(question, values).fetchall()


def _meta_text(meta: Meta) -> str:
    """Return metadata as its column has it."""
    if meta == NO_META:
        return ""
    import json

    from parsing.meta_json import given_values

    text = json.dumps(given_values(meta), ensure_ascii=False)
    return text if len(text) <= LONGEST_META else ""


def _all_equal(columns: Sequence[str]) -> str:
    return " AND ".join(f"{column} = ?" for column in columns)


def _written(values: Values | None) -> str | None:
    import json

    return None if values is None else json.dumps(values, ensure_ascii=False)
