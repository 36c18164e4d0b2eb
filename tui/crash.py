"""What is told of a fault of carrel's own: two lines for the person, and all of it in a log."""

from __future__ import annotations

import os
import tempfile
import time
import traceback
from pathlib import Path

from parsing.text import clean_block, clean_line
from tui.library.errors import LibraryError
from tui.library.locations import locations
from tui.output import BROKEN, say

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


def _words(error: BaseException) -> str:
    return f"{type(error).__name__}: {error}" if str(error) else type(error).__name__


def _log(error: BaseException) -> str:
    """Write a fault down; gives the file, or what is to be said where that is not possible."""
    trace = clean_block("".join(traceback.format_exception(error)))
    entry = f"{time.strftime('%Y-%m-%d %H:%M:%S')}\n{trace}\n\n"
    try:
        place = locations()
        place.home.mkdir(parents=True, exist_ok=True)
        log = place.log
        mode = "a" if log.is_file() and log.stat().st_size < LARGEST_LOG else "w"
        with log.open(mode, encoding="utf-8") as file:
            file.write(entry)
    except (OSError, LibraryError):
        return _elsewhere(entry)
    return str(log)


def _elsewhere(entry: str) -> str:
    try:
        handle, name = tempfile.mkstemp(prefix="carrel-", suffix=".log")
        with os.fdopen(handle, "w", encoding="utf-8") as file:
            file.write(entry)
    except OSError:
        return "no log: it could not be written"
    return str(Path(name))
