"""The lines of a text that are not blank, one by one, as far as a page is read."""

from __future__ import annotations

from itertools import islice
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterator

MOST_LINES = 1_000_000
"""Lines of a page that are read, blank ones not counted."""
LONGEST_LINE = 100_000
"""Characters of a line that are kept."""
_PART = 2**16
"""Characters of a text that are cut into lines at once: each line takes room."""


class NumberedLine(NamedTuple):
    """A line as it stands, without its end, and its 1-based number."""

    number: int
    text: str
    gap: bool
    """Whether a blank line stands before it."""


def unread_from(text: str) -> int:
    """Return the 1-based line from which on a text is not read; 0 where it is read to its end."""
    if text.count("\n") + text.count("\r") < MOST_LINES:
        return 0
    further = islice(numbered_lines(text, MOST_LINES + 1), MOST_LINES, None)
    return next((line.number for line in further), 0)


def numbered_lines(text: str, most: int = 0) -> Iterator[NumberedLine]:
    """Yield the lines of a text that are not blank.

    They come one by one, since each takes room: 64 MiB can have millions.

    Args:
        text: of any length.
        most: how many lines at most; 0 stands for `MOST_LINES`.
    """
    most = most or MOST_LINES
    if "\r" in text:
        text = text.replace("\r\n", "\n").replace("\r", "\n")
    start, number, given, gap = 0, 0, 0, False
    while start <= len(text):
        end = text.find("\n", start + _PART)
        end = len(text) if end < 0 else end
        for raw in text[start:end].split("\n"):
            number += 1
            line = raw[:LONGEST_LINE].rstrip()
            if line:
                if given == most:
                    return
                given += 1
                yield NumberedLine(number, line, gap)
            gap = not line
        start = end + 1
