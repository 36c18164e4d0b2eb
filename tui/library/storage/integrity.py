"""Whether a database is one that carrel can use: its tables, and what they hold.

A file can be whole, as SQLite sees it, and yet be of no use, or obey a stranger: a table that is
missing, a trigger that takes away what was just marked, a title that is no text.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from contextlib import closing

from parsing.paper import is_key_of, paper_key
from parsing.text import clean_block, clean_line
from tui.library.errors import Damaged
from tui.library.phrases import plural
from tui.library.storage.schema import MIGRATIONS
from tui.library.storage.stored import row_of, values_of, where
from tui.library.storage.tables import OTHERS, ROWS, columns_of

Thing = tuple[str, str]
"""What a database is made of: whether it is a table, an index, a trigger or a view; its name."""

AT_ONCE = 10_000
"""Rows that are checked at once."""


def schema_faults(connection: sqlite3.Connection, version: int) -> list[str]:
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


def _lost_counts(connection: sqlite3.Connection) -> Iterator[str]:
    """Tables whose next id would be one that was given already."""
    for table in ("list", "filter"):
        given, counted = connection.execute(
            f"SELECT max(coalesce((SELECT max(id) FROM {table}), 0),"  # noqa: S608
            " coalesce((SELECT max(CAST(trim(row, '[]') AS INTEGER)) FROM journal"
            " WHERE place = ?), 0)),"
            " coalesce((SELECT seq FROM sqlite_sequence WHERE name = ?), 0)",
            (table, table),
        ).fetchone()
        if counted < given:
            yield f"the count of ids in table {table} is lost"


def wrong_values(connection: sqlite3.Connection) -> list[str]:
    """Return what the tables hold that is not as their columns say, a clause each.

    The tables are carrel's: see `schema_faults`.
    """
    there = {name for (name,) in connection.execute("SELECT name FROM sqlite_master")}
    decode = connection.text_factory
    connection.text_factory = _text_if_any
    try:
        tables = [table for table in (*ROWS, *OTHERS) if table in there]
        amiss = [clause for table in tables for clause in _wrong_in(connection, table)]
        # What is counted and told must be what it is called before it is looked into.
        return amiss or [*_lost_counts(connection)]
    finally:
        connection.text_factory = decode


def _text_if_any(data: bytes) -> str | bytes:
    try:
        return data.decode()
    except UnicodeDecodeError:
        return data


def _wrong_in(connection: sqlite3.Connection, table: str) -> Iterator[str]:
    # An older library lacks columns that came later.
    there = {name for _, name, *_ in connection.execute(f"PRAGMA table_info({table})")}
    columns = [column for column in columns_of(table) if column.name in there]
    names = ", ".join(column.name for column in columns)
    rows = connection.execute(f"SELECT {names} FROM {table}")  # noqa: S608
    amiss: dict[tuple[str, str], tuple[int, str]] = {}
    while some := rows.fetchmany(AT_ONCE):
        for column, values in zip(columns, zip(*some, strict=True), strict=True):
            if column.all_fit(values):
                continue
            for row, value in zip(some, values, strict=True):
                if needed := column.needs(value):
                    many, first = amiss.get((column.name, needed), (0, where(columns, row)))
                    amiss[column.name, needed] = many + 1, first
    for (name, needed), (many, first) in amiss.items():
        yield f"{table}.{name} is not {needed} in {plural(many, 'row')}{first}"


def wrong_journal(connection: sqlite3.Connection) -> list[str]:
    """Return what is wrong with the first row of the journal that could not be undone, if any.

    What the tables hold is as their columns say: see `wrong_values`.
    """
    rows = connection.execute("SELECT seq, place, row, before, after FROM journal ORDER BY seq")
    for seq, table, row, before, after in rows:
        try:
            row_of(table, row)
            values_of(table, before)
            values_of(table, after)
        except Damaged as error:
            what = str(error).partition(": ")[2].partition(". It was left")[0]
            return [f"row {seq} of the journal cannot be read ({what})"]
    return []


def strangers(connection: sqlite3.Connection) -> list[str]:
    """The keys of the papers whose title has another key: no page would find their marks again."""
    papers = connection.execute("SELECT key, title, abstract FROM paper ORDER BY key")
    return [
        key
        for key, title, abstract in papers
        if key != paper_key(clean_line(title))
        and not is_key_of(key, clean_line(title), clean_block(abstract))
    ]
