"""The library's health: what each check finds, and that looking alters nothing."""

from __future__ import annotations

import os
import shutil
from collections.abc import Callable
from contextlib import closing
from pathlib import Path
from typing import NamedTuple

import pytest

from tests.tui.library.made import papers
from tui.library.cancellation import Cancelled
from tui.library.library import Library
from tui.library.locations import Locations
from tui.library.storage.backup import DAMAGED, make_backup
from tui.library.storage.doctor import Finding, examine

A, B = papers("A", "B")


class Usage(NamedTuple):
    """What there is of a disk, in bytes."""

    free: int


def findings(place: Locations) -> dict[str, str]:
    """What was found, by the check; nothing is altered by looking."""
    before = {path: path.stat().st_mtime_ns for path in place.home.rglob("*")}
    found = {each.check: each.found for each in examine(place)}
    assert {path: path.stat().st_mtime_ns for path in place.home.rglob("*")} == before
    return found


def wrong(place: Locations) -> dict[str, str]:
    """What is wrong, by the check."""
    return {each.check: each.found for each in examine(place) if each.wrong}


@pytest.fixture
def kept(place: Locations) -> Locations:
    """A library with a mark and a page."""
    library = Library(place)
    library.set_read([A], True)
    library.add_page("monday", b"a page")
    library.close()
    return place


@pytest.fixture
def forbid(monkeypatch: pytest.MonkeyPatch) -> Callable[[Path], None]:
    """Takes away the leave to write a place, from whoever runs the tests."""

    def forbid(place: Path) -> None:
        access = os.access

        def allowed(path: Path, mode: int) -> bool:
            return not (mode & os.W_OK and Path(path) == place) and access(path, mode)

        monkeypatch.setattr(os, "access", allowed)

    return forbid


def test_a_library_that_is_well_has_nothing_wrong(kept: Locations) -> None:
    assert wrong(kept) == {}
    found = findings(kept)
    assert found["folder"] == f"{kept.home} is yours to write"
    assert found["room"].endswith("MiB are free")
    assert found["files"] == "those of the pages"


def test_before_the_first_start_there_is_nothing_to_find(place: Locations) -> None:
    assert [each.check for each in examine(place)] == ["folder"]
    place.home.mkdir()
    assert findings(place)["database"] == "there is none yet; the first start makes it"
    assert wrong(place) == {}


def test_a_folder_that_may_not_be_written_is_found(
    kept: Locations, forbid: Callable[[Path], None]
) -> None:
    forbid(kept.pages)
    assert wrong(kept)["folder"] == f"{kept.pages} may not be written; chmod u+rwx gives you leave"


def test_a_database_that_may_not_be_written_is_found(
    kept: Locations, forbid: Callable[[Path], None]
) -> None:
    forbid(kept.database)
    assert wrong(kept)["database"].endswith("may not be written; chmod u+w gives you leave")


def test_where_the_disk_is_for_reading_alone_no_permission_is_said_to_help(
    kept: Locations, forbid: Callable[[Path], None], monkeypatch: pytest.MonkeyPatch
) -> None:
    real = os.statvfs

    def statvfs(path: Path) -> os.statvfs_result:
        found = list(real(path))
        found[8] |= os.ST_RDONLY
        return os.statvfs_result(found)

    monkeypatch.setattr(os, "statvfs", statvfs)
    forbid(kept.pages)
    forbid(kept.database)
    told = wrong(kept)
    for check in ("folder", "database"):
        assert told[check].endswith(" may not be written; its disk is mounted for reading alone")


def test_a_disk_with_little_room_is_found(kept: Locations, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(shutil, "disk_usage", lambda _: Usage(7 * 2**20))
    assert wrong(kept)["room"].startswith("only 7 MiB are free; make room")


def test_a_backup_that_was_kept_because_it_is_damaged_is_none_to_complain_of(
    kept: Locations,
) -> None:
    made = make_backup(kept.database, kept.backups, DAMAGED)
    made.path.write_bytes(b"damaged")
    assert wrong(kept) == {}


def test_a_folder_of_pages_that_cannot_be_read_is_found(kept: Locations) -> None:
    shutil.rmtree(kept.pages)
    kept.pages.write_text("in its place")
    assert "cannot be read: Not a directory" in wrong(kept)["files"]


def test_a_missing_folder_of_pages_is_told_by_the_pages_that_are_gone(kept: Locations) -> None:
    shutil.rmtree(kept.pages)
    assert set(wrong(kept)) <= {"pages", "files"}
    assert wrong(kept)


def test_the_file_of_a_removed_page_stays_for_undoing_it(kept: Locations) -> None:
    library = Library(kept)
    library.remove_page(library.state.pages[0])
    library.close()
    assert findings(kept)["files"].endswith(", and 1 file of removed ones")
    assert "files" not in wrong(kept)


def test_an_empty_database_is_found(kept: Locations) -> None:
    kept.database.write_bytes(b"")
    assert wrong(kept)["database"].startswith(f"{kept.database} is empty")


def test_it_rests_as_often_as_there_is_much_to_check(kept: Locations) -> None:
    def rests() -> int:
        rested: list[None] = []
        assert not [each for each in examine(kept, lambda: rested.append(None)) if each.wrong]
        return len(rested)

    before = rests()
    with closing(Library(kept)) as library:
        library.set_read(papers(*map(str, range(2000))), True)
    assert rests() > before + 100


def test_it_is_given_up_when_it_is_no_longer_wanted(kept: Locations) -> None:
    def rest() -> None:
        raise Cancelled

    with pytest.raises(Cancelled):
        list(examine(kept, rest))


@pytest.mark.parametrize("turn", range(1, 11))
def test_work_given_up_within_sqlite_is_no_fault_of_the_database(
    kept: Locations, turn: int
) -> None:
    turns = iter(range(1, 1_000_000))

    def rest() -> None:
        if next(turns) == turn:  # once alone
            raise Cancelled

    found: list[Finding] = []
    with pytest.raises(Cancelled):
        found.extend(examine(kept, rest))
    assert not [each for each in found if each.wrong]
