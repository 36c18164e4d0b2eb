"""Entering pages: their files and their rows, as one change."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence
from pathlib import Path

from tui.library.change import Change
from tui.library.lists import NewPage, SavedPage
from tui.library.storage import mutations, queries
from tui.library.storage.database import Database
from tui.library.storage.page_files import change_with_pages, holds, page_digest, page_file


def enter_pages(
    database: Database,
    folder: Path,
    pages: Sequence[NewPage],
    known: Collection[str],
    in_place_of: Iterable[SavedPage] = (),
) -> Change:
    """Copy pages into a library, all or none; those that it has stay as they are.

    Args:
        database: where they are entered.
        folder: the folder of the added pages.
        pages: what is entered; where a name is taken a number is put behind it.
        known: digests of the pages that are there already, if their files are whole.
        in_place_of: pages that go when they come, in the same change; their names are free.

    Returns:
        All pages by then; a change of nothing where the library has all of them already.

    Raises:
        LibraryError: they could not be saved; nothing was altered.
    """
    new = {
        digest: page
        for page in pages
        if (digest := page_digest(page.data)) not in known
        or not holds(folder / page_file(digest), digest)
    }
    if not new:
        return Change()
    files = {digest: page.data for digest, page in new.items()}
    with change_with_pages(database, folder, "add page", files) as transaction:
        for old in in_place_of:
            transaction.write("page", (old.digest,), None)
        for digest, page in new.items():
            mutations.add_page(transaction, page.name, digest, page_file(digest), page.format)
    return Change(pages=queries.pages_on(database))
