"""Damage of every kind: a library is read right, or refused in words; never read as empty, and
never written where it is not whole."""

from __future__ import annotations

import random
from pathlib import Path

import pytest

from tests.tui.library.made import paper, papers
from tui.library.errors import LibraryError
from tui.library.library import Library
from tui.library.locations import Locations
from tui.library.storage.backup import DAMAGED, find_backups, make_backup
from tui.library.storage.doctor import examine
from tui.library.storage.restore import restore

PAPERS = [paper(f"Paper {number}", "An abstract of some length. " * 4) for number in range(60)]
(NEW,) = papers("New")


@pytest.fixture
def whole(place: Locations) -> bytes:
    """A library of sixty marks and a list, as its file's bytes."""
    library = Library(place)
    library.set_read(PAPERS, True)
    library.make_list("To read", PAPERS[:10])
    library.close()
    return place.database.read_bytes()


def used(place: Locations) -> str:
    """Use the library as a day does; why it was refused, or nothing."""
    try:
        library = Library(place)
    except LibraryError as error:
        return str(error)
    try:
        assert len(library.state.marks) == len(PAPERS)
        assert len(library.kept(())) == len(PAPERS)
        assert [len(each.keys) for each in library.state.lists] == [10]
        library.set_read([NEW], True)
    except LibraryError as error:
        return str(error)
    finally:
        library.close()
    return ""


def test_a_file_cut_short_anywhere_is_refused_and_left_as_it_is(
    place: Locations, whole: bytes
) -> None:
    assert len(whole) > 40_000
    for end in range(0, len(whole), 512):
        place.database.write_bytes(whole[:end])
        refusal = used(place)
        assert "is damaged" in refusal or "is empty" in refusal, end
        assert "`carrel restore` brings a backup back" in refusal
        assert place.database.read_bytes() == whole[:end]
        assert [each.name for each in place.home.iterdir()] == ["library.db"]


def test_a_file_whose_last_page_is_cut_is_not_refused_while_its_log_can_mend_it(
    place: Locations, whole: bytes
) -> None:
    """As a computer leaves it that loses power while the log is brought into the file."""
    library = Library(place)
    library.set_starred(PAPERS, True)
    log = Path(f"{place.database}-wal")
    changed = log.read_bytes()
    library.close()
    after = place.database.read_bytes()
    place.database.write_bytes(after[: len(after) - 700])
    log.write_bytes(changed)
    library = Library(place)
    assert all(library.state.mark(each.key).starred for each in PAPERS)
    library.close()


def test_whatever_page_is_lost_nothing_is_written_to_what_is_left(
    place: Locations, whole: bytes
) -> None:
    for page in range(0, len(whole), 4096):
        for fill in (b"\0", b"\xff"):
            spoiled = whole[:page] + fill * 4096 + whole[page + 4096 :]
            place.database.write_bytes(spoiled)
            assert "damaged" in used(place), page
            assert place.database.read_bytes() == spoiled


def test_scattered_damage_ends_in_words_and_the_doctor_bears_it(
    place: Locations, whole: bytes
) -> None:
    chance = random.Random(20261121)
    refused = 0
    for _ in range(120):
        spoiled = bytearray(whole)
        for _ in range(chance.choice((1, 5, 30))):
            at = chance.randrange(len(whole) - 4)
            spoiled[at : at + 4] = chance.randbytes(4)
        place.database.write_bytes(spoiled)
        assert list(examine(place))
        try:
            library = Library(place)
        except LibraryError:
            refused += 1
            continue
        try:
            library.kept(())
            library.set_read([NEW], True)
        except LibraryError:
            refused += 1
        finally:
            library.close()
    assert refused > 40


def test_every_damaged_file_is_kept_when_a_backup_takes_its_place(
    place: Locations, whole: bytes
) -> None:
    made = make_backup(place.database, place.backups, "asked")
    spoiled = [
        b"",
        b"My papers, in a file of my own.\n",
        bytes(8192),
        whole[:7000],
        whole[:8192] + b"\xff" * (len(whole) - 8192),
    ]
    for content in spoiled:
        place.database.write_bytes(content)
        restore(place, made.path)
        assert used(place) == ""
    kept = [each for each in find_backups(place.backups) if each.kind == DAMAGED]
    assert [each.path.read_bytes() for each in kept] == spoiled


def test_nothing_is_called_saved_in_a_file_that_another_took_the_place_of(
    place: Locations, whole: bytes
) -> None:
    made = make_backup(place.database, place.backups, "asked")
    reader = Library(place)
    with place.database.open("r+b") as file:
        file.write(b"garbage!")
    restore(place, made.path)
    with pytest.raises(LibraryError, match=r"^Not saved: the library was replaced; start again\.$"):
        reader.set_read([NEW], True)
    reader.close()
    assert used(place) == ""


def test_nothing_is_called_saved_in_a_file_that_was_moved_away(
    place: Locations, whole: bytes
) -> None:
    reader = Library(place)
    place.database.rename(place.home / "elsewhere.db")
    with pytest.raises(LibraryError, match=r"^Not saved: the library was moved or deleted; start"):
        reader.set_read([NEW], True)
    (place.home / "elsewhere.db").rename(place.database)
    reader.set_read([NEW], True)
    reader.close()
