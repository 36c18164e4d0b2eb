"""What measuring gives: samples, and rows that set carrel beside a baseline."""

from __future__ import annotations

import time
from collections.abc import Callable
from dataclasses import dataclass
from statistics import median, quantiles


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


def processor_milliseconds(work: Callable[[], object]) -> float:
    """Do some work, and return the time of the processor that it took, in milliseconds."""
    start = time.process_time()
    work()
    return (time.process_time() - start) * 1e3
