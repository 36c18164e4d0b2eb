"""Output of the command line: data to standard output, messages to standard error."""

from __future__ import annotations

import os
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress

from parsing.files import words_of
from parsing.text import clean_line

DONE, NOTHING, WRONG, BROKEN, INTERRUPTED = 0, 1, 2, 70, 130
"""Exit statuses: done; nothing found; wrong use or bad input; a fault of carrel's own, the number
that sysexits.h has for it; stopped by ^C."""


TELLING = 0.25
"""Seconds between two words on how far something is, and before the first."""


class OutputError(Exception):
    """Standard output could not be written; the message says why, and what that means."""


@contextmanager
def to_output() -> Iterator[None]:
    """Write data to standard output within it.

    Raises:
        OutputError: it cannot be written.
        BrokenPipeError: whoever reads it has had enough.
    """
    try:
        yield
    except BrokenPipeError:
        raise
    except OSError as error:
        why = words_of(error).own.rstrip(".")
        raise OutputError(
            f"standard output cannot be written: {why}. What came out is not whole; send it"
            " elsewhere."
        ) from error


def flush() -> None:
    """Write out what standard output still holds back.

    Raises:
        OutputError, BrokenPipeError: as for `to_output`.
    """
    if sys.stdout is not None:
        with to_output():
            sys.stdout.flush()


def say(words: object) -> None:
    """Say a message. Where nobody can be told, what was asked for is done all the same."""
    try:
        print(clean_line(str(words)), file=sys.stderr)  # noqa: T201
    except OSError:
        discard(2)


def progress(total: int, what: str) -> Callable[[int], None]:
    """Return what tells a person who waits how many are done by now, on a line that it clears.

    Args:
        total: how many there are.
        what: they are, in a word.
    """
    if sys.stderr is None or not sys.stderr.isatty():
        return lambda _: None
    told = time.monotonic()

    def tell(done: int) -> None:
        nonlocal told
        if (now := time.monotonic()) - told > TELLING or done == total:
            told = now
            words = f"{done:,} of {total:,} {what}\r" * (done < total)
            print(f"\r\x1b[K{words}", end="", file=sys.stderr, flush=True)  # noqa: T201

    return tell


def put(*fields: object) -> None:
    """Write a line of data, its fields separated by tabs."""
    with to_output():
        print("\t".join(clean_line(str(field)) for field in fields))  # noqa: T201


def put_json(value: object) -> None:
    """Write a value as one line of JSON, every text to the letter."""
    import json

    with to_output():
        print(json.dumps(value, ensure_ascii=False))  # noqa: T201


def discard(stream: int) -> None:
    """Have what is still to be written go nowhere, so that leaving does not fail over it.

    Args:
        stream: 1 for standard output, 2 for standard error.
    """
    with suppress(OSError):
        os.dup2(os.open(os.devnull, os.O_WRONLY), stream)


def fail(words: object) -> int:
    """Say what went wrong; gives the exit status."""
    say(f"carrel: {words}")
    return WRONG


def show_progress(words: str) -> None:
    """Show on a terminal how far it is, in place of what was shown before."""
    if sys.stderr is None or not sys.stderr.isatty() or os.environ.get("TERM") == "dumb":
        return
    try:
        room = (os.get_terminal_size(sys.stderr.fileno()).columns or 80) - 1
        sys.stderr.write(f"\r\x1b[K{clean_line(words)[:room]}")
        sys.stderr.flush()
    except OSError:
        return  # nobody is there to be shown anything
