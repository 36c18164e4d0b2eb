"""The library's health: one finding a check, and what to do about what is wrong.

Nothing is repaired or altered here.
"""

from __future__ import annotations

import json
import os
import shutil
import sqlite3
import stat
from collections.abc import Iterator, Sequence
from contextlib import closing
from datetime import date, datetime
from pathlib import Path
from typing import Any, NamedTuple

from tui.library.backups import DAILY, DAMAGED, SCRATCH, connect, find_backups
from tui.library.disk import FAULTS, reason
from tui.library.errors import LibraryError
from tui.library.locations import Locations
from tui.library.pages import page_digest
from tui.library.phrases import plural
from tui.library.restoring import contents
from tui.library.schema import APPLICATION_ID, ROWS, VERSION

LEAST_ROOM = 50 * 2**20
"""Bytes that should be free on the disk, and three times the size of the database."""

BACK = "`carrel restore` brings a backup back"


class Finding(NamedTuple):
    """What one check found."""

    check: str
    found: str
    wrong: bool = False


def examine(place: Locations) -> Iterator[Finding]:
    """All checks of a library that do not concern the screen, in order."""
    if not os.path.lexists(place.home):
        yield Finding("folder", f"{place.home} is not there yet; the first start makes it")
        return
    yield _folder(place)
    if not place.home.is_dir():
        return
    yield _room(place)
    if not os.path.lexists(place.database):
        yield Finding("database", "there is none yet; the first start makes it")
    else:
        yield from _database(place)
    yield from _backups(place)


def _folder(place: Locations) -> Finding:
    home = place.home
    if not home.is_dir():
        return _wrong("folder", f"{home} is not a folder; move it away")
    mode = home.stat().st_mode
    if not os.access(home, os.R_OK | os.W_OK | os.X_OK):
        return _wrong("folder", f"{home} may not be written; chmod u+rwx gives you leave")
    if mode & stat.S_IWOTH and not mode & stat.S_ISVTX:
        return _wrong("folder", f"everybody may write {home}; chmod o-w takes that away")
    return Finding("folder", f"{home} is yours to write")


def _room(place: Locations) -> Finding:
    free = shutil.disk_usage(place.home).free
    size = place.database.stat().st_size if place.database.is_file() else 0
    says = f"{free // 2**20:,} MiB are free"
    if free < max(LEAST_ROOM, 3 * size):
        return _wrong("room", f"only {says}; make room before changes and backups fail")
    return Finding("room", says)


def _database(place: Locations) -> Iterator[Finding]:
    path = place.database
    if not path.is_file():
        yield _wrong("database", f"{path} is not a file; move it away")
        return
    if path.stat().st_size == 0:
        yield _wrong("database", f"{path} is empty, so what it held is lost; {BACK}")
        return
    mode = _mode(path)
    if mode == "ro":
        yield _wrong("database", f"{path} may not be written; chmod u+w gives you leave")
    try:
        with closing(connect(path, mode)) as connection:
            yield from _tables(connection, place)
    except FAULTS as error:
        yield _wrong("database", f"{path}: {reason(error)}; {BACK}")


def _mode(path: Path) -> str:
    """A database that may be written is opened so: otherwise SQLite leaves files beside it."""
    return "rw" if os.access(path, os.W_OK) and os.access(path.parent, os.W_OK) else "ro"


def _tables(connection: sqlite3.Connection, place: Locations) -> Iterator[Finding]:
    application = connection.execute("PRAGMA application_id").fetchone()[0]
    if application != APPLICATION_ID:
        yield _wrong("database", f"{place.database} is another program's; move it away")
        return
    faults = [str(row[0]) for row in connection.execute("PRAGMA integrity_check(5)")]
    if faults != ["ok"]:
        yield _wrong("database", f"{place.database} is damaged ({'; '.join(faults)}); {BACK}")
        return
    yield Finding("database", f"{place.database} is whole")
    version = connection.execute("PRAGMA user_version").fetchone()[0]
    if version > VERSION:
        yield _wrong("version", f"{version}, which is a newer carrel's; update carrel")
        return
    known = f"{version}" + ("" if version == VERSION else f"; the next start makes it {VERSION}")
    yield Finding("version", known)
    lost = connection.execute("PRAGMA foreign_key_check").fetchall()
    if lost:
        tables = ", ".join(sorted({f"{row[0]} to {row[2]}" for row in lost}))
        yield _wrong("references", f"{plural(len(lost), 'row')} lead nowhere ({tables}); {BACK}")
    else:
        yield Finding("references", "every row finds what it refers to")
    # One moment's state, whatever is written meanwhile.
    connection.execute("BEGIN")
    yield _journal(connection)
    yield from _pages(connection, place)
    connection.execute("COMMIT")


def unexplained(connection: sqlite3.Connection) -> list[str]:
    """The rows that are not what the journal says they became last, as ``table [key]``."""
    tables = {name for (name,) in connection.execute("SELECT name FROM sqlite_master")}
    odd = []
    for table, (keys, columns) in ROWS.items():
        if table not in tables:
            continue
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
    try:
        odd = unexplained(connection)
    except (TypeError, ValueError) as error:
        return _wrong("journal", f"it cannot be read ({error}); {BACK}")
    if odd:
        some = ", ".join(odd[:3]) + (" …" if len(odd) > 3 else "")
        return _wrong(
            "journal",
            f"{plural(len(odd), 'row')} changed without it: {some}; {BACK}, or keep what there is",
        )
    steps = connection.execute("SELECT count(DISTINCT step) FROM journal").fetchone()[0]
    return Finding("journal", f"{plural(steps, 'change')}, each row as the last one left it")


def _pages(connection: sqlite3.Connection, place: Locations) -> Iterator[Finding]:
    rows = connection.execute("SELECT digest, name, file FROM page ORDER BY position").fetchall()
    bad = 0
    for digest, name, file in rows:
        try:
            found = page_digest((place.pages / file).read_bytes())
        except OSError as error:
            bad += 1
            advice = "`carrel add` it anew"
            yield _wrong("pages", f"{name}: {place.pages / file}: {error.strerror}; {advice}")
            continue
        if found != digest:
            bad += 1
            yield _wrong("pages", f"{name}: {place.pages / file} was altered; `carrel add` it anew")
    if not bad:
        yield Finding("pages", f"{plural(len(rows), 'page')}, each as it was added")
    yield from _other_files(connection, place, {file for _, _, file in rows})


def _other_files(
    connection: sqlite3.Connection, place: Locations, files: set[str]
) -> Iterator[Finding]:
    """Files in ``pages/`` that are no page's: removed pages leave theirs, for undoing it."""
    removed = {
        json.loads(row)[0]
        for (row,) in connection.execute("SELECT row FROM journal WHERE place = 'page'")
    }
    try:
        there = sorted(each.name for each in place.pages.iterdir())
    except FileNotFoundError:
        there = []
    except OSError as error:
        yield _wrong("files", f"{place.pages} cannot be read: {error.strerror}")
        return
    others = [name for name in there if name not in files]
    strange = [name for name in others if Path(name).stem not in removed]
    for name in strange:
        what = "was being added when carrel was killed; remove it"
        if not name.startswith("."):
            what = "belongs to no page; `carrel add` it, or remove it"
        yield _wrong("files", f"{place.pages / name} {what}")
    if not strange:
        kept = f", and {plural(len(others), 'file')} of removed ones" if others else ""
        yield Finding("files", f"those of the pages{kept}")


def _backups(place: Locations) -> Iterator[Finding]:
    try:
        backups = find_backups(place.backups)
    except LibraryError as error:
        yield _wrong("backups", f"{error} Move it away")
        return
    bad = 0
    for each in backups:
        if each.kind == DAMAGED:
            continue  # kept because it is
        try:
            contents(each.path)
        except LibraryError as error:
            bad += 1
            yield _wrong("backups", f"{error} Remove it")
    scratch = sorted(place.backups.glob(f"{SCRATCH}*")) if place.backups.is_dir() else []
    if place.backups.is_dir() and not os.access(place.backups, os.W_OK):
        yield _wrong("backups", f"{place.backups} may not be written; chmod u+w gives you leave")
    elif missed := _missed_day(place, [each.day for each in backups if each.kind == DAILY]):
        yield _wrong("backups", f"none was made on {missed}, though there were changes; see `room`")
    elif not bad:
        newest = f", the newest of {backups[-1].day}" if backups else ""
        unfinished = f"; {len(scratch)} unfinished, which go by themselves" if scratch else ""
        yield Finding("backups", f"{plural(len(backups), 'backup')}{newest}{unfinished}")


def _missed_day(place: Locations, days: Sequence[date]) -> date | None:
    """The day of the last change, when it has no backup though there was something to lose."""
    try:
        with closing(connect(place.database, _mode(place.database))) as connection:
            last = connection.execute("SELECT at FROM journal ORDER BY seq DESC LIMIT 1").fetchone()
            if last is None:
                return None
            day = datetime.fromtimestamp(last[0] / 1000).date()
            first = connection.execute("SELECT at FROM journal ORDER BY seq LIMIT 1").fetchone()
            begun = datetime.fromtimestamp(first[0] / 1000).date()
    except (sqlite3.Error, TypeError, ValueError, OverflowError, OSError):
        return None  # the database's own checks tell
    return None if day in days or day <= begun else day


def _wrong(check: str, found: str) -> Finding:
    return Finding(check, found, wrong=True)
