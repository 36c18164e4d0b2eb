"""A desk laid in two parts: the first pages at once and the rest later come to the same."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from parsing.paper import Page, Problem, paper_key
from parsing.sources import read_each
from tests.tui.library.made import keys, page
from tui.library.cancellation import Cancelled, no_rest
from tui.library.desk import Desk
from tui.library.library import Library
from tui.library.loader import files_desk, library_desk
from tui.library.locations import Locations
from tui.library.search.query import parse_query
from tui.library.sources import ALL, STARRED, UNREAD, Source, SourceKind, members
from tui.library.store import Store
from tui.library.view import Sort

ABSTRACT = "We show that it works well on every benchmark that we tried, and on others besides."
OTHER = "We show at some length that it works well on benchmarks, and what it takes to do so there."
PAGES = 5


def saved(*titles: str, abstract: str = ABSTRACT) -> bytes:
    """A page as it is saved."""
    papers = "".join(f"{title}\n\n{abstract}\n\n" for title in titles)
    return f"Daily Papers\n\nbyAK and the research community\n\nMar 11\n\n{papers}".encode()


@pytest.fixture
def full(library: Library) -> Library:
    """Five pages that share papers, marks and lists, and papers kept from a page that went."""
    library.add_page("gone", saved("Kept And Starred", "Kept In A List", "Kept By Nobody"))
    for number in range(PAGES):
        # What most pages carry is what is shown, so later pages can change an abstract.
        abstract = OTHER if number else ABSTRACT
        titles = f"On Page {number}", "On Every Page", f"On Two Pages {number // 2}"
        library.add_page(f"page {number}", saved(*titles, abstract=abstract))
    papers = library_desk(library).store.papers
    of = {each.title: each for each in papers.values()}
    library.apply(library.set_starred([of["Kept And Starred"], of["On Page 4"]], True))
    library.apply(library.set_read([of["On Every Page"], of["Kept In A List"]], True))
    listed = [of["Kept In A List"], of["On Page 0"], of["On Page 3"], of["On Every Page"]]
    library.apply(library.make_list("Later", listed))
    library.apply(library.save_filter("Starred ones", "is:starred"))
    library.remove_page(library.state.pages[0])
    return library


def told_nothing(_: int) -> None:
    pass


def lay_rest(desk: Desk) -> None:
    """Read what a desk awaits, and lay it there, as the reader does."""
    pending_pages = desk.pending_pages
    if pending_pages is not None:
        kept = desk.library.kept
        assert desk.receive(
            pending_pages,
            pending_pages.read(no_rest, lambda store: kept(store.papers), told_nothing),
        )


def all_of(desk: Desk) -> dict[str, object]:
    """All that a desk says."""
    library = desk.library
    sources = [
        ALL,
        UNREAD,
        STARRED,
        *(Source(SourceKind.PAGE, page.name) for page in desk.store.pages),
    ]
    sources += [Source(SourceKind.LIST, each.id) for each in library.state.lists]
    views = {}
    for source in sources:
        desk.choose(source)
        views[source] = (desk.view, desk.unread_in_view, desk.count(source), desk.name(source))
    desk.choose(ALL)
    papers = desk.store.papers
    return {
        "views": views,
        "store": desk.store,
        "papers in order": list(papers.items()),
        "problems": desk.problems,
        "missing": desk.missing,
        "labels": desk.labels,
        "lengths": [desk.length(page.name) for page in desk.store.pages],
        "samples": desk.samples,
        "cache name": desk.cache_name,
    }


# The library


@pytest.mark.parametrize("at_once", range(1, PAGES + 3))
def test_a_library_in_two_parts_is_the_library(
    full: Library, place: Locations, at_once: int
) -> None:
    desk = library_desk(full, place, at_once)
    lay_rest(desk)
    assert all_of(desk) == all_of(library_desk(full))


def test_a_library_has_its_newest_pages_at_once(full: Library, place: Locations) -> None:
    desk = library_desk(full, place, 2)
    assert [each.name for each in desk.store.pages] == ["page 4", "page 3"]
    assert desk.view.keys == keys(
        "On Page 4", "On Every Page", "On Two Pages 2", "On Page 3", "On Two Pages 1"
    )
    assert desk.pending_pages is not None


def test_what_the_library_keeps_is_there_with_the_rest(full: Library, place: Locations) -> None:
    desk = library_desk(full, place, PAGES)
    lay_rest(desk)
    assert desk.store.kept == keys("Kept And Starred", "Kept In A List")


@pytest.mark.parametrize("at_once", [1, 2, 3, 4])
def test_a_copy_that_is_missing_is_told_of_once_whenever_it_is_asked_for(
    full: Library, place: Locations, at_once: int
) -> None:
    (place.pages / full.state.pages[2].file).unlink()
    desk = library_desk(full, place, at_once)
    lay_rest(desk)
    assert len(desk.missing) == 1
    assert desk.missing[0].startswith("The page “page 2” is missing: ")
    assert all_of(desk) == all_of(library_desk(full))


def test_a_copy_that_goes_after_the_first_frame_is_a_problem(
    full: Library, place: Locations
) -> None:
    desk = library_desk(full, place, 2)
    (place.pages / full.state.pages[1].file).unlink()
    lay_rest(desk)
    assert [each.name for each in desk.store.pages] == ["page 4", "page 3", "page 2", "page 0"]
    (problem,) = desk.problems
    assert problem.startswith("The page “page 1” is missing: ")


def test_a_mark_made_meanwhile_stays(full: Library, place: Locations) -> None:
    desk = library_desk(full, place, 1)
    first = desk.paper(0)
    assert first is not None
    desk.apply(full.set_read([first], True))
    lay_rest(desk)
    assert desk.count(Source(SourceKind.PAGE, "page 4")) == (3, 1)
    assert all_of(desk) == all_of(library_desk(full))


# Files


def found(number: int) -> Page | Problem:
    """A page, but for every third, which cannot be read."""
    if number % 3 == 2:
        return Problem(f"{number}.txt", 0, "no such file", "left out")
    return page(f"page {number}", f"On Page {number}", ("On All", "x" * number), label=f"L{number}")


@pytest.mark.parametrize("at_once", range(1, 8))
def test_files_in_two_parts_are_the_files(library: Library, at_once: int) -> None:
    desk = files_desk(library, map(found, range(9)), at_once)
    lay_rest(desk)
    assert all_of(desk) == all_of(files_desk(library, map(found, range(9))))
    assert desk.missing == tuple(str(found(number)) for number in (2, 5, 8))


def test_files_are_not_read_before_they_are_asked_for(library: Library) -> None:
    asked: list[int] = []

    def pages() -> Iterator[Page | Problem]:
        for number in range(9):
            asked.append(number)
            yield found(number)

    desk = files_desk(library, pages(), 3)
    assert asked == [0, 1, 2, 3]
    lay_rest(desk)
    assert asked == list(range(9))


def test_a_file_that_goes_after_the_first_frame_is_a_problem(
    library: Library, tmp_path: Path
) -> None:
    files = [tmp_path / f"{number}.txt" for number in range(4)]
    for number, file in enumerate(files):
        file.write_bytes(saved(f"On Page {number}"))
    desk = files_desk(library, read_each(files), 2)
    files[2].unlink()
    lay_rest(desk)
    assert desk.view.keys == keys("On Page 0", "On Page 1", "On Page 3")
    assert desk.missing == (f"{files[2]}: no such file; left out",)


# While one waits


def test_an_open_source_a_query_and_a_sort_stand_when_the_rest_comes(
    full: Library, place: Locations
) -> None:
    desk = library_desk(full, place, 2)
    (later,) = full.state.lists
    desk.choose(Source(SourceKind.LIST, later.id))
    desk.ask("page")
    desk.sort(Sort.TITLE)
    lay_rest(desk)
    source, titles = desk.view.source, [desk.store.papers[key].title for key in desk.view.keys]
    assert (source, desk.view.query, desk.view.sort) == (
        Source(SourceKind.LIST, later.id),
        parse_query("page"),
        Sort.TITLE,
    )
    assert titles == ["Kept In A List", "On Every Page", "On Page 0", "On Page 3"]
    assert set(desk.view.keys) == set(members(source, desk.shelf).keys)


def test_it_is_told_how_many_papers_were_read(full: Library, place: Locations) -> None:
    desk = library_desk(full, place, 2)
    told: list[int] = []
    assert desk.pending_pages is not None
    desk.pending_pages.read(no_rest, lambda _: (), told.append)
    assert told == [3, 6, 9]


@pytest.mark.parametrize("rests", range(12))
def test_work_that_is_no_longer_wanted_ends_at_any_rest_and_leaves_the_desk(
    full: Library, place: Locations, rests: int
) -> None:
    desk = library_desk(full, place, 1)
    before = all_of(desk)
    left = iter(range(rests))

    def rest() -> None:
        if next(left, None) is None:
            raise Cancelled

    def kept(store: Store) -> list[object]:
        raise AssertionError("nobody waits for these")

    assert desk.pending_pages is not None
    with pytest.raises(Cancelled):
        desk.pending_pages.read(rest, kept, told_nothing)  # type: ignore[arg-type]
    assert all_of(desk) == before
    assert paper_key("On Page 1") not in desk.store.papers
