"""The most memory that carrel holds while reading, beside the text it reads."""

from __future__ import annotations

import re
from pathlib import Path
from typing import TYPE_CHECKING

from benchmarks.contestants import EMPTY_APP, MEMORY_BUDGET, ROOT, Contestant, Library
from benchmarks.figures import Note, NotMeasuredError, Row, Sample
from benchmarks.frames import home, leave, start_up
from tests.terminal import Terminal

if TYPE_CHECKING:
    from collections.abc import Iterator

MEGABYTE = 1e6
JUDGED = 100
"""Megabytes of text from which on the budget holds: less is little beside the program itself."""


def measure(library: Library, rounds: int, folder: Path) -> Iterator[Row | Note]:  # noqa: ARG001
    """Peak resident memory of each after its start and one search; once, as it hardly varies."""
    text = sum(page.stat().st_size for page in library.pages.iterdir()) / MEGABYTE
    empty = peak(EMPTY_APP, home(folder, "memory 0"), "sparse")
    reader = peak(library.reader, home(folder, "memory 1"), "/sparse")
    yield Row(f"peak memory, {library.name}", Sample((empty,), "MB"), Sample((reader,), "MB"))
    if text >= JUDGED:
        what = f"peak memory beside the text, {library.name}"
        yield Row(what, Sample((text,), "MB"), Sample((reader,), "MB"), MEMORY_BUDGET)
    above = reader - empty
    yield Note(f"{library.name}: {text:.1f} MB of text; {above:.1f} MB more than the empty app.")


def peak(contestant: Contestant, place: Path, keys: str) -> float:
    """The most megabytes of resident memory a program had, as Linux counts them."""
    with Terminal(contestant.command, place, cwd=ROOT) as terminal:
        start_up(terminal, contestant, contestant.complete)
        terminal.send(keys)
        terminal.settle(0.5, first=2.0)
        status = Path(f"/proc/{terminal.process.pid}/status")
        found = re.search(r"VmHWM:\s+(\d+) kB", status.read_text()) if status.exists() else None
        leave(terminal)
    if found is None:
        raise NotMeasuredError("memory is read from /proc, which this system does not have")
    return int(found[1]) * 1024 / MEGABYTE
