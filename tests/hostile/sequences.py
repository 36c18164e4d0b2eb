"""What a program wrote to its terminal, taken apart: control sequences, and the text between them.

The terminal's reading, not carrel's: written anew after ECMA-48, so that a fault in the door is not
one of the test as well.
"""

from __future__ import annotations

import base64
import re
from typing import NamedTuple

_PIECE = re.compile(
    r"(?P<csi>(?:\x1b\[|\x9b)(?P<private>[<-?]?)(?P<numbers>[0-9:;]*)"
    r"(?P<middle>[ -/]*)(?P<end>[@-~]))"
    r"|(?P<string>(?:\x1b[\]PX^_]|[\x90\x98\x9d-\x9f])"
    r"(?P<body>[^\x1b\x07\x9c]*)(?:\x1b\\|\x07|\x9c))"
    r"|(?P<plain>\x1b[ -/]*[0-~])"
    r"|(?P<control>[\x00-\x1f\x7f-\x9f])"
    r"|(?P<turning>[\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069])"
    r"|(?P<text>[^\x00-\x1f\x7f-\x9f\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]+)"
)


class Spelling(NamedTuple):
    """What was written."""

    kinds: frozenset[str]
    """The kinds of sequences, and the control characters that stood by themselves."""
    sequences: tuple[str, ...]
    """The sequences as they came."""
    text: str
    """All that is not a sequence, its pieces apart."""
    copied: tuple[str, ...]
    """What was given to the clipboard (OSC 52), decoded."""


def take_apart(raw: bytes) -> Spelling:
    """Take the bytes of a terminal apart.

    Raises UnicodeDecodeError when they are not UTF-8, which would be a fault as well.
    """
    kinds: set[str] = set()
    sequences: list[str] = []
    texts: list[str] = []
    copied: list[str] = []
    for piece in _PIECE.finditer(raw.decode()):
        if piece["text"]:
            texts.append(piece["text"])
            continue
        sequences.append(piece[0])
        if piece["csi"]:
            # Modes are told apart one by one, colours and places are not.
            numbers = piece["numbers"] if piece["end"] in "hlntcqp$" else ""
            kinds.add(f"CSI {piece['private']}{numbers}{piece['middle']}{piece['end']}")
        elif piece["string"]:
            number, _, rest = piece["body"].partition(";")
            kinds.add(f"string {piece['string'][1]}{number}")
            if number == "52":
                copied.append(base64.b64decode(rest.partition(";")[2]).decode())
        else:
            kinds.add(ascii(piece[0]))
    return Spelling(frozenset(kinds), tuple(sequences), "\n".join(texts), tuple(copied))
