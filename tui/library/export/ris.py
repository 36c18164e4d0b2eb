"""Papers as RIS, the tagged format of reference managers, in UTF-8.

After Research Information Systems' *RIS Format Specifications* (2001): a tag of two characters, two
blanks, a hyphen and a blank, one tag a line, lines ended by CR and LF, no line between two records.

An entry says what the sources said and no more: where they named no kind of publication its type is
``GEN``, and there is an author and a year only where one named them.

======  =========================================================================================
``TY``  ``GEN``, ``JOUR``, ``CPAPER``, ``THES``, ``RPRT``, ``BOOK``, ``CHAP``, ``UNPB``
``ID``  the paper's key
``TI``  the title
``AU``  a line an author, family name first where it is known apart
``PY``  the year, and ``DA`` the date as exact as it is known
``T3``  the series of the book, and ``A2`` a line an editor
``T2``  where it appeared, with ``VL``, ``IS``, ``SP``, ``EP`` and ``PB``
``DO``  the DOI; ``UR`` the address of the paper's own page; ``AN`` the arXiv id
``AB``  the abstract, on one line
``KW``  a line for each of its own keywords, of its reading lists and of its tags. An asterisk is
        not allowed there and becomes a space; so do the comma and the semicolon, at which
        programs part keywords
``N1``  the authors' comment, which it says it is, as Zotero does, and the links in the abstract:
        ``UR`` would claim that the paper itself is found there
``N1``  the person's own note, on one line
``ER``  ends the record
======  =========================================================================================
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from parsing.meta import Author, Kind
from parsing.prose import one_line
from tui.library.addresses import page_address
from tui.library.export.reference import arxiv_name, date_parts, is_chapter, kind_of
from tui.library.export.wording import keywords, remarks

if TYPE_CHECKING:
    from collections.abc import Iterator

    from parsing.meta import Meta
    from tui.library.export.item import Collection, Item

_TYPES = {
    Kind.UNKNOWN: "GEN",
    Kind.PREPRINT: "UNPB",
    Kind.ARTICLE: "JOUR",
    Kind.CONFERENCE: "CPAPER",
    Kind.THESIS: "THES",
    Kind.REPORT: "RPRT",
    Kind.BOOK: "BOOK",
}


def write(collection: Collection) -> str:
    """Write the collection as RIS records; one without papers is an empty text."""
    return "".join(map(_record, collection.items))


def _record(item: Item) -> str:
    return "".join(f"{tag}  - {value}\r\n" for tag, value in _fields(item))


def _fields(item: Item) -> Iterator[tuple[str, str]]:
    paper = item.paper
    yield "TY", "CHAP" if is_chapter(paper.meta) else _TYPES[kind_of(paper.meta)]
    yield "ID", paper.key
    yield "TI", one_line(paper.title)
    yield from filter(lambda field: field[1], _reference(paper.meta))
    if abstract := one_line(paper.abstract):
        yield "AB", abstract
    for word in keywords(item, without="*"):
        yield "KW", word
    if said := remarks(item):
        yield "N1", f"Comment: {said}" if paper.meta.comment else said
    if item.note:
        yield "N1", one_line(item.note)
    yield "ER", ""


def _reference(meta: Meta) -> Iterator[tuple[str, str]]:
    for author in meta.authors:
        yield "AU", _name(author)
    parts = date_parts(meta.date)
    yield "PY", f"{parts[0]:04}" if parts else ""
    # Four parts, the last of them free text: what is not known is left empty.
    yield "DA", "/".join([*(f"{part:02}" for part in parts), "", "", ""][:3]) if parts else ""
    yield "T2", meta.venue
    yield "T3", meta.series
    for editor in meta.editors:
        yield "A2", editor
    yield "VL", meta.volume
    yield "IS", meta.issue
    first, _, last = meta.pages.partition("-")
    yield "SP", first
    yield "EP", last
    yield "PB", meta.publisher
    yield "DO", meta.doi
    yield "AN", arxiv_name(meta)
    yield "UR", page_address(meta)


def _name(author: Author) -> str:
    if not author.family:
        return author.literal
    return f"{author.family}, {author.given}" if author.given else author.family
