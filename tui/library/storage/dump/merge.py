"""Merging a dump into a library: the union of both, as one change that can be undone.

Loading the same dump again changes nothing, and an empty library becomes the one that was dumped.
The rules are in docs/dump.md.
"""

from __future__ import annotations

import re
from collections import deque
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from typing import Any

from parsing.paper import Paper, paper_key
from parsing.sources import unused_name
from tui.library.identity import keys_here
from tui.library.labels import both_notes, paragraphs
from tui.library.names import folded_name
from tui.library.storage.database import Database
from tui.library.storage.dump.parse import ParsedDump, Row
from tui.library.storage.mutations import next_id
from tui.library.storage.page_files import change_with_pages
from tui.library.storage.queries import owners_on, paper_of
from tui.library.storage.stored import Values, read, read_raw
from tui.library.storage.tables import PAPER, ROWS, Column, columns_of
from tui.library.storage.transaction import Transaction

LARGEST_ID = 2**31
"""An id beyond it is not kept: those that come after would run out of numbers."""

_NUMBERED = re.compile(r"(.*) \(\d+\)", re.DOTALL)
"""What `_numbered` makes of a name."""

Say = Callable[[str], object]
"""Takes what a person should know, a sentence each."""
Ids = Mapping[str, Mapping[Any, Any]]
"""What the dump's ids, and papers' keys, are here, by their table."""


def load(
    database: Database,
    pages: Path,
    dump: ParsedDump,
    say: Say = lambda _: None,
    *,
    dry_run: bool = False,
) -> dict[str, int]:
    """Merge a dump into a library; gives how many rows of each table it altered.

    Args:
        database: what it is merged into.
        pages: the folder of the added pages.
        dump: what is merged.
        say: is told of what could not be, once all else is.
        dry_run: only work out what it would alter.

    Raises:
        LibraryError: it could not be written; nothing was altered.
    """
    passed_over: list[str] = []
    files = {} if dry_run else dump.files
    if dry_run:
        database.hears = lambda _: False
    try:
        with change_with_pages(database, pages, "load", files) as transaction:
            altered = _merge(transaction, dump, passed_over.append)
    finally:
        database.hears = None
    for each in passed_over:
        say(each)
    return altered


def _merge(transaction: Transaction, dump: ParsedDump, say: Say) -> dict[str, int]:
    ids: dict[str, dict[Any, Any]] = {PAPER: _keep(transaction, dump.tables[PAPER])}
    altered = {}
    # What others refer to comes first.
    for table in sorted(ROWS, key=lambda table: not ROWS[table].is_named):
        rows, columns = dump.tables[table], columns_of(table)
        if ROWS[table].is_named:
            ids[table], many = _merge_named(transaction, table, rows, columns)
        else:
            many = _merge_rows(transaction, table, _referring(rows, columns, ids), columns, say)
        if many:
            altered[table] = many
    return altered


def _keep(transaction: Transaction, rows: Sequence[Row]) -> dict[str, str]:
    """Keep the papers of a dump; gives what the key of each is here.

    That is another one where another paper whose title folds alike has it here.
    """
    papers = [paper_of(row["key"], row["title"], row["abstract"], row["meta"]) for row in rows]
    keys = {paper.key: paper.key for paper in papers}
    owners: dict[str, list[Paper]] = {}
    for owner in owners_on(transaction, keys):
        owners.setdefault(paper_key(owner.title), []).append(owner)
    alike: dict[str, list[Paper]] = {}
    for paper in papers:
        alike.setdefault(paper_key(paper.title), []).append(paper)
    for title in alike.keys() & owners.keys():
        keys |= keys_here(alike[title], owners[title])
    transaction.keep(paper._replace(key=keys[paper.key]) for paper in papers)
    return keys


def _there(transaction: Transaction, table: str, columns: Sequence[Column]) -> list[Row]:
    names = [column.name for column in columns]
    order = "position" if "position" in names else names[0]
    values = read_raw(transaction, table, names, f"ORDER BY {order}")
    return [dict(zip(names, row, strict=True)) for row in values]


def _put(transaction: Transaction, table: str, row: Row) -> bool:
    """Put a row; whether it is another one now."""
    keys, names = ROWS[table].keys, ROWS[table].others
    key, values = tuple(row[name] for name in keys), tuple(row[name] for name in names)
    before: Values | None = transaction.get(table, key)
    transaction.write(table, key, values)
    return before != values


# Lists, saved filters: known by their names


def _merge_named(
    transaction: Transaction, table: str, rows: Sequence[Row], columns: Sequence[Column]
) -> tuple[dict[int, int], int]:
    """Add what has another name, or says something else; what is the same stays."""
    there = _there(transaction, table, columns)
    # What a later version added says more of a row, and does not tell it from another.
    named = {"id", "name", "position"}
    others = [each.name for each in columns if each.name not in named and each.default is None]
    by_id = {each["id"]: each for each in there}
    altered = 0
    ids: dict[int, int] = {}
    given: set[int] = set()
    added = sorted(rows, key=_by_position)
    # Two that older versions knew apart find each its own first.
    for compared in (str.casefold, folded_name):
        unmatched = _by_name(there, others, compared)
        for row in added:
            says = tuple(row[name] for name in others)
            number = _taken_from(unmatched, (compared(row["name"]), *says), given)
            if number is not None:
                ids[row["id"]] = number
                both = {each.name: _both(each, by_id[number], row) for each in columns}
                if not _too_long(both, by_id[number], columns):
                    altered += _put(transaction, table, both)
        added = [row for row in added if row["id"] not in ids]
    taken = {folded_name(each["name"]) for each in there}
    names = taken | {folded_name(each["name"]) for each in added}
    numbers: dict[str, int] = {}
    last = max((each.get("position", 0) for each in there), default=0)
    positions = {row["id"]: last + after for after, row in enumerate(added, 1)}
    for row in sorted(added, key=lambda row: int(row["id"])):
        number = next_id(transaction, table)
        if number <= row["id"] < LARGEST_ID:
            number = row["id"]
        made = {**row, "id": number}
        if there and "position" in row:
            made["position"] = positions[row["id"]]
        # A list has nothing but its name to be known by when it is loaded again.
        if others and folded_name(row["name"]) in taken:
            made["name"] = _numbered(row["name"], names, numbers)
        taken.add(folded_name(made["name"]))
        names.add(folded_name(made["name"]))
        ids[row["id"]] = number
        _put(transaction, table, made)
    return ids, len(added) + altered


def _by_position(row: Row) -> tuple[int, int]:
    return row.get("position", 0), row["id"]


def _by_name(
    there: Sequence[Row], others: Sequence[str], compared: Callable[[str], str]
) -> dict[Values, deque[int]]:
    """Return the ids of the rows that have a name and say the same, the first one first.

    What `_numbered` made of a name stands behind those that have that name itself.
    """
    ids: dict[Values, deque[int]] = {}
    numbered: list[tuple[Values, int]] = []
    for row in there:
        says = tuple(row[name] for name in others)
        name = compared(row["name"])
        ids.setdefault((name, *says), deque()).append(row["id"])
        if others and (match := _NUMBERED.fullmatch(name)):
            numbered.append(((match[1], *says), row["id"]))
    for key, number in numbered:
        ids.setdefault(key, deque()).append(number)
    return ids


def _taken_from(unmatched: Mapping[Values, deque[int]], key: Values, gone: set[int]) -> int | None:
    """Return the first id under a name that no row has been given yet; it is given from then on."""
    waiting = unmatched.get(key, deque())
    while waiting:
        number = waiting.popleft()
        if number not in gone:
            gone.add(number)
            return number
    return None


def _numbered(name: str, taken: set[str], last: dict[str, int]) -> str:
    """Return a name with the first free number behind it; ``last`` has those given before."""
    folded = folded_name(name)
    number = last.get(folded, 1) + 1
    while folded_name(f"{name} ({number})") in taken:
        number += 1
    last[folded] = number
    return f"{name} ({number})"


# All else: known by its keys


def _referring(rows: Sequence[Row], columns: Sequence[Column], ids: Ids) -> list[Row]:
    """Return the rows with this library's ids for the dump's."""
    mapped = [column for column in columns if column.refers in ids]
    return [
        {**row, **{each.name: ids[each.refers].get(row[each.name]) for each in mapped}}
        for row in rows
    ]


def _merge_rows(
    transaction: Transaction,
    table: str,
    rows: Sequence[Row],
    columns: Sequence[Column],
    say: Say,
) -> int:
    keys = ROWS[table].keys
    here = {tuple(row[name] for name in keys): row for row in _there(transaction, table, columns)}
    alike = {_tag(row): row for row in here.values()} if table == "tag" else {}
    names = {row["name"] for row in here.values()} if table == "page" else set()
    numbers: dict[str, int] = {}
    ranked = [column.name for column in columns if column.key and column.refers not in {"", PAPER}]
    last: dict[tuple[Any, ...], int] = {}
    for row in here.values():
        scope = tuple(row[name] for name in ranked)
        last[scope] = max(last.get(scope, 0), row.get("position", 0))
    altered = 0
    for row in sorted(rows, key=lambda row: int(row.get("position", 0))):
        ours = here.get(tuple(row[name] for name in keys))
        if ours is None and table == "tag":
            ours = alike.get(_tag(row))
        if ours is not None:
            both = {each.name: _both(each, ours, row) for each in columns}
            if limit := _too_long(both, ours, columns):
                say(_kept_as_it_is(transaction, table, ours, limit))
            else:
                altered += _put(transaction, table, both)
            continue
        made, scope = dict(row), tuple(row[name] for name in ranked)
        if scope in last and "position" in row:
            last[scope] += 1
            made["position"] = last[scope]
        if table == "page":
            made["name"] = unused_name(row["name"], names, numbers)
        altered += _put(transaction, table, made)
    return altered


def _tag(row: Row) -> tuple[str, str]:
    """Return what a paper's tag is known by, as names are compared."""
    return row["key"], folded_name(row["name"])


def _both(column: Column, ours: Row, theirs: Row) -> Any:
    """Return one cell of a row that is in both: the earlier time, both texts, else ours."""
    mine, other = ours[column.name], theirs[column.name]
    if mine is None or other is None:
        return other if mine is None else mine
    if column.moment:
        return min(mine, other)
    if not column.block:
        return other if mine == column.default else mine
    times = [(_time(ours), paragraphs(mine)), (_time(theirs), paragraphs(other))]
    return both_notes(mine, other) if times == sorted(times) else both_notes(other, mine)


def _too_long(both: Row, ours: Row, columns: Sequence[Column]) -> int:
    """Return the most characters that a text of both may have and would exceed; 0 for none."""
    long = [each for each in columns if each.block and both[each.name] != ours[each.name]]
    return next((e.longest for e in long if 0 < e.longest < len(both[e.name])), 0)


def _time(row: Row) -> int:
    """Return when a row was written, the first time of any that it has."""
    return min((row[name] for name in row if name.endswith("_at") and row[name]), default=0)


def _kept_as_it_is(transaction: Transaction, table: str, row: Row, limit: int) -> str:
    papers = read(transaction, PAPER, ("title",), "WHERE key = ?", (row["key"],))
    return (
        f"the {table} on “{papers[0][0]}” was left as it is: with the dump's it would have more"
        f" than {limit:,} characters"
    )
