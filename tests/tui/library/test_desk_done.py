"""Lists that are worked off, on a desk: what is done is found and counted, list by list."""

from __future__ import annotations

import pytest

from tests.tui.library.made import page
from tui.library.desk import Desk
from tui.library.library import Library
from tui.library.search.index import build_index
from tui.library.sources import Source, SourceKind
from tui.library.store import build_store

ONE, TWO = (Source(SourceKind.LIST, number) for number in (1, 2))


@pytest.fixture
def desk(library: Library) -> Desk:
    """A and B are in the first list, where A is done; B and C in the second, where C is done."""
    desk = Desk(build_store([page("page", "A", "B", "C", "D")]), library)
    a, b, c, _ = desk.store.papers.values()
    desk.apply(library.make_list("One", [a, b]))
    desk.apply(library.make_list("Two", [b, c]))
    desk.apply(library.reading_lists.set_done(1, [a.key], True))
    desk.apply(library.reading_lists.set_done(2, [c.key], True))
    desk.use_index(build_index(list(desk.store.papers.values())))
    return desk


def found(desk: Desk, query: str) -> str:
    """The titles that a query finds in the open source."""
    desk.ask(query)
    return "".join(sorted(desk.store.papers[key].title for key in desk.view.keys))


def test_in_a_list_what_is_done_is_what_is_done_there(desk: Desk) -> None:
    desk.choose(ONE)
    assert (found(desk, "is:done"), found(desk, "is:todo")) == ("A", "B")
    desk.choose(TWO)
    assert (found(desk, "is:done"), found(desk, "is:todo")) == ("C", "B")


def test_elsewhere_it_is_what_is_done_in_any_list(desk: Desk) -> None:
    assert (found(desk, "is:done"), found(desk, "is:todo")) == ("AC", "B")


def test_what_is_done_is_counted_and_the_view_stays_the_same(desk: Desk) -> None:
    desk.choose(ONE)
    shown = desk.view.keys
    altered = desk.apply(desk.library.reading_lists.set_done(1, shown, True))
    assert altered == {shown[1]}
    assert desk.view.keys is shown
    assert (desk.done(ONE), desk.done(TWO)) == (2, 1)
    desk.apply(desk.library.take_out(1, shown[:1]))
    assert desk.done(ONE) == len(desk.view.keys) == 1
    desk.apply(desk.library.delete_list(1))
    assert desk.done(ONE) == 0
