"""ASCII for a terminal that has no Unicode: every character as one of the same width.

It is done where text becomes bytes, so that nothing in the reader has to think of it and nothing
is slower where it is not needed.
"""

from __future__ import annotations

import codecs
import os
import sys
import unicodedata
from io import TextIOWrapper

from rich.cells import cell_len

from tui.widgets.glyphs import PLAIN

COERCED = frozenset({"C.UTF-8", "C.utf8", "UTF-8"})
"""The values that Python gives ``LC_CTYPE`` in a C locale."""
HANDLER = "carrel-plain"
"""The name of the codec error handler: https://docs.python.org/3/library/codecs.html"""


def is_plain() -> bool:
    """Tell whether the terminal has no Unicode, as far as the environment says."""
    screen = sys.__stderr__
    encoding = (screen.encoding if screen else "") or "utf-8"
    no_unicode = _locale() in {"C", "POSIX"} or os.environ.get("TERM") == "dumb"
    return no_unicode or not encoding.lower().startswith(("utf", "cp65001"))


def _locale() -> str:
    """Return the locale of characters that the environment asks for; empty when it does not.

    In a C locale Python writes UTF-8 all the same, and sets ``LC_CTYPE`` so that others do too
    (https://peps.python.org/pep-0538/): what it set there says nothing of the terminal.
    """
    names = ("LC_ALL", "LC_CTYPE", "LANG")
    locales = [os.environ[name] for name in names if os.environ.get(name)]
    if len(locales) > 1 and locales[0] in COERCED and locales[0] != os.environ.get("LC_ALL"):
        locales = locales[1:]
    return locales[0] if locales else ""


def speak_plainly() -> None:
    """Send the screen what it has from now on; the rest becomes ASCII."""
    codecs.register_error(HANDLER, _replaced)
    if isinstance(sys.__stderr__, TextIOWrapper):
        if sys.__stderr__.encoding.lower().startswith("utf"):
            sys.__stderr__.reconfigure(encoding="ascii")
        sys.__stderr__.reconfigure(errors=HANDLER)


def plain(text: str) -> str:
    """Return a text in ASCII, each character as wide as it was."""
    return "".join(map(_plain, text))


def _replaced(error: UnicodeError) -> tuple[str, int]:
    if not isinstance(error, UnicodeEncodeError):
        raise error
    return plain(error.object[error.start : error.end]), error.end


def _plain(char: str) -> str:
    if char.isascii():
        return char
    if char in PLAIN:
        return PLAIN[char]
    cells = cell_len(char)
    if "\u2500" <= char <= "\u257f":
        return "+"  # the corners and crossings of a box
    if "\u2580" <= char <= "\u259f":
        return "#"
    letters = "".join(filter(str.isascii, unicodedata.normalize("NFKD", char)))
    return letters if len(letters) == cells and letters.isprintable() else "?" * cells
