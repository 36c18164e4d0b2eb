"""Whether a database is one that carrel can use: one list of checks for all who must know.

A file can be whole, as SQLite sees it, and yet be of no use, or obey a stranger: a table that is
missing, a trigger that takes away what was just marked, a title that is no text. The doctor makes
all checks of `CHECKS`; opening, copying and restoring make those that bar them.
"""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Callable, Iterator, Sequence
from contextlib import closing, contextmanager
from enum import Flag, auto
from pathlib import Path
from typing import Any, NamedTuple

from parsing.paper import is_key_of, paper_key
from parsing.text import clean_block, clean_line
from tui.library.errors import Damaged, LibraryError
from tui.library.phrases import plural
from tui.library.storage.faults import BACK, FAULTS, OWN_FAULTS
from tui.library.storage.schema import APPLICATION_ID, MIGRATIONS, VERSION
from tui.library.storage.stored import row_of, values_of, where, with_defaults
from tui.library.storage.tables import OTHERS, ROWS, Column, columns_of

Thing = tuple[str, str]
"""What a database is made of: whether it is a table, an index, a trigger or a view; its name."""

AT_ONCE = 1000
"""Rows that are checked at once."""


def schema_faults(connection: sqlite3.Connection, version: int) -> list[str]:
    """Return in what the tables are others than this version of them, a clause each.

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
    """Return what a database is made of, as far as SQLite always writes that the same way."""
    rows = connection.execute(
        # What begins so is SQLite's own: https://sqlite.org/fileformat.html#internal_schema_objects
        "SELECT type, name, tbl_name, sql FROM sqlite_master"
        " WHERE type NOT IN ('table', 'index') OR substr(name, 1, 7) <> 'sqlite_'"
        " ORDER BY type, name"
    )
    return {
        (str(kind), str(name)): f"{table} {''.join(str(sql).split())}".replace('"', "")
        for kind, name, table, sql in rows
    }


def _lost_counts(connection: sqlite3.Connection) -> Iterator[str]:
    """Return tables whose next id would be one that was given already."""
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


def _columns_there(connection: sqlite3.Connection, table: str) -> list[Column]:
    """Return a table's columns, but for those that came after an older library was written."""
    there = {name for _, name, *_ in connection.execute(f"PRAGMA table_info({table})")}
    return [column for column in columns_of(table) if column.name in there]


def _wrong_in(connection: sqlite3.Connection, table: str) -> Iterator[str]:
    columns = _columns_there(connection, table)
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
    """Return the keys of papers whose title has another key: no page finds their marks again."""
    papers = connection.execute("SELECT key, title, abstract FROM paper ORDER BY key")
    return [
        key
        for key, title, abstract in papers
        if key != paper_key(clean_line(title))
        and not is_key_of(key, clean_line(title), clean_block(abstract))
    ]


def unexplained(connection: sqlite3.Connection) -> list[str]:
    """Return the rows that are not what the journal says they became last, as ``table [key]``."""
    tables = {name for (name,) in connection.execute("SELECT name FROM sqlite_master")}
    odd = []
    for table, declared in ROWS.items():
        if table not in tables:
            continue
        columns = _columns_there(connection, table)
        keys, others = declared.keys, [column for column in columns if not column.key]
        names = ", ".join(column.name for column in columns)
        said: dict[Sequence[Any], Sequence[Any]] = {}
        for row, after in connection.execute(
            "SELECT row, after FROM journal WHERE place = ? ORDER BY seq", (table,)
        ):
            key = tuple(json.loads(row))
            if after is None:
                said.pop(key, None)
            else:
                said[key] = tuple(with_defaults(others, json.loads(after)))
        # Compared as they are read: whoever has SQLite rest between its steps is not held up.
        amiss = [
            row[: len(keys)]
            for row in connection.execute(f"SELECT {names} FROM {table}")  # noqa: S608
            if said.pop(row[: len(keys)], None) != row[len(keys) :]
        ]
        odd += [f"{table} {list(key)}" for key in sorted([*amiss, *said], key=repr)]
    return odd


def _foreign(connection: sqlite3.Connection) -> list[str]:
    if _number(connection, "application_id") == APPLICATION_ID:
        return []
    return ["another program's database" if _number(connection, "page_count") else "an empty file"]


def _broken(connection: sqlite3.Connection, check: str = "quick_check(1)") -> list[str]:
    complaints = [" ".join(str(row[0]).split()) for row in connection.execute(f"PRAGMA {check}")]
    return [] if complaints == ["ok"] else complaints


def _broken_anywhere(connection: sqlite3.Connection) -> list[str]:
    return _broken(connection, "integrity_check(5)")


def _newer(connection: sqlite3.Connection) -> list[str]:
    version = _number(connection, "user_version")
    return [f"version {version}; this one knows {VERSION}"] if version > VERSION else []


def _altered(connection: sqlite3.Connection) -> list[str]:
    version = _number(connection, "user_version")
    if version < 1:
        return [f"no version {version} is known"]
    return schema_faults(connection, version) or wrong_values(connection)


def _lost(connection: sqlite3.Connection) -> list[str]:
    return [f"{row[0]} to {row[2]}" for row in connection.execute("PRAGMA foreign_key_check")]


def _version(connection: sqlite3.Connection) -> str:
    version = _number(connection, "user_version")
    return f"{version}" + ("" if version == VERSION else f"; the next start makes it {VERSION}")


def _papers(connection: sqlite3.Connection) -> str:
    many = connection.execute("SELECT count(*) FROM paper").fetchone()[0]
    return f"{plural(many, 'paper')} with something kept of them"


def _changes(connection: sqlite3.Connection) -> str:
    many = connection.execute("SELECT count(DISTINCT step) FROM journal").fetchone()[0]
    return f"{plural(many, 'change')}, each row as the last one left it"


def _number(connection: sqlite3.Connection, pragma: str) -> int:
    return int(connection.execute(f"PRAGMA {pragma}").fetchone()[0])


class Bars(Flag):
    """What cannot be done with a database in which something is wrong."""

    NOTHING = 0
    OPENING = auto()
    COPYING = auto()
    """Whether as a backup, or over the library that is there."""
    RESTORING = auto()
    LOOKING = auto()
    """That is, further checks."""


class Check(NamedTuple):
    """One check of a database."""

    name: str
    """What the doctor calls it; it has none where another of the doctor's says more."""
    faults: Callable[[sqlite3.Connection], list[str]]
    """Gives what is wrong, a clause each; where the checks before it found nothing that bars it."""
    says: str
    """What is said then, after the file's name; some of them stand in its braces."""
    bars: Bars
    does: str = BACK
    """What a person can do."""
    well: Callable[[sqlite3.Connection], str] | str = ""
    """What the doctor says when nothing is wrong, with ``{path}``; or nothing."""

    def clause(self, faults: Sequence[str]) -> str:
        """Return what is wrong, in words that follow the file's name."""
        different = list(dict.fromkeys(faults))
        more = f" and {len(different) - 3:,} more" if len(different) > 3 else ""
        return self.says.format(", ".join(different[:3]) + more)


_BROKEN, _ALTERED = "is damaged ({})", "is damaged, or was altered ({})"
_ALL, _OPEN = ~Bars.NOTHING, Bars.OPENING | Bars.RESTORING | Bars.LOOKING
_RESTORE, _NOTHING = Bars.RESTORING | Bars.LOOKING, Bars.NOTHING

CHECKS = (
    Check("database", _foreign, "is not a library of carrel's, but {}", _ALL, "move it away"),
    Check("", _broken, _BROKEN, Bars.COPYING),
    Check("database", _broken_anywhere, _BROKEN, _RESTORE, well="{path} is whole"),
    Check("version", _newer, "is a newer carrel's ({}): update carrel", _OPEN, "", _version),
    Check("tables", _altered, _ALTERED, _RESTORE, well="as this version has them"),
    Check("papers", strangers, "has titles that no page finds again ({})", _NOTHING, well=_papers),
    Check(
        "references",
        _lost,
        "has rows that lead nowhere ({})",
        _NOTHING,
        well="every row finds what it refers to",
    ),
    Check("journal", wrong_journal, _ALTERED, Bars.RESTORING),
    Check(
        "journal",
        unexplained,
        "has rows that changed without it: {}",
        _NOTHING,
        f"{BACK}, or keep what there is",
        _changes,
    ),
)
"""All there are, in the order in which one may rely on those before it."""


def find_fault(connection: sqlite3.Connection, bars: Bars) -> tuple[Check, str] | None:
    """Return the first check that bars something, and what it says; None where none does."""
    for check in CHECKS:
        if bars in check.bars and (faults := check.faults(connection)):
            return check, check.clause(faults)
    return None


def require(connection: sqlite3.Connection, path: Path, bars: Bars) -> None:
    """Check that something can be done with a database.

    Args:
        connection: the database.
        path: what it is called in what is said of it.
        bars: what shall be done.

    Raises:
        Damaged: it is not whole, or was altered.
        LibraryError: it is another program's, or a newer carrel's.
    """
    with damage_of(path):
        fault = find_fault(connection, bars)
    if fault is not None:
        check, clause = fault
        raise (Damaged if check.does == BACK else LibraryError)(f"{path} {clause}.")


@contextmanager
def damage_of(path: Path) -> Iterator[None]:
    """Raise what SQLite says of a file that is not whole as `Damaged`."""
    try:
        yield
    except (sqlite3.OperationalError, *OWN_FAULTS):
        raise  # locked, or a full disk
    except FAULTS as error:
        raise Damaged(f"{path} is damaged ({error}).") from error
