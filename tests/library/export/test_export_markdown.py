"""Markdown, read back by markdown-it-py."""

from __future__ import annotations

import time
from itertools import pairwise

import pytest
from hypothesis import given
from markdown_it import MarkdownIt
from markdown_it.token import Token

from parsing.links import find_links
from tests.library.export.hostile import brief, collection, hostile, item, tidy, tidy_lines
from tui.library.export import Collection, Item
from tui.library.export.markdown import escape, write

COMMONMARK = MarkdownIt("commonmark")
WITH_TABLES = MarkdownIt("commonmark").enable(["table", "strikethrough"])


def visible(token: Token) -> str:
    """What a person sees of a block that holds nothing but text and autolinks."""
    children = token.children or []
    assert {child.type for child in children} <= {"text", "link_open", "link_close"}
    return "".join(child.content for child in children)


def blocks(text: str) -> list[tuple[str, str]]:
    """The innermost tag and the visible text of every block, the same with tables or without."""
    tokens = COMMONMARK.parse(text)
    assert [token.type for token in tokens] == [token.type for token in WITH_TABLES.parse(text)]
    assert {token.tag for token in tokens} <= {"", "h1", "h2", "p", "ul", "li", "blockquote"}
    assert not {token.type for token in tokens} & {"html_block", "code_block", "fence"}
    return [(a.tag, visible(b)) for a, b in pairwise(tokens) if b.type == "inline"]


def addresses(text: str) -> list[str]:
    """Where every link of a document leads."""
    inline = [child for token in COMMONMARK.parse(text) for child in token.children or []]
    return [str(child.attrs["href"]) for child in inline if child.type == "link_open"]


def test_a_paper_is_a_section() -> None:
    paper = item(
        "[MASK] is all you need",
        "We *mask*.\nCode: https://a.example/b_c.",
        lists=("To read", "NLP"),
        read_at="2026-11-21T08:30:00Z",
        starred_at="2026-11-22T12:00:00Z",
        tags=("bert",),
        note="Ask Ann.\n\n1. Again",
    )
    assert write(collection(paper)) == (
        "# To read\n"
        "\n"
        "1 paper\n"
        "\n"
        "## \\[MASK\\] is all you need\n"
        "\n"
        "Read on 2026-11-21 · starred on 2026-11-22 · page: Mar 11 · lists: To read, NLP"
        " · tag: bert\n"
        "\n"
        "We \\*mask\\*.\n"
        "\n"
        "Code: https://a.example/b\\_c.\n"
        "\n"
        "- <https://a.example/b_c>\n"
        "\n"
        "> Ask Ann.\n"
        ">\n"
        "> 1\\. Again\n"
    )


@pytest.mark.parametrize(("zone", "day"), [("UTC0", 21), ("EAST-9", 22), ("WEST+12", 21)])
def test_a_day_is_that_of_the_persons_clock(
    monkeypatch: pytest.MonkeyPatch, zone: str, day: int
) -> None:
    with monkeypatch.context() as context:
        context.setenv("TZ", zone)
        time.tzset()
        text = write(collection(item("A", read_at="2026-11-21T20:30:00Z")))
    time.tzset()
    assert f"Read on 2026-11-{day} " in text


def test_an_empty_collection_says_so() -> None:
    assert write(collection()) == "# To read\n\n0 papers\n"


def test_a_collection_without_a_title_still_has_a_heading() -> None:
    assert write(collection(title=" ")) == "# Papers\n\n0 papers\n"


def test_a_page_without_a_label_goes_by_its_name() -> None:
    one = Item(item("A").paper, pages=(("002", ""), ("003", "Mar 12")))
    assert "Unread · pages: 002, Mar 12\n" in write(collection(one))


@pytest.mark.parametrize(
    ("text", "escaped"),
    [
        ("C# and R^2 (2.5x) - so!", "C# and R^2 (2.5x) - so!"),
        ("$\\texttt{t5x}$", "\\$\\\\texttt{t5x}\\$"),
        ("V&L, &amp;", "V&L, \\&amp;"),
        ("# a #", "\\# a \\#"),
        ("#", "\\#"),
        ("- a", "\\- a"),
        ("1. a", "1\\. a"),
        ("3.5 billion", "3.5 billion"),
    ],
)
def test_only_what_would_be_markup_is_escaped(text: str, escaped: str) -> None:
    assert escape(text) == escaped


def test_every_seed_paper_reads_as_it_was(seeds: Collection) -> None:
    expected = [("h1", "Seeds"), ("p", "511 papers")]
    for each in seeds.items:
        pages = ", ".join(dict.fromkeys(label or name for name, label in each.pages))
        noun = "pages" if ", " in pages else "page"
        expected += [("h2", each.paper.title), ("p", f"Unread · {noun}: {pages}")]
        expected += [("p", line) for line in each.paper.abstract.splitlines()]
        expected += [("p", link) for link in find_links(each.paper.abstract)]
    assert blocks(write(seeds)) == expected


def test_every_link_leads_where_the_abstract_says(seeds: Collection) -> None:
    said = [link for each in seeds.items for link in find_links(each.paper.abstract)]
    assert addresses(write(seeds)) == said


@brief
@given(hostile, hostile, hostile, hostile)
def test_no_text_is_taken_for_markup(title: str, abstract: str, note: str, name: str) -> None:
    one = item(title, abstract, lists=(name,), note=note)
    lists = f" · list: {tidy(name)}" if tidy(name) else ""
    section = [("h2", tidy(title)), ("p", f"Unread · page: Mar 11{lists}")]
    section += [("p", line) for line in tidy_lines(abstract)]
    links = len(find_links(abstract))
    said = [("p", line) for line in tidy_lines(note)]
    found = blocks(write(collection(one, one, title=name)))
    assert found[:2] == [("h1", tidy(name) or "Papers"), ("p", "2 papers")]
    assert len(found) == 2 + 2 * (len(section) + links + len(said))
    for start in (2, 2 + len(found[2:]) // 2):
        after = start + len(section)
        assert found[start:after] == section
        assert found[after + links : after + links + len(said)] == said
