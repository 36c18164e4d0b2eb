"""PubMed's records as XML: what EFetch answers and the yearly baseline holds.

https://www.nlm.nih.gov/bsd/licensee/elements_descriptions.html
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from parsing.formats.nbib import KINDS, whole_pages
from parsing.meta import Author, Kind, Meta
from parsing.paper import Entry
from parsing.patterns import pattern
from parsing.prose import without_stop
from parsing.xml_fields import (
    block_of,
    date_in,
    editor_of,
    every,
    first,
    identifiers_in,
    line_of,
    page_of_elements,
    pages_of,
    people,
    person,
    text_at,
    texts_at,
)
from parsing.xml_root import xml_root

if TYPE_CHECKING:
    from collections.abc import Iterator
    from xml.etree.ElementTree import Element

    from parsing.paper import Page

_RECORDS = {"PubmedArticle", "PubmedBookArticle", "MedlineCitation"}
_ROOTS = _RECORDS | {"PubmedArticleSet", "PubmedBookArticleSet", "MedlineCitationSet"}


def sniff(head: str) -> float:
    """Return how sure it is that a text which begins so is XML of PubMed."""
    return 1.0 if xml_root(head) in _ROOTS else 0.0


def parse(text: str, name: str) -> Page:
    """Return the page of records that have a title; the others are told."""
    return page_of_elements(text, name, _RECORDS, _entry)


def _entry(record: Element) -> Entry | str:
    book = record.find("BookDocument")
    if book is not None:
        return _of_book(book, record)
    citation = record if record.tag == "MedlineCitation" else record.find("MedlineCitation")
    article = first(citation, "Article")
    if citation is None or article is None:
        return "has no title"
    parts = _by_name(article)
    title = line_of(parts.get("ArticleTitle")) or line_of(parts.get("VernacularTitle"))
    if not title:
        return "has no title"
    journal = parts.get("Journal")
    issue = first(journal, "JournalIssue")
    types = texts_at(parts.get("PublicationTypeList"), "PublicationType")
    meta = Meta(
        kind=_kind(types),
        published=_published(first(issue, "PubDate")) or date_in(parts.get("ArticleDate")),
        venue=text_at(journal, "Title") or text_at(journal, "ISOAbbreviation"),
        volume=text_at(issue, "Volume"),
        issue=text_at(issue, "Issue"),
        subjects=tuple(map(_heading, every(citation, "MeshHeadingList", "MeshHeading"))),
        **_common(article, parts, citation, record),  # type: ignore[arg-type]
    )
    abstract = _abstract(parts.get("Abstract")) or _abstract(citation.find("OtherAbstract"))
    return Entry(without_stop(title), abstract, 0, meta)


def _of_book(document: Element, record: Element) -> Entry | str:
    """A chapter of a book, or the book."""
    parts = _by_name(document)
    book = parts.get("Book")
    chapter, whole = line_of(parts.get("ArticleTitle")), text_at(book, "BookTitle")
    if not (chapter or whole):
        return "has no title"
    editors = _authors(every(book, "AuthorList"), "editors")
    common = _common(document, parts, document, record)
    common["authors"] = common["authors"] or _authors(every(book, "AuthorList"), "authors")
    kind = _kind(texts_at(document, "PublicationType"))
    meta = Meta(
        kind=kind if kind in {Kind.THESIS, Kind.REPORT} else Kind.BOOK,
        published=date_in(parts.get("ContributionDate")) or _published(first(book, "PubDate")),
        venue=whole if chapter else "",
        series=text_at(book, "CollectionTitle"),
        editors=tuple(map(editor_of, editors)),
        volume=text_at(book, "Volume"),
        publisher=text_at(book, "Publisher", "PublisherName"),
        **common,  # type: ignore[arg-type]
    )
    return Entry(without_stop(chapter or whole), _abstract(parts.get("Abstract")), 0, meta)


def _by_name(element: Element) -> dict[str, Element]:
    """The elements in one by their names, the first of each."""
    return {each.tag: each for each in reversed(element)}


def _common(
    article: Element, parts: dict[str, Element], citation: Element, record: Element
) -> dict[str, object]:
    """What articles and books have in common, by the fields of `Meta`.

    Args:
        article: has title and authors.
        parts: of it, by their names.
        citation: holds it, or is it.
        record: holds the citation, and what services know of it.
    """
    lists = article.findall("AuthorList")
    fields, _ = identifiers_in(_identifiers(article, parts, citation, record))
    fields["authors"] = _authors(lists, "authors")
    fields["et_al"] = any(each.get("CompleteYN") == "N" for each in lists)
    fields["pages"] = _pages(parts["Pagination"]) if "Pagination" in parts else ""
    fields["keywords"] = texts_at(citation, "KeywordList", "Keyword")
    return fields


def _kind(types: tuple[str, ...]) -> Kind:
    said = {each.lower() for each in types}
    return next((kind for name, kind in KINDS.items() if name in said), Kind.UNKNOWN)


def _identifiers(
    article: Element, parts: dict[str, Element], citation: Element, record: Element
) -> Iterator[tuple[str, str]]:
    yield ("pubmed", text_at(citation, "PMID"))
    if "ELocationID" in parts:
        for each in article.findall("ELocationID"):
            if each.get("ValidYN") != "N":
                yield (each.get("EIdType", ""), line_of(each))
    for holder in (article, record.find("PubmedData"), record.find("PubmedBookData")):
        # A reference has identifiers too, in a list of its own.
        for each in every(holder, "ArticleIdList", "ArticleId"):
            yield (each.get("IdType", ""), line_of(each))


def _authors(lists: list[Element], kind: str) -> tuple[Author, ...]:
    """Those in the lists of a kind; a list that says none is of authors."""
    wanted = [each for each in lists if each.get("Type", "authors") == kind]
    named = [each for one in wanted for each in one.findall("Author")]
    return people([_author(each) for each in named if each.get("ValidYN") != "N"])


def _author(author: Element) -> Author | None:
    family = given = initials = suffix = ""
    # Most that a record has are names: they are taken as they stand, and cleaned later.
    for part in author:
        tag = part.tag
        if tag == "LastName":
            family = part.text or ""
        elif tag == "ForeName":
            given = part.text or ""
        elif tag == "Initials":
            initials = part.text or ""
        elif tag == "CollectiveName":
            family = line_of(part)
        elif tag == "Suffix":
            suffix = line_of(part)
    return person(family, given or initials, suffix)


def _published(date: Element | None) -> str:
    """The date of an issue; some have a span in its place: ``2023 Nov-Dec``, ``1998-1999``."""
    if found := date_in(date):
        return found
    year = pattern(r"\b(?:1[5-9]|20)\d\d\b").search(text_at(date, "MedlineDate"))
    return year[0] if year else ""


def _pages(pages: Element | None) -> str:
    said = text_at(pages, "MedlinePgn")
    return whole_pages(said or pages_of(text_at(pages, "StartPage"), text_at(pages, "EndPage")))


def _heading(heading: Element) -> str:
    """A heading of MeSH with its qualifiers: ``Lighting/methods``."""
    return "/".join((text_at(heading, "DescriptorName"), *texts_at(heading, "QualifierName")))


def _abstract(abstract: Element | None) -> str:
    """An abstract, a line for each of its parts, which begins with what that is called."""
    lines = []
    for each in every(abstract, "AbstractText"):
        label, text = each.get("Label") or "", block_of(each)
        if text:
            is_named = label and label.upper() != "UNLABELLED"
            lines.append(f"{label.rstrip(':')}: {text}" if is_named else text)
    return "\n".join(lines)
