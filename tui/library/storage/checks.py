"""The health of what is inside a library: its database, and the files of its pages."""

from __future__ import annotations

import json
import os
import sqlite3
from collections.abc import Iterator, Sequence
from contextlib import closing, suppress
from pathlib import Path
from typing import Any, NamedTuple

from parsing.files import Unreadable, words_of
from tui.library.errors import Damaged
from tui.library.locations import Locations
from tui.library.phrases import plural
from tui.library.storage.copy import connect
from tui.library.storage.faults import FAULTS, OWN_FAULTS, is_damage
from tui.library.storage.integrity import schema_faults, strangers, wrong_journal, wrong_values
from tui.library.storage.page_files import ADDING, entering, load_page, page_digest
from tui.library.storage.preflight import how_to_open, reason_there
from tui.library.storage.schema import APPLICATION_ID, VERSION
from tui.library.storage.stored import row_of
from tui.library.storage.tables import ROWS

BACK = "`carrel restore` brings a backup back"


class Finding(NamedTuple):
    """What one check found."""

    check: str
    found: str
    wrong: bool = False


def wrong(check: str, found: str) -> Finding:
    """What one check found wrong, and what to do about it."""
    return Finding(check, found, wrong=True)


def examine_database(paths: Locations) -> Iterator[Finding]:
    """The checks of the database and of the pages it names."""
    path = paths.database
    if not path.is_file():
        yield wrong("database", f"{path} is not a file; move it away")
        return
    if path.stat().st_size == 0:
        yield wrong("database", f"{path} is empty, so what it held is lost; {BACK}")
        return
    if not os.access(path, os.R_OK):
        yield wrong("database", f"{path} may not be read; chmod u+rw gives you leave")
        return
    if not os.access(path, os.W_OK):
        yield wrong("database", f"{path} may not be written; chmod u+w gives you leave")
    try:
        with closing(connect(path, how_to_open(path))) as connection:
            yield from _tables(connection, paths)
    except OWN_FAULTS:
        raise
    except FAULTS as error:
        does = f"; {BACK}" if is_damage(error) else ""
        yield wrong("database", f"{path}: {reason_there(path.parent, error)}{does}")


def _tables(connection: sqlite3.Connection, paths: Locations) -> Iterator[Finding]:
    application = connection.execute("PRAGMA application_id").fetchone()[0]
    if application != APPLICATION_ID:
        yield wrong("database", f"{paths.database} is another program's; move it away")
        return
    faults = [str(row[0]) for row in connection.execute("PRAGMA integrity_check(5)")]
    if faults != ["ok"]:
        yield wrong("database", f"{paths.database} is damaged ({'; '.join(faults)}); {BACK}")
        return
    yield Finding("database", f"{paths.database} is whole")
    version = connection.execute("PRAGMA user_version").fetchone()[0]
    if version > VERSION:
        yield wrong("version", f"{version}, which is a newer carrel's; update carrel")
        return
    known = f"{version}" + ("" if version == VERSION else f"; the next start makes it {VERSION}")
    yield Finding("version", known)
    if amiss := schema_faults(connection, version) or wrong_values(connection):
        yield wrong("tables", f"{_some(amiss)}; {BACK}")
        return
    yield Finding("tables", "as this version has them")
    yield _papers(connection)
    lost = connection.execute("PRAGMA foreign_key_check").fetchall()
    if lost:
        tables = ", ".join(sorted({f"{row[0]} to {row[2]}" for row in lost}))
        yield wrong("references", f"{plural(len(lost), 'row')} lead nowhere ({tables}); {BACK}")
    else:
        yield Finding("references", "every row finds what it refers to")
    # One moment's state, whatever is written meanwhile.
    connection.execute("BEGIN")
    yield _journal(connection)
    yield from _pages(connection, paths)
    connection.execute("COMMIT")


def _papers(connection: sqlite3.Connection) -> Finding:
    odd = strangers(connection)
    if odd:
        says = f"{plural(len(odd), 'title')} changed, so that no page finds its paper again"
        return wrong("papers", f"{says}: {_some(odd)}; {BACK}")
    many = connection.execute("SELECT count(*) FROM paper").fetchone()[0]
    return Finding("papers", f"{plural(many, 'paper')}, each found by its title")


def _some(found: Sequence[str]) -> str:
    return ", ".join(found[:3]) + (" …" if len(found) > 3 else "")


def unexplained(connection: sqlite3.Connection) -> list[str]:
    """The rows that are not what the journal says they became last, as ``table [key]``."""
    tables = {name for (name,) in connection.execute("SELECT name FROM sqlite_master")}
    odd = []
    for table, declared in ROWS.items():
        if table not in tables:
            continue
        keys, columns = declared.keys, declared.others
        names = ", ".join((*keys, *columns))
        there: dict[Sequence[Any], Sequence[Any]] = {
            row[: len(keys)]: row[len(keys) :]
            for row in connection.execute(f"SELECT {names} FROM {table}")  # noqa: S608
        }
        said: dict[Sequence[Any], Sequence[Any]] = {}
        for row, after in connection.execute(
            "SELECT row, after FROM journal WHERE place = ? ORDER BY seq", (table,)
        ):
            key = tuple(json.loads(row))
            if after is None:
                said.pop(key, None)
            else:
                said[key] = tuple(json.loads(after))
        odd += [
            f"{table} {list(key)}"
            for key in sorted(there.keys() | said.keys(), key=repr)
            if there.get(key) != said.get(key)
        ]
    return odd


def _journal(connection: sqlite3.Connection) -> Finding:
    if amiss := wrong_journal(connection):
        return wrong("journal", f"{amiss[0]}; {BACK}")
    odd = unexplained(connection)
    if odd:
        says = f"{plural(len(odd), 'row')} changed without it: {_some(odd)}"
        return wrong("journal", f"{says}; {BACK}, or keep what there is")
    steps = connection.execute("SELECT count(DISTINCT step) FROM journal").fetchone()[0]
    return Finding("journal", f"{plural(steps, 'change')}, each row as the last one left it")


def _pages(connection: sqlite3.Connection, paths: Locations) -> Iterator[Finding]:
    rows = connection.execute("SELECT digest, name, file FROM page ORDER BY position").fetchall()
    bad = 0
    for digest, name, file in rows:
        try:
            found = page_digest(load_page(paths.pages, file))
        except Unreadable as error:
            bad += 1
            does = "chmod u+r gives you leave" if error.forbidden else "`carrel add` it anew"
            yield wrong("pages", f"{name}: {error}; {does}")
            continue
        if found != digest:
            bad += 1
            yield wrong("pages", f"{name}: {paths.pages / file} was altered; `carrel add` it anew")
    if not bad:
        yield Finding("pages", f"{plural(len(rows), 'page')}, each as it was added")
    yield from _other_files(connection, paths, {file for _, _, file in rows})


def _other_files(
    connection: sqlite3.Connection, paths: Locations, files: set[str]
) -> Iterator[Finding]:
    """Files in ``pages/`` that are no page's: removed pages leave theirs, for undoing it."""
    removed = set()
    for (row,) in connection.execute("SELECT row FROM journal WHERE place = 'page'"):
        with suppress(Damaged):  # the check of the journal tells
            removed.add(row_of("page", row)[0])
    try:
        there = sorted(each.name for each in paths.pages.iterdir())
    except FileNotFoundError:
        there = []
    except OSError as error:
        yield wrong("files", f"{paths.pages} cannot be read: {words_of(error).own}")
        return
    others = [name for name in there if name not in files]
    strange = [name for name in others if Path(name).stem not in removed]
    unfinished = entering(paths.pages)
    half = [name for name in strange if name in unfinished or name.startswith(ADDING)]
    strange = [name for name in strange if name not in half]
    if strange:
        more = f" and {plural(len(strange) - 1, 'other file')} there" if len(strange) > 1 else ""
        verb = "belong" if more else "belongs"
        them = "them" if more else "it"
        where = f"{paths.pages / strange[0]}{more}"
        yield wrong("files", f"{where} {verb} to no page; `carrel add` {them}, or remove {them}")
        return
    many = len(others) - len(half)
    kept = f", and {plural(many, 'file')} of removed ones" if many else ""
    if half:
        kept += (
            f", and {plural(len(half), 'file')} that {'is' if len(half) == 1 else 'are'} being"
            " added, or left by a killed program: the next `carrel add` or `load` clears up"
        )
    yield Finding("files", f"those of the pages{kept}")
