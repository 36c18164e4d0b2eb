"""Reading 10,000 papers in each format, beside `json.loads` of the same as JSON.

What is JSON already is its own baseline; for any other format it is all that was read, as JSON.
What is measured is the time of the processor, which other programs on the machine leave alone.
"""

from __future__ import annotations

import json
import sys
from typing import TYPE_CHECKING

from benchmarks.contestants import FORMAT_BUDGET, Library
from benchmarks.figures import NotMeasuredError, Row, side_by_side
from benchmarks.format_writers import WRITERS, invent

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from parsing.paper import Entry

PAPERS = 10_000
SECONDS = 12.0
"""After so long one format is measured enough."""


def measure(library: Library, rounds: int, folder: Path) -> Iterator[Row]:  # noqa: ARG001
    """Read each format and load the same as JSON, side by side, in this process."""
    try:
        from parsing.formats import FORMATS, parse_text
    except ImportError as error:
        raise NotMeasuredError(f"parsing cannot be imported: {error}") from error
    papers = list(invent(PAPERS))
    for name, write in WRITERS.items():
        text = write(papers)
        found = parse_text(text, "page")
        if found.format != name.partition(",")[0] or len(found.entries) != PAPERS:
            raise NotMeasuredError(f"{name} read as {found.format}: {len(found.entries)} papers")
        plain = json.dumps(list(map(_as_json, found.entries)))
        if FORMATS[found.format].family == "json":
            plain = f"[{','.join(text.splitlines())}]"
        elif name == "hf_page":
            plain = WRITERS["hf_api"](papers)
        del found
        loading, reading = side_by_side(
            lambda plain=plain: json.loads(plain),  # type: ignore[misc]
            lambda text=text: parse_text(text, "page"),  # type: ignore[misc]
            rounds,
            SECONDS,
        )
        yield Row(f"{PAPERS:,} papers as {name}", loading, reading, FORMAT_BUDGET)


def _as_json(entry: Entry) -> dict[str, object]:
    known = {field: value for field, value in entry.meta._asdict().items() if value}
    known["authors"] = [author._asdict() for author in entry.meta.authors]
    return {"title": entry.title, "abstract": entry.abstract, **known}


if __name__ == "__main__":
    from benchmarks import contestants, table

    rows = measure(
        contestants.seed_library(), int(sys.argv[1]) if sys.argv[1:] else 3, contestants.ROOT
    )
    print(table.plain(rows))
