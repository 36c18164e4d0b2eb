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
) -> Page:
    """Return the page of the records in an answer, whatever holds them.

    Args:
        text: JSON: an array of records, one record, an object with the records under one of the
            keys, or lines of any of these.
        name: of the page.
        keys: under which an answer has its records; one with a dot leads two deep.
        read: gives the entry of a record and its line, None when it has no title.
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
                problems.append(Problem(name, line, f"record {number} has no title", "left out"))
    if missing > _TOLD:
        seen = f"{missing - _TOLD} more records without a title"
        problems.append(Problem(name, 0, seen, "left out"))
    return Page(name, "", tuple(entries), tuple(problems))


def _records(value: object, keys: Sequence[str]) -> Iterator[object]:
    if isinstance(value, list):
        for each in value:
            yield from _records(each, keys) if isinstance(each, dict) else (each,)
        return
    answer = dict_of(value)
    for key in keys:
        outer, _, inner = key.rpartition(".")
        found = (dict_of(answer.get(outer)) if outer else answer).get(inner)
        if isinstance(found, list):
            yield from list_of(found)
            return
    yield answer
