"""Writing 10,000 papers in each format, beside `json.dump` of the same data.

The papers are those of `benchmarks.format_writers`, with authors, dates and ids; citations are not
measured: what sets them is not carrel's. What is measured is the time of the processor.
"""

from __future__ import annotations

import io
import json
import sys
from typing import TYPE_CHECKING

from benchmarks.contestants import FORMAT_BUDGET, Library
from benchmarks.figures import NotMeasuredError, Row, side_by_side
from benchmarks.format_writers import invent

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

    from tui.library.export import Collection

PAPERS = 10_000
SECONDS = 12.0
"""After so long one format is measured enough."""


def measure(library: Library, rounds: int, folder: Path) -> Iterator[Row]:  # noqa: ARG001
    """Write each format, and dump the same as JSON, in turns, in this process."""
    try:
        from tui.library.export import FORMATS
        from tui.library.export.folder import write_folder
        from tui.library.export.json_ import values_of
    except ImportError as error:
        raise NotMeasuredError(f"the exports cannot be imported: {error}") from error
    papers = collect()
    plain = [values_of(item) for item in papers.items]
    writers: dict[str, Callable[[], object]] = {
        name: lambda form=form: form.write(papers)  # type: ignore[misc]
        for name, form in FORMATS.items()
        if not form.is_cited
    }
    numbers = iter(range(1000))
    writers["folder"] = lambda: write_folder(folder / f"papers{next(numbers)}", papers)
    for name, write in writers.items():
        dumping, writing = side_by_side(
            lambda: json.dump(plain, io.StringIO()), write, rounds, SECONDS
        )
        yield Row(f"{PAPERS:,} papers to {name}", dumping, writing, FORMAT_BUDGET)


def collect() -> Collection:
    """The papers as an export has them: marked, in lists, tagged and noted."""
    from parsing.meta import Author, Meta
    from parsing.paper import Paper, Sighting, paper_key
    from tui.library.export import Collection, Item
    from tui.library.lists import ReadingList
    from tui.library.marks import Half

    items = []
    for number, each in enumerate(invent(PAPERS)):
        title, names = str(each["title"]), each["authors"]
        assert isinstance(names, list)
        meta = Meta(
            authors=tuple(Author(literal=name) for name in names),
            published=f"2024-01-{each['day']:02}",
            arxiv=str(each["id"]),
            arxiv_class=str(each["category"]),
            comment=str(each["comment"]),
        )
        items.append(
            Item(
                Paper(
                    paper_key(title), title, str(each["abstract"]), (Sighting("1", number),), meta
                ),
                (("1", "Mar 11"),),
                lists=("To read",) if number % 2 else (),
                marked={Half.READ: "2026-11-21T08:30:00Z"} if number % 3 else {},
                tags=("nlp",),
                note="Compare with **table 3**." if number % 10 == 0 else "",
            )
        )
    listed = tuple(item.paper.key for item in items if item.lists)
    return Collection("Papers", tuple(items), {"To read": ReadingList(1, "To read", listed)})


if __name__ == "__main__":
    import tempfile
    from pathlib import Path

    from benchmarks import contestants, table

    with tempfile.TemporaryDirectory(prefix="carrel-bench-") as scratch:
        rows = measure(
            contestants.seed_library(), int(sys.argv[1]) if sys.argv[1:] else 3, Path(scratch)
        )
        print(table.plain(rows))
