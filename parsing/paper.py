"""The values that parsing gives: entries, pages, papers, and what was not understood."""

from __future__ import annotations

import hashlib
import unicodedata
from typing import NamedTuple


class Entry(NamedTuple):
    """One paper as it stands on one page."""

    title: str
    abstract: str
    """Empty when the page gives none; paragraphs are kept apart by line feeds."""
    line: int
    """1-based line of the title on the page."""


class Problem(NamedTuple):
    """Something that was not understood, and what was done about it."""

    page: str
    """Name of the page, or the path that was asked for."""
    line: int
    """1-based line, or 0 when the whole page is meant."""
    seen: str
    done: str

    def __str__(self) -> str:
        where = f"{self.page}:{self.line}" if self.line else self.page
        return f"{where}: {self.seen}; {self.done}"


class Page(NamedTuple):
    """One saved listing, its entries in the order of the page."""

    name: str
    label: str
    """As printed on the page (``Mar 11``), or empty: a year is never invented."""
    entries: tuple[Entry, ...]
    problems: tuple[Problem, ...] = ()


class Place(NamedTuple):
    """Where a paper was seen: a page's name and a 0-based position on it."""

    page: str
    position: int


class Paper(NamedTuple):
    """A paper, merged from every page that carries it."""

    key: str
    title: str
    abstract: str
    places: tuple[Place, ...] = ()
    """Every place it was seen at; empty when none of its pages is open."""


_NEITHER = bytes(code for code in range(128) if not chr(code).isalnum())
"""ASCII that is neither a letter nor a digit."""


def fold_title(title: str) -> str:
    """A title reduced to its letters and digits: Unicode NFKC, case-folded."""
    if title.isascii():
        # The same as below, eight times as fast: every start does it for every entry.
        return title.lower().encode().translate(None, _NEITHER).decode()
    # Case folding can undo composition and the other way round, hence NFKC on both sides.
    normal = unicodedata.normalize("NFKC", title).casefold()
    folded = unicodedata.normalize("NFKC", normal)
    return "".join(filter(str.isalnum, folded))


def paper_key(title: str) -> str:
    """A paper's identity: 16 hexadecimal digits of BLAKE2b over its folded title.

    The same title gives the same key whatever its spacing, case or punctuation. A title without a
    letter or digit is hashed as it stands. Keys are a promise: people's marks hang on them.
    """
    folded = fold_title(title) or title
    return hashlib.blake2b(folded.encode("utf-8", "replace"), digest_size=8).hexdigest()
