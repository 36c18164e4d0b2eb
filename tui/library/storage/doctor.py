"""The library's health: one finding a check, and what to do about what is wrong.

Nothing is repaired or altered here.
"""

from __future__ import annotations

import os
import shutil
import stat
from collections.abc import Iterator, Sequence
from contextlib import closing
from math import inf
from pathlib import Path

from tui.library.errors import Damaged, LibraryError
from tui.library.locations import Locations
from tui.library.phrases import plural
from tui.library.storage.backup import DAMAGED, Backup, find_backups, leftovers
from tui.library.storage.checks import Finding, examine_database, wrong
from tui.library.storage.copy import connect
from tui.library.storage.faults import FAULTS
from tui.library.storage.preflight import AT_REST, files_beside, how_to_open, why_no_locks
from tui.library.storage.restore import contents

LEAST_ROOM = 50 * 2**20
"""Bytes that should be free on the disk, and three times the size of the database."""
DAY = 24 * 60 * 60
LONGEST_DAY = DAY + 26 * 60 * 60
"""Seconds: for who travels west from the first clocks of a day to the last ones, 26 hours later."""


def examine(paths: Locations) -> Iterator[Finding]:
    """All checks of a library that do not concern the screen, in order."""
    if not os.path.lexists(paths.home):
        yield Finding("folder", f"{paths.home} is not there yet; the first start makes it")
        return
    yield _folder(paths)
    if not paths.home.is_dir() or not os.access(paths.home, os.R_OK | os.X_OK):
        return
    yield _room(paths)
    if not os.path.lexists(paths.database) and (left := files_beside(paths.database)):
        names = " and ".join(each.name for each in left)
        yield wrong("database", f"it is gone, but not {names}; put it back, or move these away")
    elif not os.path.lexists(paths.database):
        yield Finding("database", "there is none yet; the first start makes it")
    else:
        yield from examine_database(paths)
    yield from _backups(paths)


def _folder(paths: Locations) -> Finding:
    home = paths.home
    if not home.is_dir():
        return wrong("folder", f"{home} is not a folder; move it away")
    for folder in (home, paths.pages, paths.backups, paths.drafts):
        if not folder.is_dir():
            continue
        mode = folder.stat().st_mode
        if not os.access(folder, os.R_OK | os.W_OK | os.X_OK):
            return wrong("folder", f"{folder} may not be written; chmod u+rwx gives you leave")
        if mode & stat.S_IWOTH and not mode & stat.S_ISVTX:
            return wrong("folder", f"everybody may write {folder}; chmod o-w takes that away")
    if why := why_no_locks(home):
        return wrong("folder", why)
    return Finding("folder", f"{home} is yours to write")


def _room(paths: Locations) -> Finding:
    free = shutil.disk_usage(paths.home).free
    size = paths.database.stat().st_size if paths.database.is_file() else 0
    says = f"{free // 2**20:,} MiB are free"
    if free < max(LEAST_ROOM, 3 * size):
        return wrong("room", f"only {says}; make room before changes and backups fail")
    return Finding("room", says)


def _backups(paths: Locations) -> Iterator[Finding]:
    try:
        backups = find_backups(paths.backups)
    except LibraryError as error:
        yield wrong("backups", f"{str(error).rstrip('.')}; move it away")
        return
    whole: list[Backup] = []
    supposed = [each for each in backups if each.kind != DAMAGED]  # those are kept because they are
    for each in supposed:
        try:
            contents(each.path)
        except Damaged as error:
            yield wrong("backups", f"{str(error).rstrip('.')}; remove it")
        except LibraryError as error:
            yield wrong("backups", str(error))
        else:
            whole.append(each)
    scratch = [*leftovers(paths.backups), *leftovers(paths.home)]
    if days := _days_without(paths.database, whole):
        says = f"none was made for {plural(days, 'day')}, though there were changes; see `room`"
        yield wrong("backups", says)
    elif whole == supposed:
        newest = f", the newest of {backups[-1].day}" if backups else ""
        unfinished = f", {plural(len(scratch), 'unfinished file')}" if scratch else ""
        yield Finding("backups", f"{plural(len(backups), 'backup')}{newest}{unfinished}")


def _days_without(database: Path, backups: Sequence[Backup]) -> int:
    """For how many days there were changes that no backup has; 0 where that is as it should be.

    What is in no backup is told by the journal's numbers. The clock says only how much time lies
    between two changes, which is the same in every part of the world: where each day has its
    backup, those after the newest one are all of one day.
    """
    try:
        kept = max((_last_change(each.path, AT_REST) for each in backups), default=0)
        with closing(connect(database, how_to_open(database))) as connection:
            times = [
                connection.execute(
                    f"SELECT at FROM journal WHERE seq > ? ORDER BY seq {order} LIMIT 1",  # noqa: S608
                    (kept,),
                ).fetchone()
                for order in ("ASC", "DESC")
            ]
        first, last = (time[0] / 1000 if time else 0 for time in times)
    except (*FAULTS, TypeError, ArithmeticError):
        return 0  # the checks of the database and of the backups tell
    return int((last - first) // DAY) if LONGEST_DAY < last - first < inf else 0


def _last_change(database: Path, mode: str) -> int:
    """The journal's last number in a database; 0 before the first change."""
    with closing(connect(database, mode)) as connection:
        number: int = connection.execute("SELECT coalesce(max(seq), 0) FROM journal").fetchone()[0]
    return number
