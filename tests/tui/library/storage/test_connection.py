"""The making and opening of the database file, where others do the same or the disk is peculiar."""

from __future__ import annotations

import errno
import os
import sqlite3
from contextlib import closing
from functools import partial
from pathlib import Path
from typing import Any, NoReturn

import pytest

from tests.tui.library.made import papers
from tui.library.errors import LibraryError
from tui.library.library import Library
from tui.library.locations import Locations
from tui.library.storage.connection import open_database
from tui.library.storage.preflight import why_read_only
from tui.library.storage.schema import VERSION

(A,) = papers("A")


def version(path: Path) -> int:
    """The version of the tables in a database."""
    with closing(sqlite3.connect(path)) as connection:
        return int(connection.execute("PRAGMA user_version").fetchone()[0])


def change_version(path: Path, number: int) -> None:
    """Write another version of the tables into a database."""
    with closing(sqlite3.connect(path, isolation_level=None)) as connection:
        connection.execute(f"PRAGMA user_version = {number}")


def test_a_database_that_another_reader_made_meanwhile_is_the_one_opened(
    place: Locations, monkeypatch: pytest.MonkeyPatch
) -> None:
    link = os.link

    def link_late(source: str, target: Path) -> None:
        monkeypatch.setattr(os, "link", link)
        first = Library(place)
        first.set_read([A], True)
        first.close()
        link(source, target)

    place.home.mkdir()
    monkeypatch.setattr(os, "link", link_late)
    open_database(place.database)[0].close()
    library = Library(place)
    assert library.state.mark(A.key).read
    library.close()
    assert not list(place.home.glob(".library-*"))


def test_a_disk_without_hard_links_gets_a_database_all_the_same(
    place: Locations, monkeypatch: pytest.MonkeyPatch
) -> None:
    def no_links(source: str, target: Path) -> NoReturn:
        raise OSError(errno.EPERM, os.strerror(errno.EPERM))

    place.home.mkdir()
    monkeypatch.setattr(os, "link", no_links)
    open_database(place.database)[0].close()
    assert version(place.database) == VERSION
    assert [each.name for each in place.home.iterdir()] == ["library.db"]


def test_a_disk_that_fails_while_the_database_is_opened_is_said(
    place: Locations, monkeypatch: pytest.MonkeyPatch
) -> None:
    class Failing(sqlite3.Connection):
        def execute(self, *asked: Any) -> sqlite3.Cursor:
            error = sqlite3.OperationalError("disk I/O error")
            error.sqlite_errorcode = sqlite3.SQLITE_IOERR
            raise error

    Library(place).close()
    monkeypatch.setattr(sqlite3, "connect", partial(sqlite3.connect, factory=Failing))
    with pytest.raises(LibraryError, match=r"cannot be used: the disk cannot be written or read"):
        Library(place)


def test_tables_that_another_reader_brought_up_to_date_meanwhile_are_left(
    place: Locations, monkeypatch: pytest.MonkeyPatch
) -> None:
    Library(place).close()
    late: list[str] = []

    class Late(sqlite3.Connection):
        def execute(self, *asked: Any) -> sqlite3.Cursor:
            if asked[0] == "BEGIN IMMEDIATE" and not late:
                late.append("the other reader was faster")
                change_version(place.database, VERSION)
            return super().execute(*asked)

    change_version(place.database, VERSION - 1)
    monkeypatch.setattr(sqlite3, "connect", partial(sqlite3.connect, factory=Late))
    library = Library(place)
    assert late
    library.set_read([A], True)
    library.close()
    assert version(place.database) == VERSION
    assert not list(place.backups.glob("*-before-*"))


@pytest.mark.parametrize("forbidden", ["library.db", ""])
def test_why_nothing_can_be_written_is_told_before_trying(
    place: Locations, monkeypatch: pytest.MonkeyPatch, forbidden: str
) -> None:
    Library(place).close()
    assert why_read_only(place.database) == ""
    denied = place.home / forbidden
    monkeypatch.setattr(os, "access", lambda path, _: Path(path) != denied)
    assert why_read_only(place.database) == f"{denied} may not be written."
