"""The JSON of a dump that may come from anybody: read whole, and with one meaning, or refused."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from typing import NoReturn

from parsing.text import clean_line
from tui.library.errors import LibraryError

MOST_ROWS = 2_000_000
"""Objects of a dump: twenty for each paper of a library of 100,000."""
MOST_VALUES = 4 * MOST_ROWS
"""Values in all of its rows."""
MOST_MEMBERS = 100
"""Values in one object or array of plain values: rows have at most seven, a dump a dozen."""

_PART = 2**20
_LETTERS = bytes(set(range(256)) - set(b"{}[],:"))
_WIDE = re.compile(b"[,:]{%d}" % (2 * MOST_MEMBERS))


class BadDump(LibraryError):  # noqa: N818 - it is the dump that is said to be so
    """A file that is no dump, or not a whole one; the message says where."""


def parsed(data: bytes) -> object:
    """Return what the file says.

    Raises:
        BadDump: it is not UTF-8, not whole JSON, says a thing twice, or has more in it than a
            library: what is small as a file may be large in memory.
    """
    _require_bounded(data)
    try:
        return json.loads(
            data.decode("utf-8-sig"), parse_constant=_no_number, object_pairs_hook=_members
        )
    except UnicodeDecodeError as error:
        raise BadDump(f"it is not UTF-8 (byte {error.start})") from error
    except json.JSONDecodeError as error:
        raise BadDump(f"it is not whole JSON (line {error.lineno}: {error.msg})") from error
    except RecursionError as error:
        raise BadDump("it is nested too deeply to be a dump") from error
    except ValueError as error:
        raise BadDump(f"it is not JSON ({error})") from error


def _require_bounded(data: bytes) -> None:
    """Count what would be made of the file, by the signs outside its strings.

    Where the file is no JSON the count holds as far as a parser would come.
    """
    rows = separators = 0
    before = b""
    for signs in _signs(data):
        rows += signs.count(b"{") + signs.count(b"[")
        separators += signs.count(b":") + signs.count(b",")
        for what, many, most in (
            ("rows", rows, MOST_ROWS),
            ("values", separators, 2 * MOST_VALUES),
        ):
            if many > most:
                raise BadDump(
                    f"it holds too many {what}: at most {MOST_ROWS:,} rows of {MOST_VALUES:,}"
                    " values are read at once. Take it apart, and load the parts"
                )
        if _WIDE.search(before + signs):
            raise BadDump(
                f"an object or array has more than {MOST_MEMBERS} values; no row has as many"
            )
        before = (before + signs)[-2 * MOST_MEMBERS :]


def _signs(data: bytes) -> Iterator[bytes]:
    """Give the signs outside the strings of a file, a part of it at a time.

    Millions of short strings would take sixty times the file's size if they were found at once.
    """
    bare = data.replace(rb"\\", b"").replace(rb"\"", b"")
    inside = 0
    for start in range(0, len(bare), _PART):
        parts = bare[start : start + _PART].split(b'"')
        yield b"".join(parts[inside::2]).translate(None, _LETTERS)
        inside = (inside + len(parts) - 1) % 2


def _members(pairs: list[tuple[str, object]]) -> dict[str, object]:
    """Return an object's members; of two of one name a parser would lose the first."""
    members: dict[str, object] = {}
    for name, value in pairs:
        if name in members:
            refuse(clean_line(name)[:40] or "a member", "is there twice in one object")
        members[name] = value
    return members


def _no_number(name: str) -> NoReturn:
    raise ValueError(f"{name} is no number")


def refuse(where: str, why: str) -> NoReturn:
    """Say what is wrong with a part of a dump.

    Raises:
        BadDump: always.
    """
    raise BadDump(f"{where} {why}")
