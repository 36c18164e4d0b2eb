"""The paper that a record of tagged lines is, by the tags that its format has for the parts."""

from __future__ import annotations

from typing import TYPE_CHECKING

from parsing.addresses import with_addresses
from parsing.authors import split_name
from parsing.dates import day_of_year
from parsing.fields import kind_of
from parsing.ids import find_arxiv, find_arxiv_class, find_doi
from parsing.meta import (
    NO_ANNOTATIONS,
    NO_RECEPTION,
    Annotations,
    Author,
    Kind,
    Meta,
    of_whole_book,
)
from parsing.paper import Entry
from parsing.patterns import pattern
from parsing.prose import strip_markup
from parsing.structs import Struct

if TYPE_CHECKING:
    from parsing.tagged import Record

_MACHINE_NOTE = r"(?i)doi:|10\.\d{4,9}/|cited by|export date|accession number:"
"""How notes begin that no person wrote."""
_NO_AUTHORS = frozenset(("anonymous", "anon", "[anonymous]", "no author"))


class Tags(Struct):
    """The tags of a format, most trusted first, by what their values are."""

    kind: str
    title: tuple[str, ...]
    abstract: tuple[str, ...]
    authors: tuple[str, ...]
    venue: tuple[str, ...]
    year: str
    groups: tuple[str, ...] = ()
    """Authors that are no persons."""
    editors: tuple[str, ...] = ()
    """Of the first of these that is there."""
    series: tuple[str, ...] = ()
    day: tuple[str, ...] = ()
    """The day, with or without its year."""
    volume: str = ""
    issue: str = ""
    pages: tuple[str, ...] = ()
    """First and last page, or both in one."""
    publisher: str = ""
    keywords: str = ""
    doi: tuple[str, ...] = ()
    number: str = ""
    """Under which a database has it."""
    database: tuple[str, ...] = ()
    urls: tuple[str, ...] = ()
    notes: tuple[str, ...] = ()
    cite_key: str = ""


def paper_of(record: Record, tags: Tags) -> Entry | None:
    """Return the paper that a record is; None from one without a title."""
    title = strip_markup(record.first(*tags.title))
    if not title:
        return None
    notes = [each for each in record.all(*tags.notes) if not pattern(_MACHINE_NOTE).match(each)]
    annotations = Annotations(note="\n".join(notes)) if notes else NO_ANNOTATIONS
    abstract = strip_markup(record.first(*tags.abstract))
    return Entry(title, abstract, record.line, _meta(record, tags), NO_RECEPTION, annotations)


def _meta(record: Record, tags: Tags) -> Meta:
    first, every = record.first, record.all
    said = first(tags.kind)
    series = every(*tags.series)
    # Of proceedings bibutils, and by it the ACL Anthology, gives the title where a series stands.
    venue = first(*tags.venue) or (series.pop(0) if series else "")
    number = first(tags.number)
    arxiv = next(
        (
            found
            for text in (number, *every(*tags.doi), venue)
            if text and (found := find_arxiv(text)).id
        ),
        find_arxiv(""),
    )
    is_arxiv = "arxiv" in venue.lower()
    editors = next((names for tag in tags.editors if (names := every(tag))), [])
    meta = Meta(
        kind=kind_of(said),
        authors=(*_names(every(*tags.authors)), *map(Author, every(*tags.groups))),
        published=day_of_year(first(tags.year), first(*tags.day)),
        arxiv=arxiv.id,
        arxiv_version=arxiv.version,
        arxiv_class=find_arxiv_class(venue) if arxiv.id else "",
        doi=next((doi for text in (*every(*tags.doi), number) if (doi := find_doi(text))), ""),
        pubmed=_pubmed(number, first(*tags.database)),
        venue="" if is_arxiv else venue,
        series=series[0] if series else "",
        editors=tuple(_parted(editors)),
        volume=first(tags.volume),
        issue=first(tags.issue),
        pages=_pages([first(tag) for tag in tags.pages]),
        publisher=first(tags.publisher),
        keywords=tuple(_keywords(every(tags.keywords))),
        cite_key=first(tags.cite_key),
    )
    if meta.kind is Kind.BOOK and not _is_part(said):
        meta = of_whole_book(meta)
    meta = with_addresses(meta, every(*tags.urls))
    if meta.arxiv and not meta.venue and meta.kind in {Kind.UNKNOWN, Kind.ARTICLE}:
        meta = meta._replace(kind=Kind.PREPRINT)
    return meta


def _is_part(said: str) -> bool:
    return any(word in said.lower() for word in ("section", "chapter", "part"))


def _names(said: list[str]) -> list[Author]:
    names = [split_name(name) for name in _parted(said) if name.lower() not in _NO_AUTHORS]
    return [name for name in names if name.name]


def _parted(said: list[str]) -> list[str]:
    """Values that stand one each, or parted by semicolons: none has one inside."""
    return [part for each in said for piece in each.split(";") if (part := piece.strip())]


def _keywords(said: list[str]) -> list[str]:
    words = _parted(said)
    # Words of one line alone: what parts them is what stands there.
    return (
        [part for each in words[0].split(",") if (part := each.strip())]
        if len(words) == 1
        else words
    )


def _pages(said: list[str]) -> str:
    pages = [each.replace("--", "-").replace("–", "-") for each in said if each]
    whole = next((each for each in pages if "-" in each), "")
    return whole or "-".join(dict.fromkeys(pages))


def _pubmed(number: str, database: str) -> str:
    found = pattern(r"(?i)(pmid:?\s*)?(\d{1,9})").fullmatch(number)
    is_pubmed = "pubmed" in database.lower() or "medline" in database.lower()
    return found[2] if found and (found[1] or is_pubmed) else ""
