"""What a terminal sends besides keys, and what it might send when something is broken."""

from __future__ import annotations

import random
import re

ODD = ["\x1b[97;1:3u", "\x1b[1;1:3A", "\x1b[99999999u", "\x1b[65~", "\x1b[55296u", "\x1b[97;1;3u"]
"""Keys let go, and keys that there are not."""
ANSWERS = [
    "\x1b]11;rgb:ffff/ffff/ffff\x1b\\",
    "\x1b]4;1;rgb:00/00/00\x07",
    "\x1b[>41;354;0c",
    "\x1b[?62;22c",
    "\x1bP>|xterm(390)\x1b\\",
    "\x1b_Gi=1;OK\x1b\\",
    "\x1b^said\x1b\\",
    "\x1bXsaid\x1b\\",
    "\x9d11;rgb:ff/ff/ff\x9c",
    "\x9b>41;354;0c",
    "\x1b[?1u",
    "\x1b[4;600;800t",
    "\x1b[0n",
]
RAW = [b"\x9b>41;354;0c", b"\x9d11;rgb:ff/ff/ff\x9c", b"\x90>|xterm(390)\x9c", b"\x8fA", b"\x8es"]
"""Controls of eight bits as single bytes, which are no UTF-8."""
FORMS = [
    f"\x1b[{private}{number}{middle}{chr(end)}"
    for private in "<=>?"
    for number in ("", "1", "1;2", "999999999999")
    for middle in ("", " ", "$")
    for end in range(0x40, 0x7F)
    if (private, chr(end)) not in {("<", "M"), ("<", "m")}
]
"""CSI forms that no key has."""

LEAVING = frozenset(b"qQ\x11\x1a")
"""Keys that end or suspend the reader."""
ELSEWHERE = frozenset(b"/:\x10~")
"""Keys that lead to files outside, or to the palette, which offers to quit."""
CHOOSING = frozenset(b"\r\n")
COMMANDS = b"jkgGnphl orNAstedaJKcRxfFS.u?0123456789\t\x1b\x7f\x04\x06\x02\x0c\x12\x15\x13\x03"
KEYS = [f"\x1b[{end}".encode() for end in ("A", "B", "C", "D", "H", "F", "Z", "5~", "6~", "3~")]
TEXTS = ["", "words", "字 ü", "a\nb\tc", "x" * 500, "\x1b[31mred", "\x00\x07\x9b1m", "[27u"]
BROKEN = ["é".encode()[:1], "字".encode()[1:], "😀".encode()[:3], b"\xff\xfe", b"\xed\xa0\x80"]


def silence(chance: random.Random) -> bytes:
    """Return all that must do nothing at all, in any order."""
    pieces = [each.encode() for each in (*ODD, *ANSWERS, *FORMS)] + RAW
    pieces += [f"\x1b]{number};{'y' * number}\x07".encode() for number in (1, 52, 999)]
    pieces += [chr(number).encode() for number in range(0x80, 0x8E)]
    chance.shuffle(pieces)
    return b"".join(pieces)


def additions(chance: random.Random) -> bytes:
    """Return what may add to a line that is typed in, and takes nothing away."""
    pastes = [f"\x1b[200~{text}\x1b[201~".encode() for text in TEXTS]
    pieces = [*pastes, *BROKEN, *RAW, b"\x1b[O\x1b[I", b"\x1b[<65;60;12M", b"\x1b[<35;60;12M"]
    return b"".join(chance.choices(pieces, k=20)) + b"\x1b[I"


def noise(chance: random.Random, count: int, *, choosing: bool = True) -> bytes:
    """Return pieces of all kinds, keys among them, but for those that end the reader.

    Args:
        chance: makes the choice.
        count: how many pieces.
        choosing: whether Enter and the mouse are among them.
    """
    makers = [_bytes, _sequence, _key, _key, _paste, _broken, _report, *([_mouse] * choosing)]
    pieces: list[bytes] = []
    while len(pieces) < count:
        piece = chance.choice(makers)(chance)
        if choosing and chance.random() < 0.05:
            piece += b"\r"
        if not _leads_away(piece, choosing):
            pieces.append(piece)
    return b"".join(pieces)


def _leads_away(piece: bytes, choosing: bool) -> bool:
    signs = LEAVING | ELSEWHERE | (frozenset() if choosing else CHOOSING)
    numbers = {int(each) for each in re.findall(rb"[0-9]+", piece)}
    codes = {*signs, *map(ord, "pz"), *(() if choosing else (13, 57414))}
    return bool(
        signs & set(piece.replace(b"~", b"", piece.startswith(b"\x1b["))) or codes & numbers
    )


def _bytes(chance: random.Random) -> bytes:
    # They shall make no marks of no width: the emulated screen shows nothing behind those.
    some = [byte for byte in range(256) if not 0xC2 <= byte <= 0xF4]
    return bytes(chance.choices(some, k=chance.randrange(1, 12)))


def _sequence(chance: random.Random) -> bytes:
    numbers = (str(chance.choice((0, 1, 2, 3, 13, 27, 57, 97, 106, 200, 201, 57358, 10**9))), "")
    text = chance.choice((";", ":", "")).join(
        chance.choice(numbers) for _ in range(chance.randrange(5))
    )
    begins = ("\x1b[", "\x1b[", "\x1b[", "\x9b", "\x1b]", "\x1bP", "\x1bO", "\x1b_", "\x1b")
    private, middle = chance.choice(("", "", *"<=>?")), chance.choice(("", "", "", *" $!'"))
    ends = ("", "\x07", "\x1b\\", "\x9c") if chance.random() < 0.2 else "uu~~ABCRMmtncyhIO@`z"
    return f"{chance.choice(begins)}{private}{text}{middle}{chance.choice(ends)}".encode()


def _key(chance: random.Random) -> bytes:
    if chance.random() < 0.3:
        return chance.choice(KEYS)
    return bytes((chance.choice(COMMANDS),))


def _paste(chance: random.Random) -> bytes:
    end = chance.choice(("\x1b[201~", "\x1b[201~", "\x1b[201~", "\x1b[20", ""))
    return f"\x1b[200~{chance.choice(TEXTS)}{end}".encode()


def _broken(chance: random.Random) -> bytes:
    return chance.choice(BROKEN)


def _report(chance: random.Random) -> bytes:
    pieces = [b"\x1b[I", b"\x1b[O", b"\x1b[?2026;1$y", b"\x1b[3;7R", b"\x1b[48;24;120;480;1200t"]
    return chance.choice([*pieces, *RAW, *(each.encode() for each in ANSWERS)])


def _mouse(chance: random.Random) -> bytes:
    button = chance.choice((0, 0, 0, 1, 2, 3, 32, 35, 64, 65, 66, 67, 128, 999))
    column, row = chance.choice((-1, 0, 1, chance.randrange(130), 99999)), chance.randrange(-1, 30)
    if chance.random() < 0.1:
        return b"\x1b[M" + bytes(chance.randrange(32, 128) for _ in range(3))
    press = f"\x1b[<{button};{column};{row}"
    return f"{press}M{press}m".encode() if chance.random() < 0.7 else f"{press}M".encode()
