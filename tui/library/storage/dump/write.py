"""The whole library as one JSON text, for other programs and other libraries: docs/dump.md."""

from __future__ import annotations

import base64
import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any, NamedTuple

from parsing.files import Unreadable
from tui.library.storage.database import Database
from tui.library.storage.page_files import load_page, page_digest
from tui.library.storage.schema import VERSION
from tui.library.storage.stored import read_raw
from tui.library.storage.tables import PAPER, ROWS, table_of

FORMAT = "carrel library"
FORMAT_VERSION = 1

FILES = "files"
"""The member that holds the bytes of the added pages."""


class WrittenDump(NamedTuple):
    """A dump, and which pages' files could not be put into it."""

    text: str
    missing: tuple[str, ...]


def dump(database: Database, pages: Path) -> WrittenDump:
    """Write the library as it stands at one moment; the same one always gives the same text.

    Args:
        database: where everything but the pages' bytes is.
        pages: the folder of the added pages.

    Raises:
        LibraryError: the database cannot be read.
    """
    with database.moment():
        tables = {table: _rows(database, table) for table in (PAPER, *ROWS)}
    files, missing = [], []
    for page in tables["page"]:
        content = _file(pages, page["file"], page["digest"])
        files.append({"digest": page["digest"], **content})
        if not content:
            missing.append(page["name"])
    return WrittenDump("".join(_document(tables, files)), tuple(missing))


def is_dump(data: bytes) -> bool:
    """Return whether a file begins as a dump of carrel does."""
    return data.startswith(f'{{\n"format": {_json(FORMAT)},'.encode())


def _rows(database: Database, table: str) -> list[dict[str, Any]]:
    keys, others = table_of(table).keys, table_of(table).others
    names = (*keys, *others)
    rows = read_raw(database, table, names, f"ORDER BY {', '.join(keys)}")
    return [dict(zip(names, row, strict=True)) for row in rows]


def _file(pages: Path, file: str, digest: str) -> dict[str, str]:
    """Return a page's bytes, as text where they are UTF-8; nothing when they are gone or others."""
    try:
        data = load_page(pages, file)
    except Unreadable:
        return {}
    if page_digest(data) != digest:
        return {}
    try:
        return {"text": data.decode()}
    except UnicodeDecodeError:
        return {"base64": base64.b64encode(data).decode()}


def _document(
    tables: dict[str, list[dict[str, Any]]], files: list[dict[str, str]]
) -> Iterator[str]:
    """Give a line a row, so that two dumps can be compared with any program that compares lines."""
    yield f'{{\n"format": {_json(FORMAT)},\n"version": {FORMAT_VERSION},\n"schema": {VERSION}'
    for name, rows in (*tables.items(), (FILES, files)):
        lines = ",\n".join(map(_json, rows))
        yield f",\n{_json(name)}: [\n{lines}\n]" if rows else f",\n{_json(name)}: []"
    yield "\n}\n"


def _json(value: object) -> str:
    """Return one line of JSON in which nothing is left that a terminal could obey."""
    text = json.dumps(value, ensure_ascii=False)
    if text.isprintable():
        return text
    return "".join(char if char.isprintable() else json.dumps(char)[1:-1] for char in text)
