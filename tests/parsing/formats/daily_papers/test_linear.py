"""Time linear in length: eight times as much of anything takes about eight times as long."""

from __future__ import annotations

from collections.abc import Callable
from time import thread_time

import pytest

from parsing import clean_block, clean_line, parse_page
from parsing.urls import link_spans
from tui.library.search.query import parse_query

pytestmark = pytest.mark.no_cover  # what coverage watches takes twice as long

TIMES = 8
FACTOR = 24.0
"""Eight times as long takes 8 times as long when that is linear, and 64 when it is quadratic."""
LONG_ENOUGH = 0.001
"""Seconds that a thing takes before its time means anything."""
ROUNDS = 3
"""How often each is timed at most: what another program hinders at once, it does not each time."""
SHAPES = {
    "strings begun": "\x1b]",
    "C1 strings begun": "\x9d\x90",
    "strings of letters begun": "\x1b]0;" + "x" * 50,
    # What made ansi-regex quadratic, CVE-2021-3807: github.com/chalk/ansi-regex/pull/37
    "parameters": ";",
    "parameters and blanks": "0" * 20 + " " * 20,
    "sequences begun": "\x1b[0;",
    "escapes": "\x1b",
    "combining marks": "\u0301",
    "marks and joiners": "e\u0301\u200d",
    "returns": "\r",
    "blank lines between": "A title\n\nAn abstract that says what was done.\n",
    "Subscribe": "Subscribe\n",
    "invitations": "Get trending papers in your email inbox!\nSubscribeThe title\n",
    "invitations to headings": "Get trending papers in your email inbox!\nSubscribeNew\nnew\n",
    "labels": "new\nMar 11\n",
    "words": "new ",
    "addresses of dots": "www.a.b.",
    "addresses begun": "https://",
    "hosts begun": "a-b.github.",
    "brackets": "https://a.b/((((",
    "closing brackets": "))))https://a.b/",
    "backslashes": "\\_",
    "stops": "an end. ",
}
WORK: dict[str, Callable[[str], object]] = {
    "line": clean_line,
    "block": clean_block,
    "page": lambda text: parse_page(text, "page"),
    "links": link_spans,
}


def least(taken: Callable[[], float], below: float) -> float:
    """The least of some rounds, of which no more are run when one is below what is asked."""
    found = taken()
    for _ in range(ROUNDS - 1):
        if found < below:
            break
        found = min(found, taken())
    return found


def grows(work: Callable[[str], object], piece: str) -> float:
    """How much longer it takes for so many times as much, by the least of some rounds."""

    def taken(count: int) -> float:
        text = "\x1b[" * (piece == ";") + piece * count
        before = thread_time()
        work(text)
        return thread_time() - before

    count = max(1, 500 // len(piece))
    while taken(count) < LONG_ENOUGH and count * len(piece) < 60_000:
        count *= 2
    few = max(min(taken(count) for _ in range(ROUNDS)), 1e-4)
    return least(lambda: taken(TIMES * count) / few, FACTOR)


@pytest.mark.parametrize("name", WORK)
def test_the_parser_takes_time_linear_in_the_length(name: str) -> None:
    for shape, piece in SHAPES.items():
        assert grows(WORK[name], piece) < FACTOR, shape


@pytest.mark.parametrize("piece", ["a ", "a | ", '"', "\\ ", "!title:^'", "$ | "])
def test_a_query_takes_time_linear_in_the_length(piece: str) -> None:
    assert grows(parse_query, piece) < FACTOR


def test_what_is_quadratic_is_found_out() -> None:
    assert grows(lambda text: [all(text[:end]) for end in range(len(text))], "x" * 10) > FACTOR
