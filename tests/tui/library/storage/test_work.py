"""Loading grows with what there is to load, and no faster: twice as much is twice the work."""

from __future__ import annotations

import json
from collections.abc import Callable
from contextlib import closing
from functools import partial
from pathlib import Path
from typing import Any

import pytest

from parsing.paper import paper_key
from parsing.sources import SourceFile, load_each
from tests.tui.library.dumps import Shelf
from tests.tui.library.work import work_of
from tui.library import labels
from tui.library.library import Library
from tui.library.locations import Locations
from tui.library.storage.database import Database
from tui.library.storage.dump.merge import load
from tui.library.storage.dump.parse import read_dump
from tui.library.storage.dump.write import FORMAT, FORMAT_VERSION
from tui.library.storage.page_files import page_file
from tui.library.storage.schema import VERSION

pytestmark = pytest.mark.no_cover  # what coverage watches takes twice as long

FEW = 100
FACTOR = 2.4
"""Twice as much is twice the work when that is linear, and up to four times when quadratic."""

Rows = dict[str, list[dict[str, Any]]]


def pages_of_one_name(many: int) -> Rows:
    digests = [f"{number:032x}" for number in range(many)]
    pages = [
        {
            "digest": digest,
            "name": "monday",
            "file": page_file(digest),
            "position": at,
            "added_at": 1,
        }
        for at, digest in enumerate(digests, 1)
    ]
    return {"page": pages}


def filters_of_one_name(many: int) -> Rows:
    numbers = range(1, many + 1)
    return {"filter": [{"id": n, "name": "Mine", "query": f"q{n}", "position": n} for n in numbers]}


def filters_of_one_query(many: int) -> Rows:
    numbers = range(1, many + 1)
    return {"filter": [{"id": n, "name": f"F {n}", "query": "q", "position": n} for n in numbers]}


def filters_that_are_the_same(many: int) -> Rows:
    numbers = range(1, many + 1)
    return {"filter": [{"id": n, "name": "Mine", "query": "q", "position": n} for n in numbers]}


def many_lists(many: int) -> Rows:
    numbers = range(1, many + 1)
    return {"list": [{"id": n, "name": f"List {n}", "position": n} for n in numbers]}


def lists_of_papers_at_one_place(many: int) -> Rows:
    """Two papers of each list have one position there."""
    papers = [{"key": paper_key(title), "title": title, "abstract": ""} for title in ("A", "B")]
    return {
        **many_lists(many),
        "paper": papers,
        "list_paper": [
            {"list": number, "key": paper["key"], "position": 1}
            for number in range(1, many + 1)
            for paper in papers
        ],
    }


KINDS = [
    pages_of_one_name,
    filters_of_one_name,
    filters_of_one_query,
    filters_that_are_the_same,
    many_lists,
    lists_of_papers_at_one_place,
]


def dump_of(rows: Rows) -> str:
    head = {"format": FORMAT, "version": FORMAT_VERSION, "schema": VERSION}
    return json.dumps({**head, **rows})


def opened(shelf: Shelf) -> Library:
    """The shelf's library, opened anew."""
    return Library(Locations(shelf.pages.parent))


def load_into(shelf: Shelf, text: str) -> None:
    """What ``carrel load`` does: with a database that is opened for it."""
    place = Locations(shelf.pages.parent)
    with closing(Database(place.database)) as database:
        load(database, place.pages, read_dump(text.encode()))


@pytest.fixture
def growth(shelf: Callable[[str], Shelf]) -> Callable[..., float]:
    """How much more work something is on a library into which twice as much was loaded."""

    def measure(
        rows: Callable[[int], Rows],
        task: Callable[[Shelf, str], object],
        *before: Callable[[Shelf, str], object],
    ) -> float:
        works = []
        for many in (FEW, 2 * FEW):
            one, text = shelf(f"{many}"), dump_of(rows(many))
            for each in before:
                each(one, text)
            works.append(work_of(lambda one=one, text=text: task(one, text)))  # type: ignore[misc]
        return works[1] / works[0]

    return measure


def undo(shelf: Shelf, _: str) -> None:
    with closing(opened(shelf)) as library:
        library.apply(library.undo())


def redo(shelf: Shelf, _: str) -> None:
    with closing(opened(shelf)) as library:
        library.apply(library.redo())


STEPS = {"loaded": load_into, "there already": load_into, "undone": undo, "done again": redo}


@pytest.mark.parametrize("rows", KINDS)
def test_a_dump_is_loaded_undone_and_done_again_by_work_in_step_with_it(
    shelf: Callable[[str], Shelf], rows: Callable[[int], Rows]
) -> None:
    works = []
    for many in (FEW, 2 * FEW):
        one, text = shelf(f"{many}"), dump_of(rows(many))
        works.append([work_of(partial(step, one, text)) for step in STEPS.values()])
    grown = {name: twice / once for name, once, twice in zip(STEPS, *works, strict=True)}
    assert {name: times for name, times in grown.items() if times >= FACTOR} == {}


def test_what_was_undone_by_its_name_is_numbered_in_step_too(growth: Callable[..., float]) -> None:
    def with_one(shelf: Shelf, _: str) -> None:
        load_into(shelf, dump_of({"filter": filters_of_one_name(1)["filter"]}))

    assert growth(filters_of_one_name, load_into, with_one) < FACTOR


def test_sources_of_one_name_are_told_apart_in_step_with_their_number(tmp_path: Path) -> None:
    works = []
    for many in (FEW, 2 * FEW):
        sources = [tmp_path / f"{many}-{number}" / "page.txt" for number in range(many)]
        for each in sources:
            each.parent.mkdir()
            each.write_text("A title")
        found: list[SourceFile] = []
        works.append(
            work_of(lambda sources=sources, found=found: found.extend(load_each(sources)))  # type: ignore[misc]
        )
        assert len({each.name for each in found}) == many
    assert works[1] / works[0] < FACTOR


class Compared(str):
    """Text that counts how often it was compared with another."""

    __slots__ = ()
    times = 0

    def __eq__(self, other: object) -> bool:
        Compared.times += 1
        return str.__eq__(self, other)

    __hash__ = str.__hash__


def test_the_paragraphs_of_two_notes_are_compared_once_each(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    split = labels.paragraphs
    monkeypatch.setattr(labels, "paragraphs", lambda text: list(map(Compared, split(text))))
    first, second = ("\n\n".join(f"{side}{n}" for n in range(FEW)) for side in "ab")
    assert labels.both_notes(f"{first}\n\n{second}", second) == f"{first}\n\n{second}"
    assert labels.both_notes(first, second) == f"{first}\n\n{second}"
    assert Compared.times < 20 * FEW


def test_what_is_quadratic_is_found_out(growth: Callable[..., float]) -> None:
    def again_for_each_row(_: Shelf, text: str) -> None:
        rows = json.loads(text)["list"]
        for each in rows:
            labels.both_notes("", "\n\n".join(row["name"] for row in rows[: each["id"]]))
            for row in rows[: each["id"]]:
                labels.folded_tag(row["name"])

    assert growth(many_lists, again_for_each_row) > FACTOR
