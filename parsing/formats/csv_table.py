"""Tables of papers as comma- or tab-separated values, by the names in their header (RFC 4180)."""

from __future__ import annotations

import csv
import io
from typing import TYPE_CHECKING

from parsing.dates import iso_date
from parsing.fields import field_of, lists_others, lists_papers, make_entry
from parsing.formats.markdown_list.bullets import is_paper_link
from parsing.ids import find_arxiv
from parsing.lines import MOST_LINES
from parsing.markup import Inline, MarkupLink
from parsing.meta import NO_ANNOTATIONS, NO_META, Annotations, Author, Kind
from parsing.paper import Page, Problem
from parsing.patterns import pattern
from parsing.urls import find_links

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from parsing.paper import Entry

_LOOKED_AT = 20
"""Lines that say where a table leads to."""
_DELIMITERS = "\t,;|"
_OWN = {"key", "title", "abstract", "read_at", "starred_at"}
"""Columns that only carrel's own tables have together."""
_BY_PERSON = {"pages", "lists", "done_in", "tags", "note"}
"""Further columns of those, which are no metadata."""
_KINDS = {kind.value: kind for kind in Kind}
_SIGNS = ("=", "+", "-", "@", "\t", "\r", "\n", "＝", "＋", "－", "＠")
_BEFORE = " \u00a0\"'"


def sniff(head: str) -> float:
    """Return how sure it is that a text is a table of papers: its header has to name a title."""
    first = _header_line(head)
    delimiter = _delimiter(first)
    if not delimiter or len(first) > 5_000:
        return 0.0
    header = _cells(first, delimiter)
    if set(header) >= _OWN:
        return 0.95
    if lists_others(header):
        return 0.0
    fields = [field_of(name) for name in header]
    lines = [line for line in head.split("\n")[1:5] if line.strip()]
    if not any(delimiter in line for line in lines):
        return 0.0
    known = {field for field in fields if field not in {"", "#", "id"}}
    if not _has_title(fields):
        # Of papers, but none can be told from another: that is said, rather than lines be guessed.
        return 0.6 if len(known) >= 2 and 2 * len(known) >= len(fields) else 0.0
    if len(known) >= 2 and (lists_papers(header) or _leads_to_papers(head)):
        return 0.85
    return 0.7 if all(fields) and "title" in fields else 0.0


def _leads_to_papers(head: str) -> bool:
    """Whether most of the first rows have the address or the arXiv identifier of a paper."""
    rows = [line for line in head.split("\n")[1:_LOOKED_AT] if line.strip()]
    return 2 * sum(map(_names_paper, rows)) >= max(len(rows), 1)


def _names_paper(row: str) -> bool:
    return any(is_paper_link(MarkupLink("", url)) for url in find_links(row)) or any(
        find_arxiv(cell.strip('" '), bare=True).id for cell in pattern(r"[,;\t|]").split(row)
    )


def parse(text: str, name: str) -> Page:
    """Return the papers of a table, a row each; columns of other names are passed over."""
    entries: list[Entry] = []
    problems: list[Problem] = []
    start = text.find(_header_line(text[:5_000]))
    before = text.count("\n", 0, max(start, 0))
    delimiter = _delimiter(_header_line(text[:5_000])) or ","
    rows = csv.reader(io.StringIO(text[max(start, 0) :], newline=""), delimiter=delimiter)
    try:
        header = next(rows, [])
        own = set(header) >= _OWN
        fields = [field_of(name) for name in header]
        if not own and not _has_title(fields):
            seen = f"a table without a column for the title: {', '.join(header)}"
            untitled = Problem(name, before + 1, seen, "nothing taken; call that column “Title”")
            return Page(name, "", (), (untitled,))
        for line, row in _numbered(rows, before, problems, name):
            if not any(row):
                continue
            entry = _own_entry(header, row, line) if own else _entry(fields, row, line)
            if entry.title:
                entries.append(entry)
            else:
                problems.append(Problem(name, line, "a row without a title", "left out"))
    except csv.Error as error:
        done = "the rows from here on are left out; look for a quotation mark without its other"
        problems.append(Problem(name, before + rows.line_num, f"no table from here: {error}", done))
    return Page(name, "", tuple(entries), tuple(problems))


def _has_title(fields: Sequence[str]) -> bool:
    return "title" in fields or "paper" in fields


def _numbered(
    rows: Iterator[list[str]], before: int, problems: list[Problem], name: str
) -> Iterator[tuple[int, list[str]]]:
    """The rows with the lines they begin on, as far as a page is read."""
    start = before + getattr(rows, "line_num", 0) + 1
    for count, row in enumerate(rows):
        if count == MOST_LINES:
            seen = f"more than {MOST_LINES:,} rows"
            problems.append(Problem(name, start, seen, "the rest is left out; split the table"))
            return
        yield start, row
        start = before + getattr(rows, "line_num", 0) + 1


def _entry(fields: Sequence[str], row: Sequence[str], line: int) -> Entry:
    values: dict[str, Inline] = {}
    for field, cell in zip(fields, row, strict=False):
        given = values.get(field)
        # A year, and then the day in a column of its own: the longer one is the more exact.
        if field and cell.strip() and (given is None or _is_more(field, cell, given)):
            values[field] = Inline(cell.strip())
    return make_entry(values, line)


def _is_more(field: str, cell: str, given: Inline) -> bool:
    if field == "kind":  # of Web of Science: a letter, and then a word for it
        return len(given.text) == 1 < len(cell.strip())
    if field == "authors":  # initials, and then the names whole
        return len(cell.strip()) > len(given.text)
    return field == "published" and len(iso_date(cell)) > len(iso_date(given.text))


def _own_entry(header: Sequence[str], row: Sequence[str], line: int) -> Entry:
    """A row of a table that carrel wrote, with what a person did to the paper."""
    cells = {name: _unescaped(cell) for name, cell in zip(header, row, strict=False)}
    others = [name for name in cells if name not in _OWN | _BY_PERSON]
    entry = _entry([field_of(name) for name in others], [cells[name] for name in others], line)
    kind = _KINDS.get(cells.get("kind", ""), entry.meta.kind)
    names = _lines(cells, "authors")
    meta = entry.meta._replace(
        kind=kind,
        authors=tuple(Author(literal=name) for name in names if name != "et al."),
        et_al="et al." in names,
        keywords=_lines(cells, "keywords"),
    )
    annotations = Annotations(
        tags=_lines(cells, "tags"),
        lists=_lines(cells, "lists"),
        note=cells.get("note", ""),
        read=bool(cells.get("read_at")),
        starred=bool(cells.get("starred_at")),
        done_in=_lines(cells, "done_in"),
    )
    return entry._replace(
        title=cells.get("title", ""),
        abstract=cells.get("abstract", ""),
        meta=NO_META if meta == NO_META else meta,
        annotations=annotations if annotations != NO_ANNOTATIONS else NO_ANNOTATIONS,
    )


def _lines(cells: dict[str, str], name: str) -> tuple[str, ...]:
    """What stands in a cell, a line each."""
    return tuple(filter(None, cells.get(name, "").split("\n")))


def _unescaped(cell: str) -> str:
    """A cell without the apostrophe that keeps a spreadsheet from running it."""
    if cell.startswith("'") and cell[1:].lstrip(_BEFORE).startswith(_SIGNS):
        return cell[1:]
    return cell


def _header_line(head: str) -> str:
    """The line that names the columns: the first, but for what tells Excel what parts them."""
    for line in head.replace("\r", "\n").split("\n", 20):
        text = line.strip("\ufeff ")
        if text.strip() and not text.lower().startswith("sep="):
            return text
    return ""


def _delimiter(header: str) -> str:
    if header.startswith("|"):
        return ""
    counts = {each: header.count(each) for each in _DELIMITERS}
    best = max(counts, key=lambda each: counts[each])
    return best if counts[best] else ""


def _cells(line: str, delimiter: str) -> list[str]:
    try:
        return next(csv.reader([line], delimiter=delimiter), [])
    except csv.Error:
        return []
