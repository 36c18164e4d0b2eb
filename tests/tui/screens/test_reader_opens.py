"""Opening: the sample pages, one's own pages, and what is said when something is wrong."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from pathlib import Path

import pytest

from parsing.sources import read_pages
from tests.tui.library.made import page
from tests.tui.screens.desks import desk_of, lists_on_disk, numbered, own_desk
from tests.tui.screens.person import reading
from tui.library.errors import LibraryError
from tui.library.library import Library
from tui.library.loader import files_desk, open_library
from tui.library.locations import locations

OWN = """new

May 2

A first title that stands alone

This is the abstract of the first paper, and it says a good deal about what was done in it.

A second title that stands alone

This is the abstract of the second paper, and it says a good deal about what was done in it.
"""


def add(name: str, text: str = OWN) -> Path:
    """Add a page to the library of this test; gives the library's copy."""
    library = Library(locations())
    saved = library.add_page(name, text.encode())
    library.close()
    assert saved is not None
    return locations().pages / saved.file


async def test_without_pages_of_ones_own_the_sample_pages_are_open() -> None:
    async with reading(own_desk()) as person:
        assert "Sample pages" in person.pane("sidebar")
        assert person.count("All") == "511"
        assert person.cursor().startswith("Mask is All You Need")


async def test_the_sample_pages_come_with_the_words_on_how_to_add_ones_own() -> None:
    async with reading(own_desk()) as person:
        assert person.status.startswith(
            "These are the sample pages. Add your own: carrel add PAGE…"
        )
        assert "carrel add PAGE…" in person.pane("sidebar")


async def test_the_first_key_puts_the_view_in_place_of_the_greeting() -> None:
    async with reading(own_desk()) as person:
        await person.press("j")
        assert person.heading().startswith("All · 511 papers · 511 unread")


async def test_every_sample_page_stands_in_the_sidebar_with_its_papers() -> None:
    async with reading(own_desk()) as person:
        assert [person.count(name) for name in ("Mar 11", "Mar 13", "Sep 9", "Mar 14")] == [
            "63", "88", "67", "68",
        ]  # fmt: skip


async def test_the_detail_pane_shows_the_paper_under_the_cursor() -> None:
    async with reading(own_desk()) as person:
        shown = " ".join(person.pane("paper").split())
        assert "Mask is All You Need: Rethinking Mask R-CNN for Dense" in shown
        assert "Mar 11, Mar 14 Due to the large success in object detection" in shown
        await person.press("l", "G")
        assert "Pages Mar 11 (1 of 63), Mar 14 (48 of 68)" in " ".join(person.pane("paper").split())


async def test_with_pages_of_ones_own_those_are_open_and_no_samples() -> None:
    add("mine")
    async with reading(own_desk()) as person:
        assert person.count("May 2") == "2"
        assert person.cursor() == "A first title that stands alone"
        assert "ample pages" not in person.text
        assert "carrel add" not in person.text


async def test_pages_read_from_files_show_and_are_not_added(tmp_path: Path) -> None:
    file = tmp_path / "listing.txt"
    file.write_text(OWN)
    async with reading(files_desk(open_library(locations()), read_pages([file]))) as person:
        assert person.cursor() == "A first title that stands alone"
    library = Library(locations())
    assert library.state.pages == ()
    library.close()


async def test_a_page_that_is_missing_is_said_on_the_screen_and_the_others_open() -> None:
    add("gone").unlink()
    add("here", OWN.replace("title", "heading"))
    async with reading(own_desk(), (160, 50)) as person:
        assert person.status.startswith("The page “gone” is missing: ")
        assert person.cursor() == "A first heading that stands alone"


async def test_a_page_that_is_no_text_is_said_on_the_screen(tmp_path: Path) -> None:
    picture, listing = tmp_path / "picture.txt", tmp_path / "listing.txt"
    picture.write_bytes(b"\x89PNG\r\n\x1a\n" + bytes(range(256)) * 20)
    listing.write_text(OWN)
    read = read_pages([picture, listing])
    async with reading(files_desk(open_library(locations()), read), (200, 50)) as person:
        assert "picture.txt" in person.status
        assert person.count("All") == "0/2"


async def test_when_no_page_can_be_read_the_empty_pane_says_what_to_do() -> None:
    add("gone").unlink()
    async with reading(own_desk()) as person:
        assert "There are no papers here." in person.pane("papers")
        assert "+ adds a page, or carrel add PAGE…" in person.pane("papers")


async def test_an_empty_view_tells_what_was_wrong_with_its_page(tmp_path: Path) -> None:
    (tmp_path / "odd.json").write_text('{"a": 1}')
    async with reading(files_desk(open_library(locations()), read_pages([tmp_path]))) as person:
        said = "JSON of a kind that carrel does not know; nothing taken"
        assert f"odd:1: this is {said}" in " ".join(person.pane("papers").split())
        await person.press("j")
        assert said in " ".join(person.pane("papers").split())
        await person.choose("odd")
        assert said in " ".join(person.pane("papers").split())
        await person.choose("Starred")
        assert said not in " ".join(person.pane("papers").split())


@pytest.fixture
def spoilt(scratch_home: Path) -> Path:
    """A library whose database is a text file."""
    scratch_home.mkdir()
    database = locations().database
    database.write_text("This was a shopping list.\n" * 100)
    return database


async def test_a_library_that_cannot_be_saved_opens_and_says_so(spoilt: Path) -> None:
    async with reading(own_desk(), (200, 40)) as person:
        assert person.status.startswith("NOT SAVING: ")
        assert "library.db cannot be used" in person.status
        assert person.count("All") == "0/511"


async def test_not_saving_stays_on_the_screen_after_the_first_key(spoilt: Path) -> None:
    async with reading(own_desk()) as person:
        await person.press("j")
        assert person.status.startswith("NOT SAVING ")


async def test_what_is_marked_without_saving_leaves_the_file_untouched(spoilt: Path) -> None:
    before = spoilt.read_bytes()
    async with reading(own_desk()) as person:
        await person.press("s", "r")
        await person.until(lambda: person.row("Mask is All").startswith("✓ ★"))
    assert spoilt.read_bytes() == before
    assert [each.name for each in spoilt.parent.iterdir()] == ["library.db"]


async def test_a_newer_library_opens_without_saving_and_stays_as_it_is() -> None:
    Library(locations()).close()
    with closing(sqlite3.connect(locations().database)) as connection:
        connection.execute("PRAGMA user_version = 999")
    with pytest.raises(LibraryError):
        Library(locations())
    async with reading(own_desk(), (200, 40)) as person:
        assert person.status.startswith("NOT SAVING: ")
        assert "newer carrel" in person.status


async def test_no_starred_paper_says_how_to_star_one() -> None:
    async with reading(desk_of(numbered(3))) as person:
        await person.choose("Starred")
        assert "No paper is starred." in person.pane("papers")
        assert "s stars a paper." in person.pane("papers")
        assert person.pane("paper").strip() == ""


async def test_no_unread_paper_says_how_to_have_one_again() -> None:
    async with reading(desk_of(numbered(3))) as person:
        await person.press("A", "y")
        await person.until("3 papers marked read")
        await person.choose("Unread")
        assert "Everything is read." in person.pane("papers")
        assert "U marks a paper unread again." in person.pane("papers")


async def test_an_empty_list_says_how_to_fill_it() -> None:
    async with reading(desk_of(numbered(3))) as person:
        await person.press("c")
        await person.type("Later")
        await person.press("enter")
        await person.until(lambda: lists_on_disk() == {"Later": []})
        await person.until("Made the reading list “Later”")
        await person.choose("Later")
        assert "This list is empty." in person.pane("papers")
        assert "a adds a paper to a list." in person.pane("papers")


async def test_no_match_says_how_to_clear_the_filter() -> None:
    async with reading(desk_of(numbered(3))) as person:
        await person.filter("xyzzyxyzzy")
        assert "No paper matches." in person.pane("papers")
        assert "Esc clears the filter." in person.pane("papers")
        assert person.heading().startswith("All · 0 of 3 papers")
        await person.press("k", "escape")
        await person.choose("page")
        await person.filter("xyzzyxyzzy")
        assert "No paper of “page” matches." in person.pane("papers")


async def test_a_paper_without_an_abstract_says_so() -> None:
    async with reading(desk_of(page("p", "A title and nothing more"))) as person:
        assert "The page gives no abstract." in person.pane("paper")


async def test_an_empty_view_bears_every_key() -> None:
    async with reading(desk_of(numbered(2))) as person:
        await person.choose("Starred")
        await person.press("l")
        for key in ("j", "k", "G", "ctrl+d", "space", "r", "s", "U", "l", "n", "d", "a", "x", "A"):
            await person.press(key)
            assert "No paper is starred." in person.pane("papers"), key
