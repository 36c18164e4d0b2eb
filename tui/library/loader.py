"""Laying a desk: the library's own pages, the sample pages, or files that were named.

A person with a thousand pages need not wait for them: a desk can be laid with the first few, and
the rest is `PendingPages`.
"""

from __future__ import annotations

from collections.abc import Generator, Iterable, Iterator, Sequence
from functools import partial
from pathlib import Path

from parsing.files import Unreadable
from parsing.formats import DAILY_PAPERS, FORMATS
from parsing.paper import Page, Problem
from parsing.sources import Reading, check_text, expand, load_each, parse_bytes, read_pages
from tui.library.desk import Desk
from tui.library.errors import LibraryError
from tui.library.library import Library
from tui.library.lists import SavedPage
from tui.library.locations import Locations, cache_folder
from tui.library.pending_pages import PageOrReason, PendingPages, missing_of, pages_of
from tui.library.reading_words import ALTERED
from tui.library.session import NOT_REMEMBERED, Session
from tui.library.storage.page_files import load_page, page_digest, sample_pages
from tui.library.store import Store, build_store, with_kept_papers

_DATA_BEGINS = (b"{", b"[", b"<", b"@", b"%")
_BLANK = b"\xef\xbb\xbf \t\r\n"
_BEGINNING = 1000
"""Bytes in which data shows what it begins with."""


def open_library(paths: Locations) -> Library:
    """The library in a place, or, where it cannot be used, one in memory that says why."""
    try:
        return Library(paths)
    except LibraryError as error:
        return unsaved_library(str(error))


def unsaved_library(why: str) -> Library:
    """A library in memory that says why nothing is saved."""
    return Library(None, why)


def library_desk(
    library: Library,
    paths: Locations | None = None,
    at_once: int | None = None,
    session: Session = NOT_REMEMBERED,
) -> Desk:
    """A desk with the library's pages; without any, with the sample pages.

    Args:
        library: whose pages are wanted.
        paths: where its pages are, should the library itself not be readable: they still are.
        at_once: how many pages to read now, if not all.
        session: what the reader remembers; nothing is new without it.
    """
    if library.paths is None and paths is not None:
        copies = read_pages(_copies(paths.pages), force=True)
        if copies.pages:
            return _desk(library, iter(copies.pages))
    more, samples = _pages_of(library)
    cache_name = str(library.paths.home) if library.paths else ""
    return _desk(library, more, cache_name, at_once=at_once, samples=samples, session=session)


def all_pages(library: Library) -> PendingPages:
    """The pages that a library has by now, all of them to be read, or else the sample pages."""
    more, samples = _pages_of(library)
    return PendingPages((), more, samples=samples)


def files_desk(
    library: Library,
    pages: Iterable[Page | Problem] | Reading,
    at_once: int | None = None,
    cache_name: str = "",
) -> Desk:
    """A desk with pages that are read from files, which are not added to the library."""
    if isinstance(pages, Reading):
        pages = (*pages.problems, *pages.pages)
    found = (each if isinstance(each, Page) else str(each) for each in pages)
    return _desk(library, found, cache_name, at_once=at_once, with_kept=False)


def read_files_once(paths: Sequence[str]) -> Generator[Page | Problem, None, None]:
    """Read the pages of files one by one, each when it is asked for.

    Data is taken as it was read when its bytes were read the last time. What is kept for that is of
    these files alone, once they are all read.
    """
    digests: set[str] = set()
    for source in load_each(paths):
        if isinstance(source, Unreadable):
            yield Problem(source.path, 0, source.reason, "left out")
            continue
        read = partial(parse_bytes, source.data, source.name)
        if not source.data[:_BEGINNING].lstrip(_BLANK).startswith(_DATA_BEGINS):
            yield read()  # text, as fast as from any cache
            continue
        from tui.library.page_cache import ONLY_READ, read_once

        digest = page_digest(source.data)
        digests.add(digest)
        yield read_once(digest, source.name, "data", read, ONLY_READ)
    if digests:
        from tui.library.page_cache import ONLY_READ, keep_only

        keep_only(digests, ONLY_READ)


def index_file_of(desk: Desk) -> Path | None:
    """Where the index of a desk's papers is kept; None where no place can be found for it."""
    # The first frame needs no index.
    from tui.library.search.index_file import index_file_in

    try:
        return index_file_in(cache_folder(), desk.cache_name)
    except (LibraryError, OSError, RuntimeError):
        return None


def saved_page(library: Library, saved: SavedPage) -> Page:
    """An added page, read from the library's copy; that this was altered is one of its problems.

    Raises:
        Unreadable: the copy is gone, is no file, or is named by what is no name.
    """
    if library.paths is None:
        raise Unreadable(saved.file, "this library is in memory only")
    data = check_text(saved.file, load_page(library.paths.pages, saved.file))

    def read() -> Page:
        # What a person was once given is never judged again: marks hang on it.
        return parse_bytes(data, saved.name, format_name=saved.format, force=True)

    if page_digest(data) == saved.digest:
        # It names a file below, and is a stranger's when the library was restored.
        if saved.format not in FORMATS or saved.format == DAILY_PAPERS.name:
            return read()  # the latter as fast as from any cache
        from tui.library.page_cache import read_once

        return read_once(saved.digest, saved.name, saved.format, read)
    page = read()
    altered = Problem(saved.name, 0, ALTERED, "read as it is by now")
    return page._replace(problems=(altered, *page.problems))


def altered_pages(store: Store) -> list[Problem]:
    """The pages whose files are not as they were added, a problem each."""
    problems = (each for page in store.pages for each in page.problems)
    return [each for each in problems if each.seen == ALTERED]


def _copies(folder: Path) -> list[str]:
    """The files in the folder of the pages; what a link leads to is no copy."""
    try:
        return [path for path in expand(folder) if not Path(path).is_symlink()]
    except Unreadable:
        return []


def _pages_of(library: Library) -> tuple[Iterator[PageOrReason], bool]:
    """A library's pages, or the sample pages when it has none; and whether it is those."""
    if library.state.pages:
        return _own_pages(library), False
    return iter(read_pages([sample_pages()], force=True).pages), True


def _own_pages(library: Library) -> Iterator[PageOrReason]:
    for saved in reversed(library.state.pages):
        try:
            yield saved_page(library, saved)
        except Unreadable as error:
            yield f"The page “{saved.name}” is missing: {error}"


def _desk(
    library: Library,
    more: Iterator[PageOrReason],
    cache_name: str = "",
    *,
    at_once: int | None = None,
    samples: bool = False,
    with_kept: bool = True,
    session: Session = NOT_REMEMBERED,
) -> Desk:
    found: list[PageOrReason] = []
    for each in more:
        found.append(each)
        if at_once is not None and len(pages_of(found)) >= at_once:
            pending_pages = PendingPages(found, more)
            break
    else:
        pending_pages = None
    store = build_store(pages_of(found), kept=library.owners)
    if pending_pages is None:
        # What pages to come have need not be looked up among what the library keeps.
        store = with_kept_papers(store, library.kept(store.papers))
    return Desk(
        store,
        library,
        with_kept=with_kept,
        samples=samples,
        missing=missing_of(found),
        pending_pages=pending_pages,
        cache_name=cache_name,
        session=session,
    )
