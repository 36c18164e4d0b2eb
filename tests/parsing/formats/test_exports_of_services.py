"""Tables and lists as services export them today: authors, years and ids come out right."""

from __future__ import annotations

import pytest

from parsing.meta import Kind, Meta
from tests.parsing.formats.expected import LANTERN, RUDDERS, TITLES, papers, read


def names(meta: Meta) -> list[str]:
    return [author.name for author in meta.authors]


SCOPUS = (
    "Authors,Author full names,Author(s) ID,Title,Year,Source title,Page start,Page end,DOI,"
    f'Document Type\nDoe A.; Roe B.,"Doe, Ann (123456); Roe, Bob (234567)",1;2,{LANTERN},2024,'
    "Lamps,11,19,10.1000/1,Article\n"
)
WEB_OF_SCIENCE = (
    "Publication Type,Authors,Author Full Names,Article Title,Source Title,Document Type,"
    "Start Page,End Page,Publication Date,Publication Year,DOI\n"
    f'J,"Doe, A; Roe, B","Doe, Ann; Roe, Bob",{LANTERN},Lamps,Article,11,19,MAR,2024,10.1000/1\n'
)
CELLS = (
    f"{LANTERN}\nA Doe, BC van Roe, ...\nLamps 7 (2), 11-19\t50\t2024\n"
    f"{RUDDERS}\nA Doe\narXiv preprint arXiv:2401.00002\t4*\t2023\n"
)
LINES = (
    f"{LANTERN}\nA Doe, BC van Roe, ...\nLamps 7 (2), 11-19, 2024\n50\n2024\n"
    f"{RUDDERS}\nA Doe\narXiv preprint arXiv:2401.00002, 2023\n4*\n2023\n"
)


@pytest.mark.parametrize("table", [SCOPUS, WEB_OF_SCIENCE], ids=["Scopus", "Web of Science"])
def test_whole_names_kind_and_pages_are_taken_of_a_table(table: str) -> None:
    page = read(table)
    assert papers(page) == [(LANTERN, "")]
    meta = page.entries[0].meta
    assert names(meta) == ["Ann Doe", "Bob Roe"]
    assert (meta.kind, meta.published, meta.venue) == (Kind.ARTICLE, "2024", "Lamps")
    assert (meta.pages, meta.doi) == ("11-19", "10.1000/1")


def test_a_forum_of_openreview_stands_alone_in_its_column() -> None:
    page = read(f"id,forum,number,title,venue\nrJ4km2R5t7,rJ4km2R5t7,1,{LANTERN},Fog 2024\n")
    assert page.entries[0].meta.openreview == "rJ4km2R5t7"


def test_a_table_of_titles_and_arxiv_ids_is_one_of_papers() -> None:
    page = read(f"id,title,categories\n2401.00001,{LANTERN},cs.CL\n2401.00002,{RUDDERS},cs.LG\n")
    assert papers(page) == TITLES
    assert [entry.meta.arxiv for entry in page.entries] == ["2401.00001", "2401.00002"]


def test_a_table_of_downloads_is_one_of_papers_where_it_leads_to_some() -> None:
    table = "| Title | Download |\n|---|---|\n"
    rows = [f"| {title} | [pdf](https://arxiv.org/pdf/2401.0000{at}) |\n"
            for at, (title, _) in enumerate(TITLES, 1)]  # fmt: skip
    assert papers(read(table + "".join(rows))) == TITLES


def test_what_dblp_tells_namesakes_by_is_no_name() -> None:
    page = read(
        f"@article{{DBLP:a, author = {{Ann Doe 0001 and\n Bob Roe}}, title = {{{LANTERN}}}}}"
    )
    assert names(page.entries[0].meta) == ["Ann Doe", "Bob Roe"]


def test_authors_may_stand_in_brackets_behind_a_link() -> None:
    page = read(
        "".join(
            f"- [{title}](https://www.alphaxiv.org/abs/2401.0000{at}) (Ann Doe, Bob Roe), 2024\n"
            for at, (title, _) in enumerate(TITLES, 1)
        )
    )
    assert [names(entry.meta) for entry in page.entries] == [["Ann Doe", "Bob Roe"]] * 2


@pytest.mark.parametrize("rows", [CELLS, LINES], ids=["cells", "lines"])
def test_a_copied_profile_of_a_scholar_has_authors_and_years(rows: str) -> None:
    page = read(f"Ann Doe\nFog University\nTitle\tCited by\tYear\n{rows}Show more\n")
    assert papers(page) == TITLES
    lantern, rudders = (entry.meta for entry in page.entries)
    assert (names(lantern), lantern.et_al) == (["A Doe", "BC van Roe"], True)
    assert (lantern.venue, lantern.volume, lantern.issue) == ("Lamps", "7", "2")
    assert (lantern.pages, lantern.published) == ("11-19", "2024")
    assert (names(rudders), rudders.et_al) == (["A Doe"], False)
    assert (rudders.arxiv, rudders.published) == ("2401.00002", "2023")


def test_the_authors_of_an_accepted_paper_may_stand_before_it() -> None:
    page = read(
        f"Accepted Papers\n\nAnn Doe, Cy B. Poe and Bob Roe. {LANTERN}\n"
        f"Dee Noe. Oars That Learn from a Boat\nFlo Foe and Gus Loe. {RUDDERS}\n"
    )
    assert [entry.title for entry in page.entries][::2] == [LANTERN, RUDDERS]
    assert names(page.entries[0].meta) == ["Ann Doe", "Cy B. Poe", "Bob Roe"]
    assert names(page.entries[1].meta) == ["Dee Noe"]


def test_what_web_of_science_says_no_type_of_has_that_of_its_publication() -> None:
    page = read(f"FN Clarivate\nVR 1.0\nPT C\nAU Doe, A\nTI {LANTERN}\nPY 2024\nER\n\nEF\n")
    assert page.entries[0].meta.kind is Kind.CONFERENCE
