"""What other readers do to the library while it is open, and the desk that shows it."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable
from contextlib import suppress
from typing import Any

import pytest

from tests.doors import Connections
from tests.tui.library.made import keys, page, paper, papers
from tui.library.cancellation import no_rest
from tui.library.desk import Desk
from tui.library.errors import LibraryError
from tui.library.library import Library
from tui.library.loader import all_pages, library_desk
from tui.library.locations import Locations
from tui.library.pending_pages import LoadedPages, PendingPages
from tui.library.search.index import build_index
from tui.library.sources import ALL, STARRED, Source, SourceKind
from tui.library.storage import queries
from tui.library.store import build_store, with_kept_papers

A, B, C = papers("A", "B", "C")
DEEP = page("one", "A", "B", "C")


def take_news(library: Library) -> bool:
    """Take what others did; False when that was nothing."""
    news = library.news()
    if news is None:
        return False
    library.apply(news)
    return True


def test_at_first_there_is_no_news(library: Library) -> None:
    library.set_read([A], True)
    assert library.news() is None
    assert library.news() is None


def test_news_that_could_not_be_read_is_news_the_next_time(
    library: Library, other: Library, monkeypatch: pytest.MonkeyPatch
) -> None:
    other.set_starred([A], True)

    def going_bad(*_: object) -> None:
        raise LibraryError("the disk cannot be read")

    with monkeypatch.context() as patch:
        patch.setattr(queries, "as_they_stand", going_bad)
        with pytest.raises(LibraryError):
            library.news()
    assert take_news(library)
    assert library.state.mark(A.key).starred


def test_what_was_there_when_it_was_opened_is_no_news(library: Library, place: Locations) -> None:
    library.set_read([A], True)
    later = Library(place)
    assert later.news() is None
    later.close()


@pytest.mark.parametrize(
    ("act", "seen"),
    [
        (lambda other: other.set_starred([A], True), lambda own: own.state.mark(A.key).starred),
        (
            lambda other: other.make_list("Theirs", [A]),
            lambda own: bool(own.state.lists_with(A.key)),
        ),
        (lambda other: other.delete_list(1), lambda own: own.state.lists == ()),
        (lambda other: other.save_filter("F", "x"), lambda own: len(own.state.filters) == 1),
        (lambda other: other.tag([A], "t"), lambda own: own.state.tags_of(A.key) == ("t",)),
        (lambda other: other.set_note(A, "n"), lambda own: own.state.note_of(A.key) == "n"),
        (lambda other: other.add_page("p", b"x"), lambda own: len(own.state.pages) == 1),
        (lambda other: other.undo(), lambda own: own.state.mark(C.key).latest == 0),
    ],
)
def test_what_another_reader_does_is_news_once(
    library: Library,
    place: Locations,
    act: Callable[[Library], Any],
    seen: Callable[[Library], bool],
) -> None:
    library.apply(library.make_list("Mine", [B]))
    library.apply(library.set_read([C], True))
    other = Library(place)
    act(other)
    assert not seen(library)
    assert take_news(library)
    assert seen(library)
    assert not take_news(library)
    other.close()


def test_what_another_reader_takes_back_is_news_too(library: Library, other: Library) -> None:
    for act in (other.set_starred, other.set_read):
        act([A], True)
    other.tag([A], "t")
    other.set_note(A, "n")
    assert take_news(library)
    other.untag([A], "t")
    other.set_note(A, "")
    other.set_read([A], False)
    assert take_news(library)
    assert (library.state.tags_of(A.key), library.state.note_of(A.key)) == ((), "")
    assert (library.state.mark(A.key).read, library.state.mark(A.key).starred) == (False, True)


def test_when_nothing_happened_one_short_question_is_asked(
    connections: Connections, library: Library, other: Library
) -> None:
    other.set_read([A], True)
    take_news(library)
    asked: list[str] = []
    for each in connections:
        with suppress(sqlite3.ProgrammingError):
            each.set_trace_callback(asked.append)
    assert library.news() is None
    assert asked == ["PRAGMA data_version"]


# The desk


def read_all(library: Library, pending_pages: PendingPages | None = None) -> LoadedPages:
    """What lies on a desk once all the library's pages are read."""
    pending_pages = pending_pages or all_pages(library)
    return pending_pages.read(no_rest, lambda store: library.kept(store.papers), str)


def renew(desk: Desk) -> None:
    """Read all pages that the library has by now, and lay them on the desk."""
    desk.pending_pages = all_pages(desk.library)
    assert desk.receive(desk.pending_pages, read_all(desk.library, desk.pending_pages))


@pytest.fixture
def desk(library: Library) -> Desk:
    """A desk with one page of three papers."""
    return Desk(build_store([DEEP]), library)


def test_a_desk_takes_news_like_any_change(desk: Desk, other: Library) -> None:
    other.set_starred([A], True)
    other.make_list("Theirs", [A, B])
    news = desk.library.news()
    assert news is not None
    assert not desk.lacks(news)
    assert desk.apply(news) == {A.key, B.key}
    assert desk.count(STARRED).papers == 1
    (theirs,) = desk.library.state.lists
    assert desk.count(Source(SourceKind.LIST, theirs.id)).papers == 2


def test_papers_that_are_not_on_the_desk_are_fetched_from_the_library(
    desk: Desk, other: Library
) -> None:
    stranger = paper("Z", "On Z.")
    other.set_starred([stranger], True)
    news = desk.library.news()
    assert news is not None
    assert desk.lacks(news)
    desk.apply(news)
    assert desk.count(STARRED).papers == 0
    desk.replace_papers(with_kept_papers(desk.store, desk.library.kept(desk.store.papers)))
    assert desk.count(STARRED).papers == 1
    assert desk.count(ALL).papers == 4
    desk.choose(STARRED)
    assert desk.paper(0) == stranger


def test_a_paper_that_nothing_hangs_on_any_more_is_not_fetched(desk: Desk, other: Library) -> None:
    other.set_starred([paper("Z")], True)
    other.set_starred([paper("Z")], False)
    news = desk.library.news()
    assert news is not None
    assert not desk.lacks(news)


def test_pages_that_come_and_go_are_laid_on_the_desk(library: Library, other: Library) -> None:
    library.add_page("monday", b"First\n\nAn abstract of the first paper, long enough.\n")
    desk = library_desk(library)
    desk.use_index(build_index(desk.store.papers.values()))
    desk.choose(Source(SourceKind.PAGE, "monday"))
    other.add_page("tuesday", b"Second\n\nAn abstract of the second paper, long enough.\n")
    news = library.news()
    assert news is not None
    assert desk.has_other_pages(news)
    desk.apply(news)
    renew(desk)
    assert desk.view.source == Source(SourceKind.PAGE, "monday")
    assert desk.count(ALL).papers == 2
    assert desk.indexed
    other.remove_page(other.state.pages[0])
    news = library.news()
    assert news is not None
    desk.apply(news)
    renew(desk)
    assert desk.view.source == ALL
    assert desk.view.keys == keys("Second")
    assert not desk.indexed  # what is indexed is gone


def test_pages_that_were_read_before_others_came_are_not_laid(
    library: Library, other: Library
) -> None:
    library.add_page("monday", b"First\n\nAn abstract of the first paper, long enough.\n")
    desk = library_desk(library)
    desk.pending_pages = before = all_pages(library)
    laid = read_all(library, before)
    other.add_page("tuesday", b"Second\n\nAn abstract of the second paper, long enough.\n")
    news = library.news()
    assert news is not None
    desk.apply(news)
    desk.pending_pages = all_pages(library)
    assert not desk.receive(before, laid)
    assert desk.receive(desk.pending_pages, read_all(library, desk.pending_pages))
    assert desk.count(ALL).papers == 2


def test_the_sample_pages_come_back_when_the_last_page_goes(library: Library) -> None:
    library.add_page("monday", b"First\n\nAn abstract of the first paper, long enough.\n")
    assert read_all(library).samples is False
    library.remove_page(library.state.pages[0])
    laid = read_all(library)
    assert laid.samples is True
    assert len(laid.store) == 511


def test_files_that_are_read_stay_on_the_desk_whatever_pages_come(
    library: Library, other: Library
) -> None:
    desk = Desk(build_store([DEEP]), library, with_kept=False)
    other.add_page("tuesday", b"x")
    news = library.news()
    assert news is not None
    assert not desk.has_other_pages(news)


def test_a_page_whose_file_is_gone_is_named_when_the_pages_are_read_anew(
    library: Library, place: Locations
) -> None:
    library.add_page("monday", b"Daily Papers\n\nA title\n\nAn abstract of it.\n")
    library.add_page("tuesday", b"Daily Papers\n\nAnother\n\nAn abstract of it.\n")
    (place.pages / library.state.pages[0].file).unlink()
    renewed = read_all(library)
    assert [each.name for each in renewed.store.pages] == ["tuesday"]
    (missing,) = renewed.missing
    assert missing.startswith("The page “monday” is missing: ")
    assert not renewed.samples
