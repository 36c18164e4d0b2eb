"""The library's health: one finding a check, and what to do about what is wrong.

Nothing is repaired or altered here.
"""

from __future__ import annotations

import os
import shutil
import sqlite3
import stat
from collections.abc import Generator, Iterator
from contextlib import closing, suppress
from pathlib import Path
from typing import NamedTuple

from parsing.files import Unreadable, words_of
from parsing.paper import further_key, paper_key
from parsing.sources import parse_bytes, read_pages
from parsing.text import clean_line
from tui.library.cancellation import Heeded, Rest, no_rest
from tui.library.errors import Damaged, LibraryError
from tui.library.locations import Locations
from tui.library.pdfs import FETCHING, key_in, other_files, pdfs_in
from tui.library.phrases import plural
from tui.library.storage.backup import DAMAGED, find_backups, leftovers
from tui.library.storage.copy import connect
from tui.library.storage.faults import FAULTS, OWN_FAULTS
from tui.library.storage.integrity import CHECKS, Bars
from tui.library.storage.page_files import ADDING, entering, load_page, page_digest, sample_pages
from tui.library.storage.preflight import (
    files_beside,
    how_to_open,
    reason_there,
    require_file,
    why_no_locks,
)
from tui.library.storage.restore import contents
from tui.library.storage.stored import row_of

LEAST_ROOM = 50 * 2**20
"""Bytes that should be free on the disk, and three times the size of the database."""
OFTEN = 100
"""Steps of SQLite's between two rests: some ten rows that are read."""
MANY_NAMES = 20
"""Files of no paper that are named."""


class Finding(NamedTuple):
    """What one check found."""

    check: str
    found: str
    wrong: bool = False


def wrong(check: str, says: str) -> Finding:
    """Return what one check found wrong, and what to do about it."""
    return Finding(check, says, wrong=True)


def examine(paths: Locations, rest: Rest = no_rest) -> Iterator[Finding]:
    """Make all checks of a library that do not concern the screen, in order.

    Args:
        paths: of the library.
        rest: called again and again.
    """
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
        # What is interrupted within SQLite looks like a fault of the database.
        heeded = Heeded(rest)
        for finding in _database(paths, rest, heeded):
            heeded.heed()
            yield finding
        heeded.heed()
    rest()
    if paths.papers.is_dir():
        yield _papers(paths, rest)
    rest()
    yield from _backups(paths)


def _folder(paths: Locations) -> Finding:
    home = paths.home
    if not home.is_dir():
        return wrong("folder", f"{home} is not a folder; move it away")
    for folder in (home, paths.pages, paths.papers, paths.backups, paths.drafts):
        if not folder.is_dir():
            continue
        mode = folder.stat().st_mode
        if not os.access(folder, os.R_OK | os.W_OK | os.X_OK):
            return wrong("folder", f"{folder} may not be written; {_leave(folder, 'rwx')}")
        if mode & stat.S_IWOTH and not mode & stat.S_ISVTX:
            return wrong("folder", f"everybody may write {folder}; chmod o-w takes that away")
    if why := why_no_locks(home):
        return wrong("folder", why)
    return Finding("folder", f"{home} is yours to write")


def _leave(path: Path, letters: str) -> str:
    """Return what gives leave to write something; where its disk does not, no permission helps."""
    if os.statvfs(path).f_flag & os.ST_RDONLY:
        return "its disk is mounted for reading alone"
    return f"chmod u+{letters} gives you leave"


def _room(paths: Locations) -> Finding:
    free = shutil.disk_usage(paths.home).free
    size = paths.database.stat().st_size if paths.database.is_file() else 0
    says = f"{free // 2**20:,} MiB are free"
    if free < max(LEAST_ROOM, 3 * size):
        return wrong("room", f"only {says}; make room before changes and backups fail")
    return Finding("room", says)


def _database(paths: Locations, rest: Rest, heeded: Heeded) -> Iterator[Finding]:
    path = paths.database
    if path.is_file() and not os.access(path, os.R_OK):
        yield wrong("database", f"{path} may not be read; chmod u+rw gives you leave")
        return
    if path.is_file() and not os.access(path, os.W_OK):
        yield wrong("database", f"{path} may not be written; {_leave(path, 'w')}")
    try:
        require_file(path)
        with closing(connect(path, how_to_open(path))) as connection:
            connection.set_progress_handler(heeded, OFTEN)
            # One moment's state, whatever is written meanwhile.
            connection.execute("BEGIN")
            if (yield from _inside(connection, path)):
                yield from _pages(connection, paths, rest)
            connection.execute("COMMIT")
    except OWN_FAULTS:
        raise
    except LibraryError as error:
        yield wrong("database", str(error).rstrip("."))
    except (OSError, *FAULTS) as error:
        yield wrong("database", f"{path}: {reason_there(path.parent, error)}".rstrip("."))


def _inside(connection: sqlite3.Connection, path: Path) -> Generator[Finding, None, bool]:
    """Make the checks of the database; gives whether further ones can be made."""
    failed = None
    for check in CHECKS:
        if check.name in {"", failed}:
            continue
        if faults := check.faults(connection):
            failed = check.name
            does = f"; {check.does}" if check.does else ""
            yield wrong(check.name, f"{path} {check.clause(faults)}{does}")
            if Bars.LOOKING in check.bars:
                return False
        elif check.well:
            well = check.well if isinstance(check.well, str) else check.well(connection)
            yield Finding(check.name, well.format(path=path))
    return True


def _pages(connection: sqlite3.Connection, paths: Locations, rest: Rest) -> Iterator[Finding]:
    rows = connection.execute("SELECT digest, name, file FROM page ORDER BY position").fetchall()
    bad = 0
    for digest, name, file in rows:
        rest()
        try:
            present = page_digest(load_page(paths.pages, file))
        except Unreadable as error:
            bad += 1
            does = "chmod u+r gives you leave" if error.forbidden else "`carrel add` it anew"
            yield wrong("pages", f"{name}: {error}; {does}")
            continue
        if present != digest:
            bad += 1
            yield wrong("pages", f"{name}: {paths.pages / file} was altered; `carrel add` it anew")
    if not bad:
        yield Finding("pages", f"{plural(len(rows), 'page')}, each as it was added")
    yield from _other_files(connection, paths, {file for _, _, file in rows})


def _other_files(
    connection: sqlite3.Connection, paths: Locations, files: set[str]
) -> Iterator[Finding]:
    """Look for files in ``pages/`` that are no page's; removed pages leave theirs, for undoing."""
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
    further = f", and {plural(many, 'file')} of removed ones" if many else ""
    if half:
        further += (
            f", and {plural(len(half), 'file')} that {'is' if len(half) == 1 else 'are'} being"
            " added, or left by a killed program: the next `carrel add` or `load` clears up"
        )
    yield Finding("files", f"those of the pages{further}")


def _papers(paths: Locations, rest: Rest) -> Finding:
    """Look into ``papers/``, where a person may put what they like: that is told, and no fault."""
    try:
        others = other_files(paths.papers)
    except OSError as error:
        return wrong("papers", f"{paths.papers} cannot be read: {words_of(error).own}")
    half = [name for name in others if name.startswith(FETCHING)]
    pdfs = sorted(path.name for path in pdfs_in(paths.papers))
    known = _known_keys(paths, rest) if pdfs else None
    unknown = [] if known is None else [name for name in pdfs if key_in(name) not in known]
    strange = [name for name in others if name not in half] + unknown
    says = plural(len(pdfs), "PDF")
    if half:
        says += f", {plural(len(half), 'unfinished file')}"
    if strange:
        says += f"; of no paper here: {', '.join(map(clean_line, strange[:MANY_NAMES]))}"
        says += f" and {len(strange) - MANY_NAMES} more" * (len(strange) > MANY_NAMES)
    return Finding("papers", says)


def _known_keys(paths: Locations, rest: Rest) -> set[str] | None:
    """The keys that papers of the library may have; None where not all of it can be read."""
    try:
        with closing(connect(paths.database, how_to_open(paths.database))) as connection:
            known = {key for (key,) in connection.execute("SELECT key FROM paper")}
            rows = connection.execute("SELECT name, file, format FROM page").fetchall()
        pages = []
        for name, file, form in rows:
            rest()
            data = load_page(paths.pages, file)
            pages.append(parse_bytes(data, name, format_name=form, force=True))
    except (LibraryError, OSError, Unreadable, *FAULTS):
        return None
    for page in pages or read_pages([sample_pages()], force=True).pages:
        for entry in page.entries:
            rest()
            known |= {paper_key(entry.title), further_key(entry.title, entry.abstract)}
    return known


def _backups(paths: Locations) -> Iterator[Finding]:
    try:
        backups = find_backups(paths.backups)
    except LibraryError as error:
        yield wrong("backups", f"{str(error).rstrip('.')}; move it away")
        return
    whole = True
    for each in backups:
        if each.kind == DAMAGED:  # which is why it is kept
            continue
        try:
            contents(each.path)
        except LibraryError as error:
            whole = False
            does = "; remove it" if isinstance(error, Damaged) else ""
            yield wrong("backups", f"{str(error).rstrip('.')}{does}")
    scratch = [*leftovers(paths.backups), *leftovers(paths.home)]
    if whole:
        newest = f", the newest of {backups[-1].day}" if backups else ""
        unfinished = f", {plural(len(scratch), 'unfinished file')}" if scratch else ""
        yield Finding("backups", f"{plural(len(backups), 'backup')}{newest}{unfinished}")
