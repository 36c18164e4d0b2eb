"""What a person names or adds: reading lists, saved filters, pages."""

from collections.abc import Collection, Iterable, Mapping, Set
from types import MappingProxyType
from typing import NamedTuple

from parsing.structs import Struct
from parsing.text import clean_line
from tui.library.errors import LibraryError
from tui.library.labels import block_text
from tui.library.names import folded_name, require_seen

LONGEST_NAME = 100
LONGEST_DESCRIPTION = 2_000


class ReadingList(NamedTuple):
    """A list and its papers' keys, in the person's order."""

    id: int
    name: str
    keys: tuple[str, ...] = ()
    description: str = ""
    due: str = ""
    """The day it is due, as 2026-12-31; nothing where it is not."""
    done_at: Mapping[str, int] = MappingProxyType({})
    """Since when each paper is done there that is, in milliseconds since 1970 UTC."""

    @property
    def done(self) -> Set[str]:
        """Keys of the papers that are done there, whether they are read or not."""
        return self.done_at.keys()


class SavedFilter(NamedTuple):
    """A query kept under a name."""

    id: int
    name: str
    query: str


class SavedPage(NamedTuple):
    """An added page: what it is called and which file below the library's ``pages/`` holds it."""

    digest: str
    name: str
    file: str
    format: str = ""
    """The format it was read as when it was added; without one its text tells it."""
    called: str = ""
    """What the person calls it; nothing where that is its label or its name."""
    added_at: int = 0
    """In milliseconds since 1970 UTC; 0 where that is not known."""


class NewPage(Struct):
    """A page that is to be added: what it is to be called, and its bytes."""

    name: str
    data: bytes
    format: str = ""
    """The format it was read as; without one its text tells it."""


GONE = ReadingList(0, "")
"""Stands for a list that is not there."""


def list_name(typed: str, taken: Iterable[ReadingList] = ()) -> str:
    """Return the name a list gets from what was typed.

    Raises:
        LibraryError: it is empty, too long, or another list's, as names are compared.
    """
    return _name(typed, "reading list", (each.name for each in taken))


def filter_name(typed: str, taken: Iterable[SavedFilter] = ()) -> str:
    """Return the name a filter gets from what was typed.

    Raises:
        LibraryError: it is empty, too long, or another filter's, as names are compared.
    """
    return _name(typed, "saved filter", (each.name for each in taken))


def description_text(typed: str) -> str:
    """Return the description of a list that was typed, safe to show; empty for none.

    Raises:
        LibraryError: it is too long.
    """
    return block_text(typed, "A description", LONGEST_DESCRIPTION)


def page_title(typed: str, taken: Iterable[str] = ()) -> str:
    """Return what a page is called from what was typed.

    Raises:
        LibraryError: it is empty, too long, or what another page is called, as names are compared.
    """
    return _name(typed, "page", taken)


def kept_name(typed: str, kind: str) -> str:
    """Return the name of a list or a filter that may be in a library, if only from of old.

    Args:
        typed: the name.
        kind: what has it, for the complaint.

    Raises:
        LibraryError: it is empty or too long.
    """
    name = clean_line(typed)
    if not any(each.isprintable() and not each.isspace() for each in name):
        raise LibraryError(f"A {kind} needs a name.")
    if len(name) > LONGEST_NAME:
        raise LibraryError(f"A name has at most {LONGEST_NAME} characters; this has {len(name)}.")
    return name


def _name(typed: str, kind: str, taken: Iterable[str]) -> str:
    name = kept_name(typed, kind)
    require_seen(name)
    for other in taken:
        if folded_name(other) == folded_name(name):
            raise LibraryError(f"There is a {kind} “{other}” already.")
    return name


def place_in(reading_list: ReadingList, key: str) -> str:
    """Return where a paper stands in a list that has it, in words: ``3 of 12, done``."""
    place = f"{reading_list.keys.index(key) + 1:,} of {len(reading_list.keys):,}"
    return f"{place}, done" if key in reading_list.done else place


def moved(keys: tuple[str, ...], which: Collection[str], by: int) -> tuple[str, ...]:
    """Return the keys with some of them moved by some places together, at most to an end."""
    block = [key for key in keys if key in which]
    if not block:
        return keys
    rest = [key for key in keys if key not in which]
    new = max(0, min(len(rest), keys.index(block[0]) + by))
    return (*rest[:new], *block, *rest[new:])
