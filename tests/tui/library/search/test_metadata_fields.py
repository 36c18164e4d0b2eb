"""Papers found, and put in order, by what their sources say beside title and abstract."""

from __future__ import annotations

import pytest

from parsing.meta import Author, Kind, Meta, Reception
from parsing.paper import Entry, Page
from tui.library.desk import Desk
from tui.library.library import Library
from tui.library.search.index import build_index
from tui.library.store import build_store
from tui.library.view import Sort

LAMP = Entry(
    "Lamp",
    "On lamps.",
    1,
    Meta(
        kind=Kind.ARTICLE,
        authors=(Author(family="Roe", given="Bob"),),
        published="2024-03-05",
        doi="10.1000/lamp",
        venue="Harbour Letters",
        code="https://github.com/example/lamp",
    ),
    Reception(votes=41),
)
ROPE = Entry(
    "Rope",
    "",
    2,
    Meta(
        authors=(Author("Ann Doe"),),
        published="2023",
        arxiv="2301.00001",
        arxiv_version=2,
        arxiv_class="cs.CL",
    ),
    Reception(votes=7),
)
SAIL = Entry("Sail", "On sails.", 3)


@pytest.fixture
def desk() -> Desk:
    store = build_store([Page("one", "", (LAMP, ROPE, SAIL))])
    desk = Desk(store, Library(None))
    desk.use_index(build_index(store.papers.values()))
    return desk


def titles(desk: Desk) -> list[str]:
    return [desk.store.papers[key].title for key in desk.view.keys]


@pytest.mark.parametrize(
    ("query", "found"),
    [
        ("year:2024", ["Lamp"]),
        ("year:2023..", ["Lamp", "Rope"]),
        ("!year:2024", ["Rope", "Sail"]),
        ("since:2024-03", ["Lamp"]),
        ("until:2023", ["Rope"]),
        ("votes:>40", ["Lamp"]),
        ("votes:1..40", ["Rope"]),
        ("arxiv:2301.00001", ["Rope"]),
        ("arxiv:cs.CL", ["Rope"]),
        ("doi:10.1000/lamp", ["Lamp"]),
        ("2301.00001", ["Rope"]),
        ("2301.00001v1", ["Rope"]),
        ("https://arxiv.org/abs/2301.00001v2", ["Rope"]),
        ("huggingface.co/papers/2301.00001", ["Rope"]),
        ("10.1000/lamp", ["Lamp"]),
        ("https://doi.org/10.1000/lamp", ["Lamp"]),
        ("2301.00001 | 10.1000/lamp", ["Lamp", "Rope"]),
        ("2301.00009", []),
        ("venue:harbour", ["Lamp"]),
        ("kind:article", ["Lamp"]),
        ("has:pdf", ["Rope"]),
        ("has:code", ["Lamp"]),
        ("has:doi", ["Lamp"]),
        ("has:abstract", ["Lamp", "Sail"]),
        ("!has:date", ["Sail"]),
        ("has:note", []),
        ("year:2024 | kind:thesis", ["Lamp"]),
        ("year:20", ["Lamp", "Rope", "Sail"]),
    ],
)
def test_a_field_finds_papers_by_their_metadata(desk: Desk, query: str, found: list[str]) -> None:
    desk.ask(query)
    assert titles(desk) == found


@pytest.mark.parametrize(
    ("sort", "order"),
    [
        (Sort.PUBLISHED, ["Lamp", "Rope", "Sail"]),
        (Sort.FIRST_PUBLISHED, ["Rope", "Lamp", "Sail"]),
        (Sort.VOTES, ["Lamp", "Rope", "Sail"]),
        (Sort.FEWEST_VOTES, ["Rope", "Lamp", "Sail"]),
        (Sort.AUTHOR, ["Rope", "Lamp", "Sail"]),
        (Sort.AUTHOR_BACK, ["Lamp", "Rope", "Sail"]),
    ],
)
def test_papers_are_put_in_order_by_it(desk: Desk, sort: Sort, order: list[str]) -> None:
    desk.sort(sort)
    assert titles(desk) == order


def test_a_paper_without_a_date_is_of_the_month_that_its_arxiv_id_states() -> None:
    wing = Entry("Wing", "", 4, Meta(authors=(Author("Ann Doe"),), arxiv="2402.00001"))
    store = build_store([Page("one", "", (ROPE, SAIL, wing, LAMP))])
    desk = Desk(store, Library(None))
    desk.use_index(build_index(store.papers.values()))
    desk.ask("since:2024-02")
    assert titles(desk) == ["Wing", "Lamp"]
    desk.sort(Sort.PUBLISHED)
    desk.ask("")
    assert titles(desk) == ["Lamp", "Wing", "Rope", "Sail"]
