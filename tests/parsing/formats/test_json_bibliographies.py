"""Bibliographies as JSON: CSL-JSON, carrel's own export, mirrors and data sets."""

from __future__ import annotations

import json

import pytest

from parsing.meta import Annotations, Author, Kind, Meta
from parsing.paper import Paper, Sighting
from tests.parsing.formats.invented import FOG, LANTERN, RUDDERS, TIDE, read
from tui.library.export import FORMATS, Collection, Item
from tui.library.marks import Half

ITEM = {
    "id": "doe2024",
    "type": "article-journal",
    "title": f"<i>{LANTERN}</i>",
    "abstract": f"<p>{FOG}</p>",
    "author": [
        {"family": "Doe", "given": "Ann"},
        {"family": "Roe", "given": "Bob", "non-dropping-particle": "van"},
        {"literal": "Example Lab"},
    ],
    "container-title": "Journal of Fog",
    "issued": {"date-parts": [[2024, 3, 5]]},
    "DOI": "10.1000/ABC",
    "URL": "https://example.org/fog",
    "volume": 3,
    "issue": "4",
    "page": "12-34",
    "publisher": "Example Press",
    "keyword": "fog, lamps",
    "note": "PMID: 12345\narXiv: 2601.00001\nWet.",
    "citation-key": "doe2024lantern",
}
META = Meta(
    kind=Kind.ARTICLE,
    authors=(
        Author(family="Doe", given="Ann"),
        Author(family="van Roe", given="Bob"),
        Author(literal="Example Lab"),
    ),
    published="2024-03-05",
    arxiv="2601.00001",
    doi="10.1000/abc",
    pubmed="12345",
    url="https://example.org/fog",
    venue="Journal of Fog",
    volume="3",
    issue="4",
    pages="12-34",
    publisher="Example Press",
    keywords=("fog", "lamps"),
    cite_key="doe2024lantern",
)


@pytest.mark.parametrize("value", [[ITEM], ITEM, {"items": [ITEM]}])
def test_all_that_an_item_of_csl_says_is_kept(value: object) -> None:
    page = read(json.dumps(value, indent=1))
    (entry,) = page.entries
    assert page.format == "csl_json"
    assert (entry.title, entry.abstract) == (LANTERN, FOG)
    assert entry.meta == META
    assert entry.annotations == Annotations(note="Wet.")


@pytest.mark.parametrize(
    ("issued", "date"),
    [
        ({"date-parts": [["2024", "3"]]}, "2024-03"),
        ({"date-parts": [[2024]]}, "2024"),
        ({"raw": "2024-03-05"}, "2024-03-05"),
        ({"date-parts": [[]]}, ""),
        ({"date-parts": [[2024, 13]]}, ""),
        ("2024", ""),
        (None, ""),
    ],
)
def test_dates_of_csl_are_as_exact_as_their_parts(issued: object, date: str) -> None:
    (entry,) = read(json.dumps([{**ITEM, "issued": issued}])).entries
    assert entry.meta.published == date


PAPERS = (
    Item(
        Paper("0123456789abcdef", LANTERN, f"{FOG}\n{TIDE}", (Sighting("000", 3),)),
        pages=(("000", "Mar 11"),),
        lists=("To read", "Fog"),
        marked={Half.READ: "2026-11-21T08:30:00Z", Half.STARRED: "2026-11-21T08:30:00Z"},
        tags=("wet, cold", "lamps"),
        note="One.\n\nTwo.",
    ),
    Item(Paper("1123456789abcdef", RUDDERS, "")),
)


def test_carrels_own_json_comes_back_whole() -> None:
    page = read(FORMATS["json"].write(Collection("Fog", PAPERS)))
    assert (page.format, page.label, page.problems) == ("carrel_json", "Fog", ())
    first, second = page.entries
    assert (first.title, first.abstract) == (LANTERN, f"{FOG}\n{TIDE}")
    assert first.annotations == Annotations(
        tags=("wet, cold", "lamps"),
        lists=("To read", "Fog"),
        note="One.\n\nTwo.",
        read=True,
        starred=True,
        read_at="2026-11-21T08:30:00Z",
        starred_at="2026-11-21T08:30:00Z",
    )
    assert (second.title, second.abstract) == (RUDDERS, "")
    assert second.annotations == Annotations()


def test_metadata_in_carrels_own_json_comes_back() -> None:
    given = {**META._asdict(), "authors": [author._asdict() for author in META.authors]}
    document = {
        "format": "carrel-papers",
        "version": 1,
        "papers": [{"title": LANTERN, "abstract": "", "meta": given}],
    }
    (entry,) = read(json.dumps(document)).entries
    assert entry.meta == META


def test_an_export_of_a_later_version_is_told() -> None:
    page = read('{"format": "carrel-papers", "version": 9, "papers": [{"title": "One"}, {}]}')
    assert [entry.title for entry in page.entries] == ["One"]
    assert [problem.seen for problem in page.problems] == [
        "paper 2 has no title",
        "an export of version 9, made by a later carrel",
    ]


def test_carrels_own_csl_json_comes_back() -> None:
    page = read(FORMATS["csl"].write(Collection("Fog", PAPERS)))
    assert page.format == "csl_json"
    first, second = page.entries
    assert (first.title, first.abstract) == (LANTERN, f"{FOG}\n{TIDE}")
    assert first.annotations.tags == ("To read", "Fog", "wet cold", "lamps")
    assert first.annotations.note == "One.\n\nTwo."
    assert second.title == RUDDERS


RECORD = {
    "id": "2601.00001",
    "submitter": "Ann Doe",
    "authors": "Ann Doe and Bob Roe",
    "title": "Lantern: Finding a Path\n  in Fog with One Lamp",
    "comments": "9 pages",
    "journal-ref": None,
    "doi": "10.1000/ABC",
    "categories": "cs.XX stat.YY",
    "abstract": f"  {FOG}\n",
    "update_date": "2026-01-05",
    "authors_parsed": [["Doe", "Ann", ""], ["Roe", "Bob", "Jr"]],
}


def test_lines_of_a_data_set_are_read() -> None:
    page = read(json.dumps(RECORD) + "\n" + json.dumps({**RECORD, "title": RUDDERS}) + "\n")
    assert page.format == "plain_json"
    assert [(entry.title, entry.line) for entry in page.entries] == [(LANTERN, 1), (RUDDERS, 2)]
    assert page.entries[0].abstract == FOG
    assert page.entries[0].meta == Meta(
        kind=Kind.PREPRINT,
        authors=(Author(family="Doe", given="Ann"), Author(family="Roe Jr", given="Bob")),
        updated="2026-01-05",
        arxiv="2601.00001",
        arxiv_class="cs.XX",
        doi="10.1000/abc",
        subjects=("cs.XX", "stat.YY"),
        comment="9 pages",
    )


def test_a_mirror_is_read() -> None:
    mirror = {
        "date": "2026-01-05",
        "papers": [
            {
                "title": LANTERN,
                "summary": FOG,
                "authors": ["Ann Doe", {"name": "Bob Roe"}],
                "url": "https://huggingface.co/papers/2601.00001",
            }
        ],
    }
    (entry,) = read(json.dumps(mirror)).entries
    assert (entry.title, entry.abstract) == (LANTERN, FOG)
    assert entry.meta == Meta(
        authors=(Author(literal="Ann Doe"), Author(literal="Bob Roe")), arxiv="2601.00001"
    )


@pytest.mark.parametrize(
    "value",
    [
        {"name": "lantern", "version": "1.0.0", "description": "A lamp", "author": "Ann Doe"},
        [{"id": 1, "title": "Buy milk", "done": False}],
        {"title": "A schema", "type": "object", "properties": {"id": {"type": "string"}}},
        {"cells": [{"cell_type": "code", "source": ["x = 1"]}], "nbformat": 4},
        [],
        {},
    ],
)
def test_json_of_something_else_is_no_list_of_papers(value: object) -> None:
    assert read(json.dumps(value, indent=1)).format == "daily_papers"


def test_an_arxiv_id_that_zotero_keeps_in_the_note_is_that_of_the_paper() -> None:
    item = {"id": "a", "type": "article", "title": "Fog", "note": "arXiv:2401.12345v2 [cs.CL]"}
    (entry,) = read(json.dumps([item])).entries
    assert (entry.meta.arxiv, entry.meta.arxiv_version) == ("2401.12345", 2)
    assert (entry.meta.arxiv_class, entry.annotations.note) == ("cs.CL", "")
