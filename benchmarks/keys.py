"""From pressing a key to the last byte that is drawn for it."""

from __future__ import annotations

from contextlib import ExitStack
from itertools import cycle
from typing import TYPE_CHECKING

from benchmarks.contestants import (
    ALONE,
    EMPTY_APP,
    INPUT_ALONE,
    LETTERS,
    ROOT,
    Contestant,
    Library,
    Stroke,
)
from benchmarks.figures import Note, NotMeasuredError, Row, Sample
from benchmarks.frames import QUIET, home, leave, start_up
from tests.terminal import Terminal

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

PATIENCE = 2.0
"""Seconds that the first byte drawn for a key may take."""


class Typist:
    """Types one stroke into a program of its own, and times every key."""

    def __init__(self, contestant: Contestant, stroke: Stroke, place: Path) -> None:
        self.stroke, self.contestant = stroke, contestant
        self.terminal = Terminal(contestant.command, place, cwd=ROOT)
        self.times: list[float] = []

    def sit_down(self, stack: ExitStack) -> None:
        """Start the program, and go where the keys are to be typed."""
        stack.enter_context(self.terminal)
        start_up(self.terminal, self.contestant, self.contestant.complete)
        self.terminal.until_idle()
        self._prepare(self.stroke.opening)
        self.keys = cycle(enumerate(self.stroke.keys))
        self.next_key()
        self.times.clear()  # the first key warms up

    def next_key(self) -> None:
        """Time the next key."""
        number, key = next(self.keys)
        if number == 0 and self.times:
            self._prepare(self.stroke.again)
        pressed = self.terminal.send(key)
        if self.terminal.settle(QUIET, first=PATIENCE) is None:
            what = f"{self.stroke.what}: nothing was drawn for {key!r} within {PATIENCE} s"
            raise NotMeasuredError(f"{what}; the screen:\n{self.terminal.text}")
        self.terminal.until_idle()  # an answer may come later than what says that it is awaited
        self.times.append((self.terminal.chunks[-1].moment - pressed) * 1000)

    def _prepare(self, keys: str) -> None:
        if keys:
            self.terminal.send(keys)
            self.terminal.settle(QUIET, first=PATIENCE)
            self.terminal.until_idle()


def measure(library: Library, rounds: int, folder: Path) -> Iterator[Row | Note]:
    """Type one key after the other into every program in turn, each in a library of its own."""
    strokes = [(EMPTY_APP, LETTERS), (INPUT_ALONE, LETTERS)]
    strokes += [(library.reader, stroke) for stroke in library.strokes]
    typists = [
        Typist(contestant, stroke, home(folder, f"keys {number}"))
        for number, (contestant, stroke) in enumerate(strokes)
    ]
    with ExitStack() as stack:
        for typist in typists:
            typist.sit_down(stack)
        for _ in range(rounds):
            for typist in typists:
                typist.next_key()
        for typist in typists:
            leave(typist.terminal)
    echo, alone, *samples = (Sample(tuple(typist.times)) for typist in typists)
    yield Row(LETTERS.what, echo)
    yield Row(ALONE, alone)
    beside = []
    for stroke, sample in zip(library.strokes, samples, strict=True):
        yield Row(f"{stroke.what}, {library.name}", echo, sample, stroke.budget)
        beside.append(f"{stroke.what} {sample.median / alone.median:.2f}")
    yield Note(
        f"{library.name}: keys are set against {LETTERS.what}; against {ALONE}: "
        f"{', '.join(beside)}."
    )
