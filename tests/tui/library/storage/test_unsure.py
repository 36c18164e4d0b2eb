"""A disk that fails when a file has its name already: it is there, and that is said."""

from __future__ import annotations

import errno
import os
import stat
from pathlib import Path

import pytest

from tests.tui.library.backups import backup_names, marked
from tests.tui.library.files import names_in
from tests.tui.library.made import paper
from tui.library.errors import LibraryError, Unsure
from tui.library.export.file import ExportError, write_file
from tui.library.library import Library
from tui.library.locations import Locations
from tui.library.storage.backup import REPLACED, back_up_to, make_backup
from tui.library.storage.restore import restore

A = paper("A")


@pytest.fixture(params=["fsync", "link", "replace"])
def failing(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> str:
    """A disk that fails as soon as a file has its name: at the folder, or at the name itself."""
    fail_after(str(request.param), monkeypatch)
    return str(request.param)


def fail_after(call: str, monkeypatch: pytest.MonkeyPatch) -> None:
    """Let a system call do its work and fail then; for a sync, only that of a folder."""
    original = getattr(os, call)

    def fail(*given: object, **more: object) -> None:
        original(*given, **more)
        is_file = call == "fsync" and not stat.S_ISDIR(os.fstat(given[0]).st_mode)  # type: ignore[arg-type]
        if not is_file:
            raise OSError(errno.EIO, os.strerror(errno.EIO))

    monkeypatch.setattr(os, call, fail)


SURE = "whole and in its place, but a power cut may take it away: "


def test_a_copy_of_ones_own_is_said_to_be_there(
    place: Locations, library: Library, tmp_path: Path, failing: str
) -> None:
    target = tmp_path / "mine.db"
    with pytest.raises(Unsure, match=SURE) as caught:
        back_up_to(place.database, target, overwrite=failing != "link")
    assert str(caught.value).startswith(f"{target} is ")
    assert marked(target) == []
    assert names_in(tmp_path) == ["carrel", "mine.db"]


@pytest.mark.parametrize("number", [999_999_999_999_999, 10**50])
def test_a_number_that_is_no_backups_leads_none_astray(
    place: Locations, library: Library, number: int
) -> None:
    place.backups.mkdir()
    planted = place.backups / f"{number}-2020-01-01-daily.db"
    planted.write_bytes(b"planted")
    made = [make_backup(place.database, place.backups, REPLACED) for _ in range(12)]
    assert [each.number for each in made] == list(range(1, 13))
    assert backup_names(place) == [*(each.path.name for each in made[2:]), planted.name]


def test_an_export_is_said_to_be_there(tmp_path: Path, failing: str) -> None:
    target = tmp_path / "mine.md"
    with pytest.raises(ExportError, match="is written, but a power cut may take it away") as caught:
        write_file(target, "whole", overwrite=failing != "link")
    assert caught.value.is_there
    assert target.read_text() == "whole"
    assert names_in(tmp_path) == ["mine.md"]


@pytest.mark.parametrize("call", ["fsync", "link"])
def test_a_backup_of_the_librarys_own_is_said_to_be_there(
    place: Locations, library: Library, call: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    fail_after(call, monkeypatch)
    with pytest.raises(Unsure, match=SURE):
        make_backup(place.database, place.backups, REPLACED)
    assert len(backup_names(place)) == 1


@pytest.mark.parametrize("call", ["fsync", "link"])
def test_a_library_that_came_back_is_said_to_be_there(
    place: Locations, library: Library, tmp_path: Path, call: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    library.set_starred([A], True)
    library.close()
    back_up_to(place.database, tmp_path / "mine.db", overwrite=False)
    place.database.unlink()
    fail_after(call, monkeypatch)
    with pytest.raises(Unsure, match=SURE):
        restore(place, tmp_path / "mine.db")
    assert marked(place.database) == [A.key]


@pytest.mark.parametrize("call", ["fsync", "replace"])
def test_a_page_on_a_disk_that_fails_is_not_added_and_leaves_no_file(
    place: Locations, library: Library, call: str
) -> None:
    with pytest.MonkeyPatch.context() as patch:
        fail_after(call, patch)
        with pytest.raises(LibraryError, match=r"txt cannot be written: the disk cannot be"):
            library.add_page("monday", b"page")
    assert names_in(place.pages) == []
    assert library.state.pages == ()
    library.add_page("monday", b"page")
    assert [each.name for each in Library(place).state.pages] == ["monday"]


def stored(place: Locations, tmp_path: Path, library: Library) -> Path:
    """A copy of a library with a star, which is closed."""
    library.set_starred([A], True)
    library.close()
    back_up_to(place.database, tmp_path / "mine.db", overwrite=False)
    return tmp_path / "mine.db"


KEPT = r"^Nothing was altered: a copy of your library, .*, could not be brought to the disk"


@pytest.mark.parametrize("call", ["link", "fsync"])
def test_nothing_damaged_is_replaced_of_which_no_copy_is_there_for_certain(
    place: Locations, library: Library, tmp_path: Path, call: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    copy = stored(place, tmp_path, library)
    place.database.write_bytes(b"damaged" * 2000)
    fail_after(call, monkeypatch)
    with pytest.raises(LibraryError, match=KEPT) as told:
        restore(place, copy)
    assert not isinstance(told.value, Unsure)
    assert place.database.read_bytes() == b"damaged" * 2000


@pytest.mark.parametrize("call", ["link", "fsync"])
def test_nor_is_a_library_that_is_whole(
    place: Locations, library: Library, tmp_path: Path, call: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    copy = stored(place, tmp_path, library)
    later = Library(place)
    later.set_starred([paper("B")], True)
    later.close()
    fail_after(call, monkeypatch)
    with pytest.raises(LibraryError, match=KEPT) as told:
        restore(place, copy)
    assert not isinstance(told.value, Unsure)
    assert sorted(marked(place.database)) == sorted([A.key, paper("B").key])


def test_a_library_in_the_place_of_a_damaged_one_is_said_to_be_there(
    place: Locations, library: Library, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    copy = stored(place, tmp_path, library)
    place.database.write_bytes(b"damaged" * 2000)
    fail_after("replace", monkeypatch)
    with pytest.raises(Unsure, match=rf"^{place.database} is {SURE}"):
        restore(place, copy)
    assert marked(place.database) == [A.key]
    (aside,) = place.backups.iterdir()
    assert aside.read_bytes() == b"damaged" * 2000
