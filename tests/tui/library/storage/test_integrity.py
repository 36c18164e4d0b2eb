"""A file that is whole and yet no library: found by the doctor, and not brought back."""

from __future__ import annotations

import sqlite3
from contextlib import closing

import pytest

from tests.tui.library.made import paper, papers
from tui.library.errors import Damaged, LibraryError
from tui.library.library import Library
from tui.library.locations import Locations
from tui.library.storage.backup import ASKED, make_backup
from tui.library.storage.doctor import examine
from tui.library.storage.integrity import schema_faults, wrong_values
from tui.library.storage.restore import restore
from tui.library.storage.schema import APPLICATION_ID, MIGRATIONS, VERSION

A, B = papers("A", "B")

UNUSABLE = [
    ("DROP TABLE filter", "table filter is missing"),
    ("DROP TABLE undone", "table undone is missing"),
    ("DROP INDEX journal_step", "index journal_step is missing"),
    ("CREATE TABLE more (a)", "table more is not carrel's"),
    ("CREATE VIEW more AS SELECT 1", "view more is not carrel's"),
    (
        "CREATE TRIGGER more AFTER INSERT ON mark BEGIN DELETE FROM mark; END",
        "trigger more is not carrel's",
    ),
    ("ALTER TABLE note ADD COLUMN more", "table note is another one"),
    ("DELETE FROM sqlite_sequence WHERE name = 'list'", "the count of ids in table list is lost"),
    ("UPDATE sqlite_sequence SET seq = 1 WHERE name = 'list'", "the count of ids in table list"),
    ("UPDATE paper SET title = CAST(x'ff41' AS TEXT)", "paper.title is not text in 2 rows"),
    ("UPDATE paper SET abstract = x'41'", "paper.abstract is not text in 2 rows"),
    (
        "UPDATE mark SET read_at = 'soon'",
        "mark.read_at is not a whole number of at most 53 bits in 1 row",
    ),
    ("UPDATE list SET name = x'41'", "list.name is not text in 1 row"),
    (
        "UPDATE mark SET key = char(10) || 'TY  - X'",
        "mark.key is not 16 hexadecimal digits in 1 row",
    ),
    (
        "UPDATE paper SET key = substr(key, 1, 15) || '}' WHERE title = 'A'",
        "paper.key is not 16 hexadecimal digits in 1 row",
    ),
    (
        "INSERT INTO page (digest, name, file, position, added_at) VALUES ('../a', 'a', 'b', 1, 1)",
        "page.digest is not 32 hexadecimal digits in 1 row",
    ),
]


@pytest.fixture
def place(place: Locations) -> Locations:
    """Where there is a library with some of everything, and a list that was deleted."""
    with closing(Library(place)) as library:
        library.set_read([paper("A", "Of a.")], True)
        library.make_list("First", [B])
        library.make_list("Second", [B])
        library.delete_list(2)
        library.save_filter("Mine", "mamba")
    return place


def alter(place: Locations, statement: str) -> None:
    """Do something to the database behind carrel's back, which leaves it whole."""
    with closing(sqlite3.connect(place.database, isolation_level=None)) as connection:
        assert connection.execute(statement).rowcount != 0
        assert connection.execute("PRAGMA integrity_check").fetchone() == ("ok",)


def wrong(place: Locations) -> dict[str, str]:
    """What the doctor finds wrong, by the check."""
    return {each.check: each.found for each in examine(place) if each.wrong}


@pytest.mark.parametrize(("statement", "says"), UNUSABLE)
def test_the_doctor_finds_what_carrel_cannot_use(
    place: Locations, statement: str, says: str
) -> None:
    assert wrong(place) == {}
    alter(place, statement)
    assert says in wrong(place)["tables"]


@pytest.mark.parametrize(("statement", "says"), UNUSABLE)
def test_nor_is_it_brought_back(place: Locations, statement: str, says: str) -> None:
    alter(place, statement)
    made = make_backup(place.database, place.backups, ASKED)
    before = place.database.read_bytes()
    with pytest.raises(Damaged, match=f"is damaged, or was altered .{says}"):
        restore(place, made.path)
    assert place.database.read_bytes() == before


def test_a_title_that_no_page_would_be_found_by_is_told_but_its_backup_comes_back(
    place: Locations,
) -> None:
    """One letter went wrong on the disk, perhaps: all else may be in no other backup."""
    alter(place, "UPDATE paper SET title = 'Another' WHERE title = 'A'")
    assert A.key in wrong(place)["papers"]
    made = make_backup(place.database, place.backups, ASKED)
    restore(place, made.path)


def test_an_id_is_given_to_one_list_only_even_when_the_count_is_lost(place: Locations) -> None:
    alter(place, "DELETE FROM sqlite_sequence")
    with closing(Library(place)) as library:
        library.make_list("Third")
        library.save_filter("More", "rwkv")
    with closing(Library(place)) as library:
        assert [each.name for each in library.state.lists] == ["First", "Third"]
        assert [each.name for each in library.state.filters] == ["Mine", "More"]


@pytest.mark.parametrize("version", range(1, VERSION + 1))
def test_every_version_has_the_tables_that_it_should(version: int) -> None:
    with closing(sqlite3.connect(":memory:")) as connection:
        for migration in MIGRATIONS[:version]:
            connection.executescript(migration)
        assert schema_faults(connection, version) == []
        assert wrong_values(connection) == []
        for other in {*range(1, VERSION + 1)} - {version}:
            assert schema_faults(connection, other)


def test_an_older_library_is_found_well_and_one_that_lacks_a_table_is_not(
    place: Locations,
) -> None:
    place.database.unlink()
    with closing(sqlite3.connect(place.database, isolation_level=None)) as connection:
        connection.executescript(MIGRATIONS[0])
        connection.execute(f"PRAGMA application_id = {APPLICATION_ID}")
        connection.execute("PRAGMA user_version = 1")
    assert wrong(place) == {}
    alter(place, "DROP TABLE filter")
    assert "table filter is missing" in wrong(place)["tables"]


def test_what_sqlite_itself_notes_of_the_tables_is_nothing_strange(place: Locations) -> None:
    alter(place, "ANALYZE")
    assert wrong(place) == {}


@pytest.mark.parametrize(
    ("statement", "check"),
    [("PRAGMA application_id = 1", "database"), ("PRAGMA user_version = 99", "version")],
)
def test_what_bars_opening_and_restoring_is_said_in_one_way(
    place: Locations, statement: str, check: str
) -> None:
    made = make_backup(place.database, place.backups, ASKED)
    for path in (place.database, made.path):
        with closing(sqlite3.connect(path)) as connection:
            connection.execute(statement)
    found = wrong(place)[check]
    with pytest.raises(LibraryError) as opening:
        Library(place)
    with pytest.raises(LibraryError) as restoring:
        restore(place, made.path)
    words = found.removeprefix(str(place.database)).partition("; move it away")[0]
    assert words in str(opening.value)
    assert words in str(restoring.value)
