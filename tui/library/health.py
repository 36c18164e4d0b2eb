"""The library's health: one finding a check, and what to do about what is wrong.

Nothing is repaired or altered here.
"""

from __future__ import annotations

import os
import shutil
import sqlite3
import stat
from collections.abc import Iterator, Sequence
from contextlib import closing
from datetime import date, datetime

from tui.library.backups import DAILY, DAMAGED, find_backups
from tui.library.copying import SCRATCH, connect
from tui.library.database_file import files_beside
from tui.library.errors import LibraryError
from tui.library.health_inside import Finding, examine_database, mode_for, wrong
from tui.library.locations import Locations
from tui.library.phrases import plural
from tui.library.restoring import contents

LEAST_ROOM = 50 * 2**20
"""Bytes that should be free on the disk, and three times the size of the database."""


def examine(place: Locations) -> Iterator[Finding]:
    """All checks of a library that do not concern the screen, in order."""
    if not os.path.lexists(place.home):
        yield Finding("folder", f"{place.home} is not there yet; the first start makes it")
        return
    yield _folder(place)
    if not place.home.is_dir():
        return
    yield _room(place)
    if not os.path.lexists(place.database) and (left := files_beside(place.database)):
        names = " and ".join(each.name for each in left)
        yield wrong("database", f"it is gone, but not {names}; put it back, or move these away")
    elif not os.path.lexists(place.database):
        yield Finding("database", "there is none yet; the first start makes it")
    else:
        yield from examine_database(place)
    yield from _backups(place)


def _folder(place: Locations) -> Finding:
    home = place.home
    if not home.is_dir():
        return wrong("folder", f"{home} is not a folder; move it away")
    for folder in (home, place.pages, place.backups):
        if not folder.is_dir():
            continue
        mode = folder.stat().st_mode
        if not os.access(folder, os.R_OK | os.W_OK | os.X_OK):
            return wrong("folder", f"{folder} may not be written; chmod u+rwx gives you leave")
        if mode & stat.S_IWOTH and not mode & stat.S_ISVTX:
            return wrong("folder", f"everybody may write {folder}; chmod o-w takes that away")
    return Finding("folder", f"{home} is yours to write")


def _room(place: Locations) -> Finding:
    free = shutil.disk_usage(place.home).free
    size = place.database.stat().st_size if place.database.is_file() else 0
    says = f"{free // 2**20:,} MiB are free"
    if free < max(LEAST_ROOM, 3 * size):
        return wrong("room", f"only {says}; make room before changes and backups fail")
    return Finding("room", says)


def _backups(place: Locations) -> Iterator[Finding]:
    try:
        backups = find_backups(place.backups)
    except LibraryError as error:
        yield wrong("backups", f"{error} Move it away")
        return
    bad = 0
    for each in backups:
        if each.kind == DAMAGED:
            continue  # kept because it is
        try:
            contents(each.path)
        except LibraryError as error:
            bad += 1
            yield wrong("backups", f"{error} Remove it")
    scratch = sorted(place.backups.glob(f"{SCRATCH}*")) if place.backups.is_dir() else []
    if missed := _missed_day(place, [each.day for each in backups if each.kind == DAILY]):
        yield wrong("backups", f"none was made on {missed}, though there were changes; see `room`")
    elif not bad:
        newest = f", the newest of {backups[-1].day}" if backups else ""
        unfinished = f"; {len(scratch)} unfinished, which go by themselves" if scratch else ""
        yield Finding("backups", f"{plural(len(backups), 'backup')}{newest}{unfinished}")


def _missed_day(place: Locations, days: Sequence[date]) -> date | None:
    """The day of the last change, when it has no backup though there was something to lose."""
    try:
        with closing(connect(place.database, mode_for(place.database))) as connection:
            last = connection.execute("SELECT at FROM journal ORDER BY seq DESC LIMIT 1").fetchone()
            if last is None:
                return None
            day = datetime.fromtimestamp(last[0] / 1000).date()
            first = connection.execute("SELECT at FROM journal ORDER BY seq LIMIT 1").fetchone()
            begun = datetime.fromtimestamp(first[0] / 1000).date()
    except (sqlite3.Error, TypeError, ValueError, OverflowError, OSError):
        return None  # the database's own checks tell
    return None if day in days or day <= begun else day
