"""Laying a desk: the library's own pages, the sample pages, or files that were named."""

from __future__ import annotations

from collections.abc import Sequence

from parsing.paper import Page
from parsing.reading import Reading, Unreadable, load, parse_bytes, read_pages
from tui.library.desk import Desk
from tui.library.errors import LibraryError
from tui.library.library import Library
from tui.library.locations import Locations
from tui.library.pages import SavedPage, sample_pages
from tui.library.store import build_store, with_kept_papers


def open_library(place: Locations) -> Library:
    """The library in a place, or, where it cannot be used, one in memory that says why."""
    try:
        return Library(place)
    except LibraryError as error:
        return unsaved_library(str(error))


def unsaved_library(why: str) -> Library:
    """A library in memory that says why nothing is saved."""
    library = Library(None)
    library.not_saving = why
    return library


def library_desk(library: Library, place: Locations | None = None) -> Desk:
    """A desk with the library's pages; without any, with the sample pages.

    Args:
        library: whose pages are wanted.
        place: where its pages are, should the library itself not be readable: they still are.
    """
    if library.place is None and place is not None:
        copies = read_pages([place.pages])
        if copies.pages:
            return _desk(library, copies)
    if not library.pages:
        return _desk(library, read_pages([sample_pages()]), samples=True)
    pages: list[Page] = []
    missing: list[str] = []
    for saved in library.pages:
        try:
            pages.append(saved_page(library, saved))
        except Unreadable as error:
            missing.append(f"The page “{saved.name}” is missing: {error}")
    return _desk(library, Reading(tuple(pages), ()), missing)


def files_desk(library: Library, reading: Reading) -> Desk:
    """A desk with pages that were read from files, which are not added to the library."""
    missing = [str(problem) for problem in reading.problems]
    return _desk(library, reading, missing, with_kept=False)


def saved_page(library: Library, saved: SavedPage) -> Page:
    """An added page, read from the library's copy.

    Raises:
        Unreadable: the copy is gone or damaged.
    """
    if library.place is None:
        raise Unreadable(saved.file, "this library is in memory only")
    return parse_bytes(load(library.place.pages / saved.file), saved.name)


def _desk(
    library: Library,
    reading: Reading,
    missing: Sequence[str] = (),
    *,
    samples: bool = False,
    with_kept: bool = True,
) -> Desk:
    store = build_store(reading.pages)
    store = with_kept_papers(store, library.kept(store.papers))
    found = [str(problem) for page in reading.pages for problem in page.problems]
    return Desk(
        store, library, with_kept=with_kept, samples=samples, problems=found, missing=missing
    )
