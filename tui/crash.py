"""Faults of carrel's own: told in two lines to the person, and written whole into a log."""

from __future__ import annotations

import os
import stat
import tempfile
import time
import traceback
from pathlib import Path

from parsing.text import clean_block, clean_line
from tui.console import BROKEN, say
from tui.library.errors import LibraryError
from tui.library.locations import locations, make_private

LARGEST_LOG = 2**20
"""Bytes after which the log begins anew."""
LONGEST = 200
"""Characters of a fault's own words that are told."""

SAFE = "What was shown as done is saved."


def report(error: BaseException, safe: str = SAFE) -> int:
    """Tell of a fault; gives the exit status.

    Args:
        error: the fault.
        safe: what is true of the person's data.
    """
    say(f"carrel: stopped by a fault of its own: {clean_line(_words(error))[:LONGEST]}")
    say(f"carrel: {safe} What happened is written down in {_log(error)}")
    return BROKEN


def write_down(words: str) -> None:
    """Write into the log what happened and ended nothing."""
    _write(f"{time.strftime('%Y-%m-%d %H:%M:%S')} {clean_line(words)}\n")


def _words(error: BaseException) -> str:
    return f"{type(error).__name__}: {error}" if str(error) else type(error).__name__


def _log(error: BaseException) -> str:
    """Write a fault down; gives the file, or what is to be said where that is not possible."""
    trace = clean_block("".join(traceback.format_exception(error)))
    return _write(f"{time.strftime('%Y-%m-%d %H:%M:%S')}\n{trace}\n\n")


def _write(entry: str) -> str:
    try:
        paths = locations()
        make_private(paths.home)
        _append(paths.log, entry)
    except (OSError, LibraryError):
        return _elsewhere(entry)
    return str(paths.log)


def _append(log: Path, entry: str) -> None:
    """Write an entry behind what the log has, or in the place of too much.

    Raises:
        OSError: it cannot be written, or is not a file.
    """
    # To open a pipe without O_NONBLOCK would be to wait for somebody to read from it.
    flags = os.O_WRONLY | os.O_CREAT | os.O_APPEND | getattr(os, "O_NONBLOCK", 0)
    with os.fdopen(os.open(log, flags, 0o600), "w", encoding="utf-8") as file:
        status = os.fstat(file.fileno())
        if not stat.S_ISREG(status.st_mode):
            raise OSError(f"{log} is not a file")
        if status.st_size >= LARGEST_LOG:
            os.ftruncate(file.fileno(), 0)
        file.write(entry)


def _elsewhere(entry: str) -> str:
    try:
        handle, name = tempfile.mkstemp(prefix="carrel-", suffix=".log")
        with os.fdopen(handle, "w", encoding="utf-8") as file:
            file.write(entry)
    except OSError:
        return "no log: it could not be written"
    return str(Path(name))
