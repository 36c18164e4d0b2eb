"""Views: the ordered papers that a source and a query select from the store."""

from __future__ import annotations

from collections.abc import Sequence
from enum import StrEnum
from typing import TYPE_CHECKING, NamedTuple

from tui.library.library import Library
from tui.library.search.query import NO_QUERY, Query
from tui.library.store import Store

if TYPE_CHECKING:
    from tui.library.search.highlight import MatchedTerm
    from tui.library.search.searcher import Hits


class SourceKind(StrEnum):
    """The sorts of source that the sidebar offers."""

    ALL = "all"
    UNREAD = "unread"
    STARRED = "starred"
    LIST = "list"
    FILTER = "filter"
    PAGE = "page"
    SIMILAR = "similar"


class Source(NamedTuple):
    """Where a view's papers come from."""

    kind: SourceKind
    of: int | str = ""
    """A list's or a saved filter's id, a page's name, or the key that papers are similar to."""


class Sort(StrEnum):
    """The orders that papers can be shown in, in words for a person."""

    BEST = "best first"
    """The ranking under a query, the source's own order without one."""
    PAGE = "in page order"
    TITLE = "by title"
    MARKED = "last marked first"
    LENGTH = "shortest first"


ALL = Source(SourceKind.ALL)
UNREAD = Source(SourceKind.UNREAD)
STARRED = Source(SourceKind.STARRED)


class Count(NamedTuple):
    """How many papers a source has, and how many of them are unread."""

    papers: int = 0
    unread: int = 0


class View(NamedTuple):
    """The papers that the list pane shows."""

    source: Source
    keys: Sequence[str]
    """Of the papers, in order; under a query they may be ranked only as far as they are seen."""
    query: Query = NO_QUERY
    hits: Hits | None = None
    """What the query found; None without one, or before the papers are indexed."""
    of: int = 0
    """How many papers the source has, before the query."""
    sort: Sort = Sort.BEST

    @property
    def found(self) -> tuple[MatchedTerm, ...]:
        """How the query's words were found, for marking them in the text."""
        return self.hits.found if self.hits else ()


def whole(store: Store, *, with_kept: bool) -> tuple[str, ...]:
    """Keys of all papers there are: those on the pages, then those kept from elsewhere."""
    return store.on_pages + store.kept if with_kept else store.on_pages


def members(
    source: Source, store: Store, library: Library, *, with_kept: bool = True
) -> tuple[str, ...]:
    """The keys of a source's papers: in page order, or a list's own.

    Saved filters and similar papers need an index: the desk answers for them.
    """
    match source.kind:
        case SourceKind.LIST:
            found = library.list_of(int(source.of))
            keys = found.keys if found else ()
            return tuple(key for key in keys if key in store.papers)
        case SourceKind.PAGE:
            return store.by_page.get(str(source.of), ())
        case SourceKind.UNREAD:
            marks = library.marks
            return tuple(
                key
                for key in whole(store, with_kept=with_kept)
                if (mark := marks.get(key)) is None or mark.read_at is None
            )
        case SourceKind.STARRED:
            marks = library.marks
            # A star outlives its page, whatever is open.
            return tuple(
                key
                for key in store.on_pages + store.kept
                if (mark := marks.get(key)) is not None and mark.starred_at is not None
            )
        case _:
            return whole(store, with_kept=with_kept)
