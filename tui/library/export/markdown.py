"""Papers as Markdown: CommonMark 0.31.2, https://spec.commonmark.org/0.31.2/.

A section a paper: its title, a line that says its state, pages, lists and tags in words, its
abstract, its links, and the person's note as a quotation. Whatever a page or a person wrote is
escaped, so that it reads as it was written: nothing in it is taken for markup. What GitHub adds to
CommonMark (tables, ``~~``, ``$`` mathematics) is escaped as well.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from parsing.links import find_links
from tui.library.export.wording import count, facts, heading, one_line, paragraphs

if TYPE_CHECKING:
    from tui.library.export.item import Collection, Item

# Backslash escapes (section 2.4) work on ASCII punctuation only; an ampersand matters only where it
# begins a character reference (section 2.5).
_INLINE = re.compile(r"[\\`*_\[\]<~|$]|&(?=#?[A-Za-z0-9]+;)")
# What begins a heading, a list item, a quotation, a rule or an underline (sections 4 and 5), and
# the number sign that would end a heading (section 4.2).
_BLOCK = re.compile(r"^[-+=>#]|#$")
_NUMBERED = re.compile(r"^([0-9]{1,9})(?=[.)](?: |$))")
# Between angle brackets no escape works, so these cannot stand in an autolink (section 6.5).
_NOT_IN_AUTOLINK = re.compile(r"[\x00-\x20\x7f<>]")


def write(collection: Collection) -> str:
    """The collection as one CommonMark document."""
    blocks = [f"# {escape(heading(collection))}", count(collection)]
    for item in collection.items:
        blocks.extend(_section(item))
    return "\n\n".join(blocks) + "\n"


def escape(text: str) -> str:
    """The text on one line, as a CommonMark parser gives it back, even where a line begins."""
    line = _INLINE.sub(r"\\\g<0>", one_line(text))
    line = _BLOCK.sub(r"\\\g<0>", line)
    return _NUMBERED.sub(r"\1\\", line)


def _section(item: Item) -> list[str]:
    paper = item.paper
    blocks = [f"## {escape(paper.title)}", escape(" · ".join(facts(item)))]
    blocks.extend(escape(paragraph) for paragraph in paragraphs(paper.abstract))
    if links := find_links(paper.abstract):
        blocks.append("\n".join(f"- {_link(link)}" for link in links))
    if note := paragraphs(item.note):
        blocks.append("\n>\n".join(f"> {escape(paragraph)}" for paragraph in note))
    return blocks


def _link(address: str) -> str:
    return escape(address) if _NOT_IN_AUTOLINK.search(address) else f"<{address}>"
