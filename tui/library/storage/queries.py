"""What a library holds, asked of the database or of a change within it, as values."""

from __future__ import annotations

from collections.abc import Callable, Collection, Container, Iterable, Mapping, Sequence
from itertools import chain, islice, starmap
from typing import Any

from parsing.meta import NO_META
from parsing.paper import FAMILY, Paper
from tui.library.change import NONE, Change
from tui.library.facts import Fact, Facts
from tui.library.lists import ReadingList, SavedFilter, SavedPage
from tui.library.marks import UNMARKED, Mark
from tui.library.storage.stored import (
    Queryable,
    Values,
    cleaned,
    last_number,
    read,
    read_raw,
    row_of,
)
from tui.library.storage.tables import PAPER, ROWS

PAPER_COLUMNS = ("key", "title", "abstract", "meta")
MANY = 500
"""Papers that are asked for at once: well below what SQLite takes."""


def marks_on(database: Queryable, keys: Collection[str] | None = None) -> dict[str, Mark]:
    """Return the marks of some papers, or all there are."""
    rows = _rows(database, "mark", ("key", *Mark._fields), keys)
    marks = {row[0]: Mark._make(row[1:]) for row in rows}
    return marks if keys is None else {key: marks.get(key, UNMARKED) for key in keys}


def tags_on(database: Queryable, keys: Collection[str] | None = None) -> dict[str, tuple[str, ...]]:
    """Return the tags of some papers, or all there are; one that is meant twice has them once."""
    tags: dict[str, tuple[str, ...]] = dict.fromkeys(keys or (), ())
    once = None if keys is None else list(tags)
    for key, name in _rows(database, "tag", ("key", "name"), once, "ORDER BY key, folded"):
        tags[key] = (*tags.get(key, ()), name)
    return tags


def notes_on(database: Queryable, keys: Collection[str] | None = None) -> dict[str, str]:
    """Return the notes of some papers, or all there are."""
    return {**dict.fromkeys(keys or (), ""), **dict(_rows(database, "note", ("key", "text"), keys))}


def facts_on(database: Queryable, keys: Collection[str] | None = None) -> dict[str, Facts]:
    """Return what sources beside the pages said of some papers, or of all there are."""
    facts: dict[str, list[Fact]] = {key: [] for key in keys or ()}
    for key, *values in _rows(database, "fact", ("key", *Fact._fields), keys):
        facts.setdefault(key, []).append(Fact(*values))
    return {key: tuple(found) for key, found in facts.items()}


def _rows(
    database: Queryable,
    table: str,
    names: Sequence[str],
    keys: Collection[str] | None,
    order: str = "",
) -> Iterable[Values]:
    if keys is None:
        return read(database, table, names, order)
    one = f"WHERE key = ? {order}"
    return chain.from_iterable(read(database, table, names, one, (key,)) for key in keys)


def paper_of(key: str, title: str, abstract: str, meta: str) -> Paper:
    """Return a paper as its row has it; metadata that is none is passed over."""
    if not meta:
        return Paper(key, title, abstract)
    import json

    from parsing.clean import clean_meta
    from parsing.meta_json import meta_of

    try:
        given = json.loads(meta)
    except (ValueError, RecursionError):
        given = None
    known = meta_of(given) if isinstance(given, dict) else NO_META
    return Paper(key, title, abstract, meta=clean_meta(known))


def pages_on(database: Queryable) -> tuple[SavedPage, ...]:
    """Return the added pages as they stand on disk, or within a change."""
    rows = read(database, "page", SavedPage._fields, "ORDER BY position, added_at")
    return tuple(SavedPage(*row) for row in rows)


def owners_on(database: Queryable, keys: Iterable[str]) -> list[Paper]:
    """Return the papers whose texts were ever kept under titles' keys, or further ones of them.

    A few others may be among them. They come in the order in which they were first kept.

    Args:
        database: where they are read.
        keys: of the titles, as `parsing.paper_key` gives them.
    """
    if not database.select("SELECT 1 FROM paper LIMIT 1"):
        return []
    families = iter({key[:FAMILY] for key in keys})
    papers_by_row: list[tuple[int, Paper]] = []
    while some := tuple(islice(families, MANY)):
        begun = ", ".join(["(?)"] * len(some))
        # Keys are in order in their index: those of a family lie side by side, and before its `g`.
        rows = database.select(
            f"WITH family (begun) AS (VALUES {begun})"  # noqa: S608
            " SELECT paper.rowid, key, title, abstract, meta FROM family CROSS JOIN paper"
            " ON key >= begun AND key < begun || 'g'",
            some,
        )
        papers = cleaned(PAPER, PAPER_COLUMNS, [row[1:] for row in rows])
        papers_by_row += [
            (row[0], paper_of(*paper)) for row, paper in zip(rows, papers, strict=True)
        ]
    return [paper for _, paper in sorted(papers_by_row)]


def kept_papers(database: Queryable, known: Container[str]) -> list[Paper]:
    """Return the papers that anything hangs on, in the order in which they were first kept.

    Args:
        database: where they are read.
        known: keys of those that are not wanted.
    """
    hung = " OR ".join(
        f"key IN (SELECT key FROM {name})"  # noqa: S608 - nothing but names
        for name, table in ROWS.items()
        if table.keeps and table.paper is not None
    )
    rows = database.select(f"SELECT rowid, key FROM paper WHERE {hung} ORDER BY rowid")  # noqa: S608
    missing = iter([number for number, key in rows if key not in known])
    papers: list[Paper] = []
    while some := tuple(islice(missing, MANY)):
        more = f"WHERE rowid IN ({', '.join('?' * len(some))}) ORDER BY rowid"
        papers += starmap(paper_of, read(database, PAPER, PAPER_COLUMNS, more, some))
    return papers


def lists_on(database: Queryable) -> tuple[ReadingList, ...]:
    """Return the reading lists as they stand on disk, or within a change."""
    rows: dict[int, list[tuple[int, str]]] = {}
    done: dict[int, dict[str, int]] = {}
    columns = ("list", "position", "key", "done_at")
    for number, position, key, done_at in read(database, "list_paper", columns):
        rows.setdefault(number, []).append((position, key))
        if done_at is not None:
            done.setdefault(number, {})[key] = done_at
    first = _entered(database, any(map(_is_ambiguous, rows.values())))
    names = ("id", "name", "description", "due", "position")
    return tuple(
        ReadingList(
            number,
            name,
            tuple(_in_order(number, rows.get(number, ()), first)),
            description,
            due,
            done.get(number, NONE),
        )
        for number, name, description, due, _ in read(
            database, "list", names, "ORDER BY position, id"
        )
    )


def _is_ambiguous(rows: Collection[tuple[int, str]]) -> bool:
    """Tell whether positions alone do not order a list's papers."""
    return len({position for position, _ in rows}) < len(rows)


def _entered(database: Queryable, wanted: bool) -> Mapping[Values, int]:
    """Return when each paper was first put in each list, where wanted: the journal's numbers."""
    if not wanted:
        return {}
    rows = database.select(
        "SELECT row, min(seq) FROM journal WHERE place = 'list_paper' GROUP BY row"
    )
    return {row_of("list_paper", row): seq for row, seq in rows}


def _in_order(
    number: int, rows: Collection[tuple[int, str]], first: Mapping[Values, int]
) -> list[str]:
    """Return the keys of a list's papers by their positions.

    Two have one position when one of them came back to where it was, by undo, and another was put
    there meanwhile. What was in the list first comes first then, so that the order stays as it is.
    """
    if _is_ambiguous(rows):
        order = {key: first.get((number, key), 0) for _, key in rows}
        return [key for _, key in sorted(rows, key=lambda row: (row[0], order[row[1]], row[1]))]
    return [key for _, key in sorted(rows)]


def filters_on(database: Queryable) -> tuple[SavedFilter, ...]:
    """Return the saved filters as they stand on disk, or within a change."""
    names = ("id", "name", "query", "position")
    rows = read(database, "filter", names, "ORDER BY position, id")
    return tuple(SavedFilter(number, name, query) for number, name, query, _ in rows)


def keys_in(database: Queryable, number: int) -> dict[str, None]:
    """Return the keys of a list's papers, in its order."""
    names = ("position", "key")
    rows = read(database, "list_paper", names, "WHERE list = ?", (number,))
    return dict.fromkeys(_in_order(number, rows, _entered(database, _is_ambiguous(rows))))


TableReader = Callable[[Queryable, Collection[str] | None], Any]
READERS: Mapping[str, tuple[str, TableReader]] = {
    "mark": ("marks", marks_on),
    "list": ("lists", lambda database, _: lists_on(database)),
    "list_paper": ("lists", lambda database, _: lists_on(database)),
    "filter": ("filters", lambda database, _: filters_on(database)),
    "tag": ("tags", tags_on),
    "note": ("notes", notes_on),
    "fact": ("facts", facts_on),
    "page": ("pages", lambda database, _: pages_on(database)),
}
"""The part of a `Change` that each table is, and what reads it: for some keys, or all there are."""


def contents(database: Queryable) -> Change:
    """Return all that a library holds, as the change that brings it into an empty memory.

    Raises:
        Damaged: a value is not as its column says, or the numbers of the journal are used up.
    """
    # What is numbered last costs nothing to look at; the rest is checked when it is read.
    last_number(database, "journal", "step")
    read_raw(database, "sqlite_sequence", ("name", "seq"))
    return Change(
        **{part: reader(database, None) for part, reader in dict(READERS.values()).items()}
    )


def as_they_stand(database: Queryable, touched: Iterable[tuple[str, Values]]) -> Change:
    """Return the change that brings some rows into memory, whatever was done to them.

    Args:
        database: where they are read.
        touched: each row's table and its key columns.
    """
    rows: dict[str, dict[str, None]] = {}
    for table, row in touched:
        rows.setdefault(table, {})[row[0]] = None
    parts = {READERS[table][0]: (READERS[table][1], keys) for table, keys in rows.items()}
    return Change(**{part: reader(database, keys) for part, (reader, keys) in parts.items()})
