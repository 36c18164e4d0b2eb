"""carrel's own export as plain text, read back whole."""

from __future__ import annotations

from typing import TYPE_CHECKING

from parsing.formats.carrel_facts import (
    BYLINE,
    STATE,
    OwnPaper,
    are_links,
    own_entry,
    own_sections,
)
from parsing.paper import Page
from parsing.patterns import pattern, without_start

if TYPE_CHECKING:
    from collections.abc import Sequence

    from parsing.formats.carrel_facts import PaperSection

_BEGIN = rf"[^\n]+\n=+\n\n[\d,]+ papers?\n\n1\.\s(?:[^\n]+\n){{1,20}}? {{4}}{STATE}"
_NUMBER = r"\d{1,9}\.(?=\s|$)\s*"
_FACTS = rf" {{4}}{STATE}"
_PHRASE = rf" {{4}}{BYLINE}"


def sniff(head: str) -> float:
    """Return how sure it is that carrel wrote a text, as plain text."""
    return 0.97 if pattern(_BEGIN).match(head.replace("\r\n", "\n")) else 0.0


def parse(text: str, name: str) -> Page:
    """Return the papers of an export, with what a person did to them."""
    papers = map(_paper, own_sections(text, _NUMBER))
    return Page(name, "", tuple(own_entry(paper) for paper in papers if paper.title))


def _paper(section: PaperSection) -> OwnPaper:
    first, *blocks = section.blocks
    are_facts, is_phrase = pattern(_FACTS).match, pattern(_PHRASE).match
    facts_at = next((i for i, line in enumerate(first) if are_facts(line)), len(first))
    begins = [i for i, line in enumerate(first[:facts_at]) if is_phrase(line)]
    ends = [*begins[1:], facts_at]
    byline = tuple(_joined(first[i:end]) for i, end in zip(begins, ends, strict=False))
    above = first[: begins[0] if begins else facts_at]
    title = without_start(_NUMBER, _joined(above))
    paragraphs: list[str] = []
    note: list[str] = []
    for block in blocks:
        said = _joined(block)
        if note or said.startswith("Note: "):
            note.append(said if note else said.removeprefix("Note: "))
        elif not are_links(block) or not paragraphs:
            paragraphs.append(said)
    facts = tuple(_joined(first[facts_at:]).split("; "))
    abstract, mine = "\n\n".join(paragraphs), "\n\n".join(note)
    return OwnPaper(section.line, title, facts, abstract, mine, byline)


def _joined(lines: Sequence[str]) -> str:
    return " ".join(map(str.strip, lines))
