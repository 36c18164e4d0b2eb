"""Copying a database: by SQLite's own backup, checked, and on the disk when it is done."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, closing, contextmanager
from pathlib import Path

from tui.library.atomic_file import Unsynced, scratch_file, sync_file
from tui.library.errors import LibraryError, Unsure
from tui.library.locations import BESIDE
from tui.library.storage.faults import FAULTS, OWN_FAULTS, reason
from tui.library.storage.integrity import Bars, damage_of, require
from tui.library.storage.preflight import AT_REST, UNLOCKED, how_to_open, why_no_locks

SCRATCH = ".backup-"
"""How the name of a copy begins for as long as it is not whole."""


_ALONE = "alone"
_MODES = {
    AT_REST: "mode=ro&immutable=1",
    UNLOCKED: "mode=ro&vfs=unix-none",
    _ALONE: "mode=rw&vfs=unix-none",
}
"""How a database is opened where files cannot be locked: https://sqlite.org/vfs.html"""


def scratch_copy(folder: Path) -> AbstractContextManager[Path]:
    """Make an empty file for a copy, gone in the end with all beside it if it is so named still."""
    return scratch_file(folder, SCRATCH, beside=BESIDE)


def connect(database: Path, mode: str = "rw") -> sqlite3.Connection:
    """Open a database that is there; ``mode`` is SQLite's, or one of `_MODES`."""
    uri = f"{database.absolute().as_uri()}?{_MODES.get(mode, f'mode={mode}')}"
    connection = sqlite3.connect(uri, uri=True, isolation_level=None, check_same_thread=False)
    if "vfs=unix-none" in uri:
        # The index of its log is in memory then: https://sqlite.org/wal.html#noshm
        connection.execute("PRAGMA locking_mode = EXCLUSIVE")
    return connection


def copy_database(source: Path, target: Path, mode: str = "") -> None:
    """Copy a database into an empty file, which is whole and on the disk afterwards.

    Args:
        source: the database.
        target: the file.
        mode: how the source is opened; otherwise as it allows.

    Raises:
        Damaged: the source is not whole.
        LibraryError: it is not one of carrel's.
        sqlite3.Error: it could not be read or written.
    """
    with closing(connect(source, mode or how_to_open(source))) as original:
        with damage_of(source):
            # A question waits for a lock, but not for ever as the backup itself would.
            original.execute("BEGIN")
            original.execute("SELECT 1 FROM sqlite_master").fetchone()
        copy_open(original, source, target)


def copy_open(original: sqlite3.Connection, source: Path, target: Path) -> None:
    """Copy a database that is open, and may be read at once, into an empty file."""
    # Nobody else knows of the copy, so it may be made where files cannot be locked.
    with closing(connect(target, _ALONE if why_no_locks(target.parent) else "rw")) as copy:
        # Nobody else sees the copy before it is whole: one sync at the end is enough.
        copy.execute("PRAGMA journal_mode = OFF")
        copy.execute("PRAGMA synchronous = OFF")
        with damage_of(source):
            original.backup(copy)
            copy.execute("PRAGMA journal_mode = DELETE")
        require(copy, source, Bars.COPYING)
    sync_file(target)


@contextmanager
def words_for(path: Path, why: Callable[[OSError], str] = reason) -> Iterator[None]:
    """Raise what goes wrong with a file as a `LibraryError` that says what to do.

    Args:
        path: the file or folder.
        why: says what to do when it cannot be written; other words where the person chose it.
    """
    try:
        yield
    except Unsynced as error:
        raise Unsure(
            f"{error.filename} is whole and in its place, but a power cut may take it away:"
            f" {why(error)}"
        ) from error
    except OSError as error:
        raise LibraryError(f"{path} cannot be written: {why(error)}") from error
    except OWN_FAULTS:
        raise
    except FAULTS as error:
        raise LibraryError(f"{path} cannot be used: {reason(error)}") from error
