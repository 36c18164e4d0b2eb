"""References in TEI, as GROBID finds them in a PDF and HAL answers: ``biblStruct``, ``biblFull``.

https://tei-c.org/release/doc/tei-p5-doc/en/html/ref-biblStruct.html
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from parsing.authors import split_name
from parsing.dates import iso_date
from parsing.meta import Kind, Meta
from parsing.paper import Entry
from parsing.patterns import pattern
from parsing.xml_fields import (
    block_of,
    editor_of,
    every,
    first,
    line_of,
    page_of_elements,
    page_range,
    pages_of,
    people,
    person,
    text_at,
    with_identifiers,
)
from parsing.xml_root import xml_root

if TYPE_CHECKING:
    from collections.abc import Iterator
    from xml.etree.ElementTree import Element

    from parsing.meta import Author
    from parsing.paper import Page

_ROOTS = {"TEI", "teiCorpus", "listBibl", "biblStruct"}
_STRUCT = r"<(?:[\w.-]+:)?biblStruct[\s>]"
_RECORDS = {"biblStruct", "biblFull", "teiHeader"}
_UNITS = {"vol": "volume", "volume": "volume", "issue": "issue", "page": "pages", "pp": "pages"}
_DEEPEST = 12


def sniff(head: str) -> float:
    """Return how sure it is that a text which begins so is TEI with references."""
    return 1.0 if xml_root(head) in _ROOTS and pattern(_STRUCT).search(head) else 0.0


def parse(text: str, name: str) -> Page:
    """Return the page of the paper that a text is of, and of those it refers to."""
    return page_of_elements(text, name, _RECORDS, _entry, _DEEPEST)


def _entry(record: Element) -> Entry | str | None:
    is_struct = record.tag == "biblStruct"
    struct = record if is_struct else next(record.iter("biblStruct"), None)
    title = _title(struct) or ("" if is_struct else _first_text(record, "titleStmt", "title"))
    if struct is None or not title:
        # A list of references alone has a header that says nothing.
        return None if record.tag == "teiHeader" else "has no title"
    meta = _meta(struct)
    if is_struct:
        return Entry(title, "", 0, meta)
    described = next(record.iter("textClass"), None)
    terms = (each for words in every(described, "keywords") for each in words.iter("term"))
    meta = meta._replace(keywords=tuple(filter(None, map(line_of, terms))))
    return Entry(title, block_of(next(record.iter("abstract"), None)), 0, meta)


def _first_text(record: Element, holder: str, tag: str) -> str:
    return text_at(next(record.iter(holder), None), tag)


def _title(struct: Element | None) -> str:
    """The title of a paper, or of what is no part of anything."""
    return _titled(first(struct, "analytic")) or _titled(first(struct, "monogr"))


def _titled(holder: Element | None) -> str:
    titles = every(holder, "title")
    mains = [each for each in titles if each.get("type") == "main"] or titles
    return next(filter(None, map(line_of, mains)), "")


def _meta(struct: Element) -> Meta:
    part, whole = struct.find("analytic"), struct.find("monogr")
    is_part = bool(_titled(part))
    imprint = first(whole, "imprint")
    titles = {each.get("level"): line_of(each) for each in reversed(every(whole, "title"))}
    series = text_at(struct, "series", "title") or titles.pop("s", "")
    meeting = text_at(whole, "meeting")
    publisher = text_at(imprint, "publisher")
    scopes = {
        field: _scope(each)
        for each in reversed(every(imprint, "biblScope"))
        if (field := _UNITS.get(each.get("unit") or each.get("type") or ""))
    }
    authors = _authors(part) or _authors(whole)
    meta = Meta(
        kind=_kind(titles, is_part=is_part, meeting=meeting, publisher=publisher),
        authors=authors,
        published=_published(imprint),
        venue=(next(filter(None, titles.values()), "") or meeting) if is_part else "",
        series=series,
        editors=tuple(map(editor_of, _authors(whole, "editor"))),
        volume=scopes.get("volume", ""),
        issue=scopes.get("issue", ""),
        pages=scopes.get("pages", ""),
        publisher=publisher,
    )
    return with_identifiers(meta, _identifiers(struct))


def _kind(titles: dict[str | None, str], *, is_part: bool, meeting: str, publisher: str) -> Kind:
    """What can be told: a monograph is often just what could not be parted."""
    if is_part and titles.get("j"):
        return Kind.ARTICLE
    if is_part and meeting:
        return Kind.CONFERENCE
    return Kind.BOOK if titles.get("m") and publisher and not meeting else Kind.UNKNOWN


def _authors(holder: Element | None, tag: str = "author") -> tuple[Author, ...]:
    return people(map(_author, every(holder, tag)))


def _author(author: Element) -> Author | None:
    name = author.find("persName")
    if name is None:
        whole = text_at(author, "orgName") or ("" if len(author) else line_of(author))
        return split_name(whole) if whole else None
    given = " ".join(filter(None, map(line_of, name.findall("forename"))))
    family, suffix = text_at(name, "surname"), text_at(name, "genName")
    if not (family or given):
        return split_name(line_of(name)) if line_of(name) else None
    return person(family, given, suffix)


def _published(imprint: Element | None) -> str:
    dates = every(imprint, "date")
    dates.sort(key=lambda each: each.get("type") not in {"published", "datePub"})
    return next(filter(None, (iso_date(each.get("when") or line_of(each)) for each in dates)), "")


def _scope(scope: Element) -> str:
    return pages_of(scope.get("from") or "", scope.get("to") or "") or page_range(line_of(scope))


def _identifiers(struct: Element) -> Iterator[tuple[str, str]]:
    for holder in (struct.find("analytic"), struct, struct.find("monogr")):
        for each in every(holder, "idno"):
            yield (each.get("type") or "", line_of(each))
        for each in every(holder, "ptr"):
            yield ("uri", each.get("target") or "")
        for each in every(holder, "ref"):
            yield ("uri", each.get("target") or "")
