"""Records of tagged lines, such as RIS and MEDLINE: a tag, a hyphen, a value, one a line."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from parsing.lines import read_lines
from parsing.paper import Entry, Page, Problem
from parsing.patterns import pattern

if TYPE_CHECKING:
    from collections.abc import Callable, Container, Iterable, Iterator

_HEAD = 6
"""Characters of a line by which its tag is known again: ``TI  - ``."""
_TOLD = 50
"""Records without a title that are told one by one."""


class Record(NamedTuple):
    """One record: the 1-based line it begins on, and the values of its tags in order."""

    line: int
    values: dict[str, list[str]]

    def first(self, *tags: str) -> str:
        """Return the first value that is not empty of the first of these tags that has one."""
        for tag in tags:
            if tag in self.values:
                for value in self.values[tag]:
                    if value:
                        return value
        return ""

    def all(self, *tags: str) -> list[str]:
        """Return all values of these tags that are not empty, tag by tag."""
        return [value for tag in tags if tag in self.values for value in self.values[tag] if value]


def read_records(
    text: str, line_form: str, first: str, last: str = "", listed: Container[str] = ()
) -> Iterator[Record]:
    """Return the records of a text; lines before the first are left out.

    Args:
        text: of the file.
        line_form: a pattern that a tagged line matches: the tag, then the value. A line that does
            not continues the value before it.
        first: the tag that begins a record; empty where a blank line does.
        last: the tag that ends one; without it the next first tag does.
        listed: the tags below which each further line is a value of its own.
    """
    match = pattern(line_form).match
    tag = ""
    record: Record | None = None
    values: list[str] = []
    # Of the last value; to put each to those before would copy these again and again.
    lines: list[str] = []
    tags: dict[str, str] = {}
    texts, numbers = read_lines(text)
    above = -1
    for number, line in zip(numbers, texts, strict=True):
        gap, above = number - above > 1, number
        head = line[:_HEAD]
        if head in tags:  # as nearly always, and found in a third of the time
            found_tag, value = tags[head], line[_HEAD:].strip()
        elif found := match(line):
            found_tag, value = found[1], (found[2] or "").strip()
            if found.start(2) == len(head):
                tags[head] = found_tag
        else:
            if values and tag in listed:
                values.append(line.strip())
                lines = values[-1:]
            elif values:
                lines.append(line.strip())
            continue
        if len(lines) > 1:
            values[-1] = " ".join(lines).lstrip()
        tag = found_tag
        if tag == first or (gap and not first):
            if record:
                yield record
            record = Record(number, {})
        elif tag == last and record:
            yield record
            record = None
        if record is None:
            values, lines = [], []
        elif tag in record.values:
            values = record.values[tag]
            values.append(value)
            lines = [value]
        else:
            record.values[tag] = values = [value]
            lines = [value]
    if len(lines) > 1:
        values[-1] = " ".join(lines).lstrip()
    if record:
        yield record


def page_of_records(
    records: Iterable[Record], name: str, entry_of: Callable[[Record], Entry | None]
) -> Page:
    """Return the page of records that have a title; the others are told by line.

    Args:
        records: as they stand in the file.
        name: of the page.
        entry_of: takes an entry from a record; None from one without a title.
    """
    entries: list[Entry] = []
    problems: list[Problem] = []
    for record in records:
        if entry := entry_of(record):
            entries.append(entry)
        elif len(problems) < _TOLD:
            problems.append(Problem(name, record.line, "a record without a title", "left out"))
    return Page(name, "", tuple(entries), tuple(problems))
