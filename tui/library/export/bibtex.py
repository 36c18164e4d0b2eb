r"""Papers as a BibTeX database (O. Patashnik, *BibTeXing*, 1988; ``btxdoc.pdf``), in UTF-8.

An entry says what the sources said and no more. Its type follows the kind of publication; where
none is known it is ``@misc``, and there is an author and a year only where a source named them: a
label such as ``Mar 11`` dates the listing, not the paper.

================  ==============================================================================
``title``         in two pairs of braces, so that no style changes its capitals
``author``        ``Family, Given``, or the name as it stands; ``and others`` where more are known
                  to be there
``year month``    when it was published; ``month`` by BibTeX's own name for it
``journal …``     where it appeared: ``journal``, ``booktitle``, ``school`` or ``institution``;
                  ``series`` and ``editor`` of the book. A part of a book is ``@incollection``
``eprint …``      the arXiv id, with ``archivePrefix`` and ``primaryClass``
``doi url``       of the paper itself. Links in the abstract are not the paper's: see ``note``
``abstract``      its paragraphs parted by a space in braces and a blank line
``note``          the authors' comment, and the links in the abstract, which it says they are.
                  They are plain text: ``\url`` needs a package, and within it biblatex breaks
                  off at ``%`` and at ``#``
``keywords``      its own, then the names of its reading lists, then its tags. Commas and
                  semicolons part keywords, so within a name they become a space
``annote``        the person's own note: the standard styles do not print it
================  ==============================================================================

How text is escaped is told in `tui.library.export.latex`, what an entry is cited by in
`tui.library.export.reference`.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from parsing.authors import split_name
from parsing.meta import Author, Kind
from parsing.urls import find_links
from tui.library.addresses import encoded, page_address
from tui.library.bylines import is_group
from tui.library.export.latex import escape, literal
from tui.library.export.reference import (
    citation_keys,
    date_parts,
    is_chapter,
    kind_of,
    names_all,
)
from tui.library.export.wording import count, heading, keywords, link_words, paragraphs

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping, Sequence

    from parsing.meta import Meta
    from tui.library.export.item import Collection, Item

TYPES = {
    Kind.UNKNOWN: "misc",
    Kind.PREPRINT: "misc",
    Kind.ARTICLE: "article",
    Kind.CONFERENCE: "inproceedings",
    Kind.THESIS: "phdthesis",
    Kind.REPORT: "techreport",
    Kind.BOOK: "book",
}
VENUES = {
    Kind.ARTICLE: "journal",
    Kind.CONFERENCE: "booktitle",
    Kind.THESIS: "school",
    Kind.REPORT: "institution",
    Kind.BOOK: "booktitle",
}
_ORGANISED = {Kind.UNKNOWN, Kind.PREPRINT, Kind.BOOK}
"""Kinds whose types have an organization too, in BibLaTeX if not in BibTeX."""
_MONTHS = ["jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"]


class Dialect(NamedTuple):
    """What BibTeX and its successor call otherwise."""

    types: Mapping[Kind, str]
    venues: Mapping[Kind, str]
    """The field for where a paper appeared, by its kind; ``howpublished`` for any other."""
    published: Callable[[Meta], Iterator[tuple[str, str]]]
    archive: tuple[str, str]
    """The field that names arXiv, and what it is called there."""
    archive_class: str
    own_note: str


def write(collection: Collection, dialect: Dialect | None = None) -> str:
    """Write a database: a comment with the collection's title, then an entry a paper."""
    # Outside an entry everything is a comment, but for the sign that begins one.
    comment = f"% {heading(collection)}: {count(collection)}".replace("@", "")
    return "\n\n".join((comment, *entries(collection.items, dialect))) + "\n"


def entries(items: Sequence[Item], dialect: Dialect | None = None) -> Iterator[str]:
    """Return an entry for each of the papers, once, in BibTeX's own dialect or another."""
    items = tuple({item.paper.key: item for item in items}.values())
    keys = citation_keys([item.paper for item in items])
    chosen = dialect or BIBTEX
    return (_entry(item, key, chosen) for item, key in zip(items, keys, strict=True))


def _entry(item: Item, key: str, dialect: Dialect) -> str:
    meta = item.paper.meta
    kind = "incollection" if is_chapter(meta) else dialect.types[kind_of(meta)]
    fields = "".join(f"  {name} = {value},\n" for name, value in _written(item, dialect))
    return f"@{kind}{{{key},\n{fields}}}"


def _written(item: Item, dialect: Dialect) -> Iterator[tuple[str, str]]:
    for name, value in _fields(item, dialect):
        if value:
            yield name, value if name == "month" else f"{{{value}}}"


def _fields(item: Item, dialect: Dialect) -> Iterator[tuple[str, str]]:
    paper, meta = item.paper, item.paper.meta
    yield "title", f"{{{escape(paper.title)}}}"
    edited = [author.name for author in map(split_name, meta.editors)]
    if [author.name for author in meta.authors] != edited:  # else nobody else stands there
        yield "author", _authors(meta)
    yield from dialect.published(meta)
    yield from _appeared(meta, dialect)
    yield "eprint", literal(meta.arxiv)
    name, arxiv = dialect.archive
    yield name, arxiv if meta.arxiv else ""
    yield dialect.archive_class, literal(meta.arxiv_class)
    yield "doi", encoded(meta.doi)
    yield "url", page_address(meta)
    yield "code", encoded(meta.code)
    yield "project", encoded(meta.project)
    yield "abstract", _paragraphs(paper.abstract)
    links = find_links(paper.abstract)
    notes = [escape(meta.comment)] if meta.comment else []
    if links:
        notes.append(f"{link_words(len(links))}: {', '.join(map(literal, links))}")
    yield "note", ". ".join(notes)
    yield "keywords", ", ".join(map(escape, keywords(item)))
    yield dialect.own_note, _paragraphs(item.note)


def _authors(meta: Meta) -> str:
    """The authors as BibTeX parts them; empty where none is named."""
    names = [_author(author) for author in meta.authors]
    return " and ".join(names if names_all(meta) or not names else [*names, "others"])


def _author(author: Author) -> str:
    if author.family:
        parts = [part for part in (author.family, author.given) if part]
        name = ", ".join(map(escape, parts))
        # A family name that BibTeX would take apart is held together.
        return f"{{{name}}}" if " and " in name.casefold() else name
    name = escape(author.literal)
    together = "," in name or " and " in f" {name.casefold()} " or is_group(author)
    return f"{{{name}}}" if together else name


def _published(meta: Meta) -> Iterator[tuple[str, str]]:
    parts = date_parts(meta.date)
    yield "year", str(parts[0]) if parts else ""
    yield "month", _MONTHS[parts[1] - 1] if len(parts) > 1 else ""


def _appeared(meta: Meta, dialect: Dialect) -> Iterator[tuple[str, str]]:
    """Where it appeared, in the fields of its type."""
    kind = kind_of(meta)
    venue = meta.venue
    if kind in {Kind.THESIS, Kind.REPORT}:
        venue = venue or meta.publisher or meta.organisation
    yield dialect.venues.get(kind, "howpublished"), escape(venue)
    yield "series", escape(meta.series)
    yield "editor", " and ".join(map(_author, map(split_name, meta.editors)))
    yield "volume", escape(meta.volume)
    yield "number", escape(meta.issue)
    yield "pages", escape(meta.pages).replace("-", "--")
    if kind not in {Kind.THESIS, Kind.REPORT}:
        yield "publisher", escape(meta.publisher)
    # What a bibliography calls so stands behind the work; a listing names that of the authors.
    if kind is Kind.CONFERENCE or (meta.cite_key and kind in _ORGANISED):
        yield "organization", escape(meta.organisation)


def _paragraphs(text: str) -> str:
    # The space in braces is one for pandoc too, which glues the words around a blank line together.
    return "{ }\n\n".join(map(escape, paragraphs(text)))


BIBTEX = Dialect(
    types=TYPES,
    venues=VENUES,
    published=_published,
    archive=("archivePrefix", "arXiv"),
    archive_class="primaryClass",
    own_note="annote",
)
