"""Start of the reader: over the library, or over files."""

from __future__ import annotations

import os
import sys
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from parsing.sources import STDIN, read_pages
from tui.console import DONE, WRONG, fail, say
from tui.library.desk import Desk
from tui.library.errors import LibraryError
from tui.library.library import Library
from tui.library.loader import (
    files_desk,
    library_desk,
    open_library,
    read_files_once,
    unsaved_library,
)
from tui.library.locations import Locations, locations
from tui.library.query_history import QueryHistory
from tui.library.session import NOT_REMEMBERED, NOWHERE, Session, load_session, save_session

if TYPE_CHECKING:
    from tui.app import LeftReader

AT_ONCE = 8
"""Pages that are read before the first frame; the rest comes while one can already read."""


def open_library_reader(*, fresh: bool = False, plain: bool = False) -> int:
    """Open the reader over the library, and return the exit status.

    Args:
        fresh: begin at the first paper, and not where the last start left.
        plain: show it for a screen reader, whatever the settings say.
    """
    if not _at_terminal():
        return _no_terminal()
    paths = locations()

    def make_desk(library: Library, session: Session) -> Desk:
        return library_desk(library, paths, AT_ONCE, session)

    left = _run(_open_desk(paths, make_desk), fresh=fresh, plain=plain)
    while left.again is not None and left.again.backup is not None:
        said = _restored(paths, left.again.backup)
        desk = _open_desk(paths, make_desk)
        desk.warnings = (said,)
        left = _run(desk, plain=plain).after(left)
    return left.status


def _restored(paths: Locations, backup: Path) -> str:
    """Bring a backup back, and return what came of it, in words."""
    from tui.library.storage.restore import restore

    try:
        before = restore(paths, backup)
    except FileNotFoundError:
        return f"Not restored: {backup} is there no more"
    except LibraryError as error:
        return f"Not restored: {error}"
    kept = f"; what was there is kept in {before.name}" if before else ""
    return f"Restored {backup.name}{kept}"


def read_files(paths: Sequence[str], *, plain: bool = False) -> int:
    """Open the reader over files, which are not added, and return the exit status."""
    piped = STDIN in paths
    if not _at_terminal(piped=piped):
        return _no_terminal()
    # What comes through standard input must be read while that is still where it comes from.
    piped_in = read_pages(paths) if piped else None

    cache_name = "\0".join(map(os.path.abspath, paths))

    def make_desk(library: Library, _: Session) -> Desk:
        return files_desk(library, piped_in or read_files_once(paths), AT_ONCE, cache_name)

    desk = _open_desk(locations(), make_desk)
    known = desk.missing
    for problem in known:
        say(f"carrel: {problem}")
    if not desk.store.pages:
        desk.library.close()
        return WRONG
    if piped:
        # The page came through standard input; the keys come from the terminal itself.
        os.dup2(os.open("/dev/tty", os.O_RDWR), 0)
    desk.keeps_place = False
    status = _run(desk, plain=plain).status
    for problem in desk.missing[len(known) :]:
        say(f"carrel: {problem}")
    return status or (WRONG if desk.missing else DONE)


def _open_desk(paths: Locations, make_desk: Callable[[Library, Session], Desk]) -> Desk:
    """Open a desk over the library, or, where that cannot be read, one that does not save."""
    library = open_library(paths)
    session = load_session(library.paths.session) if library.paths else NOT_REMEMBERED
    try:
        desk = make_desk(library, session)
    except LibraryError as error:
        library.close()
        return make_desk(unsaved_library(str(error)), NOT_REMEMBERED)
    desk.session = session
    return desk


def _run(desk: Desk, *, fresh: bool = False, plain: bool = False) -> LeftReader:
    library = desk.library
    try:
        return _open(desk, fresh=fresh, plain=plain)
    except Exception as error:  # noqa: BLE001 - it is told, and written down whole
        from tui.app import LeftReader
        from tui.crash import SAFE, report

        unsaved = f"Nothing was being saved: {library.not_saving}"
        return LeftReader(report(error, unsaved if library.not_saving else SAFE))
    finally:
        if library.backup_problem:
            say(f"carrel: {library.backup_problem}")
        library.close()


def _open(desk: Desk, *, fresh: bool, plain: bool) -> LeftReader:
    """Open the reader on a desk, and again when its settings were altered."""
    left = _open_once(desk, fresh=fresh, plain=plain)
    while left.again is not None and left.again.backup is None:
        desk.warnings = ()
        # What was on its way went with the threads that did it.
        desk.working = desk.fetching = desk.pdf = ""
        left = _open_once(desk, fresh=False, plain=plain, said=left.again.said).after(left)
    return left


def _open_once(desk: Desk, *, fresh: bool, plain: bool, said: str = "") -> LeftReader:
    from tui.app import run
    from tui.screens.reader import Reader
    from tui.settings import load_settings
    from tui.terminal.ascii_fallback import is_plain, speak_plainly
    from tui.terminal.driver import prepare_terminal

    prepare_terminal()
    if is_plain():
        speak_plainly()
        desk.has_unicode = False
    paths = desk.library.paths
    settings = load_settings(paths.settings if paths else None)
    if plain:
        settings = settings._replace(plain=True)
    desk.warnings += settings.problems or tuple(filter(None, (said,)))
    if paths is None:
        return run(desk, settings, Reader)
    desk.greets = (
        not (said or desk.session.welcomed or desk.library.state.marks) and desk.keeps_place
    )
    if fresh:
        desk.remember(place=NOWHERE)
    if settings.history:
        desk.history = QueryHistory(paths.history)
    try:
        return run(desk, settings, Reader)
    finally:
        save_session(paths.session, desk.leave())
        from tui.library.page_cache import keep_only  # nobody waits for it here

        keep_only({page.digest for page in desk.library.state.pages})


def _at_terminal(*, piped: bool = False) -> bool:
    if sys.stdout is None or not sys.stdout.isatty():
        return False
    if not piped:
        return sys.stdin is not None and sys.stdin.isatty()
    try:
        os.close(os.open("/dev/tty", os.O_RDWR))
    except OSError:
        return False
    return True


def _no_terminal() -> int:
    return fail("the reader needs a terminal for its screen and its keys; see carrel --help")
