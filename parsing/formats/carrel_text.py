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
    from parsing.formats.carrel_facts import PaperSection

_BEGIN = rf"[^\n]+\n=+\n\n[\d,]+ papers?\n\n1\.\s(?:[^\n]+\n){{1,20}}? {{4}}{STATE}"
_NUMBER = r"\d{1,9}\.(?=\s|$)\s*"
_PHRASE = rf"\n {{4}}(?={STATE}|{BYLINE})"
"""What stands before the state, and before each phrase of who, when and where."""


def sniff(head: str) -> float:
    """Return how sure it is that carrel wrote a text, as plain text."""
    return 0.97 if pattern(_BEGIN).match(head.replace("\r\n", "\n")) else 0.0


def parse(text: str, name: str) -> Page:
    """Return the papers of an export, with what a person did to them."""
    papers = map(_paper, own_sections(text, _NUMBER))
    return Page(name, "", tuple(own_entry(paper) for paper in papers if paper.title))


def _paper(section: PaperSection) -> OwnPaper:
    first, *blocks = section.blocks
    # The title, what says who wrote it, when and where, a phrase each, and then the facts.
    above, *phrases = pattern(_PHRASE).split(first)
    is_state = pattern(STATE).match
    facts_at = next((at for at, each in enumerate(phrases) if is_state(each)), len(phrases))
    facts = _joined("\n".join(phrases[facts_at:]))
    paragraphs: list[str] = []
    note: list[str] = []
    for block in blocks:
        said = _joined(block)
        if note or said.startswith("Note: "):
            note.append(said if note else said.removeprefix("Note: "))
        elif not paragraphs or not are_links(block):
            paragraphs.append(said)
    return OwnPaper(
        section.line,
        without_start(_NUMBER, _joined(above)),
        tuple(facts.split("; ")),
        "\n\n".join(paragraphs),
        "\n\n".join(note),
        tuple(map(_joined, phrases[:facts_at])),
    )


def _joined(block: str) -> str:
    """The lines of a block as one, without what they are indented by."""
    if "\n" not in block:
        return block.strip()
    return " ".join(map(str.strip, block.split("\n")))
