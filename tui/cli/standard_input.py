"""What stands on standard input, as text: papers, or what a person wrote."""

from __future__ import annotations

import sys

from parsing.files import Unreadable, read_stream
from parsing.sources import LARGEST
from parsing.text import decode
from tui.library.errors import LibraryError

CALLED = "standard input"


def read_input() -> str:
    """Return the text on standard input, in whatever encoding; of a closed one there is none.

    Raises:
        LibraryError: it cannot be read, or has more than a page may have.
    """
    if sys.stdin is None or sys.stdin.closed:
        return ""
    try:
        data = read_stream(sys.stdin.buffer, CALLED, LARGEST)
    except Unreadable as error:
        raise LibraryError(str(error)) from error
    text, _ = decode(data)
    return text.replace("\r\n", "\n")


def read_written(what: str) -> str:
    """Return what a person wrote on standard input.

    An empty one takes nothing away: it may come from a program that failed.

    Args:
        what: it is, for the words of the error.

    Raises:
        LibraryError: it is empty, or cannot be read.
    """
    text = read_input()
    if not text.strip():
        raise LibraryError(f"{CALLED} is empty; --off takes {what} away")
    return text
