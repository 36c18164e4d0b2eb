"""Advice on a query: what is said of fields and values that there are not."""

from __future__ import annotations

import pytest

from tui.library.query_help import advice
from tui.library.search.paper_fields import FIELDS, STATES
from tui.library.search.query import parse_query


@pytest.mark.parametrize(
    ("query", "said"),
    [
        ("is:foo", f"no state “foo”: {', '.join(STATES)}"),
        ("!is:!foo", f"no state “foo”: {', '.join(STATES)}"),
        ("is:stared", "no state “stared”: did you mean starred?"),
        ("has:pfd", "no part “pfd”: did you mean pdf?"),
        ("kind:zine", "no kind “zine”: preprint, article, conference, thesis, report, book"),
        ("is:", f"is: takes {', '.join(STATES)}"),
        ("is:un", "is: takes unread"),
        ("author:", "author: takes a name"),
        ("year:abc", "year: takes 2024, 2024-03 or 2023..2024, not “abc”"),
        ("votes:x", "votes: takes 50, >50, <50 or 10..50, not “x”"),
        ("foo:bar", f"no field foo: {', '.join(FIELDS)}"),
        ("tags:graphs", "no field tags: did you mean tag:?"),
    ],
)
def test_what_a_field_cannot_take_is_said_with_what_it_takes(query: str, said: str) -> None:
    assert list(advice(query)) == [said]
    assert list(advice(f"sparse {query} attention")) == [said]


@pytest.mark.parametrize(
    "query",
    [
        "",
        "sparse",
        "is:read",
        "Dolphin: Long",
        "http://a.b/c",
        "title:x",
        "since:2024-03",
        "a: b",
        "GPT:x",
    ],
)
def test_nothing_is_said_of_what_is_understood_or_plain_text(query: str) -> None:
    assert list(advice(query)) == []


def test_every_fault_of_a_query_is_told() -> None:
    assert len(list(advice("is:foo year:abc"))) == 2


def test_what_is_no_value_of_a_field_stays_plain_text() -> None:
    assert parse_query("year:abc").words == ("year", "abc")
