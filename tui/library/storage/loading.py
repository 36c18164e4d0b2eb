"""Merging a dump into a library: the union of both, as one change that can be undone.

Loading the same dump again changes nothing, and an empty library becomes the one that was dumped.
The rules are in docs/dump.md.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from typing import Any

from parsing.paper import Paper, paper_key
from parsing.reading import unused_name
from tui.library.identity import keys_here
from tui.library.labels import LONGEST_NOTE, both_notes, paragraphs
from tui.library.storage.changes import next_id, owners_on
from tui.library.storage.disk import Database
from tui.library.storage.pages import page_files
from tui.library.storage.schema import ROWS
from tui.library.storage.step import Step, Values
from tui.library.storage.tables import PAPER, Column, columns_of, is_named
from tui.library.storage.undump import Row, Undumped

LARGEST_ID = 2**31
"""An id beyond it is not kept: those that come after would run out of numbers."""

LONGEST_TEXTS = {("note", "text"): LONGEST_NOTE}
"""How long a text may be, by its table and column, where the library has a limit."""

Told = Callable[[str], object]
"""Takes what a person should know, a sentence each."""
Ids = Mapping[str, Mapping[Any, Any]]
"""What the dump's ids, and papers' keys, are here, by their table."""


def load(
    database: Database, pages: Path, dump: Undumped, told: Told = lambda _: None
) -> dict[str, int]:
    """Merge a dump into a library; gives how many rows of each table it altered.

    Args:
        database: what it is merged into.
        pages: the folder of the added pages.
        dump: what is merged.
        told: is told of what could not be, once all else is.

    Raises:
        LibraryError: it could not be written; nothing was altered.
    """
    passed_over: list[str] = []
    with page_files(database, pages) as save:
        for digest, data in dump.files.items():
            save(digest, data)
        with database.change("load") as step:
            for digest, data in dump.files.items():
                save(digest, data)
            altered = _merge(step, dump, passed_over.append)
    for each in passed_over:
        told(each)
    return altered


def _merge(step: Step, dump: Undumped, told: Told) -> dict[str, int]:
    ids: dict[str, dict[Any, Any]] = {PAPER: _keep(step, dump.tables[PAPER])}
    altered = {}
    # What others refer to comes first.
    for table in sorted(ROWS, key=lambda table: not is_named(table)):
        rows, columns = dump.tables[table], columns_of(step, table)
        if is_named(table):
            ids[table], many = _merge_named(step, table, rows, columns)
        else:
            many = _merge_rows(step, table, _referring(rows, columns, ids), columns, told)
        if many:
            altered[table] = many
    return altered


def _keep(step: Step, rows: Sequence[Row]) -> dict[str, str]:
    """Keep the papers of a dump; gives what the key of each is here.

    That is another one where another paper whose title folds alike has it here.
    """
    papers = [Paper(row["key"], row["title"], row["abstract"]) for row in rows]
    keys = {paper.key: paper.key for paper in papers}
    owners: dict[str, list[Paper]] = {}
    for owner in owners_on(step, keys):
        owners.setdefault(paper_key(owner.title), []).append(owner)
    alike: dict[str, list[Paper]] = {}
    for paper in papers:
        alike.setdefault(paper_key(paper.title), []).append(paper)
    for title in alike.keys() & owners.keys():
        keys |= keys_here(alike[title], owners[title])
    step.keep(paper._replace(key=keys[paper.key]) for paper in papers)
    return keys


def _there(step: Step, table: str, columns: Sequence[Column]) -> list[Row]:
    names = [column.name for column in columns]
    order = "position" if "position" in names else names[0]
    found = step.select(f"SELECT {', '.join(names)} FROM {table} ORDER BY {order}")  # noqa: S608
    return [dict(zip(names, row, strict=True)) for row in found]


def _put(step: Step, table: str, row: Row) -> bool:
    """Put a row; whether it is another one now."""
    keys, names = ROWS[table]
    key, values = tuple(row[name] for name in keys), tuple(row[name] for name in names)
    before: Values | None = step.get(table, key)
    step.put(table, key, values)
    return before != values


# Lists, saved filters: known by their names


def _merge_named(
    step: Step, table: str, rows: Sequence[Row], columns: Sequence[Column]
) -> tuple[dict[int, int], int]:
    """What has the same name, and says the same, is the same; anything else is added."""
    there = _there(step, table, columns)
    others = [each.name for each in columns if each.name not in {"id", "name", "position"}]
    unmatched = list(there)
    ids: dict[int, int] = {}
    added: list[Row] = []
    for row in sorted(rows, key=_by_place):
        same = [each for each in unmatched if all(each[name] == row[name] for name in others)]
        named = [each for each in same if _same_name(each, row)]
        if others:
            named += [each for each in same if _is_numbered(each["name"], row["name"])]
        if named:
            unmatched.remove(named[0])
            ids[row["id"]] = named[0]["id"]
        else:
            added.append(row)
    taken = {each["name"].casefold() for each in there}
    names = taken | {each["name"].casefold() for each in added}
    last = max((each.get("position", 0) for each in there), default=0)
    places = {row["id"]: last + after for after, row in enumerate(added, 1)}
    for row in sorted(added, key=lambda row: int(row["id"])):
        number = next_id(step, table)
        if number <= row["id"] < LARGEST_ID:
            number = row["id"]
        made = {**row, "id": number}
        if there and "position" in row:
            made["position"] = places[row["id"]]
        if row["name"].casefold() in taken:
            made["name"] = _numbered(row["name"], names)
        taken.add(made["name"].casefold())
        names.add(made["name"].casefold())
        ids[row["id"]] = number
        _put(step, table, made)
    return ids, len(added)


def _by_place(row: Row) -> tuple[int, int]:
    return row.get("position", 0), row["id"]


def _same_name(one: Row, other: Row) -> bool:
    return bool(one["name"].casefold() == other["name"].casefold())


def _is_numbered(name: str, base: str) -> bool:
    """Whether this is what `_numbered` made of a name."""
    return bool(re.fullmatch(re.escape(base.casefold()) + r" \(\d+\)", name.casefold()))


def _numbered(name: str, taken: set[str]) -> str:
    number = 2
    while f"{name} ({number})".casefold() in taken:
        number += 1
    return f"{name} ({number})"


# All else: known by its keys


def _referring(rows: Sequence[Row], columns: Sequence[Column], ids: Ids) -> list[Row]:
    """The rows with this library's ids for the dump's."""
    mapped = [column for column in columns if column.refers in ids]
    return [
        {**row, **{each.name: ids[each.refers].get(row[each.name]) for each in mapped}}
        for row in rows
    ]


def _merge_rows(
    step: Step, table: str, rows: Sequence[Row], columns: Sequence[Column], told: Told
) -> int:
    keys, _ = ROWS[table]
    here = {tuple(row[name] for name in keys): row for row in _there(step, table, columns)}
    names = {row["name"] for row in here.values()} if table == "page" else set()
    ranked = [column.name for column in columns if column.key and column.refers not in {"", PAPER}]
    last: dict[tuple[Any, ...], int] = {}
    for row in here.values():
        scope = tuple(row[name] for name in ranked)
        last[scope] = max(last.get(scope, 0), row.get("position", 0))
    altered = 0
    for row in sorted(rows, key=lambda row: int(row.get("position", 0))):
        ours = here.get(tuple(row[name] for name in keys))
        if ours is not None:
            both = {each.name: _both(each, ours, row) for each in columns}
            if too_long := _too_long(table, ours, both):
                told(_kept_as_it_is(step, table, ours, too_long))
            else:
                altered += _put(step, table, both)
            continue
        made, scope = dict(row), tuple(row[name] for name in ranked)
        if scope in last and "position" in row:
            last[scope] += 1
            made["position"] = last[scope]
        if table == "page":
            made["name"] = unused_name(row["name"], names)
        altered += _put(step, table, made)
    return altered


def _both(column: Column, ours: Row, theirs: Row) -> Any:
    """One cell of a row that is in both: the earlier time, both texts, else ours."""
    mine, other = ours[column.name], theirs[column.name]
    if mine is None or other is None:
        return other if mine is None else mine
    if column.moment:
        return min(mine, other)
    if column.whole or column.one_line:
        return mine
    times = [(_time(ours), paragraphs(mine)), (_time(theirs), paragraphs(other))]
    return both_notes(mine, other) if times == sorted(times) else both_notes(other, mine)


def _time(row: Row) -> int:
    """When a row was written, the first time of any that it has."""
    return min((row[name] for name in row if name.endswith("_at") and row[name]), default=0)


def _too_long(table: str, ours: Row, both: Row) -> int:
    """The limit that a merged row has a text beyond; 0 when it has none."""
    for name in both:
        limit = LONGEST_TEXTS.get((table, name), 0)
        if limit and both[name] != ours[name] and len(both[name]) > limit:
            return limit
    return 0


def _kept_as_it_is(step: Step, table: str, row: Row, limit: int) -> str:
    found = step.select("SELECT title FROM paper WHERE key = ?", (row["key"],))
    return (
        f"the {table} on “{found[0][0]}” was left as it is: with the dump's it would have more"
        f" than {limit:,} characters"
    )
