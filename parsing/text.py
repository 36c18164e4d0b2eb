"""Door for strangers' text: bytes to text, and text to what a terminal may safely show.

Escape sequences follow ECMA-48: CSI sequences, control strings (OSC, DCS, SOS, PM, APC) and plain
escapes, each with its 7-bit (ESC) and its 8-bit (C1) introducer.
"""

from __future__ import annotations

import codecs
import unicodedata

from parsing.patterns import pattern

STRING_LIMIT = 4096
"""Longest control string that is removed with its body, in characters."""
MARKS_LIMIT = 8
"""Most combining marks that one base may carry; living scripts need fewer."""
SNIFFED = 8000
"""How many bytes are looked at to tell text from something else."""

_PART = 2**16

# ESC and BEL must outlive the first step, because sequences are recognised by them.
_DROPPED = (
    *(code for code in (*range(0x20), 0x7F) if chr(code) not in "\t\n\v\f\r\a\x1b"),
    *(0x061C, 0x200E, 0x200F, *range(0x202A, 0x202F), *range(0x2066, 0x2070)),  # bidi, deprecated
    *(0xFEFF, 0xFFF9, 0xFFFA, 0xFFFB),  # byte-order mark, interlinear annotation
    *range(0xE0000, 0xE0080),  # tags, which say things that nobody sees
)
_BLOCK = dict.fromkeys(_DROPPED) | dict.fromkeys(map(ord, "\t\v\f\x85\u2028\u2029"), " ")
_LINE = _BLOCK | {ord("\n"): " "}
_SURROGATE = "[\ud800-\udfff]"

# The last alternative takes any introducer that begins nothing, so none is left after one pass:
# what stands after a removed sequence can then never join what stood before it into a new one.
# A control string without its end within the limit or its line loses only its introducer: its
# body becomes visible text, and never takes the rest of a page with it.
_SEQUENCE = rf"""(?x)
      (?: \x1b\[ | \x9b ) [0-?]* [ -/]* [@-~]
    | (?: \x1b[\]PX^_] | [\x90\x98\x9d-\x9f] )
      [^\x00-\x1f\x7f-\x9f]{{0,{STRING_LIMIT}}} (?: \x07 | \x9c | \x1b\\ )
    | \x1b [ -/]{{0,3}} [0-~]
    | [\x07\x1b\x80-\x9f]
"""
# Where combining marks live, roughly; a run that might be too long is then looked at for real.
_SOME_NOT_ASCII = f"[^\\x00-\\x7f]{{{MARKS_LIMIT + 1}}}"
_MAYBE_MARKS = (
    "[\u0300-\u1fff\u200c\u200d\u20d0-\u20ff\u2cef-\u2cf1\u2d7f\u2de0-\u2dff\u302a-\u302f\u3099\u309a"
    f"\ua66f-\uabff\ufb1e\ufe00-\ufe2f\U00010000-\U000e01ef]{{{MARKS_LIMIT + 1}}}"
)

_ALL_CONTROLS = bytes((*range(0x20), 0x7F))
_CONTROLS = bytes(code for code in _ALL_CONTROLS if code not in b"\r\n")
_ESCAPED_BYTES = range(0xDC80, 0xDD00)
"""What ``surrogateescape`` makes of bytes that are no UTF-8."""
_MARKED = (  # UTF-32 first: its little-endian mark begins with that of UTF-16
    (codecs.BOM_UTF32_LE, "UTF-32"),
    (codecs.BOM_UTF32_BE, "UTF-32"),
    (codecs.BOM_UTF16_LE, "UTF-16"),
    (codecs.BOM_UTF16_BE, "UTF-16"),
)


def clean_line(text: str) -> str:
    """Return one line that is safe to show, without blanks at its ends.

    Escape sequences go as a whole, then control, bidi, tag and annotation characters; tabs and
    line ends become one space each, lone surrogates U+FFFD, and a pile of combining marks is cut.
    All else stays, character for character. Takes time linear in the length, never raises.
    """
    return text.strip() if is_plain(text) else _clean(text, _LINE)


def clean_block(text: str) -> str:
    """Return several lines that are safe to show; every line end becomes one line feed."""
    return text.strip() if is_plain(text) else _clean(text, _BLOCK)


def is_plain(text: str) -> bool:
    """Tell whether a text is one line of printable ASCII: several times as fast as to ask it."""
    return text.isascii() and len(text.encode().translate(None, _ALL_CONTROLS)) == len(text)


def has_controls(data: bytes) -> bool:
    """Tell whether ASCII control characters other than line ends are among these bytes of UTF-8.

    For a whole page this is several times faster than asking every line if it is printable.
    """
    return len(data.translate(None, _CONTROLS)) != len(data)


def decode(data: bytes) -> tuple[str, str]:
    """Return a file's text, and how it was read: nothing for UTF-8, else a short clause.

    A byte-order mark decides; then NULs in every other byte tell UTF-16; then UTF-8; then what
    has more good UTF-8 sequences than bad bytes is UTF-8 with bad bytes replaced by U+FFFD, and
    anything else Windows-1252. Never raises.
    """
    if codec := wide_encoding(data):
        name = codec[:6].upper()
        try:
            return data.decode(codec), f"read as {name}"
        except UnicodeDecodeError:
            damaged = f"read as {name}; it is damaged, and what could not be read was replaced"
            return data.decode(codec, "replace"), damaged
    marked = data.startswith(codecs.BOM_UTF8)
    try:
        return data.decode("utf-8-sig" if marked else "utf-8"), ""
    except UnicodeDecodeError:
        return _decode_damaged(data.removeprefix(codecs.BOM_UTF8), marked=marked)


def wide_encoding(data: bytes) -> str:
    """Return the codec of bytes of UTF-16 or UTF-32, by their mark or their NULs, else nothing."""
    for mark, name in _MARKED:
        if data.startswith(mark):
            return name.lower()
    head = data[:SNIFFED]
    if 0 not in head:
        return ""
    half = len(head) // 2
    even, odd = head[::2].count(0), head[1::2].count(0)
    if odd * 2 > half and even * 20 <= half:
        return "utf-16-le"
    if even * 2 > half and odd * 20 <= half:
        return "utf-16-be"
    return ""


def _clean(text: str, table: dict[int, str | None]) -> str:
    # Whatever is no ASCII takes a byte more at least: so few cannot be a pile of marks.
    if text.isprintable() and len(text.encode()) - len(text) <= MARKS_LIMIT:
        return text.strip()
    # All but printable ASCII: nearly always little, so that nothing dear is asked of the rest.
    odd = "".join(pattern(r"[^ -~]+").findall(text))
    if not (odd.replace("\n", "") if table is _BLOCK else odd).isprintable():
        text = text.replace("\r\n", "\n").replace("\r", "\n").translate(table)
        text = pattern(_SEQUENCE).sub("", text)
        text = pattern(_SURROGATE).sub("\ufffd", text)
    return (_unpile(text) if len(odd) > MARKS_LIMIT else text).strip()


def _unpile(text: str) -> str:
    """Return a text in which no base carries more than the limit of combining marks."""
    # Most texts are told by the first pattern, and need not wait for the second to be compiled.
    if not (pattern(_SOME_NOT_ASCII).search(text) and pattern(_MAYBE_MARKS).search(text)):
        return text
    # Joined part by part: a letter on its own takes forty times what it takes in a text.
    parts: list[str] = []
    part: list[str] = []
    pile = 0
    for char in text:
        if len(part) == _PART:
            parts.append("".join(part))
            part.clear()
        category = unicodedata.category(char)
        if category[0] == "M":
            pile += 1
        elif category != "Cf":  # joiners between marks begin no new base
            pile = 0
        if pile <= MARKS_LIMIT or category == "Cf":
            part.append(char)
    return "".join((*parts, *part))


def _cp1252() -> dict[int, str]:
    """Return what Windows-1252 makes of the bytes that are controls in Latin-1, but for five."""
    letters = {code: bytes([code]).decode("cp1252", "ignore") for code in range(0x80, 0xA0)}
    return {code: letter for code, letter in letters.items() if letter}


def _decode_damaged(data: bytes, *, marked: bool) -> tuple[str, str]:
    text = data.decode("utf-8", "surrogateescape")
    bad = len(data) - len(text.encode("utf-8", "ignore"))
    good = len(text) - len(text.encode("ascii", "ignore")) - bad
    if marked or good > bad:
        note = (
            "1 byte was not UTF-8 and was replaced"
            if bad == 1
            else f"{bad} bytes were not UTF-8 and were replaced"
        )
        return text.translate(dict.fromkeys(_ESCAPED_BYTES, "\ufffd")), note
    # Latin-1 gives the five bytes that Windows-1252 leaves open a meaning as well.
    return data.decode("latin-1").translate(_cp1252()), "not UTF-8: read as Windows-1252"
