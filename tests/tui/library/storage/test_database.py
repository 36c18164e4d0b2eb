"""The database file: what is done is on disk, whole or not at all, and in the journal."""

from __future__ import annotations

import json
import sqlite3
from pathlib import Path
from typing import Any

import pytest

from parsing.paper import paper_key
from tests.tui.library.databases import killed, rows
from tests.tui.library.made import paper, papers
from tui.library.errors import LibraryError
from tui.library.library import Library
from tui.library.locations import Locations
from tui.library.storage.database import Database
from tui.library.storage.schema import APPLICATION_ID, VERSION
from tui.library.storage.transaction import Transaction

A, B = papers("A", "B")


def journal(place: Locations) -> list[tuple[Any, ...]]:
    """The rows of the journal: action, table, row, before and after."""
    return [
        (action, table, *(None if each is None else json.loads(each) for each in values))
        for action, table, *values in rows(
            place, "SELECT action, place, row, before, after FROM journal ORDER BY seq"
        )
    ]


# A new database


def test_a_new_database_says_whose_and_which_it_is(library: Library, place: Locations) -> None:
    assert rows(place, "PRAGMA application_id") == [(APPLICATION_ID,)]
    assert rows(place, "PRAGMA user_version") == [(VERSION,)]
    library.close()
    assert place.database.read_bytes()[68:72] == b"carr"


def test_the_folders_above_it_are_made(tmp_path: Path) -> None:
    Database(tmp_path / "not" / "yet" / "library.db").close()
    assert (tmp_path / "not" / "yet" / "library.db").is_file()


def test_opening_it_again_alters_nothing(library: Library, place: Locations) -> None:
    library.set_read([A], True)
    library.close()
    before = place.database.read_bytes()
    Library(place).close()
    assert place.database.read_bytes() == before


def test_in_memory_nothing_is_written(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    library = Library(None)
    library.set_read([A], True)
    library.close()
    assert list(tmp_path.iterdir()) == []


def test_a_change_is_brought_to_the_disk_before_it_is_called_done(database: Database) -> None:
    full = 2  # https://sqlite.org/pragma.html#pragma_synchronous
    assert database.select("PRAGMA synchronous") == [(full,)]


# Whole or not at all


def test_a_change_that_raises_half_way_leaves_nothing(database: Database, place: Locations) -> None:
    def half(step: Transaction) -> None:
        step.keep([A])
        step.write("mark", (A.key,), (1, None))
        raise ZeroDivisionError

    with pytest.raises(ZeroDivisionError), database.change("half") as step:
        half(step)
    assert rows(place, "SELECT * FROM mark") == []
    assert rows(place, "SELECT * FROM paper") == []
    assert journal(place) == []


def test_a_fault_of_carrels_own_is_not_told_as_one_of_the_disk(
    library: Library, database: Database
) -> None:
    with pytest.raises(UnicodeEncodeError):
        library.set_starred([paper("\ud800")], True)
    with pytest.raises(sqlite3.ProgrammingError):
        database.select("SELECT ?", ())
    library.close()
    with pytest.raises(sqlite3.ProgrammingError):
        library.set_starred([A], True)


def test_after_a_change_that_raised_the_next_one_is_kept(
    library: Library, database: Database, place: Locations
) -> None:
    with pytest.raises(ZeroDivisionError), database.change("half"):
        raise ZeroDivisionError
    library.set_read([A], True)
    assert rows(place, "SELECT key FROM mark") == [(A.key,)]


def test_a_refused_list_name_leaves_nothing(library: Library, place: Locations) -> None:
    with pytest.raises(LibraryError):
        library.make_list(" ", [A])
    assert rows(place, "SELECT * FROM paper") == []
    assert journal(place) == []


def test_a_mark_that_was_made_is_there_after_a_sudden_death(place: Locations) -> None:
    killed(
        "library.set_read([paper('A', 'An abstract.')], True)\n"
        "print('done', flush=True); sys.stdin.read()"
    )
    library = Library(place)
    assert library.state.mark(paper_key("A")).read
    assert library.kept(()) == [paper("A", "An abstract.")]
    library.close()


def test_a_mark_that_was_being_made_is_not_there_and_stands_in_nobodys_way(
    place: Locations,
) -> None:
    killed(
        "from tui.library.storage.database import Database\n"
        "with Database(library.paths.database).change('read') as step:\n"
        "    step.write('mark', ('0' * 16,), (1, None))\n"
        "    print('done', flush=True); sys.stdin.read()"
    )
    library = Library(place)
    assert library.state.marks == {}
    library.apply(library.set_read([A], True))
    assert library.state.mark(A.key).read
    library.close()


def test_an_abstract_that_was_missing_is_kept_when_it_is_there_and_stays(
    library: Library,
) -> None:
    library.set_read([A], True)
    library.set_starred([A._replace(abstract="Of a.")], True)
    assert library.kept(()) == [A._replace(abstract="Of a.")]
    library.set_read([A._replace(abstract="Another.")], False)
    library.set_starred([A], True)
    assert library.kept(()) == [A._replace(abstract="Of a.")]


# The journal


def test_the_journal_says_what_was_before_and_what_after(
    library: Library, place: Locations
) -> None:
    set_ = library.set_read([A], True)
    library.set_starred([A], True)
    library.set_read([A], False)
    library.set_starred([A], False)
    read_at = set_.marks[A.key].read_at
    starred_at = journal(place)[1][4][1]
    assert isinstance(starred_at, int)
    assert journal(place) == [
        ("read", "mark", [A.key], None, [read_at, None]),
        ("star", "mark", [A.key], [read_at, None], [read_at, starred_at]),
        ("unread", "mark", [A.key], [read_at, starred_at], [None, starred_at]),
        ("unstar", "mark", [A.key], [None, starred_at], None),
    ]


def test_the_journal_says_how_lists_were(library: Library, place: Locations) -> None:
    library.make_list("To read", [A])
    library.rename_list(1, "Later γ")
    library.delete_list(1)
    assert journal(place) == [
        ("make list", "list", [1], None, ["To read", 1, "", ""]),
        ("make list", "list_paper", [1, A.key], None, [1, None]),
        ("rename list", "list", [1], ["To read", 1, "", ""], ["Later γ", 1, "", ""]),
        ("delete list", "list_paper", [1, A.key], [1, None], None),
        ("delete list", "list", [1], ["Later γ", 1, "", ""], None),
    ]


def test_the_rows_of_one_change_share_a_step_and_steps_grow(
    library: Library, other: Library, place: Locations
) -> None:
    library.set_read([A, B], True)
    other.set_starred([A], True)
    library.set_read([A, B], False)
    assert rows(place, "SELECT step FROM journal ORDER BY seq") == [(1,), (1,), (2,), (3,), (3,)]


def test_what_changes_nothing_makes_no_row(library: Library, place: Locations) -> None:
    library.set_read([A], True)
    library.make_list("To read", [A])
    before = journal(place)
    library.set_read([A], True)
    library.set_starred([A, B], False)
    library.set_starred([], True)
    library.add_to_list(1, [A])
    library.rename_list(1, "To read")
    library.take_out(1, [B.key])
    library.move_in_list(1, A.key, 5)
    assert journal(place) == before


def test_the_journal_has_the_time_that_the_mark_has(library: Library, place: Locations) -> None:
    change = library.set_read([A], True)
    assert rows(place, "SELECT at FROM journal") == [(change.marks[A.key].read_at,)]
