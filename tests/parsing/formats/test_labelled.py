"""Records of labelled values: plain, bold, with headings, in any order."""

from __future__ import annotations

import pytest

from tests.parsing.formats.expected import (
    BOTH,
    LANTERN,
    LANTERN_ABSTRACT,
    LANTERN_SHORT,
    RUDDERS,
    RUDDERS_ABSTRACT,
    TITLES,
    case,
    papers,
    read,
)

DETAILS = """\
### [1] [{}](https://arxiv.org/abs/2601.00001)

*Ann Doe*

**TL;DR:** Short.

<details>
  <summary>Details</summary>

**Motivation:** Fog.

**Abstract:** {}

</details>
"""


def test_plain_labels_between_rules() -> None:
    page = case("m18")
    assert page.format == "labelled"
    assert papers(page) == BOTH
    assert [entry.meta.arxiv for entry in page.entries] == ["2601.00001", "2601.00002"]
    assert [entry.line for entry in page.entries] == [1, 5]


def test_bold_labels_below_headings() -> None:
    page = case("m19")
    assert papers(page) == BOTH
    lantern, rudders = (entry.meta for entry in page.entries)
    assert [author.name for author in lantern.authors] == ["Ann Doe", "Bob Roe"]
    assert [author.name for author in rudders.authors] == ["Bob Roe"]
    assert lantern.subjects == ("Fog",)
    assert [entry.meta.arxiv for entry in page.entries] == ["2601.00001", "2601.00002"]


@pytest.mark.parametrize("separator", ["\n", "\n\n", "\n---\n", "\n\n***\n\n"])
@pytest.mark.parametrize(
    "layout",
    [
        "Title: {}\nAbstract: {}",
        "**Title:** {}\n\n**Abstract:** {}",
        "**Title**: {}\n**Abstract**: {}",
        "- Title: {}\n- Abstract: {}",
        "- **Title:** {}\n- **Abstract:** {}",
        "* __Paper Title__: {}\n* __Summary__: {}",
        "### {}\n\n- **Authors:** Ann Doe\n- **Abstract:** {}",
        "## 1. {}\n\n### Abstract\n\n{}\n\n**Code:** https://github.com/example/lantern",
        "**{}**\n\n- Paper: https://arxiv.org/abs/2601.00001\n- Abstract: {}",
        DETAILS,
        "标题：{}\n摘要：{}",
    ],
)
def test_labels_are_written_in_many_ways(layout: str, separator: str) -> None:
    text = separator.join(layout.format(title, abstract) for title, abstract in BOTH)
    assert papers(read(f"{text}\n")) == BOTH


def test_an_abstract_may_come_before_its_title() -> None:
    records = (f"Summary: {abstract}\nTitle: {title}" for title, abstract in BOTH)
    assert papers(read("\n---\n".join(records))) == BOTH


def test_values_go_on_below_their_labels() -> None:
    text = f"""\
Title: Lantern: Finding a Path
  in Fog with One Lamp
Authors: Ann Doe,
  Bob Roe
Date: 5 Mar 2026
Abstract:
  {LANTERN_ABSTRACT[:60]}
  {LANTERN_ABSTRACT[60:]}

  And a second paragraph.

Title: {RUDDERS}
Abstract: {RUDDERS_ABSTRACT}
"""
    page = read(text)
    assert papers(page)[1] == (RUDDERS, RUDDERS_ABSTRACT)
    lantern = page.entries[0]
    assert lantern.title == LANTERN
    assert lantern.abstract.split() == [
        *LANTERN_ABSTRACT.split(),
        "And",
        "a",
        "second",
        "paragraph.",
    ]
    assert lantern.abstract.endswith("\n\nAnd a second paragraph.")
    assert [author.name for author in lantern.meta.authors] == ["Ann Doe", "Bob Roe"]
    assert lantern.meta.published == "2026-03-05"


def test_titles_in_bold_above_their_addresses_need_no_abstract() -> None:
    text = f"""\
# Papers

- [Fog](#fog)

# Fog

**{LANTERN}**

- Homepage: https://lantern.example
- Paper: https://arxiv.org/abs/2601.00001
- Code: https://github.com/example/lantern

**{RUDDERS}**

- Paper: https://arxiv.org/abs/2601.00002
"""
    page = read(text)
    assert papers(page) == TITLES
    meta = page.entries[0].meta
    assert (meta.arxiv, meta.code, meta.project) == (
        "2601.00001",
        "https://github.com/example/lantern",
        "https://lantern.example",
    )


def test_a_structured_abstract_is_one_abstract() -> None:
    abstract = f"Background: {LANTERN_ABSTRACT}\nMethods: We walk.\nResults: It is dark."
    page = read(
        f"Title: {LANTERN}\nAbstract: {abstract}\n\nTitle: {RUDDERS}\nAbstract: {abstract}\n"
    )
    assert papers(page)[0] == (LANTERN, abstract.replace("\n", " "))


def test_one_short_record_is_a_record() -> None:
    page = read("Title: Lantern in Fog\nAuthors: Ann Doe, Bob Roe\nAbstract: A short one.\n")
    (entry,) = page.entries
    assert (page.format, entry.title, entry.abstract) == (
        "labelled",
        "Lantern in Fog",
        "A short one.",
    )
    assert [author.name for author in entry.meta.authors] == ["Ann Doe", "Bob Roe"]


def test_quotation_marks_around_a_value_are_none_of_it() -> None:
    page = read(
        f'title: "{LANTERN}"\nauthors: Ann Doe, Bob Roe\nyear: 2024\ndoi: 10.1000/abc\n'
        f"abstract: '{LANTERN_SHORT}'\n"
    )
    (entry,) = page.entries
    assert (entry.title, entry.abstract) == (LANTERN, LANTERN_SHORT)
