"""Parsing pages, beside only reading them and splitting them into lines."""

from __future__ import annotations

import gc
import time
from importlib import import_module
from typing import TYPE_CHECKING

from benchmarks.contestants import PARSE_BUDGET, Library
from benchmarks.figures import NotMeasuredError, Row, Sample

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

TIMES = 50
SECONDS = 10.0
"""After so long it is enough: large libraries are not parsed 50 times."""


def measure(library: Library, rounds: int, folder: Path) -> Iterator[Row]:  # noqa: ARG001
    """Parse and split in turns, in this process, at least 50 times each."""
    try:
        read_pages = import_module("parsing.sources").read_pages
    except ImportError as error:
        raise NotMeasuredError(f"parsing cannot be imported: {error}") from error

    splitting: list[float] = []
    parsing: list[float] = []
    deadline = time.perf_counter() + SECONDS
    while len(parsing) < max(rounds, TIMES) and (not parsing or time.perf_counter() < deadline):
        splitting.append(milliseconds(lambda: split(library.pages)))
        parsing.append(milliseconds(lambda: read_pages([library.pages])))
    what = f"parse, {library.name}"
    yield Row(what, Sample(tuple(splitting)), Sample(tuple(parsing)), PARSE_BUDGET)


def split(pages: Path) -> int:
    """Read all pages and split them into lines; how many there are."""
    return sum(
        len(page.read_text(encoding="utf-8").splitlines()) for page in sorted(pages.glob("*.txt"))
    )


def milliseconds(action: Callable[[], object]) -> float:
    """How long an action takes, with the garbage of what went before out of the way."""
    gc.collect()
    start = time.perf_counter()
    action()
    return (time.perf_counter() - start) * 1000
