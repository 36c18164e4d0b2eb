"""carrel's own export as plain text, read back whole."""

from __future__ import annotations

from typing import TYPE_CHECKING

from parsing.formats.carrel_facts import STATE, OwnPaper, are_links, own_entry
from parsing.lines import numbered_lines
from parsing.paper import Page
from parsing.patterns import pattern

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from parsing.lines import NumberedLine

_BEGIN = rf"[^\n]+\n=+\n\n[\d,]+ papers?\n\n1\.\s(?:[^\n]+\n){{1,200}}? {{4}}{STATE}"
COLUMNS = 80
"""Cells of a line at most."""
_NUMBER = r"\d{1,9}\.(?:\s+|$)"
_FACTS = rf"\s{{4}}{STATE}"


def sniff(head: str) -> float:
    """Return how sure it is that carrel wrote a text, as plain text."""
    return 0.97 if pattern(_BEGIN).match(head.replace("\r\n", "\n")) else 0.0


def parse(text: str, name: str) -> Page:
    """Return the papers of an export, with what a person did to them."""
    papers = (_paper(section) for section in _sections(text))
    return Page(name, "", tuple(own_entry(paper) for paper in papers if paper.title))


def _sections(text: str) -> Iterator[list[NumberedLine]]:
    section: list[NumberedLine] = []
    for line in numbered_lines(text):
        if pattern(_NUMBER).match(line.text):
            if section:
                yield section
            section = [line]
        elif section:
            section.append(line)
    if section:
        yield section


def _paper(section: Sequence[NumberedLine]) -> OwnPaper:
    blocks: list[list[str]] = []
    for line in section:
        if line.gap or not blocks:
            blocks.append([])
        blocks[-1].append(line.text)
    first = blocks[0]
    facts_at = next((i for i, line in enumerate(first) if pattern(_FACTS).match(line)), len(first))
    head = _unwrapped(first[:facts_at])
    title = pattern(_NUMBER).sub("", head[0], count=1) if head else ""
    paragraphs: list[str] = []
    note: list[str] = []
    for block in blocks[1:]:
        said = _joined(block)
        if note or said.startswith("Note: "):
            note.append(said if note else said.removeprefix("Note: "))
        elif not are_links(block) or not paragraphs:
            paragraphs.append(said)
    facts = tuple(_joined(first[facts_at:]).split("; "))
    abstract, said = "\n\n".join(paragraphs), "\n\n".join(note)
    return OwnPaper(section[0].number, title, facts, abstract, said, tuple(head[1:]))


def _unwrapped(lines: Sequence[str]) -> list[str]:
    """Return lines as they were before they were wrapped: one goes on where no word more fits."""
    whole: list[str] = []
    before = ""
    for line in lines:
        word = line.split(maxsplit=1)[0]
        if whole and len(before) + 1 + len(word) > COLUMNS:
            whole[-1] += f" {line.strip()}"
        else:
            whole.append(line.strip())
        before = line
    return whole


def _joined(lines: Sequence[str]) -> str:
    return " ".join(line.strip() for line in lines)
