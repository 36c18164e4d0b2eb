"""How much a dump may hold: counted before anything is made of it, and far more than a library."""

from __future__ import annotations

import json
import tracemalloc
from collections.abc import Callable

import pytest

from tests.tui.library.dumps import Shelf
from tests.tui.library.made import papers
from tui.library.storage.dump.json import MOST_ROWS, MOST_VALUES, BadDump
from tui.library.storage.dump.parse import read_dump

pytestmark = pytest.mark.no_cover  # what coverage watches takes twice as long

PAPERS = 100_000
ROW = b'{"key": "a, {b} \\" c", "title": "[1,2]: \\\\", "abstract": ""},'


@pytest.mark.parametrize(
    ("data", "says"),
    [
        (b'{"paper": [' + b"{}," * 105_000 + b"{}]}", "too many rows: at most 100,000 rows"),
        (b"[" * 105_000, "too many rows: at most 100,000 rows"),
        (b'{"paper": [' + b'{"":1},' * 105_000 + b"{}]}", "too many rows"),
        (
            b"[" + (b"[" + b"1," * 150 + b"1],") * 5_500 + b"1]",
            "too many values: at most 100,000 rows of 400,000 values",
        ),
        (b'{"paper": [' + b"1," * 201 + b"1]}", "more than 100 values"),
        (b"[" + b'"",' * 150_000 + b'""]', "more than 100 values"),
    ],
    ids=["rows", "arrays", "members", "values", "a wide one", "strings"],
)
def test_more_than_a_library_holds_is_refused_before_it_is_made(
    data: bytes, says: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    def made(*_: object, **__: object) -> None:
        raise AssertionError("something was made of it")

    monkeypatch.setattr(json, "loads", made)
    monkeypatch.setattr(
        "tui.library.storage.dump.json.MOST_ROWS", 100_000
    )  # a twentieth of what it is
    monkeypatch.setattr("tui.library.storage.dump.json.MOST_VALUES", 400_000)
    tracemalloc.start()
    try:
        with pytest.raises(BadDump, match=says):
            read_dump(data)
        peak = tracemalloc.get_traced_memory()[1]
    finally:
        tracemalloc.stop()
    assert peak < 2 * len(data) + 20_000_000


def test_signs_in_strings_are_not_counted() -> None:
    text = b'{"paper": [' + ROW * 1000 + b'{"title": "' + b"[{,:" * 600_000 + b'"}]}'
    with pytest.raises(BadDump, match="format"):
        read_dump(text)


def test_a_library_of_a_hundred_thousand_papers_is_far_below_the_limits(
    shelf: Callable[[str], Shelf],
) -> None:
    one = shelf("one")
    many = papers(*(f"Paper {number}" for number in range(10)))
    one.library.set_read(many, True)
    one.library.set_starred(many, True)
    for number in range(5):
        one.library.make_list(f"List {number}", many)
        one.library.tag(many, f"tag {number}")
    for each in many:
        one.library.set_note(each, "Read again.")
    dumped = json.loads(one.dumped())
    rows = [row for table in dumped.values() if isinstance(table, list) for row in table]
    assert len(rows) > 10 * len(many)
    assert len(rows) * PAPERS / len(many) < MOST_ROWS
    assert sum(map(len, rows)) * PAPERS / len(many) < MOST_VALUES
