"""Web of Science's plain text export: tagged lines, and what goes on below them indented.

The field tags are those of its help: https://webofscience.help.clarivate.com/.
"""

from __future__ import annotations

from parsing.authors import split_name
from parsing.dates import iso_date
from parsing.fields import kind_of
from parsing.ids import find_doi
from parsing.meta import Author, Meta
from parsing.paper import Entry, Page
from parsing.patterns import pattern
from parsing.tagged import Record, page_of_records, read_records

_LINE = r"\ufeff?([A-Z][A-Z0-9])(?: (.*)|$)"
_BEGIN = r"\ufeff?\s*+(?:FN [^\n]*\n(?:VR [^\n]*\n)?\s*+)?PT [A-Z]\s*\n"
_TAGGED = r"(?m)^(?:AU|AF|TI|SO|PY|AB|UT|ER)\b"
_LISTED = frozenset(("AU", "AF", "CA", "BE"))


def sniff(head: str) -> float:
    """Return how sure it is that a text which begins so is an export of Web of Science."""
    head = head.replace("\r\n", "\n")
    is_begun = pattern(_BEGIN).match(head) is not None
    return 1.0 if is_begun and len(pattern(_TAGGED).findall(head)) >= 2 else 0.0


def parse(text: str, name: str) -> Page:
    """Return the page of records that have a title; the others are told by line."""
    records = read_records(text.replace("\r\n", "\n"), _LINE, "PT", "ER", _LISTED)
    return page_of_records(records, name, _entry)


def _entry(record: Record) -> Entry | None:
    title = record.first("TI")
    return Entry(title, record.first("AB"), record.line, _meta(record)) if title else None


def _meta(record: Record) -> Meta:
    year = record.first("PY")
    authors = [split_name(name) for name in record.all("AF") or record.all("AU")]
    pages = (record.first("BP"), record.first("EP"))
    return Meta(
        kind=kind_of(record.first("DT")) or kind_of(record.first("PT")),
        authors=(*authors, *(Author(literal=name) for name in record.all("CA"))),
        published=iso_date(f"{record.first('PD')} {year}".strip().title()) or iso_date(year),
        doi=find_doi(record.first("DI")),
        pubmed=record.first("PM"),
        venue=record.first("SO"),
        volume=record.first("VL"),
        issue=record.first("IS"),
        pages="-".join(filter(None, pages)),
        publisher=record.first("PU"),
        subjects=_parted(record.first("WC")),
        keywords=_parted(record.first("DE")),
    )


def _parted(text: str) -> tuple[str, ...]:
    return tuple(part for each in text.split(";") if (part := each.strip()))
