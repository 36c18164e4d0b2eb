"""Refer, as EndNote and refer(1) write it, and RefWorks' tags; the papers are invented."""

from __future__ import annotations

import pytest

from parsing.formats import parse_text
from parsing.meta import Annotations, Author, Kind, Meta
from parsing.sources import parse_bytes
from tests.parsing.formats.expected import read

DOE, ROE, POE = (
    Author(family="Doe", given="Ann"),
    Author(family="Roe", given="Bob"),
    Author(family="Poe", given="Cy"),
)
LANTERNS = Meta(
    kind=Kind.ARTICLE,
    authors=(DOE, ROE),
    published="2024-01-05",
    doi="10.1000/lamp.1",
    url="https://x.example/1",
    pdf="https://x.example/1.pdf",
    venue="Journal of lamps",
    volume="12",
    issue="3",
    pages="100-109",
    publisher="Lamp Press",
    keywords=("fog", "lamps", "nights"),
)
RUDDERS = Meta(
    kind=Kind.CONFERENCE,
    authors=(POE,),
    published="2023",
    venue="Proceedings of Boats",
    series="Boat series",
    editors=("Roe, Bob",),
)
REFER = """%0 Journal Article
%T Lanterns in the <i>fog</i>
%A Doe, Ann
%A Roe, Bob
%A Quay Harbour Group,
%J Journal of lamps
%D 2024
%8 January 5
%V 12
%N 3
%P 100–109
%I Lamp Press
%@ 1234-5678
%M 38000001
%~ PubMed
%F doe2024
%X Fog hides boats
from each other at sea.
% of lamps shine.
%K fog
lamps
long nights
%R https://doi.org/10.1000/LAMP.1
%U https://x.example/1
https://x.example/1.pdf
%Z Read it again.
%! Lanterns
%[ March 5, 2024

%0 Conference Proceedings
%A Poe, Cy
%E Roe, Bob
%B Proceedings of Boats
%S Boat series
%D 2023
%T Rudders for slow boats

%0 Book Section
%T A chapter of bells
%A Poe, Cy
%B A book of bells
%D 1999

%0 Edited Book
%T A book of bells
%A Roe, Bob
%S Bells all over
%D 1999
"""


@pytest.mark.parametrize(
    "text",
    [
        REFER,
        REFER.replace("\n", "\r\n"),
        REFER.replace("\n", "\r"),
        "\ufeff" + REFER,
        "Exported by Quay Library\n4 records\n\n" + REFER,
        REFER.rstrip("\n"),
    ],
)
def test_all_that_a_record_of_endnote_says_is_kept(text: str) -> None:
    page = read(text)
    assert (page.format, page.problems) == ("refer", ())
    lanterns, rudders, chapter, book = page.entries
    assert lanterns.title == "Lanterns in the fog"
    assert lanterns.abstract == "Fog hides boats from each other at sea. % of lamps shine."
    assert lanterns.annotations == Annotations(note="Read it again.")
    assert lanterns.meta == LANTERNS._replace(
        authors=(DOE, ROE, Author("Quay Harbour Group")),
        pubmed="38000001",
        keywords=("fog", "lamps", "long nights"),
        cite_key="doe2024",
    )
    assert (rudders.title, rudders.abstract) == ("Rudders for slow boats", "")
    assert rudders.meta == RUDDERS
    assert chapter.meta == Meta(
        kind=Kind.BOOK, authors=(POE,), published="1999", venue="A book of bells"
    )
    assert book.meta == Meta(
        kind=Kind.BOOK, authors=(ROE,), published="1999", series="Bells all over"
    )


def test_proceedings_as_bibutils_and_the_acl_anthology_write_them() -> None:
    (entry,) = read(
        "\ufeff%0 Conference Proceedings\n%T Rudders for slow boats\n%A Poe, Cy\n%Y Roe, Bob\n"
        "%S Proceedings of Boats\n%S Boat series\n%D 2023\n%8 July\n%F poe-2023-rudders\n"
        "%K sea, slow\n%X Boats drift.\n%U https://x.example/2/\n%U https://doi.org/10.1000/boat\n"
        "%P 1-9\n"
    ).entries
    assert entry.abstract == "Boats drift."
    assert entry.meta == RUDDERS._replace(
        published="2023-07",
        doi="10.1000/boat",
        url="https://x.example/2/",
        pages="1-9",
        keywords=("sea", "slow"),
        cite_key="poe-2023-rudders",
    )


def test_a_bibliography_of_refer_parts_its_records_by_blank_lines() -> None:
    page = read(
        "%A Ann Doe\n%T Lanterns in\nthe fog\n%J Lamps\n%D March 2001\n\n"
        "%T Rudders for slow boats\n%A Cy Poe\n%D 2002\n\n\n%A Bob Roe\n%D 2003\n"
    )
    assert page.format == "refer"
    assert [(entry.title, entry.line) for entry in page.entries] == [
        ("Lanterns in the fog", 1),
        ("Rudders for slow boats", 7),
    ]
    assert page.entries[0].meta == Meta(
        authors=(Author("Ann Doe"),), published="2001-03", venue="Lamps"
    )
    assert [(each.line, each.seen) for each in page.problems] == [(12, "a record without a title")]


def test_a_preprint_has_its_id_and_no_venue() -> None:
    (entry,) = read(
        "%0 Journal Article\n%T Lanterns in the fog\n%A Doe, Ann\n%D 2024\n"
        "%J arXiv preprint arXiv:2401.00001v2 [cs.LG]\n"
    ).entries
    assert entry.meta == Meta(
        kind=Kind.PREPRINT,
        authors=(DOE,),
        published="2024",
        arxiv="2401.00001",
        arxiv_version=2,
        arxiv_class="cs.LG",
    )


def test_names_in_one_line_are_parted_and_nobody_is_no_author() -> None:
    page = read(
        "%0 Journal Article\n%T 河上的灯塔与雾\n%A 张三;李四\n%J 灯\n%D 2021\n%K 灯塔;;雾\n"
        "%W CNKI\n\n%0 Journal Article\n%T Bells of the harbour\n%A Anonymous\n%D 1900\n"
    )
    lamps, bells = (entry.meta for entry in page.entries)
    assert [author.name for author in lamps.authors] == ["张三", "李四"]
    assert lamps.keywords == ("灯塔", "雾")
    assert bells.authors == ()


def test_latin_1_and_a_record_that_breaks_off_are_read() -> None:
    text = "%0 Thesis\n%T Über Lampen im Nebel\n%A Döe, Änn\n%D 2001\n%X Ab"
    page = parse_bytes(text.encode("latin-1"), "page")
    (entry,) = page.entries
    assert (entry.title, entry.abstract) == ("Über Lampen im Nebel", "Ab")
    assert entry.meta == Meta(
        kind=Kind.THESIS, authors=(Author(family="Döe", given="Änn"),), published="2001"
    )


@pytest.mark.parametrize(
    "text",
    [
        "%!PS-Adobe-3.0\n%%Title: Lamps\n%A Doe\n%T Lamps\n%D 2024\n/x {moveto} def\n",
        "% A comment of mine\n%T Lamps in fog\n%A Doe\n%D 2024\n\\documentclass{article}\n",
        "%T Lamps in fog\n%A Doe\n" + "\\section{One}\nSome prose of a paper.\n" * 9,
        "-%0 Journal Article\n+%0 Book\n-%T Lamps in fog\n+%T Lamps\n-%A Doe, Ann\n",
        "I write %T for a title\nand %A for the authors of it.\n",
        "%0 is the sign of a register\n%1 is the next\n%T\n",
        "%0 Journal Article\n%A Doe, Ann\n%D 2024\n",
    ],
)
def test_what_only_has_such_signs_is_no_bibliography(text: str) -> None:
    page = parse_text(text, "page")
    assert page.format != "refer"
    assert page.entries == ()


REFWORKS = """RT Journal Article
SR Electronic(1)
ID 1
A1 Doe,Ann
A1 Roe,Bob
T1 Lanterns in the fog
JF Journal of lamps
JO J. Lamps
YR 2024
FD Jan 5
VO 12
IS 3
SP 100
OP 109
K1 fog
K1 lamps; nights
AB Fog hides boats from each other at sea.
AI sees them.
PB Lamp Press
NO Read it again.
NO Accession Number: 123
DO 10.1000/lamp.1
LK https://x.example/1
UL https://x.example/1.pdf

RT Conference Proceedings
ID 2
A1 Poe, Cy
A2 Roe, Bob
T1 Rudders for slow boats
T2 Proceedings of Boats
T3 Boat series
YR 2023
OP 1-9
AN 38000002
DB MEDLINE

RT Book, Whole
ID 3
A1 Poe, Cy
YR 1999
"""


@pytest.mark.parametrize(
    "text", [REFWORKS, REFWORKS.replace("\n", "\r\n"), "\ufeff" + REFWORKS, REFWORKS[:-1]]
)
def test_all_that_a_record_of_refworks_says_is_kept(text: str) -> None:
    page = read(text)
    assert page.format == "refworks"
    lanterns, rudders = page.entries
    assert lanterns.title == "Lanterns in the fog"
    assert lanterns.abstract == "Fog hides boats from each other at sea. AI sees them."
    assert lanterns.annotations == Annotations(note="Read it again.")
    assert lanterns.meta == LANTERNS
    assert rudders.title == "Rudders for slow boats"
    assert rudders.meta == RUDDERS._replace(pubmed="38000002", pages="1-9")
    assert [(each.line, each.seen) for each in page.problems] == [(38, "a record without a title")]


def test_capitals_alone_are_no_record_of_refworks() -> None:
    page = parse_text("RT and LT are hands\nA1 is a road\nT1 is another\nYR is short\n", "page")
    assert page.entries == ()
