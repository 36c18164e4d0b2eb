"""arXiv's listings as browsers copy them and as lynx, w3m and pandoc print them."""

from __future__ import annotations

from textwrap import wrap

import pytest

from tests.parsing.formats.invented import FOG, RUDDERS, TIDE, names, read

LONG = "Lantern: Finding a Path in Fog with One Lamp, Two Mirrors and No Chart of the Coast"
MANY = ["Ayşe Doe", "Bob Roe", "Cyd van der Poe", "Dee Foe", "Eve Goe", "Fay Hoe", "Gus Joe"]
REMARK = "9 pages, accepted at a workshop on fog and lamps that was held in a harbour"
RECORDS = (
    (
        "[1] arXiv:2611.00001 [pdf, ps, html, other]",
        [
            f"Title: {LONG}",
            ", ".join(MANY),
            f"Comments: {REMARK}",
            "Subjects: Fog (cs.XX); Lamps (stat.YY); Harbours and the Air above (physics.ao-ph)",
            "Journal-ref: Fog 3 (2026) 12-34",
        ],
        FOG,
    ),
    (
        "[2] arXiv:2611.00002 (cross-list from math.XX) [pdf]",
        [f"Title: {RUDDERS}", "Bob Roe", "Subjects: Boats (cs.YY)", "MSC-class: 12A34"],
        TIDE,
    ),
)


def listing(
    width: int = 10_000,
    indent: str = "",
    *,
    gaps: bool = False,
    gap: bool = True,
    dense: bool = False,
) -> str:
    """Return a copied listing, wrapped at a column, with a blank line between any two facts, above
    the abstracts, or nowhere.
    """
    lines = ["Fog", "   Fri, 27 Nov 2026 (showing 1 of 2 entries )", ""]
    for head, facts, abstract in RECORDS:
        lines.append(head)
        for number, each in enumerate([*facts, abstract]):
            if (gaps or (gap and number == len(facts))) and not dense:
                lines.append("")
            lines += wrap(each, width, initial_indent=indent, subsequent_indent=indent)
        lines += [] if dense else [""]
        lines += [] if head[1] == "2" else ["Thu, 26 Nov 2026 (showing 1 of 2 entries )"]
    return "\n".join([*lines, "Total of 2 entries : 1-2", "", "About", "Help", ""])


@pytest.mark.parametrize(
    "text",
    [
        pytest.param(listing(), id="flush left"),
        pytest.param(listing(indent="    "), id="indented"),
        pytest.param(listing(gap=False), id="no blank line"),
        pytest.param(listing(indent="    ", dense=True), id="no blank line anywhere"),
        pytest.param(listing(72, "    "), id="saved as text"),
        pytest.param(listing(72, "    ", gap=False), id="saved, no blank line"),
        pytest.param(listing(80, "        "), id="w3m"),
        pytest.param(listing(72, "    ", gaps=True), id="pandoc"),
        pytest.param(listing(gaps=True), id="pandoc without wrapping"),
        pytest.param(listing().replace("] arXiv", "]\narXiv"), id="numbers on lines of their own"),
        pytest.param(listing().replace("] ", "]\xa0"), id="blanks that do not break"),
        pytest.param(listing().replace(" [pdf, ps, html, other]", ""), id="no links"),
        pytest.param(
            listing(80, "          ").replace("] arXiv", "] [12]arXiv")
            + "\nReferences\n\n   Visible links:\n   1. https://example.org/",
            id="lynx",
        ),
    ],
)
def test_a_listing_is_read_however_it_was_copied(text: str) -> None:
    page = read(text)
    assert (page.format, page.problems) == ("arxiv_copied", ())
    assert [(entry.title, entry.abstract) for entry in page.entries] == [
        (LONG, FOG),
        (RUDDERS, TIDE),
    ]
    assert names(page) == [MANY, ["Bob Roe"]]
    assert [entry.meta.listed for entry in page.entries] == ["2026-11-27", "2026-11-26"]
    meta = page.entries[0].meta
    assert (meta.comment, meta.venue) == (REMARK, "Fog 3 (2026) 12-34")
    assert meta.subjects == ("cs.XX", "stat.YY", "physics.ao-ph")


@pytest.mark.parametrize("width", [60, 72, 80, 10_000])
def test_a_listing_without_abstracts_has_none(width: int) -> None:
    text = listing(width, "    ", dense=True)
    for abstract in (FOG, TIDE):
        lines = wrap(abstract, width, initial_indent="    ", subsequent_indent="    ")
        text = text.replace("\n".join(lines) + "\n", "")
    page = read(text)
    assert [(entry.title, entry.abstract) for entry in page.entries] == [(LONG, ""), (RUDDERS, "")]
    assert names(page) == [MANY, ["Bob Roe"]]


@pytest.mark.parametrize("lines", [1, 300])
def test_a_formula_in_a_title_may_be_copied_in_several_lines(lines: int) -> None:
    head = "Catchup results for cs on Fri, 27 Nov 2026\n[1] arXiv:2611.00001 [pdf]\n"
    title = "Title: Lamps in\nO\n(\nn\n)\nSteps\nAnn Doe, Bob Roe\nSubjects: Fog (cs.XX)\n\n"
    page = read(head + title + "We study lamps. " * lines)
    assert [entry.title for entry in page.entries] == ["Lamps in O ( n ) Steps"]
    assert names(page) == [["Ann Doe", "Bob Roe"]]
    assert page.entries[0].meta.listed == "2026-11-27"


def test_a_heading_of_before_2023_has_two_digits_for_the_year() -> None:
    record = (
        "[1] arXiv:2011.00001 [pdf]\nTitle: Lamps in Fog\nAuthors: Ann Doe\nSubjects: Fog (cs.XX)\n"
    )
    copied = read(f"New submissions for Fri, 27 Nov 20\n{record}")
    saved = read(
        "<html><body><h3>New submissions for Fri, 27 Nov 20</h3><dl><dt>"
        '<a href="/abs/2011.00001">arXiv:2011.00001</a></dt>'
        "<dd><div class='list-title'>Title: Lamps in Fog</div></dd></dl></body></html>"
    )
    for page in (copied, saved):
        assert page.label == "Nov 27, 2020"
        assert [entry.meta.listed for entry in page.entries] == ["2020-11-27"]
