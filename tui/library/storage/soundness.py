"""Whether a database is one that carrel can use: its tables, and what they hold.

A file can be whole, as SQLite sees it, and yet be of no use, or obey a stranger: a table that is
missing, a trigger that takes away what was just marked, a title that is no text.
"""

from __future__ import annotations

import sqlite3
from collections import Counter
from collections.abc import Iterator
from contextlib import closing
from types import NoneType

from parsing.paper import is_key_of, paper_key
from tui.library.phrases import plural
from tui.library.storage.schema import MIGRATIONS
from tui.library.storage.stored import block_of, line_of

Thing = tuple[str, str]
"""What a database is made of: whether it is a table, an index, a trigger or a view; its name."""

_KINDS: dict[str, type] = {"TEXT": str, "INTEGER": int}
"""What a column's values are, by its declared type."""


def wrong_tables(connection: sqlite3.Connection, version: int) -> list[str]:
    """In what the tables are others than this version of them, a clause each.

    Args:
        connection: the database.
        version: of its tables, one that this program knows.
    """
    with closing(sqlite3.connect(":memory:")) as made:
        for migration in MIGRATIONS[:version]:
            made.executescript(migration)
        wanted = _things(made)
    there = _things(connection)
    return [
        *(f"{' '.join(each)} is missing" for each in wanted if each not in there),
        *(f"{' '.join(each)} is not carrel's" for each in there if each not in wanted),
        *(
            f"{' '.join(each)} is another one"
            for each in wanted
            if each in there and wanted[each] != there[each]
        ),
        *_lost_counts(connection, there),
    ]


def _things(connection: sqlite3.Connection) -> dict[Thing, str]:
    """What a database is made of, and how, as far as SQLite always writes that the same way."""
    found = connection.execute(
        # What begins so is SQLite's own: https://sqlite.org/fileformat.html#internal_schema_objects
        "SELECT type, name, tbl_name, sql FROM sqlite_master"
        " WHERE type NOT IN ('table', 'index') OR substr(name, 1, 7) <> 'sqlite_'"
        " ORDER BY type, name"
    )
    return {
        (str(kind), str(name)): f"{table} {''.join(str(sql).split())}".replace('"', "")
        for kind, name, table, sql in found
    }


def _lost_counts(connection: sqlite3.Connection, there: dict[Thing, str]) -> Iterator[str]:
    """Tables whose next id would be one that was given already."""
    for table in ("list", "filter"):
        if ("table", table) not in there or ("table", "journal") not in there:
            continue
        given, counted = connection.execute(
            f"SELECT max(coalesce((SELECT max(id) FROM {table}), 0),"  # noqa: S608
            " coalesce((SELECT max(CAST(trim(row, '[]') AS INTEGER)) FROM journal"
            " WHERE place = ?1), 0)),"
            " coalesce((SELECT seq FROM sqlite_sequence WHERE name = ?1), 0)",
            (table,),
        ).fetchone()
        if counted < given:
            yield f"the count of ids in table {table} is lost"


def wrong_values(connection: sqlite3.Connection) -> list[str]:
    """What the tables hold that is not of the kind that its column says, a clause each.

    The tables are carrel's: see `wrong_tables`.
    """
    tables = connection.execute(
        "SELECT name FROM sqlite_master WHERE type = 'table' AND substr(name, 1, 7) <> 'sqlite_'"
    ).fetchall()
    decode = connection.text_factory
    connection.text_factory = _text_if_any
    try:
        return [clause for (table,) in tables for clause in _wrong_in(connection, table)]
    finally:
        connection.text_factory = decode


def _text_if_any(data: bytes) -> str | bytes:
    try:
        return data.decode()
    except UnicodeDecodeError:
        return data


def _wrong_in(connection: sqlite3.Connection, table: str) -> Iterator[str]:
    columns = connection.execute(f"PRAGMA table_info({table})").fetchall()
    kinds = {str(name): _KINDS[kind] for _, name, kind, *_ in columns}
    rows = connection.execute(f"SELECT {', '.join(kinds)} FROM {table}")  # noqa: S608
    there = Counter(tuple(map(type, row)) for row in rows)
    for at, (name, kind) in enumerate(kinds.items()):
        # That nothing is missing where it must not be is seen to by SQLite's own check.
        allowed = {kind, NoneType}
        if many := sum(count for types, count in there.items() if types[at] not in allowed):
            what = "text" if kind is str else "a number"
            yield f"{table}.{name} is not {what} in {plural(many, 'row')}"


def strangers(connection: sqlite3.Connection) -> list[str]:
    """The keys of the papers whose title has another key: no page would find their marks again."""
    papers = connection.execute("SELECT key, title, abstract FROM paper ORDER BY key")
    return [
        key
        for key, title, abstract in papers
        if key != paper_key(line_of(title))
        and not is_key_of(key, line_of(title), block_of(abstract))
    ]
