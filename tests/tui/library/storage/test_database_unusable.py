"""A database file that is gone, or not what it should be: what is there is left as it is."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable
from contextlib import closing
from pathlib import Path

import pytest

from tests.tui.library.databases import killed
from tests.tui.library.made import papers
from tui.library.errors import LibraryError
from tui.library.library import Library
from tui.library.locations import Locations
from tui.library.storage.database import Database
from tui.library.storage.doctor import examine
from tui.library.storage.schema import VERSION

# A file that is not what it should be


def newer(path: Path) -> None:
    Database(path).close()
    with closing(sqlite3.connect(path)) as connection:
        connection.execute(f"PRAGMA user_version = {VERSION + 1}")
        connection.execute("CREATE TABLE tomorrow (a)")


def another_programs(path: Path) -> None:
    with closing(sqlite3.connect(path)) as connection:
        connection.execute("CREATE TABLE moz_places (url)")
        connection.execute("INSERT INTO moz_places VALUES ('https://a.example')")
        connection.commit()


def another_programs_empty(path: Path) -> None:
    with closing(sqlite3.connect(path)) as connection:
        connection.execute("PRAGMA application_id = 1234")


def text(path: Path) -> None:
    path.write_text("My papers, in a file that I called library.db.\n" * 100)


def short_text(path: Path) -> None:
    path.write_text("hello\n")


def zero_length(path: Path) -> None:
    path.touch()


def cut_short(path: Path) -> None:
    with_marks(path)
    path.write_bytes(path.read_bytes()[:4096])


def overwritten(path: Path) -> None:
    with_marks(path)
    content = bytearray(path.read_bytes())
    content[4096:] = b"\xff" * (len(content) - 4096)
    path.write_bytes(content)


def with_marks(path: Path) -> None:
    library = Library(Locations(path.parent))
    library.set_read(papers(*(f"Paper {number}" for number in range(100))), True)
    library.close()


@pytest.mark.parametrize(
    ("spoil", "says"),
    [
        (newer, r"is a newer carrel's \(version \d+; this one knows \d+\): update carrel\."),
        (another_programs, r"another program's database; move it away, then start again\."),
        pytest.param(
            another_programs_empty,
            r"another program's database; move it away, then start again\.",
        ),
        (text, r"the file is damaged .* It was left as it is; `carrel restore`"),
        (short_text, r"the file is damaged .* It was left as it is; `carrel restore`"),
        (cut_short, r"the file is damaged .* It was left as it is; `carrel restore`"),
        (overwritten, r"the file is damaged .* It was left as it is; `carrel restore`"),
        pytest.param(
            zero_length,
            "is empty|is damaged",
        ),
    ],
)
def test_a_file_that_cannot_be_used_is_left_as_it_is(
    place: Locations, spoil: Callable[[Path], None], says: str
) -> None:
    place.home.mkdir()
    spoil(place.database)
    before = place.database.read_bytes()
    with pytest.raises(LibraryError, match=says) as caught:
        Library(place)
    assert str(place.database) in str(caught.value)
    assert place.database.read_bytes() == before


@pytest.mark.parametrize(
    "spoil",
    [
        newer,
        another_programs,
        text,
        cut_short,
        pytest.param(
            overwritten,
        ),
    ],
)
def test_nothing_is_left_beside_a_file_that_cannot_be_used(
    place: Locations, spoil: Callable[[Path], None]
) -> None:
    place.home.mkdir()
    spoil(place.database)
    with pytest.raises(LibraryError):
        Library(place)
    assert [each.name for each in place.home.iterdir()] == ["library.db"]


def test_a_folder_in_its_place_is_left_as_it_is(place: Locations) -> None:
    place.database.mkdir(parents=True)
    (place.database / "mine.txt").write_text("mine")
    with pytest.raises(LibraryError, match=r"library\.db is not a file; move it away"):
        Library(place)
    assert (place.database / "mine.txt").read_text() == "mine"


def test_a_home_that_is_a_file_is_left_as_it_is(place: Locations) -> None:
    place.home.write_text("mine")
    with pytest.raises(LibraryError, match=r"carrel is not a folder"):
        Library(place)
    assert place.home.read_text() == "mine"


# A file that is gone, and what SQLite had beside it


@pytest.mark.parametrize("suffix", ["-wal", "-shm", "-journal"])
def test_no_database_is_begun_beside_what_is_left_of_another(place: Locations, suffix: str) -> None:
    place.home.mkdir()
    left = Path(f"{place.database}{suffix}")
    left.write_bytes(b"changes")
    with pytest.raises(LibraryError, match=rf"gone, but library\.db{suffix} of it is still there"):
        Library(place)
    assert [each.name for each in place.home.iterdir()] == [left.name]
    assert left.read_bytes() == b"changes"
    assert [each.check for each in examine(place) if each.wrong] == ["database"]


def test_a_log_that_a_killed_program_left_is_never_read_into_a_new_database(
    place: Locations,
) -> None:
    killed(
        "library.set_read([paper('A', 'An abstract.')], True)\n"
        "print('done', flush=True); sys.stdin.read()"
    )
    place.database.unlink()
    with pytest.raises(LibraryError, match=r"move library\.db-wal and library\.db-shm away"):
        Library(place)
    for suffix in ("-wal", "-shm"):
        Path(f"{place.database}{suffix}").unlink()
    begun = Library(place)
    assert begun.state.marks == {}
    begun.close()


def test_who_is_to_remove_an_empty_file_is_told_of_its_log(place: Locations) -> None:
    place.home.mkdir()
    place.database.touch()
    Path(f"{place.database}-wal").write_bytes(b"changes")
    with pytest.raises(
        LibraryError, match=r"remove the file, together with library\.db-wal beside it to begin"
    ):
        Library(place)
