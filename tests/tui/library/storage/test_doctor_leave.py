"""What the doctor says of what may not be read: leave is what is wanted, and no backup."""

from __future__ import annotations

import errno
import os
import sqlite3
from collections.abc import Callable
from contextlib import closing
from pathlib import Path
from typing import Any

import pytest

from tests.tui.library.made import papers
from tui.library.library import Library
from tui.library.locations import Locations
from tui.library.storage.backup import ASKED, make_backup
from tui.library.storage.doctor import examine

(A,) = papers("A")
Wrong = Callable[[], dict[str, str]]


@pytest.fixture
def kept(place: Locations) -> Locations:
    """A library with a mark, a page and a backup."""
    with closing(Library(place)) as library:
        library.set_read([A], True)
        library.add_page("monday", b"a page")
    make_backup(place.database, place.backups, ASKED)
    return place


@pytest.fixture
def forbid(monkeypatch: pytest.MonkeyPatch) -> Callable[[Path], None]:
    """Takes away the leave to read a file, from whoever runs the tests."""

    def forbid(place: Path) -> None:
        access, opened, connect = os.access, os.open, sqlite3.connect

        def may_not_open(path: Any, *options: Any, **more: Any) -> int:
            if str(path) == str(place):
                raise PermissionError(errno.EACCES, os.strerror(errno.EACCES), str(path))
            return opened(path, *options, **more)

        def may_not_connect(path: Any, **options: Any) -> sqlite3.Connection:
            if str(place) in str(path):
                complaint = sqlite3.OperationalError("unable to open database file")
                complaint.sqlite_errorcode = sqlite3.SQLITE_CANTOPEN
                raise complaint
            connection: sqlite3.Connection = connect(path, **options)
            return connection

        monkeypatch.setattr(
            os, "access", lambda path, mode: Path(path) != place and access(path, mode)
        )
        monkeypatch.setattr(os, "open", may_not_open)
        monkeypatch.setattr(sqlite3, "connect", may_not_connect)

    return forbid


def wrong(place: Locations) -> dict[str, str]:
    """What is wrong, by the check."""
    return {each.check: each.found for each in examine(place) if each.wrong}


def test_a_database_that_may_not_be_read_needs_leave(
    kept: Locations, forbid: Callable[[Path], None]
) -> None:
    forbid(kept.database)
    assert wrong(kept) == {
        "database": f"{kept.database} may not be read; chmod u+rw gives you leave"
    }


def test_a_backup_that_may_not_be_read_is_not_to_be_removed(
    kept: Locations, forbid: Callable[[Path], None]
) -> None:
    (backup,) = kept.backups.iterdir()
    forbid(backup)
    found = wrong(kept)
    assert list(found) == ["backups"]
    assert str(backup) in found["backups"]
    assert "permissions" in found["backups"]
    assert "remove" not in found["backups"]


def test_a_page_that_may_not_be_read_needs_leave(
    kept: Locations, forbid: Callable[[Path], None]
) -> None:
    (page,) = kept.pages.iterdir()
    forbid(page)
    found = wrong(kept)
    assert list(found) == ["pages"]
    assert found["pages"].endswith("permission denied; chmod u+r gives you leave")
