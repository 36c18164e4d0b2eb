"""What the tables hold, as the database itself tells: for what treats them all alike."""

from __future__ import annotations

from typing import NamedTuple

from tui.library.phrases import plural
from tui.library.storage.disk import Database
from tui.library.storage.schema import ROWS
from tui.library.storage.step import Step

_WORDS = {"list_paper": "paper in lists", "filter": "saved filter", "list": "reading list"}

PAPER = "paper"
"""The one table beside the journalled ones that leaves with a dump: texts that others hang on."""

ONE_LINE = frozenset({"name", "title", "query", "file", "label", "tag", "key", "digest"})
"""Columns whose text is one line; other text may have several."""


class Column(NamedTuple):
    """A column of a table."""

    name: str
    whole: bool
    """Whether it holds whole numbers, rather than text."""
    required: bool
    key: bool
    """Whether it is a part of what tells rows apart."""
    refers: str
    """The table whose row it names, or nothing."""

    @property
    def one_line(self) -> bool:
        """Whether its text is a single line."""
        return self.key or self.name in ONE_LINE

    @property
    def moment(self) -> bool:
        """Whether it is a time, in milliseconds since 1970 UTC."""
        return self.whole and self.name.endswith("_at")


def columns_of(place: Database | Step, table: str) -> tuple[Column, ...]:
    """A table's columns: the keys first, then the others, as in `ROWS`."""
    refers = {row[3]: row[2] for row in place.select(f"PRAGMA foreign_key_list({table})")}
    found = {
        name: Column(
            name, kind == "INTEGER", bool(required or key), bool(key), refers.get(name, "")
        )
        for _, name, kind, required, _, key in place.select(f"PRAGMA table_info({table})")
    }
    if table not in ROWS:
        return tuple(found.values())
    keys, columns = ROWS[table]
    return tuple(found[name] for name in (*keys, *columns))


def is_named(table: str) -> bool:
    """Whether a table's rows are told apart by a number of this library's, and known by a name."""
    keys, columns = ROWS[table]
    return keys == ("id",) and "name" in columns


def rows_in_words(table: str, many: int) -> str:
    """So many rows of a table, as a person would say it."""
    noun, between, place = _WORDS.get(table, table.replace("_", " ")).partition(" in ")
    return plural(many, noun) + between + place
