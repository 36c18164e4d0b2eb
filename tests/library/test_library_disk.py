"""The database file: what is done is on disk, and what is not understood is left as it is."""

from __future__ import annotations

import json
import os
import sqlite3
import subprocess
import sys
from collections.abc import Callable, Iterator
from contextlib import closing
from pathlib import Path
from typing import Any

import pytest

from parsing.paper import paper_key
from tests.library.made import paper, papers
from tui.library import database_file, disk
from tui.library.disk import Database
from tui.library.errors import LibraryError
from tui.library.health import examine
from tui.library.library import Library
from tui.library.locations import Locations
from tui.library.schema import APPLICATION_ID, VERSION

ROOT = Path(__file__).parents[2]
A, B = papers("A", "B")


def rows(place: Locations, question: str) -> list[tuple[Any, ...]]:
    """What another program reads in the database."""
    with closing(sqlite3.connect(place.database)) as connection:
        return connection.execute(question).fetchall()


def journal(place: Locations) -> list[tuple[Any, ...]]:
    """The rows of the journal: action, table, row, before and after."""
    return [
        (action, table, *(None if each is None else json.loads(each) for each in values))
        for action, table, *values in rows(
            place, "SELECT action, place, row, before, after FROM journal ORDER BY seq"
        )
    ]


@pytest.fixture
def impatient(monkeypatch: pytest.MonkeyPatch) -> None:
    """Nobody waits for a lock."""
    monkeypatch.setattr(database_file, "BUSY_SECONDS", 0.01)


@pytest.fixture
def writer(library: Library, place: Locations) -> Iterator[sqlite3.Connection]:
    """Another program that is in the middle of writing to the library."""
    with closing(sqlite3.connect(place.database, isolation_level=None)) as connection:
        connection.execute("BEGIN IMMEDIATE")
        yield connection


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


def test_a_change_is_brought_to_the_disk_before_it_is_called_done(library: Library) -> None:
    full = 2  # https://sqlite.org/pragma.html#pragma_synchronous
    assert library._database.select("PRAGMA synchronous") == [(full,)]


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
        (newer, r"written by a newer carrel.* Update carrel; the file was left as it is\."),
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
    assert begun.marks == {}
    begun.close()


def test_who_is_to_remove_an_empty_file_is_told_of_its_log(place: Locations) -> None:
    place.home.mkdir()
    place.database.touch()
    Path(f"{place.database}-wal").write_bytes(b"changes")
    with pytest.raises(
        LibraryError, match=r"remove the file, together with library\.db-wal beside it to begin"
    ):
        Library(place)


# A file that cannot be written


def test_a_library_that_may_not_be_written_still_reads_and_says_what_was_not_saved(
    library: Library, place: Locations, monkeypatch: pytest.MonkeyPatch
) -> None:
    library.set_read([A], True)
    connect = sqlite3.connect

    def read_only(path: Path, **options: Any) -> Any:
        return connect(f"file:{path}?mode=ro", uri=True, **options)

    with monkeypatch.context() as patch:
        patch.setattr(sqlite3, "connect", read_only)
        reader = Library(place)
    assert reader.mark(A.key).read
    with pytest.raises(LibraryError, match=r"^Not saved: the file or its folder may not be writ"):
        reader.set_read([B], True)
    reader.close()
    assert rows(place, "SELECT key FROM mark") == [(A.key,)]


def test_a_file_and_folder_without_permission_to_write_give_a_clear_message(
    library: Library, place: Locations
) -> None:
    library.set_read([A], True)
    library.close()
    before = place.database.read_bytes()
    place.database.chmod(0o400)
    place.home.chmod(0o500)
    try:
        if os.access(place.database, os.W_OK):
            pytest.skip("this person may write everything")
        with pytest.raises(LibraryError, match="the file or its folder may not be written"):
            Library(place)
        assert place.database.read_bytes() == before
    finally:
        place.home.chmod(0o700)


def test_a_full_disk_is_named_and_what_was_there_stays(
    place: Locations, monkeypatch: pytest.MonkeyPatch
) -> None:
    connect = sqlite3.connect
    opened: list[sqlite3.Connection] = []

    def remembered(*arguments: Any, **options: Any) -> sqlite3.Connection:
        opened.append(connect(*arguments, **options))
        return opened[-1]

    monkeypatch.setattr(sqlite3, "connect", remembered)
    library = Library(place)
    library.set_read([A], True)
    opened[-1].execute("PRAGMA max_page_count = 1")  # SQLite takes what is used already
    with pytest.raises(LibraryError, match=r"^Not saved: the disk is full\. Make room"):
        library.set_read([paper("B", "x" * 100_000)], True)
    assert library.kept(()) == [A]
    library.close()
    assert rows(place, "SELECT key FROM mark") == [(A.key,)]


# Another program that is writing


def test_a_change_while_another_program_writes_is_refused_and_says_so(
    impatient: None, writer: sqlite3.Connection, place: Locations
) -> None:
    library = Library(place)
    with pytest.raises(LibraryError, match=r"^Not saved: another program is writing .* Try again"):
        library.set_read([A], True)
    writer.execute("ROLLBACK")
    library.take(library.set_read([A], True))
    assert library.mark(A.key).read
    library.close()


def test_reading_does_not_wait_for_another_program_that_writes(
    impatient: None, library: Library, writer: sqlite3.Connection, place: Locations
) -> None:
    writer.execute("INSERT INTO paper VALUES ('k', 'half', 'done')")
    reader = Library(place)
    assert reader.marks == {}
    reader.close()


def test_a_database_that_another_program_holds_for_itself_gives_a_clear_message(
    impatient: None, place: Locations
) -> None:
    Library(place).close()
    with closing(sqlite3.connect(place.database, isolation_level=None)) as connection:
        connection.execute("PRAGMA journal_mode = DELETE")
        connection.execute("BEGIN EXCLUSIVE")
        with pytest.raises(LibraryError, match="another program is writing to the library"):
            Library(place)


# Whole or not at all


def test_a_change_that_raises_half_way_leaves_nothing(library: Library, place: Locations) -> None:
    def half(step: disk.Step) -> None:
        step.keep([A])
        step.put("mark", (A.key,), (1, None))
        raise ZeroDivisionError

    with pytest.raises(ZeroDivisionError), library._database.change("half") as step:
        half(step)
    assert rows(place, "SELECT * FROM mark") == []
    assert rows(place, "SELECT * FROM paper") == []
    assert journal(place) == []


def test_a_fault_of_carrels_own_is_not_told_as_one_of_the_disk(library: Library) -> None:
    with pytest.raises(UnicodeEncodeError):
        library.set_starred([paper("\ud800")], True)
    with pytest.raises(sqlite3.ProgrammingError):
        library._database.select("SELECT ?", ())
    library.close()
    with pytest.raises(sqlite3.ProgrammingError):
        library.set_starred([A], True)


def test_after_a_change_that_raised_the_next_one_is_kept(
    library: Library, place: Locations
) -> None:
    with pytest.raises(ZeroDivisionError), library._database.change("half"):
        raise ZeroDivisionError
    library.set_read([A], True)
    assert rows(place, "SELECT key FROM mark") == [(A.key,)]


def test_a_refused_list_name_leaves_nothing(library: Library, place: Locations) -> None:
    with pytest.raises(LibraryError):
        library.make_list(" ", [A])
    assert rows(place, "SELECT * FROM paper") == []
    assert journal(place) == []


DIES = """
import sys
from tests.library.made import paper
from tui.library.health import examine
from tui.library.library import Library
from tui.library.locations import locations

library = Library(locations())
{change}
"""


def killed(change: str) -> None:
    """Run a program that makes a change, and kill it right after it said that it has."""
    with subprocess.Popen(
        [sys.executable, "-c", DIES.format(change=change)],
        cwd=ROOT,
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
    ) as process:
        assert process.stdout
        assert process.stdout.readline() == "done\n"
        process.kill()
    assert process.returncode < 0


def test_a_mark_that_was_made_is_there_after_a_sudden_death(place: Locations) -> None:
    killed(
        "library.set_read([paper('A', 'An abstract.')], True)\n"
        "print('done', flush=True); sys.stdin.read()"
    )
    library = Library(place)
    assert library.mark(paper_key("A")).read
    assert library.kept(()) == [paper("A", "An abstract.")]
    library.close()


def test_a_mark_that_was_being_made_is_not_there_and_stands_in_nobodys_way(
    place: Locations,
) -> None:
    killed(
        "with library._database.change('read') as step:\n"
        "    step.put('mark', ('k',), (1, None))\n"
        "    print('done', flush=True); sys.stdin.read()"
    )
    library = Library(place)
    assert library.marks == {}
    library.take(library.set_read([A], True))
    assert library.mark(A.key).read
    library.close()


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
        ("make list", "list", [1], None, ["To read", 1]),
        ("make list", "list_paper", [1, A.key], None, [1]),
        ("rename list", "list", [1], ["To read", 1], ["Later γ", 1]),
        ("delete list", "list_paper", [1, A.key], [1], None),
        ("delete list", "list", [1], ["Later γ", 1], None),
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
