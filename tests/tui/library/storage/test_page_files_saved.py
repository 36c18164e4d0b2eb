"""The files of the pages: whose they are when a change fails, and what else may lie there."""

from __future__ import annotations

import errno
import os
import sqlite3
from contextlib import AbstractContextManager, closing
from pathlib import Path
from typing import Any, NoReturn

import pytest

from parsing.files import Unreadable
from tests.tui.library.files import names_in
from tui.library.errors import LibraryError
from tui.library.library import Library
from tui.library.lists import SavedPage
from tui.library.loader import saved_page
from tui.library.locations import Locations
from tui.library.storage.connection import BUSY_SECONDS
from tui.library.storage.database import Database
from tui.library.storage.doctor import examine
from tui.library.storage.dump.merge import load
from tui.library.storage.dump.parse import ParsedDump, Row
from tui.library.storage.dump.write import dump
from tui.library.storage.page_files import page_digest, page_file, page_files
from tui.library.storage.tables import PAPER, ROWS
from tui.library.storage.transaction import Transaction

BYTES = b"Sparse Attention\n\nWe do it.\n"
NO_ROWS: dict[str, list[Row]] = {table: [] for table in (PAPER, *ROWS)}
"""What a dump without anything has."""


def added(library: Library, data: bytes = BYTES) -> SavedPage:
    page = library.add_page("monday", data)
    assert page is not None
    return page


def refuse(*_: object) -> NoReturn:
    raise LibraryError("Not saved: the disk is full.")


# When a change fails


@pytest.mark.parametrize("content", [b"altered", BYTES])
def test_a_file_that_was_there_before_stays_when_adding_its_page_fails(
    library: Library, place: Locations, monkeypatch: pytest.MonkeyPatch, content: bytes
) -> None:
    place.pages.mkdir()
    path = place.pages / page_file(page_digest(BYTES))
    path.write_bytes(content)
    monkeypatch.setattr(Transaction, "write", refuse)
    with pytest.raises(LibraryError):
        library.add_page("monday", BYTES)
    assert path.exists()


def test_the_file_of_a_page_that_failed_stays_while_another_program_may_be_adding_it(
    library: Library, database: Database, place: Locations
) -> None:
    with closing(sqlite3.connect(place.database, isolation_level=None)) as writer:

        def fail() -> None:
            with page_files(database, place.pages) as save:
                save(page_digest(BYTES), BYTES)
                writer.execute("BEGIN IMMEDIATE")
                refuse()

        with pytest.raises(LibraryError, match="the disk is full"):
            fail()
    assert [each.read_bytes() for each in place.pages.iterdir()] == [BYTES]
    assert database.select("PRAGMA busy_timeout") == [(BUSY_SECONDS * 1000,)]


def test_the_file_of_a_page_that_failed_stays_when_the_library_was_replaced(
    library: Library, place: Locations, monkeypatch: pytest.MonkeyPatch
) -> None:
    put = Transaction.write

    def replace(*_: object) -> NoReturn:
        monkeypatch.setattr(Transaction, "write", put)
        for each in place.home.glob("library.db*"):
            each.rename(place.home / f"old-{each.name}")
        with closing(Library(place)) as another:
            added(another)
        refuse()

    monkeypatch.setattr(Transaction, "write", replace)
    with pytest.raises(LibraryError, match="the disk is full"):
        library.add_page("monday", BYTES)
    assert [each.read_bytes() for each in place.pages.iterdir()] == [BYTES]


def test_a_file_that_another_program_took_away_meanwhile_is_saved_again(
    library: Library, database: Database, place: Locations, monkeypatch: pytest.MonkeyPatch
) -> None:
    """As one does whose own change failed, before this one has begun to write."""
    change = Database.change

    def taken_away(database: Database, action: str) -> AbstractContextManager[Transaction]:
        next(place.pages.iterdir()).unlink()
        return change(database, action)

    monkeypatch.setattr(Database, "change", taken_away)
    page = added(library)
    assert (place.pages / page.file).read_bytes() == BYTES
    library.remove_page(page)
    load(database, place.pages, ParsedDump(NO_ROWS, {page.digest: BYTES}))
    assert (place.pages / page.file).read_bytes() == BYTES


# What a stranger's database or folder may hold


@pytest.mark.parametrize("file", ["{outside}", "../outside.txt", "sub/outside.txt", "..", "", "\0"])
def test_only_a_name_in_the_folder_of_the_pages_is_followed(
    library: Library, database: Database, place: Locations, file: str
) -> None:
    outside = place.home / "outside.txt"
    outside.write_bytes(BYTES)
    (place.pages / "sub").mkdir(parents=True)
    (place.pages / "sub" / "outside.txt").write_bytes(BYTES)
    page = added(library)
    named = file.format(outside=outside)
    database.select("UPDATE page SET file = ?", (named,))
    with pytest.raises(Unreadable):
        saved_page(library, page._replace(file=named))
    assert dump(database, place.pages).missing == ("monday",)
    assert "pages" in {each.check for each in examine(place) if each.wrong}


def test_a_pipe_in_a_pages_place_is_not_waited_for(
    library: Library, database: Database, place: Locations
) -> None:
    page = added(library)
    path = place.pages / page.file
    path.unlink()
    os.mkfifo(path)
    with pytest.raises(Unreadable, match="named pipe"):
        saved_page(library, page)
    assert dump(database, place.pages).missing == ("monday",)
    found = [each.found for each in examine(place) if each.wrong]
    assert len(found) == 1
    assert "is a named pipe, not a file" in found[0]
    with page_files(database, place.pages) as save:
        save(page.digest, BYTES)
    assert path.read_bytes() == BYTES


def test_a_page_of_any_bytes_is_dumped(
    library: Library, database: Database, place: Locations
) -> None:
    added(library, bytes(range(256)))
    assert dump(database, place.pages).missing == ()


def test_a_home_in_which_nothing_can_be_made_is_told_in_words(
    library: Library, place: Locations, monkeypatch: pytest.MonkeyPatch
) -> None:
    opened = os.open

    def full(path: str | Path, *given: Any, **more: Any) -> int:
        if ".entering-" in str(path):
            raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC), str(path))
        return opened(path, *given, **more)

    monkeypatch.setattr(os, "open", full)
    with pytest.raises(LibraryError, match=r"^Not saved: .*carrel cannot be .*the disk is full\."):
        library.add_page("monday", b"a page")
    assert not place.pages.exists() or names_in(place.pages) == []
