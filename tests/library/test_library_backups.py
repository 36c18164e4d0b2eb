"""Backups: made by themselves before anything changes, kept by the rule, and brought back."""

from __future__ import annotations

import errno
import os
import sqlite3
import time
from collections.abc import Callable
from contextlib import closing
from datetime import date, timedelta
from pathlib import Path

import pytest

from tests.library.made import papers
from tui.library import backups, copying, database_file, disk, restoring
from tui.library.backups import ASKED, DAILY, Backup, back_up_to, find_backups, make_backup
from tui.library.copying import copy_database
from tui.library.disk import Database
from tui.library.errors import Damaged, LibraryError, Taken
from tui.library.library import Library
from tui.library.locations import Locations
from tui.library.restoring import contents, find_backup, restore
from tui.library.schema import APPLICATION_ID, MIGRATIONS, VERSION

A, B, C = papers("A", "B", "C")
DAY = 24 * 60 * 60
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


def names(place: Locations) -> list[str]:
    """The names of the backups, in the order in which they were made."""
    return [each.path.name for each in find_backups(place.backups)]


def marked(database: Path) -> list[str]:
    """The keys of the marks in a database."""
    with closing(sqlite3.connect(database)) as connection:
        return [key for (key,) in connection.execute("SELECT key FROM mark ORDER BY key")]


# Made by themselves


def test_the_first_change_of_a_day_is_preceded_by_a_backup(
    place: Locations, clock: SetClock
) -> None:
    library = Library(place)
    library.set_read([A], True)
    assert names(place) == [], "there was nothing to lose yet"
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
    assert len(names(place)) == 1


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
        library.set_starred([A], not library.mark(A.key).starred)
    assert names(place) == [
        "000001-2026-09-26-daily.db",
        "000002-2026-09-23-daily.db",
        "000003-2026-09-30-daily.db",
    ]


def test_a_backup_that_cannot_be_made_does_not_stop_the_change(
    place: Locations, clock: SetClock
) -> None:
    library = Library(place)
    library.set_read([A], True)
    place.backups.write_text("in its place")
    clock(NOON + DAY)
    library.take(library.set_read([B], True))
    assert library.mark(B.key).read
    assert library.backup_problem.startswith("No backup was made today: ")
    assert place.backups.read_text() == "in its place"


def test_who_has_no_room_for_backups_is_not_told_to_choose_another_folder(
    library: Library, place: Locations, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(*_: object, **__: object) -> None:
        raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))

    monkeypatch.setattr(copying, "copy_open", full)
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
    assert names(place) == []
    later = time.monotonic() + disk.RETRY_SECONDS
    monkeypatch.setattr(time, "monotonic", lambda: later)
    library.set_read([B], True)
    assert not library.backup_problem
    assert names(place) == ["000001-2026-09-22-daily.db"]


def test_when_the_look_before_a_backup_fails_the_next_change_makes_it(
    place: Locations, clock: SetClock, monkeypatch: pytest.MonkeyPatch
) -> None:
    library = Library(place)
    library.set_read([A], True)
    clock(NOON + DAY)
    real = library._database._connection

    class GoingBad:
        def execute(self, *_: object) -> None:
            raise sqlite3.OperationalError("disk I/O error")

    monkeypatch.setattr(library._database, "_connection", GoingBad())
    with pytest.raises(LibraryError, match=r"^Not saved: "):
        library.set_read([B], True)
    monkeypatch.setattr(library._database, "_connection", real)
    library.set_read([B], True)
    assert names(place) == ["000001-2026-09-22-daily.db"]


def test_a_damaged_database_is_neither_copied_nor_written(
    place: Locations, clock: SetClock
) -> None:
    with_many(place)
    clock(NOON + DAY)
    library = Library(place)
    overwrite_a_leaf(place.database)
    before = place.database.read_bytes()
    for _ in range(2):
        with pytest.raises(LibraryError, match=r"^Not saved: .* is damaged .*carrel restore"):
            library.set_read([A], True)
    assert names(place) == []
    library.close()
    assert place.database.read_bytes() == before


def with_many(place: Locations) -> None:
    """A library of several hundred marks, all of it in the one file."""
    library = Library(place)
    library.set_read(papers(*(f"Paper {number}" for number in range(300))), True)
    library.close()


def overwrite_a_leaf(database: Path) -> None:
    """Spoil a page that no start reads: the last one that holds rows of the journal."""
    content = bytearray(database.read_bytes())
    leaves = [at for at in range(4096, len(content), 4096) if content[at] == 13]
    content[leaves[-1] + 8 : leaves[-1] + 400] = b"\xff" * 392
    database.write_bytes(content)


# Before other tables


def older(path: Path) -> None:
    """A database as version 1 of the tables had it."""
    path.parent.mkdir(parents=True, exist_ok=True)
    with closing(sqlite3.connect(path, isolation_level=None)) as connection:
        connection.executescript(MIGRATIONS[0])
        connection.execute(f"PRAGMA application_id = {APPLICATION_ID}")
        connection.execute("PRAGMA user_version = 1")
        connection.execute("INSERT INTO paper VALUES ('k', 'Old', '')")
        connection.execute("INSERT INTO mark VALUES ('k', 1, NULL)")


@pytest.fixture
def one_more_version(monkeypatch: pytest.MonkeyPatch) -> int:
    """A program whose tables are one version further; gives that version."""
    migrations = (*MIGRATIONS, "CREATE TABLE tomorrow (a);")
    monkeypatch.setattr(database_file, "MIGRATIONS", migrations)
    monkeypatch.setattr(database_file, "VERSION", len(migrations))
    return len(migrations)


def test_before_a_migration_the_older_database_is_kept(
    place: Locations, one_more_version: int
) -> None:
    older(place.database)
    Database(place.database).close()
    (made,) = find_backups(place.backups)
    assert made.kind == f"before-v{one_more_version}"
    with closing(sqlite3.connect(made.path)) as connection:
        assert connection.execute("PRAGMA user_version").fetchone() == (1,)
    with closing(sqlite3.connect(place.database)) as connection:
        assert connection.execute("PRAGMA user_version").fetchone() == (one_more_version,)
        assert connection.execute("SELECT key FROM mark").fetchone() == ("k",)


def test_without_a_backup_there_is_no_migration(place: Locations, one_more_version: int) -> None:
    older(place.database)
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


# The rule


def daily(*days: str) -> list[Backup]:
    """Daily backups of these days, in this order."""
    return [
        Backup(number, date.fromisoformat(day), DAILY, Path(day))
        for number, day in enumerate(days, 1)
    ]


def after(days: int, begin: date = date(2024, 1, 1)) -> list[Backup]:
    """What is left after so many days, each with a change, as time went by."""
    kept: list[Backup] = []
    for number in range(days):
        kept.append(Backup(number, begin + timedelta(number), DAILY, Path(str(number))))
        gone = backups.to_remove(kept)
        kept = [each for each in kept if each not in gone]
    return kept


def test_the_last_seven_days_are_kept() -> None:
    assert [each.number for each in after(7)] == list(range(7))
    assert [each.number for each in after(366)][-7:] == list(range(359, 366))


def test_of_each_of_the_last_eight_weeks_the_last_day_is_kept() -> None:
    days = [each.day for each in after(366)]
    weeks = {day.isocalendar()[:2] for day in days[-20:]}
    assert len(weeks) >= 8
    sundays = [day for day in days[-20:-7] if day.isoweekday() == 7]
    assert len(sundays) >= 7


def test_of_each_month_the_last_day_is_kept_for_ever() -> None:
    days = {each.day for each in after(3 * 366)}
    for year in (2024, 2025, 2026):
        for month in range(1, 13):
            last = date(year + month // 12, month % 12 + 1, 1) - timedelta(1)
            assert last in days or last > max(days)


def test_so_few_are_left_after_ten_years() -> None:
    assert len(after(3652)) <= 7 + 8 + 120


def test_which_is_last_goes_by_the_number_and_not_by_the_day() -> None:
    back = daily("2026-05-04", *(f"1980-01-0{day}" for day in range(1, 9)))
    assert [each.day.isoformat() for each in backups.to_remove(back)] == ["1980-01-01"]


def test_those_asked_for_and_the_damaged_stay_and_of_the_others_ten() -> None:
    day = date(2026, 1, 1)
    kinds = ("asked", "damaged", "replaced", "before-v2", "before-v3")
    made = [
        Backup(number, day, kind, Path())
        for number, kind in enumerate(kind for kind in kinds for _ in range(20))
    ]
    gone = backups.to_remove(made)
    assert {each.kind for each in gone} == {"replaced", "before-v2", "before-v3"}
    kept = [each for each in made if each not in gone]
    assert [each.kind for each in kept].count("replaced") == 10
    assert [each.kind for each in kept].count("before-v3") == 10
    assert "before-v2" not in {each.kind for each in kept}


def test_files_with_other_names_are_nobodys_business(place: Locations, library: Library) -> None:
    place.backups.mkdir()
    for name in ("mine.db", "000001-2026-13-45-daily.db", "1-2026-01-01-daily.db"):
        (place.backups / name).write_text("mine")
    make_backup(place.database, place.backups, ASKED)
    assert len(list(place.backups.iterdir())) == 4
    assert len(names(place)) == 1


def test_what_a_killed_program_left_goes_after_a_day(place: Locations, library: Library) -> None:
    place.backups.mkdir()
    old, new = place.backups / ".backup-old.tmp", place.backups / ".backup-new.tmp"
    for each in (old, new):
        each.touch()
    os.utime(old, (1, 1))
    make_backup(place.database, place.backups, ASKED)
    assert (old.exists(), new.exists()) == (False, True)


# To a file of one's own


def test_a_copy_to_a_file_of_ones_own_takes_nobodys_place(
    place: Locations, library: Library, tmp_path: Path
) -> None:
    library.set_read([A], True)
    target = tmp_path / "mine.db"
    target.write_text("mine")
    with pytest.raises(Taken):
        back_up_to(place.database, target, overwrite=False)
    assert target.read_text() == "mine"
    back_up_to(place.database, target, overwrite=True)
    assert marked(target) == [A.key]
    assert sorted(each.name for each in tmp_path.iterdir()) == ["carrel", "mine.db"]


@pytest.mark.parametrize("overwrite", [False, True])
def test_a_copy_never_goes_through_a_symbolic_link(
    place: Locations, library: Library, tmp_path: Path, overwrite: bool
) -> None:
    (tmp_path / "precious").write_text("mine")
    link = tmp_path / "link.db"
    link.symlink_to("precious")
    with pytest.raises(LibraryError):
        back_up_to(place.database, link, overwrite=overwrite)
    assert (tmp_path / "precious").read_text() == "mine"
    assert link.is_symlink()


def test_a_copy_never_takes_the_librarys_own_place(
    place: Locations, library: Library, tmp_path: Path
) -> None:
    library.set_read([A], True)
    hard = tmp_path / "hard.db"
    os.link(place.database, hard)
    for target in (place.database, hard, tmp_path):
        with pytest.raises(LibraryError):
            back_up_to(place.database, target, overwrite=True)
    assert library.kept(()) == [A]


# Brought back


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
    monkeypatch.setattr(restoring, "PATIENCE", 0.01)
    library = Library(place)
    library.set_read([A], True)
    made = make_backup(place.database, place.backups, ASKED)
    library.set_read([B], True)
    with pytest.raises(LibraryError, match=r"The library is open: .* Leave the reader \(Q\)"):
        restore(place, made.path)
    library.set_read([C], True)
    library.close()
    assert len(marked(place.database)) == 3
    assert len(names(place)) == 1


def test_restoring_over_a_damaged_library_keeps_it_as_it_was_found(place: Locations) -> None:
    library = Library(place)
    library.set_read([A], True)
    made = make_backup(place.database, place.backups, ASKED)
    library.close()
    with_many(place)
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
    older(tmp_path / "old.db")
    restore(place, tmp_path / "old.db")
    Database(place.database).close()
    with closing(sqlite3.connect(place.database)) as connection:
        assert connection.execute("PRAGMA user_version").fetchone() == (one_more_version,)
    assert marked(place.database) == ["k"]


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


# What happens at the same moment, and what was left


def test_a_number_that_another_program_took_is_passed_over(
    place: Locations, library: Library, monkeypatch: pytest.MonkeyPatch
) -> None:
    library.set_read([A], True)
    first = make_backup(place.database, place.backups, ASKED)
    monkeypatch.setattr(backups, "find_backups", lambda _: [])
    second = make_backup(place.database, place.backups, ASKED)
    assert (first.number, second.number) == (1, 2)
    assert marked(first.path) == marked(second.path) == [A.key]


def test_a_file_that_another_program_made_meanwhile_is_not_replaced(
    place: Locations, library: Library, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    library.set_read([A], True)

    def copy_slowly(source: Path, target: Path) -> None:
        copy_database(source, target)
        (tmp_path / "mine.db").write_text("another's")

    monkeypatch.setattr(backups, "copy_database", copy_slowly)
    with pytest.raises(Taken, match="is there already"):
        back_up_to(place.database, tmp_path / "mine.db", overwrite=False)
    assert (tmp_path / "mine.db").read_text() == "another's"


def test_what_killed_programs_left_goes_after_a_day(place: Locations, library: Library) -> None:
    library.set_read([A], True)
    old, young = place.backups / ".backup-old.tmp", place.backups / ".backup-young.tmp"
    place.backups.mkdir()
    for each in (old, young):
        each.write_bytes(b"not whole")
    os.utime(old, (time.time() - 2 * DAY,) * 2)
    make_backup(place.database, place.backups, ASKED)
    assert not old.exists()
    assert young.exists()
