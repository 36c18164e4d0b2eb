"""JSON: what carrel knows, for other programs."""

from __future__ import annotations

import json

from hypothesis import given

from parsing.paper import Paper, Sighting
from parsing.urls import find_links
from tests.tui.library.export.hostile import collection, hostile, item
from tui.library.export import Collection, Item
from tui.library.export.json_ import write
from tui.library.marks import Half


def test_a_collection_is_one_object() -> None:
    paper = Paper(
        "0123456789abcdef",
        "γ-MoD",
        "At https://a.example.",
        (Sighting("000", 3), Sighting("002", 0)),
    )
    one = Item(
        paper,
        pages=(("000", "Mar 11"), ("001", "")),
        lists=("To read", "Fog"),
        done_in=("Fog",),
        marked={Half.READ: "2026-11-21T08:30:00Z"},
        tags=("nlp",),
        note="Ask Ann.",
    )
    assert json.loads(write(collection(one))) == {
        "format": "carrel-papers",
        "version": 1,
        "title": "To read",
        "papers": [
            {
                "key": "0123456789abcdef",
                "title": "γ-MoD",
                "abstract": "At https://a.example.",
                "links": ["https://a.example"],
                "pages": [
                    {"name": "000", "label": "Mar 11", "position": 3},
                    {"name": "002", "label": "", "position": 0},
                    {"name": "001", "label": "", "position": None},
                ],
                "read": True,
                "read_at": "2026-11-21T08:30:00Z",
                "starred": False,
                "starred_at": None,
                "lists": ["To read", "Fog"],
                "done_in": ["Fog"],
                "tags": ["nlp"],
                "note": "Ask Ann.",
                "meta": {},
                "reception": {},
                "other_titles": [],
            }
        ],
    }


def test_letters_stay_letters_and_lines_are_indented_by_two() -> None:
    text = write(collection(item("γ-MoD")))
    assert text.startswith('{\n  "format": "carrel-papers",\n')
    assert '"title": "γ-MoD"' in text
    assert text.endswith("}\n")


def test_every_seed_paper_reads_back(seeds: Collection) -> None:
    papers = json.loads(write(seeds))["papers"]
    assert len(papers) == 511
    for said, each in zip(papers, seeds.items, strict=True):
        paper = each.paper
        assert (said["key"], said["title"]) == (paper.key, paper.title)
        assert said["abstract"] == paper.abstract
        assert tuple(said["links"]) == find_links(paper.abstract)
        assert [(page["name"], page["position"]) for page in said["pages"]] == [
            (place.page, place.position) for place in paper.sightings
        ]
        assert [(page["name"], page["label"]) for page in said["pages"]] == list(each.pages)


@given(hostile, hostile)
def test_any_text_reads_back_to_the_letter(title: str, abstract: str) -> None:
    said = json.loads(write(collection(item(title, abstract, note=title), title=abstract)))
    assert said["title"] == said["papers"][0]["abstract"] == abstract
    assert said["papers"][0]["title"] == said["papers"][0]["note"] == title
