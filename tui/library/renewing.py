"""Other papers for a desk that is laid already: pages and papers that came or went meanwhile."""

from __future__ import annotations

from typing import NamedTuple

from parsing.paper import Page
from parsing.reading import Unreadable, read_pages
from tui.library.library import Library
from tui.library.opening import saved_page
from tui.library.pages import sample_pages
from tui.library.store import Store, build_store


class Renewed(NamedTuple):
    """What is to lie on the desk from now on."""

    store: Store
    missing: tuple[str, ...] = ()
    """Pages that could not be read, a sentence each."""
    samples: bool | None = None
    """Whether these are the sample pages; None for as before."""


def with_kept_of(library: Library, store: Store) -> Renewed:
    """The same pages, and all papers that the library keeps by now."""
    kept = library.kept(store.papers)
    papers = {**store.papers, **{paper.key: paper for paper in kept}}
    elsewhere = (*store.kept, *(paper.key for paper in kept))
    return Renewed(Store(store.pages, papers, store.by_page, elsewhere))


def with_pages_of(library: Library) -> Renewed:
    """The pages that the library has by now, or the sample pages when it has none."""
    pages: list[Page] = []
    missing: list[str] = []
    for saved in library.pages:
        try:
            pages.append(saved_page(library, saved))
        except Unreadable as error:
            missing.append(f"The page “{saved.name}” is missing: {error}")
    if not library.pages:
        pages.extend(read_pages([sample_pages()]).pages)
    store = with_kept_of(library, build_store(pages)).store
    return Renewed(store, tuple(missing), samples=not library.pages)
