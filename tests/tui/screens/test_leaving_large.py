"""Leaving while a large library is still being read, by the real program in a real terminal."""

from __future__ import annotations

import sys
import time
from pathlib import Path

import pytest

from tests.tui.reader import Reader
from tests.tui.screens.test_reader_large import text

ROOT = Path(__file__).parents[3]
HELD = """
import sys, time
from tui.__main__ import main
from tui.library.search import index_file
from tui.library import loader

def for_ever(rest):
    while True:
        rest()
        time.sleep(0.002)

if sys.argv.pop(1) == "pages":
    loader.PendingPages.read = lambda awaited, rest, *_: for_ever(rest)
else:
    def indexes(papers, file, rest, told):
        told(0.25)
        for_ever(rest)
        yield
    index_file.indexes = indexes
sys.exit(main(sys.argv[1:]))
"""
"""The program, whose reading of the other pages, or of the words, never comes to an end."""


@pytest.mark.parametrize(
    ("stage", "seen"), [("pages", "All · 8 papers"), ("words", "All · 12 papers")]
)
def test_leaving_in_the_midst_of_the_reading_is_at_once_and_gives_the_terminal_back(
    tmp_path: Path, stage: str, seen: str
) -> None:
    files = [tmp_path / f"{day:02}.txt" for day in range(1, 13)]
    for day, file in enumerate(files, 1):
        file.write_bytes(text(day).replace(b"Paper b", b"Paper a").replace(b"Paper c", b"Paper a"))
    command = [sys.executable, "-c", HELD, stage, "read", *map(str, files)]
    with Reader(command, tmp_path, environment={"PYTHONPATH": str(ROOT)}) as terminal:
        terminal.wait_for(seen)
        terminal.send("jr")
        terminal.wait_for("Read: Paper a of day 02")
        asked = time.monotonic()
        terminal.send("Q")
        assert terminal.exit_status() == 0
        assert time.monotonic() - asked < 5
        assert "Traceback" not in terminal.text
        assert terminal.screen.private_modes & {1000, 1003, 1006, 1049, 2004} == set()
        assert 25 in terminal.screen.private_modes
