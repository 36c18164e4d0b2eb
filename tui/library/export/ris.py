"""Papers as RIS, the tagged format of reference managers, in UTF-8.

After Research Information Systems' *RIS Format Specifications* (2001): a tag of two characters, two
blanks, a hyphen and a blank, one tag a line, lines ended by CR and LF, no line between two records.

An entry says what the page said and no more: there is no author and no year, and the type is
``GEN``, because a listing names no journal and no conference.

======  =========================================================================================
``TY``  ``GEN``
``ID``  the paper's key
``TI``  the title
``AB``  the abstract, on one line
``KW``  a line for each of its reading lists, then for each of its tags. An asterisk is not
        allowed there and becomes a space; so do the comma and the semicolon, at which programs
        part keywords
``N1``  the links in the abstract, which it says they are: ``UR`` would claim that the paper
        itself is found there
``N1``  the person's own note, on one line
``ER``  ends the record
======  =========================================================================================
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from tui.library.export.wording import keywords, links_note, one_line

if TYPE_CHECKING:
    from collections.abc import Iterator

    from tui.library.export.item import Collection, Item


def write(collection: Collection) -> str:
    """Write the collection as RIS records; one without papers is an empty text."""
    return "".join(map(_record, collection.items))


def _record(item: Item) -> str:
    return "".join(f"{tag}  - {value}\r\n" for tag, value in _fields(item))


def _fields(item: Item) -> Iterator[tuple[str, str]]:
    paper = item.paper
    yield "TY", "GEN"
    yield "ID", paper.key
    yield "TI", one_line(paper.title)
    if abstract := one_line(paper.abstract):
        yield "AB", abstract
    for word in keywords(item, without="*"):
        yield "KW", word
    for note in (links_note(paper.abstract), one_line(item.note)):
        if note:
            yield "N1", note
    yield "ER", ""
