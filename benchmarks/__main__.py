"""``make bench``: carrel beside an empty Textual app, measured in turns in the same run."""

from __future__ import annotations

import argparse
import compileall
import sys
import tempfile
from importlib import import_module
from pathlib import Path
from typing import NamedTuple

from benchmarks import contestants, table
from benchmarks.contestants import LARGE
from benchmarks.figures import Note, NotMeasuredError, Row
from benchmarks.generate import generate


class Measurement(NamedTuple):
    """What is measured, and where."""

    module: str
    """Its ``measure(library, rounds, folder)`` gives rows and notes."""
    rounds: int
    """How often, unless told."""
    large: int = 0
    """How often in a large library; there it is left out when this is 0."""


MEASUREMENTS = {
    # Fills the index cache, which the others find as a person does on any day but the first.
    "opening": Measurement("benchmarks.opening", 3, 3),
    "first-frame": Measurement("benchmarks.frames", 15, 9),
    "keys": Measurement("benchmarks.keys", 25, 15),
    "parse": Measurement("benchmarks.parse", 50),
    "formats": Measurement("benchmarks.formats", 3),
    "exports": Measurement("benchmarks.exports", 3),
    "command": Measurement("benchmarks.command", 15),
    "memory": Measurement("benchmarks.memory", 1, 1),
}


def main() -> int:
    """Measure and print; 1 when something could not be measured, 2 for wrong use."""
    arguments = parser().parse_args()
    for package in ("parsing", "tui", "benchmarks"):
        # As installed packages are, whatever the environment says of writing bytecode.
        compileall.compile_dir(contestants.ROOT / package, quiet=2)
    rows: list[Row] = []
    notes: list[str] = []
    failures: list[str] = []
    sizes: list[int | None] = [arguments.papers] if arguments.papers else [None, *LARGE]
    for size in sizes:
        with tempfile.TemporaryDirectory(prefix="carrel-bench-") as folder:
            library = choose(size, Path(folder))
            for name in arguments.only:
                chosen = MEASUREMENTS[name]
                often = chosen.large if size else chosen.rounds
                if not often:
                    continue
                print(f"measuring {name}, {library.name} ...", file=sys.stderr, flush=True)
                try:
                    measure = import_module(chosen.module).measure
                    for found in measure(library, arguments.rounds or often, Path(folder)):
                        if isinstance(found, Note):
                            notes.append(found.text)
                        else:
                            rows.append(found)
                except (NotMeasuredError, AssertionError) as error:
                    failures.append(f"{name} could not be measured: {error}")
                except ModuleNotFoundError as error:
                    if error.name != "pyte":
                        raise
                    failures.append(f"{name} needs pyte: pip install -e '.[test]'")
    if rows:
        notes.append("Medians, ± half the distance between the quartiles.")
        print((table.markdown if arguments.markdown else table.plain)(rows), end="\n\n")
    if notes:
        print(*notes, f"Measured with {table.machine()}.", sep="\n\n")
    for failure in failures:
        print(failure, file=sys.stderr)
    return 1 if failures else 0


def choose(papers: int | None, folder: Path) -> contestants.Library:
    """The seed pages, or a generated library of so many papers."""
    if papers is None:
        return contestants.seed_library()
    print(f"generating {papers:,} papers ...", file=sys.stderr, flush=True)
    titles = generate(papers, folder / "pages")
    return contestants.large_library(papers, folder / "pages", titles[0])


def parser() -> argparse.ArgumentParser:
    """The command line."""
    options = argparse.ArgumentParser(prog="python -m benchmarks", description=__doc__)
    options.add_argument("--rounds", type=count, help="how often each thing is measured")
    options.add_argument(
        "--only",
        type=names,
        default=list(MEASUREMENTS),
        metavar="NAMES",
        help=f"some of {','.join(MEASUREMENTS)}, with commas between them",
    )
    options.add_argument(
        "--papers",
        type=count,
        help="generate so many, instead of the seeds and two large libraries",
    )
    options.add_argument("--markdown", action="store_true", help="print a table for the README")
    return options


def count(text: str) -> int:
    """A number of rounds or papers, at least 1."""
    if not text.isdecimal() or int(text) < 1:
        raise argparse.ArgumentTypeError(f"{text!r} is not a number of 1 or more")
    return int(text)


def names(text: str) -> list[str]:
    """Names of measurements, separated by commas."""
    chosen = text.split(",")
    for name in chosen:
        if name not in MEASUREMENTS:
            raise argparse.ArgumentTypeError(f"{name!r} is not one of {', '.join(MEASUREMENTS)}")
    return chosen


if __name__ == "__main__":
    sys.exit(main())
