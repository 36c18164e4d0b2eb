"""The database's file: opened, made whole, and brought up to date."""

from __future__ import annotations

import os
import sqlite3
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path

from tui.library.errors import LibraryError
from tui.library.locations import BESIDE, Locations, make_private
from tui.library.storage.faults import FAULTS, OWN_FAULTS
from tui.library.storage.preflight import (
    AT_REST,
    NEW,
    UNLOCKED,
    files_beside,
    how_to_open,
    reason_there,
    require_file,
    why_no_locks,
    why_read_only,
    with_beside,
)
from tui.library.storage.schema import APPLICATION_ID, MIGRATIONS, VERSION

BUSY_SECONDS = 5.0
"""How long a change waits for another program that is writing."""

READ_ONLY = frozenset({AT_REST, UNLOCKED})
"""How a database is opened to which nothing can be written."""
SQLITE = sqlite3.sqlite_version
"""The version of SQLite, for reports."""


def open_database(path: Path | None) -> tuple[sqlite3.Connection, str]:
    """Open a library's database, which is made where there is none; None for one in memory.

    Returns:
        The connection, and how it was opened, as `how_to_open` has it.

    Raises:
        LibraryError: it cannot be used; the file is left as it was.
    """
    if path is None:
        connection = _open(":memory:")
        _migrate(connection)
        return connection, "rw"
    try:
        _require_home(path.parent)
        if not path.exists():
            _require_nothing_left(path)
            _create(path)
        require_file(path)
        mode = how_to_open(path)
        connection = _open_read_only(path, mode) if mode in READ_ONLY else _open(path)
    except OWN_FAULTS:
        raise
    except (OSError, *FAULTS) as error:
        why = reason_there(path.parent, error)
        raise LibraryError(f"{path} cannot be opened: {why}") from error
    try:
        _prepare(connection, path)
    except OWN_FAULTS:
        raise
    except FAULTS as error:
        connection.close()
        why = reason_there(path.parent, error)
        raise LibraryError(f"{path} cannot be used: {why}") from error
    except BaseException:
        connection.close()
        raise
    return connection, mode


def _open(path: Path | str) -> sqlite3.Connection:
    return sqlite3.connect(
        path, timeout=BUSY_SECONDS, isolation_level=None, check_same_thread=False
    )


def _open_read_only(path: Path, mode: str) -> sqlite3.Connection:
    from tui.library.storage.copy import connect

    return connect(path, mode)


def _require_home(home: Path) -> None:
    if home.exists() and not home.is_dir():
        raise LibraryError(f"{home} is not a folder; a library needs one of its own.")
    make_private(home)


def _require_nothing_left(path: Path) -> None:
    """Check that nothing of an earlier database is there, which SQLite would take for the new
    one's: its log would be written into that.

    Nothing is moved: it may be all that is left of a person's last changes, or be in use by a
    reader that was open when the file went.
    """
    left = files_beside(path)
    # Another reader may have made a database meanwhile, and what is beside it is its own.
    if left and not path.exists():
        names = " and ".join(each.name for each in left)
        raise LibraryError(
            f"{path} is gone, but {names} of it {'is' if len(left) == 1 else 'are'} still there,"
            " with changes perhaps. Put the file back beside it; or leave every reader (Q), then"
            f" move {names} away to begin anew, or let `carrel restore` bring a backup back."
        )


def _create(path: Path) -> None:
    """Make a new database whole before it gets its name, so that an empty one is never ours."""
    # A start need not wait for it when there is a database.
    from tui.library.atomic_file import scratch_file, sync_folder

    if why := why_no_locks(path.parent):
        raise LibraryError(f"{path} cannot be made: {why}")
    with scratch_file(path.parent, NEW, beside=BESIDE) as scratch:
        connection = _open(scratch)
        try:
            connection.execute("PRAGMA journal_mode = WAL")
            _migrate(connection)
        finally:
            connection.close()
        try:
            os.link(scratch, path)
        except FileExistsError:
            return  # another reader was faster, and theirs is as good
        except OSError:
            # A file system without links. Another reader's, made since the link failed, would be
            # replaced; that one notices before its next change, and says so.
            if not path.exists():
                scratch.rename(path)
        with suppress(OSError):
            sync_folder(path.parent)


def _prepare(connection: sqlite3.Connection, path: Path) -> None:
    version = connection.execute("PRAGMA user_version").fetchone()[0]
    application = connection.execute("PRAGMA application_id").fetchone()[0]
    if application != APPLICATION_ID or version > VERSION:
        raise _barred(connection, path)
    # A commit is on disk when it returns, and readers never wait for the writer. Where nothing can
    # be written neither is altered, nor is that a fault.
    connection.execute("PRAGMA journal_mode = WAL")
    connection.execute("PRAGMA synchronous = FULL")
    if version < VERSION:
        if why := why_read_only(path):
            raise LibraryError(
                f"{path} is an older carrel's, and cannot be brought up to date: {why}"
            )
        _migrate(connection, path)


def _barred(connection: sqlite3.Connection, path: Path) -> LibraryError:
    # A start need not wait for the checks where they find nothing.
    from tui.library.storage.integrity import Bars, find_fault

    if (fault := find_fault(connection, Bars.OPENING)) is None:
        return LibraryError(f"{path} was altered while it was opened; start again.")
    check, clause = fault
    does = f"; {check.does}{with_beside(path)}, then start again" if check.does else ""
    return LibraryError(f"{path} {clause}{does}.")


def _migrate(connection: sqlite3.Connection, path: Path | None = None) -> None:
    """Bring the tables to this version; what is at ``path`` is kept as it was first."""
    connection.execute("BEGIN IMMEDIATE")
    try:
        # Another reader may have migrated it while this one waited for the lock.
        version = connection.execute("PRAGMA user_version").fetchone()[0]
        if version >= VERSION:
            connection.execute("ROLLBACK")
            return
        if path is not None and version > 0:
            _back_up_before(path)
        for migration in MIGRATIONS[version:]:
            for statement in _statements(migration):
                connection.execute(statement)
        connection.execute(f"PRAGMA application_id = {APPLICATION_ID}")
        connection.execute(f"PRAGMA user_version = {VERSION}")
        connection.execute("COMMIT")
    except BaseException:
        if connection.in_transaction:
            connection.execute("ROLLBACK")
        raise
    if version > 0:
        # What older tables took is given back; a disk without room for that works all the same.
        with suppress(*FAULTS):
            connection.execute("VACUUM")


def _back_up_before(path: Path) -> None:
    from tui.library.storage.backup import BEFORE, make_backup

    try:
        make_backup(path, Locations(path.parent).backups, f"{BEFORE}{VERSION}")
    except LibraryError as error:
        raise LibraryError(
            f"{path} is an older carrel's, and no backup could be made before bringing it up to"
            f" date: {error} It was left as it is."
        ) from error


def _statements(script: str) -> Iterator[str]:
    """Give the statements of a script: ``executescript`` would commit before it begins."""
    statement = ""
    for piece in script.split(";"):
        statement += piece + ";"
        if sqlite3.complete_statement(statement) and statement.strip(" \n;"):
            yield statement
            statement = ""
