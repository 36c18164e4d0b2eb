"""CSL-JSON: items for citation processors, checked against the names and kinds of its schema."""

from __future__ import annotations

import json
from typing import Any

from hypothesis import given

from parsing.urls import find_links
from tests.tui.library.export.hostile import collection, hostile, item, tidy
from tui.library.export import Collection
from tui.library.export.csl import write

SCHEMA = frozenset(
    (
        "type",
        "id",
        "title",
        "abstract",
        "annote",
        "keyword",
        "note",
        "URL",
        "DOI",
        "author",
        "issued",
    )
)
"""Of the names that csl-data.json allows in an item, those that a paper could ask for."""


def read(text: str) -> list[dict[str, Any]]:
    """The items; as the schema wants them, each has an id of its own and a known type."""
    items = json.loads(text)
    assert isinstance(items, list)
    for each in items:
        assert set(each) <= SCHEMA
        assert all(isinstance(value, str) for value in each.values())
        assert each["type"] == "article"
    assert len({each["id"] for each in items}) == len(items)
    return items


def test_a_paper_is_an_item() -> None:
    paper = item(
        "γ-MoD",
        "We mix.\nCode: https://a.example/b.",
        lists=("To read", "A, B; C"),
        tags=("nlp",),
        note="Ask Ann.\nThen Bob.",
    )
    assert read(write(collection(paper))) == [
        {
            "id": paper.paper.key,
            "type": "article",
            "title": "γ-MoD",
            "abstract": "We mix.\nCode: https://a.example/b.",
            "keyword": "To read, A B C, nlp",
            "note": "Link in the abstract: https://a.example/b",
            "annote": "Ask Ann.\nThen Bob.",
        }
    ]


def test_nothing_is_said_of_what_is_not_there_and_nothing_twice() -> None:
    (only,) = read(write(collection(item("A"), item("A"))))
    assert set(only) == {"id", "type", "title"}
    assert write(collection()) == "[]\n"


def test_every_seed_paper_reads_back(seeds: Collection) -> None:
    items = read(write(seeds))
    assert len(items) == 511
    for said, each in zip(items, seeds.items, strict=True):
        paper = each.paper
        assert (said["id"], said["title"]) == (paper.key, tidy(paper.title))
        assert said.get("abstract", "") == paper.abstract
        assert all(link in said["note"] for link in find_links(paper.abstract))
        assert not {"author", "issued", "URL", "DOI"} & set(said)


@given(hostile, hostile)
def test_any_text_reads_back(title: str, abstract: str) -> None:
    (said,) = read(write(collection(item(title, abstract, note=title))))
    assert said.get("title", "") == tidy(title)
    assert said.get("abstract", "") == abstract
    assert said.get("annote", "") == title
