"""A step: one change while it is being made, each row in the journal with what it was before."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable, Sequence
from typing import Any, NamedTuple

from parsing.paper import Paper
from tui.library.storage.schema import ROWS

UNDO, REDO = "undo", "redo"
"""The actions that are no changes of their own."""

Values = tuple[Any, ...]


class Entry(NamedTuple):
    """A row of the journal: what became of one row of a table."""

    action: str
    place: str
    row: Values
    before: Values | None
    after: Values | None


class Step:
    """One change while it is being made: writes rows and journals what they were before."""

    def __init__(self, connection: sqlite3.Connection, action: str, at: int, reader: str) -> None:
        self._connection = connection
        self._action = action
        self.at = at
        """The time of the change, in milliseconds since 1970 UTC."""
        self.reader = reader
        """The open library that makes it."""
        row = connection.execute("SELECT coalesce(max(step), 0) + 1 FROM journal").fetchone()
        self.number: int = row[0]
        """Steps are counted through the whole life of a library."""

    def get(self, place: str, row: Values) -> Values | None:
        """A row's values, or None when there is no such row."""
        keys, columns = ROWS[place]
        found = self._connection.execute(
            f"SELECT {', '.join(columns)} FROM {place} WHERE {_all_equal(keys)}",  # noqa: S608
            row,
        ).fetchone()
        return None if found is None else tuple(found)

    def put(self, place: str, row: Values, values: Values | None) -> None:
        """Give a row these values; None takes the row out."""
        before = self.get(place, row)
        if before == values:
            return
        keys, columns = ROWS[place]
        if values is None:
            self._connection.execute(
                f"DELETE FROM {place} WHERE {_all_equal(keys)}",  # noqa: S608
                row,
            )
        else:
            names = (*keys, *columns)
            self._connection.execute(
                f"REPLACE INTO {place} ({', '.join(names)}) "  # noqa: S608
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
                place,
                *map(_written, (row, before, values)),
            ),
        )

    def entries(self, number: int) -> list[Entry]:
        """What the journal has of a step, in the order in which it was done."""
        return [
            Entry(action, place, key_of(row), _read(before), _read(after))
            for action, place, row, before, after in self.select(
                "SELECT action, place, row, before, after FROM journal WHERE step = ? ORDER BY seq",
                (number,),
            )
        ]

    def set_undone(self, number: int, by: int | None) -> None:
        """Write down that a step is undone, and the step that did it."""
        self._connection.execute("REPLACE INTO undone (step, by) VALUES (?, ?)", (number, by))

    def set_redone(self, number: int) -> None:
        """Write down that a step is undone no longer."""
        self._connection.execute("DELETE FROM undone WHERE step = ?", (number,))

    def keep(self, papers: Iterable[Paper]) -> None:
        """Store the texts of papers that something will hang on."""
        self._connection.executemany(
            "INSERT INTO paper (key, title, abstract) VALUES (?, ?, ?) ON CONFLICT (key)"
            " DO UPDATE SET abstract = excluded.abstract WHERE paper.abstract = ''",
            ((paper.key, paper.title, paper.abstract) for paper in papers),
        )

    def select(self, question: str, values: Sequence[Any] = ()) -> list[tuple[Any, ...]]:
        """The rows that a question gives, as they stand within this change."""
        return self._connection.execute(question, values).fetchall()


def _all_equal(columns: Sequence[str]) -> str:
    return " AND ".join(f"{column} = ?" for column in columns)


def _written(values: Values | None) -> str | None:
    import json

    return None if values is None else json.dumps(values, ensure_ascii=False)


def key_of(row: str) -> Values:
    """The key columns of a row that the journal names."""
    return _read(row) or ()


def _read(written: str | None) -> Values | None:
    import json

    return None if written is None else tuple(json.loads(written))
