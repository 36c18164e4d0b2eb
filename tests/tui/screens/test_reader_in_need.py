"""The real program where its library cannot be used: it opens, says so, and alters nothing."""

from __future__ import annotations

import sqlite3
import sys
from collections.abc import Callable
from contextlib import closing
from pathlib import Path

import pytest

from tests.terminal import Terminal
from tests.tui.library.made import paper
from tests.tui.reader import Reader
from tui.library.library import Library
from tui.library.locations import Locations
from tui.library.storage.schema import VERSION

ROOT = Path(__file__).parents[3]
LIMITED = 'ulimit -f "$0"; PYTHONDONTWRITEBYTECODE=1 exec "$@"'
"""Runs a program whose files may be no longer than so many blocks of 512 bytes: a full disk.

What it imports is not kept: it would be cut short, and the next program could not read it.
"""


def reader(
    tmp_path: Path, *, blocks: int | None = None, rows: int = 40, cols: int = 120
) -> Terminal:
    """The reader in a terminal; its home is ``tmp_path / "carrel"``."""
    limited = () if blocks is None else ("/bin/sh", "-c", LIMITED, str(blocks))
    return Reader(
        [*limited, sys.executable, "-m", "tui"],
        tmp_path,
        rows=rows,
        cols=cols,
        environment={"PYTHONPATH": str(ROOT)},
    )


@pytest.fixture
def place(tmp_path: Path) -> Locations:
    """A library with some marks."""
    place = Locations(tmp_path / "carrel")
    library = Library(place)
    library.set_read([paper(f"Paper {number}", "x" * 500) for number in range(60)], True)
    library.close()
    return place


def empty(place: Locations) -> None:
    place.database.write_bytes(b"")


def cut(place: Locations) -> None:
    place.database.write_bytes(place.database.read_bytes()[:20_000])


def newer(place: Locations) -> None:
    with closing(sqlite3.connect(place.database)) as connection:
        connection.execute(f"PRAGMA user_version = {VERSION + 1}")


def unreadable_paper(place: Locations) -> None:
    """The page that holds the papers' texts, which a start reads last of all."""
    with closing(sqlite3.connect(place.database)) as connection:
        ((root,),) = connection.execute("SELECT rootpage FROM sqlite_master WHERE name = 'paper'")
    content = bytearray(place.database.read_bytes())
    content[(root - 1) * 4096 : root * 4096] = bytes(4096)
    place.database.write_bytes(content)


@pytest.mark.parametrize(
    ("spoil", "says"),
    [
        (empty, "is empty"),
        (cut, "is damaged"),
        (newer, "newer carrel"),
        (unreadable_paper, "is damaged"),
    ],
)
def test_the_reader_opens_and_says_that_it_is_not_saving(
    tmp_path: Path, place: Locations, spoil: Callable[[Locations], None], says: str
) -> None:
    spoil(place)
    before = place.database.read_bytes()
    with reader(tmp_path, cols=300) as terminal:
        terminal.wait_for("NOT SAVING: ")
        assert says in terminal.lines[-1]
        terminal.send("js")
        terminal.wait_for("● ★")
        assert terminal.lines[-1].startswith(" NOT SAVED: Starred: ")
        terminal.send("j")
        terminal.wait_for(lambda shown: shown.lines[-1].startswith(" NOT SAVING  "))
        terminal.send("Q")
        assert terminal.exit_status() == 1
        assert "carrel: nothing was saved: 1 change. " in terminal.text
        assert terminal.text.count(says) == 1
    assert place.database.read_bytes() == before


def test_a_library_that_a_newer_carrel_alters_meanwhile_is_written_no_more(
    tmp_path: Path, place: Locations
) -> None:
    with reader(tmp_path, cols=300) as terminal:
        terminal.wait_for("These are the sample pages")
        newer(place)
        terminal.wait_for("NOT SAVING: the library was altered by a newer carrel")
        terminal.send("s")
        terminal.wait_for("Not saved: the library was altered by a newer carrel")
        terminal.send("j")
        terminal.wait_for(lambda shown: shown.lines[-1].startswith(" NOT SAVING  "))
        assert "● ★" not in terminal.text
        terminal.send("Q")
        assert terminal.exit_status() == 1
        assert "1 change could not be saved: the library was altered by a newer" in terminal.text


def test_a_journal_that_cannot_be_read_does_not_end_the_reader_at_undo(
    tmp_path: Path, place: Locations
) -> None:
    with closing(sqlite3.connect(place.database)) as connection, connection:
        connection.execute("UPDATE journal SET place = 'tomorrow'")
    with reader(tmp_path, cols=300) as terminal:
        terminal.wait_for("These are the sample pages")
        terminal.send("u")
        terminal.wait_for("The library is damaged: the journal tells of a table 'tomorrow'")
        terminal.send("s")
        terminal.wait_for("● ★")
        terminal.send("Q")
        assert terminal.exit_status() == 0


def test_a_time_that_cannot_be_written_is_told_and_the_reader_opens(
    tmp_path: Path, place: Locations
) -> None:
    with closing(sqlite3.connect(place.database)) as connection, connection:
        connection.execute("UPDATE mark SET read_at = 253402300800000")
    with reader(tmp_path, cols=300) as terminal:
        terminal.wait_for("NOT SAVING: ")
        assert "mark.read_at is not a time" in terminal.lines[-1]
        terminal.send("Q")
        assert terminal.exit_status() == 0


def test_a_home_that_is_a_file_is_left_and_the_reader_opens(tmp_path: Path) -> None:
    (tmp_path / "carrel").write_text("mine")
    with reader(tmp_path) as terminal:
        terminal.wait_for("NOT SAVING: ")
        terminal.send("Q")
        assert terminal.exit_status() == 0
    assert (tmp_path / "carrel").read_text() == "mine"


def test_on_a_full_disk_the_reader_opens_and_says_that_it_is_not_saving(
    tmp_path: Path, place: Locations
) -> None:
    before = place.database.read_bytes()
    with reader(tmp_path, blocks=8) as terminal:
        terminal.wait_for("NOT SAVING: ")
        terminal.send("Q")
        assert terminal.exit_status() == 0
    assert place.database.read_bytes() == before


def test_when_the_disk_fills_up_what_was_not_saved_is_not_shown_as_done(
    tmp_path: Path, place: Locations
) -> None:
    # The log may grow to 256 KiB, so that some marks find room and then one does not.
    with reader(tmp_path, blocks=512, rows=180) as terminal:
        terminal.wait_for("These are the sample pages")
        terminal.send("sj" * 40)
        terminal.wait_for("Not saved: ")
        terminal.until_idle()
        shown = terminal.text.count("● ★")
        terminal.send("Q")
        assert terminal.exit_status() == 1
        assert "could not be saved" in terminal.text
    with closing(Library(place)) as library:
        assert sum(mark.starred for mark in library.state.marks.values()) == shown
        assert 0 < shown < 40


def test_a_day_without_its_backup_is_told_when_the_reader_is_left(
    tmp_path: Path, place: Locations
) -> None:
    place.backups.write_text("in its place")
    with reader(tmp_path) as terminal:
        terminal.wait_for("These are the sample pages")
        terminal.send("s")
        terminal.wait_for("● ★")
        terminal.send("Q")
        assert terminal.exit_status() == 0
        assert "carrel: No backup was made today: " in terminal.text
