"""Backups found, told in words and brought back; what is in their way is kept."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable
from contextlib import closing
from pathlib import Path

import pytest

from tests.tui.library.backups import backup_names, marked, overwrite_a_leaf, with_many_marks
from tests.tui.library.databases import OLD, ONE_MARK, written_by
from tests.tui.library.made import papers
from tui.library.errors import Damaged, LibraryError
from tui.library.library import Library
from tui.library.locations import Locations
from tui.library.storage import restore as restore_module
from tui.library.storage.backup import ASKED, back_up_to, make_backup
from tui.library.storage.copy import copy_open
from tui.library.storage.database import Database
from tui.library.storage.restore import contents, find_backup, restore
from tui.library.storage.schema import VERSION

A, B, C = papers("A", "B", "C")


def test_restoring_brings_back_what_was_and_keeps_what_is(place: Locations) -> None:
    library = Library(place)
    library.set_read([A], True)
    made = make_backup(place.database, place.backups, ASKED)
    library.set_read([B], True)
    library.close()
    kept = restore(place, made.path)
    assert marked(place.database) == [A.key]
    assert kept is not None
    assert sorted(marked(kept)) == sorted([A.key, B.key])
    library = Library(place)
    library.set_read([C], True)
    library.close()
    assert sorted(marked(place.database)) == sorted([A.key, C.key])


def test_restoring_takes_the_place_of_nothing_that_is_open(
    place: Locations, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(restore_module, "PATIENCE", 0.01)
    library = Library(place)
    library.set_read([A], True)
    made = make_backup(place.database, place.backups, ASKED)
    library.set_read([B], True)
    with pytest.raises(LibraryError, match=r"The library is open: .* Leave the reader \(Q\)"):
        restore(place, made.path)
    library.set_read([C], True)
    library.close()
    assert len(marked(place.database)) == 3
    assert len(backup_names(place)) == 1


def test_nobody_can_write_between_keeping_what_is_there_and_replacing_it(
    place: Locations, monkeypatch: pytest.MonkeyPatch
) -> None:
    library = Library(place)
    library.set_read([A], True)
    made = make_backup(place.database, place.backups, ASKED)
    library.close()
    refusals: list[str] = []

    def copy_and_try_to_write(original: sqlite3.Connection, source: Path, target: Path) -> None:
        copy_open(original, source, target)
        with closing(sqlite3.connect(place.database, timeout=0)) as another:
            try:
                another.execute("BEGIN IMMEDIATE")
            except sqlite3.OperationalError as error:
                refusals.append(str(error))

    monkeypatch.setattr(restore_module, "copy_open", copy_and_try_to_write)
    restore(place, made.path)
    assert refusals == ["database is locked"]


def test_restoring_over_a_damaged_library_keeps_it_as_it_was_found(place: Locations) -> None:
    library = Library(place)
    library.set_read([A], True)
    made = make_backup(place.database, place.backups, ASKED)
    library.close()
    with_many_marks(place)
    overwrite_a_leaf(place.database)
    before = place.database.read_bytes()
    kept = restore(place, made.path)
    assert kept is not None
    assert kept.name.endswith("-damaged.db")
    assert kept.read_bytes() == before
    assert marked(place.database) == [A.key]


@pytest.mark.parametrize("content", [b"", b"hello\n", b"\xff" * 9000])
def test_restoring_over_what_is_no_database_keeps_it(place: Locations, content: bytes) -> None:
    library = Library(place)
    library.set_read([A], True)
    made = make_backup(place.database, place.backups, ASKED)
    library.close()
    place.database.write_bytes(content)
    log = Path(f"{place.database}-wal")
    log.write_bytes(b"what was not yet in the file")
    kept = restore(place, made.path)
    assert kept is not None
    assert kept.read_bytes() == content
    assert Path(f"{kept}-wal").read_bytes() == b"what was not yet in the file"
    assert not log.exists()
    assert marked(place.database) == [A.key]


def test_restoring_where_there_is_nothing_any_more(place: Locations, tmp_path: Path) -> None:
    library = Library(place)
    library.set_read([A], True)
    back_up_to(place.database, tmp_path / "mine.db", overwrite=False)
    library.close()
    for each in place.home.iterdir():
        each.unlink()
    place.home.rmdir()
    assert restore(place, tmp_path / "mine.db") is None
    assert marked(place.database) == [A.key]


def test_a_log_that_lost_its_database_is_kept_when_a_backup_comes_back(
    place: Locations, tmp_path: Path
) -> None:
    library = Library(place)
    back_up_to(place.database, tmp_path / "mine.db", overwrite=False)
    library.set_read([A], True)
    log = Path(f"{place.database}-wal").read_bytes()
    library.close()
    place.database.unlink()
    Path(f"{place.database}-wal").write_bytes(log)
    kept = restore(place, tmp_path / "mine.db")
    assert kept is not None
    assert Path(f"{kept}-wal").read_bytes() == log
    assert not Path(f"{place.database}-wal").exists()
    assert marked(place.database) == []


def test_a_copy_made_by_hand_is_restored_with_the_log_beside_it(
    place: Locations, tmp_path: Path
) -> None:
    library = Library(place)
    library.set_read([A], True)
    for suffix in ("", "-wal"):
        copy = Path(f"{place.database}{suffix}").read_bytes()
        (tmp_path / f"copy.db{suffix}").write_bytes(copy)
    library.set_read([B], True)
    library.close()
    restore(place, tmp_path / "copy.db")
    assert marked(place.database) == [A.key]


def test_a_library_is_not_restored_from_itself(place: Locations, library: Library) -> None:
    library.set_read([A], True)
    with pytest.raises(LibraryError, match="is your library itself"):
        restore(place, place.database)
    assert library.kept(()) == [A]


def spoil_text(path: Path) -> None:
    path.write_text("My papers.")


def spoil_cut(path: Path) -> None:
    path.write_bytes(path.read_bytes()[:-4096])


def spoil_empty(path: Path) -> None:
    path.write_bytes(b"")


def spoil_index(path: Path) -> None:
    """Leave a row of the journal out of its index, as some damage does."""
    with closing(sqlite3.connect(path, isolation_level=None)) as connection:
        connection.execute("PRAGMA writable_schema = ON")
        index = "SELECT * FROM sqlite_master WHERE name = 'journal_step'"
        row = connection.execute(index).fetchone()
        connection.execute("DELETE FROM sqlite_master WHERE name = 'journal_step'")
    with closing(sqlite3.connect(path, isolation_level=None)) as connection:
        connection.execute("UPDATE journal SET step = 7")
        connection.execute("PRAGMA writable_schema = ON")
        connection.execute("INSERT INTO sqlite_master VALUES (?, ?, ?, ?, ?)", row)


def spoil_newer(path: Path) -> None:
    with closing(sqlite3.connect(path)) as connection:
        connection.execute(f"PRAGMA user_version = {VERSION + 1}")


def spoil_owner(path: Path) -> None:
    with closing(sqlite3.connect(path)) as connection:
        connection.execute("PRAGMA application_id = 1234")


def spoil_folder(path: Path) -> None:
    path.unlink()
    path.mkdir()


@pytest.mark.parametrize(
    ("spoil", "says"),
    [
        (spoil_text, "damaged"),
        (spoil_cut, "damaged"),
        (spoil_empty, "not a library"),
        (spoil_index, "missing from index journal_step"),
        (spoil_newer, "newer carrel's"),
        (spoil_owner, "not a library"),
        (spoil_folder, "cannot be used"),
    ],
)
def test_what_is_no_good_is_not_restored(
    place: Locations, spoil: Callable[[Path], None], says: str
) -> None:
    library = Library(place)
    library.set_read([A], True)
    made = make_backup(place.database, place.backups, ASKED)
    library.close()
    spoil(made.path)
    before = place.database.read_bytes()
    with pytest.raises(LibraryError, match=says):
        restore(place, made.path)
    assert place.database.read_bytes() == before
    assert [each.name for each in place.home.iterdir() if each.name.startswith(".")] == []


def test_an_older_backup_is_brought_up_to_date_when_it_is_opened(
    place: Locations, tmp_path: Path, one_more_version: int
) -> None:
    written_by(1, tmp_path / "old.db", ONE_MARK)
    restore(place, tmp_path / "old.db")
    Database(place.database).close()
    with closing(sqlite3.connect(place.database)) as connection:
        assert connection.execute("PRAGMA user_version").fetchone() == (one_more_version,)
    assert marked(place.database) == [OLD]


def test_a_newer_carrels_library_can_be_gone_back_from(place: Locations) -> None:
    library = Library(place)
    library.set_read([A], True)
    made = make_backup(place.database, place.backups, ASKED)
    library.close()
    spoil_newer(place.database)
    kept = restore(place, made.path)
    assert kept is not None
    assert marked(kept) == [A.key]
    Library(place).close()


def test_a_backup_is_found_by_number_name_and_path(place: Locations, library: Library) -> None:
    made = make_backup(place.database, place.backups, ASKED)
    for wanted in ("1", "000001", made.path.name, str(made.path)):
        assert find_backup(place, wanted) == made.path
    for wanted in ("2", "x", "", "\0", "/nowhere/x.db"):
        with pytest.raises(LibraryError, match="There is no backup"):
            find_backup(place, wanted)


def test_what_is_in_a_backup_is_told_in_words(place: Locations, library: Library) -> None:
    library.set_read([A, B], True)
    library.set_starred([A], True)
    library.make_list("To read", [A, B])
    made = make_backup(place.database, place.backups, ASKED)
    assert contents(made.path) == "2 read, 1 starred, 1 reading list, 2 papers in lists"
    made.path.write_bytes(made.path.read_bytes()[:5000])
    with pytest.raises(Damaged):
        contents(made.path)
