"""The answers of services as JSON: where their records are, and what came of each."""

from __future__ import annotations

from typing import TYPE_CHECKING

from parsing.json_values import dict_of, list_of, load_values
from parsing.paper import Entry, Page, Problem

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

_TOLD = 20


def read_records(
    text: str,
    name: str,
    keys: Sequence[str],
    read: Callable[[dict[str, object], int], Entry | None],
    why: str = "has no title",
) -> Page:
    """Return the page of the records in an answer, whatever holds them.

    Args:
        text: JSON: an array of records, one record, an object with the records under one of the
            keys, or lines of any of these.
        name: of the page.
        keys: under which an answer has its records; one with dots leads deeper.
        read: gives the entry of a record and its line, None when it is no paper.
        why: it is none, as is said of it.
    """
    values, problems = load_values(text, name)
    entries: list[Entry] = []
    missing = 0
    for value, line in values:
        for number, record in enumerate(_records(value, keys), 1):
            entry = read(dict_of(record), line)
            if entry:
                entries.append(entry)
                continue
            missing += 1
            if missing <= _TOLD:
                problems.append(Problem(name, line, f"record {number} {why}", "left out"))
    if missing > _TOLD:
        seen = f"{missing - _TOLD} more records, each of which {why}"
        problems.append(Problem(name, 0, seen, "left out"))
    return Page(name, "", tuple(entries), tuple(problems))


def _records(value: object, keys: Sequence[str]) -> Iterator[object]:
    if isinstance(value, list):
        for each in value:
            yield from _records(each, keys) if isinstance(each, dict) else (each,)
        return
    answer = dict_of(value)
    for key in keys:
        *above, last = key.split(".")
        holder = answer
        for each in above:
            holder = dict_of(holder.get(each))
        found = holder.get(last)
        if isinstance(found, list):
            yield from list_of(found)
            return
    yield answer
