"""Who is measured, what is typed into them, and what they may cost: the tables to adjust."""

from __future__ import annotations

import sys
from dataclasses import dataclass
from pathlib import Path

from benchmarks import bare

ROOT = Path(__file__).parent.parent
SEEDS = ROOT / "seeds"

ECHO = "echo (Input and Static)"
ALONE = "echo (Input alone)"
QUIT = "<ctrl+q>"


@dataclass(frozen=True)
class Contestant:
    """A program to start, and how its screen tells how far it is."""

    command: tuple[str, ...]
    ready: str
    """On the screen once the first frame is there."""
    complete: str
    """On the screen once nothing is being read any more."""


@dataclass(frozen=True)
class Stroke:
    """Keys that are measured one by one, again and again."""

    what: str
    keys: tuple[str, ...]
    budget: float | None = None
    """How many times the echo of an Input and a Static it may take."""
    opening: str = ""
    """Typed once, before the first key."""
    again: str = ""
    """Typed when all keys were used, before the first one comes again."""


@dataclass(frozen=True)
class Library:
    """A folder of pages, and the budgets that hold for its size."""

    name: str
    pages: Path
    ready: str
    complete: str
    first_frame: float
    filter_key: float

    @property
    def reader(self) -> Contestant:
        """carrel, reading these pages."""
        command = (sys.executable, "-m", "tui", "read", str(self.pages))
        return Contestant(command, self.ready, self.complete)

    @property
    def strokes(self) -> tuple[Stroke, ...]:
        """What is typed into the reader."""
        return (
            Stroke("cursor down", ("j",) * 30, 1.25, again="g"),
            Stroke("mark read or unread", ("r",), 1.25),
            Stroke("key in the filter", (*"sparse attention",), self.filter_key, "/", "<ctrl+u>"),
            Stroke("key in a phrase", (*'"state of the art"',), self.filter_key, "/", "<ctrl+u>"),
            Stroke("page down", ("<pagedown>",) * 20, again="g"),
        )


COUNT = "{} papers"
"""How the reader says that it has read them all."""
BUSY = "reading the"
"""On the screen while pages or words are still being read."""


def seed_library() -> Library:
    """The five seed pages."""
    count = COUNT.format(511)
    return Library(count, SEEDS, count, count, first_frame=1.25, filter_key=1.5)


def large_library(papers: int, pages: Path, first_title: str) -> Library:
    """Generated pages; the first title counts as a frame, as the rest may arrive later."""
    shown = first_title[:20].rstrip()
    return Library(
        COUNT.format(f"{papers:,}"),
        pages,
        shown,
        COUNT.format(f"{papers:,}"),
        first_frame=1.5,
        filter_key=2.0,
    )


EMPTY_APP = Contestant((sys.executable, "-m", "benchmarks.bare"), bare.READY, bare.READY)
INPUT_ALONE = Contestant((*EMPTY_APP.command, "--alone"), bare.READY, bare.READY)
LETTERS = Stroke(ECHO, (*"the quick brown fox jumps over the lazy dog",), again="<ctrl+u>")
PARSE_BUDGET = 3.0
FORMAT_BUDGET = 10.0
"""How many times `json.loads` of the same papers reading them in another format may take."""
SEARCH_BUDGET = 3.0
"""How many times the import of rapidfuzz.process a search from the command line may take."""
SEARCHABLE = 3.0
"""Seconds after which a library whose index is cached answers queries."""
MEMORY_BUDGET = 4.0
"""How many times its text a large library may take in memory."""
LARGE = (10_000, 100_000)
"""Papers of the generated libraries."""
