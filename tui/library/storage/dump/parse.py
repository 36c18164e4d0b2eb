"""Reading a dump that may come from anybody: what is not as docs/dump.md says is refused whole."""

from __future__ import annotations

import base64
import binascii
import re
from collections.abc import Mapping, Sequence
from typing import Any, NamedTuple

from parsing.paper import is_key_of
from parsing.text import clean_line
from tui.library.due import due_date
from tui.library.errors import LibraryError
from tui.library.labels import folded_tag, kept_tag, note_text
from tui.library.lists import LONGEST_NAME as LONGEST_TYPED
from tui.library.lists import kept_name
from tui.library.marks import Mark
from tui.library.storage.dump.json import BadDump, parsed, refuse
from tui.library.storage.dump.write import FILES, FORMAT, FORMAT_VERSION
from tui.library.storage.page_files import page_digest, page_file
from tui.library.storage.schema import VERSION
from tui.library.storage.tables import PAPER, ROWS, Column, columns_of

LARGEST = 2**29
"""Bytes of a dump that are read; a larger one is refused."""
FURTHEST = 2**31
"""The last position: there is room behind it."""
DERIVED = frozenset({"folded"})
"""Columns that are made from others, and need only be as they are made: what is on disk so never
changes, be it with a blank at its beginning."""

Row = dict[str, Any]
_NUMBERS = re.compile(r"( \(\d+\))+$")


class ParsedDump(NamedTuple):
    """What a dump holds, checked."""

    tables: Mapping[str, Sequence[Row]]
    """Every journalled table's rows and the papers'; each has all columns."""
    files: Mapping[str, bytes]
    """The pages' bytes, by their digest."""


def read_dump(data: bytes) -> ParsedDump:
    """Return what a dump holds.

    Args:
        data: the file.

    Raises:
        BadDump: something is not as it must be.
    """
    given = _object(parsed(data), "the file")
    if given.get("format") != FORMAT:
        refuse("format", f"must be {FORMAT!r}: this is no dump of a carrel library")
    for name, newest in (("version", FORMAT_VERSION), ("schema", VERSION)):
        number = given.get(name)
        if type(number) is not int or number < 1:
            refuse(name, "must be a whole number from 1")
        if number > newest:
            refuse(name, f"is {number}, of a newer carrel; this one knows {newest}. Update carrel")
    known = {"format", "version", "schema", PAPER, FILES, *ROWS}
    for name in sorted(given.keys() - known):
        if given[name]:
            refuse(clean_line(name)[:40] or "a member", "is not known, and would be lost")
    tables = {}
    for table in (PAPER, *ROWS):
        columns = columns_of(table)
        rows = [
            _row(row, columns, f"{table}[{number}]")
            for number, row in enumerate(_array(given.get(table, []), table))
        ]
        rows = [row for number, row in enumerate(rows) if _says(row, table, f"{table}[{number}]")]
        _require_different(rows, columns, table)
        if table in ROWS and ROWS[table].is_named:
            _require_different_names(rows, columns, table)
        tables[table] = rows
        _require_references(rows, columns, tables, table)
    return ParsedDump(tables, _files(given.get(FILES, []), tables["page"]))


def _object(value: object, where: str) -> dict[str, Any]:
    if not isinstance(value, dict):
        refuse(where, "must be an object")
    return value


def _array(value: object, where: str) -> list[Any]:
    if not isinstance(value, list):
        refuse(where, "must be an array")
    return value


def _row(given: object, columns: Sequence[Column], where: str) -> Row:
    row = _object(given, where)
    for name in row.keys() - {column.name for column in columns}:
        refuse(where, f"has {clean_line(name)[:40]!r}, which is not known, and would be lost")
    return {
        column.name: _value(row.get(column.name, column.default), column, where)
        for column in columns
    }


def _value(value: object, column: Column, where: str) -> object:
    where = f"{where}.{column.name}"
    if value is None and column.required:
        refuse(where, "is missing")
    is_text = isinstance(value, str) and not column.whole and column.name not in DERIVED
    if is_text and column.clean(str(value)) != value:
        refuse(where, "holds control characters, or others that are not shown")
    if needed := column.needs(value):
        refuse(where, f"must be {needed}")
    if column.name == "position" and isinstance(value, int) and abs(value) > FURTHEST:
        refuse(where, f"must be at most {FURTHEST}")
    return value


def _says(row: Row, table: str, where: str) -> bool:
    """Tell whether a row says anything; refuses what this library could never hold."""
    try:
        match table:
            case "paper" if not is_key_of(row["key"], row["title"], row["abstract"]):
                refuse(f"{where}.key", "is not that of the title")
            case "list":
                kept_name(_as_typed(row["name"]), "reading list")
                due_date(row["due"])
            case "filter":
                kept_name(_as_typed(row["name"]), "saved filter")
            case "mark":
                return any(row[column] is not None for column in Mark._fields)
            case "note":
                return bool(note_text(row["text"]))
            case "tag":
                if kept_tag(row["name"]) != row["name"]:
                    refuse(f"{where}.name", "is not as a tag is written: no # and single spaces")
                if folded_tag(row["name"]) != row["folded"]:
                    refuse(f"{where}.folded", "is not the name as names are compared")
    except BadDump:
        raise
    except LibraryError as error:
        refuse(where, f"cannot be: {error}".rstrip("."))
    return True


def _as_typed(name: str) -> str:
    """Return a name, if longer than one that is typed without the numbers that ``load`` put behind
    it to tell it from another."""
    return name if len(name) <= LONGEST_TYPED else _NUMBERS.sub("", name)


def _require_different(rows: Sequence[Row], columns: Sequence[Column], table: str) -> None:
    seen = set()
    for number, row in enumerate(rows):
        key = tuple(row[column.name] for column in columns if column.key)
        if key in seen:
            refuse(f"{table}[{number}]", "is there twice")
        seen.add(key)


def _require_different_names(rows: Sequence[Row], columns: Sequence[Column], table: str) -> None:
    """Check that no two are called the same that have nothing but a name and a position.

    Older versions knew names apart that `folded_name` does not, and a library may have such two.
    """
    named = {"id", "name", "position"}
    if any(column.name not in named and column.default is None for column in columns):
        return
    names = set()
    for number, row in enumerate(rows):
        if row["name"].casefold() in names:
            refuse(f"{table}[{number}].name", "is that of another one, whatever the case")
        names.add(row["name"].casefold())


def _require_references(
    rows: Sequence[Row], columns: Sequence[Column], tables: Mapping[str, Sequence[Row]], table: str
) -> None:
    for column in columns:
        if not column.refers:
            continue
        own = "key" if column.refers == PAPER else ROWS[column.refers].keys[0]
        there = {row[own] for row in tables[column.refers]}
        for number, row in enumerate(rows):
            if row[column.name] is not None and row[column.name] not in there:
                refuse(f"{table}[{number}].{column.name}", f"names no row of {column.refers}")


def _files(given: object, pages: Sequence[Row]) -> dict[str, bytes]:
    for number, page in enumerate(pages):
        if page["file"] != page_file(page["digest"]):
            refuse(f"page[{number}].file", "must be its digest with .txt")
    digests = {page["digest"] for page in pages}
    files = {}
    for number, entry in enumerate(_array(given, FILES)):
        where = f"{FILES}[{number}]"
        file = _object(entry, where)
        digest = file.get("digest")
        if not isinstance(digest, str) or digest not in digests:
            refuse(f"{where}.digest", "is that of no page")
        if (data := _bytes(file, where)) is None:
            continue  # it was gone when the dump was made
        if page_digest(data) != digest:
            refuse(where, "has other bytes than its digest says")
        files[digest] = data
    return files


def _bytes(file: Mapping[str, Any], where: str) -> bytes | None:
    text, coded = file.get("text"), file.get("base64")
    try:
        if isinstance(text, str):
            return text.encode()
        if isinstance(coded, str):
            return base64.b64decode(coded, validate=True)
    except (UnicodeEncodeError, binascii.Error, ValueError) as error:
        raise BadDump(f"{where}: its bytes cannot be read ({error})") from error
    if text is not None or coded is not None:
        refuse(where, "must have text or base64")
    return None
