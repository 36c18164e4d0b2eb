"""Hugging Face's API: a day, a search's answer, one paper."""

from __future__ import annotations

import json

import pytest

from parsing.meta import Author, Kind, Meta, Reception
from tests.parsing.formats.invented import FOG, LANTERN, case, read

PAPER = {
    "id": "2601.00001",
    "authors": [{"_id": "1", "name": "Ann Doe", "hidden": False}],
    "publishedAt": "2026-01-01T00:00:00.000Z",
    "title": LANTERN,
    "summary": FOG,
    "upvotes": 41,
}
META = Meta(
    kind=Kind.PREPRINT,
    authors=(Author(literal="Ann Doe"), Author(literal="Bob Roe")),
    published="2026-01-01",
    listed="2026-01-05",
    arxiv="2601.00001",
    code="https://github.com/example/lantern",
    project="https://example.org/lantern",
    organisation="Example Lab",
    keywords=("fog", "lamp"),
    machine_summary="A lamp is tried in fog.",
)
RECEPTION = Reception(votes=41, comments=3, stars=120, submitter="someuser")


@pytest.mark.parametrize("name", ["m10_hf_api.json", "m11_hf_api_pretty.json"])
def test_a_day_is_read_with_all_that_it_says(name: str) -> None:
    page = read(case(name))
    (entry,) = page.entries
    assert page.problems == ()
    assert page.format == "hf_api"
    assert (entry.title, entry.abstract) == (LANTERN, FOG)
    assert entry.meta == META
    assert entry.reception == RECEPTION


@pytest.mark.parametrize(
    "answer",
    [
        PAPER,
        [PAPER],
        {"paper": PAPER},
        [{"paper": PAPER, "title": LANTERN}],
        {"dailyPapers": [{"paper": PAPER}], "dateString": "2026-01-05"},
        {"papers": [PAPER]},
    ],
)
def test_every_answer_of_the_api_is_known(answer: object) -> None:
    (entry,) = read(json.dumps(answer)).entries
    assert (entry.title, entry.abstract) == (LANTERN, FOG)
    assert entry.meta.arxiv == "2601.00001"
    assert entry.reception.votes == 41


def test_answers_below_each_other_are_read_line_by_line() -> None:
    page = read(f"{json.dumps(PAPER)}\n{{broken\n{json.dumps({**PAPER, 'title': 'Another'})}\n")
    assert [(entry.title, entry.line) for entry in page.entries] == [(LANTERN, 1), ("Another", 3)]
    assert [problem.line for problem in page.problems] == [2]


def test_what_no_source_gave_is_nowhere() -> None:
    page = read(
        json.dumps([{"paper": {**PAPER, "authors": None, "upvotes": "many", "summary": 3}}])
    )
    (entry,) = page.entries
    assert entry.abstract == ""
    assert entry.meta == Meta(kind=Kind.PREPRINT, published="2026-01-01", arxiv="2601.00001")
    assert entry.reception == Reception()


def test_an_author_that_the_page_hides_is_none() -> None:
    hidden = {"name": "Nobody", "hidden": True}
    authors = [*PAPER["authors"], hidden]  # type: ignore[misc]
    (entry,) = read(json.dumps({**PAPER, "authors": authors})).entries
    assert entry.meta.authors == (Author(literal="Ann Doe"),)


def test_lines_of_an_abstract_are_joined_and_paragraphs_kept() -> None:
    summary = FOG.replace("and the", "and\nthe").replace(" The measure", "\n  The measure")
    (entry,) = read(json.dumps({**PAPER, "summary": summary})).entries
    assert entry.abstract == FOG.replace(" The measure", "\nThe measure")


def test_an_item_without_a_title_is_told() -> None:
    page = read(json.dumps([{"paper": PAPER}, {"paper": {"id": "2601.00002"}}]))
    assert len(page.entries) == 1
    assert [str(problem) for problem in page.problems] == [
        "page: item 2 is no paper with a title; left out"
    ]


def test_broken_json_is_told_by_line() -> None:
    page = read(case("m11_hf_api_pretty.json")[:-30])
    assert page.entries == ()
    (problem,) = page.problems
    assert problem.line > 20
    assert "broken JSON" in problem.seen


def test_json_nested_without_end_is_told() -> None:
    paper = json.dumps(PAPER)[1:-1]
    page = read(f'{{{paper}, "more": {"[" * 200_000}')
    assert page.entries == ()
    assert "nested too deeply" in page.problems[0].seen


def test_a_number_without_end_is_told() -> None:
    page = read(f'{{{json.dumps(PAPER)[1:-1]}, "more": {"1" * 10_000}}}')
    assert page.entries == ()
    assert "number" in page.problems[0].seen
