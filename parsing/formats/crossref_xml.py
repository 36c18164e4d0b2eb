"""Crossref's metadata as XML (UNIXREF, UNIXSD): what publishers deposited.

https://www.crossref.org/documentation/schema-library/xsd-schema-quick-reference/
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from parsing.meta import Kind, Meta, of_whole_book
from parsing.paper import Entry
from parsing.xml_fields import (
    block_of,
    date_in,
    editor_of,
    every,
    first,
    page_of_elements,
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

_RECORD = "<doi_record"
_KINDS = {
    "journal_article": Kind.ARTICLE,
    "conference_paper": Kind.CONFERENCE,
    "content_item": Kind.BOOK,
    "posted_content": Kind.PREPRINT,
    "dissertation": Kind.THESIS,
    "report-paper_metadata": Kind.REPORT,
    "report-paper_series_metadata": Kind.REPORT,
    "book_metadata": Kind.BOOK,
    "book_series_metadata": Kind.BOOK,
    "book_set_metadata": Kind.BOOK,
}
"""Kinds by what a work is called; a part stands before the whole, which it has beside it."""
_WHOLE = ("book_metadata", "book_series_metadata", "book_set_metadata")
_HOLDERS = ("proceedings_metadata", "proceedings_series_metadata", *_WHOLE)
_TITLES = (("full_title",), ("proceedings_title",), ("titles", "title"))
_DATES = ("publication_date", "posted_date", "approval_date")


def sniff(head: str) -> float:
    """Return how sure it is that a text which begins so is Crossref's."""
    is_answer = xml_root(head) in {"doi_records", "crossref_result", "doi_record"}
    return 1.0 if is_answer and _RECORD in head else 0.0


def parse(text: str, name: str) -> Page:
    """Return the page of works that have a title; the others are told."""
    return page_of_elements(text, name, {"doi_record"}, _entry, deepest=5)


def _entry(record: Element) -> Entry | str:
    # The first of a name.
    parts = {str(each.tag): each for each in reversed(list(record.iter()))}
    work = next((parts[name] for name in _KINDS if name in parts), None)
    title = text_at(work, "titles", "title")
    if work is None or not title:
        return "has no title"
    if subtitle := text_at(work, "titles", "subtitle"):
        title = f"{title.rstrip(':')}: {subtitle}"
    meta = _meta(work, parts)
    if work.tag in _WHOLE:
        meta = of_whole_book(meta)
    return Entry(title, block_of(work.find("abstract")), 0, meta)


def _meta(work: Element, parts: dict[str, Element]) -> Meta:
    holder = next((parts[name] for name in ("journal_metadata", *_HOLDERS) if name in parts), None)
    holder = None if holder is work else holder
    issue = parts.get("journal_issue")
    dated = [each for each in (work, issue, holder) if each is not None]
    dates = (date_in(each) for one in dated for tag in _DATES for each in one.findall(tag))
    pages = work.find("pages")
    editors = _people(work, "editor") or _people(holder, "editor")
    meta = Meta(
        kind=_KINDS[str(work.tag)],
        authors=_people(work, "author") or editors,
        published=next(filter(None, dates), ""),
        venue=next(filter(None, (text_at(holder, *path) for path in _TITLES)), ""),
        series=text_at(parts.get("series_metadata"), "titles", "title"),
        editors=tuple(map(editor_of, editors)),
        volume=text_at(issue, "journal_volume", "volume") or text_at(holder, "volume"),
        issue=text_at(issue, "issue"),
        pages=pages_of(text_at(pages, "first_page"), text_at(pages, "last_page")),
        publisher=text_at(holder, "publisher", "publisher_name")
        or text_at(work, "publisher", "publisher_name"),
        organisation=text_at(work, "institution", "institution_name"),
    )
    return with_identifiers(meta, _identifiers(work))


def _people(holder: Element | None, role: str) -> tuple[Author, ...]:
    return people(
        _person(each)
        for each in first(holder, "contributors") or ()
        if each.get("contributor_role") == role
    )


def _person(one: Element) -> Author | None:
    if one.tag == "organization":
        return person((one.text or "").strip(), "")
    return person(text_at(one, "surname"), text_at(one, "given_name"), text_at(one, "suffix"))


def _identifiers(work: Element) -> Iterator[tuple[str, str]]:
    doi = text_at(work, "doi_data", "doi")
    yield ("doi", doi)
    yield ("other", doi)
    for each in every(work, "doi_data", "resource"):
        yield ("uri", (each.text or "").strip())
