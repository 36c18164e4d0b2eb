"""Any text at all: every line of a page ends somewhere, and every query can be asked."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from parsing import clean_line, parse_page
from parsing.formats.daily_papers.heading import recognise
from parsing.paper import Paper
from tests.hostile.corpus import MARKUP, SEQUENCES
from tests.tui.library.shelves import SHELVES
from tui.library.search.index import build_index
from tui.library.search.paper_fields import FIELDS, STATES
from tui.library.search.query import parse_query
from tui.library.search.searcher import search

LINES = st.sampled_from(
    ["new", "Mar 11", "Subscribe", "Get trending papers in your email inbox!", "SubscribeA title",
     "A Title of Some Words", "an abstract. " * 30, "short.", "", " ", "\u2028", "\x85", "weekly:",
     *(each.text for each in (*SEQUENCES, *MARKUP))]
)  # fmt: skip
PAGES = st.lists(LINES | st.text(max_size=20), max_size=12).flatmap(
    lambda lines: st.sampled_from(["\n", "\n\n", "\r\n", "\r"]).map(lambda end: end.join(lines))
)
SIGNS = [
    "!",
    "'",
    '"',
    "^",
    "$",
    "|",
    " | ",
    " ",
    "\\ ",
    ":",
    *(f"{each}:" for each in FIELDS),
    *STATES,
]
QUERIES = st.lists(
    st.sampled_from([*SIGNS, *(each.text for each in (*SEQUENCES, *MARKUP))])
    | st.text(max_size=4)
    | st.sampled_from(["sparse", "Attention", "é", "漢", "on"]),
    max_size=8,
).map("".join)


@given(PAGES)
def test_every_line_of_any_page_ends_in_the_heading_an_entry_or_a_problem(text: str) -> None:
    read = parse_page(text, "page")
    kept = "\n".join([read.label, *(f"{each.title}\n{each.abstract}" for each in read.entries)])
    told = {problem.line for problem in read.problems}
    lines = text.replace("\r\n", "\n").replace("\r", "\n").split("\n")
    for number, raw in enumerate(lines, 1):
        line = clean_line(raw)
        glued = line.removeprefix("Subscribe")
        assert not line or glued in kept or recognise(line) or number in told, line


@given(st.text() | QUERIES, SHELVES)
def test_any_query_over_any_shelf_is_answered_and_prints_as_it_was_typed(
    text: str, papers: list[Paper]
) -> None:
    query = parse_query(text)
    assert str(query) == text
    assert parse_query(str(query)) == query
    found = list(search(build_index(papers), query).keys)
    assert len(found) == len(set(found))
    assert set(found) <= {each.key for each in papers}
