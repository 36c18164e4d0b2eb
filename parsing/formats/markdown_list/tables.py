"""Tables of papers in Markdown, by the names in their header."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from parsing.authors import names_in
from parsing.fields import field_of, lists_others, lists_papers, make_entry
from parsing.formats.markdown_list.bullets import is_label, is_paper_link, leads_to_paper
from parsing.link_fields import with_links
from parsing.markup import Inline, plain
from parsing.meta import NO_META
from parsing.paper import Entry
from parsing.patterns import pattern
from parsing.plausible import reads_as_title

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

_DELIMITER_ROW = r"\s*+\|?\s*+:?-++:?\s*+(?:\|\s*+:?-++:?\s*+)*+\|?\s*+"
_PIPE = r"(?<!\\)\|"
_HINT = frozenset(("published", "url", "code", "pdf"))
"""What tables of a blog and of releases have as well: these are of papers if they lead to some."""
_WHO_TALKS = frozenset(("speaker", "speakers", "presenter", "presenters", "discussant"))
_LONG_CELL = 200
"""Characters of a cell that has more than a title."""
_WITH_ABSTRACT = (
    r"\s{0,9}(?:\d{1,3}[.)]\s{0,9})?(?:\*\*(?P<bold>[^*]{3,300})\*\*|(?P<title>[^\s\[].{3,150}?))"
    r"(?:\s{0,9}(?:[-–—:]|<br\s?/?>)\s{1,9}|\s{2,20})(?P<abstract>\S.{60,})"
)
_FEWEST_WORDS = 3
"""Of a title whose authors stand behind it in its cell."""
_LOOKED_AT = 20
"""Rows that say where a table leads to."""


def delimiter_row(line: str) -> bool:
    """Return whether a line is what stands below the header of a table: ``|---|:--:|``."""
    return "-" in line and "|" in line and pattern(_DELIMITER_ROW).fullmatch(line) is not None


def split_row(line: str) -> list[str]:
    """Return the cells of a row as they stand."""
    line = line.strip()
    cells = pattern(_PIPE).split(line) if "\\|" in line else line.split("|")
    return cells[line.startswith("|") : -1 if not cells[-1].strip() else None]


@dataclass(slots=True)
class MarkdownTable:
    """A table: its header, and its rows with their 1-based lines."""

    line: int
    """1-based, of the header."""
    header: list[str]
    rows: list[tuple[int, list[str]]]

    @property
    def fields(self) -> list[str]:
        """What the columns mean, nothing for those of other names."""
        return [field_of(plain(cell).text) for cell in self.header]

    @property
    def lists_papers(self) -> bool:
        """Whether the header names a title, and something else that papers have."""
        fields = set(self.fields)
        named = fields & {"title", "paper"}
        if not named or self.is_of_others:
            return False
        vouched = lists_papers(plain(cell).text for cell in self.header)
        if vouched or len(named) > 1 or (fields & _HINT and "paper" in named):
            return True
        return bool(fields & _HINT or "paper" in named) and self._leads_to_papers()

    @property
    def is_of_others(self) -> bool:
        """Whether a column is one that lists of other things have."""
        return lists_others(plain(cell).text for cell in self.header)

    def _leads_to_papers(self) -> bool:
        rows = self.rows[:_LOOKED_AT]
        links = [[link for cell in cells for link in plain(cell).links] for _, cells in rows]
        return 2 * sum(any(map(is_paper_link, each)) for each in links) >= max(len(rows), 1)

    @property
    def lacks_a_title(self) -> bool:
        """Whether most of the header is what papers have, but none of it names them."""
        known = [field for field in self.fields if field not in {"", "#", "id"}]
        named = {"title", "paper"} & set(known)
        return (
            not named
            and not self.is_of_others
            and len(known) >= 2
            and 2 * len(known) >= len(self.header)
        )

    def entries(self, refs: Mapping[str, str]) -> list[Entry]:
        """Return the papers of a table that lists some."""
        entries = list(self._entries(refs))
        parted = [_parted(entry) for entry in entries]
        # Some titles go on with *by* and words in capitals; where most do, these are names, of
        # which some paper has several.
        signed = [one for one, other in zip(parted, entries, strict=True) if one is not other]
        several = any(len(each.meta.authors) > 1 or each.meta.et_al for each in signed)
        return parted if several and 2 * len(signed) > len(entries) else entries

    def readings(self, refs: Mapping[str, str]) -> list[Entry]:
        """Return the papers that a table of something else names by links: that of a course, say.

        Args:
            refs: the addresses of reference links.
        """
        if self.lists_papers or self.is_of_others:
            return []
        return [
            Entry(link.text, "", line, with_links(NO_META, [link]))
            for line, cells in self.rows
            for cell in cells
            if "](" in cell or "][" in cell
            for link in plain(cell, refs).links
            if leads_to_paper(link)
            and len(link.text.split()) >= _FEWEST_WORDS
            and not is_label(link.text)
        ]

    def _entries(self, refs: Mapping[str, str]) -> Iterator[Entry]:
        if not self.lists_papers:
            return
        fields = self.fields
        # Of talks, some of which are about no paper: a holiday, a practical.
        is_schedule = any(plain(cell).text.lower() in _WHO_TALKS for cell in self.header)
        for line, cells in self.rows:
            values: dict[str, Inline] = {}
            for field, cell in zip(fields, cells, strict=False):
                said = cell
                if (
                    field in {"title", "paper"}
                    and len(cell) > _LONG_CELL
                    and len(plain(cell).text) > _LONG_CELL
                ):
                    found = pattern(_WITH_ABSTRACT).fullmatch(cell)
                    if found and "abstract" not in fields:
                        values["abstract"] = plain(found["abstract"], refs)
                        said = found["bold"] or found["title"]
                if field and field not in values and (value := plain(said, refs)).text:
                    values[field] = _linked(value) if field == "title" else value
            entry = make_entry(values, line)
            if entry.title and (
                not is_schedule or _is_linked(entry) or reads_as_title(entry.title)
            ):
                yield entry


def _parted(entry: Entry) -> Entry:
    """A paper whose cell names the authors behind the title: ``Lamps by Ann Doe``."""
    title, _, by = entry.title.rpartition(" by ")
    if len(title.split()) < _FEWEST_WORDS or entry.meta.authors:
        return entry
    authors, et_al = names_in(by)
    if not authors:
        return entry
    return entry._replace(
        title=title.strip(), meta=entry.meta._replace(authors=authors, et_al=et_al)
    )


def _linked(title: Inline) -> Inline:
    """A title without what stands below it in its cell, if it is what the cell's link says."""
    first = title.links[0].text if title.links else ""
    is_title = title.text.startswith(first) and len(first.split()) > 2
    return Inline(first, title.links) if is_title else title


def _is_linked(entry: Entry) -> bool:
    meta = entry.meta
    return any((meta.arxiv, meta.doi, meta.openreview, meta.pdf, meta.url))
