"""The daily loop, by the real program in a real terminal: what was done is there the next day."""

from __future__ import annotations

import json
import sqlite3
import sys
from collections.abc import Callable
from contextlib import closing
from pathlib import Path

import pytest

from tests.terminal import Terminal
from tests.tui.reader import Reader
from tui.colours import COLOURS

ROOT = Path(__file__).parents[3]
Start = Callable[..., Terminal]


@pytest.fixture
def carrel(tmp_path: Path) -> Start:
    """Starts `carrel` in a terminal, always on the same library."""
    folder = tmp_path / "here"
    folder.mkdir()

    def start(rows: int = 40, cols: int = 120) -> Terminal:
        return Reader(
            [sys.executable, "-m", "tui"],
            tmp_path,
            rows=rows,
            cols=cols,
            environment={"PYTHONPATH": str(ROOT)},
            cwd=folder,
        )

    return start


def row(terminal: Terminal, title: str) -> str:
    """The row of the list that a title stands in, without the sidebar and the cursor's bar."""
    for line in terminal.lines:
        before, found, _ = line.partition(title)
        if found and ("●" in before[-7:] or "✓" in before[-7:]):
            return before[-6:].replace("▌", " ").strip() + " " + title
    return ""


def shows(title: str, signs: str) -> Callable[[Terminal], bool]:
    """Whether a paper's row shows these signs before its title."""
    return lambda terminal: row(terminal, title).split() == [*signs.split(), *title.split()]


def counts(source: str, counted: str) -> Callable[[Terminal], bool]:
    """Whether the sidebar counts so many papers beside a source."""
    return lambda terminal: any(
        line.lstrip("▌ ").split()[:2] == [source, counted] for line in terminal.lines
    )


def bars(terminal: Terminal, columns: slice) -> list[str]:
    """The colours of the bars at the cursors in some columns."""
    rows = range(1, len(terminal.lines) - 1)
    return [cell.fg for row in rows for cell in terminal.cells(row)[columns] if cell.data == "▌"]


def list_has_keys(terminal: Terminal) -> bool:
    """Whether the cursor of the list has the colour of the pane that has the keys."""
    return bars(terminal, slice(22, None)) == [COLOURS["carrel-dark"].primary.removeprefix("#")] * 3


def sidebar_has_keys(terminal: Terminal) -> bool:
    """Whether the cursor of the sidebar has the colour of the pane that has the keys."""
    return bars(terminal, slice(1)) == [COLOURS["carrel-dark"].primary.removeprefix("#")]


def on_disk(tmp_path: Path, question: str) -> list[tuple[object, ...]]:
    """What the library's database answers to another program."""
    path = tmp_path / "carrel" / "library.db"
    with closing(sqlite3.connect(f"{path.as_uri()}?mode=ro", uri=True)) as database:
        return database.execute(question).fetchall()


def test_what_was_read_starred_and_collected_is_there_the_next_day(
    carrel: Start, tmp_path: Path
) -> None:
    with carrel() as terminal:
        terminal.wait_for("These are the sample pages")
        terminal.send("j")
        terminal.wait_for("All · 511 papers · 511 unread")
        terminal.send("<enter>")
        terminal.wait_for(shows("Multi-Scale", "✓"))
        terminal.send("q")
        terminal.wait_for(list_has_keys)
        terminal.send("js")
        terminal.wait_for(shows("RaftMLP", "● ★"))
        terminal.send("a")
        terminal.wait_for("Add to which reading list?")
        terminal.send("To read")
        terminal.wait_for("New list “To read”")
        terminal.send("<enter>")
        terminal.wait_for("Added to the new list “To read”")
        terminal.send("ja")
        terminal.wait_for("Add to which reading list?")
        terminal.send("<enter>")
        terminal.wait_for("Added to “To read”")
        terminal.send("Q")
        assert terminal.exit_status() == 0

    with carrel() as terminal:
        terminal.wait_for(shows("RaftMLP", "● ★"))
        assert shows("Multi-Scale", "✓")(terminal)
        assert any(
            line.split()[:2] + line.split()[3:4] == ["To", "read", "2"] for line in terminal.lines
        )
        terminal.send("h")
        terminal.wait_for(sidebar_has_keys)
        terminal.send("jjjj")
        terminal.wait_for("List To read · 2 papers · 2 unread")
        terminal.send("lx")
        terminal.wait_for("Export 2 papers of “To read”")
        terminal.send("json")
        terminal.wait_for(lambda seen: "Markdown" not in seen.text)
        terminal.send("<enter>")
        terminal.wait_for("Write JSON to which file?")
        terminal.send("<enter>")
        terminal.wait_for("Wrote 2 papers to To read.json")
        terminal.send("Q")
        assert terminal.exit_status() == 0

    written = json.loads((tmp_path / "here" / "To read.json").read_text("utf-8"))
    assert [paper["title"][:7] for paper in written["papers"]] == ["RaftMLP", "Strip-M"]
    assert [paper["starred"] for paper in written["papers"]] == [True, False]


def test_a_star_that_was_seen_outlives_a_killed_reader(carrel: Start) -> None:
    with carrel() as terminal:
        terminal.wait_for("These are the sample pages")
        terminal.send("jjs")
        terminal.wait_for(shows("RaftMLP", "● ★"))
        terminal.kill()
        assert terminal.exit_status() == -9

    with carrel() as terminal:
        terminal.wait_for(shows("RaftMLP", "● ★"))


@pytest.mark.parametrize(("cols", "rows"), [(80, 24), (40, 12)])
def test_open_read_and_star_work_in_a_small_terminal(
    carrel: Start, tmp_path: Path, cols: int, rows: int
) -> None:
    with carrel(rows, cols) as terminal:
        terminal.wait_for("These are the sample pages")
        terminal.send("j<enter>")
        terminal.wait_for("✓ Mar 11")
        terminal.send("s")
        terminal.wait_for("✓ ★ Mar 11")
        terminal.send("q")
        terminal.wait_for(shows("Multi-Scale", "✓ ★"))
        assert on_disk(tmp_path, "SELECT count(read_at), count(starred_at) FROM mark") == [(1, 1)]
        terminal.send("Q")
        assert terminal.exit_status() == 0

    with carrel(rows, cols) as terminal:
        terminal.wait_for(shows("Multi-Scale", "✓ ★"))


def test_a_mark_writes_little_to_the_terminal(carrel: Start) -> None:
    with carrel(50, 160) as terminal:
        terminal.wait_for("These are the sample pages")
        terminal.send("j")
        terminal.wait_for("All · 511 papers · 511 unread")
        terminal.until_idle()
        before = len(terminal.raw)
        terminal.send("s")
        terminal.wait_for(shows("Multi-Scale", "● ★"))
        terminal.until_idle()
        assert b"RaftMLP" not in terminal.raw[before:]
        assert len(terminal.raw) - before < 4000


def test_keys_typed_ahead_of_the_first_frame_are_done(carrel: Start) -> None:
    with carrel() as terminal:
        terminal.wait_for(lambda seen: 1049 in seen.screen.private_modes)
        terminal.send("jjs")
        terminal.wait_for(shows("RaftMLP", "● ★"))


def test_leaving_gives_the_terminal_back_whatever_is_typed_meanwhile(carrel: Start) -> None:
    with carrel() as terminal:
        terminal.wait_for("These are the sample pages")
        terminal.send("sQjjjjsr")
        assert terminal.exit_status() == 0
        assert "Traceback" not in terminal.text
        assert terminal.screen.private_modes & {1000, 1003, 1006, 1049, 2004} == set()
        assert 25 in terminal.screen.private_modes


def test_a_window_made_smaller_and_larger_keeps_the_paper(carrel: Start) -> None:
    with carrel() as terminal:
        terminal.wait_for("These are the sample pages")
        terminal.send("jj")
        terminal.wait_for("Paper · 3 of 511")  # the new size could overtake the keys
        terminal.resize(8, 30)
        terminal.wait_for("carrel wants 40")
        terminal.resize(24, 80)
        terminal.wait_for(shows("RaftMLP", "●"))
        terminal.send("s")
        terminal.wait_for(shows("RaftMLP", "● ★"))


def test_a_tag_and_a_note_are_written_one_day_and_undone_on_another(
    carrel: Start, tmp_path: Path
) -> None:
    with carrel() as terminal:
        terminal.wait_for("These are the sample pages")
        terminal.send("t")
        terminal.wait_for("Which tag?")
        terminal.send("graphs<enter>")
        terminal.wait_for("Tagged #graphs: ")
        terminal.send("e")
        terminal.wait_for("Note on “")
        terminal.send("read<enter>again")
        terminal.wait_for("again")
        terminal.send("<ctrl+s>")
        terminal.wait_for("Note kept: ")
        assert on_disk(tmp_path, "SELECT text FROM note") == [("read\nagain",)]
        terminal.send("Q")
        assert terminal.exit_status() == 0

    with carrel() as terminal:
        terminal.wait_for("#graphs")
        terminal.send("u")
        terminal.wait_for("Undo what was done before this start, ")
        terminal.send("y")
        terminal.wait_for("Undone: wrote the note on “")
        terminal.send("u")
        terminal.wait_for("Undo what was done before this start, ")
        terminal.send("y")
        terminal.wait_for("Undone: tagged “")
        assert "#graphs" not in "".join(terminal.lines[:-1])
        assert on_disk(tmp_path, "SELECT * FROM tag") == []
        terminal.send("<ctrl+r>")
        terminal.wait_for("Redone: tagged “")
        terminal.send("Q")
        assert terminal.exit_status() == 0
    assert on_disk(tmp_path, "SELECT name FROM tag") == [("graphs",)]
    assert on_disk(tmp_path, "SELECT * FROM note") == []


def test_two_readers_see_each_others_changes_and_each_undoes_its_own(
    carrel: Start, tmp_path: Path
) -> None:
    with carrel() as left, carrel() as right:
        left.wait_for("These are the sample pages")
        right.wait_for("These are the sample pages")
        left.send("js")
        left.wait_for("Starred: ")
        right.wait_for(counts("Starred", "1"))
        right.send("r")
        left.wait_for(counts("All", "510"))
        right.send("u")
        right.wait_for("Undone: marked “")
        right.send("u")
        right.wait_for("Nothing to undo. Done elsewhere since, and kept: starred “")
        left.send("u")
        left.wait_for("Undone: starred “")
        right.wait_for(counts("Starred", "0"))
        for terminal in (left, right):
            terminal.send("Q")
            assert terminal.exit_status() == 0
    assert on_disk(tmp_path, "SELECT * FROM mark") == []
