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
_PART = 2**20
"""Characters of a text that are cut into lines at once: each line takes room."""


class NumberedLine(NamedTuple):
    """A line as it stands, without its end, and its 1-based number."""

    number: int
    text: str
    gap: bool
    """Whether a blank line stands before it."""


class Lines(NamedTuple):
    """Lines of a text that are not blank, and where each stands: as two lists, which is far faster
    than a value a line.
    """

    texts: list[str]
    numbers: list[int]
    """1-based."""

    def gap(self, index: int) -> bool:
        """Tell whether a blank line stands before one."""
        above = self.numbers[index - 1] if index else 0
        return self.numbers[index] - above > 1


def unread_from(text: str) -> int:
    """Return the 1-based line from which on a text is not read; 0 where it is read to its end."""
    if text.count("\n") + ("\r" in text and text.count("\r")) < MOST_LINES:
        return 0
    further = islice(numbered_lines(text, MOST_LINES + 1), MOST_LINES, None)
    return next((line.number for line in further), 0)


def read_lines(text: str) -> Lines:
    """Return the lines of a text that are not blank, as many as `MOST_LINES`."""
    texts: list[str] = []
    numbers: list[int] = []
    for before, raw in _parts(text):
        cut = list(map(str.rstrip, raw))
        if max(map(len, cut)) > LONGEST_LINE:
            cut = [line[:LONGEST_LINE].rstrip() for line in cut]
        if all(cut):
            texts += cut
            numbers += range(before + 1, before + 1 + len(cut))
        else:
            texts += filter(None, cut)
            numbers += [number for number, line in enumerate(cut, before + 1) if line]
        if len(texts) > MOST_LINES:
            break
    return Lines(texts[:MOST_LINES], numbers[:MOST_LINES])


def numbered_lines(text: str, most: int = 0) -> Iterator[NumberedLine]:
    """Yield the lines of a text that are not blank.

    They come one by one, since each takes room: 64 MiB can have millions.

    Args:
        text: of any length.
        most: how many lines at most; 0 stands for `MOST_LINES`.
    """
    most = most or MOST_LINES
    given, gap = 0, False
    for before, raw in _parts(text):
        for number, each in enumerate(raw, before + 1):
            line = each[:LONGEST_LINE].rstrip()
            if line:
                if given == most:
                    return
                given += 1
                # What the class itself would do, in half the time.
                yield tuple.__new__(NumberedLine, (number, line, gap))
            gap = not line


def _parts(text: str) -> Iterator[tuple[int, list[str]]]:
    """Yield some lines of a text at once, as they stand, and how many stand before them."""
    if "\r" in text:
        text = text.replace("\r\n", "\n").replace("\r", "\n")
    start = before = 0
    while start <= len(text):
        end = text.find("\n", start + _PART)
        end = len(text) if end < 0 else end
        raw = text[start:end].split("\n")
        yield before, raw
        before += len(raw)
        start = end + 1
