"""What carrel's own exports say of a paper in words: its state, pages, lists and tags."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from parsing.fields import field_of, make_entry
from parsing.markup import Inline
from parsing.meta import NO_ANNOTATIONS, Annotations
from parsing.patterns import pattern

if TYPE_CHECKING:
    from collections.abc import Iterable

    from parsing.paper import Entry

STATE = r"(?:Unread|Read on \d{4}-\d\d-\d\d)\b"
"""How the line of facts begins."""


class OwnPaper(NamedTuple):
    """A paper of an export, as its parts stand there."""

    line: int
    title: str
    facts: tuple[str, ...]
    abstract: str
    note: str


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
    return make_entry(values, paper.line)._replace(
        title=paper.title,
        abstract=paper.abstract,
        annotations=annotations if annotations != NO_ANNOTATIONS else NO_ANNOTATIONS,
    )


def are_links(lines: Iterable[str]) -> bool:
    """Return whether lines are nothing but addresses: an export repeats those of the abstract."""
    return all(pattern(r"\s*(?:- <)?https?://\S+>?\s*").fullmatch(line) for line in lines)


def _names(noun: str, value: str) -> tuple[str, ...]:
    """The names behind a noun; in the singular a comma is a part of the one name."""
    return tuple(value.split(", ")) if noun.endswith("s") else (value,)
