"""Zotero's export as RDF: items, and what they refer to (journals, notes, collections).

https://github.com/zotero/translators/blob/master/Zotero%20RDF.js
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from parsing.dates import iso_date
from parsing.fields import kind_of
from parsing.formats.csl_json import read_noted
from parsing.ids import find_arxiv_class
from parsing.meta import NO_ANNOTATIONS, NO_RECEPTION, Annotations, Kind, Meta
from parsing.paper import Entry
from parsing.prose import part_remark, strip_markup
from parsing.records import page_of_records
from parsing.xml_fields import (
    block_of,
    editor_of,
    every,
    line_of,
    page_range,
    people,
    person,
    text_at,
    texts_at,
    with_identifiers,
    without_namespaces,
)
from parsing.xml_root import xml_root
from parsing.xml_stream import read_elements, text_of_element

if TYPE_CHECKING:
    from collections.abc import Iterator
    from xml.etree.ElementTree import Element

    from parsing.meta import Author
    from parsing.paper import Page, Problem

_SIGN = "http://www.zotero.org/namespaces/export#"
_RDF = "{http://www.w3.org/1999/02/22-rdf-syntax-ns#}"
_NO_PAPERS = frozenset(("attachment", "note", "annotation"))
_HEAD = 4000
_LONGEST = 1000
"""Characters of what many items may refer to: each has it then."""


class _Whole(NamedTuple):
    """What items are part of: a journal, a book, a series. Many may be part of it: it is short."""

    is_series: bool
    title: str
    volume: str
    number: str
    doi: str


class _Library(NamedTuple):
    """What items refer to, by its address, and names of collections by that of an item."""

    wholes: dict[str, _Whole]
    notes: dict[str, str]
    lists: dict[str, list[str]]


def sniff(head: str) -> float:
    """Return how sure it is that a text which begins so is an export of Zotero."""
    return 1.0 if xml_root(head) == "RDF" and _SIGN in head[:_HEAD] else 0.0


def parse(text: str, name: str) -> Page:
    """Return the page of items that have a title; attachments and notes are none."""
    problems: list[Problem] = []
    elements = list(map(without_namespaces, read_elements(text, None, name, problems)))
    library = _Library({}, {}, {})
    for each in elements:
        if each.tag == "Memo":
            library.notes[_address(each)] = text_at(each, "value")
        elif each.tag == "Collection" and (title := text_at(each, "title")[:_LONGEST]):
            for part in each.findall("hasPart"):
                library.lists.setdefault(_reference(part), []).append(title)
        elif not _is_item(each):
            library.wholes[_address(each)] = _whole(each)
    papers = [each for each in elements if _is_item(each)]
    found = ((number, 0, _entry(each, library)) for number, each in enumerate(papers, 1))
    return page_of_records(found, name, problems)


def _address(element: Element) -> str:
    return element.get(f"{_RDF}about") or ""


def _reference(element: Element) -> str:
    return element.get(f"{_RDF}resource") or ""


def _is_item(element: Element) -> bool:
    """Whether it is one of the library: what items refer to is of no kind."""
    kind = text_at(element, "itemType")
    return bool(kind) and kind not in _NO_PAPERS


def _entry(item: Element, library: _Library) -> Entry | str:
    title = strip_markup(text_at(item, "title"))
    if not title:
        return "has no title"
    notes, comments = _notes(item, library)
    annotations = Annotations(
        tags=tuple(line_of(each) for each in item.findall("subject") if not len(each)),
        lists=tuple(library.lists.get(_address(item), ())),
        note="\n\n".join(notes),
    )
    if annotations == NO_ANNOTATIONS:
        annotations = NO_ANNOTATIONS
    meta = _meta(item, library)._replace(comment=next(iter(comments), ""))
    abstract = strip_markup(block_of(item.find("abstract")))
    return Entry(title, abstract, 0, meta, NO_RECEPTION, annotations)


def _meta(item: Element, library: _Library) -> Meta:
    within = list(_wholes(item, library))
    venues = [each for each in within if not each.is_series]
    series = next((each.title for each in within if each.is_series), "")
    extra = item.find("description")
    noted, _ = read_noted("" if extra is None else text_of_element(extra))
    automatic = (text_at(each, "AutomaticTag", "value") for each in item.findall("subject"))
    editors = _people(item, "editors")
    numbers = (text_at(item, "number"), *(each.number for each in venues))
    number = next(filter(None, numbers), "")
    volumes = (text_at(item, "volume"), *(each.volume for each in venues))
    meta = Meta(
        kind=kind_of(text_at(item, "itemType")),
        authors=_people(item, "authors") or editors,
        published=iso_date(text_at(item, "date")),
        venue=next((each.title for each in venues if each.title), "")
        or text_at(item, "presentedAt", "Conference", "title"),
        series=series,
        editors=tuple(map(editor_of, editors)),
        volume=next(filter(None, volumes), ""),
        pages=page_range(text_at(item, "pages")),
        publisher=text_at(item, "publisher", "Organization", "name"),
        keywords=tuple(filter(None, automatic)),
        cite_key=text_at(item, "citationKey") or noted.get("citation key", ""),
    )
    meta = with_identifiers(meta, _identifiers(item, venues, noted))
    if meta.arxiv:
        named = (f"arXiv:{noted.get('arxiv', '')}", number)
        return meta._replace(
            kind=meta.kind or Kind.PREPRINT,
            arxiv_class=next(filter(None, map(find_arxiv_class, named)), ""),
            publisher="" if meta.publisher == "arXiv" else meta.publisher,
        )
    return meta._replace(issue=number)


def _wholes(item: Element, library: _Library) -> Iterator[_Whole]:
    """What an item is part of: it stands there, or elsewhere under its address."""
    for part in item.findall("isPartOf"):
        yield from map(_whole, part)
        if (reference := _reference(part)) in library.wholes:
            yield library.wholes[reference]


def _whole(element: Element) -> _Whole:
    dois = (
        value
        for kind, _, value in (each.partition(" ") for each in texts_at(element, "identifier"))
        if kind == "DOI"
    )
    parts = (text_at(element, "title"), text_at(element, "volume"), text_at(element, "number"))
    short = (each[:_LONGEST] for each in (*parts, next(dois, "")))
    return _Whole(element.tag == "Series", *short)


def _people(item: Element, tag: str) -> tuple[Author, ...]:
    return people(_person(each) for entry in every(item, tag, "Seq", "li") for each in entry)


def _person(one: Element) -> Author | None:
    given = text_at(one, "givenName") or text_at(one, "givenname")
    return person(text_at(one, "surname") or text_at(one, "name"), given)


def _identifiers(
    item: Element, venues: list[_Whole], noted: dict[str, str]
) -> Iterator[tuple[str, str]]:
    for each in item.findall("identifier"):
        if address := text_at(each, "URI", "value"):
            yield ("uri", address)
        else:
            kind, _, value = line_of(each).partition(" ")
            yield (kind, value) if value else ("", kind)
    for venue in venues:
        yield ("doi", venue.doi)
    yield ("arxiv", noted.get("arxiv", "").partition(" ")[0])
    yield ("pmid", noted.get("pmid", ""))
    yield ("doi", noted.get("doi", ""))
    for tag in ("number", "archiveID", "description"):
        if "arxiv" in (said := text_at(item, tag)).lower():
            yield ("other", said)


def _notes(item: Element, library: _Library) -> tuple[list[str], list[str]]:
    """A person's notes, and the authors' comments that Zotero keeps as such."""
    notes: list[str] = []
    comments: list[str] = []
    for each in item.findall("isReferencedBy"):
        # A note is of one item.
        memo = library.notes.pop(_reference(each), "") or text_at(each, "Memo", "value")
        note, comment = part_remark(strip_markup(memo))
        notes += [note] if note else []
        comments += [comment] if comment else []
    return notes, comments
