"""New since last time: the papers that came since the reader was last left."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.tui.library.made import keys
from tui.library.desk import Desk
from tui.library.library import Library
from tui.library.loader import files_desk, library_desk
from tui.library.locations import Locations
from tui.library.session import NOT_REMEMBERED, Session, load_session, save_session
from tui.library.sources import ALL, Source, SourceKind
from tui.presenter.rows import row_of
from tui.presenter.sidebar import sidebar_lines
from tui.presenter.status import greeting_of

NEW = Source(SourceKind.NEW)
ABSTRACT = "We show that it works well on every benchmark that we tried, and on others besides."
SPARSE, DENSE, LONG = "Sparse Attention in Practice", "Dense Retrieval at Scale", "Long Contexts"


def text(*titles: str) -> bytes:
    """A page as it is saved."""
    papers = "".join(f"{title}\n\n{ABSTRACT}\n\n" for title in titles)
    return f"Daily Papers\n\nbyAK and the research community\n\nMar 11\n\n{papers}".encode()


@pytest.fixture
def library(place: Locations) -> Iterator[Library]:
    """A library with one page."""
    library = Library(place)
    library.add_page("monday", text(SPARSE, DENSE))
    yield library
    library.close()


def left(library: Library) -> Session:
    """What is remembered of a reader that was opened and left."""
    return library_desk(library).leave()


def opened(library: Library, session: Session) -> Desk:
    """The desk of the next start."""
    return library_desk(library, session=session)


def offers_new(desk: Desk) -> bool:
    """Whether the sidebar has a line for what is new."""
    return any(line.source == NEW for line in sidebar_lines(desk, str))


def test_papers_of_pages_that_were_added_since_are_new(library: Library) -> None:
    session = left(library)
    library.add_page("tuesday", text(SPARSE, LONG))
    desk = opened(library, session)
    line = next(line for line in sidebar_lines(desk, str) if line.source == NEW)
    assert (line.text, line.counts) == ("New arrivals", (1, 1))
    desk.choose(NEW)
    assert desk.view.keys == keys(LONG)


def test_they_stay_new_when_they_were_read_until_the_reader_is_left(library: Library) -> None:
    session = left(library)
    library.add_page("tuesday", text(LONG))
    desk = opened(library, session)
    desk.choose(NEW)
    paper = desk.paper(0)
    assert paper
    desk.apply(library.set_read([paper], True))
    assert desk.view.keys == keys(LONG)
    assert desk.unread_in_view == desk.count(NEW).unread == 0
    assert not offers_new(opened(library, desk.leave()))


@pytest.mark.parametrize("first", [False, True])
def test_nothing_is_new_when_nothing_came_or_everything_would_be(
    library: Library, first: bool
) -> None:
    assert not offers_new(opened(library, NOT_REMEMBERED if first else left(library)))


def test_a_page_fetched_again_has_new_papers_only_as_far_as_the_earlier_one_lacked_them(
    library: Library,
) -> None:
    session = left(library)
    earlier = library.state.pages
    assert library.add_page("monday", text(SPARSE, DENSE, LONG), in_place_of=earlier)
    desk = opened(library, session)
    desk.choose(NEW)
    assert desk.view.keys == keys(LONG)
    (file,) = (each.file for each in earlier)
    (Path(str(library.paths and library.paths.pages)) / file).unlink()
    assert opened(library, session).count(NEW).papers == 3  # it cannot be told any more


def test_a_view_of_what_is_new_gives_way_to_all_when_its_page_goes(library: Library) -> None:
    session = left(library)
    tuesday = library.add_page("tuesday", text(LONG))
    assert tuesday
    desk = opened(library, session)
    desk.choose(NEW)
    desk.apply(library.drop_page(tuesday))
    desk.replace_papers(library_desk(library).store)
    assert desk.view.source == ALL


def test_files_that_were_named_alter_nothing_of_what_is_remembered(library: Library) -> None:
    desk = files_desk(library, [])
    desk.session = left(library)
    library.add_page("tuesday", text(LONG))
    assert desk.leave().pages == (library.state.pages[0].digest,)


def test_the_pages_are_remembered_between_starts(library: Library, tmp_path: Path) -> None:
    session = left(library)
    save_session(tmp_path / "session.json", session)
    assert load_session(tmp_path / "session.json").pages == session.pages != ()


def test_what_is_wrong_with_a_page_is_told_at_one_start_and_once_more_when_its_file_is_altered(
    library: Library,
) -> None:
    assert library.add_page("odd", text(LONG) + b"A Title without an Abstract Below It\n\n")
    desk = library_desk(library)
    assert "no abstract below the title" in greeting_of(desk, str)
    again = opened(library, desk.leave())
    assert (greeting_of(again, str), len(again.problems)) == ("", len(desk.problems))
    assert library.paths
    (library.paths.pages / library.state.pages[0].file).write_bytes(text(LONG))
    assert "was altered" in greeting_of(opened(library, again.leave()), str)


def page_in_row(desk: Desk, key: str) -> str:
    """What a paper's row says of the pages it stands on, among the arrivals."""
    desk.choose(NEW)
    return " ".join(each.text for each in row_of(desk, key).about)


def test_rows_name_the_page_of_arrivals_only_where_they_are_of_several(library: Library) -> None:
    session = left(library)
    library.add_page("tuesday", text(LONG, "Wide Contexts").replace(b"Mar 11", b"Mar 12"))
    desk = opened(library, session)
    assert page_in_row(desk, keys(LONG)[0]) == ""
    library.add_page("wednesday", text("Deep Contexts").replace(b"Mar 11", b"Mar 13"))
    desk = opened(library, session)
    assert page_in_row(desk, keys(LONG)[0]) == "Mar 12"
    assert page_in_row(desk, keys("Deep Contexts")[0]) == "Mar 13"
