"""A list of titles is a list of titles, never pairs of a title and an abstract."""

from __future__ import annotations

import pytest

from tests.parsing.formats.expected import LANTERN, RUDDERS, papers, read

THIRD = "A Third Paper on Bells That Ring at Odd Hours"


@pytest.mark.parametrize("mark", ["", "- ", "1. ", "[1] ", "* "])
@pytest.mark.parametrize("gap", ["\n", "\n\n"])
def test_each_line_is_a_title(mark: str, gap: str) -> None:
    page = read(gap.join(mark + title for title in (LANTERN, RUDDERS, THIRD)))
    assert page.format == "title_list"
    assert papers(page) == [(LANTERN, ""), (RUDDERS, ""), (THIRD, "")]


def test_headings_are_passed_over_and_other_lines_told() -> None:
    titles = [LANTERN, RUDDERS, THIRD] * 4
    page = read("\n".join(["# To read", *titles, "and so on"]))
    assert len(page.entries) == 12
    assert [problem.line for problem in page.problems] == [14]


@pytest.mark.parametrize(
    "text",
    [
        "Ann Maria Doe-Fullerton\nBob Augustus Roe\nCarla Johanna Poe-Smith\nDora Emilia Loe\n",
        "buy milk and some more bread\ncall the plumber about the kitchen\nsend the lamps to Bob\n",
    ],
)
def test_names_and_tasks_are_no_titles(text: str) -> None:
    assert read(text).entries == ()


@pytest.mark.parametrize(
    "text",
    [
        f"{LANTERN}\nAnn Doe (Harbour Institute); Bob Roe (Quay)\n\n{RUDDERS}\nCy Poe (Quay)\n",
        (
            "Accepted Papers\n\nWe are happy to announce them.\n\n"
            f"{LANTERN}\nAnn Doe, Bob Roe\n{RUDDERS}\nCy Poe\n"
            "Foghorns Made Quiet by Silence Alone\nDee Noe and Eve Loe\n"
        ),
    ],
)
def test_names_below_a_title_are_its_authors(text: str) -> None:
    page = read(text)
    assert [
        (entry.title, [author.name for author in entry.meta.authors]) for entry in page.entries
    ][:2] == [(LANTERN, ["Ann Doe", "Bob Roe"]), (RUDDERS, ["Cy Poe"])]


def test_a_short_title_among_titles_is_no_name() -> None:
    page = read(f"{LANTERN}\nGraph Lanterns Everywhere\n{RUDDERS}\n{LANTERN} Again\n")
    assert [entry.title for entry in page.entries][:3] == [
        LANTERN,
        "Graph Lanterns Everywhere",
        RUDDERS,
    ]


@pytest.mark.parametrize("mark", ["", "-   "])
def test_a_copied_page_of_accepted_papers_is_read_whatever_else_stands_there(mark: str) -> None:
    titles = "Learned gauges for small rivers", "A study of bells in the fog"
    signed = "Ann Doe (Univ. of Quay), Bob Roe (Fog Labs); Cy Poe (Univ. of Quay)"
    listed = "".join(f"{mark}{title} Best Short Paper\n    {signed}\n" for title in titles)
    page = read(f"Accepted Papers\n\nLong Papers\n\n{listed}\nCamera-Ready: 1 September 2026\n")
    assert [
        (entry.title, [author.name for author in entry.meta.authors]) for entry in page.entries
    ] == [(title, ["Ann Doe", "Bob Roe", "Cy Poe"]) for title in titles]


@pytest.mark.parametrize("mark", ["", "1. ", "[1] ", "- "])
@pytest.mark.parametrize(
    "form",
    [
        "arXiv:2401.1234{} {}",
        "arXiv:2401.1234{} [pdf, other] {}",
        "arXiv:2401.1234{} [pdf]\n   {}",
        "[2401.1234{}] {}",
        "arXiv:2401.1234{} [pdf]\n   Title: {}\n   Authors: Ann Doe, Bob Roe\n",
    ],
)
def test_an_arxiv_id_beside_a_title_is_no_part_of_it(mark: str, form: str) -> None:
    titles = (LANTERN, RUDDERS, "Bells in a fog")
    page = read("\n".join(mark + form.format(n, title) for n, title in enumerate(titles)))
    if "Title:" in form and not mark.startswith(("1", "[")):
        return  # which no listing has
    assert [(entry.title, entry.meta.arxiv) for entry in page.entries] == [
        (title, f"2401.1234{n}") for n, title in enumerate(titles)
    ]


def test_an_arxiv_id_may_stand_behind_a_title() -> None:
    page = read(f"{LANTERN} (arXiv:2401.12345v2)\n{RUDDERS} arXiv:hep-th/9901001\n")
    assert [(each.title, each.meta.arxiv) for each in page.entries] == [
        (LANTERN, "2401.12345"),
        (RUDDERS, "hep-th/9901001"),
    ]


def test_a_line_below_the_authors_says_where_a_paper_appeared() -> None:
    page = read(
        f"{LANTERN}\nAnn Doe, Bob Roe.\nIn Proceedings of the Fog Conference, Quay, October 2017.\n"
        f"{RUDDERS}\nCy Poe and Dee Noe\nIn arXiv arXiv:1706.00001, June 2017.\n"
        f"{THIRD}\nAnn Doe, Dee Noe\nJournal of Fog 3, pp. 1-9, 2016\n"
    )
    assert [(each.meta.venue, each.meta.published, each.meta.arxiv) for each in page.entries] == [
        ("Proceedings of the Fog Conference, Quay", "2017", ""),
        ("", "2017", "1706.00001"),
        ("Journal of Fog 3, pp. 1-9", "2016", ""),
    ]


@pytest.mark.parametrize("mark", ["", "1. ", "- "])
@pytest.mark.parametrize(
    "form",
    [
        "{0} {1}",
        "{0} - {1}",
        "{0}: {1}",
        "{0} ({1})",
        "{1} - {0}",
        "{0}\n{1}",
        "{0}\n{1}\n",
        "{1}\n{0}",
    ],
)
def test_an_address_beside_a_title_or_on_the_next_line_is_that_of_the_paper(
    mark: str, form: str
) -> None:
    papers = (
        (LANTERN, "https://arxiv.org/abs/2401.00001v2"),
        (RUDDERS, "https://doi.org/10.1000/ABC"),
        ("Bells in a Fog", "https://openreview.net/forum?id=rJ4km2R5t7"),
    )
    page = read("\n".join(mark + form.format(*each) for each in papers))
    assert page.problems == ()
    assert [
        (entry.title, entry.meta.arxiv, entry.meta.doi, entry.meta.openreview)
        for entry in page.entries
    ] == [
        (LANTERN, "2401.00001", "", ""),
        (RUDDERS, "", "10.1000/abc", ""),
        ("Bells in a Fog", "", "", "rJ4km2R5t7"),
    ]


def test_bookmarks_of_anything_are_no_papers() -> None:
    page = read(
        "Harbour News of the Day https://news.example.com/today\n"
        "How to Tie a Bowline Knot https://knots.example.com/bowline\n"
        "The Best Soup in Town https://soup.example.com\n"
    )
    assert page.entries == ()


@pytest.mark.parametrize(
    "venue", ["", "In Proceedings of the Fog Conference, Quay, October 2017.\n"]
)
@pytest.mark.parametrize(
    "title",
    [
        "Learning in NeurIPS 2020 Conference Data",
        "A Study of Workshop Reviews from 2015 to 2020",
        "In 2019 We Lost All Lamps at Once",
    ],
)
@pytest.mark.parametrize("signed", ["Cy Poe", "Cy Poe and Dee Noe", "Cy Poe (Quay), Dee Noe (Fog)"])
def test_a_title_that_is_worded_as_a_venue_has_its_authors_below(
    title: str, signed: str, venue: str
) -> None:
    page = read(
        f"{LANTERN}\nAnn Doe, Bob Roe\n{venue}{title}\n{signed}\n{venue}"
        f"{RUDDERS}\nDee Noe and Eve Loe\n{venue}Graph Lanterns Everywhere\nAnn Doe, Cy Poe\n"
    )
    assert page.problems == ()
    assert [(each.title, each.meta.authors[0].name) for each in page.entries] == [
        (LANTERN, "Ann Doe"),
        (title, "Cy Poe"),
        (RUDDERS, "Dee Noe"),
        ("Graph Lanterns Everywhere", "Ann Doe"),
    ]
    told = "Proceedings of the Fog Conference, Quay" if venue else ""
    assert [each.meta.venue for each in page.entries] == [told] * 3 + [""]
