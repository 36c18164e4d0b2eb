"""What carrel's own exports say of a paper in words: its state, pages, lists and tags."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from parsing.authors import split_authors
from parsing.fields import field_of, make_entry, with_links
from parsing.ids import find_arxiv, find_doi
from parsing.markup import Inline, Link
from parsing.meta import NO_ANNOTATIONS, NO_META, Annotations
from parsing.patterns import pattern

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from parsing.meta import Meta
    from parsing.paper import Entry

STATE = r"(?:Unread|Read on \d{4}-\d\d-\d\d)\b"
"""How the line of facts begins."""

_ARXIV = r"arXiv:\S+(?: \[([\w.-]+)\])?"
_PLACE = r"(.+?)(?: (\d{1,3}))?(?: p\. (\S+))?"


class OwnPaper(NamedTuple):
    """A paper of an export, as its parts stand there."""

    line: int
    title: str
    facts: tuple[str, ...]
    abstract: str
    note: str
    byline: tuple[str, ...] = ()
    """Who wrote it, when, where it appeared, its ids and its page, as far as they stand there."""


def own_entry(paper: OwnPaper) -> Entry:
    """Return the entry that a paper of an export is, with what a person did to it."""
    tags: tuple[str, ...] = ()
    lists: tuple[str, ...] = ()
    values = {"title": Inline(paper.title)}
    for fact in paper.facts:
        name, colon, value = fact.partition(": ")
        match name:
            case "tag" | "tags":
                tags = _names(name, value)
            case "list" | "lists":
                lists = _names(name, value)
            case "page" | "pages":
                pass
            case _ if colon and (field := field_of(name)):
                values[field] = Inline(value)
    annotations = Annotations(
        tags=tags,
        lists=lists,
        note=paper.note,
        read=any(fact.startswith("Read on ") for fact in paper.facts),
        starred=any(fact.startswith("starred") for fact in paper.facts),
    )
    entry = make_entry(values, paper.line)
    meta = _with_byline(entry.meta, paper.byline)
    return entry._replace(
        title=paper.title,
        abstract=paper.abstract,
        meta=meta if meta != NO_META else NO_META,
        annotations=annotations if annotations != NO_ANNOTATIONS else NO_ANNOTATIONS,
    )


def _with_byline(meta: Meta, byline: Sequence[str]) -> Meta:
    """Return metadata with what stands between a title and its facts, each told by its looks."""
    for number, said in enumerate(byline):
        if link := pattern(r"<?(https?://\S+?)>?").fullmatch(said):
            meta = with_links(meta, [Link("", link[1])])
        elif pattern(r"\d{4}(?:-\d\d){0,2}").fullmatch(said):
            meta = meta._replace(published=said)
        elif named := pattern(_ARXIV).fullmatch(said):
            arxiv = find_arxiv(said)
            meta = meta._replace(arxiv=arxiv.id, arxiv_version=arxiv.version)
            meta = meta._replace(arxiv_class=named[1] or "")
        elif said.startswith("doi:"):
            meta = meta._replace(doi=find_doi(said))
        elif number == 0:
            names, others = split_authors(said)
            # Not all are named: how many there are was not said.
            meta = meta._replace(authors=names, author_count=len(names) + 1 if others else 0)
        elif place := pattern(_PLACE).fullmatch(said):
            venue, volume, pages = place.groups("")
            meta = meta._replace(venue=venue, volume=volume, pages=pages)
    return meta


def are_links(lines: Iterable[str]) -> bool:
    """Return whether lines are nothing but addresses: an export repeats those of the abstract."""
    return all(pattern(r"\s*(?:- <)?https?://\S+>?\s*").fullmatch(line) for line in lines)


def _names(noun: str, value: str) -> tuple[str, ...]:
    """The names behind a noun; in the singular a comma is a part of the one name."""
    return tuple(value.split(", ")) if noun.endswith("s") else (value,)
