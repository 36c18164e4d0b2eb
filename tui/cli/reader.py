"""The commands that open the reader."""

from __future__ import annotations

import os
import sys
from argparse import Namespace

from parsing.reading import STDIN, read_each
from tui.cli.output import DONE, WRONG, fail, say
from tui.library.desk import Desk
from tui.library.locations import locations
from tui.library.opening import files_desk, library_desk, open_library

AT_ONCE = 8
"""Pages that are read before the first frame; the rest comes while one can already read."""


def open_library_reader(_: Namespace) -> int:
    """``carrel``: the reader over the library."""
    if not _at_terminal():
        return _no_terminal()
    place = locations()
    return _run(library_desk(open_library(place), place, AT_ONCE))


def read_files(asked: Namespace) -> int:
    """``carrel read``: the reader over files, which are not added."""
    if not _at_terminal(piped=STDIN in asked.pages):
        return _no_terminal()
    piped = STDIN in asked.pages
    # What comes through standard input must be read while that is still where it comes from.
    desk = files_desk(open_library(locations()), read_each(asked.pages), None if piped else AT_ONCE)
    desk.of = "\0".join(map(os.path.abspath, asked.pages))
    known = desk.missing
    for problem in known:
        say(f"carrel: {problem}")
    if not desk.store.pages:
        desk.library.close()
        return WRONG
    if piped:
        # The page came through standard input; the keys come from the terminal itself.
        os.dup2(os.open("/dev/tty", os.O_RDWR), 0)
    status = _run(desk)
    for problem in desk.missing[len(known) :]:
        say(f"carrel: {problem}")
    return status or (WRONG if desk.missing else DONE)


def _run(desk: Desk) -> int:
    from tui.app import run
    from tui.settings import load_settings

    place = desk.library.place
    settings = load_settings(place.settings if place else None)
    desk.notes = settings.problems
    try:
        return run(desk, settings)
    finally:
        desk.library.close()


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
