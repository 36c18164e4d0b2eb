"""Markdown, read back by markdown-it-py."""

from __future__ import annotations

import time
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st
from markdown_it import MarkdownIt
from markdown_it.token import Token

from parsing.markup import plain
from parsing.prose import one_line
from parsing.urls import find_links, link_spans
from tests.tui.library.export.hostile import collection, hostile, item, tidy, tidy_lines
from tui.library.export import Collection, Item
from tui.library.export.markdown import BARS_FORMULA_IN_FOLDER, escape, linked, write

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
        note="Ask *Ann*.\n\n\n1. Again\n2. `a<b`",
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
        "Code: <https://a.example/b_c>.\n"
        "\n"
        "- <https://a.example/b_c>\n"
        "\n"
        "> Ask *Ann*.\n"
        ">\n"
        ">\n"
        "> 1. Again\n"
        "> 2. `a<b`\n"
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
        ("C# and (2.5x) - so!", "C# and (2.5x) - so!"),
        ("$\\texttt{t5x}$", "\\$\\\\texttt\\{t5x\\}\\$"),
        ("V&L, &amp;", "V&L, \\&amp;"),
        ("# a #", "\\# a \\#"),
        ("#", "\\#"),
        ("- a", "\\- a"),
        ("1. a", "1\\. a"),
        ("3.5 billion", "3.5 billion"),
        ("R^2 {#a} @b a@b.example", "R\\^2 \\{#a\\} \\@b a@b.example"),
        ("(iv) a", "(iv\\) a"),
        (": a :smile:", "\\: a \\:smile:"),
        ("ftp://a_b www.a_b", "ftp\\://a\\_b www\\.a\\_b"),
    ],
)
def test_only_what_would_be_markup_is_escaped(text: str, escaped: str) -> None:
    assert escape(text) == escaped


@pytest.mark.parametrize(
    ("text", "in_markdown", "in_folder"),
    [
        (r"An $\alpha$-net", True, True),
        (r"in $O(n^2 \log n)$ time", True, True),
        ("$x_i$ and $y_j$", True, True),
        (r"$\mathcal{L}_{x}$", False, True),
        (r"$\{x\} * y$", False, True),
        ("$a < b$", False, True),
        ("$a <b> c = d$", False, False),
        ("$[[x]] = 1$", False, False),
        ("$5 and $10", False, False),
        (r"\$\alpha\$", False, False),
        ("$$x^2$$", False, False),
    ],
)
def test_a_formula_stays_one_where_it_reads_the_same_to_whoever_knows_none(
    text: str, in_markdown: bool, in_folder: bool
) -> None:
    assert (linked(text) == text) is in_markdown
    assert (linked(text, BARS_FORMULA_IN_FOLDER) == text) is in_folder


MATHEMATICAL = st.sampled_from(("$5", "$x_i$", r"$\alpha$", r"$\{a\}_{b}$", "$a*b$", "$", " ", "x"))


@given(st.lists(MATHEMATICAL | hostile, max_size=6).map("".join))
def test_any_text_with_formulas_comes_back_to_the_letter(text: str) -> None:
    line = one_line(text)
    assert plain(linked(line), exact=True).text == line


def test_a_link_behind_an_exclamation_mark_is_no_picture() -> None:
    assert linked("See!www.a.example").startswith("See\\![")


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
    said = []
    for each in seeds.items:
        said += [address for _, _, address in link_spans(each.paper.abstract)]
        said += find_links(each.paper.abstract)
    assert addresses(write(seeds)) == said


def test_a_link_that_is_written_otherwise_leads_where_it_opens() -> None:
    text = write(collection(item("A", r"At github.com/a_b?c&copy=1 and https: //c.example/d\_e.")))
    assert addresses(text)[:2] == ["https://github.com/a_b?c&copy=1", "https://c.example/d_e"]
    assert ("p", r"At github.com/a_b?c&copy=1 and https: //c.example/d\_e.") in blocks(text)


NOTES = [
    "# A heading\n\nText\n===",
    "```\nopen",
    "~~~\nopen",
    "- a\n  - b",
    "<!-- open",
    "</blockquote> <div>",
    "---\na: [b\n---",
    "a\n\n---\nb: [c",
    "| a | b |\n|---|---|\n| 1 | 2 |",
    "> quoted\n\n    code",
    "[x]: https://a.example",
    "\\` <!-- `",
]


@pytest.mark.parametrize("note", NOTES)
def test_a_note_stays_in_its_quotation(note: str) -> None:
    tokens = WITH_TABLES.parse(write(collection(item("A", note=note), item("After"))))
    outer = [token.type for token in tokens if token.level == 0 and token.nesting == 1]
    paper = ["heading_open", "paragraph_open"]
    assert outer == [*paper, *paper, "blockquote_open", *paper]
    inline = [child.type for token in tokens for child in token.children or []]
    assert not {"html_block", "html_inline"} & {*inline, *(token.type for token in tokens)}


@pytest.mark.parametrize(
    ("note", "quoted"),
    [
        ("*a* <https://a.example>\n\n\tcode", "> *a* <https://a.example>\n>\n>     code"),
        ("`<b>` ``<`c>`` <d>", "> `<b>` ``<`c>`` \\<d>"),
        ("```\n<b>\n\n---\n```\n<c>", "> ```\n> <b>\n>\n> ---\n> ```\n> \\<c>"),
        ("Head\n---\n\n---", "> Head\n> ---\n>\n> ***"),
        ("a[^1] `[^1]`\n\n[^1]: b[^1]", "> a\\[^1] `[^1]`\n>\n> \\[^1]: b\\[^1]"),
        ("<!--x@y> <a@b.example>", "> \\<!--x@y> <a@b.example>"),
    ],
)
def test_a_note_is_the_markdown_it_is(note: str, quoted: str) -> None:
    assert write(collection(item("A", note=note))).endswith(f"\n\n{quoted}\n")


@given(hostile)
def test_no_note_reaches_beyond_its_quotation(note: str) -> None:
    tokens = COMMONMARK.parse(write(collection(item("A", note=note), item("After"))))
    outer = [token.type for token in tokens if token.level == 0 and token.nesting == 1]
    paper = ["heading_open", "paragraph_open"]
    said = ["blockquote_open"] if note.strip() else []
    assert outer == [*paper, *paper, *said, *paper]


@given(hostile, hostile, hostile)
def test_no_text_is_taken_for_markup(title: str, abstract: str, name: str) -> None:
    one = item(title, abstract, lists=(name,))
    lists = f" · list: {tidy(name)}" if tidy(name) else ""
    section = [("h2", tidy(title)), ("p", f"Unread · page: Mar 11{lists}")]
    section += [("p", line) for line in tidy_lines(abstract)]
    links = len(find_links(abstract))
    found = blocks(write(collection(one, one, title=name)))
    assert found[:2] == [("h1", tidy(name) or "Papers"), ("p", "2 papers")]
    assert len(found) == 2 + 2 * (len(section) + links)
    for start in (2, 2 + len(found[2:]) // 2):
        after = start + len(section)
        assert found[start:after] == section
