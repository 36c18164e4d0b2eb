"""A copy of the library to a file of one's own, which takes nobody's place."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from tests.tui.library.backups import marked
from tests.tui.library.made import paper
from tui.library.errors import LibraryError, Taken
from tui.library.library import Library
from tui.library.locations import Locations
from tui.library.storage import backup
from tui.library.storage.backup import ASKED, back_up_to, make_backup
from tui.library.storage.copy import copy_database

A = paper("A")


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


def test_a_file_that_another_program_made_meanwhile_is_not_replaced(
    place: Locations, library: Library, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    library.set_read([A], True)

    def copy_slowly(source: Path, target: Path) -> None:
        copy_database(source, target)
        (tmp_path / "mine.db").write_text("another's")

    monkeypatch.setattr(backup, "copy_database", copy_slowly)
    with pytest.raises(Taken, match="is there already"):
        back_up_to(place.database, tmp_path / "mine.db", overwrite=False)
    assert (tmp_path / "mine.db").read_text() == "another's"


def test_a_copy_is_on_the_disk_before_it_has_its_name(
    place: Locations, library: Library, monkeypatch: pytest.MonkeyPatch
) -> None:
    done: list[tuple[str, int]] = []
    fsync, link = os.fsync, os.link

    def synced(handle: int) -> None:
        fsync(handle)
        done.append(("synced", os.fstat(handle).st_ino))

    def named(source: Path, target: Path) -> None:
        link(source, target)
        done.append(("named", source.stat().st_ino))

    monkeypatch.setattr(os, "fsync", synced)
    monkeypatch.setattr(os, "link", named)
    copy = make_backup(place.database, place.backups, ASKED).path.stat().st_ino
    folder = place.backups.stat().st_ino
    assert done == [("synced", copy), ("named", copy), ("synced", folder)]
