"""Leaving while a long export is being written, by the real program in a real terminal."""

from __future__ import annotations

import sys
from pathlib import Path

from tests.tui.reader import Reader

ROOT = Path(__file__).parents[3]
HELD = """
import sys, time
from pathlib import Path
from tui.__main__ import main
from tui.library.export import citations

def held(collection, style):
    is_preview = len(collection.items) < 10
    while not is_preview and not Path("go").exists():
        yield "A citation."
        time.sleep(0.002)

citations.citations = held
sys.exit(main(sys.argv[1:]))
"""
"""The program, whose citations come to an end when there is a file ``go``."""
PATHS = {"PYTHONPATH": str(ROOT)}
COMMAND = [sys.executable, "-c", HELD]
WAITS = "carrel: writing Citations, APA: 511 papers… (^C gives it up)"


def leave_amidst(terminal: Reader) -> None:
    """Export all papers as citations, and quit before they are written."""
    terminal.wait_for("All · 511 papers")
    terminal.send("x")
    terminal.wait_for("Export 511 papers")
    terminal.send("apa")
    terminal.wait_for("▌ Citations, APA")
    terminal.send("\r")
    terminal.wait_for("Write Citations, APA to which file?")
    terminal.send("\r")
    terminal.wait_for("(Esc stops)")
    terminal.send("Q")
    terminal.wait_for(WAITS)


def test_who_leaves_amidst_an_export_is_told_what_is_waited_for_and_what_came(
    tmp_path: Path,
) -> None:
    with Reader(COMMAND, tmp_path, cwd=tmp_path, environment=PATHS) as terminal:
        leave_amidst(terminal)
        (tmp_path / "go").touch()
        assert terminal.exit_status() == 0
        assert "carrel: Wrote 511 papers to All.apa.txt in" in terminal.text
    assert (tmp_path / "All.apa.txt").read_text().startswith("A citation.\n")


def test_it_can_be_given_up_and_nothing_is_half_written(tmp_path: Path) -> None:
    with Reader(COMMAND, tmp_path, cwd=tmp_path, environment=PATHS) as terminal:
        leave_amidst(terminal)
        terminal.send("\x03")
        assert terminal.exit_status() == 0
        assert "carrel: given up; no file is half written" in terminal.text
        assert "Traceback" not in terminal.text
    assert not (tmp_path / "All.apa.txt").exists()
