"""EndNote's export as XML, which Mendeley, Papers and Zotero write as well."""

from __future__ import annotations

from typing import TYPE_CHECKING

from parsing.addresses import with_addresses
from parsing.authors import split_name
from parsing.dates import day_of_year
from parsing.ids import find_arxiv, find_doi
from parsing.meta import NO_ANNOTATIONS, NO_RECEPTION, Annotations, Kind, Meta, of_whole_book
from parsing.paper import Entry
from parsing.patterns import pattern
from parsing.prose import one_line
from parsing.xml_fields import page_of_elements
from parsing.xml_stream import text_of_element

if TYPE_CHECKING:
    from collections.abc import Mapping
    from typing import TypeAlias
    from xml.etree.ElementTree import Element

    from parsing.paper import Page

    _Parts: TypeAlias = Mapping[str, Element]
    """The parts of a record by their names."""

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
    return page_of_elements(text, name, {"record"}, _entry)


def _entry(record: Element) -> Entry | str:
    parts = {part.tag: part for part in reversed(record)}  # the first of a name
    title = _text(parts, "titles/title")
    if not title:
        return "has no title"
    note = "\n".join(filter(None, (_text(parts, "notes"), _text(parts, "research-notes"))))
    annotations = Annotations(note=note) if note else NO_ANNOTATIONS
    abstract = _text(parts, "abstract")
    return Entry(title, abstract, 0, _meta(parts), NO_RECEPTION, annotations)


def _meta(parts: _Parts) -> Meta:
    kind = parts.get("ref-type")
    named = (kind.get("name") or "").lower() if kind is not None else ""
    venue = _text(parts, "periodical/full-title") or _text(parts, "titles/secondary-title")
    number = _text(parts, "accession-num")
    pmid = pattern(r"(?i)(?:PMID:?\s*)?(\d{5,9})").fullmatch(number)
    arxiv = find_arxiv(number)
    is_pubmed = "medline" in _text(parts, "remote-database-name").lower() or "PMID" in number
    meta = Meta(
        kind=_KINDS.get(named, Kind.UNKNOWN),
        authors=tuple(map(split_name, _texts(parts, "contributors/authors/author"))),
        published=_published(parts),
        arxiv=arxiv.id,
        arxiv_version=arxiv.version,
        doi=find_doi(_text(parts, "electronic-resource-num")),
        pubmed=pmid[1] if pmid and is_pubmed else "",
        venue=venue,
        volume=_text(parts, "volume"),
        issue=_text(parts, "number"),
        pages=_text(parts, "pages").replace("–", "-"),
        publisher=_text(parts, "publisher"),
        keywords=tuple(_texts(parts, "keywords/keyword")),
        cite_key=_text(parts, "label"),
    )
    if named in {"book", "electronic book", "edited book"}:
        meta = of_whole_book(meta)
    return with_addresses(meta, _texts(parts, "urls/related-urls/url"))


def _published(parts: _Parts) -> str:
    """The year, or the day where that stands beside it: ``Nov 2``, ``2023-11-02``."""
    if "dates" not in parts:
        return ""
    year = _text(parts, "dates/year")
    day = next(
        (
            one_line(text_of_element(date))
            for pub_dates in parts["dates"].findall("pub-dates")
            for date in pub_dates.findall("date")
        ),
        "",
    )
    return day_of_year(year, day)


def _text(parts: _Parts, path: str) -> str:
    return next(iter(_texts(parts, path)), "")


def _texts(parts: _Parts, path: str) -> list[str]:
    """What the elements at the end of a path say, those that say something."""
    first, *further = path.split("/")
    # Most of a record's parts are missing; and for a path ElementTree takes four times as long.
    parent = parts.get(first)
    if parent is None:
        return []
    if not further:
        return [said] if (said := one_line(text_of_element(parent))) else []
    *above, last = further
    for tag in above:
        parent = parent.find(tag)
        if parent is None:
            return []
    found = [one_line(text_of_element(element)) for element in parent.findall(last)]
    return list(filter(None, found))
