"""Tables of papers as comma- or tab-separated values, by the names in their header (RFC 4180)."""

from __future__ import annotations

import csv
import io
from typing import TYPE_CHECKING, NamedTuple

from parsing.dates import iso_date
from parsing.fields import field_of, lists_others, lists_papers, make_entry
from parsing.formats.markdown_list.bullets import is_paper_link
from parsing.formats.pubmed_text import appeared_in
from parsing.ids import find_arxiv
from parsing.lines import MOST_LINES
from parsing.markup import Inline, MarkupLink
from parsing.meta import NO_ANNOTATIONS, NO_META, Annotations, Author, Kind
from parsing.paper import Page, Problem
from parsing.patterns import pattern
from parsing.urls import find_links

if TYPE_CHECKING:
    from collections.abc import Container, Iterator, Sequence

    from parsing.meta import Meta
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
_MOST_ABOVE = 5
"""Lines of sentences above the header, as services begin their tables."""
_LINES_ABOVE = 20
"""Those and the blank ones among them, and a first row."""
_LONGEST_HEADER = 20_000
"""Characters: OpenAlex has some two hundred columns."""
_FURTHER = {
    "type": "kind",
    **dict.fromkeys(("status", "reading status", "read status"), "status"),
}
"""What columns mean in a table of papers alone."""
_WEB_OF_SCIENCE = {
    "pt": "kind", "dt": "kind", "vl": "volume", "is": "issue", "de": "keywords", "pm": "pubmed",
    "pu": "publisher", "wc": "subjects",
}  # fmt: skip
"""What its tags mean, which are no words."""
_IDS = frozenset(("doi", "arxiv", "pubmed", "openreview"))
_CITED = ("kind", "doi", "volume", "issue", "pages")
_READ = frozenset(("read", "done", "finished", "complete", "completed"))
_UNREAD = frozenset((
    "", "unread", "to read", "to be read", "not read", "not yet read", "not started", "todo",
    "to do", "reading", "in progress", "started", "skimmed", "queued", "backlog", "want to read",
    "later",
))  # fmt: skip
"""States of reading, as people call them in Notion and Airtable."""


class _Header(NamedTuple):
    """The line that names the columns, and where it stands in a text."""

    text: str
    start: int
    delimiter: str

    @property
    def end(self) -> int:
        return self.start + len(self.text)

    @property
    def names(self) -> list[str]:
        return _cells(self.text, self.delimiter)


def sniff(head: str) -> float:
    """Return how sure it is that a text is a table of papers: its header has to name a title."""
    header = _header_of(head)
    if not header.delimiter or len(header.text) > _LONGEST_HEADER:
        return 0.0
    names = header.names
    if set(names) >= _OWN:
        return 0.95
    if lists_others(names):
        return 0.0
    rows = [line for line in head[header.end :].split("\n") if line.strip()]
    if not any(header.delimiter in line for line in rows[:4]):
        return 0.0
    leads = _leads_to_papers(rows[:_LOOKED_AT])
    fields = _fields(names, leads=leads)
    known = {field for field in map(field_of, names) if field not in {"", "#", "id"}}
    if not _has_title(fields):
        # Of papers, but none can be told from another: that is said, rather than lines be guessed.
        return 0.6 if len(known) >= 2 and 2 * len(known) >= len(fields) else 0.0
    if len(known | {"title"}) >= 2 and (lists_papers(names) or leads):
        return 0.85
    return 0.7 if all(map(field_of, names)) and "title" in known else 0.0


def _fields(names: Sequence[str], *, leads: bool) -> list[str]:
    """The fields of columns. A name is a title where the others are those of papers."""
    fields = [field_of(name) for name in names]
    known, lower = set(fields), [name.strip("\ufeff ").lower() for name in names]
    if {"ti", "so"} <= set(lower):
        fields = [
            field or _WEB_OF_SCIENCE.get(name, "")
            for field, name in zip(fields, lower, strict=True)
        ]
    if leads or lists_papers(names):
        fields = [
            field or _FURTHER.get(name, "") for field, name in zip(fields, lower, strict=True)
        ]
    if "source" in lower and "volume" in known and "venue" not in known:
        fields[lower.index("source")] = "venue"
    if "gsrank" in lower:  # of Google Scholar, whose snippet is no abstract
        fields = ["" if field == "abstract" else field for field in fields]
    if "citation" in lower and "pubmed" in known:
        fields[lower.index("citation")] = "citation"
    are_papers = leads or known & _IDS or known >= {"authors", "venue"}
    if "name" in lower and are_papers and not _has_title(fields):
        fields[lower.index("name")] = "title"
    return fields


def _leads_to_papers(rows: Sequence[str]) -> bool:
    """Whether most of the first rows have the address or the arXiv identifier of a paper."""
    return 2 * sum(map(_names_paper, rows)) >= max(len(rows), 1)


def _names_paper(row: str) -> bool:
    return any(is_paper_link(MarkupLink("", url)) for url in find_links(row)) or any(
        find_arxiv(cell.strip('" '), bare=True).id for cell in pattern(r"[,;\t|]").split(row)
    )


def parse(text: str, name: str) -> Page:
    """Return the papers of a table, a row each; columns of other names are passed over."""
    entries: list[Entry] = []
    states: list[str] = []
    problems: list[Problem] = []
    top = _header_of(text[: 2 * _LONGEST_HEADER])
    before = text.count("\n", 0, top.start)
    rows = csv.reader(io.StringIO(text[top.start :], newline=""), delimiter=top.delimiter or ",")
    try:
        header = next(rows, [])
        own = set(header) >= _OWN
        first = text[top.end : top.end + 2 * _LONGEST_HEADER].split("\n", _LOOKED_AT)[:_LOOKED_AT]
        leads = _leads_to_papers([row for row in first if row.strip()])
        fields = _fields(header, leads=leads)
        if not own and not _has_title(fields):
            seen = f"a table without a column for the title: {', '.join(header)}"
            untitled = Problem(name, before + 1, seen, "nothing taken; call that column “Title”")
            return Page(name, "", (), (untitled,))
        state = fields.index("status") if "status" in fields else -1
        for line, row in _numbered(rows, before, problems, name):
            if not any(row):
                continue
            entry = _own_entry(header, row, line) if own else _entry(fields, row, line)
            if entry.title:
                entries.append(entry)
                states.append(row[state].strip().lower() if 0 <= state < len(row) else "")
            else:
                problems.append(Problem(name, line, "a row without a title", "left out"))
    except csv.Error as error:
        done = "the rows from here on are left out; look for a quotation mark without its other"
        problems.append(Problem(name, before + rows.line_num, f"no table from here: {error}", done))
    return Page(name, "", tuple(_with_read(entries, states)), tuple(problems))


def _with_read(entries: list[Entry], states: list[str]) -> list[Entry]:
    """The papers, with what was read marked, where each row says no other than that."""
    said = set(states)
    if not said <= _READ | _UNREAD or said.isdisjoint(_READ):
        return entries
    return [
        entry._replace(annotations=entry.annotations._replace(read=True))
        if state in _READ
        else entry
        for entry, state in zip(entries, states, strict=True)
    ]


def _has_title(fields: Container[str]) -> bool:
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
    entry = make_entry(values, line)
    if "citation" in values and (cited := appeared_in(values["citation"].text)) is not None:
        return entry._replace(meta=_filled(entry.meta, cited))
    return entry


def _filled(meta: Meta, cited: Meta) -> Meta:
    """The metadata, with what PubMed has in a column of where a paper appeared alone."""
    said = {field: getattr(meta, field) or getattr(cited, field) for field in _CITED}
    is_longer = len(cited.published) > len(meta.published)
    return meta._replace(**said, published=cited.published if is_longer else meta.published)


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
        cite_key=cells.get("cite_key", ""),
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


def _header_of(head: str) -> _Header:
    """The line that names the columns: below what tells Excel what parts them, and sentences."""
    first: _Header | None = None
    start = seen = 0
    lines = head.replace("\r", "\n").split("\n", _LINES_ABOVE)[:_LINES_ABOVE]
    for at, line in enumerate(lines):
        text = line.strip("\ufeff ")
        if text.strip() and not text.lower().startswith("sep="):
            header = _Header(text, start + line.find(text), _delimiter(text))
            if first is None:
                first = header
                if _has_title([field_of(name) for name in header.names]):
                    break
            elif _is_below(header, lines[at + 1 :]):
                return header
            seen += 1
            if seen > _MOST_ABOVE:
                break
        start += len(line) + 1
    return first or _Header("", 0, "")


def _is_below(header: _Header, lines: Sequence[str]) -> bool:
    """Whether a line below others is the header of a table for sure: a row of as many follows."""
    if header.delimiter in {"", "|"}:  # which Markdown has as well
        return False
    names = header.names
    fields = {field_of(name) for name in names} - {"", "#", "id"}
    row = next((line for line in lines if line.strip()), "")
    is_whole = row.count('"') % 2 == 0
    is_row = len(_cells(row, header.delimiter)) == len(names) if is_whole else True
    return _has_title(fields) and len(fields) >= 2 and is_row


def _delimiter(header: str) -> str:
    if header.startswith("|"):
        return ""
    counts = {each: header.count(each) for each in _DELIMITERS}
    best = max(counts, key=lambda each: counts[each])
    return best if counts[best] else ""


def _cells(line: str, delimiter: str) -> list[str]:
    if not delimiter:
        return []
    try:
        return next(csv.reader([line], delimiter=delimiter), [])
    except csv.Error:
        return []
