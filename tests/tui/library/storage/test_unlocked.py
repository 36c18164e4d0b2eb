"""A library on a disk where files cannot be locked, as on some network disks: it still reads.

SQLite takes what such a disk answers for the lock of another program.
"""

from __future__ import annotations

import errno
import fcntl
import shutil
import sqlite3
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path
from typing import Any

import pytest

from tests.tui.library.backups import marked
from tests.tui.library.files import names_in, refuse
from tests.tui.library.made import papers
from tui.library.errors import LibraryError
from tui.library.library import Library
from tui.library.loader import open_library
from tui.library.locations import Locations
from tui.library.storage import connection as connection_module
from tui.library.storage.backup import ASKED, back_up_to, make_backup
from tui.library.storage.database import Database
from tui.library.storage.doctor import examine
from tui.library.storage.dump.write import dump
from tui.library.storage.restore import contents, restore

A, B = papers("A", "B")
NO_LOCKS = r"files cannot be locked in .*carrel \(No locks available\), as on some network disks\."


def lose_locks(place: Locations, monkeypatch: pytest.MonkeyPatch, error: int) -> None:
    """Have nothing below the home be locked any more, by carrel or by SQLite."""
    connect = sqlite3.connect

    def connected(path: str | Path, **options: Any) -> sqlite3.Connection:
        name = str(path)
        if str(place.home) in name and not ("immutable=1" in name or "vfs=unix-none" in name):
            complaint = sqlite3.OperationalError("database is locked")
            complaint.sqlite_errorcode = sqlite3.SQLITE_BUSY
            raise complaint
        connection: sqlite3.Connection = connect(path, **options)
        return connection

    monkeypatch.setattr(fcntl, "lockf", refuse(error))
    monkeypatch.setattr(sqlite3, "connect", connected)


@pytest.fixture
def unlocked(place: Locations, monkeypatch: pytest.MonkeyPatch) -> Locations:
    """A library of one mark and one page, on such a disk."""
    with closing(Library(place)) as library:
        library.set_read([A], True)
        library.add_page("monday", b"a page")
    lose_locks(place, monkeypatch, errno.ENOLCK)
    return place


def test_all_that_was_done_is_read_and_it_is_said_why_nothing_is_saved(unlocked: Locations) -> None:
    before = names_in(unlocked.home)
    with closing(Library(unlocked)) as library:
        assert library.state.mark(A.key).read
        assert [each.name for each in library.state.pages] == ["monday"]
        assert library.not_saving.startswith(f"files cannot be locked in {unlocked.home} (No locks")
        assert "Move the library to another disk" in library.not_saving
        with pytest.raises(LibraryError, match=f"^Not saved: {NO_LOCKS}"):
            library.set_read([B], True)
        with pytest.raises(LibraryError, match=f"^Not saved: {NO_LOCKS}"):
            library.undo()
        assert library.news() is None
        assert dump(Database(unlocked.database), unlocked.pages).missing == ()
    assert names_in(unlocked.home) == before


def test_what_only_the_log_has_is_read_too(
    library: Library, place: Locations, monkeypatch: pytest.MonkeyPatch
) -> None:
    library.set_read([A], True)
    lose_locks(place, monkeypatch, errno.ENOLCK)
    log = Path(f"{place.database}-wal")
    before = log.read_bytes()
    assert before
    with closing(Library(place)) as reader:
        assert reader.state.mark(A.key).read
        with pytest.raises(LibraryError, match=NO_LOCKS):
            reader.set_read([B], True)
    assert log.read_bytes() == before


@pytest.mark.parametrize("error", [errno.ENOSYS, errno.EOPNOTSUPP, errno.EPERM, errno.EINVAL])
def test_whatever_such_a_disk_answers_it_is_told_as_one(
    library: Library, place: Locations, monkeypatch: pytest.MonkeyPatch, error: int
) -> None:
    lose_locks(place, monkeypatch, error)
    with closing(Library(place)) as reader:
        assert reader.not_saving.startswith(f"files cannot be locked in {place.home}")


def test_a_page_that_cannot_be_added_leaves_no_file(unlocked: Locations) -> None:
    before = names_in(unlocked.pages)
    with (
        closing(Library(unlocked)) as library,
        pytest.raises(LibraryError, match=f"^Not saved: {NO_LOCKS}"),
    ):
        library.add_page("tuesday", b"another page")
    assert names_in(unlocked.pages) == before


def test_no_library_is_made_there(place: Locations, monkeypatch: pytest.MonkeyPatch) -> None:
    lose_locks(place, monkeypatch, errno.ENOLCK)
    with closing(open_library(place)) as library:
        assert library.not_saving.startswith(f"{place.database} cannot be made: files cannot be")
    assert names_in(place.home) == []


def test_an_older_one_is_told_and_left_as_it_is(unlocked: Locations, one_more_version: int) -> None:
    before = unlocked.database.read_bytes()
    with pytest.raises(LibraryError, match=f"an older carrel's, and .* up to date: {NO_LOCKS}"):
        Library(unlocked)
    assert unlocked.database.read_bytes() == before


def test_the_doctor_names_the_disk_and_no_backup(unlocked: Locations) -> None:
    found = {each.check: each.found for each in examine(unlocked) if each.wrong}
    assert list(found) == ["folder"]
    assert found["folder"].startswith(f"files cannot be locked in {unlocked.home}")
    assert "restore" not in found["folder"]
    assert "pages" in {each.check for each in examine(unlocked)}


def test_it_can_be_copied_there_and_elsewhere(unlocked: Locations, tmp_path: Path) -> None:
    back_up_to(unlocked.database, tmp_path / "mine.db", overwrite=False)
    assert marked(tmp_path / "mine.db") == [A.key]
    made = make_backup(unlocked.database, unlocked.backups, ASKED)
    assert made.path.read_bytes() == (tmp_path / "mine.db").read_bytes()


def test_a_backup_with_a_log_beside_it_is_read_there_too(
    library: Library, place: Locations, monkeypatch: pytest.MonkeyPatch
) -> None:
    library.set_read([A], True)
    place.backups.mkdir()
    backup = place.backups / "000001-2026-11-26-asked.db"
    for ending in ("", "-wal"):
        shutil.copyfile(f"{place.database}{ending}", f"{backup}{ending}")
    lose_locks(place, monkeypatch, errno.ENOLCK)
    assert contents(backup) == "1 read"


def test_no_backup_comes_back_there(unlocked: Locations) -> None:
    made = make_backup(unlocked.database, unlocked.backups, ASKED)
    before = unlocked.database.read_bytes()
    with pytest.raises(LibraryError, match=f"^Nothing was altered: {NO_LOCKS}"):
        restore(unlocked, made.path)
    assert unlocked.database.read_bytes() == before


# Locks that are lost, or held, while it is open


@pytest.fixture
def writer(
    place: Locations, monkeypatch: pytest.MonkeyPatch
) -> Iterator[tuple[Library, sqlite3.Connection]]:
    """A library, and another program that is in the middle of writing to it."""
    monkeypatch.setattr(connection_module, "BUSY_SECONDS", 0.01)
    with (
        closing(Library(place)) as library,
        closing(sqlite3.connect(place.database, isolation_level=None)) as connection,
    ):
        connection.execute("BEGIN IMMEDIATE")
        yield library, connection


def test_a_disk_that_locks_no_longer_is_not_taken_for_another_program(
    writer: tuple[Library, sqlite3.Connection], monkeypatch: pytest.MonkeyPatch
) -> None:
    with pytest.raises(LibraryError, match=r"^Not saved: another program is writing"):
        writer[0].set_read([A], True)
    monkeypatch.setattr(fcntl, "lockf", refuse(errno.ENOLCK))
    with pytest.raises(LibraryError, match=f"^Not saved: {NO_LOCKS}"):
        writer[0].set_read([A], True)


def test_the_doctor_advises_no_backup_for_a_lock(
    place: Locations, monkeypatch: pytest.MonkeyPatch
) -> None:
    Library(place).close()
    connect = sqlite3.connect
    with closing(connect(place.database, isolation_level=None)) as connection:
        connection.execute("PRAGMA journal_mode = DELETE")
        connection.execute("BEGIN EXCLUSIVE")
        monkeypatch.setattr(
            sqlite3, "connect", lambda path, **options: connect(path, timeout=0.01, **options)
        )
        found = {each.check: each.found for each in examine(place) if each.wrong}
    assert "another program is writing" in found["database"]
    assert "restore" not in found["database"]
