"""What holds for any page: line ends, limits, nothing lost, linear time."""

from __future__ import annotations

import time
import tracemalloc

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from parsing import clean_line, parse_page
from parsing.formats.daily_papers import listing
from parsing.formats.daily_papers.heading import HeadingKind, recognise
from parsing.formats.daily_papers.listing import LONGEST_LINE, MOST_PROBLEMS
from parsing.sources import parse_bytes
from tests.parsing.formats.daily_papers.test_linear import ROUNDS, least

TITLE = "Sparse Attention for Very Long Contexts"
ABSTRACT = "Large language models are the standard. We show that they can be compressed. " * 5

HEADINGS = [
    [],
    ["new", "Get trending papers in your email inbox!", "Subscribe", "Mar 11"],
    ["Trending Papers", "by AK and the research community"],
    ["Daily Papers", "byAK and the research community", "2025-03-11"],
    ["Weekly", "byAK", "Week 11"],
]
WORDS = ["sparse", "long", "attention", "models", "of", "for", "with", "neural", "graph", "data"]
LINES = st.sampled_from(
    [
        *("", " ", "new", "Mar 11", "Weekly", "Subscribe", "SubscribeNet", "\x1b[m"),
        *(TITLE, ABSTRACT, "We do it.", "- x", "and so on", "Note:"),
        "Get trending papers in your email inbox!",
    ]
)


@st.composite
def titles(draw: st.DrawFn) -> str:
    words = draw(st.lists(st.sampled_from(WORDS), min_size=2, max_size=20))
    ending = draw(st.sampled_from(["", "?", "!", " with $R^2$", ": [MASK]"]))
    return " ".join(words).title() + ending


@st.composite
def abstracts(draw: st.DrawFn) -> str:
    sentence = st.lists(st.sampled_from(WORDS), min_size=3, max_size=30)
    sentences = draw(st.lists(sentence, min_size=1, max_size=8))
    return " ".join("We " + " ".join(words) + "." for words in sentences)


@given(
    st.sampled_from(HEADINGS),
    st.lists(st.tuples(titles(), abstracts()), min_size=1, max_size=12),
    st.sampled_from(["\n", "\n\n", "\r\n", "\r\n\r\n", "\r", "\n\n\n", " \n \n"]),
    st.sampled_from(["", "\ufeff", "\n\n", " \t"]),
)
def test_a_page_of_any_titles_and_abstracts_comes_back(
    heading: list[str], papers: list[tuple[str, str]], separator: str, before: str
) -> None:
    lines = [*heading, *(line for paper in papers for line in paper)]
    page = parse_page(before + separator.join(lines) + separator, "page")
    assert [(entry.title, entry.abstract) for entry in page.entries] == papers
    assert page.problems == ()


@given(st.text())
def test_any_text_gives_a_page(text: str) -> None:
    assert parse_page(text, "page").name == "page"


@given(st.lists(LINES | st.text(), max_size=30).map("\n".join))
def test_no_line_vanishes(text: str) -> None:
    page = parse_page(text, "page")
    assume("this is HTML" not in [problem.seen for problem in page.problems])  # refused as a whole
    kept = "\n".join(
        [page.label, *(f"{entry.title}\n{entry.abstract}" for entry in page.entries)]
        + [problem.seen for problem in page.problems]
    )
    for line in text.replace("\r", "\n").split("\n"):
        cleaned = clean_line(line)
        if recognise(cleaned) is HeadingKind.NONE:
            assert cleaned.removeprefix("Subscribe")[:60].rstrip() in kept, page


@given(st.lists(LINES, max_size=30).map("\n".join))
def test_problems_come_in_order_and_name_the_page(text: str) -> None:
    problems = parse_page(text, "page").problems
    assert [problem.line for problem in problems] == sorted(problem.line for problem in problems)
    assert all(problem.page == "page" and problem.seen and problem.done for problem in problems)


@pytest.mark.parametrize("text", ["", "\n", " \r\n\t\r\n", "\ufeff", "\x00\x1b[31m"])
def test_an_empty_page_says_so(text: str) -> None:
    page = parse_page(text, "page")
    assert page.entries == ()
    assert [problem.seen for problem in page.problems] == ["an empty page"]


@pytest.mark.parametrize("other", "\v\f\x1c\x85\u2028\u2029")
def test_only_line_feeds_and_carriage_returns_end_a_line(other: str) -> None:
    page = parse_page(f"{TITLE}\n{ABSTRACT}{other}{ABSTRACT}", "page")
    assert len(page.entries) == 1
    assert page.problems == ()


def test_line_numbers_count_windows_line_ends_once() -> None:
    assert parse_page(f"new\r\n\r\n{TITLE}\r\n\r\n{ABSTRACT}", "page").entries[0].line == 3


def test_a_very_long_line_is_cut_with_a_problem() -> None:
    page = parse_page(f"{TITLE}\n{'word ' * 2_000_000}", "page")
    assert len(page.entries[0].abstract) <= LONGEST_LINE
    assert [problem.seen for problem in page.problems] == ["a line of 9,999,999 characters"]


def test_a_line_at_the_limit_is_kept_whole() -> None:
    page = parse_page(f"{TITLE}\n{'x' * LONGEST_LINE}", "page")
    assert page.entries[0].abstract == "x" * LONGEST_LINE
    assert page.problems == ()


def test_a_long_line_is_quoted_in_part() -> None:
    (problem, *_) = parse_page(f"{ABSTRACT}\n{TITLE}\n{ABSTRACT}", "page").problems
    assert "“Large language models are the standard. We show that they ca…”" in problem.seen


def test_an_abstract_broken_into_lines_stays_one_where_papers_stand_apart() -> None:
    broken = "Large models have become\nthe standard. We show that they can\nbe made smaller."
    text = f"new\n\nSparse Attention\n\n{broken}\n\nAnother Title\n\n{broken}\n"
    page = parse_page(text, "page")
    assert [entry.abstract for entry in page.entries] == [broken, broken]


def test_a_title_and_its_abstract_may_stand_in_one_block() -> None:
    text = f"{TITLE}\n{ABSTRACT}\n\nAnother Title\nWe do it.\n\nA Third\n{ABSTRACT}\n\n{ABSTRACT}"
    page = parse_page(text, "page")
    assert [entry.title for entry in page.entries] == [TITLE, "Another Title", "A Third"]
    assert page.entries[2].abstract == f"{ABSTRACT.strip()}\n\n{ABSTRACT.strip()}"


@pytest.mark.no_cover
@pytest.mark.parametrize(
    "line",
    [
        f"{TITLE}\n{ABSTRACT}\n",
        f"{TITLE}\n",
        f"{ABSTRACT}\n",
        "Get trending papers in your email inbox!\nSubscribeDaily\n",
        "Daily\n",
        "Mar 11\nMar 12\n",
        "\x1b]",
        "a\x1b[",
        "e\u0301",
        "x.",
        "(",
    ],
)
def test_time_grows_with_length_and_no_faster(line: str) -> None:
    def seconds(text: str) -> float:
        # What this thread worked, whatever else the machine does meanwhile.
        start = time.thread_time()
        parse_page(text, "page")
        return time.thread_time() - start

    small = line * max(400, 20_000 // len(line))
    most = 10 * min(seconds(small) for _ in range(ROUNDS)) + 0.01
    assert least(lambda: seconds(small * 4), most) < most


@pytest.mark.parametrize(
    "start", ["<!DOCTYPE html>", "\ufeff  <html lang='en'>", '<?xml version="1.0"?>']
)
def test_the_source_of_a_web_page_is_no_listing_and_that_is_said(start: str) -> None:
    page = parse_page(f"\n{start}<head>\n\n{TITLE}\n\n{ABSTRACT}\n", "saved")
    assert page.entries == ()
    (problem,) = page.problems
    assert str(problem).startswith("saved:2: this is HTML; nothing taken; save the text")


@pytest.fixture
def few(monkeypatch: pytest.MonkeyPatch) -> int:
    """A parser that reads fewer lines than it does, so that as many are understood soon."""
    monkeypatch.setattr(listing, "MOST_LINES", 20_000)
    return 20_000


def test_two_hundred_thousand_lines_are_read() -> None:
    assert listing.MOST_LINES == 200_000


def test_of_a_page_of_more_lines_the_first_are_read_and_that_is_told(few: int) -> None:
    page = parse_page("1\n\n" * 25_000, "many")
    assert 0 < len(page.entries) <= few
    assert str(page.problems[0]) == (
        "many: more than 20,000 lines that are not blank; read as far as line 39,999; split the"
        " page to read the rest"
    )


def test_a_page_with_as_many_lines_as_are_read_is_read_whole(few: int) -> None:
    page = parse_page(f"{TITLE}\n{ABSTRACT}\n" * (few // 2), "many")
    assert len(page.entries) == few // 2
    assert page.entries[-1].line == few - 1
    assert page.problems == ()


def test_problems_beyond_a_thousand_are_counted() -> None:
    papers = f"{TITLE}\n\n{ABSTRACT}\n\nA Title That Has No Abstract\n\n\n" * 3000
    page = parse_page(papers, "many")
    assert len(page.entries) == 6000
    assert len(page.problems) == MOST_PROBLEMS + 1
    assert {each.done for each in page.problems[:-1]} == {"kept without an abstract"}
    assert str(page.problems[-1]) == "many: and 2,000 more problems; not told one by one"


@pytest.mark.no_cover
@pytest.mark.parametrize(
    "data",
    [
        b"\n" * 40_000,
        b" \r" * 25_000,
        "\u00e9\n".encode() * 18_000,
        b"x " * 50_000,
        ("e" + "\u0301" * 20).encode() * 750,
        b"\xe9\n" * 25_000,
        b"\x1b[m1\n" * 10_000,
        f"{TITLE}\n\n{ABSTRACT}{'https://a.example/b ' * 5_000}".encode(),
    ],
    ids=["blank", "returns", "letters", "one line", "marks", "no UTF-8", "escapes", "addresses"],
)
def test_what_a_page_takes_in_memory_is_in_step_with_its_size(
    data: bytes, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Some of it is for so many lines, whatever the size: 1.5 MB at most."""
    monkeypatch.setattr(listing, "MOST_LINES", 400)  # to understand them takes long when traced
    parse_bytes(data[:100], "page")  # imports every format that is asked
    tracemalloc.start()
    try:
        parse_bytes(data, "page")
        peak = tracemalloc.get_traced_memory()[1]
    finally:
        tracemalloc.stop()
    assert peak < 12 * len(data) + 1_500_000
