"""RIS in its variants, and PubMed's export."""

from __future__ import annotations

import pytest

from parsing.formats import parse_text
from parsing.meta import Annotations, Author, Kind, Meta
from parsing.paper import Paper
from tests.parsing.formats.invented import FOG, LANTERN, RUDDERS, TIDE, case, read
from tui.library.export import FORMATS, Collection, Item


def test_both_ways_to_name_the_fields_are_read() -> None:
    page = read(case("m14.ris"))
    assert page.format == "ris"
    assert page.problems == ()
    assert [(entry.title, entry.abstract, entry.line) for entry in page.entries] == [
        (LANTERN, FOG, 1),
        (RUDDERS, TIDE, 11),
    ]
    doe, roe = Author(family="Doe", given="Ann"), Author(family="Roe", given="Bob")
    first, second = (entry.meta for entry in page.entries)
    assert first == Meta(
        kind=Kind.ARTICLE,
        authors=(doe, roe),
        published="2024",
        doi="10.1000/xyz",
        url="https://example.org/1",
    )
    assert second == Meta(kind=Kind.ARTICLE, authors=(roe,), published="2024-10-07")


FULL = """1.
TY  - CONF
T1  - Rudders That Learn
      from the Tide
A1  - Roe, Bob
A1  - {Example Lab}
PY  - 2024///
DA  - 2024/10/07/
T2  - Proceedings of Tides
VL  - 3
IS  - 4
SP  - 12
EP  - 34
PB  - Example Press
KW  - tides; boats
KW  - rudders
UR  - https://doi.org/10.1000/ABC
L1  - https://example.org/tides.pdf
L1  - file:///home/someone/tides.pdf
N1  - Cited By :12
N1  - <p>Read it again.</p>
ID  - roe2024
ER  -"""


@pytest.mark.parametrize(
    "text",
    [
        FULL,
        FULL.replace("  - ", " - "),
        FULL.replace("\n", "\r\n") + "\r\n",
        "\ufeff" + FULL.removeprefix("1.\n"),
        FULL.replace("\nER  -", ""),
        FULL.replace("1.\n", "Provider: Example\nDatabase: Boats\nContent: text/plain\n\n\n"),
    ],
)
def test_all_that_a_record_says_is_kept(text: str) -> None:
    (entry,) = read(text).entries
    assert entry.title == RUDDERS
    assert entry.meta == Meta(
        kind=Kind.CONFERENCE,
        authors=(Author(family="Roe", given="Bob"), Author(literal="{Example Lab}")),
        published="2024-10-07",
        doi="10.1000/abc",
        pdf="https://example.org/tides.pdf",
        venue="Proceedings of Tides",
        volume="3",
        issue="4",
        pages="12-34",
        publisher="Example Press",
        keywords=("tides", "boats", "rudders"),
        cite_key="roe2024",
    )
    assert entry.annotations == Annotations(note="Read it again.")


@pytest.mark.parametrize(
    "line",
    [
        "UR  - http://arxiv.org/abs/2601.00001",
        "AN  - arXiv:2601.00001",
        "DO  - 10.48550/arXiv.2601.00001",
        "JO  - arXiv preprint arXiv:2601.00001",
    ],
)
def test_an_arxiv_id_makes_a_preprint(line: str) -> None:
    (entry,) = read(f"TY  - JOUR\nTI  - {LANTERN}\n{line}\nER  - \n").entries
    assert (entry.meta.arxiv, entry.meta.kind) == ("2601.00001", Kind.PREPRINT)
    assert entry.meta.venue == ""


def test_a_note_that_is_an_arxiv_id_alone_is_that_and_no_note() -> None:
    (entry,) = read(f"TY  - GEN\nTI  - {LANTERN}\nN1  - arXiv:2601.00001 [cs.XX]\nER  - \n").entries
    assert (entry.meta.arxiv, entry.meta.arxiv_class) == ("2601.00001", "cs.XX")
    assert entry.annotations.note == ""


def test_a_record_without_a_title_is_told() -> None:
    page = read("TY  - JOUR\nAU  - Doe, Ann\nER  - \n\nTY  - JOUR\nTI  - One\nER  - \n")
    assert [entry.title for entry in page.entries] == ["One"]
    assert [str(problem) for problem in page.problems] == [
        "page:1: a record without a title; left out"
    ]


def test_carrels_own_export_comes_back() -> None:
    abstract = f"{FOG} See https://github.com/example/lantern."
    paper = Paper("0123456789abcdef", LANTERN, abstract)
    items = (
        Item(paper, lists=("To read",), tags=("wet", "cold"), note="One. Two."),
        Item(Paper("1123456789abcdef", RUDDERS, "")),
    )
    page = read(FORMATS["ris"].write(Collection("Fog", items)))
    assert page.format == "ris"
    assert [(entry.title, entry.abstract) for entry in page.entries] == [
        (LANTERN, abstract),
        (RUDDERS, ""),
    ]
    assert page.entries[0].annotations == Annotations(
        tags=("To read", "wet", "cold"), note="One. Two."
    )


def test_an_export_of_pubmed_is_read() -> None:
    page = read(case("m15.nbib"))
    (entry,) = page.entries
    assert page.format == "nbib"
    assert entry.title == f"{LANTERN} and a Wet Coat."
    assert entry.abstract == (
        "We study how a small lantern finds its way through fog. Two lamps are compared on nine"
        " hills."
    )
    assert entry.meta == Meta(
        authors=(Author(family="Doe", given="Ann"),), published="2024-10", pubmed="10000001"
    )


def test_all_that_a_record_of_pubmed_says_is_kept() -> None:
    page = read(
        "PMID- 10000001\r\nOWN - NLM\r\nSTAT- MEDLINE\r\nIS  - 1530-0293 (Electronic)\r\n"
        "VI  - 3\r\nIP  - 4\r\nDP  - 2024 Mar 5\r\nTI  - Fog.\r\nPG  - e12-e34\r\n"
        "LID - S1 [pii]\r\nLID - 10.1000/ABC [doi]\r\nAB  - AIM: To see.\r\n"
        "FAU - Doe, Ann\r\nAU  - Doe A\r\nFAU - Roe, Bob\r\nAU  - Roe B\r\nCN  - Fog Group\r\n"
        "PT  - Journal Article\r\nTA  - J Fog\r\nJT  - Journal of fog\r\nMH  - Fog/*analysis\r\n"
        "OT  - *lamps\r\n\r\nPMID- 10000002\r\nTI  - Rain.\r\nDP  - 2024 Spring\r\n"
    )
    first, second = page.entries
    assert (first.title, first.abstract, first.line) == ("Fog.", "AIM: To see.", 1)
    assert first.meta == Meta(
        kind=Kind.ARTICLE,
        authors=(
            Author(family="Doe", given="Ann"),
            Author(family="Roe", given="Bob"),
            Author(literal="Fog Group"),
        ),
        published="2024-03-05",
        doi="10.1000/abc",
        pubmed="10000001",
        venue="Journal of fog",
        volume="3",
        issue="4",
        pages="e12-e34",
        subjects=("Fog/analysis",),
        keywords=("lamps",),
    )
    assert (second.title, second.meta.published, second.line) == ("Rain.", "2024", 24)


@pytest.mark.parametrize(
    "text",
    [
        "TY  - is what a record of RIS begins with\n\nAnd so on, for many lines.\n",
        "A README\n\n" + "text\n" * 20 + "TY  - JOUR\nTI  - One\nAU  - Doe, Ann\nER  - \n",
        "PMID- 35298243, https://example.org/science\nTI  - is a tag\n",
    ],
)
def test_what_only_speaks_of_records_is_none(text: str) -> None:
    assert read(text).format == "daily_papers"


WEB_OF_SCIENCE = """FN Clarivate Analytics Web of Science
VR 1.0
PT J
AU Doe, A
   Roe, B
AF Doe, Ann
   Roe, Bob
TI Lanterns That Find a Way Through the
   Fog of the Harbour
SO HARBOUR LETTERS
DT Article
DE fog; lamps
AB We study how a small lantern finds its way
   through fog.
VL 7
IS 2
BP 12
EP 34
PD MAR 5
PY 2024
DI 10.1000/fog.1
UT WOS:000000000000001
ER

PT C
AU Poe, C
TI Rudders of the Tide
PY 2023
ER

EF
"""


@pytest.mark.parametrize("end", ["\n", "\r\n"])
def test_an_export_of_web_of_science_is_read(end: str) -> None:
    page = parse_text(WEB_OF_SCIENCE.replace("\n", end), "savedrecs")
    assert (page.format, page.problems) == ("web_of_science", ())
    lantern, rudders = page.entries
    assert lantern.title == "Lanterns That Find a Way Through the Fog of the Harbour"
    assert lantern.abstract == "We study how a small lantern finds its way through fog."
    assert lantern.meta == Meta(
        kind=Kind.ARTICLE,
        authors=(Author(family="Doe", given="Ann"), Author(family="Roe", given="Bob")),
        published="2024-03-05",
        doi="10.1000/fog.1",
        venue="HARBOUR LETTERS",
        volume="7",
        issue="2",
        pages="12-34",
        keywords=("fog", "lamps"),
    )
    assert (rudders.title, rudders.meta.published) == ("Rudders of the Tide", "2023")


@pytest.mark.parametrize(
    ("said", "pages"), [("112-9", "112-119"), ("12-19", "12-19"), ("e12", "e12"), ("9-12", "9-12")]
)
def test_pages_of_pubmed_are_written_out(said: str, pages: str) -> None:
    page = read(f"PMID- 1\nTI  - Lamps in Fog\nPG  - {said}\nAB  - We look at lamps.\n")
    assert [entry.meta.pages for entry in page.entries] == [pages]


def test_a_paper_may_be_called_as_its_journal_is() -> None:
    page = read("TY  - JOUR\nTI  - Lamps\nT2  - Lamps\nAU  - Doe, Ann\nPY  - 2024\nER  - \n")
    assert page.entries[0].meta.venue == "Lamps"
