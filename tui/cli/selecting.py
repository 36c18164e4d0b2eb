"""Which page, reading list or filter an argument of the command line means, by its name."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import TypeVar

from parsing.text import clean_line
from tui.library.errors import LibraryError
from tui.library.lists import ReadingList, SavedFilter, SavedPage
from tui.library.names import folded_name
from tui.library.phrases import nearest
from tui.library.state import LibraryState

Thing = TypeVar("Thing")


class NotOneError(LibraryError):
    """A name that means nothing, or several things that are shown alike.

    Args:
        noun: what was looked for: ``reading list``.
        number: how many have the name.
        typed: the name.
        near: a name that may have been meant.
    """

    def __init__(self, noun: str, number: int, typed: str, near: str = "") -> None:
        self.number, self.near = number, near
        which = f"{number} {noun}s are shown as" if number else f"no {noun} is called"
        meant = f" (did you mean “{near}”?)" if near else ""
        command = "filter show" if noun == "saved filter" else f"{noun.rsplit(maxsplit=1)[-1]}s"
        super().__init__(f"{which} {typed}{meant}; `carrel {command}` lists them")


def select_page(
    pages: Sequence[SavedPage], typed: str, labels: Callable[[], Mapping[str, str]]
) -> SavedPage:
    """Return the page of a name, or else the one that the person or the screen calls so.

    Args:
        pages: of the library.
        typed: the name.
        labels: gives what pages are called on screen, by their names; all of them are read for it,
            so it is asked last.

    Raises:
        NotOneError: there is none, or there are several.
    """
    named = _named(pages, lambda page: page.name, typed)
    called = [page for page in pages if page.called]
    found = named or _named(called, lambda page: page.called, typed)
    shown = {} if found else labels()
    found = found or _named(pages, lambda page: shown.get(page.name, ""), typed)
    names = (*(name for page in pages for name in (page.name, page.called)), *shown.values())
    if not found and (near := nearest(typed, filter(None, names))):
        raise NotOneError("page", 0, typed, near=near)
    return _only("page", found, typed)


def select_list(lists: Sequence[ReadingList], typed: str) -> ReadingList:
    """Return the reading list of a name, or whose name alone begins so.

    Raises:
        NotOneError: there is none, or there are several.
    """
    return _by_beginning("reading list", lists, lambda each: each.name, typed)


def select_filter(filters: Sequence[SavedFilter], typed: str) -> SavedFilter:
    """Return the saved filter of a name, or whose name alone begins so.

    Raises:
        NotOneError: there is none, or there are several.
    """
    return _by_beginning("saved filter", filters, lambda each: each.name, typed)


def select_tag(state: LibraryState, typed: str) -> str:
    """Return the tag of a name, whatever the case.

    Raises:
        NotOneError: no paper has it.
    """
    name = typed.lstrip("#")
    if found := state.tags_by_folded.get(folded_name(name)):
        return found[0]
    raise NotOneError("tag", 0, name, near=nearest(name, state.tags))


def _by_beginning(
    noun: str, things: Sequence[Thing], name_of: Callable[[Thing], str], typed: str
) -> Thing:
    """Return the thing of a name; of two that are compared as one the very one, else the only one
    whose name begins so."""
    known_apart = _named(things, lambda each: name_of(each).casefold(), typed.casefold())
    folded = folded_name(typed)
    alike = known_apart or [each for each in things if folded_name(name_of(each)) == folded]
    if not alike and folded:
        alike = [each for each in things if folded_name(name_of(each)).startswith(folded)]
    if not alike and (near := nearest(typed, map(name_of, things))):
        raise NotOneError(noun, 0, typed, near=near)
    return _only(noun, alike, typed)


def _only(noun: str, things: list[Thing], typed: str) -> Thing:
    if len(things) != 1:
        raise NotOneError(noun, len(things), typed)
    return things[0]


def _named(things: Iterable[Thing], name_of: Callable[[Thing], str], typed: str) -> list[Thing]:
    """Return the things of a name as it was typed: the very name, or else those shown like it.

    A file's name need not be text, nor can every terminal show every letter: whoever copies a name
    from what was shown, or completes that of the file, means the same thing.

    Args:
        things: what may be meant.
        name_of: gives the name that a thing has.
        typed: the argument, as Python has it from the system.

    Returns:
        None or one, or several where no more is known than what they are shown as.
    """
    named = [(name_of(each), each) for each in things]
    if exact := [each for name, each in named if name == typed]:
        return exact
    bytes_ = typed.encode(errors="surrogateescape")
    wanted = {clean_line(typed), clean_line(bytes_.decode(errors="replace"))}
    return [each for name, each in named if wanted & {clean_line(name), _shown(name)}]


def _shown(name: str) -> str:
    """Return a name as standard output shows it, in whatever letters it has."""
    encoding = getattr(sys.stdout, "encoding", None) or "utf-8"
    return clean_line(name).encode(encoding, "replace").decode(encoding, "replace")
