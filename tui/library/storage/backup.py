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

import re
import time
from collections.abc import Sequence
from contextlib import suppress
from datetime import date
from pathlib import Path
from typing import NamedTuple

from parsing.files import words_of
from tui.library.atomic_file import give_name, is_scratch, take_away_abandoned, take_place
from tui.library.errors import LibraryError, Taken
from tui.library.locations import make_private
from tui.library.storage.copy import SCRATCH, copy_database, scratch_copy, words_for
from tui.library.storage.moments import today
from tui.library.storage.preflight import NEW

DAYS, WEEKS, OTHERS = 7, 8, 10
"""How many are kept: daily ones, weeks with one of them, and others of one kind."""

DAILY, ASKED, REPLACED, DAMAGED = "daily", "asked", "replaced", "damaged"
BEFORE = "before-v"
LAST = 10**12
"""A greater number was given by somebody else: none is counted from it, for there is an end to how
long a name may be."""
STALE_SECONDS = 24 * 60 * 60
"""After this a copy of an older version's that is not whole is nobody's any more."""

_NAME = re.compile(r"([0-9]{6,99})-(\d{4}-\d\d-\d\d)-([a-z0-9-]{1,40})\.db")


class Backup(NamedTuple):
    """A backup, by what its name tells."""

    number: int
    day: date
    kind: str
    path: Path


def find_backups(folder: Path) -> list[Backup]:
    """Return the backups in a folder, the oldest first; other files are passed over.

    Raises:
        LibraryError: the folder cannot be read. One that is not there holds none.
    """
    try:
        entries = list(folder.iterdir())
    except FileNotFoundError:
        return []
    except OSError as error:
        raise LibraryError(f"{folder} cannot be read: {words_of(error).own}") from error
    backups = []
    for entry in entries:
        if (match := _NAME.fullmatch(entry.name)) is None:
            continue
        with suppress(ValueError):  # no such day
            backups.append(Backup(int(match[1]), date.fromisoformat(match[2]), match[3], entry))
    return sorted(backups)


def to_remove(backups: Sequence[Backup]) -> list[Backup]:
    """Return the backups that the rule no longer keeps.

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
    staying = {*daily[-DAYS:], *sorted(weeks.values())[-WEEKS:], *months.values()}
    surplus = [each for each in daily if each not in staying]
    return surplus + kinds.get(BEFORE, [])[:-OTHERS] + kinds.get(REPLACED, [])[:-OTHERS]


def make_backup(database: Path, folder: Path, kind: str) -> Backup:
    """Copy a database into the folder of backups, and take away what the rule no longer keeps.

    Raises:
        Damaged: the database is not whole; nothing was kept of it.
        LibraryError: it could not be copied.
    """
    with words_for(folder):
        make_private(folder)
        with scratch_copy(folder) as scratch:
            copy_database(database, scratch)
            made = name_backup(scratch, folder, kind)
    _tidy(folder)
    take_away_leftovers(database.parent)
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
    with words_for(target, lambda error: words_of(error).unwritten):
        taken = target.is_symlink() or target.exists()
        if target.is_dir():
            raise LibraryError(f"{target} is a folder; give a name inside it.")
        if taken and (target.is_symlink() or not target.is_file()):
            raise LibraryError(f"{target} is a link or no file; give another name.")
        if taken and not overwrite:
            raise Taken(f"{target} is there already.")
        if taken and target.samefile(database):
            raise LibraryError(f"{target} is your library itself; give another name.")
        take_away_abandoned(target.parent, SCRATCH)
        with scratch_copy(target.parent) as scratch:
            copy_database(database, scratch)
            if overwrite:
                take_place(scratch, target)
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
    numbers = (each.number for each in find_backups(folder) if each.number < LAST)
    number = 1 + max(numbers, default=0)
    while True:
        path = folder / f"{number:06}-{day.isoformat()}-{kind}.db"
        try:
            give_name(finished, path)
        except FileExistsError:
            number += 1  # another program made one at the same moment
        else:
            return Backup(number, day, kind, path)


def _tidy(folder: Path) -> None:
    """Take away what is no longer kept, and what killed programs left; what will not go stays."""
    for each in to_remove(find_backups(folder)):
        with suppress(OSError):
            each.path.unlink()
    take_away_leftovers(folder)


def take_away_leftovers(folder: Path) -> None:
    """Remove what killed programs left of databases that they were making in a folder."""
    take_away_abandoned(folder, SCRATCH, NEW)
    # Those with other names are of older versions, which locked none.
    for each in leftovers(folder):
        with suppress(OSError):
            if not is_scratch(each.name) and each.stat().st_mtime < time.time() - STALE_SECONDS:
                each.unlink()


def leftovers(folder: Path) -> list[Path]:
    """Return databases in a folder that are not whole: being made, or left by a killed program."""
    return [each for prefix in (SCRATCH, NEW) for each in folder.glob(f"{prefix}*.tmp*")]
