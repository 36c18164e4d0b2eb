"""Tables, bullets and numbers in Markdown: a list of titles is a list of titles."""

from __future__ import annotations

from time import gmtime

import pytest

from parsing.meta import Meta
from tests.parsing.formats.expected import LANTERN, RUDDERS, TITLES, case, papers, read


def names(meta: Meta) -> list[str]:
    return [author.name for author in meta.authors]


def test_a_table_is_read_by_its_header() -> None:
    page = case("m16")
    assert page.format == "markdown_list"
    assert papers(page) == TITLES
    lantern, rudders = (entry.meta for entry in page.entries)
    assert (names(lantern), lantern.published, lantern.arxiv, lantern.code) == (
        ["Ann Doe"], "2026-05-13", "2601.00001", "",
    )  # fmt: skip
    assert (rudders.arxiv, rudders.code) == ("2601.00002", "https://github.com/example/rudder")


def test_bullets_of_accepted_papers_are_titles_with_their_authors() -> None:
    page = case("m17")
    assert papers(page) == TITLES
    lantern, rudders = (entry.meta for entry in page.entries)
    assert (names(lantern), lantern.openreview) == (["Ann Doe", "Bob Roe"], "aaa")
    assert (names(rudders), rudders.openreview) == (["Bob Roe"], "bbb")


@pytest.mark.parametrize(
    ("item", "authors", "year"),
    [
        (f"- [{LANTERN}](https://arxiv.org/abs/2601.00001)", [], ""),
        (f"- **{LANTERN}** (2026), A. Doe et al. [[pdf]](https://arxiv.org/pdf/2601.00001)",
         ["A. Doe"], "2026"),
        ((f"1. **{LANTERN}.** LAMP 2026. ![tag](https://img.example/tag)\n\n"
          "   *Ann Doe, Bob Roe*. [[pdf](https://arxiv.org/abs/2601.00001)], 2026.1"),
         ["Ann Doe", "Bob Roe"], "2026"),
        (f"* [2026/01] {LANTERN}. [[paper](https://arxiv.org/abs/2601.00001)]", [], "2026"),
        ((f"* (LAMP 2026) **{LANTERN}**, Ann Doe and Bob Roe."
          " [[Paper](https://arxiv.org/abs/2601.00001)]"), ["Ann Doe", "Bob Roe"], "2026"),
        (f"- Ann Doe, Bob Roe, \"*{LANTERN}*\". \\[[pdf](https://arxiv.org/pdf/2601.00001)\\]",
         ["Ann Doe", "Bob Roe"], ""),
        (f"3. {LANTERN}\nAnn Doe, Bob Roe\n[Paper](https://arxiv.org/abs/2601.00001)", [], ""),
        (f"- **[{LANTERN}](https://arxiv.org/abs/2601.00001)** - Ann Doe, Bob Roe, 2026",
         ["Ann Doe", "Bob Roe"], "2026"),
        ((f"- <b>{LANTERN}</b> <i>Ann Doe, Bob Roe</i>"
          " <a href=\"https://arxiv.org/abs/2601.00001\">paper</a>"), ["Ann Doe", "Bob Roe"], ""),
    ],
    ids=range(9),
)  # fmt: skip
def test_the_many_ways_to_write_an_item(item: str, authors: list[str], year: str) -> None:
    other = f"- [{RUDDERS}](https://arxiv.org/abs/2601.00002)"
    page = read(f"# Papers on fog\n\n{item}\n{other}\n")
    assert papers(page) == TITLES
    meta = page.entries[0].meta
    assert meta.arxiv == "2601.00001"
    assert meta.published == year
    if authors:
        assert names(meta) == authors


def test_a_table_of_contents_and_links_to_other_things_are_no_papers() -> None:
    text = f"""\
# Awesome Fog

- [Papers](#papers)
- [Tools](#tools)

## Papers

- [{LANTERN}](https://arxiv.org/abs/2601.00001) [[code]](https://github.com/example/lantern)
- [{RUDDERS}](https://doi.org/10.1000/xyz.2) [[project]](https://rudder.example)

## Tools

- [Fog machine](https://machine.example)
"""
    page = read(text)
    assert [entry.title for entry in page.entries] == [LANTERN, RUDDERS]
    assert [problem.seen for problem in page.problems] == [
        "1 item of a list names no paper, the first on line 13"
    ]
    lantern, rudders = (entry.meta for entry in page.entries)
    assert lantern.code == "https://github.com/example/lantern"
    assert (rudders.doi, rudders.project) == ("10.1000/xyz.2", "https://rudder.example")


def test_accepted_papers_without_links_are_read_below_such_a_heading() -> None:
    page = read(f"## Accepted papers\n\n* {LANTERN}\n* {RUDDERS}\n")
    assert papers(page) == TITLES


def test_several_tables_and_other_columns() -> None:
    text = f"""\
## One

| # | Paper | Conference | Abstract | Links |
|:-:|-------|-----------|---|---|
| 1 | [{LANTERN}](https://openreview.net/forum?id=aaa) | LAMP 2026 | We study lamps. | - |

## Two

Title | Authors | Year
--- | --- | ---
{RUDDERS} | Bob Roe, Ann Doe | 2025

## Options

| Option | Description |
|---|---|
| fog | how thick it is |
"""
    page = read(text)
    assert papers(page) == [(LANTERN, "We study lamps."), (RUDDERS, "")]
    lantern, rudders = (entry.meta for entry in page.entries)
    assert (lantern.openreview, lantern.venue) == ("aaa", "LAMP 2026")
    assert (names(rudders), rudders.published) == (["Bob Roe", "Ann Doe"], "2025")


def test_a_readme_with_one_paper_among_much_else_is_no_list() -> None:
    prose = "\n\n".join(f"This is what the tool does in step {number}." for number in range(9))
    page = read(f"# Tool\n\n{prose}\n\n- [Paper](https://arxiv.org/abs/2601.00001)\n- [Docs](d)\n")
    assert page.entries == ()


@pytest.mark.parametrize(
    "item",
    [
        "{}. [ACL Anthology](https://aclanthology.org/2024.acl-long.1)",
        "{} [arXiv version](https://arxiv.org/abs/2601.00001)",
        "{}. [Paper](https://arxiv.org/abs/2601.00001) [PDF](https://arxiv.org/pdf/2601.00001)",
        "[ACL Anthology](https://aclanthology.org/2024.acl-long.1) {}",
        "[arXiv version](https://arxiv.org/abs/2601.00001): {}",
        "[Paper](https://arxiv.org/abs/2601.00001) | [PDF](https://arxiv.org/pdf/2601.00001) {}",
    ],
)
def test_what_a_link_says_of_itself_is_no_title(item: str) -> None:
    page = read("".join(f"- {item.format(title)}\n" for title, _ in TITLES))
    assert papers(page) == TITLES


def test_a_citation_with_the_year_behind_its_names_is_taken_apart() -> None:
    item = "- Doe, A. (2024). {}. [ACL Anthology](https://aclanthology.org/2024.acl-long.1)\n"
    page = read("".join(item.format(title) for title, _ in TITLES))
    assert papers(page) == TITLES
    for meta in (entry.meta for entry in page.entries):
        assert [author.name for author in meta.authors] == ["A. Doe"]
        assert meta.published == "2024"


def test_a_table_without_a_column_for_the_title_says_what_it_has() -> None:
    page = read(
        "# Papers\n\n| Authors | Year | Link |\n|---|---|---|\n"
        "| Ann Doe | 2024 | [pdf](https://arxiv.org/pdf/2405.00001) |\n"
    )
    assert page.entries == ()
    (problem,) = page.problems
    assert problem.line == 3
    assert problem.seen == "a table without a column for the title: Authors, Year, Link"
    assert "“Title”" in problem.done


@pytest.mark.parametrize(
    "names", ["Kim Moss et al., 2023", "Kim Moss et al. 2023", "Kim Moss et al."]
)
def test_the_first_author_is_read_where_a_year_stands_behind_the_others(names: str) -> None:
    link = "[[PDF]](https://arxiv.org/abs/2301.0000{})"
    item = f"- **Rudders That Learn from the Tide**, {names}. {link}\n"
    page = read(item.format(1) + item.format(2))
    assert [author.name for author in page.entries[0].meta.authors] == ["Kim Moss"]
    assert page.entries[0].meta.et_al


@pytest.mark.parametrize(
    ("item", "title", "names", "et_al", "year"),
    [
        (
            "**Deep melting of lakes**, Zoë Doe, Bob Roe, ICML 2023. [[paper]](https://arxiv.org/abs/2301.00001)",
            "Deep melting of lakes",
            ["Zoë Doe", "Bob Roe"],
            False,
            "2023",
        ),
        (
            "[Deep melting of lakes](https://arxiv.org/abs/2301.00001) - Doe et al., *arXiv 2022*",
            "Deep melting of lakes",
            ["Doe"],
            True,
            "2022",
        ),
        (
            "**(DeepMelt)** Deep melting of lakes [[pdf]](https://fog.example/paper.pdf)",
            "Deep melting of lakes",
            [],
            False,
            "",
        ),
        (
            "Zoë Doe (2021). A study of lakes. *Journal of Fog*, 12(3), 44-59. https://doi.org/10.5555/a.1",
            "A study of lakes",
            ["Zoë Doe"],
            False,
            "2021",
        ),
    ],
)
def test_an_item_says_who_wrote_it_and_when(
    item: str, title: str, names: list[str], et_al: bool, year: str
) -> None:
    page = read(f"# Lakes\n\n- {item}\n- [{LANTERN}](https://arxiv.org/abs/2301.00009)\n")
    entry = page.entries[0]
    assert len(page.entries) == 2
    assert (entry.title, entry.meta.published, entry.meta.et_al) == (title, year, et_al)
    assert [author.name for author in entry.meta.authors] == names


def test_a_holiday_between_talks_is_no_paper() -> None:
    page = read(
        "| Date | Speaker | Paper |\n|---|---|---|\n"
        f"| 2024-01-02 | Ann Doe | {LANTERN} |\n| 2024-01-09 | Bob Roe | Holiday |\n"
        "| 2024-01-16 | Cy Poe | [Rudders](https://arxiv.org/abs/2301.00001) |\n"
    )
    assert [entry.title for entry in page.entries] == [LANTERN, "Rudders"]


def test_a_table_of_papers_may_have_versions_and_labels() -> None:
    head = "| Title | Authors | Version | Labels | Link |\n|---|---|---|---|---|\n"
    row = f"| {LANTERN} | Ann Doe | 2 | fog | https://fog.example/1 |\n"
    assert read(head + row + row.replace("1", "2")).entries[0].title == LANTERN


@pytest.mark.parametrize(
    ("form", "authors"),
    [
        (
            "**{}.**<br>\n*Ann Doe, Bob Roe.*<br>\nFOG 2026. [[PDF](https://arxiv.org/abs/2601.0000{})]\n",
            ["Ann Doe", "Bob Roe"],
        ),
        ("- {} (2026), A. Doe et al. [[pdf]](https://arxiv.org/pdf/2601.0000{})", ["A. Doe"]),
        (
            '**[1]** Doe, Ann P., and Bob Roe. "**{}**." arXiv:2601.0000{} (2026). :star:\n',
            ["Ann P. Doe", "Bob Roe"],
        ),
    ],
)
def test_lists_as_people_keep_them_are_read_whole(form: str, authors: list[str]) -> None:
    titles = (LANTERN, RUDDERS, "Mask Fog-Net")
    page = read("# Fog\n\n" + "\n".join(form.format(title, n) for n, title in enumerate(titles)))
    assert [
        (entry.title, names(entry.meta), entry.meta.arxiv, entry.meta.date[:4])
        for entry in page.entries
    ] == [(title, authors, f"2601.0000{n}", "2026") for n, title in enumerate(titles)]


@pytest.mark.parametrize("between", ["** - ", "**: ", "** <br> "])
def test_a_cell_may_hold_a_title_and_what_it_is_about(between: str) -> None:
    about = "a model of lamps that shine in the fog of nine hills, which is tried on ropes. " * 3
    links = "[Paper](https://arxiv.org/abs/2601.00001), [Post](https://x.example)"
    row = f"| 1) **Fog-Net{between}{about} | {links} |"
    page = read(f"| **Paper** | **Links** |\n|---|---|\n{row}\n{row.replace('Fog', 'Rope')}\n")
    assert [(entry.title, entry.abstract) for entry in page.entries] == [
        ("Fog-Net", about.strip()),
        ("Rope-Net", about.strip()),
    ]


def test_a_page_for_a_web_site_is_read_as_the_html_that_it_holds() -> None:
    items = "".join(
        f'<p><a href="/a.pdf"><b>{title}</b></a>. Ann Doe, and Bob Roe.</p>\n'
        for title in (LANTERN, RUDDERS)
    )
    page = read(
        f"---\ntitle: Accepted Papers\n---\n<div>\n<h2>Accepted Papers</h2>\n{items}</div>\n"
    )
    assert [(entry.title, names(entry.meta)) for entry in page.entries] == [
        (LANTERN, ["Ann Doe", "Bob Roe"]),
        (RUDDERS, ["Ann Doe", "Bob Roe"]),
    ]


def test_a_table_may_have_nothing_but_papers_below_a_banner_in_html() -> None:
    row = "| :white_square_button: | [{} by Ann Doe and Bob Roe](https://x.example/{}.pdf) |"
    rows = "\n".join(row.format(title, n) for n, title in enumerate((LANTERN, RUDDERS)))
    links = " ".join(f"[20{n}](#y{n})" for n in range(10, 16))
    page = read(
        f'<div align="left"><h1><img alt="Fog" src="a.jpg"></h1>\n\n{links}\n\n'
        f"# Fog\n\n| | Paper |\n|---|---|\n{rows}\n"
    )
    assert [(entry.title, names(entry.meta)) for entry in page.entries] == [
        (LANTERN, ["Ann Doe", "Bob Roe"]),
        (RUDDERS, ["Ann Doe", "Bob Roe"]),
    ]


def test_by_and_names_end_no_title_of_a_word_or_two() -> None:
    rows = "".join(f"| {title} by Ann Doe and Bob Roe |\n" for title in (LANTERN, RUDDERS, "Fog"))
    page = read(f"# Accepted Papers\n\n| Paper | PDF |\n|---|---|\n{rows}")
    assert [entry.title for entry in page.entries] == [
        LANTERN,
        RUDDERS,
        "Fog by Ann Doe and Bob Roe",
    ]


def test_titles_that_go_on_with_by_and_words_in_capitals_stay_whole() -> None:
    titles = ["Seeing Lamps in Fog by Latent Diffusion", "Steering of Small Boats by Tidal Rudders"]
    rows = "".join(f"| {title} | [PDF](https://a.io/{n}.pdf) |\n" for n, title in enumerate(titles))
    page = read(f"| Paper | PDF |\n|---|---|\n{rows}")
    assert [(entry.title, entry.meta.authors) for entry in page.entries] == [
        (title, ()) for title in titles
    ]


def test_the_year_behind_a_title_is_no_part_of_it() -> None:
    page = read(
        "".join(f"- [{t} (2013)](https://doi.org/10.1000/{t[:2]})\n" for t in (LANTERN, RUDDERS))
    )
    assert [(each.title, each.meta.published) for each in page.entries] == [
        (LANTERN, "2013"),
        (RUDDERS, "2013"),
    ]


@pytest.mark.parametrize(
    "form",
    [
        '- <a href="https://arxiv.org/abs/2405.0000{}">{}</a>, Ann Doe, Bob Roe',
        "- <a href='https://arxiv.org/abs/2405.0000{}' rel=x><b>{}</b></a> Ann Doe, Bob Roe",
        '- **{1}** Ann Doe, Bob Roe <a href="https://arxiv.org/abs/2405.0000{0}">PDF</a>',
    ],
)
def test_links_may_be_written_as_html(form: str) -> None:
    items = "\n".join(form.format(n, title) for n, title in enumerate((LANTERN, RUDDERS)))
    page = read(f"# Papers\n\n{items}\n")
    assert [(entry.title, entry.meta.arxiv, names(entry.meta)) for entry in page.entries] == [
        (LANTERN, "2405.00000", ["Ann Doe", "Bob Roe"]),
        (RUDDERS, "2405.00001", ["Ann Doe", "Bob Roe"]),
    ]


def test_a_year_that_is_to_come_is_what_a_title_is_about() -> None:
    years = gmtime().tm_year + 1, gmtime().tm_year + 2
    page = read(
        "".join(
            f"- [{title} ({year})](https://doi.org/10.1000/{year})\n"
            for title, year in zip((LANTERN, RUDDERS), years, strict=True)
        )
    )
    assert [(each.title, each.meta.published) for each in page.entries] == [
        (LANTERN, str(years[0])),
        (f"{RUDDERS} ({years[1]})", ""),
    ]


@pytest.mark.parametrize(
    "form",
    [
        "{}. Ann Doe, Bob Roe. [PDF](https://a.io/{}.pdf)",
        "Ann Doe, Bob Roe. {}. [PDF](https://a.io/{}.pdf)",
        "{}\n  Ann Doe, Bob Roe. [PDF](https://a.io/{}.pdf)",
        "**{}**\n  [Ann Doe](https://a.io/), Bob Roe [PDF](https://a.io/{}.pdf) [Code](https://a.io/c)",
    ],
)
@pytest.mark.parametrize(
    "title", ["Is light free? A study of lamps", "Lamps of St. Mary and Boats", "Is light free"]
)
def test_a_title_goes_on_behind_its_question_mark(form: str, title: str) -> None:
    page = read("".join(f"- {form.format(each, len(each))}\n" for each in (title, RUDDERS)))
    assert [(entry.title, names(entry.meta)) for entry in page.entries] == [
        (title, ["Ann Doe", "Bob Roe"]),
        (RUDDERS, ["Ann Doe", "Bob Roe"]),
    ]


@pytest.mark.parametrize(
    "below", ["Ann Doe, Bob Roe.", "In FOG 2020.", "Journal of Fog and Lamps."]
)
def test_behind_a_question_mark_may_stand_who_wrote_it_and_where(below: str) -> None:
    titles = "Is light free?", "Why do lamps shine?"
    link = "[PDF](https://arxiv.org/abs/2405.000{})"
    page = read("".join(f"- {each} {below} {link.format(len(each))}\n" for each in titles))
    assert [entry.title for entry in page.entries] == list(titles)


def test_ones_own_name_in_bold_is_no_title() -> None:
    page = read(
        "# Publications\n\n"
        f"- {LANTERN}. **Ann Doe**, Bob Roe. NeurIPS 2024. [[pdf](https://arxiv.org/pdf/2401.00001)]\n"
        f"- {RUDDERS}. Cy Poe, **Ann Doe**. ICML 2023. [[pdf](https://arxiv.org/pdf/2401.00002)]\n"
        "- **Ann Doe**, Bob Roe. Ropes That Hold in the Storm. CVPR 2022."
        " [[pdf](https://arxiv.org/pdf/2401.00003)]\n"
        "- **Bob Roe, Cy Poe**. Buoys for Deep Water. ACL 2021."
        " [[pdf](https://arxiv.org/pdf/2401.00004)]\n"
        '- Bob Roe, **Ann Doe**, "Anchors in Soft Ground," in *Proc. of Boats*, 2020.'
        " [[pdf](https://arxiv.org/pdf/2401.00005)]\n"
        "- [PDF](https://arxiv.org/pdf/2401.00006) Doe, A., Roe, B. (2019). Sails for small boats."
        " *Journal of Boats*, 12(3), 1-10.\n"
    )
    assert [
        (entry.title, [author.name for author in entry.meta.authors], entry.meta.published)
        for entry in page.entries
    ] == [
        (LANTERN, ["Ann Doe", "Bob Roe"], "2024"),
        (RUDDERS, ["Cy Poe", "Ann Doe"], "2023"),
        ("Ropes That Hold in the Storm", ["Ann Doe", "Bob Roe"], "2022"),
        ("Buoys for Deep Water", ["Bob Roe", "Cy Poe"], "2021"),
        ("Anchors in Soft Ground", ["Bob Roe", "Ann Doe"], "2020"),
        ("Sails for small boats", ["A. Doe", "B. Roe"], "2019"),
    ]


def test_a_title_in_bold_that_comes_again_is_one() -> None:
    item = "- **Graph Attention** [[pdf](https://arxiv.org/pdf/2401.00001)]\n"
    page = read(f"{item}{item}- **{RUDDERS}** [[pdf](https://arxiv.org/pdf/2401.00002)]\n")
    assert [entry.title for entry in page.entries][-1] == RUDDERS
    assert page.entries[0].title == "Graph Attention"


@pytest.mark.parametrize(
    "form",
    [
        "* `{0} <{1}>`_, Ann Doe, Bob Roe, 2024",
        "* `{0} <{1}>`__, Ann Doe, Bob Roe, 2024",
        "- [[{1}][{0}]], Ann Doe, Bob Roe, 2024",
        "* [{1} {0}], Ann Doe, Bob Roe, 2024",
        "* {1}[{0}], Ann Doe, Bob Roe, 2024",
    ],
    ids=["reStructuredText", "anonymous", "Org", "MediaWiki", "AsciiDoc"],
)
def test_links_may_be_those_of_other_markup(form: str) -> None:
    titles = (LANTERN, RUDDERS)
    addresses = ("https://arxiv.org/abs/2401.00001", "https://arxiv.org/abs/2401.00002")
    text = "".join(f"{form.format(*each)}\n" for each in zip(titles, addresses, strict=True))
    page = read(text)
    assert [(entry.title, entry.meta.arxiv, entry.line) for entry in page.entries] == [
        (LANTERN, "2401.00001", 1),
        (RUDDERS, "2401.00002", 2),
    ]
    assert [author.name for author in page.entries[0].meta.authors] == ["Ann Doe", "Bob Roe"]


def test_the_readings_of_a_course_are_papers_by_their_links() -> None:
    page = read(
        "# Lamps 101\n\n| Week | Topic | Reading |\n|---|---|---|\n"
        f"| 1 | Fog | [{LANTERN}](https://arxiv.org/abs/2401.00001) |\n"
        f"| 2 | Boats | [{RUDDERS}](https://arxiv.org/abs/2401.00002),"
        " [slides](https://arxiv.org/a.pdf), [Ropes That Hold](https://doi.org/10.1000/rope) |\n"
        "| 3 | [Midterm of the whole course](https://quay.example/exam) | - |\n"
    )
    assert [(entry.title, entry.meta.arxiv, entry.meta.doi) for entry in page.entries] == [
        (LANTERN, "2401.00001", ""),
        (RUDDERS, "2401.00002", ""),
        ("Ropes That Hold", "", "10.1000/rope"),
    ]
