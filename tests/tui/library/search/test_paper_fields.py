"""Fields and states: one declaration makes one that can be typed, is found by, and is negated."""

from __future__ import annotations

import pytest

from tests.tui.library.made import page
from tui.library.search.index import build_index
from tui.library.search.paper_fields import (
    FIELDS,
    STATES,
    AllBut,
    FactKind,
    Field,
    PaperFacts,
    State,
)
from tui.library.search.query import parse_query
from tui.library.search.searcher import search
from tui.library.store import build_store

STORE = build_store([page("one", "Brief", "Rather Long", "Longest of Them All")])
FACTS = PaperFacts(STORE)


def found(query: str) -> list[str]:
    """The titles that a query finds."""
    hits = search(build_index(STORE.papers.values()), parse_query(query), FACTS)
    return [STORE.papers[key].title for key in hits.keys]


def at_least(typed: str) -> str | None:
    """Read a least number: ``>7``."""
    digits = typed.removeprefix(">")
    return None if digits == typed or (not digits.isdecimal() and digits) else digits


@pytest.fixture
def length(monkeypatch: pytest.MonkeyPatch) -> None:
    """A field of the title's length, whose values are ranges of numbers."""
    field = Field(
        lambda _: FactKind.TEXT,
        lambda facts, least, _: (
            key for key, paper in facts.store.papers.items() if len(paper.title) > int(least)
        ),
        read=at_least,
    )
    monkeypatch.setitem(FIELDS, "length", field)


@pytest.mark.usefixtures("length")
@pytest.mark.parametrize(
    ("query", "titles"),
    [
        ("length:>5", ["Rather Long", "Longest of Them All"]),
        ("!length:>5", ["Brief"]),
        ("Length:!>11", ["Brief", "Rather Long"]),
        ("length:>11 | brief", ["Longest of Them All", "Brief"]),
        ("length:brief", ["Brief"]),
    ],
)
def test_a_field_of_numbers_is_one_declaration(query: str, titles: list[str]) -> None:
    assert sorted(found(query)) == sorted(titles)
    assert not parse_query("length:>")


def test_a_state_is_one_declaration(monkeypatch: pytest.MonkeyPatch) -> None:
    short = next(key for key, paper in STORE.papers.items() if paper.title == "Brief")
    monkeypatch.setitem(STATES, "brief", State(FactKind.TEXT, lambda _: [short]))
    monkeypatch.setitem(STATES, "long", State(FactKind.TEXT, lambda _: AllBut([short])))
    assert found("is:brief") == found("!is:long") == ["Brief"]
    assert found("is:long") == found("is:!Brief") == ["Rather Long", "Longest of Them All"]
    assert not parse_query("is:bri")
