"""DBLP's answers to a search for publications, as JSON: https://dblp.org/faq/13501473.html."""

from __future__ import annotations

from html import unescape
from typing import TYPE_CHECKING

from parsing.addresses import with_addresses
from parsing.ids import ArxivId, find_arxiv, find_doi
from parsing.json_values import dict_of, number_text_of, text_of
from parsing.meta import Author, Kind, Meta, of_whole_book
from parsing.paper import Entry
from parsing.patterns import pattern
from parsing.records import read_records

if TYPE_CHECKING:
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

    title = text("title").removesuffix(".")
    if not title.strip():
        return None
    doi, volume = find_doi(text("doi")), text("volume")
    # "CoRR abs/…" says the identifier again.
    arxiv = find_arxiv(volume[4:], bare=True) if volume[:4] == "abs/" else ArxivId()
    arxiv = arxiv if arxiv.id else find_arxiv(doi)
    key = text("key")
    meta = Meta(
        kind=_KINDS.get(text("type"), Kind.UNKNOWN),
        authors=_authors(dict_of(info.get("authors")).get("author")),
        published=text("year"),
        arxiv=arxiv.id,
        doi=doi,
        venue="" if arxiv.id else text("venue"),
        volume="" if arxiv.id else volume,
        issue=text("number"),
        pages=text("pages"),
        publisher=text("publisher"),
        cite_key=f"DBLP:{key}" if key else "",
    )
    if text("type") in {"Books and Theses", "Editorship"}:
        meta = of_whole_book(meta)
    return Entry(title, "", line, with_addresses(meta, [text("ee")]))


def _authors(value: object) -> tuple[Author, ...]:
    """The authors; one alone stands in no list."""
    people = value if isinstance(value, list) else [value]
    names = (text_of(dict_of(each).get("text")) or text_of(each) for each in people)
    return tuple(Author(pattern(_NAMESAKE).sub("", unescape(each))) for each in names if each)


def _first(value: object) -> object:
    return next(iter(value), "") if isinstance(value, list) else value
