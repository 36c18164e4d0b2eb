"""Backups: whole copies of the database, made by themselves, told apart by their names.

Each is one SQLite file in the library's ``backups/``, such as ``000012-2026-11-21-daily.db``: a
number that only grows, the day by the clock of that moment, and why it was made:

- ``daily``: before the first change of a day;
- ``before-v2``: before the tables were brought to version 2;
- ``asked``: by ``carrel backup``;
- ``replaced``: what ``carrel restore`` put another in the place of; ``damaged`` when it was not
  whole, as it was found.

The rule by which they are kept is that of restic's ``forget``: of the daily ones the last 7, the
last one of each of the last 8 weeks and the last one of each month. Of those before a new version
and of the replaced ones the last 10 are kept. Those asked for and the damaged ones are never taken
away. Which is last goes by the number, so that a clock that was set back takes nothing away.

A copy is made by SQLite's own backup, checked, brought to the disk, and only then given its name.
"""

from __future__ import annotations

import os
import re
import sqlite3
import tempfile
import time
from collections.abc import Iterator, Sequence
from contextlib import closing, contextmanager, suppress
from datetime import date
from pathlib import Path
from typing import NamedTuple

from tui.library.disk import FAULTS, reason
from tui.library.errors import Damaged, LibraryError, Taken
from tui.library.export.file import advice, give_name
from tui.library.schema import APPLICATION_ID

DAYS, WEEKS, OTHERS = 7, 8, 10
"""How many are kept: daily ones, weeks with one of them, and others of one kind."""

DAILY, ASKED, REPLACED, DAMAGED = "daily", "asked", "replaced", "damaged"
BEFORE = "before-v"
SCRATCH = ".backup-"
"""How the name of a copy begins for as long as it is not whole."""
STALE_SECONDS = 24 * 60 * 60
"""After this a copy that is not whole is nobody's any more."""

_NAME = re.compile(r"(\d{6,15})-(\d{4}-\d\d-\d\d)-([a-z0-9-]{1,40})\.db")


class Backup(NamedTuple):
    """A backup, by what its name tells."""

    number: int
    day: date
    kind: str
    path: Path


def today() -> date:
    """The day by this person's clock."""
    return date.fromisoformat(time.strftime("%Y-%m-%d"))


def find_backups(folder: Path) -> list[Backup]:
    """The backups in a folder, the oldest first; other files are passed over.

    Raises:
        LibraryError: the folder cannot be read. One that is not there holds none.
    """
    try:
        entries = list(folder.iterdir())
    except FileNotFoundError:
        return []
    except OSError as error:
        raise LibraryError(f"{folder} cannot be read: {error.strerror}") from error
    found = []
    for entry in entries:
        if (match := _NAME.fullmatch(entry.name)) is None:
            continue
        with suppress(ValueError):  # no such day
            found.append(Backup(int(match[1]), date.fromisoformat(match[2]), match[3], entry))
    return sorted(found)


def to_remove(backups: Sequence[Backup]) -> list[Backup]:
    """The backups that the rule no longer keeps.

    Args:
        backups: all of them, the oldest first.
    """
    kinds: dict[str, list[Backup]] = {}
    for each in backups:
        kind = BEFORE if each.kind.startswith(BEFORE) else each.kind
        kinds.setdefault(kind, []).append(each)
    daily = kinds.get(DAILY, [])
    # A later one takes the place of an earlier one of its week or month.
    weeks = {each.day.isocalendar()[:2]: each for each in daily}
    months = {(each.day.year, each.day.month): each for each in daily}
    kept = {*daily[-DAYS:], *sorted(weeks.values())[-WEEKS:], *months.values()}
    surplus = [each for each in daily if each not in kept]
    return surplus + kinds.get(BEFORE, [])[:-OTHERS] + kinds.get(REPLACED, [])[:-OTHERS]


def make_backup(database: Path, folder: Path, kind: str) -> Backup:
    """Copy a database into the folder of backups, and take away what the rule no longer keeps.

    Raises:
        Damaged: the database is not whole; nothing was kept of it.
        LibraryError: it could not be copied.
    """
    with words_for(folder):
        folder.mkdir(parents=True, exist_ok=True)
        with scratch_file(folder) as scratch:
            copy_database(database, scratch)
            made = name_backup(scratch, folder, kind)
    _tidy(folder)
    return made


def back_up_daily(database: Path, folder: Path) -> None:
    """Make the backup of the day, unless it is there.

    Raises:
        Damaged: the database is not whole.
        LibraryError: it could not be copied.
    """
    if any(each.kind == DAILY and each.day == today() for each in find_backups(folder)):
        return
    make_backup(database, folder, DAILY)


def back_up_to(database: Path, target: Path, *, overwrite: bool) -> None:
    """Copy a database to a file of the person's own choice, never through a symbolic link.

    Raises:
        Taken: the name is taken and ``overwrite`` is false.
        LibraryError: it could not be copied; nothing was altered.
    """
    with words_for(target):
        taken = target.is_symlink() or target.exists()
        if taken and not overwrite:
            raise Taken(f"{target} is there already.")
        if taken and (target.is_symlink() or not target.is_file()):
            raise LibraryError(f"{target} is a link or no file; give another name.")
        if taken and target.samefile(database):
            raise LibraryError(f"{target} is your library itself; give another name.")
        with scratch_file(target.parent) as scratch:
            copy_database(database, scratch)
            if overwrite:
                scratch.replace(target)
                return
            try:
                give_name(scratch, target)
            except FileExistsError as error:
                raise Taken(f"{target} is there already.") from error


def name_backup(finished: Path, folder: Path, kind: str) -> Backup:
    """Give a finished copy in the folder its name, after all the others.

    Raises:
        OSError: it could not be given.
    """
    day = today()
    number = 1 + max((each.number for each in find_backups(folder)), default=0)
    while True:
        path = folder / f"{number:06}-{day.isoformat()}-{kind}.db"
        try:
            give_name(finished, path)
        except FileExistsError:
            number += 1  # another program made one at the same moment
        else:
            return Backup(number, day, kind, path)


@contextmanager
def scratch_file(folder: Path) -> Iterator[Path]:
    """An empty file that is gone in the end if it still has this name."""
    handle, name = tempfile.mkstemp(dir=folder, prefix=SCRATCH, suffix=".tmp")
    os.close(handle)
    try:
        yield Path(name)
    finally:
        for leftover in (name, f"{name}-journal", f"{name}-wal", f"{name}-shm"):
            Path(leftover).unlink(missing_ok=True)


def connect(database: Path, mode: str = "rw") -> sqlite3.Connection:
    """Open a database that is there; ``mode`` is SQLite's, or ``immutable`` for one at rest."""
    how = "immutable=1" if mode == "immutable" else f"mode={mode}"
    return sqlite3.connect(f"{database.as_uri()}?{how}", uri=True, isolation_level=None)


def copy_database(source: Path, target: Path, mode: str = "rw") -> None:
    """Copy a database into an empty file, which is whole and on the disk afterwards.

    Raises:
        Damaged: the source is not whole.
        LibraryError: it is not one of carrel's.
        sqlite3.Error: it could not be read or written.
    """
    with closing(connect(source, mode)) as original:
        with damage_of(source):
            # A question waits for a lock, but not for ever as the backup itself would.
            original.execute("BEGIN")
            original.execute("SELECT 1 FROM sqlite_master").fetchone()
        copy_open(original, source, target)


def copy_open(original: sqlite3.Connection, source: Path, target: Path) -> None:
    """The same for a database that is open, and may be read at once."""
    with closing(connect(target)) as copy:
        # Nobody else sees the copy before it is whole: one sync at the end is enough.
        copy.execute("PRAGMA journal_mode = OFF")
        copy.execute("PRAGMA synchronous = OFF")
        with damage_of(source):
            original.backup(copy)
            copy.execute("PRAGMA journal_mode = DELETE")
        require_whole(copy, source)
    sync_file(target)


def sync_file(path: Path) -> None:
    """Bring a file's content to the disk."""
    handle = os.open(path, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)


def require_whole(connection: sqlite3.Connection, path: Path) -> None:
    """Check that a database is whole and carrel's.

    Raises:
        Damaged: it is not whole.
        LibraryError: it is another program's.
    """
    with damage_of(path):
        application = connection.execute("PRAGMA application_id").fetchone()[0]
        faults = [row[0] for row in connection.execute("PRAGMA quick_check(1)")]
    if faults != ["ok"]:
        raise Damaged(f"{path} is damaged ({' '.join(str(faults[0]).split())}).")
    if application != APPLICATION_ID:
        raise LibraryError(f"{path} is not a library of carrel's.")


@contextmanager
def damage_of(path: Path) -> Iterator[None]:
    """What SQLite says of a file that is not whole, as `Damaged`."""
    try:
        yield
    except sqlite3.OperationalError:
        raise  # locked, or a full disk
    except (sqlite3.DatabaseError, UnicodeError) as error:
        raise Damaged(f"{path} is damaged ({error}).") from error


@contextmanager
def words_for(place: Path) -> Iterator[None]:
    """What goes wrong with a file, as a `LibraryError` that says what to do."""
    try:
        yield
    except OSError as error:
        raise LibraryError(f"{place} cannot be written: {advice(error)}") from error
    except FAULTS as error:
        raise LibraryError(f"{place} cannot be used: {reason(error)}") from error


def _tidy(folder: Path) -> None:
    """Take away what is no longer kept, and what killed programs left; what will not go stays."""
    for each in to_remove(find_backups(folder)):
        with suppress(OSError):
            each.path.unlink()
    for leftover in folder.glob(f"{SCRATCH}*"):
        with suppress(OSError):
            if leftover.stat().st_mtime < time.time() - STALE_SECONDS:
                leftover.unlink()
