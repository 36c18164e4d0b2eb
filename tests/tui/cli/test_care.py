"""``carrel backup``, ``restore``, ``doctor`` and ``paths``, as a person runs them."""

from __future__ import annotations

import os
import re
import sqlite3
import stat
from collections.abc import Callable
from contextlib import closing
from pathlib import Path

import pytest

from parsing.paper import paper_key
from tests.tui.cli.carrel import ROOT, carrel
from tui.cli import main
from tui.library.library import Library
from tui.library.locations import Locations

Keep = Callable[..., None]


@pytest.fixture
def place(scratch_home: Path) -> Locations:
    """Where the library of this test lies."""
    return Locations(scratch_home)


def change(place: Locations, statement: str) -> None:
    """Do something to the database behind carrel's back."""
    with closing(sqlite3.connect(place.database, isolation_level=None)) as connection:
        connection.execute(statement)


Wrong = Callable[[], dict[str, str]]


@pytest.fixture
def wrong(capsys: pytest.CaptureFixture[str]) -> Wrong:
    """What the doctor finds wrong, by the check; its exit status says the same."""

    def ask() -> dict[str, str]:
        capsys.readouterr()
        status = main(["doctor"])
        out, err = capsys.readouterr()
        lines = [line.split("\t") for line in out.splitlines()]
        assert {line[0] for line in lines} <= {"ok", "WRONG"}
        found = {check: says for state, check, says in lines if state == "WRONG"}
        assert status == (1 if found else 0)
        assert ("nothing was altered" in err) == bool(found)
        return found

    return ask


def test_paths_says_where_things_lie(scratch_home: Path) -> None:
    ended = carrel("paths")
    assert dict(line.split("\t") for line in ended.out.splitlines()) == {
        "home": str(scratch_home),
        "database": str(scratch_home / "library.db"),
        "pages": str(scratch_home / "pages"),
        "papers": str(scratch_home / "papers"),
        "backups": str(scratch_home / "backups"),
        "drafts": str(scratch_home / "drafts"),
        "settings": str(scratch_home / "settings.toml"),
        "log": str(scratch_home / "carrel.log"),
        "cache": str(scratch_home / "cache"),
    }
    assert ended.status == 0
    assert not scratch_home.exists()


# Backup and restore


def test_without_a_library_there_is_nothing_to_copy_or_bring_back(scratch_home: Path) -> None:
    assert carrel("backup").status == 1
    assert carrel("restore").status == 1
    assert carrel("restore", "1").status == 2
    assert not scratch_home.exists()


def test_a_backup_is_listed_and_brought_back(keep: Keep, place: Locations) -> None:
    keep(["A", "B"])
    ended = carrel("backup")
    assert (ended.status, ended.err) == (0, "")
    assert Path(ended.out.strip()).is_file()
    keep(["C"])
    number, _, _, size, kind, holds = carrel("restore").out.splitlines()[-1].split("\t")
    assert (number, kind, holds) == ("1", "asked", "2 starred")
    assert size.endswith(" kB")
    ended = carrel("restore", "1")
    assert ended.status == 0
    assert "What was there is kept in " in ended.err
    assert len(Library(place).state.marks) == 2
    kinds = [line.split("\t")[4:] for line in carrel("restore").out.splitlines()]
    assert kinds[0] == ["replaced", "3 starred"], "the newest comes first"


def test_a_backup_goes_to_a_file_of_ones_own(keep: Keep, tmp_path: Path) -> None:
    keep(["A"])
    assert carrel("backup", "mine.db", cwd=tmp_path).out == "mine.db\n"
    ended = carrel("backup", "mine.db", cwd=tmp_path)
    assert ended.status == 2
    assert "mine.db is there already. --force overwrites it" in ended.err
    assert carrel("backup", "mine.db", "--force", cwd=tmp_path).status == 0
    assert stat.S_IMODE((tmp_path / "mine.db").stat().st_mode) == 0o600, "it is nobody else's"


@pytest.mark.parametrize("target", ["nowhere/mine.db", ".", "\x1b[31m/mine.db"])
def test_a_backup_that_cannot_be_written_is_told(keep: Keep, tmp_path: Path, target: str) -> None:
    keep(["A"])
    before = sorted(each.name for each in tmp_path.iterdir())
    assert carrel("backup", "--force", target, cwd=tmp_path).status == 2
    assert sorted(each.name for each in tmp_path.iterdir()) == before


@pytest.mark.parametrize("target", ["", ".", "folder"])
def test_a_folder_is_said_to_be_one(keep: Keep, tmp_path: Path, target: str) -> None:
    keep(["A"])
    (tmp_path / "folder").mkdir()
    for force in ((), ("--force",)):
        ended = carrel("backup", *force, target, cwd=tmp_path)
        assert ended.status == 2
        assert "is a folder; give a name inside it" in ended.err
        assert "overwrites" not in ended.err


def test_a_backup_does_not_go_to_standard_output(keep: Keep, tmp_path: Path) -> None:
    keep("A")
    ended = carrel("backup", "-", cwd=tmp_path)
    assert ended.status == 2
    assert "a backup needs a file of its own" in ended.err
    assert not list(tmp_path.glob("-"))


def test_a_dump_is_said_to_be_no_backup(keep: Keep, tmp_path: Path) -> None:
    keep(["A"])
    dump = tmp_path / "library.json"
    carrel("dump", dump)
    ended = carrel("restore", dump)
    says = "is no backup, for it is not a database; `carrel load` merges what `carrel dump` wrote."
    assert (ended.status, ended.err) == (2, f"carrel: {dump} {says}\n")


def test_a_pipe_is_not_taken_for_a_backup(keep: Keep, tmp_path: Path) -> None:
    keep(["A"])
    os.mkfifo(tmp_path / "pipe.db")
    assert carrel("restore", tmp_path / "pipe.db").status == 2
    assert carrel("backup", "--force", tmp_path / "pipe.db").status == 2
    assert stat.S_ISFIFO((tmp_path / "pipe.db").stat().st_mode)


def test_a_damaged_library_is_not_backed_up_but_can_be_replaced(
    keep: Keep, place: Locations
) -> None:
    keep(["A"])
    carrel("backup")
    place.database.write_text("hello")
    ended = carrel("backup")
    assert ended.status == 2
    assert "damaged" in ended.err
    ended = carrel("restore", "1")
    assert ended.status == 0
    kept = next(place.backups.glob("*-damaged.db"))
    assert kept.read_text() == "hello"
    assert f"What was there is kept in {kept}" in ended.err
    assert len(Library(place).state.marks) == 1
    assert carrel("restore").out.split("\n")[0].endswith("damaged\tdamaged")


def test_nothing_is_restored_while_the_library_is_open(keep: Keep, place: Locations) -> None:
    keep(["A"])
    carrel("backup")
    keep(["B"])
    library = Library(place)
    ended = carrel("restore", "1")
    assert ended.status == 2
    assert "Leave the reader (Q), then try again" in ended.err
    assert len(library.state.marks) == 2


@pytest.mark.parametrize("which", ["~nobodyatall/x", "~nobodyatall/x.db", "nowhere/x.db", "9"])
def test_what_is_no_backup_is_said_plainly(keep: Keep, which: str) -> None:
    keep(["A"])
    ended = carrel("restore", which)
    assert ended.status == 2
    assert ended.err == f"carrel: There is no backup {which}; `carrel restore` lists them.\n"


# The doctor


def test_all_is_well_in_a_library_in_use(
    keep: Keep, place: Locations, monday: Path, wrong: Wrong
) -> None:
    assert wrong() == {}
    carrel("add", monday)
    carrel("remove", "monday")
    carrel("add", monday)
    keep(["A"], in_list="To read")
    keep(["A", "B"])
    carrel("backup")
    place.settings.write_text('theme = "carrel-light"\n')
    files = {each: each.stat().st_mtime_ns for each in place.home.rglob("*")}
    assert wrong() == {}
    assert {each: each.stat().st_mtime_ns for each in place.home.rglob("*")} == files


@pytest.mark.parametrize("command", ["doctor", "restore", "backup", "dump", "lists"])
def test_nothing_that_a_later_python_warns_of_is_asked(keep: Keep, command: str) -> None:
    keep(["A"], in_list="To read")
    ended = carrel(command, PYTHONWARNINGS="error")
    assert ended.status == (1 if command == "restore" else 0)
    assert "Warning" not in ended.err


def test_no_question_to_the_database_gives_its_values_numbers() -> None:
    """Python warns of such, given in order, from 3.12 on, and refuses them from 3.14 on."""
    files = [*(ROOT / "tui" / "library").rglob("*.py")]
    assert len(files) > 20
    assert [each.name for each in files if re.search(r"\?[0-9]", each.read_text("utf-8"))] == []


def test_the_doctor_is_a_command_of_its_own(keep: Keep, place: Locations) -> None:
    keep(["A"])
    ended = carrel("doctor")
    assert (ended.status, ended.err) == (0, "")
    assert "ok\tdatabase\t" in ended.out
    place.database.write_text("hello")
    ended = carrel("doctor")
    assert ended.status == 1
    assert "WRONG\tdatabase\t" in ended.out


def test_the_doctor_looks_while_the_library_is_open(
    keep: Keep, place: Locations, wrong: Wrong
) -> None:
    keep(["A"])
    library = Library(place)
    assert wrong() == {}
    library.close()


@pytest.mark.parametrize(
    ("statement", "check", "says"),
    [
        ("PRAGMA application_id = 1", "database", "another program's"),
        ("PRAGMA user_version = 99", "version", "newer carrel's"),
        ("DELETE FROM paper", "references", "rows that lead nowhere (mark to paper)"),
        ("UPDATE mark SET read_at = 1", "journal", "changed without it: mark ["),
        ("DELETE FROM mark", "journal", "changed without it: mark ["),
        ("UPDATE journal SET after = 'x' WHERE place = 'mark'", "journal", "cannot be read"),
    ],
)
def test_a_change_behind_its_back_is_found(
    keep: Keep, place: Locations, wrong: Wrong, *, statement: str, check: str, says: str
) -> None:
    keep(["A"])
    change(place, statement)
    found = wrong()
    assert list(found) == [check]
    assert says in found[check]


def test_what_was_altered_among_the_pages_is_found(
    place: Locations, monday: Path, tuesday: Path, wrong: Wrong
) -> None:
    carrel("add", monday, tuesday)
    first, second = sorted(place.pages.iterdir())
    first.write_text("other words")
    assert "was altered; `carrel add` it anew" in wrong()["pages"]
    second.unlink()
    assert "no such file; `carrel add` it anew" in wrong()["pages"]
    (place.pages / "mine.txt").write_text("mine")
    assert "mine.txt belongs to no page" in wrong()["files"]


@pytest.mark.parametrize("content", ["", "hello", "SQLite format 3\0 and then something else"])
def test_a_database_that_is_none_is_found(place: Locations, content: str, wrong: Wrong) -> None:
    place.home.mkdir()
    place.database.write_text(content)
    assert "`carrel restore` brings a backup back" in wrong()["database"]
    assert place.database.read_text() == content


def test_a_folder_in_the_databases_place_is_found(place: Locations, wrong: Wrong) -> None:
    place.database.mkdir(parents=True)
    assert "not a file" in wrong()["database"]


def test_a_home_that_is_a_file_is_found(place: Locations, wrong: Wrong) -> None:
    place.home.write_text("mine")
    assert "not a folder" in wrong()["folder"]


def test_a_home_that_all_may_write_is_found(keep: Keep, place: Locations, wrong: Wrong) -> None:
    keep(["A"])
    place.home.chmod(0o777)
    assert "chmod o-w" in wrong()["folder"]


def test_pdfs_are_counted_and_what_is_no_papers_is_told_and_no_fault(
    keep: Keep, place: Locations, wrong: Wrong
) -> None:
    keep(["A"])
    place.papers.mkdir()
    for name in ("lantern-12fa2ee7c0ffee00.pdf", "notes.txt", ".fetching-12fa2ee7c0ffee00.tmp"):
        (place.papers / name).write_bytes(b"%PDF-")
    assert wrong() == {}
    said = "ok\tpapers\t1 PDF, 1 unfinished file; of no paper here: notes.txt, lantern-12fa"
    assert said in carrel("doctor").out


def test_pdfs_of_papers_on_pages_or_kept_are_known(
    keep: Keep, place: Locations, monday: Path, wrong: Wrong
) -> None:
    carrel("add", monday)
    keep(["A"])
    place.papers.mkdir()
    for title in ("A", "Sparse Attention in Practice"):
        (place.papers / f"x-{paper_key(title)}.pdf").write_bytes(b"%PDF-")
    assert wrong() == {}
    assert "ok\tpapers\t2 PDFs" in carrel("doctor").out.splitlines()


def test_a_folder_of_pdfs_that_all_may_write_is_found(
    keep: Keep, place: Locations, wrong: Wrong
) -> None:
    keep(["A"])
    place.papers.mkdir()
    place.papers.chmod(0o777)
    assert f"everybody may write {place.papers}; chmod o-w" in wrong()["folder"]


def test_pdfs_are_in_no_dump_and_no_backup(keep: Keep, place: Locations, tmp_path: Path) -> None:
    keep(["A"])
    place.papers.mkdir()
    (place.papers / "lantern-12fa2ee7c0ffee00.pdf").write_bytes(b"%PDF-of-a-lantern")
    carrel("dump", tmp_path / "all.json")
    carrel("backup", tmp_path / "all.db")
    for name in ("all.json", "all.db"):
        assert b"PDF-of" not in (tmp_path / name).read_bytes()
        assert b"12fa2ee7c0ffee00" not in (tmp_path / name).read_bytes()


def test_a_backup_that_is_damaged_is_found(keep: Keep, place: Locations, wrong: Wrong) -> None:
    keep(["A"])
    made = Path(carrel("backup").out.strip())
    made.write_bytes(made.read_bytes()[:4096])
    assert str(made) in wrong()["backups"]


def test_a_file_in_the_place_of_the_backups_is_found(
    keep: Keep, place: Locations, wrong: Wrong
) -> None:
    keep(["A"])
    place.backups.write_text("in its place")
    keep(["B"])
    assert "is not a folder" in wrong()["backups"] or "cannot be read" in wrong()["backups"]


def test_settings_that_are_not_understood_are_found(
    keep: Keep, place: Locations, wrong: Wrong
) -> None:
    keep(["A"])
    place.settings.write_text("theme = [")
    assert "settings.toml:1: this is no TOML, so all of it was passed over" in wrong()["settings"]


@pytest.mark.parametrize("make", [Path.mkdir, os.mkfifo, lambda path: path.symlink_to("nowhere")])
def test_settings_that_are_no_file_are_found(
    keep: Keep, place: Locations, wrong: Wrong, make: Callable[[Path], None]
) -> None:
    keep(["A"])
    make(place.settings)
    assert "is no file, or a link to none" in wrong()["settings"]


def test_a_pipe_among_the_backups_is_not_waited_for(
    keep: Keep, place: Locations, wrong: Wrong
) -> None:
    keep(["A"])
    place.backups.mkdir()
    os.mkfifo(place.backups / "000001-2026-11-21-daily.db")
    assert "it is not a file" in wrong()["backups"]
    assert carrel("restore").out.endswith("damaged\n")
    assert "it is not a file" in carrel("restore", "1").err
