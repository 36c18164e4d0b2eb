"""What an export carries: papers with pages, lists and times, in the order asked for."""

from __future__ import annotations

import time
from collections.abc import Iterator

import pytest

from tests.tui.library.made import keys, page, paper
from tui.library.desk import Desk
from tui.library.library import Library
from tui.library.marks import Half
from tui.library.outgoing import collection
from tui.library.store import build_store, with_kept_papers


@pytest.fixture
def desk(monkeypatch: pytest.MonkeyPatch) -> Iterator[Desk]:
    """A and B on two pages, Z on none; marked at a quarter past eight."""
    monkeypatch.setattr(time, "time_ns", lambda: 1_795_249_800_000_000_000)
    library = Library(None)
    library.apply(library.set_read([paper("A")], True))
    library.apply(library.set_starred([paper("Z")], True))
    library.apply(library.make_list("To read", [paper("Z"), paper("A")]))
    library.apply(library.make_list("Other", [paper("A")]))
    pages = [page("one", "A", "B", "a!", label="Mar 11"), page("two", ("A", "On A."))]
    yield Desk(with_kept_papers(build_store(pages), [paper("Z", "On Z.")]), library)
    library.close()


def test_papers_go_out_in_the_order_asked_for_under_the_title(desk: Desk) -> None:
    out = collection(desk, "My papers", keys("Z", "B", "A"))
    assert out.title == "My papers"
    assert [item.paper.key for item in out.items] == list(keys("Z", "B", "A"))


def test_a_paper_goes_out_with_its_pages_lists_and_times(desk: Desk) -> None:
    (item,) = collection(desk, "", keys("A")).items
    assert item.pages == (("one", "Mar 11"), ("two", ""))
    assert item.lists == ("To read", "Other")
    assert item.marked == {Half.READ: "2026-11-21T08:30:00Z", Half.STARRED: ""}


def test_a_paper_whose_page_is_gone_goes_out_with_its_text(desk: Desk) -> None:
    (item,) = collection(desk, "", keys("Z")).items
    assert (item.paper.title, item.paper.abstract, item.pages) == ("Z", "On Z.", ())
    assert item.marked == {Half.READ: "", Half.STARRED: "2026-11-21T08:30:00Z"}


def test_a_paper_that_nobody_touched_has_neither_lists_nor_times(desk: Desk) -> None:
    (item,) = collection(desk, "", keys("B")).items
    assert (item.lists, item.marked) == ((), {Half.READ: "", Half.STARRED: ""})


def test_nothing_is_an_empty_collection(desk: Desk) -> None:
    assert collection(desk, "Empty", ()).items == ()
