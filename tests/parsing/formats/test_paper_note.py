"""Notes of one paper as Obsidian, Logseq and Zotero's plugins keep them, of invented papers."""

from __future__ import annotations

import pytest

from parsing.formats import parse_text
from parsing.meta import Annotations, Author, Kind, Meta
from tests.parsing.formats.expected import read

TITLE = "Lanterns in the fog: a test"
ABSTRACT = "Fog hides boats from each other at sea. We study small lamps."
NAMES = (Author("Ann Doe"), Author("Bob Roe"))
NOTE = f"""---
title: "{TITLE}"
authors: [Ann Doe, "[[Bob Roe]]"]
year: 2024 # as printed
date: 2026-03-05
doi: 10.1000/LAMP.1
journal: 'Ann''s journal of lamps'
volume: 12
type: article-journal
citekey: doe2024
tags: [fog, "#lamps"]
category: literature
url: https://arxiv.org/abs/2401.00001v2
rating: 5
---

# {TITLE}

## Abstract

Fog hides boats from each other at sea.
We study small lamps.

## Notes

**Method:** Good. **Title:** is nice.
"""


@pytest.mark.parametrize(
    "change", [("\n", "\n"), ("\n", "\r\n"), ("---\ntitle", "\ufeff---\ntitle")]
)
def test_a_note_is_one_paper(change: tuple[str, str]) -> None:
    page = read(NOTE.replace(*change))
    assert (page.format, page.problems) == ("paper_note", ())
    (entry,) = page.entries
    assert (entry.title, entry.abstract, entry.line) == (TITLE, ABSTRACT, 2)
    assert entry.annotations == Annotations(tags=("fog", "lamps"))
    assert entry.meta == Meta(
        kind=Kind.ARTICLE,
        authors=NAMES,
        published="2024",
        arxiv="2401.00001",
        arxiv_version=2,
        doi="10.1000/lamp.1",
        venue="Ann's journal of lamps",
        volume="12",
        cite_key="doe2024",
    )


@pytest.mark.parametrize(
    "authors",
    [
        "authors: Ann Doe, Bob Roe",
        'authors: "Ann Doe, Bob Roe"',
        "author: [Ann Doe, Bob Roe]",
        "authors: [[Ann Doe]], [[Bob Roe]]",
        'authors: "[[Ann Doe]], [[people/Bob Roe|Bob Roe]]"',
        "authors:\n- Ann Doe\n- Bob Roe",
        'authors:\n  - "[[Ann Doe]]"\n  # the second\n  - "[[Bob Roe]]"',
        'authors: ["[[Ann Doe]]", "[[Bob Roe]]"]',
        "authors: [\n  Ann Doe,\n  Bob Roe\n]",
        "author:\n  - name: Ann Doe\n  - name: Bob Roe",
    ],
)
def test_authors_are_written_in_many_ways(authors: str) -> None:
    page = read(f"---\ntitle: {TITLE}\n{authors}\ndoi: 10.1000/a\n---\n\nMine.\n")
    assert [entry.meta.authors for entry in page.entries] == [NAMES]


def test_authors_whose_names_are_taken_apart() -> None:
    wanted = (Author(family="Doe", given="Ann"), Author(family="Roe", given="Bob"))
    for authors in (
        "\n  - family: Doe\n    given: Ann\n  - family: Roe\n    given: Bob",
        '\n  - "Doe, Ann"\n  - Roe, Bob',
        " Doe, Ann; Roe, Bob",
    ):
        page = read(f"---\ntitle: {TITLE}\nauthor:{authors}\nDOI: 10.1000/a\n---\n")
        assert [entry.meta.authors for entry in page.entries] == [wanted]


@pytest.mark.parametrize(
    ("written", "abstract"),
    [
        ("abstract: >\n  Fog hides\n  boats.\n\n  Two.\nx: y", "Fog hides boats.\n\nTwo."),
        ("abstract: >-\n  Fog hides boats: all of them.", "Fog hides boats: all of them."),
        ("abstract: |\n  Fog hides boats.", "Fog hides boats."),
        ('abstract: "Fog \\"hides\\"\n  boats."', 'Fog "hides" boats.'),
        ("abstract: Fog hides\n  boats.", "Fog hides boats."),
        ("summary: Mine.\n---\n\n> [!Abstract]-\n> Fog hides\n> boats.\n>\n> Two.\n\nMine.",
         "Fog hides boats.\n\nTwo."),
        ("x: y\n---\n\n> [!abstract]- Abstract\n> Fog.\n> [!note] Mine\n> Bad.", "Fog."),
        ("x: y\n---\n\n> [!info]\n> - **Abstract:** Fog.\n> - **Sources**: [a](b)", "Fog."),
        ("x: y\n---\n\n### 📄 Abstract\nFog.\n\nTwo.\n***\nMine.", "Fog.\n\nTwo."),
        ("x: y\n---\n\n> [!abstract] What I think\n> Bad.", ""),
        ("x: y\n---\n\n## Summary\nMine.", ""),
    ],
)  # fmt: skip
def test_the_abstract_is_found_where_it_is_one(written: str, abstract: str) -> None:
    closed = written if "\n---\n" in written else f"{written}\n---\n"
    page = read(f"---\ntitle: {TITLE}\ndoi: 10.1000/a\n{closed}\n")
    assert [(entry.title, entry.abstract) for entry in page.entries] == [(TITLE, abstract)]


def test_a_title_may_be_an_alias_a_name_or_the_heading() -> None:
    for above, heading in (
        (f'aliases:\n  - doe2024\n  - "{TITLE}"\ncitekey: doe2024', "## My words on it all"),
        (f"name: {TITLE}", "# Abstract"),
        ("title: doe2024", f"# {TITLE}"),
        ('title: "@doe2024"', f"## [[{TITLE}]]"),
    ):
        page = read(f"---\n{above}\ndoi: 10.1000/a\n---\n\n{heading}\n\nWords of mine.\n")
        assert [entry.title for entry in page.entries] == [TITLE]


def test_labels_of_dataview_name_the_paper() -> None:
    page = read(
        "> [!Cite]\n> Doe, A. (2024). Lanterns\n\n>[!md]\n> **FirstAuthor**:: Doe, Ann\n"
        f"> **Author**:: Roe, Bob\n~\n> **Title**:: {TITLE}\n> **Year**:: 2024\n"
        "> **Citekey**:: doe2024\n> **itemType**:: journalArticle\n> **Journal**:: *Lamps*\n"
        "> **Pages**:: 1-9\n> **DOI**:: 10.1000/lamp.1\n\n> [!Abstract]\n>\n> Fog: it hides.\n"
    )
    (entry,) = page.entries
    assert (entry.title, entry.abstract) == (TITLE, "Fog: it hides.")
    assert entry.meta == Meta(
        kind=Kind.ARTICLE,
        authors=(Author(family="Doe", given="Ann"), Author(family="Roe", given="Bob")),
        published="2024",
        doi="10.1000/lamp.1",
        venue="Lamps",
        pages="1-9",
        cite_key="doe2024",
    )


def test_properties_of_logseq_name_the_paper() -> None:
    (entry,) = read(
        f"tags:: [[fog]], [[long nights]]\ntitle:: @{TITLE}\nitem-type:: [[journalArticle]]\n"
        "authors:: [[Ann Doe]], [[Bob Roe]]\ndate:: [[Jan 5th, 2024]]\ndoi:: 10.1000/lamp.1\n"
        "links:: [Local library](zotero://select/x)\n\n- [[Abstract]]\n\t- Fog hides boats.\n"
        "\t- Two.\n- Notes\n\t- Mine.\n"
    ).entries
    assert (entry.title, entry.abstract, entry.line) == (TITLE, "Fog hides boats. Two.", 2)
    assert entry.annotations == Annotations(tags=("fog", "long nights"))
    assert entry.meta == Meta(
        kind=Kind.ARTICLE, authors=NAMES, published="2024-01-05", doi="10.1000/lamp.1"
    )


def test_what_a_browser_clips_from_arxiv_is_its_paper() -> None:
    (entry,) = read(
        f'---\ntitle: "[2401.00001] {TITLE}"\nsource: "https://arxiv.org/abs/2401.00001"\n'
        'author:\n  - "[[Ann Doe]]"\n  - "[[Bob Roe]]"\ncreated: 2026-03-05\ntags:\n  - "clippings"'
        "\n---\nWords.\n"
    ).entries
    assert entry.title == TITLE
    assert entry.meta == Meta(authors=NAMES, arxiv="2401.00001")


def test_a_year_vouches_for_authors_and_is_believed_before_a_date() -> None:
    (entry,) = read(f"---\ntitle: {TITLE}\nauthors: Ann Doe, Bob Roe\nyear: 2024\n---\n").entries
    assert entry.meta == Meta(authors=NAMES, published="2024")
    for said, published in (
        ("year: 2024\ndate: 2026-03-05", "2024"),
        ("published: 2024-01-05\nyear: 2024", "2024-01-05"),
        ("year: 2024\npublished: 2026-03-05", "2024"),
        ("date: 2024-01-05", "2024-01-05"),
        ("issued: 2024-01", "2024-01"),
    ):
        (entry,) = read(f"---\ntitle: {TITLE}\ndoi: 10.1000/a\n{said}\n---\n").entries
        assert entry.meta.published == published


@pytest.mark.parametrize(
    "text",
    [
        "---\ntitle: A week in the fog\nauthor: Ann Doe\ndate: 2026-03-05\n---\n\nIt was dark.\n",
        "---\ntitle: A week in the fog\nauthor: Ann Doe\nsummary: Dark.\n---\n\nIt was dark.\n",
        "---\ntitle: A week in fog\nauthor: Ann Doe\n---\n\n> [!abstract]\n> In short, dark.\n",
        "---\ntitle: On a paper\nauthor: Ann Doe\n---\n\n**Paper:** https://arxiv.org/abs/2401.00001\n",
        "---\nlicense: mit\ntags: [fog]\n---\n\n# A model of the fog\n\nIt is one.\n",
        "---\ntitle: never closed\nauthors: [Ann Doe]\ndoi: 10.1000/a\n",
        "---\n- doi: 10.1000/a\n- title: A list of lamps\n---\n",
        "std::string title:: 5;\nint doi:: 10;\n",
        "name:: Ann Doe\nmail:: a@x.example\nphone:: 1\n\n- Said hello\n",
    ],
)
def test_posts_and_other_notes_are_none(text: str) -> None:
    assert parse_text(text, "page").format != "paper_note"


def test_a_text_of_several_papers_is_no_note_of_one() -> None:
    records = "".join(
        f"## Lantern number {n} in fog\n\n**Authors:** Ann Doe\n\n**Abstract:** Lamp {n} shines in"
        f" the fog, and all of us see it.\n\n**arXiv:** 2401.0000{n}\n\n"
        for n in (1, 2)
    )
    page = read(f"---\ntitle: Papers of the week\ndate: 2024-01-05\n---\n\n{records}")
    assert page.format == "labelled"
    assert [entry.meta.arxiv for entry in page.entries] == ["2401.00001", "2401.00002"]
