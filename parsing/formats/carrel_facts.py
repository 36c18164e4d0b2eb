"""What carrel's own exports say of a paper in words: who and when, its state, lists and tags."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from parsing.addresses import with_addresses
from parsing.authors import whole_name
from parsing.fields import field_of, make_entry
from parsing.markup import Inline
from parsing.meta import NO_ANNOTATIONS, NO_META, NO_RECEPTION, Annotations, Meta
from parsing.paper import Entry
from parsing.patterns import pattern

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

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


class PaperSection(NamedTuple):
    """What an export has of one paper: its 1-based line, and its text in blocks."""

    line: int
    blocks: list[str]
    """What stands between blank lines, which has one line or more; none of them ends in a blank."""


def own_sections(text: str, begins: str) -> Iterator[PaperSection]:
    """Yield what an export has of each paper, cut into what stands between blank lines.

    Args:
        text: of the export.
        begins: pattern of how the first line of a paper begins.
    """
    if "\r" in text:
        text = text.replace("\r\n", "\n").replace("\r", "\n")
    # A line end is looked for many times as fast as the beginning of a line.
    starts = [found.start() for found in pattern(rf"\n{begins}").finditer(f"\n{text}")]
    line, counted = 1, 0
    for start, end in zip(starts, [*starts[1:], len(text)], strict=False):
        line, counted = line + text.count("\n", counted, start), start
        lines = map(str.rstrip, text[start:end].split("\n"))
        blocks = "\n".join(lines).rstrip().split("\n\n")
        yield PaperSection(line, [each for block in blocks if (each := block.lstrip("\n"))])


def own_entry(paper: OwnPaper) -> Entry:
    """Return the entry that a paper of an export is, with what a person did to it."""
    tags: tuple[str, ...] = ()
    lists: tuple[str, ...] = ()
    values: dict[str, Inline] = {}
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
    read = any(fact.startswith("Read on ") for fact in paper.facts)
    starred = any(fact.startswith("starred") for fact in paper.facts)
    annotations = Annotations(tags, lists, paper.note, read, starred)
    meta, reception = NO_META, NO_RECEPTION
    if values:
        meta, reception = make_entry(values, paper.line)[3:5]
    return Entry(
        paper.title,
        paper.abstract,
        paper.line,
        _own_meta(meta, paper.byline),
        reception,
        annotations if annotations != NO_ANNOTATIONS else NO_ANNOTATIONS,
    )


def _own_meta(meta: Meta, byline: Iterable[str]) -> Meta:
    """Metadata with what the phrases below a title say: each begins as only its kind does."""
    given: dict[str, object] = {}
    addresses: list[str] = []
    for phrase in byline:
        if phrase.startswith("Authors: "):
            said = phrase.removeprefix("Authors: ")
            names = said.removesuffix(" et al.")
            authors = names.split("; " if "; " in names else ", ")
            given["authors"] = tuple(map(whole_name, authors))
            given["et_al"] = len(names) < len(said)
        elif phrase.startswith("arXiv:") and (found := pattern(_ARXIV).fullmatch(phrase)):
            given["arxiv"], given["arxiv_version"] = found[1], int(found[2] or 0)
            given["arxiv_class"] = found[3] or ""
        elif phrase.startswith("In: ") and (found := pattern(_VENUE).fullmatch(phrase)):
            where = zip(("venue", "volume", "issue", "pages"), found.groups(""), strict=True)
            given |= dict(where)
        elif phrase.startswith("doi:"):
            given["doi"] = phrase.removeprefix("doi:")
        elif pattern(_DATE).fullmatch(phrase):
            given["published"] = phrase
        else:
            addresses.append(phrase.strip("<>"))
    if given:
        meta = meta._replace(**given) if meta is not NO_META else Meta(**given)  # type: ignore[arg-type]
    return with_addresses(meta, addresses) if addresses else meta


def are_links(block: str) -> bool:
    """Return whether a block is nothing but addresses: an export repeats those of the abstract."""
    # Possessive: no line could be read in another way, and to try would take for ever.
    lines = r"(?:[^\S\n]*+(?:- <)?https?://\S++[^\S\n]*+(?:\n|$))++"
    return pattern(lines).fullmatch(block) is not None


def _names(noun: str, value: str) -> tuple[str, ...]:
    """The names behind a noun; in the singular a comma is a part of the one name."""
    return tuple(value.split(", ")) if noun.endswith("s") else (value,)
