"""DBLP's answers to a search for publications, as JSON: https://dblp.org/faq/13501473.html."""

from __future__ import annotations

from html import unescape
from typing import TYPE_CHECKING

from parsing.addresses import with_addresses
from parsing.dates import iso_date
from parsing.ids import ArxivId, find_arxiv, find_doi
from parsing.json_values import dict_of, number_text_of, text_of
from parsing.meta import Author, Kind, Meta, of_whole_book
from parsing.paper import Entry
from parsing.patterns import pattern
from parsing.prose import without_stop
from parsing.records import read_records

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

    from parsing.paper import Page

_SIGNS = (
    r'"hits"\s*:\s*\{\s*"@total"',
    r'"info"\s*:\s*\{\s*"authors"\s*:\s*\{\s*"author"\s*:',
)
_KINDS = {
    "Journal Articles": Kind.ARTICLE,
    "Conference and Workshop Papers": Kind.CONFERENCE,
    "Informal and Other Publications": Kind.PREPRINT,
    "Books and Theses": Kind.BOOK,
    "Parts in Books or Collections": Kind.BOOK,
    "Editorship": Kind.BOOK,
}
_NAMESAKE = r"\s\d{4}$"
"""What tells people of one name apart: ``Wei Wang 0001``."""


def sniff(head: str) -> float:
    """Return how sure it is that a text which begins so is an answer of DBLP."""
    return 0.96 if any(pattern(sign).search(head) for sign in _SIGNS) else 0.0


def parse(text: str, name: str) -> Page:
    """Return the page of the publications that were found."""
    return read_records(text, name, ("result.hits.hit",), _entry)


def _entry(record: dict[str, object], line: int) -> Entry | None:
    info = dict_of(record.get("info"))

    def text(field: str) -> str:
        return unescape(number_text_of(_first(info.get(field))))

    return publication(text, _authors(dict_of(info.get("authors")).get("author")), line)


def publication(
    text: Callable[[str], str], authors: Iterable[str], line: int, addresses: Iterable[str] = ()
) -> Entry | None:
    """Return the paper that a hit of a search is, None for what has no title.

    Args:
        text: gives what is said of a field, empty where nothing is.
        authors: their names, with the numbers that tell people of one name apart.
        line: 1-based, or 0.
        addresses: more of them than the field says.
    """
    title = without_stop(text("title").strip())
    if not title:
        return None
    doi, volume = find_doi(text("doi")), text("volume")
    # "CoRR abs/…" says the identifier again.
    corr = find_arxiv(volume[4:], bare=True) if volume[:4] == "abs/" else ArxivId()
    arxiv = corr if corr.id else find_arxiv(doi)
    key = text("key")
    meta = Meta(
        kind=Kind.PREPRINT if corr.id else _KINDS.get(text("type"), Kind.UNKNOWN),
        authors=tuple(Author(pattern(_NAMESAKE).sub("", each)) for each in authors if each),
        published=iso_date(f"{text('month')} {text('year')}") or text("year"),
        arxiv=arxiv.id,
        doi=doi,
        venue="" if arxiv.id else text("venue"),
        volume="" if arxiv.id else volume,
        issue=text("number"),
        pages=text("pages"),
        publisher=text("publisher"),
        organisation=text("school"),
        cite_key=f"DBLP:{key}" if key else "",
    )
    if text("type") in {"Books and Theses", "Editorship"}:
        meta = of_whole_book(meta)
    return Entry(title, "", line, with_addresses(meta, [text("ee"), *addresses]))


def _authors(value: object) -> Iterator[str]:
    """The authors; one alone stands in no list."""
    people = value if isinstance(value, list) else [value]
    return (unescape(text_of(dict_of(each).get("text")) or text_of(each)) for each in people)


def _first(value: object) -> object:
    return next(iter(value), "") if isinstance(value, list) else value
