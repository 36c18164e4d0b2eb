"""Views: the papers that a source selects, in order."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from tests.tui.library.made import keys, page, papers
from tui.library.library import Library
from tui.library.sources import ALL, STARRED, UNREAD, Shelf, Source, SourceKind, members
from tui.library.store import Store, build_store, with_kept_papers

A, B, C, Z = papers("A", "B", "C", "Z")
STORE = with_kept_papers(build_store([page("one", "A", "B"), page("two", "C", "A")]), [Z])
LIST = Source(SourceKind.LIST, 1)


@pytest.fixture
def marked() -> Iterator[Library]:
    """A library in memory: B is read, Z and A are starred, a list has Z, C and B."""
    library = Library(None)
    library.apply(library.set_read([B], True))
    library.apply(library.set_starred([Z, A], True))
    library.apply(library.make_list("To read", [Z, C, B]))
    yield library
    library.close()


@pytest.mark.parametrize(
    ("source", "with_kept", "titles"),
    [
        (ALL, True, "ABCZ"),
        (ALL, False, "ABC"),
        (UNREAD, True, "ACZ"),
        (UNREAD, False, "AC"),
        (STARRED, True, "AZ"),
        (STARRED, False, "AZ"),
        (LIST, True, "ZCB"),
        (LIST, False, "ZCB"),
        (Source(SourceKind.PAGE, "two"), True, "CA"),
        (Source(SourceKind.PAGE, "two"), False, "CA"),
        (Source(SourceKind.PAGE, "gone"), True, ""),
        (Source(SourceKind.LIST, 7), True, ""),
    ],
)
def test_a_source_has_its_papers_in_its_order(
    marked: Library, source: Source, with_kept: bool, titles: str
) -> None:
    assert members(source, Shelf(STORE, marked.state, with_kept)).keys == keys(*titles)


def test_a_list_leaves_out_what_the_store_does_not_have(marked: Library) -> None:
    assert members(LIST, Shelf(build_store([page("one", "B", "C")]), marked.state)).keys == keys(
        "C", "B"
    )


def test_a_read_and_starred_paper_is_among_the_starred_and_not_the_unread(marked: Library) -> None:
    marked.apply(marked.set_starred([B], True))
    assert members(STARRED, Shelf(STORE, marked.state)).keys == keys("A", "B", "Z")
    assert members(UNREAD, Shelf(STORE, marked.state)).keys == keys("A", "C", "Z")


def test_all_there_is_may_do_without_kept_papers(marked: Library) -> None:
    assert Shelf(STORE, marked.state).everything == keys("A", "B", "C", "Z")
    assert Shelf(STORE, marked.state, with_kept=False).everything == keys("A", "B", "C")


def test_no_page_has_no_papers(marked: Library) -> None:
    for source in (ALL, UNREAD, STARRED, LIST):
        assert members(source, Shelf(Store(), marked.state)).keys == ()
