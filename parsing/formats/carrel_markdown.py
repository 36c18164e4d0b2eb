"""carrel's own export as Markdown, read back whole."""

from __future__ import annotations

from typing import TYPE_CHECKING

from parsing.formats.carrel_facts import BYLINE, STATE, OwnPaper, are_links, own_entry, own_sections
from parsing.markup import plain
from parsing.paper import Page
from parsing.patterns import pattern

if TYPE_CHECKING:
    from collections.abc import Sequence

    from parsing.formats.carrel_facts import PaperSection

_BEGIN = (
    rf"#\s[^\n]+\n\n[\d,]+ papers?\n\n##\s[^\n]*\n\n"
    rf"(?:{BYLINE}[^\n]*\n\n){{0,2}}{STATE}"
)
_NOTE = (  # code is passed over, as it was when the note was written
    r"(?m)^ {0,3}(?P<fence>`{3,}|~{3,}).*(?:\n(?! {0,3}(?P=fence)).*)*(?:\n.*)?"
    r"|(?<!`)(?P<ticks>`+)(?!`)[^\n]{0,2000}?(?<!`)(?P=ticks)(?!`)"
    r"|\\(?P<sign><(?=[A-Za-z/!?])|\[(?=\^))"
)


def sniff(head: str) -> float:
    """Return how sure it is that carrel wrote a text, as Markdown."""
    return 0.97 if pattern(_BEGIN).match(head.replace("\r\n", "\n")) else 0.0


def parse(text: str, name: str) -> Page:
    """Return the papers of an export, with what a person did to them."""
    papers = map(_paper, own_sections(text, "## "))
    return Page(name, "", tuple(own_entry(paper) for paper in papers if paper.title))


def _paper(section: PaperSection) -> OwnPaper:
    (first, *below), *blocks = section.blocks
    if below:
        blocks.insert(0, below)
    title = plain(first[3:], exact=True).text
    facts: tuple[str, ...] = ()
    byline: list[str] = []
    paragraphs: list[str] = []
    note = ""
    for block in blocks:
        if all(line.startswith(">") for line in block):
            note = _note(block)
        elif not facts and pattern(STATE).match(block[0]):
            facts = tuple(plain(" ".join(block), exact=True).text.split(" · "))
        elif not facts:
            byline += plain(" ".join(block), exact=True).text.split(" · ")
        elif not are_links(block) or not paragraphs:
            paragraphs.append(plain(" ".join(block), exact=True).text)
    abstract = "\n\n".join(paragraphs)
    return OwnPaper(section.line, title, facts, abstract, note, tuple(byline))


def _note(block: Sequence[str]) -> str:
    text = "\n".join(line.removeprefix(">").removeprefix(" ") for line in block)
    return pattern(_NOTE).sub(lambda found: found["sign"] or found[0], text)
