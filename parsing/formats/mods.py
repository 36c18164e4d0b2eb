"""MODS: bibliographies as libraries, bibutils and the ACL Anthology write them.

https://www.loc.gov/standards/mods/userguide/
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from parsing.authors import split_name
from parsing.dates import iso_date
from parsing.fields import kind_of
from parsing.meta import Kind, Meta, of_whole_book
from parsing.paper import Entry
from parsing.patterns import pattern
from parsing.xml_fields import (
    block_of,
    editor_of,
    every,
    first,
    line_of,
    page_of_elements,
    pages_of,
    person,
    text_at,
    texts_at,
    with_identifiers,
)
from parsing.xml_root import xml_root

if TYPE_CHECKING:
    from collections.abc import Iterator
    from xml.etree.ElementTree import Element

    from parsing.meta import Author
    from parsing.paper import Page

_DATES = ("dateIssued", "dateCreated", "copyrightDate", "dateOther")
_ROLES = {
    "author": "author", "aut": "author", "creator": "author", "cre": "author",
    "editor": "editor", "edt": "editor",
    "degree grantor": "grantor", "dgg": "grantor",
}  # fmt: skip
"""What somebody is by the words and the codes of MARC."""
_GENRES = {"academic journal": Kind.ARTICLE, "periodical": Kind.ARTICLE,
           "collection": Kind.BOOK}  # fmt: skip
_PAGE_UNITS = {"page", "pages", None}


def sniff(head: str) -> float:
    """Return how sure it is that a text which begins so is MODS."""
    return 1.0 if xml_root(head) in {"mods", "modsCollection"} else 0.0


def parse(text: str, name: str) -> Page:
    """Return the page of records that have a title; the others are told."""
    return page_of_elements(text, name, {"mods"}, entry_of)


def entry_of(record: Element) -> Entry | str:
    """Return the paper of a record, or why there is none."""
    title = _title(record)
    if not title:
        return "has no title"
    related = record.findall("relatedItem")
    host = next((each for each in related if each.get("type") == "host"), None)
    kind = _kind(record) or (_kind_alone(record) if host is None else _kind(host))
    meta = _meta(record, host)._replace(kind=kind)
    series = (
        _title(each)
        for each in (*related, *every(host, "relatedItem"))
        if each is not host and each.get("type") in {"host", "series"}
    )
    meta = meta._replace(series=next(filter(None, series), ""))
    if kind is Kind.BOOK and _kind(record) is Kind.BOOK and not meta.pages:
        meta = of_whole_book(meta)
    return Entry(title, block_of(record.find("abstract")), 0, meta)


def _meta(record: Element, host: Element | None) -> Meta:
    people: dict[str, list[Author]] = {}
    for holder in (record, host):
        for role, author in _people(holder):
            # Who is named with the book that a chapter stands in made that.
            known = role if holder is record or role == "editor" else ""
            people.setdefault(known, []).append(author)
    parts = [each for each in (record.find("part"), first(host, "part")) if each is not None]
    topics = [each for subject in record.findall("subject") for each in texts_at(subject, "topic")]
    if len(topics) == 1:  # in which bibutils puts all keywords
        topics = [part.strip() for part in pattern(r"[;,]").split(topics[0])]
    ids = list(_identifiers(record))
    notes = (line_of(each) for each in record.findall("note") if not each.get("type"))
    meta = Meta(
        authors=tuple(people.get("author", people.get("editor", ()))),
        published=_published(record, host, parts),
        venue=_title(host),
        editors=tuple(map(editor_of, people.get("editor", ()))),
        volume=_detail(parts, "volume"),
        issue=_detail(parts, "issue") or _detail(parts, "number"),
        pages=next(filter(None, map(_pages, parts)), ""),
        publisher=text_at(record, "originInfo", "publisher")
        or text_at(host, "originInfo", "publisher"),
        organisation=next((each.name for each in people.get("grantor", ())), ""),
        keywords=tuple(filter(None, topics)),
        comment=next(notes, ""),
        cite_key=next((value for kind, value in ids if kind == "citekey"), ""),
    )
    return with_identifiers(meta, ids)


def _title(record: Element | None) -> str:
    """The title, not one of those that are cut, translated or otherwise another."""
    titles = every(record, "titleInfo")
    title = next((each for each in titles if not each.get("type")), None)
    said = f"{text_at(title, 'nonSort')} {text_at(title, 'title')}".strip()
    if said and (subtitle := text_at(title, "subTitle")):
        said = f"{said.rstrip(':')}: {subtitle}"
    return said


def _people(record: Element | None) -> Iterator[tuple[str, Author]]:
    for each in every(record, "name"):
        roles = [line_of(term).lower() for role in each.findall("role") for term in role]
        known = next(filter(None, map(_ROLES.get, roles)), "") if roles else "author"
        if known and (author := _author(each)) is not None:
            yield (known, author)


def _author(name: Element) -> Author | None:
    given: list[str] = []
    whole: list[str] = []
    family = suffix = ""
    for part in name.findall("namePart"):
        kind, text = part.get("type"), line_of(part)
        if kind == "given":
            given.append(text)
        elif kind == "family":
            family = text
        elif kind in {"suffix", "termsOfAddress"}:
            suffix = suffix or text
        elif not kind and text:
            whole.append(text.rstrip(" ,"))
    if family or given:
        return person(family, " ".join(filter(None, given)), suffix)
    if not whole:
        return None
    joined = ", ".join(whole)
    return split_name(joined) if name.get("type") == "personal" else person(joined, "")


def _kind(record: Element) -> Kind:
    genres = [each.lower() for each in texts_at(record, "genre")]
    kinds = (_GENRES.get(each) or kind_of(each) for each in genres if len(each) > 1)
    return next((kind for kind in kinds if kind), Kind.UNKNOWN)


def _kind_alone(record: Element) -> Kind:
    """The kind of what stands in nothing and names no genre that is known."""
    is_book = "monographic" in texts_at(record, "originInfo", "issuance")
    return Kind.BOOK if is_book else Kind.UNKNOWN


def _published(record: Element, host: Element | None, parts: list[Element]) -> str:
    origins = (*record.findall("originInfo"), *every(host, "originInfo"))
    dates = [iso_date(each) for tag in _DATES for one in origins for each in texts_at(one, tag)]
    dates += [iso_date(text_at(part, "date")) for part in parts]
    return next(filter(None, dates), "")


def _detail(parts: list[Element], kind: str) -> str:
    details = (each for part in parts for each in part.findall("detail"))
    return next((
        said for each in details if each.get("type") == kind
        if (said := text_at(each, "number") or text_at(each, "caption"))
    ), "")  # fmt: skip


def _pages(part: Element) -> str:
    extent = next(
        (each for each in part.findall("extent") if each.get("unit") in _PAGE_UNITS), None
    )
    return pages_of(text_at(extent, "start"), text_at(extent, "end")) or text_at(extent, "list")


def _identifiers(record: Element) -> Iterator[tuple[str, str]]:
    for each in record.findall("identifier"):
        yield (each.get("type") or "", line_of(each))
    for each in record.findall("location"):
        for address in texts_at(each, "url"):
            yield ("uri", address)
