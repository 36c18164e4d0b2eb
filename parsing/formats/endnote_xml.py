"""EndNote's export as XML, which Mendeley, Papers and Zotero write as well."""

from __future__ import annotations

from typing import TYPE_CHECKING

from parsing.addresses import with_addresses
from parsing.authors import split_name
from parsing.dates import iso_date
from parsing.ids import find_arxiv, find_doi
from parsing.meta import NO_ANNOTATIONS, NO_RECEPTION, Annotations, Kind, Meta, of_whole_book
from parsing.paper import Entry, Page, Problem
from parsing.patterns import pattern
from parsing.prose import one_line
from parsing.xml_stream import read_elements, text_of_element

if TYPE_CHECKING:
    from xml.etree.ElementTree import Element

_SIGN = r"<xml>\s*<records>\s*<record>"
_KINDS = {
    "journal article": Kind.ARTICLE, "electronic article": Kind.ARTICLE,
    "magazine article": Kind.ARTICLE, "conference proceedings": Kind.CONFERENCE,
    "conference paper": Kind.CONFERENCE, "thesis": Kind.THESIS, "report": Kind.REPORT,
    "book": Kind.BOOK, "book section": Kind.BOOK, "electronic book": Kind.BOOK,
    "edited book": Kind.BOOK,
}  # fmt: skip


def sniff(head: str) -> float:
    """Return how sure it is that a text which begins so is an export of EndNote."""
    return 1.0 if pattern(_SIGN).search(head[:2000]) else 0.0


def parse(text: str, name: str) -> Page:
    """Return the page of records that have a title; the others are told."""
    entries: list[Entry] = []
    problems: list[Problem] = []
    for number, record in enumerate(read_elements(text, {"record"}, name, problems), 1):
        title = _text(record, "titles/title")
        if not title:
            problems.append(Problem(name, 0, f"record {number} has no title", "left out"))
            continue
        note = "\n".join(filter(None, (_text(record, "notes"), _text(record, "research-notes"))))
        annotations = Annotations(note=note) if note else NO_ANNOTATIONS
        abstract = _text(record, "abstract")
        entries.append(Entry(title, abstract, 0, _meta(record), NO_RECEPTION, annotations))
    return Page(name, "", tuple(entries), tuple(problems[:50]))


def _meta(record: Element) -> Meta:
    kind = record.find("ref-type")
    named = (kind.get("name") or "").lower() if kind is not None else ""
    venue = _text(record, "periodical/full-title") or _text(record, "titles/secondary-title")
    number = _text(record, "accession-num")
    pmid = pattern(r"(?i)(?:PMID:?\s*)?(\d{5,9})").fullmatch(number)
    arxiv = find_arxiv(number)
    is_pubmed = "medline" in _text(record, "remote-database-name").lower() or "PMID" in number
    meta = Meta(
        kind=_KINDS.get(named, Kind.UNKNOWN),
        authors=tuple(map(split_name, _texts(record, "contributors/authors/author"))),
        published=_published(record),
        arxiv=arxiv.id,
        arxiv_version=arxiv.version,
        doi=find_doi(_text(record, "electronic-resource-num")),
        pubmed=pmid[1] if pmid and is_pubmed else "",
        venue=venue,
        volume=_text(record, "volume"),
        issue=_text(record, "number"),
        pages=_text(record, "pages").replace("–", "-"),
        publisher=_text(record, "publisher"),
        keywords=tuple(_texts(record, "keywords/keyword")),
        cite_key=_text(record, "label"),
    )
    if named in {"book", "electronic book", "edited book"}:
        meta = of_whole_book(meta)
    return with_addresses(meta, _texts(record, "urls/related-urls/url"))


def _published(record: Element) -> str:
    """The year, or the day where that stands beside it: ``Nov 2``, ``2023-11-02``."""
    year = iso_date(_text(record, "dates/year"))
    day = next(
        (
            one_line(text_of_element(date))
            for dates in record.findall("dates")
            for pub_dates in dates.findall("pub-dates")
            for date in pub_dates.findall("date")
        ),
        "",
    )
    whole = iso_date(day) or iso_date(f"{day} {year}") if day else ""
    return whole if len(whole) > len(year) and whole.startswith(year) else year


def _text(record: Element, path: str) -> str:
    return next(iter(_texts(record, path)), "")


def _texts(record: Element, path: str) -> list[str]:
    # Step by step: for a path of several names ElementTree takes four times as long.
    *above, last = path.split("/")
    parent: Element | None = record
    for tag in above:
        parent = parent.find(tag) if parent is not None else None
    if parent is None:
        return []
    found = (one_line(text_of_element(element)) for element in parent.findall(last))
    return list(filter(None, found))
