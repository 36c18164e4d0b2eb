"""Libraries that an older carrel wrote: all that was in them is there, and stays."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from pathlib import Path

import pytest

from tests.tui.library.databases import written_by
from tests.tui.library.made import papers
from tui.library.library import Library
from tui.library.locations import Locations
from tui.library.storage.database import Database
from tui.library.storage.schema import VERSION

A, B = papers("A", "B")

FIRST = f"""
    INSERT INTO paper (key, title, abstract) VALUES ('{B.key}', 'B', 'On B.');
    INSERT INTO paper (key, title, abstract) VALUES ('{A.key}', 'A', 'On A.');
    INSERT INTO mark VALUES ('{A.key}', 1, 2);
    INSERT INTO list VALUES (7, 'Later', 1);
    INSERT INTO list_paper VALUES (7, '{A.key}', 1);
    INSERT INTO filter VALUES (3, 'Mamba', 'mamba', 1);
    INSERT INTO page (digest, name, file, position, added_at)
        VALUES ('{"d" * 32}', 'monday', 'd.txt', 1, 5);
    INSERT INTO journal (step, at, action, place, row, before, after)
        VALUES (1, 1, 'read', 'mark', '["{A.key}"]', NULL, '[1, null]');
"""
SECOND = f"""
    INSERT INTO tag VALUES ('{B.key}', 'graphs', 'Graphs', 3);
    INSERT INTO note VALUES ('{A.key}', 'Read.', 4);
    INSERT INTO undone VALUES (1, NULL);
"""
SIXTH = f"""
    INSERT INTO fact VALUES ('{A.key}', 'venue', 'crossref', '"Fog"', '10.1/a', 'DOI', 5);
"""
ROWS = (FIRST, SECOND, "", "", "", SIXTH)
"""Something for every table, by the version that brought the table."""


def contents(path: Path) -> dict[str, list[dict[str, object]]]:
    """All rows of all tables, each in its order, by the names of their columns."""
    with closing(sqlite3.connect(path)) as connection:
        connection.row_factory = sqlite3.Row
        names = connection.execute(
            "SELECT name FROM sqlite_schema WHERE type = 'table' AND name NOT LIKE 'sqlite_%'"
        ).fetchall()
        return {
            name: list(map(dict, connection.execute(f"SELECT * FROM {name} ORDER BY 1")))
            for (name,) in names
        }


@pytest.fixture
def first_version(place: Locations) -> Locations:
    """A library as the first version wrote it, with something in every table."""
    written_by(1, place.database, FIRST)
    return place


@pytest.mark.parametrize("version", range(1, VERSION))
def test_every_row_of_an_older_library_is_as_it_was(place: Locations, version: int) -> None:
    written_by(version, place.database, *ROWS[:version])
    before = contents(place.database)
    Library(place).close()
    after = contents(place.database)
    assert all(before.values())
    for table, rows in before.items():
        assert [{name: row[name] for name in rows[0]} for row in after[table]] == rows


def test_an_older_library_is_what_it_was_on_the_screen_too(first_version: Locations) -> None:
    library = Library(first_version)
    library.close()
    assert library.state.mark(A.key) == (1, 2)
    assert [(each.id, each.name, each.keys) for each in library.state.lists] == [
        (7, "Later", (A.key,))
    ]
    assert [each.name for each in library.state.filters] == ["Mamba"]
    assert [each.name for each in library.state.pages] == ["monday"]


@pytest.mark.parametrize("version", range(1, VERSION))
def test_an_older_library_and_a_new_one_have_the_same_tables(
    place: Locations, version: int, tmp_path: Path
) -> None:
    def tables(path: Path) -> list[tuple[str, ...]]:
        with closing(sqlite3.connect(path)) as connection:
            question = "SELECT type, name, tbl_name, sql FROM sqlite_schema ORDER BY name"
            return connection.execute(question).fetchall()

    written_by(version, place.database)
    Library(place).close()
    new = Locations(tmp_path / "new")
    Library(new).close()
    assert tables(place.database) == tables(new.database)


def test_a_library_of_the_first_version_takes_tags_and_notes(first_version: Locations) -> None:
    library = Library(first_version)
    library.apply(library.tag([A], "graphs"))
    library.apply(library.set_note(A, "Read."))
    library.close()
    again = Library(first_version)
    again.close()
    assert (again.state.tags_of(A.key), again.state.note_of(A.key)) == (("graphs",), "Read.")
    database = Database(first_version.database)
    assert database.select("PRAGMA user_version") == [(VERSION,)]
    database.close()


def test_what_the_first_version_did_can_be_undone(first_version: Locations) -> None:
    library = Library(first_version)
    change = library.undo()
    library.apply(change)
    assert change.said == "Undone: marked “A” read"
    assert library.state.mark(A.key) == (None, 2)
    assert library.undo().said == "Nothing to undo."
    library.close()


def test_what_older_tables_took_on_the_disk_is_given_back(place: Locations) -> None:
    text = "a word of it " * 100
    written_by(
        2,
        place.database,
        *(f"INSERT INTO paper VALUES ('{n}', 'Title {n}', '{text}');" for n in range(500)),
    )
    before = place.database.stat().st_size
    Library(place).close()
    assert before > 500 * 4096
    assert place.database.stat().st_size < 500 * 2 * len(text)
