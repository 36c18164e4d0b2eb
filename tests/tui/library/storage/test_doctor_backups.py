"""Whether each day with changes has its backup: told by the journal's numbers, wherever one is."""

from __future__ import annotations

import os
import sqlite3
import time
from collections.abc import Callable, Iterator
from contextlib import closing
from pathlib import Path

import pytest

from tests.tui.library.backups import DAY
from tui.library.library import Library
from tui.library.locations import Locations
from tui.library.storage.backup import ASKED, back_up_to, make_backup
from tui.library.storage.doctor import examine
from tui.library.storage.restore import restore


@pytest.fixture
def in_zone(monkeypatch: pytest.MonkeyPatch) -> Iterator[Callable[[str], None]]:
    """Travels: sets the clock of this person to that of a place."""

    def travel(zone: str) -> None:
        monkeypatch.setenv("TZ", zone)
        time.tzset()

    yield travel
    monkeypatch.undo()
    time.tzset()


def told(place: Locations) -> str:
    """What the doctor finds wrong about the backups, and nothing else is wrong."""
    found = {each.check: each.found for each in examine(place) if each.wrong}
    assert found.keys() <= {"backups"}
    return found.get("backups", "")


def last_change(place: Locations) -> int:
    """The number of the last row of the journal."""
    with closing(sqlite3.connect(place.database)) as connection:
        question = "SELECT coalesce(max(seq), 0) FROM journal"
        return int(connection.execute(question).fetchone()[0])


def change(place: Locations, *days_ago: int) -> None:
    """Make a change so many days ago, and so on, with the backups that carrel makes now."""
    for days in days_ago:
        with closing(Library(place)) as library:
            number = last_change(place)
            library.make_list(f"List {number}")
        with closing(sqlite3.connect(place.database)) as connection, connection:
            earlier = "UPDATE journal SET at = at - ? WHERE seq > ?"
            connection.execute(earlier, (days * DAY * 1000, number))


def without_backups(place: Locations) -> None:
    """Take away the backups that there are."""
    for each in place.backups.glob("*.db"):
        each.unlink()


def test_days_without_a_backup_are_counted(place: Locations) -> None:
    change(place, 9, 5)
    without_backups(place)
    assert told(place) == "none was made for 4 days, though there were changes; see `room`"
    make_backup(place.database, place.backups, ASKED)
    assert told(place) == ""
    change(place, 4)
    without_backups(place)
    assert "for 5 days" in told(place)


def test_only_changes_that_are_in_no_backup_count(place: Locations) -> None:
    change(place, 9)
    make_backup(place.database, place.backups, ASKED)
    change(place, 5, 4)
    assert told(place) == ""
    change(place, 0)
    for each in sorted(place.backups.glob("*.db"))[1:]:
        each.unlink()
    assert "for 5 days" in told(place)


def test_a_traveller_has_a_backup_of_each_day(
    place: Locations, in_zone: Callable[[str], None]
) -> None:
    """From where a day begins first to where it does last: no hour is of one day in both."""
    in_zone("Pacific/Kiritimati")
    change(place, 3, 0)
    assert told(place) == ""
    in_zone("Etc/GMT+12")
    assert told(place) == ""
    change(place, 0)
    assert told(place) == ""


def test_a_library_that_came_back_in_another_place_has_missed_no_backup(
    place: Locations, tmp_path: Path
) -> None:
    change(place, 9)
    change(place, 5)
    back_up_to(place.database, tmp_path / "mine.db", overwrite=False)
    new = Locations(tmp_path / "new")
    restore(new, tmp_path / "mine.db")
    assert told(new) == ""
    change(new, 0)
    assert told(new) == ""


def test_nor_has_one_that_came_from_elsewhere_in_the_place_of_another(
    place: Locations, tmp_path: Path
) -> None:
    change(place, 9, 5, 4)
    back_up_to(place.database, tmp_path / "mine.db", overwrite=False)
    new = Locations(tmp_path / "new")
    change(new, 1)
    make_backup(new.database, new.backups, ASKED)
    restore(new, tmp_path / "mine.db")
    without = [each for each in sorted(new.backups.glob("*.db")) if "daily" not in each.name]
    assert len(without) == 2, "the one that was asked for, and what was replaced"
    assert told(new) == ""


def test_what_killed_programs_left_in_the_home_goes_after_a_day(place: Locations) -> None:
    change(place, 0)
    old = [place.home / name for name in (".library-a.tmp", ".library-a.tmp-wal", ".backup-b.tmp")]
    young, mine = place.home / ".library-c.tmp", place.home / ".library-mine"
    for each in (*old, young, mine):
        each.write_bytes(b"not whole")
    for each in (*old, mine):
        os.utime(each, (time.time() - 2 * DAY,) * 2)
    found = {each.check: each.found for each in examine(place)}
    assert found["backups"] == "0 backups, 4 unfinished files"
    make_backup(place.database, place.backups, ASKED)
    assert not [each for each in old if each.exists()]
    assert young.exists()
    assert mine.exists()
