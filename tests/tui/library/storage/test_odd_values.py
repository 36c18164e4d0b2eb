"""A library with a value in it that no carrel wrote, whichever it is and wherever it stands."""

from __future__ import annotations

import json
import os
import shutil
import sqlite3
from collections.abc import Callable, Iterator
from contextlib import closing
from pathlib import Path

import pytest

from tests.tui.library.dumps import fill
from tests.tui.library.made import paper, papers
from tests.tui.library.undoing import tables
from tui import cli
from tui.library.errors import LibraryError
from tui.library.library import Library
from tui.library.loader import library_desk, open_library
from tui.library.locations import Locations
from tui.library.storage.backup import ASKED, make_backup
from tui.library.storage.doctor import examine
from tui.library.storage.restore import restore
from tui.library.storage.schema import APPLICATION_ID, VERSION
from tui.library.storage.tables import OTHERS, ROWS, table_of

pytestmark = pytest.mark.no_cover  # what coverage watches takes twice as long

A, B, NEW = papers("A", "B", "New")
YEAR_10000 = 253_402_300_800_000
ODD = {
    "nothing": "NULL",
    "empty": "''",
    "text": "'soon'",
    "blob": "x'41ff'",
    "0": "0",
    "-1": "-1",
    "2^31": str(2**31),
    "2^53": str(2**53),
    "2^63-1": str(2**63 - 1),
    "-2^63": str(-(2**63)),
    "infinite": "9e999",
    "-0.5": "-0.5",
    "year 10000": str(YEAR_10000),
    "long": "replace(hex(zeroblob(500000)), '0', 'x')",
    "escapes": "'a' || char(0) || char(27) || '[31mb'",
    "not UTF-8": "CAST(x'ff41' AS TEXT)",
}
COLUMNS = [(table, column.name) for table in (*ROWS, *OTHERS) for column in table_of(table).columns]
ALL = bool(os.environ.get("EXAMPLES"))
"""Whether each value of each column meets each command, rather than a quarter of them one."""


@pytest.fixture(scope="module")
def whole(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A library with a row in each table, something undone, a backup, a dump and a page."""
    home = tmp_path_factory.mktemp("whole") / "carrel"
    place = Locations(home)
    with closing(Library(place)) as library:
        fill(library)
        library.set_starred([B], True)
        library.undo()
    make_backup(place.database, place.backups, ASKED)
    (home / "page.txt").write_text(
        "Daily Papers\n\nbyAK and the research community\n\nMar 11\n\nA Paper of Some Kind\n\n"
        "We show that it works well on every benchmark that we tried, and on others besides.\n"
    )
    return home


@pytest.fixture
def place(place: Locations, whole: Path) -> Locations:
    """A copy of it."""
    shutil.copytree(whole, place.home)
    return place


def alter(place: Locations, *statements: str) -> bool:
    """Do something behind carrel's back; whether SQLite itself did not refuse it."""
    with closing(sqlite3.connect(place.database, isolation_level=None)) as connection:
        # As a hostile program can: all is allowed that the file can hold.
        connection.execute("PRAGMA journal_mode = WAL")
        connection.execute("PRAGMA synchronous = OFF")
        for statement in statements:
            try:
                connection.execute(statement)
            except sqlite3.Error:
                return False
    return True


def commands(place: Locations) -> list[list[str]]:
    """Each command of the command line, those that write among them."""
    page = str(place.home / "page.txt")
    scratch = place.home / "scratch"
    return [
        ["pages"],
        ["lists"],
        ["search", "a"],
        ["search", "a", "-f", "json"],
        ["export"],
        ["export", "--starred", "-f", "json"],
        ["export", "Third", "-f", "csv"],
        ["export", "-f", "bibtex"],
        ["dump"],
        ["restore"],
        ["paths"],
        ["add", page],
        ["remove", "monday"],
        ["backup"],
        ["backup", str(scratch.with_suffix(".db")), "--force"],
        ["load", str(place.home / "none.json")],
        ["show", "A", "B", "C", "D", "--json"],
        ["show", "C"],
        ["open", "C", "--dry-run"],
        ["copy", "B", "--as", "bibtex"],
        ["mark", "unread", "A"],
        ["star", "A", "--off"],
        ["tag", "graphs", "B"],
        ["tag", "graphs", "A", "--off"],
        ["tags"],
        ["tags", "rename", "graphs", "trees"],
        ["tags", "delete", "graphs"],
        ["note", "B"],
        ["note", "B", "Anew."],
        ["note", "B", "--off"],
        ["list", "show", "Third", "-f", "json"],
        ["list", "add", "Third", "A"],
        ["list", "remove", "Third", "D"],
        ["list", "done", "Third", "D"],
        ["list", "new", "Fourth", "A"],
        ["list", "describe", "γ later"],
        ["list", "describe", "γ later", "Anew."],
        ["list", "due", "γ later", "2027-01-31"],
        ["list", "order", "Third", "1"],
        ["list", "move", "Third", "top", "D"],
        ["list", "move-to", "Third", "γ later", "D"],
        ["list", "merge", "Third", "γ later"],
        ["list", "split", "γ later", "Fifth"],
        ["list", "rename", "Third", "3rd"],
        ["list", "delete", "Third"],
        ["filter", "show"],
        ["filter", "save", "More", "b"],
        ["filter", "rename", "Mine", "Ours"],
        ["filter", "delete", "Mine"],
        ["page", "rename", "monday", "Lamps"],
        ["page", "remove", "tuesday"],
        ["import", page],
        ["enrich", "--dry-run"],
        ["fetch", "--dry-run"],
        ["undo"],
        ["redo"],
        ["log", "--json"],
        ["stats", "--json"],
        ["keys"],
        ["config"],
        ["completion", "bash"],
        ["__complete", "words", "list", "show", ""],
    ]


def test_no_command_is_left_out(place: Locations) -> None:
    others = {"doctor", "read", "mcp"}  # it is asked each time; the screen; the tools of agents
    assert {name for name, *_ in commands(place)} | others >= set(cli.COMMANDS)


def used(place: Locations) -> Iterator[Callable[[Library], object]]:
    """What a person does in the reader."""
    yield lambda library: library.undo()
    yield lambda library: library.redo()
    yield lambda library: library.set_starred([A, NEW], True)
    yield lambda library: library.make_list("New", [A])
    yield lambda library: library.add_to_list(3, [A])
    yield lambda library: library.move_in_list(3, A.key, 1)
    yield lambda library: library.delete_list(3)
    yield lambda library: library.save_filter("More", "b")
    yield lambda library: library.tag([A], "graphs")
    yield lambda library: library.set_note(A, "Anew.")
    yield lambda library: library.kept(())
    yield lambda library: library.news()


def why_not(do: Callable[[Library], object], library: Library) -> str:
    """Why something was refused, or nothing."""
    try:
        do(library)
    except LibraryError as error:
        return str(error)
    return ""


@pytest.mark.hypothesis  # so that `make fuzz` has it too
@pytest.mark.parametrize(("table", "column"), COLUMNS)
def test_an_odd_value_is_told_of_and_ends_nothing(
    place: Locations, capsys: pytest.CaptureFixture[str], table: str, column: str
) -> None:
    sound = place.database.read_bytes()
    turn = COLUMNS.index((table, column))  # or a value would meet the same command in each
    for number, (name, value) in enumerate(ODD.items()):
        if (number + turn) % 4 and not ALL:
            continue
        for left in place.home.glob("library.db-*"):
            left.unlink()
        place.database.write_bytes(sound)
        one = f"(SELECT min({column}) FROM {table})"
        if not alter(place, f"UPDATE {table} SET {column} = {value} WHERE {column} = {one}"):
            continue
        asked = commands(place)
        some = asked if ALL else [asked[(number + turn) % len(asked)]]
        for arguments in [*some, ["doctor"]]:
            status = cli.main(arguments)
            told = "".join(capsys.readouterr())
            assert status in {0, 1, 2}, (name, arguments, told)
            assert "Traceback" not in told, (name, arguments)
        with closing(open_library(place)) as library:
            try:
                library_desk(library, place)
            except LibraryError:
                continue
            for do in used(place):
                refusal = why_not(do, library)
                assert "disk is full" not in refusal, name
                assert "mismatch" not in refusal, name


@pytest.mark.parametrize(("table", "column"), COLUMNS)
def test_what_cannot_be_used_is_found_wrong_and_not_brought_back(
    place: Locations, table: str, column: str
) -> None:
    declared = next(each for each in table_of(table).columns if each.name == column)
    odd: object
    for odd, value in ((b"A\xff", "x'41ff'"), (2**63 - 1, str(2**63 - 1)), (1.5, "1.5")):
        one = f"(SELECT min({column}) FROM {table})"
        statement = f"UPDATE {table} SET {column} = {value} WHERE {column} = {one}"
        if not declared.needs(odd) or (not declared.whole and not isinstance(odd, bytes)):
            continue
        if not alter(place, statement):
            continue
        assert any(each.wrong for each in examine(place) if each.check in {"tables", "database"})
        elsewhere = Locations(place.home.parent / "elsewhere")
        with pytest.raises(LibraryError):
            restore(elsewhere, place.database)
        assert not elsewhere.database.exists()


# The journal


DEEP = "[" * 200_000
JOURNAL = [
    "place = 'tomorrow'",
    "row = '{}'",
    "row = '[]'",
    "row = '[[1]]'",
    "row = '7'",
    "row = 'soon'",
    f"row = '{DEEP}'",
    f"before = '{DEEP}'",
    "before = '[1, 2, 3, 4, 5, 6]'",
    "before = '[[], {}]'",
    "before = '[NaN, 1]'",
    f"before = '[{YEAR_10000}, {YEAR_10000}]'",
    f"after = '[{'9' * 5000}, 1]'",
    "after = '{\"a\": 1}'",
]


@pytest.mark.parametrize("odd", JOURNAL, ids=lambda odd: str(odd)[:30])
def test_undo_says_what_is_wrong_with_the_journal_and_does_nothing(
    place: Locations, odd: str
) -> None:
    with closing(Library(place)) as library:
        library.set_read([NEW], True)
        library.set_read([NEW], False)
    last = "(SELECT max(seq) FROM journal)"
    assert alter(place, f"UPDATE journal SET {odd} WHERE seq = {last}")
    before = tables(place)
    with closing(Library(place)) as library:
        for _ in range(2):
            with pytest.raises(LibraryError, match=r"^The library is damaged: the journal "):
                library.undo()
    assert tables(place) == before
    assert any(each.wrong for each in examine(place) if each.check == "journal")
    elsewhere = Locations(place.home.parent / "elsewhere")
    with pytest.raises(LibraryError, match=r"is damaged, or was altered .row \d+ of the journal"):
        restore(elsewhere, place.database)


def test_a_title_that_is_no_text_is_told_where_what_was_done_is_looked_up(
    place: Locations,
) -> None:
    with closing(Library(place)) as library:
        assert alter(place, "UPDATE paper SET title = CAST(x'ff41' AS TEXT)")
        with pytest.raises(LibraryError, match="the file is damaged"):
            library.done(20)


def test_a_surrogate_in_the_journal_is_not_put_back(place: Locations) -> None:
    with closing(Library(place)) as library:
        library.set_note(NEW, "One.")
        library.set_note(NEW, "Two.")
    written = json.dumps(["\ud800", 5])
    assert alter(
        place,
        f"UPDATE journal SET before = '{written}' WHERE seq = (SELECT max(seq) FROM journal)",
    )
    with closing(Library(place)) as library, pytest.raises(LibraryError, match="damaged"):
        library.undo()


@pytest.mark.parametrize(
    "words", ["rename list", "add to list", "tag", "note", "make list", "\x1b"]
)
def test_whatever_a_step_calls_itself_undoing_it_says_something_that_can_be_shown(
    place: Locations, words: str
) -> None:
    with closing(Library(place)) as library:
        library.set_read([NEW], True)
    assert alter(
        place, f"UPDATE journal SET action = '{words}' WHERE seq = (SELECT max(seq) FROM journal)"
    )
    with closing(Library(place)) as library:
        said = library.undo().said
    assert said.startswith("Undone: ")
    assert said.isprintable()


# Numbers that are used up


@pytest.mark.parametrize("count", ["journal", "list", "filter"])
def test_a_count_that_is_full_is_told_as_that_and_not_as_a_full_disk(
    place: Locations, count: str
) -> None:
    assert alter(place, f"UPDATE sqlite_sequence SET seq = {2**63 - 1} WHERE name = '{count}'")
    with closing(open_library(place)) as library:
        assert "sqlite_sequence.seq is not a whole number" in library.not_saving


@pytest.mark.parametrize("column", ["id", "position"])
def test_the_last_number_is_given_and_after_it_a_list_is_refused(
    place: Locations, column: str
) -> None:
    assert alter(
        place, f"UPDATE list SET {column} = {2**53 - 2} WHERE id = (SELECT max(id) FROM list)"
    )
    with closing(Library(place)) as library:
        library.make_list("Last")
        before = tables(place)
        with pytest.raises(LibraryError, match=rf"^Not saved: list\.{column} must be "):
            library.make_list("One more")
    assert tables(place) == before


# A library that changes while it is open


def _newer(place: Locations) -> bool:
    return alter(place, f"PRAGMA user_version = {VERSION + 1}")


def _another(place: Locations) -> bool:
    return alter(place, f"PRAGMA application_id = {APPLICATION_ID + 1}")


def _other_tables(place: Locations) -> bool:
    return alter(place, "ALTER TABLE mark ADD COLUMN more")


def _trigger(place: Locations) -> bool:
    return alter(place, "CREATE TRIGGER more AFTER INSERT ON mark BEGIN DELETE FROM mark; END")


@pytest.mark.parametrize("change", [_newer, _another, _other_tables, _trigger])
def test_an_open_library_that_another_altered_is_written_no_more(
    place: Locations, change: Callable[[Locations], bool]
) -> None:
    with closing(Library(place)) as library:
        library.set_read([NEW], True)
        assert library.not_saving == ""
        assert change(place)
        for do in (
            lambda: library.set_starred([A], True),
            library.undo,
            library.redo,
            lambda: library.add_page("new", b"bytes"),
        ):
            with pytest.raises(LibraryError, match=r"^Not saved: the library was altered by"):
                do()
        with pytest.raises(LibraryError, match=r"^NOT SAVING: the library was altered by"):
            library.news()
        assert library.not_saving.startswith("the library was altered by")
        assert not library.mark_on_disk(A.key).starred or A.key in library.state.marks


def test_what_is_altered_in_the_moment_before_a_change_is_noticed_within_it(
    place: Locations, monkeypatch: pytest.MonkeyPatch
) -> None:
    with closing(Library(place)) as library:
        # The backup of the day is made between the look before a change and the change.
        monkeypatch.setattr("tui.library.storage.backup.back_up_daily", lambda *_: _newer(place))
        with pytest.raises(LibraryError, match="altered by a newer carrel"):
            library.set_read([NEW], True)
        assert not library.mark_on_disk(NEW.key).read


def test_tables_that_were_only_packed_are_no_others(place: Locations) -> None:
    with closing(Library(place)) as library:
        assert alter(place, "VACUUM")
        library.set_read([paper("Another")], True)
        assert library.not_saving == ""
