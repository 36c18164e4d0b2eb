"""What a half-typed word of a query may go on as."""

from __future__ import annotations

import pytest

from parsing.meta import Author, Meta
from parsing.paper import Entry, Page
from tui.library.lists import ReadingList
from tui.library.query_help import suggestions
from tui.library.search.paper_fields import FIELDS, PaperFacts
from tui.library.search.query import parse_query
from tui.library.store import build_store

ROPE = Entry("Rope", "", 1, Meta(authors=(Author("Ann Doe"), Author("Édith Doe"), Author("Bo"))))
FACTS = PaperFacts(
    build_store([Page("one", "", (ROPE,))]),
    lists=[ReadingList(1, "To read"), ReadingList(2, "Towards"), ReadingList(3, "Not to")],
    tags={"a": ("graphs", "grammar"), "b": ("graphs", "big graphs")},
    labels={"one": "Mar 11"},
)


@pytest.mark.parametrize(
    ("typed", "words"),
    [
        ("au", ["author:", "has:author"]),
        ("!ti", ["!title:"]),
        ("unr", ["is:unread"]),
        ("is:un", ["is:unread"]),
        ("kind:b", ["kind:book"]),
        ("tag:gr", ["tag:grammar", "tag:graphs", 'tag:"big graphs"']),
        ("tag:!gramm", ["tag:!grammar"]),
        ("!tag:gramm", ["!tag:grammar"]),
        ("list:to", ['list:"To read"', "list:Towards", 'list:"Not to"']),
        ('list:"To r', ['list:"To read"']),
        (r"list:To\ r", ['list:"To read"']),
        ("page:m", ['page:"Mar 11"']),
        ("author:doe", ['author:"Ann Doe"', 'author:"Édith Doe"']),
        ("author:ed", ['author:"Édith Doe"']),
        ("author:b", ["author:Bo"]),
        ("year:", []),
        ("title:rope", []),
        ("Dolphin:", []),
    ],
)
def test_a_word_goes_on_as_what_there_is(typed: str, words: list[str]) -> None:
    assert suggestions(typed, FACTS) == (0, tuple(words))
    # What stands before it changes nothing.
    assert suggestions(f'x "a b" {typed}', FACTS) == (8, tuple(words))


def test_behind_a_blank_every_field_is_offered() -> None:
    assert suggestions("rope ", FACTS) == (5, tuple(f"{name}:" for name in FIELDS))


@pytest.mark.parametrize(
    "name", ["plain", "two words", "x$", "^y", "'z", "!odd", 'say "x', 'a "b" c', "\\", "a\\b c"]
)
def test_a_name_is_offered_as_it_is_read_or_not_at_all(name: str) -> None:
    facts = PaperFacts(lists=[ReadingList(1, name)])
    for word in suggestions("list:", facts).words:
        ((term,),) = parse_query(word).groups
        assert (term.field, term.text, term.negated) == ("list", name, False)
    assert name in {"\\", "a\\b c"} or suggestions("list:", facts).words
