"""PubMed's results saved as text; the papers are invented."""

from __future__ import annotations

import pytest

from parsing.formats import parse_text
from parsing.meta import Author, Kind, Meta
from tests.parsing.formats.expected import read

DOE_AND_ROE = (Author(family="Doe", given="AB"), Author(family="van der Roe", given="B"))
LANTERNS = Meta(
    kind=Kind.ARTICLE,
    authors=DOE_AND_ROE,
    published="2024-01-15",
    doi="10.1000/lamp.1",
    pubmed="38000001",
    venue="J Lamp Stud",
    volume="12",
    issue="3",
    pages="100-109",
)
ABSTRACTS = """1. J Lamp Stud. 2024 Jan 15;12(3):100-9. doi: 10.1000/lamp.1. Epub 2024 Jan
2.

Lanterns in the fog: a trial of
small lamps.

Doe AB(#)(1)(2), van der Roe B(1), Poe C Jr; Fog Study Group.

Author information:
(1)Department of Lamps, Quay University.
(2)Harbour Institute.

Comment in
    Boats. 2024;3:9.

BACKGROUND: Fog hides boats from each other at sea. It does so in each of the
harbours that we know.
METHODS: We gave lamps to forty boats.
1. They shone.

© 2024 The Authors. Published by Lamp Press.

DOI: 10.1000/lamp.1
PMCID: PMC1000001
PMID: 38000001 [Indexed for MEDLINE]

Conflict of interest statement: The authors sell lamps.

They say so.


2. bioRxiv [Preprint]. 2023 Nov 3:2023.11.03.000001. doi: 10.1101/2023.11.03.000001.

[Do rudders help slow boats?].

[Article in German]

Slow boats turn slowly. We give them better rudders.

DOI: 10.1101/2023.11.03.000001
PMID: 38000002


3. Care of Lanterns.

Poe C(1).

In: Lamp Pearls [Internet]. Quay (FL): Lamp Pearls Publishing; 2024 Jan–.
2023 Jul 4.

Author information:
(1)Quay

Lanterns need care.

PMID: 38000003


4. Boats. 2022;1:1.
"""
SUMMARIES = """1: Doe AB, van der Roe B; Fog Study Group. Lanterns in the fog: a trial vs. none of
small lamps. J Lamp Stud. 2024 Jan 15;12(3):100-9. doi: 10.1000/lamp.1. Epub 2024
Jan 2. PMID: 38000001; PMCID: PMC1000001.

2: Poe C. Do rudders help slow boats? Boats. 2023 Nov;1:e12. PMID: 38000002.

3: Quay report of the year 2020. Harb News. 2021 Spring;3(1 Suppl):S1-S9. PMID: 38000003.
"""


@pytest.mark.parametrize("change", [("\n", "\n"), ("\n", "\r\n"), ("1. J Lamp", "\ufeff1. J Lamp")])
def test_abstracts_are_papers(change: tuple[str, str]) -> None:
    page = read(ABSTRACTS.replace(*change))
    assert page.format == "pubmed_text"
    lanterns, rudders, care = page.entries
    assert (lanterns.title, lanterns.line) == (
        "Lanterns in the fog: a trial of small lamps",
        1,
    )
    assert lanterns.abstract == (
        "BACKGROUND: Fog hides boats from each other at sea. It does so in each of the harbours"
        " that we know.\nMETHODS: We gave lamps to forty boats. 1. They shone."
    )
    assert lanterns.meta == LANTERNS._replace(
        authors=(*DOE_AND_ROE, Author("Poe C Jr"), Author("Fog Study Group"))
    )
    assert rudders.title == "Do rudders help slow boats?"
    assert rudders.abstract == "Slow boats turn slowly. We give them better rudders."
    assert rudders.meta == Meta(
        kind=Kind.PREPRINT,
        published="2023-11-03",
        doi="10.1101/2023.11.03.000001",
        pubmed="38000002",
        venue="bioRxiv [Preprint]",
    )
    assert (care.title, care.abstract) == ("Care of Lanterns", "Lanterns need care.")
    assert care.meta == Meta(
        kind=Kind.BOOK,
        authors=(Author(family="Poe", given="C"),),
        published="2023-07-04",
        pubmed="38000003",
        venue="Lamp Pearls",
    )
    assert [each.seen for each in page.problems] == ["no record of a paper, “4. Boats. 2022;1:1.”"]


def test_summaries_are_papers() -> None:
    page = read(SUMMARIES)
    assert (page.format, page.problems) == ("pubmed_text", ())
    assert [(entry.title, entry.abstract, entry.line) for entry in page.entries] == [
        ("Lanterns in the fog: a trial vs. none of small lamps", "", 1),
        ("Do rudders help slow boats?", "", 5),
        ("Quay report of the year 2020", "", 7),
    ]
    lanterns, rudders, report = (entry.meta for entry in page.entries)
    assert lanterns == LANTERNS._replace(authors=(*DOE_AND_ROE, Author("Fog Study Group")))
    assert (rudders.published, rudders.volume, rudders.pages) == ("2023-11", "1", "e12")
    assert (report.authors, report.published) == ((), "2021")
    assert (report.volume, report.issue, report.pages) == ("3", "1 Suppl", "S1-S9")


def test_a_record_of_another_kind_is_told_and_ends_the_one_before_it() -> None:
    odd = "2. Bells! A journal, in the year of the fog.\n\nOf bells.\n\nPMID: 3\n\n"
    page = read(ABSTRACTS.replace("2. bioRxiv", f"{odd}3. bioRxiv"))
    assert [entry.meta.pubmed for entry in page.entries] == ["38000001", "38000002", "38000003"]
    assert page.problems[0].seen.startswith("no record of a paper, “2. Bells! A journal")
    page = read(SUMMARIES.replace("2: Poe C. Do", "2: Moe E. Of bells.\n\n3: Poe C. Do"))
    assert len(page.entries) == 3
    assert [each.seen for each in page.problems] == ["no record of a paper, “2: Moe E. Of bells.”"]


def test_references_that_end_with_an_id_of_pubmed_are_references() -> None:
    page = read(
        "1. Doe A, Roe B. A Lamp in the Fog. Fog. 2021;3:1-9. PMID: 38000001.\n"
        "2. Poe C. A Rope for Slow Boats. Fog. 2020;3:1-4. PMID: 38000002.\n"
        "3. Poe C. A Bell for Slow Boats. Fog. 2020;3:5-9.\n"
    )
    assert page.format == "references"
    assert len(page.entries) == 3


@pytest.mark.parametrize(
    "text",
    [
        "1. Buy lamps. 2024 is near.\n\nDOI: none\n\nPMID: a word\n",
        "1. We met in Quay. 2024 was good.\n\nPMID: 12345\n\nThat was all that we said there.\n",
        "1: a log line. 2024 Jan 15;12(3):1 said no more\n\nDone.\n",
    ],
)
def test_prose_with_numbers_and_years_is_none(text: str) -> None:
    page = parse_text(text, "page")
    assert page.entries == ()
