"""What real exports do that no description of their format says; the texts are invented."""

from __future__ import annotations

import pytest

from parsing.formats import parse_text
from parsing.paper import Page

LANTERN = "Lanterns in the Fog of the Harbour"


def test_a_title_in_ris_may_have_markup() -> None:
    page = parse_text(
        "TY  - JOUR\nTI  - <i>Lumen nebulae</i> in the harbour &amp; beyond\nPY  - 2024\nER  - \n",
        "page",
    )
    assert page.entries[0].title == "Lumen nebulae in the harbour & beyond"
    assert page.problems == ()


@pytest.mark.parametrize(
    "text",
    [
        f'{{"paperId": "{"0a" * 20}", "title": "{LANTERN}"}}',
        f'{{"data": [{{"paperId": "{"0a" * 20}", "title": "{LANTERN}", "matchScore": 1.5}}]}}',
    ],
)
def test_the_shortest_answer_of_semantic_scholar_is_read(text: str) -> None:
    page = parse_text(text, "page")
    assert (page.format, page.entries[0].title) == ("semantic_scholar", LANTERN)


def test_a_translated_title_stands_in_brackets() -> None:
    page = parse_text(
        "PMID- 1\nOWN - NLM\nDP  - 2024\nTI  - [Lanterns in the fog of the harbour]\n", "page"
    )
    assert [entry.title for entry in page.entries] == ["[Lanterns in the fog of the harbour]"]
    assert page.problems == ()


def test_a_table_may_have_tags_for_names() -> None:
    page = parse_text(
        "PT\tAU\tTI\tSO\tAB\tPY\tDI\n"
        f"J\tDoe, A; Roe, B\t{LANTERN}\tLetters\tFog.\t2024\t10.1000/1\n",
        "page",
    )
    (entry,) = page.entries
    assert (entry.title, entry.abstract) == (LANTERN, "Fog.")
    assert [author.name for author in entry.meta.authors] == ["A Doe", "B Roe"]
    assert (entry.meta.published, entry.meta.venue, entry.meta.doi) == (
        "2024",
        "Letters",
        "10.1000/1",
    )


def card(label: str, date: str) -> Page:
    return parse_text(
        f"Daily Papers\nby AK and the research community\n{label}\n12\n{LANTERN}\n"
        "We study how a small lantern finds its way through the fog of the harbour, and find that"
        " it does so in nine of ten nights, which is more than a rudder alone ever did before.\n"
        f"3 authors\n\u00b7\n{date}\n",
        "page",
    )


@pytest.mark.parametrize(
    ("label", "date", "published"),
    [
        ("Jun 2, 2026", "May 30", "2026-05-30"),
        ("Jun 2, 2026", "May 30, 2025", "2025-05-30"),
        ("Jun 2, 2026", "Jun 3", ""),
        ("Jun 2", "May 30", ""),
    ],
)
def test_a_date_without_a_year_is_of_the_year_that_the_page_says(
    label: str, date: str, published: str
) -> None:
    (entry,) = card(label, date).entries
    assert (entry.title, entry.meta.published) == (LANTERN, published)
