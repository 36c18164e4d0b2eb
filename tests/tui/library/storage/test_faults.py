"""What SQLite and the disk complain of, told so that a person knows what to do."""

from __future__ import annotations

import errno
import os
import sqlite3
from contextlib import closing
from pathlib import Path

import pytest

from tui.library.storage.faults import FAULTS, reason


def complaint(words: str, code: int) -> sqlite3.OperationalError:
    """What SQLite raises."""
    error = sqlite3.OperationalError(words)
    error.sqlite_errorcode = code
    return error


@pytest.mark.parametrize(
    ("words", "code", "says"),
    [
        ("database is locked", sqlite3.SQLITE_BUSY, "another program is writing to the library."),
        ("table is locked", sqlite3.SQLITE_LOCKED, "another program is writing to the library."),
        ("is full", sqlite3.SQLITE_FULL, "the disk is full. Make room, then try again."),
        ("readonly", sqlite3.SQLITE_READONLY, "the file or its folder may not be written."),
        ("disk I/O error", sqlite3.SQLITE_IOERR, "the disk cannot be written or read (disk I/O"),
        ("not a database", sqlite3.SQLITE_NOTADB, "the file is damaged (not a database)."),
        ("malformed", sqlite3.SQLITE_CORRUPT, "the file is damaged (malformed)."),
        ("no such table: mark", sqlite3.SQLITE_ERROR, "the file is damaged (no such table: mark)."),
        ("Could not decode to UTF-8", sqlite3.SQLITE_ERROR, "the file is damaged"),
        ("no such column: é\x1b", sqlite3.SQLITE_ERROR, "the file is damaged (no such column: ?"),
        ("something else", sqlite3.SQLITE_ERROR, "something else"),
    ],
)
def test_what_sqlite_complains_of_says_what_to_do(words: str, code: int, says: str) -> None:
    assert reason(complaint(words, code)).startswith(says)


def test_what_the_disk_complains_of_is_said_in_its_words() -> None:
    error = PermissionError(errno.EACCES, os.strerror(errno.EACCES), "/somewhere/library.db")
    assert reason(error) == "Permission denied"
    assert reason(OSError("out of the ordinary")) == "out of the ordinary"


def test_text_that_is_none_is_damage() -> None:
    with pytest.raises(UnicodeDecodeError) as caught:
        b"\xff".decode()
    assert reason(caught.value).startswith("the file is damaged ('utf-8' codec")


def test_a_file_that_is_no_database_is_told_to_be_damaged(tmp_path: Path) -> None:
    (tmp_path / "library.db").write_text("Dear diary, " * 100)
    with (
        closing(sqlite3.connect(tmp_path / "library.db")) as connection,
        pytest.raises(FAULTS) as caught,
    ):
        connection.execute("SELECT * FROM mark")
    assert reason(caught.value).startswith("the file is damaged (file is not a database)")


def test_a_database_that_another_holds_is_told_to_be_written(tmp_path: Path) -> None:
    path = tmp_path / "library.db"
    with (
        closing(sqlite3.connect(path, isolation_level=None)) as holder,
        closing(sqlite3.connect(path, timeout=0)) as waiter,
    ):
        holder.execute("CREATE TABLE mark (key)")
        holder.execute("BEGIN EXCLUSIVE")
        with pytest.raises(FAULTS) as caught:
            waiter.execute("INSERT INTO mark VALUES (1)")
    assert reason(caught.value).startswith("another program is writing")


def test_a_full_database_is_told_to_be_full(tmp_path: Path) -> None:
    with closing(sqlite3.connect(tmp_path / "library.db", isolation_level=None)) as connection:
        connection.execute("CREATE TABLE mark (key)")
        connection.execute("PRAGMA max_page_count = 2")
        with pytest.raises(FAULTS) as caught:
            connection.execute("INSERT INTO mark VALUES (zeroblob(100000))")
    assert reason(caught.value) == "the disk is full. Make room, then try again."
