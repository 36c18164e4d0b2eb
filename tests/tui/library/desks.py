"""A desk of a few papers, and what can be seen on it."""

from __future__ import annotations

from tests.tui.library.made import page, paper
from tui.library.desk import Desk
from tui.library.sources import ALL, STARRED, UNREAD, Source, SourceKind
from tui.library.store import build_store, with_kept_papers

DESK_STORE = with_kept_papers(
    build_store([page("one", "A", "B", "C", label="Mar 11"), page("two", "C", "D", "A", "E")]),
    [paper("Z")],
)
"""Five papers on two pages and one from elsewhere."""
DESK_PAPERS = [DESK_STORE.papers[key] for key in (*DESK_STORE.on_pages, *DESK_STORE.kept)]
"""Them, in order."""
ONE, TWO = Source(SourceKind.PAGE, "one"), Source(SourceKind.PAGE, "two")
"""Its pages."""


def listed(number: int) -> Source:
    """A reading list as a source."""
    return Source(SourceKind.LIST, number)


def titles_in_view(desk: Desk) -> str:
    """The titles in view, in order."""
    return "".join(desk.store.papers[key].title for key in desk.view.keys)


def sources(desk: Desk) -> list[Source]:
    """Everything that the sidebar offers."""
    state = desk.library.state
    lists = (listed(each.id) for each in state.lists)
    tags = (Source(SourceKind.TAG, each) for each in state.tags_by_folded)
    return [ALL, UNREAD, STARRED, ONE, TWO, *lists, *tags]
