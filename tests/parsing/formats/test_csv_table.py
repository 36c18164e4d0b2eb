"""Tables of values between commas and tabs, by the names in their header."""

from __future__ import annotations

import pytest

from parsing.meta import Annotations, Author, Kind, Meta, Reception
from parsing.paper import Paper
from tests.parsing.formats.expected import BOTH, LANTERN, RUDDERS, TITLES, case, papers, read
from tui.library.export import FORMATS, Collection, Item
from tui.library.marks import Half


def test_a_table_of_titles_is_a_list_of_titles() -> None:
    page = case("m25")
    assert page.format == "csv_table"
    assert papers(page) == TITLES
    assert [entry.line for entry in page.entries] == [2, 3]


def quoted(text: str) -> str:
    return '"' + text.replace('"', '""') + '"'


@pytest.mark.parametrize("delimiter", [",", ";", "\t"])
def test_columns_are_known_by_their_names(delimiter: str) -> None:
    header = ["id", "Paper Title", "Author(s)", "Abstract Note", "Publication Year", "Journal",
              "DOI", "arxiv_id", "PDF Link", "Code", "Upvotes", "who knows"]  # fmt: skip
    rows = [
        ["1", title, "Doe, Ann; Roe, Bob", abstract, "2024.0", "Lamps", "10.1000/XYZ",
         "2401.00001v2", "https://a.example/1.pdf", "https://github.com/example/lantern", "7", "x"]
        for title, abstract in BOTH
    ]  # fmt: skip
    text = "".join(delimiter.join(map(quoted, row)) + "\r\n" for row in (header, *rows))
    page = read(text)
    assert papers(page) == BOTH
    meta = page.entries[0].meta
    assert [(author.family, author.given) for author in meta.authors] == [
        ("Doe", "Ann"),
        ("Roe", "Bob"),
    ]
    assert (meta.published, meta.venue, meta.doi) == ("2024", "Lamps", "10.1000/xyz")
    assert (meta.arxiv, meta.arxiv_version) == ("2401.00001", 2)
    assert (meta.pdf, meta.code) == (
        "https://a.example/1.pdf",
        "https://github.com/example/lantern",
    )
    assert page.entries[0].reception == Reception(votes=7)


def test_an_export_of_a_reference_manager_brings_kind_date_and_tags() -> None:
    header = (
        "Key,Item Type,Publication Year,Author,Title,Publication Title,DOI,Url,Abstract Note,Date,"
        "Pages,Issue,Volume,Publisher,Extra,Manual Tags,Automatic Tags,File Attachments"
    )
    row = (
        f'K1,conferencePaper,2024,"Doe, Ann; Roe, Bob",{LANTERN},Proceedings of Lamps,,'
        "https://lamps.example/1,We study lamps.,2024-03-05,1-9,2,3,Lamp Press,"
        "arXiv:2401.00001 [cs],fog; to read,Lamps; Light,/home/ann/lamp.pdf"
    )
    (entry,) = read(f"{header}\n{row}\n").entries
    assert entry.annotations == Annotations(tags=("fog", "to read"))
    assert entry.meta == Meta(
        kind=Kind.CONFERENCE,
        authors=(Author(family="Doe", given="Ann"), Author(family="Roe", given="Bob")),
        published="2024-03-05",
        arxiv="2401.00001",
        url="https://lamps.example/1",
        venue="Proceedings of Lamps",
        volume="3",
        issue="2",
        pages="1-9",
        publisher="Lamp Press",
        keywords=("Lamps", "Light"),
    )


def test_authors_may_be_a_list_as_programs_write_it() -> None:
    page = read(f"title,authors\n\"{LANTERN}\",\"['Ann Doe', 'Bob Roe']\"\n{RUDDERS},nan\n")
    lantern, rudders = (entry.meta for entry in page.entries)
    assert [author.name for author in lantern.authors] == ["Ann Doe", "Bob Roe"]
    assert rudders.authors == ()


def test_a_row_over_several_lines_has_the_line_it_begins_on() -> None:
    page = read(f'title,abstract,year\n"{LANTERN}","One.\nTwo.",2024\n{RUDDERS},Three.,2025\n')
    assert [(entry.line, entry.abstract) for entry in page.entries] == [
        (2, "One.\nTwo."),
        (4, "Three."),
    ]


def test_rows_without_a_title_are_told() -> None:
    page = read(f"title,year\n,2024\n{RUDDERS},2025\n,\n")
    assert [entry.title for entry in page.entries] == [RUDDERS]
    assert [(each.line, each.seen) for each in page.problems] == [(2, "a row without a title")]


def test_a_mark_of_the_byte_order_and_a_line_for_a_spreadsheet_are_passed_over() -> None:
    page = read(f"\ufeffsep=;\ntitle;year\n{LANTERN};2024\n{RUDDERS};2025\n")
    assert papers(page) == TITLES
    assert [entry.line for entry in page.entries] == [3, 4]


def test_a_cell_that_never_ends_is_told() -> None:
    page = read(f'title,year\n{LANTERN},2024\n"{"x" * 200_000}\n')
    assert [entry.title for entry in page.entries] == [LANTERN]
    assert "quotation mark" in page.problems[0].done


def test_a_table_that_carrel_wrote_comes_back_whole() -> None:
    items = (
        Item(
            Paper("1", LANTERN, 'One.\n\n- two, "three"'),
            lists=("To read", "Fog, mostly"),
            tags=("=lamp", "b"),
            note="Mine.\n- and yours",
            marked={Half.READ: "2026-03-05T10:00:00Z"},
        ),
        Item(Paper("2", "=RUDDERS That Learn", ""), marked={Half.STARRED: "2026-03-05T10:00:00Z"}),
    )
    page = read(FORMATS["csv"].write(Collection("All", items)))
    assert papers(page) == [(LANTERN, 'One.\n\n- two, "three"'), ("=RUDDERS That Learn", "")]
    assert [entry.annotations for entry in page.entries] == [
        Annotations(
            tags=("=lamp", "b"),
            lists=("To read", "Fog, mostly"),
            note="Mine.\n- and yours",
            read=True,
        ),
        Annotations(starred=True),
    ]


def test_a_table_without_a_column_for_the_title_is_no_paper_and_says_so() -> None:
    page = read("Authors\tYear\tVenue\nAnn Doe\t2024\tFog Conference\nBob Roe\t2023\tTides\n")
    assert page.entries == ()
    assert [str(problem) for problem in page.problems] == [
        (
            "page:1: a table without a column for the title: Authors, Year, Venue; nothing taken;"
            " call that column “Title”"
        )
    ]


def test_an_address_is_read_though_another_column_has_no_id() -> None:
    page = read(
        "Title,PDF,URL\n"
        f"{LANTERN},https://a.example/paper.pdf,https://arxiv.org/abs/2401.00001v2\n"
        f"{RUDDERS},https://a.example/other.pdf,https://arxiv.org/abs/2401.00002\n"
    )
    assert [(entry.meta.arxiv, entry.meta.pdf) for entry in page.entries] == [
        ("2401.00001", "https://a.example/paper.pdf"),
        ("2401.00002", "https://a.example/other.pdf"),
    ]
