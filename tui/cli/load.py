"""``carrel load``: merges a dump into the library."""

from __future__ import annotations

import os
import stat
import sys
from argparse import ArgumentParser, Namespace
from contextlib import closing
from typing import BinaryIO

from parsing.sources import STDIN
from tui.console import DONE, WRONG, fail, say
from tui.library.errors import LibraryError
from tui.library.locations import locations
from tui.library.storage.database import Database
from tui.library.storage.dump.json import BadDump
from tui.library.storage.dump.merge import load
from tui.library.storage.dump.parse import read_dump
from tui.library.storage.tables import rows_in_words

LARGEST = 2**29
"""Bytes of a dump that are read; a larger one is refused."""

_TOO_LARGE = f"it is larger than {LARGEST >> 20} MiB"


def add_arguments(parser: ArgumentParser) -> None:
    """Declare the dump."""
    parser.add_argument("file", metavar="FILE", help="a file that carrel dump made, or -")


def run(arguments: Namespace) -> int:
    """Merge the dump, and return the exit status."""
    paths, passed_over = locations(), list[str]()
    try:
        read = read_dump(_read(arguments.file))
        with closing(Database(paths.database)) as database:
            altered = load(database, paths.pages, read, passed_over.append)
    except BadDump as error:
        return fail(f"{arguments.file}: {error}. Nothing was loaded")
    for each in passed_over:
        say(f"carrel: {each}")
    if not altered and not passed_over:
        say("Your library has all of it already.")
    elif altered:
        loaded = ", ".join(rows_in_words(table, many) for table, many in altered.items())
        say(f"Loaded {loaded}.")
    return WRONG if passed_over else DONE


def _read(file: str) -> bytes:
    """Return the bytes of a dump; never wait for what is not a file.

    Raises:
        LibraryError: it cannot be read, is no file or is too large.
    """
    if file == STDIN:
        if sys.stdin is None:
            raise LibraryError("standard input is closed")
        return _bounded(sys.stdin.buffer)
    try:
        # Opening a pipe without this would wait for somebody to write into it.
        handle = os.open(file, os.O_RDONLY | getattr(os, "O_NONBLOCK", 0))
        with os.fdopen(handle, "rb") as stream:
            status = os.fstat(handle)
            if not stat.S_ISREG(status.st_mode):
                raise BadDump("it is not a file")
            if status.st_size > LARGEST:
                raise BadDump(_TOO_LARGE)
            return _bounded(stream)
    except OSError as error:
        raise LibraryError(f"{file}: {error.strerror}") from error
    except ValueError as error:
        raise LibraryError(f"{file!r} is not a possible file name") from error


def _bounded(stream: BinaryIO) -> bytes:
    data = stream.read(LARGEST + 1)
    if len(data) > LARGEST:
        raise BadDump(_TOO_LARGE)
    return data
