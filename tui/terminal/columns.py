"""Columns kept whatever the terminal takes a text's width for.

Terminals do not agree how wide many signs are: vowel signs of Indic scripts, joined letters, flags,
new emoji. Textual writes what follows them where it counts that to be, and all the rest of the line
would stand beside its place. Here a line with such a text is written with blanks in its place, the
text over them from where it begins, and then once more what stands behind it, where it belongs.
"""

from __future__ import annotations

import re
from typing import NamedTuple

from rich.cells import cell_len

from parsing.patterns import pattern

_DOUBTFUL = re.compile(rb"[\xcc\xcd\xd6-\xe1\xef-\xf4]")
"""What begins a sign of doubtful width in UTF-8, of which a pattern is made in no time: combining
marks, scripts from Hebrew to Khmer, full-width forms, emoji. Latin, Greek and Cyrillic letters,
signs, Chinese, Japanese, and the syllables of Korean have one width everywhere."""
_LINE = r"(?=\x1b\[\d+;\d+H|\n)"
_PARTS = (
    r"\x1b\[\d+;(?P<column>\d+)H"
    r"|\x1b\[[0-9;:?<=>]*[ -/]*[@-~]"  # any other control sequence
    r"|\x1b\][^\x07\x1b]*(?:\x07|\x1b\\)"  # what is said to the terminal itself
    r"|(?P<text>[^\x1b\n\r]+)|[\x1b\n\r]"
)
_ALONE = "\x1b[?7l{}\x1b[?7h"
"""Around a line that must not go on in the next one, however wide it is."""


class _Piece(NamedTuple):
    """A text on its way to the terminal: where it begins, and how it is drawn."""

    column: int
    style: str
    text: str

    def __str__(self) -> str:
        return f"\x1b[{self.column}G{self.style}{self.text}\x1b[0m"


def keep_columns(data: str) -> str:
    """Return what is written to the terminal, with each doubtful text kept in its cells."""
    if not _is_doubtful(data):
        return data
    lines = pattern(_LINE).split(data)
    return "".join(_kept(line) if _is_doubtful(line) else line for line in lines)


def _is_doubtful(text: str) -> bool:
    return not text.isascii() and _DOUBTFUL.search(text.encode("utf-8", "replace")) is not None


def _kept(line: str) -> str:
    column, style = 0, ""
    under: list[str] = []
    over: list[_Piece] = []
    behind: list[_Piece] = []
    for part in pattern(_PARTS).finditer(line):
        text, whole = part["text"], part[0]
        if part["column"]:
            column = int(part["column"])
        elif whole.endswith("m") and not text:
            style = whole
        elif text and column:
            start, column = column, column + cell_len(text)
            if _is_doubtful(text):
                over.append(_Piece(start, style, text))
                whole = " " * (column - start)
            elif over and not text.isspace():
                behind.append(_Piece(start, style, text))
        under.append(whole)
    return _ALONE.format("".join(map(str, (*under, *over, *behind))) + f"\x1b[{column}G")
