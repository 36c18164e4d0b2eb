"""Papers as plain text, for a mail or a printer: 80 columns wide, web addresses kept whole."""

from __future__ import annotations

from textwrap import TextWrapper, fill
from typing import TYPE_CHECKING

from parsing.prose import one_line
from parsing.urls import find_links
from tui.library.addresses import page_address
from tui.library.export.wording import about, byline, facts, heading, paragraphs

if TYPE_CHECKING:
    from tui.library.export.item import Collection, Item

COLUMNS = 80
INDENT = "    "
HANGING = INDENT + "  "
"""Before what goes on with a title or a phrase below it."""


def write(collection: Collection) -> str:
    """Write the collection as plain text, its papers numbered from 1."""
    title = heading(collection)
    blocks = [f"{title}\n{'=' * min(len(title), COLUMNS)}"]
    blocks += [fill(words, COLUMNS) for words in about(collection)]
    for number, item in enumerate(collection.items, 1):
        blocks.extend(_paper(number, item))
    return "\n\n".join(blocks) + "\n"


def _paper(number: int, item: Item) -> list[str]:
    paper = item.paper
    title = _wrap(one_line(paper.title), first=f"{number}. ".ljust(len(INDENT)), then=HANGING)
    lines = (*byline(item), page_address(paper.meta), "; ".join(facts(item)))
    phrases = (_wrap(line, then=HANGING) for line in lines if line)
    blocks = ["\n".join((title, *phrases))]
    blocks.extend(map(_wrap, paragraphs(paper.abstract)))
    if links := find_links(paper.abstract):
        blocks.append("\n".join(INDENT + link for link in links))
    if note := paragraphs(item.note):
        blocks.extend(map(_wrap, (f"Note: {note[0]}", *note[1:])))
    return blocks


def _wrap(text: str, first: str = INDENT, then: str = INDENT) -> str:
    wrapper = TextWrapper(
        width=COLUMNS,
        initial_indent=first,
        subsequent_indent=then,
        break_long_words=False,
        break_on_hyphens=False,
    )
    return wrapper.fill(text) or first.rstrip()
