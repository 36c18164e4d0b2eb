"""Bringing a backup back, with what was there kept aside; and what is in one."""

from __future__ import annotations

import shutil
import sqlite3
from collections.abc import Iterator
from contextlib import closing, suppress
from datetime import datetime
from pathlib import Path
from typing import NamedTuple

from tui.library.atomic_file import (
    Unsynced,
    give_name,
    sync_file,
    sync_folder,
    take_away_abandoned,
    take_place,
)
from tui.library.errors import Damaged, LibraryError
from tui.library.locations import Locations, make_private
from tui.library.marks import Half
from tui.library.storage.backup import (
    DAILY,
    DAMAGED,
    REPLACED,
    Backup,
    find_backups,
    make_backup,
    name_backup,
)
from tui.library.storage.copy import (
    SCRATCH,
    connect,
    copy_database,
    copy_open,
    scratch_copy,
    words_for,
)
from tui.library.storage.faults import is_busy, reason
from tui.library.storage.integrity import Bars, require
from tui.library.storage.moments import moment_of
from tui.library.storage.page_files import ENTERING
from tui.library.storage.preflight import (
    AT_REST,
    HEADER,
    NEW,
    UNLOCKED,
    files_beside,
    has_log,
    require_file,
    why_no_locks,
)
from tui.library.storage.tables import ROWS, rows_in_words

PATIENCE = 0.5
"""Seconds to wait for whoever has the library open."""


def find_backup(paths: Locations, wanted: str) -> Path:
    """Return the backup of that number or name, or the file of that path.

    Raises:
        LibraryError: there is none, or that file is something else.
    """
    for each in find_backups(paths.backups):
        if wanted in {str(each.number), f"{each.number:06}", each.path.name}:
            return each.path
    # A bare number or name means a backup; a path says where it leads. Nobody's home is a
    # RuntimeError.
    with suppress(OSError, ValueError, RuntimeError):
        path = Path(wanted).expanduser()
        if (len(path.parts) > 1 or path.suffix) and path.is_file():
            if not _may_be_database(path):
                raise LibraryError(
                    f"{path} is no backup, for it is not a database; `carrel load` merges what"
                    " `carrel dump` wrote."
                )
            return path.absolute()
    raise LibraryError(f"There is no backup {wanted}; `carrel restore` lists them.")


def _may_be_database(path: Path) -> bool:
    """Tell whether a file begins as one; of what cannot be read is told where it is opened."""
    try:
        with path.open("rb") as file:
            return file.read(len(HEADER)) == HEADER
    except OSError:
        return True


def contents(backup: Path) -> str:
    """Return what is in a backup, in words.

    Raises:
        LibraryError: it cannot be read, or is damaged.
    """
    with words_for(backup), closing(connect(backup, _at_rest(backup))) as connection:
        require(connection, backup, Bars.COPYING)
        counts = _counts(connection)
    return ", ".join(counts) or "nothing"


class HeldBackup(NamedTuple):
    """A backup, and what is in it."""

    backup: Backup
    at: datetime
    """When it was written."""
    size: int
    """In bytes."""
    holds: str
    """What is in it, in words."""
    damage: str
    """Why it cannot be used, in words; empty when it can."""


def held_backups(folder: Path) -> Iterator[HeldBackup]:
    """Yield the backups in a folder with what is in them, the latest first.

    Raises:
        LibraryError: the folder cannot be read.
    """
    for each in reversed(find_backups(folder)):
        with words_for(each.path):
            status = each.path.stat()
        at = moment_of(status.st_mtime).astimezone()
        try:
            holds, damage = contents(each.path), ""
        except LibraryError as error:
            holds, damage = "", str(error)
        yield HeldBackup(each, at, status.st_size, holds, damage)


def _counts(connection: sqlite3.Connection) -> list[str]:
    columns = {name for _, name, *_ in connection.execute("PRAGMA table_info(mark)")}
    counts = []
    for half in Half:
        if half.column in columns:  # an older carrel may not have known it
            many = connection.execute(f"SELECT count({half.column}) FROM mark").fetchone()[0]  # noqa: S608
            counts += [f"{many:,} {half}"] if many else []
    tables = {name for (name,) in connection.execute("SELECT name FROM sqlite_master")}
    for table in ROWS:
        if table == "mark" or table not in tables:
            continue
        many = connection.execute(f"SELECT count(*) FROM {table}").fetchone()[0]  # noqa: S608
        if many:
            counts.append(rows_in_words(table, many))
    return counts


def restore(paths: Locations, backup: Path) -> Path | None:
    """Put a backup in the place of the library; gives the copy of what was there, if anything.

    A backup that comes from elsewhere is kept among the library's own too.

    Raises:
        Damaged: the backup is not whole.
        LibraryError: it is not carrel's or newer than this program, or the library is in use. In
            each case nothing was altered.
    """
    if paths.database.exists() and backup.samefile(paths.database):
        raise LibraryError(f"{backup} is your library itself.")
    aside = _bring_back(paths, backup)
    if backup.parent != paths.backups:
        # It stands for the days before; that it cannot be kept here is no reason not to be back.
        with suppress(LibraryError):
            make_backup(paths.database, paths.backups, DAILY)
    return aside


def _bring_back(paths: Locations, backup: Path) -> Path | None:
    with words_for(paths.home):
        make_private(paths.home)
        if why := why_no_locks(paths.home):
            raise LibraryError(f"Nothing was altered: {why}")
        # What was being added stays: the database that comes may not know a page of it.
        take_away_abandoned(paths.home, SCRATCH, NEW, ENTERING)
        with scratch_copy(paths.home) as scratch:
            copy_database(backup, scratch, _at_rest(backup))
            with closing(connect(scratch)) as connection:
                require(connection, backup, Bars.RESTORING)
            make_private(paths.backups)
            if not paths.database.exists():
                # What is left of another database must not be read as a part of this one.
                left = _set_aside(paths) if files_beside(paths.database) else None
                give_name(scratch, paths.database)
                return left
            try:
                return _replace_whole(paths, scratch)
            except Damaged:
                return _replace_damaged(paths, scratch)


def _at_rest(backup: Path) -> str:
    """Return how to open a backup: nothing is made beside it, but a log that is there is read.

    Raises:
        LibraryError: it is not a file; a pipe would be waited for.
    """
    if not backup.is_file():
        raise LibraryError(f"{backup} cannot be used: it is not a file.")
    if not has_log(backup):
        return AT_REST
    return UNLOCKED if why_no_locks(backup.parent) else "ro"


def _replace_whole(paths: Locations, scratch: Path) -> Path:
    """Write the backup over a library that is whole: one transaction, under its own locks."""
    require_file(paths.database)
    with closing(connect(paths.database)) as connection:
        connection.execute(f"PRAGMA busy_timeout = {int(PATIENCE * 1000)}")
        # In this mode the first question asks for the database as a whole, which nobody else may
        # have open, not even idly; and the lock is held to the end.
        connection.execute("PRAGMA locking_mode = EXCLUSIVE")
        try:
            require(connection, paths.database, Bars.COPYING)
            connection.execute("PRAGMA journal_mode = DELETE")
            connection.execute("BEGIN EXCLUSIVE")
            connection.execute("COMMIT")
        except sqlite3.OperationalError as error:
            if not is_busy(error):
                raise
            raise LibraryError(
                "The library is open: a reader, or another carrel, is at work on it. Leave the"
                " reader (Q), then try again. Nothing was altered."
            ) from error
        with scratch_copy(paths.backups) as aside:
            copy_open(connection, paths.database, aside)
            replaced = _keep(aside, paths.backups, REPLACED)
        with closing(connect(scratch)) as restored:
            restored.backup(connection)
        require(connection, paths.database, Bars.COPYING)
    return replaced.path


def _replace_damaged(paths: Locations, scratch: Path) -> Path:
    """Put the backup in the place of a file that is not whole, which is kept as it was found."""
    aside = _set_aside(paths)
    take_place(scratch, paths.database)
    return aside


def _set_aside(paths: Locations) -> Path:
    """Keep what there is of a database that is not whole, and take away what is beside it.

    Where the database itself is gone its copy is empty: what is beside that may still hold changes.
    """
    beside = files_beside(paths.database)
    for each in beside:
        if not each.is_file():
            raise LibraryError(f"{each} is not a file; move it away, then try again.")
    with scratch_copy(paths.backups) as aside:
        if paths.database.exists():
            _copy(paths.database, aside)
        damaged = _keep(aside, paths.backups, DAMAGED)
    for each in beside:
        name = each.name.replace(paths.database.name, damaged.path.name)
        _copy(each, damaged.path.with_name(name))
    sync_folder(paths.backups)
    for each in beside:
        each.unlink()
    return damaged.path


def _keep(aside: Path, backups: Path, kind: str) -> Backup:
    """Name the copy of what is about to be replaced; it must be there for certain before that."""
    try:
        return name_backup(aside, backups, kind)
    except Unsynced as error:
        raise LibraryError(
            f"Nothing was altered: a copy of your library, {error.filename}, could not be brought"
            f" to the disk for certain: {reason(error)}"
        ) from error


def _copy(source: Path, target: Path) -> None:
    shutil.copyfile(source, target)
    sync_file(target)
