"""What measuring gives: samples, and rows that set carrel beside a baseline."""

from __future__ import annotations

import gc
import time
from collections.abc import Callable
from dataclasses import dataclass
from statistics import mean, median, quantiles


class NotMeasuredError(Exception):
    """A measurement could not be made; the message says which and why."""


@dataclass(frozen=True)
class Sample:
    """Repeated measurements of one thing, in one unit."""

    values: tuple[float, ...]
    unit: str = "ms"

    @property
    def median(self) -> float:
        """The middle value."""
        return median(self.values)

    @property
    def spread(self) -> float:
        """Half the distance between the quartiles."""
        if len(self.values) < 2:
            return 0.0
        low, _, high = quantiles(self.values, method="inclusive")
        return (high - low) / 2

    def __str__(self) -> str:
        digits = 1 if self.median < 1000 else 0
        spread = f" ±{self.spread:.{digits}f}" if len(self.values) > 1 else ""
        return f"{self.median:.{digits}f}{spread} {self.unit}"


@dataclass(frozen=True)
class Row:
    """One line of the table. A row without carrel only states a baseline."""

    what: str
    baseline: Sample
    carrel: Sample | None = None
    budget: float | None = None
    """The largest ratio that is wanted, if any was set."""

    @property
    def ratio(self) -> float | None:
        """carrel's median over the baseline's."""
        return None if self.carrel is None else self.carrel.median / self.baseline.median

    @property
    def verdict(self) -> str:
        """Whether the budget holds, where there is one."""
        if self.ratio is None or self.budget is None:
            return ""
        return "ok" if self.ratio <= self.budget else "OVER"


@dataclass(frozen=True)
class Note:
    """A sentence to go below the table."""

    text: str


def side_by_side(
    baseline: Callable[[], object], carrel: Callable[[], object], rounds: int, seconds: float
) -> tuple[Sample, Sample]:
    """Return what a baseline and carrel take, in milliseconds of the processor.

    Garbage is looked for as in any program, but among what they make alone: what else lies in
    memory is frozen, for looking through it takes as long as it is large. After each run of carrel
    the baseline runs until it had as much time: what other programs do to the caches and the memory
    lasts longer than one run of a fast baseline, which would be measured between two such moments,
    and carrel in the midst of both.

    Args:
        baseline: what carrel is set against; what it gives is let go within its time.
        carrel: what is measured, likewise.
        rounds: how often.
        seconds: after which no further round begins.
    """
    first: list[float] = []
    second: list[float] = []
    gc.collect()
    gc.freeze()
    try:
        baseline()  # the first time, its memory is new to the process
        deadline = time.perf_counter() + seconds
        while len(second) < rounds and (not second or time.perf_counter() < deadline):
            second.append(_processor_milliseconds(carrel))
            runs = [_processor_milliseconds(baseline)]
            while sum(runs) < second[-1]:
                runs.append(_processor_milliseconds(baseline))
            first.append(mean(runs))
    finally:
        gc.unfreeze()
    return Sample(tuple(first)), Sample(tuple(second))


def _processor_milliseconds(work: Callable[[], object]) -> float:
    start = time.process_time()
    work()
    return (time.process_time() - start) * 1e3
