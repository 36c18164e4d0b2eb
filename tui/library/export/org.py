r"""Papers as an Org file (https://orgmode.org/manual/), for Emacs and what else reads Org.

A heading a paper, ``TODO`` until it is read and ``DONE`` then (in a reading list: until it is done
there), its lists and tags behind it as far
as Org has letters for them; what is known of it as properties; its abstract; and the person's note
in a block of Markdown, which it is.

Org knows no escape; its manual (*Escape Character*) has a zero-width space (U+200B) for it. One
stands on both sides of each sign of a stranger's that Org might take for markup, since programs
differ over whether it is white space, and before what would begin a heading, a list or a table.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from parsing.prose import one_line
from tui.library.addresses import page_address
from tui.library.export.reference import citation_keys
from tui.library.export.wording import about, byline, facts, heading, keywords, paragraphs
from tui.library.marks import Half

if TYPE_CHECKING:
    from tui.library.export.item import Collection, Item

SPACE = "\u200b"
"""What keeps signs from being markup."""
_MARKUP = re.compile(
    r"(?<![^\s\-–—({'\"*/_=~+])[*/_=~+](?=\S)"
    r"|[\^_](?=[{*+-])|\[\[|\[(?=fn:|cite|[\dXx% -]|#)|<(?=[<\d%\w])|\{\{\{|@@|\\(?=[\w(\[\\])|\$"
    r"|(?<!\w)(?:src|call)_|\[\d+/\d+\]"
)
_BEGINS = re.compile(
    r"(?:[*#|:+-]|%%|\(?[0-9A-Za-z]+[.)](?:\s|$)|(?:TODO|DONE|COMMENT|CLOCK|CLOSED|DEADLINE|SCHEDULED)\b)"
)
_NO_TAG = re.compile(r"[^\w@#%]+")
_VERBATIM = re.compile(r"^(?=,*(?:\*|#\+))", re.MULTILINE)


def write(collection: Collection) -> str:
    """Write the collection as one Org file."""
    items = collection.items
    keys = citation_keys([item.paper for item in items])
    head = f"#+title: {escape(heading(collection))}\n#+options: ^:{{}} toc:nil"
    sections = (_section(item, key) for item, key in zip(items, keys, strict=True))
    return "\n\n".join((head, *map(escape, about(collection)), *sections)) + "\n"


def escape(text: str) -> str:
    """Return a text on one line that has no markup for Org, even where a line begins."""
    line = _MARKUP.sub(rf"{SPACE}\g<0>{SPACE}", one_line(text))
    return SPACE + line if _BEGINS.match(line) else line


def _section(item: Item, key: str) -> str:
    paper = item.paper
    words = (_NO_TAG.sub("_", word).strip("_") for word in keywords(item))
    tags = ":".join(dict.fromkeys(filter(None, words)))
    title = escape(paper.title)
    if title.endswith(":"):  # what stands between two colons there is a tag
        title += SPACE
    is_done = item.marked.get(Half.READ) if item.done is None else item.done
    state = "DONE" if is_done else "TODO"
    properties = {
        "CUSTOM_ID": key,
        "CARREL_KEY": paper.key,
        "ARXIV": paper.meta.arxiv,
        "DOI": paper.meta.doi,
        "DATE": paper.meta.date,
        "URL": page_address(paper.meta),
    }
    drawer = "".join(f":{name}: {one_line(value)}\n" for name, value in properties.items() if value)
    head = f"* {state} {title}" + (f" :{tags}:" if tags else "")
    blocks = [f"{head}\n:PROPERTIES:\n{drawer}:END:"]
    blocks.extend(escape(" · ".join(words)) for words in (byline(item), facts(item)) if words)
    blocks.extend(map(escape, paragraphs(paper.abstract)))
    if note := item.note.strip("\n"):
        lines = "\n".join(note.splitlines())
        blocks.append(f"#+begin_src markdown\n{_VERBATIM.sub(',', lines)}\n#+end_src")
    return "\n\n".join(blocks)
