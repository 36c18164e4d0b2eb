"""From starting carrel to its first answer to a query, without and with the index cache."""

from __future__ import annotations

import shutil
import time
from typing import TYPE_CHECKING

from benchmarks.contestants import ROOT, SEARCHABLE, Library
from benchmarks.figures import Note
from benchmarks.frames import home, leave, start_up
from tests.terminal import Terminal

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

ANSWERED = "best first"
"""On the screen once a query was answered."""
PATIENCE = 180.0


def measure(library: Library, rounds: int, folder: Path) -> Iterator[Note]:
    """Start with an empty cache, until all words are read; then with that cache, some times."""
    place = home(folder, "opening")
    shutil.rmtree(folder / "cache")
    (folder / "cache").mkdir()
    with Terminal(library.reader.command, place, cwd=ROOT) as terminal:
        start_up(terminal, library.reader, library.complete, PATIENCE)
        terminal.until_idle()
        cold = time.perf_counter() - terminal.started
        leave(terminal)
    warm = sorted(answered(library, place) for _ in range(rounds))
    half = warm[len(warm) // 2]
    verdict = "ok" if half <= SEARCHABLE else "OVER"
    yield Note(
        f"{library.name}: with the index cached, titles and abstracts answer a query {half:.2f} s "
        f"after the start (at most {SEARCHABLE:.0f} s: {verdict}); the first time, all words are "
        f"read after {cold:.1f} s."
    )


def answered(library: Library, place: Path) -> float:
    """Seconds from the start to the answer to a query typed as soon as there is a screen."""
    with Terminal(library.reader.command, place, cwd=ROOT) as terminal:
        start_up(terminal, library.reader, library.ready)
        terminal.send("/attention spars")
        terminal.wait_for(ANSWERED, PATIENCE)
        seconds = time.perf_counter() - terminal.started
        leave(terminal)
    return seconds
