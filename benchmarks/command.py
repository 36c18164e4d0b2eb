"""A search from the command line, beside the import of rapidfuzz alone."""

from __future__ import annotations

import os
import subprocess
import sys
import time
from typing import TYPE_CHECKING

from benchmarks.contestants import ROOT, SEARCH_BUDGET, Library
from benchmarks.figures import NotMeasuredError, Row, Sample
from benchmarks.frames import home

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from pathlib import Path

IMPORT = (sys.executable, "-c", "import rapidfuzz.process")
SEARCH = (sys.executable, "-m", "tui", "search", "sparse", "atention")


def measure(library: Library, rounds: int, folder: Path) -> Iterator[Row]:  # noqa: ARG001
    """Run both in turns, after one run of each to compile and to fill the cache."""
    own = home(folder, "command")
    # As a person has it: the places are those of the system, not of CARREL_HOME.
    environment = {**os.environ, "HOME": str(own), "XDG_CACHE_HOME": str(own / "cache")}
    environment["XDG_DATA_HOME"] = str(own / "data")
    environment.pop("CARREL_HOME", None)
    times: dict[Sequence[str], list[float]] = {IMPORT: [], SEARCH: []}
    for turn in range(rounds + 1):
        for command, taken in times.items():
            start = time.perf_counter()
            done = subprocess.run(
                command, env=environment, cwd=ROOT, capture_output=True, check=False
            )
            if done.returncode:
                raise NotMeasuredError(f"{command} failed: {done.stderr.decode()}")
            if turn:
                taken.append((time.perf_counter() - start) * 1000)
    imported, searched = (Sample(tuple(taken)) for taken in times.values())
    yield Row("carrel search, 511 papers", imported, searched, SEARCH_BUDGET)
