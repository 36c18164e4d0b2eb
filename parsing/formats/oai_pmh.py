"""Answers of repositories to harvesters (OAI-PMH), and records cut out of them.

https://www.openarchives.org/OAI/openarchivesprotocol.html; https://info.arxiv.org/help/oa. The
records are arXiv's own (``arXiv``, ``arXivRaw``), Dublin Core, MODS or JATS.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from parsing.authors import authors_one_each, split_authors, split_name
from parsing.dates import iso_date
from parsing.fields import kind_of
from parsing.formats import jats, mods
from parsing.ids import find_arxiv, find_doi
from parsing.meta import Kind, Meta
from parsing.paper import Entry
from parsing.patterns import pattern, without_start
from parsing.prose import strip_markup, unwrap
from parsing.xml_fields import (
    every,
    line_of,
    page_of_elements,
    page_range,
    people,
    person,
    text_at,
    texts_at,
    with_identifiers,
)
from parsing.xml_root import xml_root
from parsing.xml_stream import text_of_element

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from xml.etree.ElementTree import Element

    from parsing.meta import Author
    from parsing.paper import Page

_RECORDS = ("record", "Record")
_DELETED = r"<record>\s*<header[^<>]{0,200}status=.deleted"
_KNOWN = r"<(?:[\w.-]+:)?(?:arXiv(?:Raw)?|dc|mods|article)[\s>]"
_NAMESPACES = (
    "http://www.openarchives.org/OAI/2.0/oai_dc/",
    "http://arxiv.org/OAI/arXiv",
)
_OWN = r"<(?:[\w.-]+:)?(?:arXiv(?:Raw)?|dc)[\s>]"
_REMARK = "Comments?: "
_SOURCE = (
    r"(?P<venue>[^;]{3,300}); (?:Vol\.? ?(?P<volume>[\w.-]{1,20}))?,?\s?"
    r"(?:(?:No|Issue)\.? ?(?P<issue>[\w.-]{1,20}))?\s?(?:\(\d{4}\))?(?:[:;].{0,300}?)?"
    r"(?:; ?(?P<pages>\d{1,6}[-–]\d{1,6}))?"
)
"""Where a journal of Open Journal Systems had it: ``Fog; Vol. 3 No. 4 (2024); 12-34``."""


def sniff(head: str) -> float:
    """Return how sure it is that a text which begins so is an answer with records it knows."""
    if xml_root(head) == "OAI-PMH":
        if pattern(_KNOWN).search(head):
            return 1.0
        # What was deleted has nothing but a header; others may stand further down.
        return 0.9 if pattern(_DELETED).search(head) and "<metadata" not in head else 0.0
    is_own = any(each in head for each in _NAMESPACES) and pattern(_OWN).search(head)
    return 0.95 if is_own else 0.0


def parse(text: str, name: str) -> Page:
    """Return the page of records that have a title; the others are told, deleted ones too."""
    return page_of_elements(text, name, {*_RECORDS, *_READERS}, _entry, deepest=5)


def _entry(element: Element) -> Entry | str | None:
    if element.tag not in _RECORDS:
        return _READERS[element.tag](element)
    found = next((each for each in element.iter() if each.tag in _READERS), None)
    if found is not None:
        return _READERS[found.tag](found)
    header = element.find("header")
    was_deleted = header is not None and header.get("status") == "deleted"
    return "was deleted" if was_deleted else "is of a kind that carrel does not know"


def _of_arxiv(paper: Element) -> Entry | str:
    title = text_at(paper, "title")
    if not title:
        return "has no title"
    arxiv = find_arxiv(text_at(paper, "id"), bare=True)
    versions = (*paper.findall("version"), *every(paper, "versions", "version"))
    dates = [iso_date(text_at(each, "date")) for each in versions]
    numbers = [pattern(r"v(\d{1,3})").search(_version(each)) for each in versions]
    published = text_at(paper, "created") or next(iter(dates), "")
    updated = text_at(paper, "updated") or next(reversed(dates), "")
    categories = text_at(paper, "categories").split()
    authors, et_al = _authors_of_arxiv(paper)
    meta = Meta(
        kind=Kind.PREPRINT,
        authors=authors,
        et_al=et_al,
        published=iso_date(published),
        updated=iso_date(updated) if updated != published else "",
        arxiv=arxiv.id,
        arxiv_version=arxiv.version or max((int(each[1]) for each in numbers if each), default=0),
        arxiv_class=next(iter(categories), ""),
        doi=find_doi(text_at(paper, "doi")),
        venue=text_at(paper, "journal-ref"),
        subjects=tuple(categories),
        comment=text_at(paper, "comments"),
    )
    abstract = paper.find("abstract")
    return Entry(title, unwrap("" if abstract is None else text_of_element(abstract)), 0, meta)


def _version(version: Element) -> str:
    return version.get("version") or text_at(version, "version")


def _authors_of_arxiv(paper: Element) -> tuple[tuple[Author, ...], bool]:
    """The authors, in parts, or all in one line with their affiliations in brackets."""
    authors = paper.find("authors")
    if authors is None:
        return (), False
    if not len(authors):
        return split_authors(line_of(authors))
    named = (
        person(text_at(each, "keyname"), text_at(each, "forenames"), text_at(each, "suffix"))
        for each in authors.findall("author")
    )
    return people(named), False


def _of_dublin_core(record: Element) -> Entry | str:
    title = " ".join(strip_markup(text_at(record, "title")).split())
    if not title:
        return "has no title"
    described = [text_of_element(each).strip() for each in record.findall("description")]
    remarks = [each for each in described if pattern(_REMARK).match(each)]
    abstracts = [each for each in described if each not in remarks]
    ids = tuple(_identifiers(record))
    dates = sorted(filter(None, map(iso_date, texts_at(record, "date"))))
    authors, et_al = authors_one_each(texts_at(record, "creator"))
    # The most telling stand last, in the address of a vocabulary: ``…/semantics/preprint``.
    kinds = (kind_of(each.rpartition("/")[2]) for each in texts_at(record, "type"))
    meta = Meta(
        kind=next((kind for kind in kinds if kind), Kind.UNKNOWN),
        authors=tuple(split_name(each.literal) for each in authors),
        et_al=et_al,
        published=next(iter(dates), ""),
        publisher=text_at(record, "publisher"),
        subjects=texts_at(record, "subject"),
        comment=next((without_start(_REMARK, each) for each in remarks), ""),
    )
    meta = with_identifiers(meta, ids)
    if meta.arxiv:
        meta = meta._replace(
            kind=meta.kind or Kind.PREPRINT,
            updated=dates[-1] if dates[-1:] != dates[:1] else "",
        )
    abstract = next(filter(None, abstracts), "")
    text = unwrap(abstract) if meta.arxiv and "<p" not in abstract else strip_markup(abstract)
    return Entry(title, text, 0, _with_source(meta, record))


def _identifiers(record: Element) -> Iterator[tuple[str, str]]:
    for each in texts_at(record, "identifier"):
        yield ("", each)
    for each in texts_at(record, "relation"):
        # Of other things that it is related to nothing is taken.
        if "/altIdentifier/" in each:
            kind, _, value = each.partition("/altIdentifier/")[2].partition("/")
            yield (kind, value)


def _with_source(meta: Meta, record: Element) -> Meta:
    for each in texts_at(record, "source"):
        if (found := pattern(_SOURCE).fullmatch(each)) and (found["volume"] or found["issue"]):
            return meta._replace(
                kind=meta.kind or Kind.ARTICLE,
                venue=found["venue"],
                volume=found["volume"] or "",
                issue=found["issue"] or "",
                pages=page_range(found["pages"] or ""),
            )
    return meta


_READERS: dict[str, Callable[[Element], Entry | str | None]] = {
    "arXiv": _of_arxiv,
    "arXivRaw": _of_arxiv,
    "dc": _of_dublin_core,
    "mods": mods.entry_of,
    "article": jats.entry_of,
}
"""What reads a record, by the name of its element."""
