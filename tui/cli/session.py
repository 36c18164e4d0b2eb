"""A library, opened for one command and closed behind it."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

from parsing.files import Unreadable
from parsing.paper import Page
from tui.console import say
from tui.library.desk import Desk
from tui.library.library import Library
from tui.library.loader import index_file_of, library_desk, saved_page
from tui.library.locations import locations
from tui.library.page_labels import page_labels


@contextmanager
def opened_library() -> Iterator[Library]:
    """Open the person's library, which is made where there is none yet, and close it at the end.

    Raises:
        LibraryError: it cannot be used.
    """
    library = Library(locations())
    try:
        yield library
    finally:
        library.close()


@contextmanager
def opened_desk() -> Iterator[Desk]:
    """Open the person's library with all its papers; says which of its pages are missing.

    Raises:
        LibraryError: it cannot be used.
    """
    with opened_library() as library:
        desk = library_desk(library)
        for problem in desk.missing:
            say(f"carrel: {problem}")
        yield desk


def labels_of(library: Library) -> dict[str, str]:
    """Return what the pages of a library are called on screen, by their names.

    A page that cannot be read is called by its name.
    """
    pages: list[Page] = []
    for saved in library.state.pages:
        try:
            pages.append(saved_page(library, saved))
        except Unreadable:
            pages.append(Page(saved.name, "", ()))
    return page_labels(pages, library.state.pages)


def index(desk: Desk) -> None:
    """Have the words of all papers read, if they are not yet."""
    if not desk.indexed:
        from tui.library.search.index_file import indexes

        for each in indexes(list(desk.store.papers.values()), index_file_of(desk)):
            desk.use_index(each)


def ask(desk: Desk, query: str) -> tuple[str, ...]:
    """Return the keys of the papers that a query finds, best first."""
    index(desk)
    desk.ask(query)
    return tuple(desk.view.keys) if desk.view.query else ()


def no_answer(query: str) -> str:
    """Return the line that says that a query finds nothing."""
    return f"No paper answers {query}."


def nothing_in(name: str) -> str:
    """Return the line that says that a list, or another source, has no paper that is asked for."""
    return f"No such paper stands in “{name}”."


def say_partial(desk: Desk) -> None:
    """Say how much of what a query found has only some of its words, if any has."""
    whole, count = desk.view.whole, len(desk.view.keys)
    if desk.view.is_partial:
        say("No paper has all of these words; these have some.")
    elif whole < count:
        say(f"{whole:,} with all of these words, {count - whole:,} with some.")


def say_samples(desk: Desk) -> None:
    """Say that the papers are not the person's own, where a library has no page yet."""
    if desk.samples:
        say(
            "carrel: your library has no page yet; these are the papers of the sample pages."
            " carrel add PAGE… adds your own."
        )
