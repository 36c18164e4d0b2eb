"""Arrivals: the papers that came since the person last left the reader.

What was there then is told by its pages, whose digests the session remembers. A page that was
fetched again takes the place of an earlier one: what that had is nothing new.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from pathlib import Path

from parsing.files import Unreadable
from parsing.paper import paper_key
from parsing.sources import parse_bytes
from tui.library.library import Library
from tui.library.storage.page_files import load_page, page_file
from tui.library.store import Store

MOST_GONE = 32
"""Pages that went since whose papers are looked up at most; of what went earlier little is left."""


def arrivals(store: Store, library: Library, seen: Sequence[str]) -> tuple[str, ...]:
    """Return the keys of the papers that only new pages have, the newest page's first.

    Args:
        store: all papers.
        library: whose pages they stand on.
        seen: digests of the pages that were there when the reader was last left, in the order in
            which they were added; without any nothing is new, since everything would be.
    """
    pages = library.state.pages
    added = [page.name for page in pages if page.digest not in seen] if seen else []
    if not added or library.paths is None:
        return ()
    there = {page.digest for page in pages}
    gone = [digest for digest in seen if digest not in there][-MOST_GONE:]
    known = set(_keys_on(library.paths.pages, gone))
    new, names = dict[str, None](), frozenset(added)
    for name in reversed(added):
        for key in store.by_page.get(name, ()):
            if key not in known and all(
                sighting.page in names for sighting in store.papers[key].sightings
            ):
                new[key] = None
    return tuple(new)


def _keys_on(folder: Path, digests: Iterable[str]) -> Iterable[str]:
    """Keys of the papers on pages that are gone: their files stay for undo."""
    for digest in digests:
        try:
            page = parse_bytes(load_page(folder, page_file(digest)), digest, force=True)
        except Unreadable:
            continue
        yield from (paper_key(entry.title) for entry in page.entries)
