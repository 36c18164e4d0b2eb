"""The figures as an aligned table, or as one that can be pasted into the README."""

from __future__ import annotations

import datetime
import os
import platform
from importlib.metadata import version
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from benchmarks.figures import Row

HEADINGS = ("what", "baseline", "carrel", "ratio", "budget", "")


def machine() -> str:
    """What the figures were measured on and with, and when."""
    return ", ".join(
        [
            f"Python {platform.python_version()}",
            f"Textual {version('textual')}",
            f"{platform.system()} {platform.machine()}",
            f"{os.cpu_count()} cores",
            f"{datetime.datetime.now(datetime.UTC):%Y-%m-%d}",
        ]
    )


def plain(rows: Iterable[Row]) -> str:
    """Columns of equal width, figures to the right."""
    lines = [HEADINGS, *map(cells, rows)]
    widths = [max(map(len, column)) for column in zip(*lines, strict=True)]
    return "\n".join("  ".join(aligned(line, widths)).rstrip() for line in lines)


def markdown(rows: Iterable[Row]) -> str:
    """A Markdown table."""
    lines = [HEADINGS, ("---", "---:", "---:", "---:", "---:", "---"), *map(cells, rows)]
    return "\n".join(f"| {' | '.join(line)} |" for line in lines)


def cells(row: Row) -> Sequence[str]:
    """What stands in one line."""
    return (
        row.what,
        str(row.baseline),
        "" if row.carrel is None else str(row.carrel),
        "" if row.ratio is None else f"{row.ratio:.2f}",
        "" if row.budget is None else f"{row.budget:.2f}",
        row.verdict,
    )


def aligned(line: Sequence[str], widths: Sequence[int]) -> list[str]:
    """The first and the last column to the left, all others to the right."""
    ends = (0, len(line) - 1)
    return [
        cell.ljust(width) if number in ends else cell.rjust(width)
        for number, (cell, width) in enumerate(zip(line, widths, strict=True))
    ]
