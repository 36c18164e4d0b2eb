"""carrel's own export as Markdown, read back whole."""

from __future__ import annotations

from typing import TYPE_CHECKING

from parsing.formats.carrel_facts import BYLINE, STATE, OwnPaper, are_links, own_entry, own_sections
from parsing.markup import plain
from parsing.paper import Page
from parsing.patterns import pattern

if TYPE_CHECKING:
    from parsing.formats.carrel_facts import PaperSection

_BEGIN = (
    rf"#\s[^\n]+\n\n[\d,]+ papers?\n\n##\s[^\n]*\n\n"
    rf"(?:{BYLINE}[^\n]*\n\n){{0,2}}{STATE}"
)
_ADDRESS = r"<https?://[^<>\s]+>"
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
    heading, *blocks = section.blocks
    heading, _, below = heading.partition("\n")
    if below:
        blocks.insert(0, below)
    facts: tuple[str, ...] = ()
    byline: list[str] = []
    paragraphs: list[str] = []
    note = ""
    for block in blocks:
        if block.startswith(">") and "\n" not in block.replace("\n>", ""):
            note = _note(block)
        elif facts:
            if not paragraphs or not are_links(block):
                paragraphs.append(_plain(block))
        elif pattern(STATE).match(block):
            facts = tuple(_plain(block).split(" · "))
        elif pattern(_ADDRESS).fullmatch(block):
            byline.append(block)
        else:
            byline += _plain(block).split(" · ")
    title, abstract = _plain(heading[3:]), "\n\n".join(paragraphs)
    return OwnPaper(section.line, title, facts, abstract, note, tuple(byline))


def _plain(block: str) -> str:
    return plain(block.replace("\n", " "), exact=True).text


def _note(block: str) -> str:
    lines = (line.removeprefix(">").removeprefix(" ") for line in block.split("\n"))
    return pattern(_NOTE).sub(lambda found: found["sign"] or found[0], "\n".join(lines))
