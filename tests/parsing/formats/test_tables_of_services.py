"""Tables as services and note books give them; the papers are invented."""

from __future__ import annotations

import pytest

from parsing.formats import parse_text
from parsing.meta import Annotations, Author, Kind, Meta
from tests.parsing.formats.expected import read
from tests.parsing.formats.test_pubmed_text import LANTERNS

DIMENSIONS = (
    "\"About the data: Exported on Jan 05, 2024. Criteria: 'lamps', 'fog'.\"\n"
    '"Rank","Publication ID","DOI","PMID","Title","Abstract","Source title","Publisher",'
    '"MeSH terms","Publication date","PubYear","Volume","Issue","Pagination","Publication Type",'
    '"Authors","Times cited","Source Linkout"\n'
    '"500","pub.1","10.1000/LAMP.1","","Lanterns in the fog","Fog hides boats.","Lamps",'
    '"Lamp Press","Fog; Lamps","2024-01-05","2024","12","3","100-109","Article",'
    '"Doe, Ann; Roe, Bob","5","https://x.example/1"\n'
)


def test_a_sentence_above_the_header_is_no_header() -> None:
    page = read(DIMENSIONS)
    assert (page.format, page.problems) == ("csv_table", ())
    (entry,) = page.entries
    assert (entry.title, entry.abstract, entry.line) == (
        "Lanterns in the fog",
        "Fog hides boats.",
        3,
    )
    assert entry.meta == Meta(
        kind=Kind.ARTICLE,
        authors=(Author(family="Doe", given="Ann"), Author(family="Roe", given="Bob")),
        published="2024-01-05",
        doi="10.1000/lamp.1",
        url="https://x.example/1",
        venue="Lamps",
        volume="12",
        issue="3",
        pages="100-109",
        publisher="Lamp Press",
        subjects=("Fog", "Lamps"),
    )


@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"])
@pytest.mark.parametrize(
    "above",
    [
        "sep=;\n",
        "Quay Index, export of 5 Jan 2024\n\n",
        "One.\nTwo.\nThree.\nFour.\nFive; or so.\n",
    ],
)
def test_up_to_five_lines_may_stand_above(above: str, end: str) -> None:
    rows = "Title;Authors;Year\nLanterns in the fog;Ann Doe;2024\nRudders for boats;Cy Poe;2023\n"
    page = read((above + rows).replace("\n", end))
    assert [entry.title for entry in page.entries] == ["Lanterns in the fog", "Rudders for boats"]
    assert [entry.meta.published for entry in page.entries] == ["2024", "2023"]


def test_openalex_names_its_columns_by_where_the_values_stand() -> None:
    many = "".join(f",sustainable_development_goals_{n}.display_name" for n in range(200))
    (entry,) = read(
        "id,doi,title,display_name,publication_year,publication_date,type,"
        "authorships.author.display_name,primary_location.source.display_name,"
        f"primary_location.pdf_url,biblio.volume,biblio.first_page,biblio.last_page{many}\n"
        "https://openalex.org/W12,https://doi.org/10.1000/lamp.1,Lanterns in the fog,"
        "Lanterns in the fog,2024,2024-01-05,article,Ann Doe|Bob Roe,Journal of lamps,"
        "https://x.example/1.pdf,12,1,9\n"
    ).entries
    assert entry.meta == Meta(
        kind=Kind.ARTICLE,
        authors=(Author("Ann Doe"), Author("Bob Roe")),
        published="2024-01-05",
        doi="10.1000/lamp.1",
        openalex="W12",
        pdf="https://x.example/1.pdf",
        venue="Journal of lamps",
        volume="12",
        pages="1-9",
    )


def test_web_of_science_names_its_columns_by_tags() -> None:
    page = read(
        "\ufeffPT\tAU\tAF\tTI\tSO\tDT\tDE\tID\tAB\tPY\tVL\tIS\tBP\tEP\tAR\tDI\tPM\tUT\n"
        "J\tDoe, A; Roe, B\tDoe, Ann; Roe, Bob\tLanterns in the fog\tLAMPS\tArticle\tfog; lamps\t"
        "SEA\tFog hides boats.\t2024\t12\t3\t100\t109\t\t10.1000/lamp.1\t38000001\tWOS:1\n"
        "C\tPoe, C\tPoe, Cy\tRudders for boats\tBOATS\tProceedings Paper\t\t\t\t2023\t\t\t\t\t7\t\t"
        "\tWOS:2\n"
    )
    lanterns, rudders = page.entries
    assert lanterns.abstract == "Fog hides boats."
    assert lanterns.meta == Meta(
        kind=Kind.ARTICLE,
        authors=(Author(family="Doe", given="Ann"), Author(family="Roe", given="Bob")),
        published="2024",
        doi="10.1000/lamp.1",
        pubmed="38000001",
        venue="LAMPS",
        volume="12",
        issue="3",
        pages="100-109",
        keywords=("fog", "lamps"),
    )
    assert rudders.meta == Meta(
        kind=Kind.CONFERENCE,
        authors=(Author(family="Poe", given="Cy"),),
        published="2023",
        venue="BOATS",
    )


def test_pubmed_has_initials_behind_names_and_all_else_in_a_citation() -> None:
    (entry,) = read(
        "PMID,Title,Authors,Citation,First Author,Journal/Book,Publication Year,Create Date,DOI\n"
        '38000001,Lanterns in the fog.,"Doe AB, van der Roe B.",'
        "J Lamp Stud. 2024 Jan 15;12(3):100-9. doi: 10.1000/lamp.1. Epub 2024 Jan 2.,Doe AB,"
        "J Lamp Stud,2024,2024/01/02,10.1000/lamp.1\n"
    ).entries
    assert entry.meta == LANTERNS


@pytest.mark.parametrize("more", ["…", "...", "et al."])
def test_publish_or_perish_has_what_google_scholar_says(more: str) -> None:
    (entry,) = read(
        "Cites,Authors,Title,Year,Source,Publisher,ArticleURL,GSRank,Type,DOI,Volume,Issue,"
        "StartPage,EndPage,Abstract\n"
        f'12,"A Doe, B Roe, {more}",Lanterns in the fog,2024,Lamps,x.example,https://x.example/1,'
        "1,PDF,10.1000/lamp.1,12,3,100,109,Fog hides boats from each other\n"
    ).entries
    assert entry.abstract == ""
    assert entry.meta == Meta(
        authors=(Author("A Doe"), Author("B Roe")),
        et_al=True,
        published="2024",
        doi="10.1000/lamp.1",
        url="https://x.example/1",
        venue="Lamps",
        volume="12",
        issue="3",
        pages="100-109",
        publisher="x.example",
    )


def test_paperpile_and_readwise_have_columns_of_their_own() -> None:
    (entry,) = read(
        "Item type,Authors,Title,Journal,Publication year,Volume,Page(s),Labels filed in,URLs,"
        "Arxiv ID\n"
        'Journal Article,"Doe A,Roe B",Lanterns in the fog,Lamps,2024,12,100-109,fog;to read,'
        "https://x.example/1,2401.00001\n"
    ).entries
    assert (entry.meta.pages, entry.meta.url) == ("100-109", "https://x.example/1")
    assert entry.annotations == Annotations(tags=("fog", "to read"))
    page = read(
        "Title,URL,ID,Document tags,Saved date\n"
        'Lanterns in the fog,https://arxiv.org/abs/2401.00001,01h,"fog, lamps",2026-03-05\n'
        "Rudders for boats,https://arxiv.org/abs/2401.00002,01i,,2026-03-05\n"
    )
    assert [entry.annotations.tags for entry in page.entries] == [("fog", "lamps"), ()]


NOTION = (
    "Name,Authors,Status,Rating,Tags,URL,Year,Notes\n"
    'Lanterns in the fog,"Ann Doe, Bob Roe",Read,5,"fog, lamps",https://arxiv.org/abs/2401.00001,'
    "2024,good\n"
    "Rudders for slow boats,Cy Poe,To read,★★★,boats,https://arxiv.org/abs/2401.00002,2023,\n"
)


def test_a_name_is_a_title_where_the_other_columns_are_those_of_papers() -> None:
    page = read(NOTION)
    assert page.problems == ()
    lanterns, rudders = page.entries
    assert (lanterns.title, rudders.title) == ("Lanterns in the fog", "Rudders for slow boats")
    assert lanterns.meta == Meta(
        authors=(Author("Ann Doe"), Author("Bob Roe")), published="2024", arxiv="2401.00001"
    )
    assert lanterns.annotations == Annotations(tags=("fog", "lamps"), note="good", read=True)
    assert rudders.annotations == Annotations(tags=("boats",))


@pytest.mark.parametrize("header", ["Name,DOI", "Name,arXiv ID", "DOI,Name"])
def test_an_id_vouches_for_a_name(header: str) -> None:
    cells = {"Name": "Lanterns in the fog", "DOI": "10.1000/a", "arXiv ID": "2401.00001"}
    row = ",".join(cells[name] for name in header.split(","))
    page = read(f"{header}\n{row}\n{row.replace('Lanterns', 'Lamps')}\n")
    assert [entry.title for entry in page.entries] == ["Lanterns in the fog", "Lamps in the fog"]


@pytest.mark.parametrize(
    ("status", "read"),
    [
        (("Read", "To read"), [True, False]),
        (("done", "In progress"), [True, False]),
        (("Finished", ""), [True, False]),
        (("Read", "Published"), [False, False]),
        (("Accepted", "Published"), [False, False]),
        (("To read", "Unread"), [False, False]),
    ],
)
def test_a_state_of_reading_counts_if_each_row_has_one(
    status: tuple[str, str], read: list[bool]
) -> None:
    page = parse_text(
        f"Title,Authors,Status,Rating\nLanterns in the fog,Ann Doe,{status[0]},5\n"
        f"Rudders for slow boats,Cy Poe,{status[1]},5\n",
        "page",
    )
    assert [entry.annotations.read for entry in page.entries] == read
    assert not any(entry.annotations.starred for entry in page.entries)


@pytest.mark.parametrize(
    "text",
    [
        "Name,Author,Version\nFog reader,Ann Doe,1.0\nRain reader,Bob Roe,2.0\n",
        "Name,Email,Status\nAnn Doe,a@x.example,Done\nBob Roe,b@x.example,Done\n",
        "Name,Status,Due\nBuy lamps,Done,2024-01-05\nSell boats,To do,2024-01-06\n",
        "Name,URL,Notes\nFog shop,https://shop.example/1,good\nRain shop,https://shop.example/2,\n",
        "Title,Type\nGreen chair of oak,Chair\nRed table of ash,Table\n",
    ],
)
def test_a_name_alone_is_no_title(text: str) -> None:
    page = parse_text(text, "page")
    assert page.format != "csv_table" or page.entries == ()
