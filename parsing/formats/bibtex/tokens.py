"""BibTeX and BibLaTeX databases taken apart: entries, their fields as they are written, faults.

The syntax is that of O. Patashnik, *BibTeXing*, 1988: whatever stands outside of an entry is a
comment, braces are counted even behind a backslash, and a quote inside of braces ends nothing.
An entry that begins a line ends what went before, closed or not, so that a fault stays in its entry
and the time is linear in the length.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from parsing.patterns import pattern

if TYPE_CHECKING:
    import re
    from collections.abc import Iterator

_START = r"@\s*([A-Za-z]+)\s*([{(])"
_KEY = r"\s*+([^\s,={}\"#]*+(?:[ \t]++[^\s,={}\"#]++)*+)\s*+(?:,|(?=[})]))"
_FIELD = r"[\s,]*([^\s,={}\"#()]+)\s*=\s*"
_PLAIN = (
    r"[\s,]*([^\s,={}\"#()]+)\s*=\s*"
    r"(?:\{([^{}]{0,200}+(?:\{[^{}]{0,200}+\}[^{}]{0,200}+)*+)\}|(\d+))\s*(?=[,}])"
)
"""A field as nearly all are; the end of a long one is found faster without a pattern."""
_THREE = r"\{(?:[^{}]++|\{(?:[^{}]++|\{[^{}]*+\})*+\})*+\}"
_BRACED = rf"\{{((?:[^{{}}]++|{_THREE})*+)\}}"
_QUOTED = rf"\"((?:[^\"{{}}]++|{_THREE})*+)\""
_BARE = r"[^\s,#{}\"()=]+"
_SWALLOWED = r",\s*[A-Za-z-]+\s*=\s*[{\"\d]"
_END = r"[\s,]*[})]"


class RawEntry(NamedTuple):
    """One entry as it is written.

    Args:
        line: 1-based, of its beginning.
        type: in lower case: ``article``.
        key: by which it is cited, or empty.
        fields: by their names in lower case, their values without delimiters.
        fault: why not all of it was read, or empty.
    """

    line: int
    type: str
    key: str
    fields: dict[str, str]
    fault: str = ""


def read_entries(text: str) -> Iterator[RawEntry]:
    """Return the entries of a database, in order; strings are filled in and comments left out."""
    strings: dict[str, str] = {}
    line, at = 1, 0
    starts = [
        found.start()
        for found in pattern(_START).finditer(text)
        if _begins_line(text, found.start())
    ]
    starts = starts or [0]
    for start, end in zip(starts, [*starts[1:], len(text)], strict=True):
        line += text.count("\n", at, start)
        at = start
        while begun := pattern(_START).search(text, at, end):
            line += text.count("\n", at, begun.start())
            entry, stop = _entry(text, begun, end, line, strings)
            line += text.count("\n", begun.start(), stop)
            at = stop
            if entry:
                yield entry


def _begins_line(text: str, at: int) -> bool:
    while at and text[at - 1] in " \t":
        at -= 1
    return not at or text[at - 1] == "\n"


def _entry(
    text: str, begun: re.Match[str], end: int, line: int, strings: dict[str, str]
) -> tuple[RawEntry | None, int]:
    """An entry that was begun, and where it ends; none for a comment or a string."""
    kind, at = begun[1].lower(), begun.end()
    if kind in {"comment", "preamble"}:
        closed = _value_end(text, at - 1, end) if text[at - 1] == "{" else -1
        return None, closed if closed >= 0 else end
    key = ""
    if kind != "string" and (found := pattern(_KEY).match(text, at, end)):
        key, at = found[1], found.end()
    fields: dict[str, str] = {}
    plain = pattern(_PLAIN)
    while True:
        while found := plain.match(text, at, end):
            name, braced, digits = found.groups("")
            fields.setdefault(name.lower(), braced or digits)
            at = found.end()
        found = pattern(_FIELD).match(text, at, end)
        if not found:
            break
        value, stop = _value(text, found.end(), end, strings)
        if stop < 0:
            fault = f"the value of {found[1][:40]} has no end"
            return RawEntry(line, kind, key, fields, fault), end
        fields.setdefault(found[1].lower(), value)
        at = stop
    if kind == "string":
        strings.update(fields)
        return None, at
    if closing := pattern(_END).match(text, at, end):
        return RawEntry(line, kind, key, fields), closing.end()
    fault = "a field is broken" if text[at:end].strip(" \t\r\n,") else "the entry has no end"
    last = next(reversed(fields), "")
    if last and pattern(_SWALLOWED).search(fields[last]):
        # A brace that is missing lets a value take the rest of its entry.
        del fields[last]
        fault = f"the value of {last[:40]} has no end"
    return RawEntry(line, kind, key, fields, fault), end


def _value(text: str, at: int, end: int, strings: dict[str, str]) -> tuple[str, int]:
    """A value and where it ends, below 0 where it does not: pieces that `#` joins."""
    pieces: list[str] = []
    while True:
        first = text[at : at + 1]
        if first == "{":
            stop = _value_end(text, at, end)
            piece = text[at + 1 : stop - 1]
        elif first == '"':
            found = pattern(_QUOTED).match(text, at, end)
            stop, piece = (found.end(), found[1]) if found else (-1, "")
        else:
            found = pattern(_BARE).match(text, at, end)
            stop = found.end() if found else at
            name = found[0] if found else ""
            piece = strings.get(name.lower(), name)
        if stop < 0 or stop > end:
            return "", -1
        pieces.append(piece)
        joined = pattern(r"\s*#\s*").match(text, stop, end)
        if not joined:
            return "".join(pieces), stop
        at = joined.end()


def _value_end(text: str, at: int, end: int) -> int:
    """Where what a brace opens ends, below 0 where it does not."""
    first = text.find("}", at, end)
    if first >= 0 and text.find("{", at + 1, first) < 0:
        return first + 1
    found = pattern(_BRACED).match(text, at, end)
    if found:
        return found.end()
    depth = 0
    for brace in pattern(r"[{}]").finditer(text, at, end):
        depth += 1 if brace[0] == "{" else -1
        if not depth:
            return brace.end()
    return -1
