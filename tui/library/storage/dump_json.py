"""The JSON of a dump that may come from anybody: read whole, and with one meaning, or refused."""

from __future__ import annotations

import json
from typing import NoReturn

from parsing.text import clean_line
from tui.library.errors import LibraryError


class BadDump(LibraryError):  # noqa: N818 - it is the dump that is said to be so
    """A file that is no dump, or not a whole one; the message says where."""


def parsed(data: bytes) -> object:
    """What the file says.

    Raises:
        BadDump: it is not UTF-8, not whole JSON, or says a thing twice.
    """
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


def _members(pairs: list[tuple[str, object]]) -> dict[str, object]:
    """An object's members. Of two of one name a parser takes the last, and the first is lost."""
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
