"""Laying a desk: the library's pages, the sample pages, or files that were named."""

from __future__ import annotations

from pathlib import Path

import pytest

from parsing.files import Unreadable
from parsing.paper import Problem, paper_key
from parsing.sources import Reading, read_pages
from tests.tui.library.made import keys, page, paper
from tui.library.errors import LibraryError
from tui.library.library import Library
from tui.library.lists import SavedPage
from tui.library.loader import files_desk, index_file_of, library_desk, open_library, saved_page
from tui.library.locations import Locations, locations
from tui.library.sources import ALL, STARRED, UNREAD, Source, SourceKind

ABSTRACT = "We show that it works well on every benchmark that we tried, and on others besides."


def text(*titles: str, label: str = "Mar 11") -> bytes:
    """A page as it is saved."""
    papers = "".join(f"{title}\n\n{ABSTRACT}\n\n" for title in titles)
    return f"Daily Papers\n\nbyAK and the research community\n\n{label}\n\n{papers}".encode()


SPARSE, DENSE, LONG = "Sparse Attention in Practice", "Dense Retrieval at Scale", "Long Contexts"


def with_pages(library: Library) -> Library:
    """The library with two pages in it."""
    assert library.add_page("monday", text(SPARSE, DENSE))
    assert library.add_page("tuesday", text(LONG, SPARSE, label="Mar 12"))
    return library


# The library


def test_a_library_that_can_be_used_saves(place: Locations) -> None:
    library = open_library(place)
    assert library.not_saving == ""
    assert library.paths == place
    library.close()


def test_a_library_that_cannot_be_used_opens_in_memory_and_says_why(place: Locations) -> None:
    place.home.mkdir()
    place.database.write_text("not a database, but mine")
    library = open_library(place)
    assert "library.db" in library.not_saving
    assert "damaged" in library.not_saving
    assert library.paths is None
    library.apply(library.set_read([paper("A")], True))
    assert library.state.mark(paper_key("A")).read
    assert place.database.read_text() == "not a database, but mine"
    library.close()


# Its pages


def test_without_pages_the_samples_are_on_the_desk(library: Library) -> None:
    desk = library_desk(library)
    assert desk.samples
    assert len(desk.store) == 511
    assert desk.problems == ()


def test_the_samples_are_not_added_to_the_library(library: Library) -> None:
    library_desk(library)
    assert library.state.pages == ()


def test_marks_on_the_samples_are_there_at_the_next_start(
    library: Library, place: Locations
) -> None:
    desk = library_desk(library)
    first = desk.paper(0)
    assert first is not None
    desk.apply(library.set_read([first], True))
    again = Library(place)
    assert library_desk(again).count(UNREAD) == (510, 510)
    again.close()


def test_with_pages_these_are_on_the_desk(library: Library) -> None:
    desk = library_desk(with_pages(library))
    assert not desk.samples
    assert desk.view.keys == keys(LONG, SPARSE, DENSE)  # the newest page comes first
    assert desk.labels == {"monday": "Mar 11", "tuesday": "Mar 12"}
    assert desk.store.papers[paper_key(SPARSE)].abstract == ABSTRACT


def test_a_page_goes_by_the_name_it_has_in_the_library(library: Library) -> None:
    with_pages(library)
    assert library.add_page("monday", text("Third")) is not None
    assert [each.name for each in library_desk(library).store.pages] == [
        "monday (2)",
        "tuesday",
        "monday",
    ]


def test_a_missing_copy_is_a_problem_and_the_other_pages_are_there(
    library: Library, place: Locations
) -> None:
    with_pages(library)
    (place.pages / library.state.pages[0].file).unlink()
    desk = library_desk(library)
    assert desk.view.keys == keys(LONG, SPARSE)
    (problem,) = desk.problems
    assert problem.startswith("The page “monday” is missing: ")
    assert not desk.samples


def test_when_every_copy_is_missing_the_samples_do_not_take_their_place(
    library: Library, place: Locations
) -> None:
    with_pages(library)
    for each in library.state.pages:
        (place.pages / each.file).unlink()
    desk = library_desk(library)
    assert not desk.samples
    assert len(desk.store) == 0
    assert len(desk.problems) == 2


def test_what_was_not_understood_on_a_page_is_a_problem_of_the_desk(library: Library) -> None:
    library.add_page("monday", text(SPARSE).replace(b"We", b"W\xff"))
    (problem,) = library_desk(library).problems
    assert problem.startswith("monday: ")
    assert "UTF-8" in problem


@pytest.mark.parametrize("odd", ["/../../../../escaped", "a\0b", "tomorrow", "x" * 300])
def test_a_format_that_is_none_is_passed_over_and_names_no_file(
    library: Library, place: Locations, odd: str
) -> None:
    saved = library.add_page("monday", text(SPARSE))
    assert saved
    assert saved_page(library, saved._replace(format=odd)).entries[0].title == SPARSE
    assert not place.cache.exists()
    assert not [*place.home.parent.rglob("*.page")]


def test_papers_of_a_removed_page_are_in_all_when_something_hangs_on_them(
    library: Library,
) -> None:
    desk = library_desk(with_pages(library))
    desk.apply(library.set_starred([desk.store.papers[paper_key(DENSE)]], True))
    library.remove_page(library.state.pages[0])
    desk = library_desk(library)
    assert desk.view.keys == keys(LONG, SPARSE, DENSE)
    assert desk.store.papers[paper_key(DENSE)].abstract == ABSTRACT
    assert desk.store.papers[paper_key(DENSE)].sightings == ()
    assert desk.count(ALL) == (3, 3)


def test_a_saved_page_is_read_from_its_copy(library: Library) -> None:
    with_pages(library)
    page = saved_page(library, library.state.pages[1])
    assert (page.name, page.label, len(page.entries)) == ("tuesday", "Mar 12", 2)


def test_a_library_in_memory_has_no_saved_page(library: Library) -> None:
    saved = with_pages(library).state.pages[0]
    in_memory = Library(None)
    with pytest.raises(Unreadable, match="in memory only"):
        saved_page(in_memory, saved)
    in_memory.close()


# Files that were named


@pytest.fixture
def kept(library: Library) -> Library:
    """A library in which something hangs on three papers that are on no page."""
    library.apply(library.set_starred([paper("Starred")], True))
    library.apply(library.set_read([paper("Read")], True))
    library.apply(library.make_list("To read", [paper("Listed"), paper(SPARSE)]))
    return library


READING = Reading(
    (page("one", SPARSE, DENSE),), (Problem("gone.txt", 0, "no such file", "left out"),)
)


def test_files_are_on_the_desk_without_the_papers_kept_from_elsewhere(kept: Library) -> None:
    desk = files_desk(kept, READING)
    assert desk.view.keys == keys(SPARSE, DENSE)
    assert desk.count(ALL) == desk.count(UNREAD) == (2, 2)
    desk.choose(UNREAD)
    assert desk.view.keys == keys(SPARSE, DENSE)


def test_kept_papers_are_still_starred_and_in_their_lists(kept: Library) -> None:
    desk = files_desk(kept, READING)
    desk.choose(STARRED)
    assert desk.view.keys == keys("Starred")
    desk.choose(Source(SourceKind.LIST, 1))
    assert desk.view.keys == keys("Listed", SPARSE)


def test_what_was_read_elsewhere_is_read_here(kept: Library) -> None:
    desk = files_desk(kept, Reading((page("one", "READ", DENSE),), ()))
    assert desk.count(ALL) == (2, 1)


def test_files_are_not_added_to_the_library(kept: Library) -> None:
    files_desk(kept, READING)
    assert kept.state.pages == ()


def test_what_could_not_be_read_is_a_problem_of_the_desk(kept: Library) -> None:
    desk = files_desk(kept, READING)
    assert desk.problems == ("gone.txt: no such file; left out",)
    assert not desk.samples


def test_files_are_read_and_marked_like_any_page(library: Library, tmp_path: Path) -> None:
    (tmp_path / "monday.txt").write_bytes(text(SPARSE, DENSE))
    desk = files_desk(library, read_pages([tmp_path / "monday.txt"]))
    first = desk.paper(0)
    assert first is not None
    desk.apply(library.set_read([first], True))
    assert desk.count(Source(SourceKind.PAGE, "monday")) == (2, 1)


# Where something is in the way


def test_pages_are_read_though_the_library_cannot_be(place: Locations) -> None:
    with_pages(Library(place)).close()
    place.database.write_bytes(b"damaged")
    library = open_library(place)
    desk = library_desk(library, place)
    assert {paper.title for paper in desk.store.papers.values()} == {SPARSE, DENSE, LONG}
    assert not desk.samples
    assert "damaged" in library.not_saving


def test_without_pages_a_library_that_cannot_be_read_shows_the_samples(place: Locations) -> None:
    place.home.mkdir()
    place.database.write_bytes(b"damaged")
    desk = library_desk(open_library(place), place)
    assert desk.samples
    assert len(desk.store.papers) == 511


def test_the_index_of_a_desk_is_kept_under_what_lies_on_it(
    place: Locations, tmp_path: Path
) -> None:
    library = with_pages(Library(place))
    own, files = library_desk(library), files_desk(library, read_pages([tmp_path]))
    assert own.cache_name == str(place.home)
    kept = index_file_of(own)
    assert kept is not None
    assert kept.is_relative_to(place.home / "cache")
    assert kept != index_file_of(files)
    library.close()


def test_where_there_is_no_place_for_a_cache_there_is_none(
    place: Locations, monkeypatch: pytest.MonkeyPatch
) -> None:
    library = Library(place)
    desk = library_desk(library)
    monkeypatch.setenv("CARREL_HOME", "~nobody-of-that-name")
    assert index_file_of(desk) is None
    library.close()


def test_a_page_of_a_library_in_memory_cannot_be_read() -> None:
    library = Library(None)
    with pytest.raises(Unreadable, match="this library is in memory only"):
        saved_page(library, SavedPage("0" * 32, "monday", "0.txt"))
    library.close()


def test_the_home_of_nobody_is_an_error_that_says_so(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("CARREL_HOME", "~nobody-of-that-name")
    with pytest.raises(LibraryError, match="CARREL_HOME is ~nobody-of-that-name"):
        open_library(locations())
