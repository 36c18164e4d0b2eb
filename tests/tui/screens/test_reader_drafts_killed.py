"""The real program, ended while something is being typed: the next start offers it."""

from __future__ import annotations

import signal
import sys
from pathlib import Path

import pytest

from tests.terminal import Terminal
from tests.torture import drafts_in
from tests.tui.reader import Reader
from tui.library.locations import Locations

ROOT = Path(__file__).parents[3]
KEPT = "Kept from a reader that ended"
SAID = "What you typed is kept, and offered at the next start."
FAULTY = """
import sys
from tui.app import Carrel

async def fail(app):
    raise ValueError("red")

Carrel.action_quit = fail
from tui.__main__ import main
sys.exit(main())
"""
"""The program, with a fault of its own on ^q."""


def reader(home: Path, *program: str, rows: int = 40, cols: int = 120) -> Terminal:
    """The reader in a terminal."""
    return Reader(
        [sys.executable, *(program or ("-m", "tui"))],
        home,
        rows=rows,
        cols=cols,
        environment={"PYTHONPATH": str(ROOT)},
    )


def drafts(home: Path) -> list[str]:
    """What is typed, in the drafts that are on disk."""
    return drafts_in(Locations(home / "carrel"))


def type_in(terminal: Terminal, key: str, question: str, text: str) -> None:
    """Open a dialog and type there."""
    terminal.wait_for("These are the sample pages")
    terminal.send(key)
    terminal.wait_for(question)
    terminal.send(text)
    terminal.wait_for(text)


@pytest.mark.parametrize(
    ("key", "question", "text", "saves", "said"),
    [
        ("e", "Note on", "A thought", "<ctrl+s>", "Note kept"),
        ("t", "Which tag", "graphs", "<enter>", "Tagged #graphs"),
        ("c", "Name of the new", "Later", "<enter>", "Made the reading list “Later”"),
    ],
)
def test_what_was_typed_when_it_was_killed_is_offered_and_saved(
    tmp_path: Path, *, key: str, question: str, text: str, saves: str, said: str
) -> None:
    with reader(tmp_path) as terminal:
        type_in(terminal, key, question, text)
        terminal.wait_for(lambda _: drafts(tmp_path) == [text])
        terminal.kill(signal.SIGKILL)
        terminal.exit_status()
    with reader(tmp_path, rows=12, cols=40) as terminal:
        terminal.wait_for(KEPT)
        terminal.wait_for(text)
        terminal.send(saves)
        terminal.wait_for(said)
        terminal.wait_for(lambda _: not drafts(tmp_path))


@pytest.mark.parametrize("number", [signal.SIGTERM, signal.SIGHUP, signal.SIGINT])
def test_told_to_stop_it_keeps_the_last_letter(tmp_path: Path, number: signal.Signals) -> None:
    with reader(tmp_path) as terminal:
        type_in(terminal, "e", "Note on", "A thought")
        terminal.kill(number)
        assert terminal.exit_status() == 128 + number
        assert SAID in terminal.text
    assert drafts(tmp_path) == ["A thought"]


def test_at_a_fault_of_its_own_it_keeps_the_last_letter(tmp_path: Path) -> None:
    with reader(tmp_path, "-c", FAULTY) as terminal:
        type_in(terminal, "e", "Note on", "A thought")
        terminal.send("<ctrl+q>")
        assert terminal.exit_status() == 70
        assert "stopped by a fault of its own: ValueError: red" in terminal.text
        assert SAID in terminal.text
    assert drafts(tmp_path) == ["A thought"]


def test_another_reader_does_not_offer_what_is_being_typed(tmp_path: Path) -> None:
    with reader(tmp_path) as first:
        type_in(first, "c", "Name of the new", "Mine")
        first.wait_for(lambda _: drafts(tmp_path) == ["Mine"])
        with reader(tmp_path) as second:
            type_in(second, "c", "Name of the new", "Theirs")
            second.wait_for(lambda _: sorted(drafts(tmp_path)) == ["Mine", "Theirs"])
            assert KEPT not in second.text
            second.kill(signal.SIGKILL)
            second.exit_status()
        with reader(tmp_path) as third:
            third.wait_for(KEPT)
            third.wait_for("Theirs")
            third.send("<enter>")
            third.wait_for("Made the reading list “Theirs”")
            third.wait_for(lambda _: drafts(tmp_path) == ["Mine"])
        first.send("<enter>")
        first.wait_for("Made the reading list “Mine”")
        first.wait_for(lambda _: not drafts(tmp_path))


def test_where_nothing_is_saved_it_says_what_is_lost(tmp_path: Path) -> None:
    (tmp_path / "carrel").write_text("in its place")
    with reader(tmp_path) as terminal:
        terminal.wait_for("NOT SAVING: ")
        terminal.send("c")
        terminal.wait_for("Name of the new")
        terminal.send("Later")
        terminal.wait_for("Later")
        terminal.kill(signal.SIGTERM)
        terminal.exit_status()
        assert "What you were typing is lost: " in terminal.text
