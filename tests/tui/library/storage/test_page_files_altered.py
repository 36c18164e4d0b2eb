"""A page's file that is no longer what was added: told, and never what a link leads to."""

from __future__ import annotations

from contextlib import closing
from pathlib import Path

import pytest

from parsing.files import Unreadable
from tui.library.library import Library
from tui.library.lists import SavedPage
from tui.library.loader import library_desk, open_library, saved_page
from tui.library.locations import Locations
from tui.library.storage.database import Database
from tui.library.storage.doctor import examine
from tui.library.storage.dump.write import dump

ABSTRACT = "We show that it works well on every benchmark that we tried, and on others besides."


def listing(title: str) -> bytes:
    """A page of one paper."""
    by = "Daily Papers\n\nbyAK and the research community\n\nMar 11"
    return f"{by}\n\n{title}\n\n{ABSTRACT}\n\n".encode()


OWN, OTHER = listing("Sparse Attention in Practice"), listing("Dense Retrieval at Scale")


@pytest.fixture
def saved(library: Library) -> SavedPage:
    """The only page."""
    page = library.add_page("monday", OWN)
    assert page is not None
    return page


@pytest.fixture(params=[OWN, OTHER])
def linked(
    request: pytest.FixtureRequest, saved: SavedPage, place: Locations, tmp_path: Path
) -> Path:
    """The page's file, with a link in its place to a file elsewhere."""
    (tmp_path / "elsewhere.txt").write_bytes(request.param)
    path = place.pages / saved.file
    path.unlink()
    path.symlink_to(tmp_path / "elsewhere.txt")
    return path


def titles(library: Library, place: Locations) -> list[str]:
    """The papers that a person sees."""
    desk = library_desk(library, place)
    return [paper.title for paper in desk.store.papers.values()]


def test_a_link_in_a_pages_place_is_not_followed_and_told(
    linked: Path, library: Library, database: Database, place: Locations, saved: SavedPage
) -> None:
    with pytest.raises(Unreadable, match="is a link, not a file of its own"):
        saved_page(library, saved)
    desk = library_desk(library)
    assert list(desk.store.papers) == []
    (missing,) = desk.missing
    assert missing.startswith("The page “monday” is missing: ")
    assert dump(database, place.pages).missing == ("monday",)
    (found,) = (each.found for each in examine(place) if each.wrong)
    assert "is a link, not a file of its own; `carrel add` it anew" in found


def test_to_add_such_a_page_anew_puts_a_file_in_the_links_place(
    linked: Path, library: Library, place: Locations, tmp_path: Path
) -> None:
    before = (tmp_path / "elsewhere.txt").read_bytes()
    assert library.add_page("monday", OWN) is not None
    assert not linked.is_symlink()
    assert linked.read_bytes() == OWN
    assert (tmp_path / "elsewhere.txt").read_bytes() == before
    assert titles(library, place) == ["Sparse Attention in Practice"]
    assert [page.name for page in library.state.pages] == ["monday"]


def test_a_page_that_was_edited_is_read_as_it_is_and_told(
    library: Library, place: Locations, saved: SavedPage
) -> None:
    (place.pages / saved.file).write_bytes(OTHER)
    desk = library_desk(library)
    assert [paper.title for paper in desk.store.papers.values()] == ["Dense Retrieval at Scale"]
    assert desk.problems == (
        "monday: its file was altered since it was added; read as it is by now",
    )
    assert desk.missing == ()


def test_to_add_an_edited_page_anew_brings_it_back(
    library: Library, place: Locations, saved: SavedPage
) -> None:
    (place.pages / saved.file).write_bytes(OTHER)
    assert library.add_page("monday", OWN) == saved
    assert titles(library, place) == ["Sparse Attention in Practice"]
    assert library.add_page("monday", OWN) is None


def test_where_the_database_cannot_be_read_no_link_among_the_pages_is_followed(
    linked: Path, library: Library, place: Locations
) -> None:
    library.add_page("tuesday", listing("Long Contexts"))
    library.close()
    place.database.write_bytes(b"damaged")
    with closing(open_library(place)) as unsaved:
        assert titles(unsaved, place) == ["Long Contexts"]
