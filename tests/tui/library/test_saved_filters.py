"""Saved filters and sorts: kept on disk, and views of a desk like any other."""

from __future__ import annotations

import pytest

from tests.tui.library.made import page
from tui.library.desk import Desk
from tui.library.errors import LibraryError
from tui.library.library import Library
from tui.library.lists import SavedFilter
from tui.library.locations import Locations
from tui.library.marks import Count
from tui.library.search.index import build_index
from tui.library.sources import ALL, Source, SourceKind
from tui.library.store import build_store
from tui.library.view import Sort

PAGE = page("p", ("beta mamba", "xx"), ("alpha", "mamba, and longer"), ("Gamma", ""))
FIRST = Source(SourceKind.FILTER, 1)


@pytest.fixture
def desk(library: Library) -> Desk:
    """Three papers, indexed."""
    desk = Desk(build_store([PAGE]), library)
    desk.use_index(build_index(desk.store.papers.values()))
    return desk


def titles(desk: Desk) -> list[str]:
    """The titles in view."""
    return [desk.store.papers[key].title for key in desk.view.keys]


def test_a_filter_is_kept_under_its_name(library: Library, place: Locations) -> None:
    library.apply(library.save_filter(" State\tspaces ", "mamba | ssm"))
    assert library.state.filters == (SavedFilter(1, "State spaces", "mamba | ssm"),)
    again = Library(place)
    assert again.state.filters == library.state.filters
    again.close()


def test_a_filter_is_renamed_and_deleted(library: Library) -> None:
    library.apply(library.save_filter("a", "mamba"))
    library.apply(library.rename_filter(1, "b"))
    assert library.state.filters == (SavedFilter(1, "b", "mamba"),)
    library.apply(library.delete_filter(1))
    assert not library.state.filters


@pytest.mark.parametrize("name", ["", "  ", "A"])
def test_a_filter_has_a_name_of_its_own(library: Library, name: str) -> None:
    library.apply(library.save_filter("a", "mamba"))
    with pytest.raises(LibraryError, match="saved filter"):
        library.save_filter(name, "x")


def test_a_filter_that_is_gone_cannot_be_renamed_or_deleted(library: Library) -> None:
    with pytest.raises(LibraryError, match="saved filter is gone"):
        library.rename_filter(1, "b")
    with pytest.raises(LibraryError, match="saved filter is gone"):
        library.delete_filter(1)


def test_the_id_of_a_deleted_filter_is_not_given_again(library: Library) -> None:
    library.apply(library.save_filter("a", "x"))
    library.apply(library.delete_filter(1))
    library.apply(library.save_filter("b", "y"))
    assert library.state.filters[0].id == 2


def test_a_saved_filter_shows_what_its_query_finds_best_first(desk: Desk) -> None:
    desk.apply(desk.library.save_filter("m", "mamba"))
    desk.choose(FIRST)
    assert titles(desk) == ["beta mamba", "alpha"]
    assert desk.name(FIRST) == "m"


def test_a_saved_filter_can_be_filtered_further(desk: Desk) -> None:
    desk.apply(desk.library.save_filter("m", "mamba"))
    desk.choose(FIRST)
    desk.ask("alpha")
    assert titles(desk) == ["alpha"]
    assert desk.view.of == 2


def test_the_count_of_a_saved_filter_follows_the_marks(desk: Desk) -> None:
    desk.apply(desk.library.save_filter("unread", "is:unread"))
    assert desk.count(FIRST) == Count(3, 3)
    desk.apply(desk.library.set_read([desk.store.papers[desk.view.keys[0]]], True))
    assert desk.count(FIRST) == Count(2, 2)


def test_a_filter_chosen_before_the_words_are_read_is_answered_when_they_are(
    library: Library,
) -> None:
    library.apply(library.save_filter("m", "mamba"))
    desk = Desk(build_store([PAGE]), library)
    desk.choose(FIRST)
    assert titles(desk) == []
    desk.use_index(build_index(desk.store.papers.values()))
    assert titles(desk) == ["beta mamba", "alpha"]


def test_deleting_the_filter_in_view_falls_back_to_all(desk: Desk) -> None:
    desk.apply(desk.library.save_filter("m", "mamba"))
    desk.choose(FIRST)
    desk.apply(desk.library.delete_filter(1))
    assert desk.view.source == ALL
    assert len(titles(desk)) == 3


@pytest.mark.parametrize(
    ("sort", "order"),
    [
        (Sort.BEST, ["beta mamba", "alpha", "Gamma"]),
        (Sort.PAGE, ["beta mamba", "alpha", "Gamma"]),
        (Sort.TITLE, ["alpha", "beta mamba", "Gamma"]),
        (Sort.LENGTH, ["Gamma", "beta mamba", "alpha"]),
    ],
)
def test_papers_are_shown_in_the_order_asked_for(desk: Desk, sort: Sort, order: list[str]) -> None:
    desk.sort(sort)
    assert titles(desk) == order
    assert desk.in_own_order == (sort is Sort.BEST)


def test_the_last_marked_come_first_when_asked_for(desk: Desk) -> None:
    papers = [desk.store.papers[key] for key in desk.view.keys]
    desk.apply(desk.library.set_starred([papers[2]], True))
    desk.sort(Sort.MARKED)
    assert titles(desk) == ["Gamma", "beta mamba", "alpha"]


def test_a_sort_goes_before_the_ranking(desk: Desk) -> None:
    desk.sort(Sort.TITLE)
    desk.ask("mamba")
    assert titles(desk) == ["alpha", "beta mamba"]


def test_what_is_unread_again_counts_as_unread(desk: Desk, library: Library) -> None:
    first = desk.store.papers[desk.store.on_pages[0]]
    desk.apply(library.save_filter("m", "mamba"))
    counts = []
    for read in (True, False):
        desk.apply(library.set_read([first], read))
        counts.append(desk.count(FIRST))
    assert counts == [Count(2, 1), Count(2, 2)]


def test_a_filter_of_papers_with_notes_counts_a_new_note(desk: Desk, library: Library) -> None:
    desk.apply(library.save_filter("n", "is:noted"))
    assert desk.count(FIRST) == Count(0, 0)
    desk.apply(library.set_note(desk.store.papers[desk.store.on_pages[0]], "mine"))
    assert desk.count(FIRST) == Count(1, 1)
