"""PubMed's own export (MEDLINE, ``.nbib``): tagged lines, and longer ones wrapped and indented.

https://www.nlm.nih.gov/bsd/mms/medlineelements.html
"""

from __future__ import annotations

from parsing.authors import split_name
from parsing.dates import iso_date
from parsing.ids import find_doi
from parsing.meta import Author, Kind, Meta
from parsing.paper import Entry, Page
from parsing.patterns import pattern
from parsing.tagged import Record, page_of_records, read_records

_LINE = r"\ufeff?([A-Z]{2,4}) {0,3}- ?(.*)"
_BEGIN = r"\ufeff?\s*PMID ?- ?\d+[ \t]*\r?\n"
_TAGGED = r"(?m)^(?:OWN|STAT|DP|TI|AB|AU|FAU|JT|TA|PT|LID|AID|MH|DCOM|LR|IS|VI|PG) {0,3}- "
KINDS = {
    "preprint": Kind.PREPRINT,
    "journal article": Kind.ARTICLE,
    "review": Kind.ARTICLE,
    "book chapter": Kind.BOOK,
    "academic dissertation": Kind.THESIS,
    "technical report": Kind.REPORT,
}
"""Kinds by PubMed's types of publications, in small letters; the first that a record has counts."""


def sniff(head: str) -> float:
    """Return how sure it is that a text which begins so is an export of PubMed."""
    is_begun = pattern(_BEGIN).match(head) is not None
    return 1.0 if is_begun and len(pattern(_TAGGED).findall(head)) >= 2 else 0.0


def parse(text: str, name: str) -> Page:
    """Return the page of records that have a title; the others are told by line."""
    return page_of_records(read_records(text, _LINE, "PMID"), name, _entry)


def _entry(record: Record) -> Entry | None:
    title = record.first("TI", "BTI")
    return Entry(title, record.first("AB"), record.line, _meta(record)) if title else None


def _meta(record: Record) -> Meta:
    types = [each.lower() for each in record.all("PT")]
    dois = [each for each in record.all("LID", "AID") if each.endswith("[doi]")]
    authors = [split_name(name) for name in record.all("FAU") or record.all("AU")]
    return Meta(
        kind=next((kind for name, kind in KINDS.items() if name in types), Kind.UNKNOWN),
        authors=(*authors, *(Author(literal=name) for name in record.all("CN"))),
        published=iso_date(record.first("DP")) or iso_date(record.first("DEP")),
        doi=find_doi(dois[0]) if dois else "",
        pubmed=record.first("PMID"),
        venue=record.first("JT", "TA"),
        volume=record.first("VI"),
        issue=record.first("IP"),
        pages=whole_pages(record.first("PG")),
        publisher=record.first("PB"),
        subjects=tuple(each.replace("*", "") for each in record.all("MH")),
        keywords=tuple(each.lstrip("*") for each in record.all("OT")),
    )


def whole_pages(said: str) -> str:
    """Return pages with the last one whole: PubMed's ``112-9`` is 112-119."""
    found = pattern(r"(\d+)-(\d+)").fullmatch(said)
    if found is None or len(found[2]) >= len(found[1]):
        return said
    return f"{found[1]}-{found[1][: -len(found[2])]}{found[2]}"
