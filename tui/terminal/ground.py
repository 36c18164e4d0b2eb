"""Ground of the terminal, dark or light: as it answers, as the environment has it, by itself.

The terminal is asked for its background (OSC 11, as xterm has it) and to tell when it becomes light
or dark (mode 2031, https://contour-terminal.org/vt-extensions/color-palette-update-notifications).
Nobody waits for it: a terminal that knows neither says nothing.
"""

from __future__ import annotations

import os
from collections.abc import Mapping

from parsing.patterns import pattern

ASK = "\x1b]11;?\x1b\\\x1b[?2031h"
"""Asks a terminal for its ground, now and whenever it is another."""
ASK_NO_MORE = "\x1b[?2031l"
BRIGHT = 0.5
"""Share of white from which a ground is light."""

_COLOUR = (
    r"(?:\x1b\]|\x9d)11;(?:rgba?:(?P<parts>[0-9a-fA-F]{1,4}(?:/[0-9a-fA-F]{1,4}){2,3})"
    r"|\#(?P<hex>(?:[0-9a-fA-F]{3}){1,4}))(?:\x07|\x1b\\|\x9c)"
)
_MODE = r"\x1b\[\?997;([12])n"


def is_dark(sequence: str) -> bool | None:
    """Tell what a terminal's answer or report says of its ground; None for any other sequence."""
    if mode := pattern(_MODE).fullmatch(sequence):
        return mode[1] == "1"
    if (colour := pattern(_COLOUR).fullmatch(sequence)) is None:
        return None
    if colour["parts"]:
        parts = colour["parts"].split("/")[:3]
    else:
        digits = len(colour["hex"]) // 3
        parts = [colour["hex"][at : at + digits] for at in range(0, 3 * digits, digits)]
    red, green, blue = (int(part, 16) / (2 ** (4 * len(part)) - 1) for part in parts)
    bright: float = 0.2126 * red + 0.7152 * green + 0.0722 * blue
    return bright < BRIGHT


def answers(environ: Mapping[str, str] = os.environ) -> bool:
    """Tell whether a terminal can be asked: some print what they do not understand."""
    name = environ.get("TERM", "")
    return not name.startswith(("linux", "dumb", "vt", "cons", "unknown")) and bool(name)


def name_of_terminal(environ: Mapping[str, str] = os.environ) -> str:
    """Return what a terminal is called, to remember its ground by."""
    return environ.get("TERM_PROGRAM") or environ.get("TERM", "")


def is_dark_by_environment(environ: Mapping[str, str] = os.environ) -> bool | None:
    """Tell what ``COLORFGBG`` says of the ground, as rxvt and others set it: ``15;0``."""
    number = environ.get("COLORFGBG", "").rpartition(";")[2]
    if not (number.isascii() and number.isdecimal()) or int(number) > 15:
        return None
    return int(number) in {*range(7), 8}
