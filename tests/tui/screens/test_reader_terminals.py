"""The real program in poor terminals, told to stop, suspended, and at a fault of its own."""

from __future__ import annotations

import os
import signal
import sqlite3
import sys
import termios
from contextlib import closing
from pathlib import Path

import pytest

from tests.terminal import Terminal
from tests.tui.reader import Reader
from tui.terminal.ascii_fallback import plain

ROOT = Path(__file__).parents[3]
OWN_MODES = {1000, 1003, 1006, 1049, 2004}
"""Modes that the reader sets: the mouse, the alternate screen, bracketed paste."""


def reader(tmp_path: Path, *program: str, **environment: str) -> Terminal:
    """The reader in a terminal."""
    return Reader(
        [sys.executable, *(program or ("-m", "tui"))],
        tmp_path,
        environment={"PYTHONPATH": str(ROOT), **environment},
    )


def stars(tmp_path: Path) -> int:
    """The starred papers in the library."""
    with closing(sqlite3.connect(tmp_path / "carrel" / "library.db")) as connection:
        many: int = connection.execute("SELECT count(starred_at) FROM mark").fetchone()[0]
        return many


def is_given_back(terminal: Terminal) -> bool:
    """Whether the terminal is as it was before the reader."""
    modes = terminal.screen.private_modes
    return not modes & OWN_MODES and 25 in modes


# Poor terminals


@pytest.mark.parametrize(
    "environment",
    [
        {"TERM": "dumb"},
        {"LC_ALL": "C", "LANG": "C", "PYTHONUTF8": "0", "PYTHONCOERCECLOCALE": "0"},
        {"LC_ALL": "POSIX"},
        {"LANG": "C"},
    ],
    ids=["dumb", "C", "POSIX", "LANG"],
)
def test_where_there_is_only_ascii_the_reader_is_all_ascii(
    tmp_path: Path, environment: dict[str, str]
) -> None:
    with reader(tmp_path, **environment) as terminal:
        terminal.wait_for("These are the sample pages")
        terminal.send("jsjr")
        terminal.wait_for("o* Multi-Scale")
        terminal.wait_for("v  RaftMLP")
        terminal.send("j")
        terminal.wait_for("All - 511 papers - 510 unread")
        terminal.send("?")
        terminal.wait_for("In the list")
        assert "| " in terminal.text
        terminal.send("<escape>")
        terminal.wait_gone("In the list")
        terminal.send("x")
        terminal.wait_for("< 511 in view >")
        terminal.send("<escape>")
        terminal.wait_gone("511 in view")
        terminal.send("Q")
        assert terminal.exit_status() == 0
        assert terminal.raw.isascii()


def test_without_colour_nothing_is_coloured_and_all_can_be_told_apart(tmp_path: Path) -> None:
    with reader(tmp_path, NO_COLOR="1") as terminal:
        terminal.wait_for("These are the sample pages")
        terminal.send("jsjr")
        terminal.wait_for("● ★ Multi-Scale")
        terminal.wait_for("✓   RaftMLP")
        colours = {
            colour
            for row in range(terminal.screen.lines)
            for cell in terminal.cells(row)
            for colour in (cell.fg, cell.bg)
        }
        greys = {colour for colour in colours if colour[:2] == colour[2:4] == colour[4:]}
        assert colours - greys <= {"default"}


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("plain", "plain"),
        ("● ✓ ★ ▌ · … “a” ─│╭█▐", 'o v * > - ~ "a" -|+##'),
        ("naïve café", "naive cafe"),
        ("γ-MoD", "?-MoD"),
        ("模型", "????"),
        ("e\u0301", "e"),
        ("ﬁ½", "??"),
    ],
)
def test_ascii_stands_for_what_is_not_and_is_as_wide(text: str, shown: str) -> None:
    assert plain(text) == shown


def test_a_byte_that_is_no_letter_ends_nothing(tmp_path: Path) -> None:
    with reader(tmp_path) as terminal:
        terminal.wait_for("These are the sample pages")
        terminal.send("e")
        terminal.wait_for("Note on")
        terminal.send(b"caf\xe9 \x80\xff latin")
        terminal.wait_for("latin")
        terminal.send("\x13")
        terminal.wait_for("Note kept")
        terminal.send(b"\x1b[M\xff\xff\xff")
        terminal.send("Q")
        assert terminal.exit_status() == 0


def test_the_size_is_the_terminals_whatever_the_environment_says(tmp_path: Path) -> None:
    with reader(tmp_path, COLUMNS="60", LINES="20") as terminal:
        terminal.wait_for("? keys")
        assert terminal.lines[-1].endswith("? keys")


def test_with_its_messages_in_a_file_the_reader_still_draws_on_the_terminal(
    tmp_path: Path,
) -> None:
    messages = tmp_path / "messages.txt"
    (tmp_path / "carrel").write_text("in its place")
    command = f'exec "$0" -m tui 2> "{messages}"'
    with Terminal(
        ["/bin/sh", "-c", command, sys.executable], tmp_path, environment={"PYTHONPATH": str(ROOT)}
    ) as terminal:
        terminal.wait_for("NOT SAVING: ")
        terminal.send("Q")
        assert terminal.exit_status() == 0
    assert messages.read_text().startswith("carrel: nothing was saved. ")


# Being told to stop


@pytest.mark.parametrize(
    ("number", "status"), [(signal.SIGTERM, 143), (signal.SIGHUP, 129), (signal.SIGINT, 130)]
)
def test_told_to_stop_it_saves_and_gives_the_terminal_back(
    tmp_path: Path, number: signal.Signals, status: int
) -> None:
    with reader(tmp_path) as terminal:
        terminal.wait_for("These are the sample pages")
        terminal.send("sjsjs")
        terminal.wait_for("Starred: RaftMLP")
        terminal.kill(number)
        assert terminal.exit_status() == status
        assert is_given_back(terminal)
        assert "Traceback" not in terminal.text
    assert stars(tmp_path) == 3


def test_when_the_window_is_closed_it_ends_and_what_was_shown_is_saved(tmp_path: Path) -> None:
    with reader(tmp_path) as terminal:
        terminal.wait_for("These are the sample pages")
        terminal.send("s")
        terminal.wait_for("● ★")
        terminal.hang_up()
        assert terminal.exit_status() == 128 + signal.SIGHUP, "it met an error on its way out"
    assert stars(tmp_path) == 1


def test_it_ends_without_its_window_when_only_what_started_it_is_told(tmp_path: Path) -> None:
    command = 'trap "" HUP; "$0" -m tui'
    with Reader(
        ["/bin/sh", "-c", f"{command}; exit $?", sys.executable],
        tmp_path,
        environment={"PYTHONPATH": str(ROOT)},
    ) as terminal:
        terminal.wait_for("These are the sample pages")
        terminal.send("s")
        terminal.wait_for("● ★")
        terminal.hang_up()
        assert terminal.exit_status() == 128 + signal.SIGHUP
    assert stars(tmp_path) == 1


# Suspended


def state_of(terminal: Terminal) -> str:
    """The process's state as the kernel tells: T when it is stopped."""
    return Path(f"/proc/{terminal.process.pid}/stat").read_text().rpartition(")")[2].split()[0]


@pytest.mark.skipif(not Path("/proc/self/stat").exists(), reason="asks the kernel by way of /proc")
def test_suspended_it_gives_the_terminal_back_and_returns_where_it_was(tmp_path: Path) -> None:
    with reader(tmp_path) as terminal:
        terminal.wait_for("These are the sample pages")
        terminal.send("jjs")
        terminal.wait_for("Starred: RaftMLP")
        terminal.send("<ctrl+z>")
        terminal.wait_for(lambda _: state_of(terminal) == "T")
        terminal.until_idle()
        assert is_given_back(terminal)
        assert termios.tcgetattr(terminal.master)[3] & termios.ECHO
        assert "RaftMLP" not in terminal.text
        os.kill(terminal.process.pid, signal.SIGCONT)
        terminal.wait_for("● ★ RaftMLP")
        assert 1049 in terminal.screen.private_modes
        terminal.send("s")
        terminal.wait_for("No star any more: RaftMLP")
        terminal.send("Q")
        assert terminal.exit_status() == 0
        assert is_given_back(terminal)


# A fault of its own


FAULTY = """
import sys
from tui.actions import program
from tui.screens.reader import Reader
from tui.__main__ import main

def fail(_):
    raise ValueError("\\x1b[31mred")

{function} = fail
sys.exit(main())
"""


@pytest.mark.parametrize("function", ["program.redraw", "Reader.on_mount"])
def test_a_fault_leaves_the_terminal_as_it_was_and_is_told_in_two_lines(
    tmp_path: Path, function: str
) -> None:
    with reader(tmp_path, "-c", FAULTY.format(function=function)) as terminal:
        if function == "program.redraw":
            terminal.wait_for("These are the sample pages")
            terminal.send("sjsjs<ctrl+l>")
        assert terminal.exit_status() == 70
        assert is_given_back(terminal)
        lines = [line for line in terminal.lines if line]
    log = tmp_path / "carrel" / "carrel.log"
    told = "".join(lines)
    assert told.startswith("carrel: stopped by a fault of its own: ValueError: red")
    assert "carrel: What was shown as done is saved." in told
    assert told.endswith(str(log))
    assert len(lines) <= 4, "two lines, of which each may be wider than the terminal"
    written = log.read_text("utf-8")
    assert "Traceback" in written
    assert "\x1b" not in written
    assert stars(tmp_path) == (3 if function == "program.redraw" else 0)
