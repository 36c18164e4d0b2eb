"""A library in a folder that may not be written, as on a disk that is mounted so: it still reads.

SQLite makes an index of its log beside a database that it opens, be it only to read.
"""

from __future__ import annotations

import os
import sqlite3
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path
from typing import Any

import pytest

from tests.tui.library.backups import marked
from tests.tui.library.files import names_in
from tests.tui.library.made import papers
from tui.library.errors import LibraryError
from tui.library.library import Library
from tui.library.locations import Locations
from tui.library.storage.backup import back_up_to
from tui.library.storage.database import Database
from tui.library.storage.doctor import examine
from tui.library.storage.dump.write import dump
from tui.library.storage.preflight import how_to_open

A, B = papers("A", "B")


@pytest.fixture
def read_only(place: Locations, monkeypatch: pytest.MonkeyPatch) -> Iterator[Locations]:
    """A library of one mark and one page, in a folder that may not be written."""
    with closing(Library(place)) as library:
        library.set_read([A], True)
        library.add_page("monday", b"a page")
    place.home.chmod(0o500)
    if os.access(place.home, os.W_OK):  # root may write everything
        _pretend(place, monkeypatch)
    yield place
    place.home.chmod(0o700)


def _pretend(place: Locations, monkeypatch: pytest.MonkeyPatch) -> None:
    access, connect = os.access, sqlite3.connect

    def allowed(path: str | Path, mode: int) -> bool:
        return not (mode & os.W_OK and Path(path) == place.home) and access(path, mode)

    def connected(path: str | Path, **options: Any) -> sqlite3.Connection:
        if str(place.database) in str(path) and "immutable=1" not in str(path):
            raise sqlite3.OperationalError("unable to open database file")
        connection: sqlite3.Connection = connect(path, **options)
        return connection

    monkeypatch.setattr(os, "access", allowed)
    monkeypatch.setattr(sqlite3, "connect", connected)


def test_all_that_was_done_is_read_and_nothing_is_called_saved(read_only: Locations) -> None:
    before = names_in(read_only.home)
    with closing(Library(read_only)) as library:
        assert library.state.mark(A.key).read
        assert [each.name for each in library.state.pages] == ["monday"]
        assert library.not_saving == f"{read_only.home} may not be written."
        with pytest.raises(LibraryError, match=r"^Not saved: .* may not be written\.$"):
            library.set_read([B], True)
        assert library.news() is None
        assert library.backup_problem == ""
        assert dump(Database(read_only.database), read_only.pages).missing == ()
    assert names_in(read_only.home) == before


def test_it_can_be_copied_elsewhere(read_only: Locations, tmp_path: Path) -> None:
    back_up_to(read_only.database, tmp_path / "mine.db", overwrite=False)
    assert marked(tmp_path / "mine.db") == [A.key]


def test_the_doctor_looks_at_all_of_it(read_only: Locations) -> None:
    found = list(examine(read_only))
    assert {each.check for each in found if each.wrong} == {"folder"}
    assert "pages" in {each.check for each in found if not each.wrong}


def test_an_older_one_is_told_and_left_as_it_is(
    read_only: Locations, one_more_version: int
) -> None:
    before = read_only.database.read_bytes()
    with pytest.raises(LibraryError, match=r"an older carrel's, and .* may not be written"):
        Library(read_only)
    assert read_only.database.read_bytes() == before


def test_with_a_log_that_holds_changes_it_is_not_taken_for_one_at_rest(
    place: Locations, monkeypatch: pytest.MonkeyPatch
) -> None:
    with closing(Library(place)) as library:
        library.set_read([A], True)
        assert how_to_open(place.database) == "rw"
        monkeypatch.setattr(os, "access", lambda *_: False)
        assert how_to_open(place.database) == "ro"
    assert how_to_open(place.database) == "immutable"
