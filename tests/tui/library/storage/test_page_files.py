"""Added pages: copied as they were given, whole or not at all."""

from __future__ import annotations

import errno
import os
import time
from contextlib import closing
from pathlib import Path
from typing import NoReturn

import pytest

from parsing.sources import unused_name
from tests.tui.library.made import paper, papers
from tui.library.errors import LibraryError
from tui.library.library import Library
from tui.library.locations import Locations
from tui.library.storage.page_files import SavedPage, page_digest, sample_pages, save_page
from tui.library.storage.transaction import Transaction

BYTES = b"\xef\xbb\xbfSparse Attention\r\n\r\nWe do it. \xff\r\n"


def added(library: Library, name: str = "monday", data: bytes = BYTES) -> SavedPage:
    page = library.add_page(name, data)
    assert page is not None
    return page


def no_room(*arguments: object, **options: object) -> None:
    raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))


# The copy


def test_a_page_is_saved_byte_for_byte(tmp_path: Path) -> None:
    name = save_page(tmp_path / "pages", "abc", BYTES)
    assert name == "abc.txt"
    assert (tmp_path / "pages" / name).read_bytes() == BYTES


def test_nothing_else_is_left_beside_it(tmp_path: Path) -> None:
    save_page(tmp_path, "abc", BYTES)
    assert [each.name for each in tmp_path.iterdir()] == ["abc.txt"]


@pytest.mark.parametrize("step", ["fsync", "mkdir", "replace"])
def test_a_page_that_cannot_be_written_leaves_what_was_there(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, step: str
) -> None:
    (tmp_path / "abc.txt").write_bytes(b"old")
    with monkeypatch.context() as patch:
        patch.setattr(os if step == "fsync" else Path, step, no_room)
        with pytest.raises(LibraryError, match=r"abc\.txt cannot be written: the disk is full"):
            save_page(tmp_path, "abc", BYTES)
    assert [each.name for each in tmp_path.iterdir()] == ["abc.txt"]
    assert (tmp_path / "abc.txt").read_bytes() == b"old"


def test_a_file_in_the_folders_place_is_left_as_it_is(tmp_path: Path) -> None:
    (tmp_path / "pages").write_text("mine")
    with pytest.raises(LibraryError, match="cannot be written"):
        save_page(tmp_path / "pages", "abc", BYTES)
    assert (tmp_path / "pages").read_text() == "mine"


def test_the_same_bytes_have_the_same_digest_and_others_another() -> None:
    assert page_digest(BYTES) == page_digest(bytes(bytearray(BYTES)))
    assert page_digest(BYTES) != page_digest(BYTES + b"\n")
    assert len(page_digest(b"")) == 32


@pytest.mark.parametrize(
    ("taken", "free"),
    [
        ((), "monday"),
        (("tuesday",), "monday"),
        (("monday",), "monday (2)"),
        (("monday", "monday (2)"), "monday (3)"),
        (("monday", "monday (3)"), "monday (2)"),
    ],
)
def test_a_taken_name_gets_the_first_free_number(taken: tuple[str, ...], free: str) -> None:
    assert unused_name("monday", set(taken)) == free


def test_the_sample_pages_are_the_five_seeds() -> None:
    assert [each.name[:3] for each in sorted(sample_pages().iterdir())] == [
        "000",
        "001",
        "002",
        "003",
        "004",
    ]


# In the library


def test_an_added_page_is_in_the_library_at_the_next_start(
    library: Library, place: Locations
) -> None:
    page = added(library)
    assert page.name == "monday"
    assert library.pages == (page,)
    assert (place.pages / page.file).read_bytes() == BYTES
    again = Library(place)
    assert again.pages == (page,)
    again.close()


def test_pages_stay_in_the_order_they_were_added_in(library: Library) -> None:
    for name in ("z", "a", "m"):
        added(library, name, name.encode())
    library.remove_page(library.pages[1])
    added(library, "b", b"b")
    assert [page.name for page in library.pages] == ["z", "m", "b"]


def test_nor_does_a_clock_that_was_set_back_alter_that_order(
    library: Library, place: Locations, monkeypatch: pytest.MonkeyPatch
) -> None:
    for milliseconds in (900, 5, 7):
        monkeypatch.setattr(time, "time_ns", lambda now=milliseconds: now * 1_000_000)
        added(library, str(milliseconds), str(milliseconds).encode())
    with closing(Library(place)) as again:
        assert [page.name for page in again.pages] == ["900", "5", "7"]


def test_the_same_bytes_are_added_once_whatever_the_name(library: Library) -> None:
    page = added(library)
    assert library.add_page("tuesday", BYTES) is None
    assert library.pages == (page,)


def test_another_page_of_the_same_name_gets_a_number(library: Library) -> None:
    added(library)
    assert added(library, data=BYTES + b"\n").name == "monday (2)"


def test_a_page_that_another_reader_added_is_not_added_again(
    library: Library, other: Library
) -> None:
    theirs = added(other, "theirs")
    library.add_page("mine", BYTES)
    assert library.pages == (theirs,)


def test_a_name_that_another_reader_gave_is_taken(library: Library, other: Library) -> None:
    added(other)
    assert added(library, data=b"more").name == "monday (2)"


def test_a_page_that_cannot_be_saved_is_not_in_the_library(
    library: Library, place: Locations
) -> None:
    place.pages.write_text("in its place")
    with pytest.raises(LibraryError):
        library.add_page("monday", BYTES)
    assert library.pages == ()
    again = Library(place)
    assert again.pages == ()
    again.close()


def refuse(*_: object) -> NoReturn:
    raise LibraryError("Not saved: the disk is full.")


def test_a_page_that_the_database_does_not_take_leaves_no_file(
    library: Library, place: Locations, monkeypatch: pytest.MonkeyPatch
) -> None:
    with monkeypatch.context() as context:
        context.setattr(Transaction, "write", refuse)
        with pytest.raises(LibraryError, match="the disk is full"):
            library.add_page("monday", BYTES)
    assert list(place.pages.iterdir()) == []
    added(library)


def test_a_page_that_was_added_elsewhere_keeps_its_file_when_adding_it_here_fails(
    library: Library, other: Library, place: Locations, monkeypatch: pytest.MonkeyPatch
) -> None:
    page = added(other)
    (place.pages / page.file).unlink()
    monkeypatch.setattr(Transaction, "get", lambda *_: None)
    monkeypatch.setattr(Transaction, "write", refuse)
    with pytest.raises(LibraryError):
        library.add_page("monday", BYTES)
    assert (place.pages / page.file).read_bytes() == BYTES


def test_a_page_whose_copy_is_gone_is_mended_by_adding_it_again(
    library: Library, place: Locations
) -> None:
    page = added(library)
    (place.pages / page.file).unlink()
    library.add_page("monday", BYTES)
    assert (place.pages / page.file).read_bytes() == BYTES
    assert library.pages == (page,)


def test_a_library_in_memory_takes_no_page() -> None:
    library = Library(None)
    with pytest.raises(LibraryError, match="in memory only; no page can be added"):
        library.add_page("monday", BYTES)
    library.close()


def test_a_removed_page_is_gone_and_can_be_added_again(library: Library) -> None:
    page = added(library)
    library.remove_page(page)
    assert library.pages == ()
    library.remove_page(page)
    assert added(library, "tuesday").name == "tuesday"


def test_removing_a_page_keeps_marked_and_listed_papers_with_title_and_abstract(
    library: Library,
) -> None:
    page = added(library)
    starred, listed = paper("A", "On A."), paper("B", "On B.")
    library.apply(library.set_starred([starred], True))
    library.apply(library.make_list("To read", [listed]))
    library.remove_page(page)
    assert sorted(library.kept(()), key=lambda each: each.title) == [starred, listed]
    assert library.mark(starred.key).starred
    assert library.lists[0].keys == (listed.key,)


def test_marks_are_no_reason_to_keep_other_papers_of_the_page(library: Library) -> None:
    page = added(library)
    first, second = papers("A", "B")
    library.apply(library.set_read([first], True))
    library.apply(library.set_read([second], False))
    library.remove_page(page)
    assert library.kept(()) == [first]
