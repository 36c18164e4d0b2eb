"""The values that parsing gives: entries, pages, papers, and what was not understood."""

import unicodedata
from typing import NamedTuple

from parsing.digest import blake2b
from parsing.meta import (
    NO_ANNOTATIONS,
    NO_META,
    NO_RECEPTION,
    Annotations,
    Meta,
    Reception,
    WrittenList,
)


class Entry(NamedTuple):
    """One paper as it stands on one page."""

    title: str
    abstract: str
    """Empty when the page gives none; paragraphs are kept apart by line feeds."""
    line: int
    """1-based line of the title on the page."""
    meta: Meta = NO_META
    reception: Reception = NO_RECEPTION
    annotations: Annotations = NO_ANNOTATIONS


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
    format: str = ""
    """Name of the format it was read as, a key of `parsing.formats.FORMATS`."""
    lists: tuple[WrittenList, ...] = ()
    """The reading lists that it tells of, in the order of who wrote it."""


class Sighting(NamedTuple):
    """Where a paper was seen: a page's name and a 0-based position on it."""

    page: str
    position: int


class Paper(NamedTuple):
    """A paper, merged from every page that carries it."""

    key: str
    title: str
    abstract: str
    sightings: tuple[Sighting, ...] = ()
    """Every place it was seen at; empty when none of its pages is open."""
    meta: Meta = NO_META
    """Merged from all of them, and from what services said."""
    reception: Reception = NO_RECEPTION
    """That of the last page which tells of any."""
    other_titles: tuple[str, ...] = ()
    """Titles that fold to other letters, of other versions of the paper."""
    page_meta: Meta | None = None
    """What the pages alone say, where services said more; None: they say all of it."""


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


FAMILY = 5
"""Digits that the keys of all papers of one folded title begin with.

By them what is kept of a title is found in the order of the keys. Twenty bits are enough that few
others begin so, and leave 44 that tell the papers of one title apart.
"""


def paper_key(title: str) -> str:
    """A paper's identity: 16 hexadecimal digits of BLAKE2b over its folded title.

    The same title gives the same key whatever its spacing, case or punctuation. A title without a
    letter or digit is hashed as it stands. Keys are a promise: people's marks hang on them.
    """
    if title.isascii():
        # As below, without a text in between: every start does it for every entry.
        letters = title.lower().encode().translate(None, _NEITHER) or title.encode()
    else:
        letters = (fold_title(title) or title).encode("utf-8", "replace")
    return blake2b(letters, digest_size=8).hexdigest()


def further_key(title: str, abstract: str, attempt: int = 0) -> str:
    """Return the identity of a further paper whose title folds to that of another one.

    It begins as `paper_key` does for the title; the other digits are a hash of the title and the
    abstract without their white space. A promise as well.

    Args:
        title: of the paper.
        abstract: of the paper, or empty.
        attempt: counts up while the key is another paper's already.
    """
    text = "".join(f"{title}\0{abstract}".split()) + "\0" * attempt
    digits = blake2b(text.encode("utf-8", "replace"), digest_size=8).hexdigest()
    return paper_key(title)[:FAMILY] + digits[FAMILY:]


def is_key_of(key: str, title: str, abstract: str) -> bool:
    """Return whether a paper of this text can have that key.

    What was marked without an abstract keeps the key of then when one is found.
    """
    return key == paper_key(title) or any(
        key == further_key(title, text, attempt)
        for text in (abstract, "")
        for attempt in range(ATTEMPTS)
    )


ATTEMPTS = 4
"""How often a further key is tried for: that even two are the same is a chance of 2 to the 44."""
