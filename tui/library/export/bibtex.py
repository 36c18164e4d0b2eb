r"""Papers as a BibTeX database (O. Patashnik, *BibTeXing*, 1988; ``btxdoc.pdf``), in UTF-8.

An entry says what the page said and no more. The type is ``@misc``, because a listing names no
journal and no conference; there is no author, and no year: a label such as ``Mar 11`` dates the
listing, not the paper.

============  ==================================================================================
``title``     in two pairs of braces, so that no style changes its capitals
``abstract``  its paragraphs parted by a space in braces and a blank line
``note``      the links in the abstract, which it says they are. ``url`` and ``howpublished``
              would claim that the paper itself is found there, while most of these links lead
              to code and some to other people's work. ``note`` is for what "can help the
              reader", and every style prints it. They are plain text: ``\url`` needs a
              package, and within it biblatex breaks off at ``%`` and at ``#``
``keywords``  the names of its reading lists, then its tags. Commas and semicolons part
              keywords, so within a name they become a space
``annote``    the person's own note: the standard styles do not print it
============  ==================================================================================

How text is escaped is told in `tui.library.export.latex`.

A citation key is made of the first three words of the title that say something, folded to ASCII,
and of eight digits of the paper's key: ``mask-all-need-12fa2ee7``. It comes from the paper alone,
so it is the same in every export. Only if two papers of one export should ever meet in one key,
both get all sixteen digits.
"""

from __future__ import annotations

import re
import unicodedata
from collections import Counter
from typing import TYPE_CHECKING

from parsing.urls import find_links
from tui.library.export.latex import escape, literal
from tui.library.export.wording import count, heading, keywords, link_words, paragraphs

if TYPE_CHECKING:
    from collections.abc import Iterator

    from parsing.paper import Paper
    from tui.library.export.item import Collection, Item

_SILENT = re.compile(
    "an?|and|are|as|at|be|by|can|do|does|for|from|how|in|into|is|its?|of|on|or|the|their|to"
    "|towards?|using|via|what|when|with|you|your"
)
_WORD = re.compile(r"[a-z0-9]+")


def write(collection: Collection) -> str:
    """Write a BibTeX database: a comment with the collection's title, then an entry a paper."""
    # Outside an entry everything is a comment, but for the sign that begins one.
    comment = f"% {heading(collection)}: {count(collection)}".replace("@", "")
    items = tuple({item.paper.key: item for item in collection.items}.values())
    short = [citation_key(item.paper) for item in items]
    uses = Counter(short)
    entries = (
        _entry(item, key if uses[key] == 1 else citation_key(item.paper, digits=16))
        for item, key in zip(items, short, strict=True)
    )
    return "\n\n".join((comment, *entries)) + "\n"


def citation_key(paper: Paper, digits: int = 8) -> str:
    """Return a key of lower-case ASCII letters, digits and hyphens; *digits* of them its own."""
    ascii_title = unicodedata.normalize("NFKD", paper.title).encode("ascii", "ignore").decode()
    words = _WORD.findall(ascii_title.lower().replace("'", ""))
    telling = [word for word in words if not _SILENT.fullmatch(word)] or words or ["paper"]
    return "-".join((*telling[:3], paper.key[:digits]))


def _entry(item: Item, key: str) -> str:
    fields = "".join(f"  {name} = {{{value}}},\n" for name, value in _fields(item) if value)
    return f"@misc{{{key},\n{fields}}}"


def _fields(item: Item) -> Iterator[tuple[str, str]]:
    paper = item.paper
    yield "title", f"{{{escape(paper.title)}}}"
    yield "abstract", _paragraphs(paper.abstract)
    if links := find_links(paper.abstract):
        yield "note", f"{link_words(len(links))}: {', '.join(map(literal, links))}"
    yield "keywords", ", ".join(map(escape, keywords(item)))
    yield "annote", _paragraphs(item.note)


def _paragraphs(text: str) -> str:
    # The space in braces is one for pandoc too, which glues the words around a blank line together.
    return "{ }\n\n".join(map(escape, paragraphs(text)))
