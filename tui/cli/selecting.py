"""Which page, reading list or paper an argument of the command line means, by its name."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import TypeVar

from parsing.paper import Paper, fold_title
from parsing.text import clean_line
from tui.library.errors import LibraryError
from tui.library.lists import ReadingList, SavedPage
from tui.library.names import folded_name

Thing = TypeVar("Thing")


FEWEST = 4
"""Digits of a key that tell a paper, if no other key begins so."""


class NotOneError(LibraryError):
    """A name that means nothing, or several things that are shown alike."""

    def __init__(self, noun: str, number: int, typed: str, lists: str = "") -> None:
        which = f"{number} {noun}s are shown as" if number else f"no {noun} is called"
        lists = lists or f"carrel {noun.rsplit(maxsplit=1)[-1]}s"
        super().__init__(f"{which} {typed}; `{lists}` lists them")


def select_page(pages: Sequence[SavedPage], typed: str) -> SavedPage:
    """Return the page of a name, or else the one that the person calls so.

    Raises:
        NotOneError: there is none, or there are several.
    """
    named = _named(pages, lambda page: page.name, typed)
    called = [page for page in pages if page.called]
    return _only("page", named or _named(called, lambda page: page.called, typed), typed)


def select_list(lists: Sequence[ReadingList], typed: str) -> ReadingList:
    """Return the reading list of a name; of two that are compared as one, the very one.

    Raises:
        NotOneError: there is none, or there are several.
    """
    known_apart = _named(lists, lambda each: each.name.casefold(), typed.casefold())
    folded = folded_name(typed)
    alike = known_apart or [each for each in lists if folded_name(each.name) == folded]
    return _only("reading list", alike, typed)


def select_paper(papers: Mapping[str, Paper], typed: str) -> Paper:
    """Return the paper of a key, of a title, or of how a key begins, in this order.

    Args:
        papers: by their keys.
        typed: a key, four of its digits or more, or a title, however it is spaced and written.

    Raises:
        NotOneError: there is none, or there are several.
    """
    key, folded = typed.strip().lower(), fold_title(typed)
    if key in papers:
        return papers[key]
    found = [
        paper
        for paper in papers.values()
        if folded and folded in map(fold_title, (paper.title, *paper.other_titles))
    ]
    if not found and len(key) >= FEWEST:
        found = [paper for each, paper in papers.items() if each.startswith(key)]
    if len(found) != 1:
        raise NotOneError("paper", len(found), typed, "carrel search WORD… -f tsv")
    return found[0]


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
