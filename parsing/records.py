"""The records in answers of services and in XML: where they are, and what came of each."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from parsing.json_values import dict_of, list_of, load_values
from parsing.paper import Page, Problem

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Sequence

    from parsing.paper import Entry

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
    found = (
        (number, line, read(dict_of(record), line) or why)
        for value, line in values
        for number, record in enumerate(_records(value, keys), 1)
    )
    return page_of_records(found, name, problems)


def page_of_records(
    found: Iterable[tuple[int, int, Entry | str]], name: str, problems: list[Problem]
) -> Page:
    """Return the page of the entries among records; the others are told, the first one by one.

    Args:
        found: of each record its number, its line (0 where that is not known), and its entry or
            why it has none: "has no title".
        name: of the page.
        problems: told before these; they may become more while the records are read.
    """
    entries: list[Entry] = []
    missing: Counter[str] = Counter()
    told: list[Problem] = []
    for number, line, entry in found:
        if not isinstance(entry, str):
            entries.append(entry)
        elif len(told) < _TOLD:
            told.append(Problem(name, line, f"record {number} {entry}", "left out"))
        else:
            missing[entry] += 1
    for why, more in missing.items():
        seen = f"{more} more records, each of which {why}"
        told.append(Problem(name, 0, seen, "left out"))
    return Page(name, "", tuple(entries), (*problems, *told))


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
