"""Which backups are kept and which go: so many days, weeks and months, and nobody else's files."""

from __future__ import annotations

import os
import time
from datetime import date, timedelta
from pathlib import Path

from tests.tui.library.backups import DAY, backup_names
from tests.tui.library.made import paper
from tui.library.library import Library
from tui.library.locations import Locations
from tui.library.storage import backup
from tui.library.storage.backup import ASKED, DAILY, Backup, make_backup

A = paper("A")


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
        gone = backup.to_remove(kept)
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
    assert [each.day.isoformat() for each in backup.to_remove(back)] == ["1980-01-01"]


def test_those_asked_for_and_the_damaged_stay_and_of_the_others_ten() -> None:
    day = date(2026, 1, 1)
    kinds = ("asked", "damaged", "replaced", "before-v2", "before-v3")
    made = [
        Backup(number, day, kind, Path())
        for number, kind in enumerate(kind for kind in kinds for _ in range(20))
    ]
    gone = backup.to_remove(made)
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
    assert len(backup_names(place)) == 1


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
