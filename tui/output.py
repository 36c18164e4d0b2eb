"""What the command line says: data to standard output, messages to standard error."""

from __future__ import annotations

import sys

from parsing.text import clean_line

DONE, NOTHING, WRONG, BROKEN, INTERRUPTED = 0, 1, 2, 70, 130
"""Exit statuses: done; nothing found; wrong use or bad input; a fault of carrel's own, the number
that sysexits.h has for it; stopped by ^C."""


def say(words: object) -> None:
    """A message."""
    print(clean_line(str(words)), file=sys.stderr)  # noqa: T201


def put(*fields: object) -> None:
    """A line of data, its fields separated by tabs."""
    print("\t".join(clean_line(str(field)) for field in fields))  # noqa: T201


def fail(words: object) -> int:
    """Say what went wrong; gives the exit status."""
    say(f"carrel: {words}")
    return WRONG
