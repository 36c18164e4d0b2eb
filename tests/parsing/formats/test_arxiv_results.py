"""The answer of arXiv's search, saved and copied."""

from __future__ import annotations

import pytest

from parsing.meta import Author, Kind, Meta
from tests.parsing.formats.invented import FOG, LANTERN, RUDDERS, TIDE, read

RESULTS = f"""Showing 1–3 of 1,234 results for all: few lamps
Search v0.5.6 released 2020-02-24

Next
1
2

1. arXiv:2611.00001 [pdf, ps, other] cs.XX stat.YY doi 10.1000/lamp.1
{LANTERN}
Authors: Ann Doe, Bob Roe
Abstract: {FOG} △ Less
Submitted 26 November, 2026; v1 submitted 3 November, 2026; originally announced November 2026.
Comments: Submitted to Fog 2026
Journal ref: Fog 3 (2026) 12-34

2. arXiv:2611.00002 [pdf] cs.YY
{RUDDERS}
Authors: Bob Roe
Abstract: …{TIDE[60:120]}… ▽ More
Submitted 2 November, 2026; originally announced November 2026.

3. arXiv:hep-th/9901001 [pdf, ps, other] hep-th
Strings in Fog
Authors: Ann Doe
Abstract: We study strings.
Submitted 2 January, 1999; originally announced January 1999.

Next
1
2

About
"""
FIRST = Meta(
    kind=Kind.PREPRINT,
    authors=(Author("Ann Doe"), Author("Bob Roe")),
    published="2026-11-03",
    updated="2026-11-26",
    arxiv="2611.00001",
    arxiv_class="cs.XX",
    doi="10.1000/lamp.1",
    venue="Fog 3 (2026) 12-34",
    subjects=("cs.XX", "stat.YY"),
    comment="Submitted to Fog 2026",
)


@pytest.mark.parametrize(
    "text",
    [
        pytest.param(RESULTS, id="copied"),
        pytest.param(RESULTS.replace("\n", "\n    "), id="indented"),
        pytest.param(
            RESULTS.replace(". arXiv", ".\narXiv")
            .replace("] cs", "]\n\ncs")
            .replace("] hep", "]\n\nhep"),
            id="numbers and classes on lines of their own",
        ),
    ],
)
def test_a_copied_answer_is_read(text: str) -> None:
    page = read(text)
    assert (page.format, page.problems) == ("arxiv_results", ())
    assert [(entry.title, entry.abstract) for entry in page.entries] == [
        (LANTERN, FOG),
        (RUDDERS, f"…{TIDE[60:120]}…"),
        ("Strings in Fog", "We study strings."),
    ]
    assert page.entries[0].meta == FIRST
    assert [entry.meta.published for entry in page.entries[1:]] == ["2026-11-02", "1999-01-02"]
    assert page.entries[2].meta.subjects == ("hep-th",)


def test_a_saved_answer_says_when_a_paper_was_first_submitted_and_the_authors_remarks() -> None:
    page = read(
        "<html><head><title>Search | arXiv e-print repository</title></head><body><ol>"
        "<li class='arxiv-result'><p class='list-title'>"
        "<a href='https://arxiv.org/abs/2611.00001'>arXiv:2611.00001</a></p>"
        "<div class='tags'><span class='tag'>cs.XX</span><span class='tag'>stat.YY</span></div>"
        "<div class='tags has-addons'><span class='tag'>doi</span>"
        "<span class='tag'><a>10.1000/lamp.1</a></span></div>"
        f"<p class='title is-5'> {LANTERN} </p>"
        "<p class='authors'>Authors: <a>Ann Doe</a>, <a>Bob Roe</a></p>"
        f"<p class='abstract'><span class='abstract-full'>{FOG} <a>△ Less</a></span></p>"
        "<p><span>Submitted</span> 26 November, 2026; <span>v1</span> submitted 3 November, 2026;"
        " <span>originally announced</span> November 2026.</p>"
        "<p class='comments'><span>Comments:</span> <span>Submitted to Fog 2026</span></p>"
        "<p class='comments is-size-7'><span>Journal ref:</span> Fog 3 (2026) 12-34</p>"
        "</li></ol></body></html>"
    )
    (entry,) = page.entries
    assert (entry.title, entry.abstract, entry.meta) == (LANTERN, FOG, FIRST)
