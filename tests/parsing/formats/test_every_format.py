"""What every format of text promises: any text gives a clean page, in linear time."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from parsing import Page, clean_block, clean_line, lines
from parsing.formats import FORMATS, parse_text
from tests.parsing.formats.daily_papers.test_linear import FACTOR, grows

CASES = sorted((Path(__file__).parents[1] / "cases").iterdir())
NAMES = [
    "carrel_markdown",
    "carrel_text",
    "csv_table",
    "details_list",
    "hf_copied",
    "labelled",
    "markdown_list",
    "paper_note",
    "title_list",
]
PIECES = (
    "[", "](", "](https://huggingface.co/papers/2601.00001)", "][1]", "### ", "## ",
    "# a\n\n1 paper\n\n", "\n", "\n\n", "---\n", "|", "|---|", "| Title | PDF |\n|--|--|\n",
    "**", "*", "_", "`", "\\", "- ", "Title: ", "Abstract:", "**Authors:** ",
    "title,abstract\n", "\"", "\t", "·\n", "12\n", "-\n", "Submitted by\n", "4 authors\n",
    "Upvote\n", "GitHub 1.2k\n", "Mar 11\n", "Daily Papers\n", "Unread · tags: a, b\n",
    "> note\n", "1. ", "    ", "\x1b[31m", "\u202e", "\x00", "\ud800", "é", "<a href=", "</a>",
    "<details>", "<summary>", "</summary>", "</details>", "Abstract", "&amp;",
    "https://arxiv.org/abs/2601.00001v2", "A Lamp in Fog",
    "---\ntitle: A Lamp\ndoi: 10.1/a\n---\n", "abstract: >\n", "authors: [", "- name: Ann\n", "]]",
    "title:: [[A Lamp]]\n", "> [!abstract]\n", "doi:: 10.1000/a\n",
)  # fmt: skip
TEXTS = st.lists(st.sampled_from(PIECES) | st.text(max_size=20), max_size=40).map("".join)


def strings(value: object) -> Iterator[str]:
    if isinstance(value, str):
        yield value
    elif isinstance(value, tuple):
        for each in value:
            yield from strings(each)


def assert_clean(page: Page) -> None:
    assert page.name == "page"
    for entry in page.entries:
        assert entry.title
        assert entry.line > 0
        blocks = {entry.abstract, entry.annotations.note}
        for text in strings(entry):
            assert text == (clean_block(text) if text in blocks else clean_line(text))
    for text in strings((page.label, page.problems)):
        assert text == clean_line(text)


@pytest.mark.parametrize("name", NAMES)
@given(text=TEXTS)
def test_any_text_gives_a_clean_page(name: str, text: str) -> None:
    assert 0 <= FORMATS[name].sniff(text) <= FORMATS[name].surest
    assert_clean(FORMATS[name].parse(text, "page"))


@given(TEXTS)
def test_any_text_is_read_as_something(text: str) -> None:
    page = parse_text(text, "page")
    assert page.format in FORMATS
    assert page.entries or page.problems
    assert_clean(page)


@pytest.mark.parametrize("name", NAMES)
def test_a_page_that_is_cut_anywhere_is_read_too(name: str) -> None:
    for path in CASES:
        text = path.read_text()
        for end in range(0, len(text), 97):
            assert_clean(FORMATS[name].parse(text[:end], "page"))


SHAPES = {
    "lines": "\n",
    "brackets": "[",
    "brackets on lines": "[\n",
    "closing brackets": "](",
    "links": "[a](https://b.example) ",
    "bold": "**",
    "emphasis": "*a ",
    "headings": "## \n",
    "items": "- [A Lamp](https://arxiv.org/abs/2601.00001)\n",
    "rows": "|Title|PDF|\n|---|---|\n|a|b|\n",
    "cells": "title,pdf\n",
    "quotes": '"',
    "labels": "Title: a\nAbstract: b\n",
    "names": "*Ann Doe, ",
    "cards": "12\nA Lamp\nIt shines.\n4 authors\n·\nMar 11\n",
    "own": "# a\n\n1 paper\n\n## a\n\nUnread\n\n> b\n\n",
    "blanks": " ",
    "properties": "title: a\nauthors: [a, b]\n",
    "properties of a block": "---\ntitle: >\n a\n",
    "lists in brackets": "---\ntitle: [a, 'b', [[",
    "fields": "title:: a\ndoi:: 10.1/a\n",
    "callouts": "> [!abstract]\n> a\n",
}


@pytest.mark.no_cover
@pytest.mark.parametrize("name", NAMES)
def test_time_is_linear_in_the_length(name: str) -> None:
    form = FORMATS[name]
    for shape, piece in SHAPES.items():
        assert grows(lambda text: (form.sniff(text), form.parse(text, "page")), piece) < FACTOR, (
            shape
        )


def test_a_text_of_too_many_lines_says_where_it_was_cut(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(lines, "MOST_LINES", 6)
    text = "".join(
        f"Title: Lantern {n}\nAuthors: Ann Doe\n\nAbstract: A short one.\n\n" for n in range(3)
    )
    page = parse_text(text, "page")
    assert [entry.title for entry in page.entries] == ["Lantern 0", "Lantern 1"]
    assert [(each.line, each.seen) for each in page.problems] == [
        (11, "more than 6 lines that are not blank")
    ]
