"""Backups made by themselves: before the first change of a day, and before other tables."""

from __future__ import annotations

import errno
import os
import sqlite3
import time
from collections.abc import Callable
from contextlib import closing
from functools import partial
from typing import Any

import pytest

from tests.tui.library.backups import DAY, backup_names, marked, overwrite_a_leaf, with_many_marks
from tests.tui.library.databases import OLD, ONE_MARK, written_by
from tests.tui.library.made import papers
from tui.library.errors import LibraryError
from tui.library.library import Library
from tui.library.locations import Locations
from tui.library.storage import backup, copy, database
from tui.library.storage.backup import ASKED, back_up_to, find_backups, make_backup
from tui.library.storage.database import Database

A, B, C = papers("A", "B", "C")
NOON = 1_790_000_000
"""A moment in September 2026."""

SetClock = Callable[[float], None]


@pytest.fixture
def clock(monkeypatch: pytest.MonkeyPatch) -> SetClock:
    """Sets the clock, in seconds since 1970."""
    strftime = time.strftime

    def set_clock(now: float) -> None:
        monkeypatch.setattr(time, "time_ns", lambda: int(now * 1e9))
        monkeypatch.setattr(time, "strftime", lambda form: strftime(form, time.localtime(now)))

    set_clock(NOON)
    return set_clock


# Before the first change of a day


def test_the_first_change_of_a_day_is_preceded_by_a_backup(
    place: Locations, clock: SetClock
) -> None:
    library = Library(place)
    library.set_read([A], True)
    assert backup_names(place) == [], "there was nothing to lose yet"
    clock(NOON + DAY)
    library.set_read([B], True)
    library.set_read([C], True)
    (made,) = find_backups(place.backups)
    assert made.path.name == "000001-2026-09-22-daily.db"
    assert marked(made.path) == [A.key]


def test_a_second_reader_on_the_same_day_makes_no_second_backup(
    place: Locations, clock: SetClock
) -> None:
    Library(place).set_read([A], True)
    clock(NOON + DAY)
    Library(place).set_read([B], True)
    Library(place).set_read([C], True)
    assert len(backup_names(place)) == 1


def test_opening_and_reading_make_no_backup(place: Locations, clock: SetClock) -> None:
    Library(place).set_read([A], True)
    clock(NOON + DAY)
    Library(place).close()
    assert not place.backups.exists()


def test_a_backup_is_one_file_that_any_program_opens(place: Locations) -> None:
    library = Library(place)
    library.set_read([A], True)
    made = make_backup(place.database, place.backups, ASKED)
    assert [each.name for each in place.backups.iterdir()] == [made.path.name]
    with closing(sqlite3.connect(made.path)) as connection:
        assert connection.execute("PRAGMA journal_mode").fetchone() == ("delete",)
        assert connection.execute("PRAGMA integrity_check").fetchone() == ("ok",)


def test_a_clock_set_back_overwrites_nothing_and_keeps_the_order(
    place: Locations, clock: SetClock
) -> None:
    library = Library(place)
    library.set_read([A], True)
    for days in (5, 2, 5, 9):
        clock(NOON + days * DAY)
        library.set_starred([A], not library.state.mark(A.key).starred)
    assert backup_names(place) == [
        "000001-2026-09-26-daily.db",
        "000002-2026-09-23-daily.db",
        "000003-2026-09-30-daily.db",
    ]


def test_a_clock_beyond_the_calendar_stops_no_change(place: Locations, clock: SetClock) -> None:
    library = Library(place)
    library.set_read([A], True)
    clock(300_000_000_000)
    library.apply(library.set_starred([A], True))
    assert library.state.mark(A.key).starred
    assert backup_names(place) == ["000001-9999-12-31-daily.db"]


def test_a_backup_that_cannot_be_made_does_not_stop_the_change(
    place: Locations, clock: SetClock
) -> None:
    library = Library(place)
    library.set_read([A], True)
    place.backups.write_text("in its place")
    clock(NOON + DAY)
    library.apply(library.set_read([B], True))
    assert library.state.mark(B.key).read
    assert library.backup_problem.startswith("No backup was made today: ")
    assert place.backups.read_text() == "in its place"


def test_who_has_no_room_for_backups_is_not_told_to_choose_another_folder(
    library: Library, place: Locations, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(*_: object, **__: object) -> None:
        raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))

    monkeypatch.setattr(copy, "copy_open", full)
    with pytest.raises(LibraryError, match=r"the disk is full\. Make room, then try again\.$"):
        make_backup(place.database, place.backups, ASKED)
    with pytest.raises(LibraryError, match="free some, or choose another folder"):
        back_up_to(place.database, place.home.parent / "mine.db", overwrite=False)


def test_a_backup_that_failed_is_tried_again_after_a_while_but_not_at_every_change(
    place: Locations, clock: SetClock, monkeypatch: pytest.MonkeyPatch
) -> None:
    library = Library(place)
    library.set_read([A], True)
    place.backups.write_text("in its place")
    clock(NOON + DAY)
    library.set_read([B], True)
    place.backups.unlink()
    library.set_read([B], False)
    assert library.backup_problem
    assert backup_names(place) == []
    later = time.monotonic() + database.RETRY_SECONDS
    monkeypatch.setattr(time, "monotonic", lambda: later)
    library.set_read([B], True)
    assert not library.backup_problem
    assert backup_names(place) == ["000001-2026-09-22-daily.db"]


class Going(sqlite3.Connection):
    """A connection to a disk that goes bad and is mended again."""

    bad = False

    def execute(self, *asked: Any) -> sqlite3.Cursor:
        if Going.bad:
            raise sqlite3.OperationalError("disk I/O error")
        return super().execute(*asked)


def test_when_the_look_before_a_backup_fails_the_next_change_makes_it(
    place: Locations, clock: SetClock, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(sqlite3, "connect", partial(sqlite3.connect, factory=Going))
    library = Library(place)
    library.set_read([A], True)
    clock(NOON + DAY)
    Going.bad = True
    with pytest.raises(LibraryError, match=r"^Not saved: "):
        library.set_read([B], True)
    Going.bad = False
    library.set_read([B], True)
    assert backup_names(place) == ["000001-2026-09-22-daily.db"]


def test_a_damaged_database_is_neither_copied_nor_written(
    place: Locations, clock: SetClock
) -> None:
    with_many_marks(place)
    clock(NOON + DAY)
    library = Library(place)
    overwrite_a_leaf(place.database)
    before = place.database.read_bytes()
    for _ in range(2):
        with pytest.raises(LibraryError, match=r"^Not saved: .* is damaged .*carrel restore"):
            library.set_read([A], True)
    assert backup_names(place) == []
    library.close()
    assert place.database.read_bytes() == before


def test_a_number_that_another_program_took_is_passed_over(
    place: Locations, library: Library, monkeypatch: pytest.MonkeyPatch
) -> None:
    library.set_read([A], True)
    first = make_backup(place.database, place.backups, ASKED)
    monkeypatch.setattr(backup, "find_backups", lambda _: [])
    second = make_backup(place.database, place.backups, ASKED)
    assert (first.number, second.number) == (1, 2)
    assert marked(first.path) == marked(second.path) == [A.key]


# Before other tables


def test_before_a_migration_the_older_database_is_kept(
    place: Locations, one_more_version: int
) -> None:
    written_by(1, place.database, ONE_MARK)
    Database(place.database).close()
    (made,) = find_backups(place.backups)
    assert made.kind == f"before-v{one_more_version}"
    with closing(sqlite3.connect(made.path)) as connection:
        assert connection.execute("PRAGMA user_version").fetchone() == (1,)
    with closing(sqlite3.connect(place.database)) as connection:
        assert connection.execute("PRAGMA user_version").fetchone() == (one_more_version,)
        assert connection.execute("SELECT key FROM mark").fetchone() == (OLD,)


def test_without_a_backup_there_is_no_migration(place: Locations, one_more_version: int) -> None:
    written_by(1, place.database, ONE_MARK)
    before = place.database.read_bytes()
    place.backups.write_text("in its place")
    with pytest.raises(LibraryError, match=r"no backup could be made .* It was left as it is"):
        Database(place.database)
    with closing(sqlite3.connect(place.database)) as connection:
        assert connection.execute("PRAGMA user_version").fetchone() == (1,)
    assert len(before) == place.database.stat().st_size


def test_a_new_library_needs_no_backup(place: Locations, one_more_version: int) -> None:
    Database(place.database).close()
    assert not place.backups.exists()
