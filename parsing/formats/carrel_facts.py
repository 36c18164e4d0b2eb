"""What carrel's own exports say of a paper in words: who and when, its state, lists and tags."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from parsing.addresses import with_addresses
from parsing.fields import field_of, make_entry
from parsing.lines import numbered_lines
from parsing.markup import Inline
from parsing.meta import NO_ANNOTATIONS, Annotations, Author
from parsing.patterns import pattern

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

    from parsing.lines import NumberedLine
    from parsing.meta import Meta
    from parsing.paper import Entry

STATE = r"(?:Unread|Read on \d{4}-\d\d-\d\d)\b"
"""How the line of facts begins."""
_DATE = r"\d{4}(?:-\d\d){0,2}"
BYLINE = rf"(?:Authors: \S|{_DATE}(?=\n|\Z| · )|In: \S|arXiv:\S|doi:10\.|<?https?://\S+>?(?=\n|\Z))"
"""How a phrase begins that says who wrote a paper, when, where it is found."""
_ARXIV = r"arXiv:(\S+?)(?:v(\d+))?(?: \[(\S+)\])?"
_VENUE = r"In: (.+?)(?:, vol\. ([^,]+))?(?:, no\. ([^,]+))?(?:, p\. ([^,]+))?"


class OwnPaper(NamedTuple):
    """A paper of an export, as its parts stand there."""

    line: int
    title: str
    facts: tuple[str, ...]
    abstract: str
    note: str
    byline: tuple[str, ...] = ()


def own_sections(text: str, begins: Callable[[str], object]) -> Iterator[list[NumberedLine]]:
    """Return the lines of each paper of an export, from the line that it begins with.

    Args:
        text: of the export.
        begins: tells whether a paper begins with a line.
    """
    section: list[NumberedLine] = []
    for line in numbered_lines(text):
        if begins(line.text):
            if section:
                yield section
            section = [line]
        elif section:
            section.append(line)
    if section:
        yield section


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
    return entry._replace(
        title=paper.title,
        abstract=paper.abstract,
        meta=_own_meta(entry.meta, paper.byline),
        annotations=annotations if annotations != NO_ANNOTATIONS else NO_ANNOTATIONS,
    )


def _own_meta(meta: Meta, byline: Iterable[str]) -> Meta:
    """Metadata with what the phrases below a title say: each begins as only its kind does."""
    for phrase in byline:
        if phrase.startswith("Authors: "):
            meta = _with_authors(meta, phrase.removeprefix("Authors: "))
        elif phrase.startswith("arXiv:") and (found := pattern(_ARXIV).fullmatch(phrase)):
            meta = meta._replace(
                arxiv=found[1], arxiv_version=int(found[2] or 0), arxiv_class=found[3] or ""
            )
        elif phrase.startswith("In: ") and (found := pattern(_VENUE).fullmatch(phrase)):
            volume, issue, pages = (found[group] or "" for group in (2, 3, 4))
            meta = meta._replace(venue=found[1], volume=volume, issue=issue, pages=pages)
        elif phrase.startswith("doi:"):
            meta = meta._replace(doi=phrase.removeprefix("doi:"))
        elif pattern(_DATE).fullmatch(phrase):
            meta = meta._replace(published=phrase)
        else:
            meta = with_addresses(meta, (phrase.strip("<>"),))
    return meta


def _with_authors(meta: Meta, said: str) -> Meta:
    names = said.removesuffix(" et al.")
    authors = names.split("; " if "; " in names else ", ")
    named = tuple(Author(literal=name) for name in authors)
    return meta._replace(authors=named, et_al=said.endswith(" et al."))


def are_links(lines: Iterable[str]) -> bool:
    """Return whether lines are nothing but addresses: an export repeats those of the abstract."""
    return all(pattern(r"\s*(?:- <)?https?://\S+>?\s*").fullmatch(line) for line in lines)


def _names(noun: str, value: str) -> tuple[str, ...]:
    """The names behind a noun; in the singular a comma is a part of the one name."""
    return tuple(value.split(", ")) if noun.endswith("s") else (value,)
