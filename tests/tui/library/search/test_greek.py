"""A Greek letter that stands by itself is found by its name, quoted too."""

from __future__ import annotations

import pytest

from tests.tui.library.made import papers
from tui.library.search.highlight import match_spans
from tui.library.search.index import build_index
from tui.library.search.query import parse_query
from tui.library.search.searcher import search

SIGN, NAME, WORD = "A β-VAE for Σ and β1", "The beta test", "Το μεταβλητό"
INDEX = build_index(papers(SIGN, NAME, WORD, "Other"))


def found(query: str) -> set[str]:
    """The titles that a query finds."""
    hits = search(INDEX, parse_query(query))
    return {INDEX.text(INDEX.documents[key]).title for key in hits.keys}


@pytest.mark.parametrize("query", ["beta", "'beta", "title:'beta", "'beta'"])
def test_a_letter_is_found_by_its_name(query: str) -> None:
    assert found(query) == {SIGN, NAME}


def test_a_name_is_marked_as_the_sign_in_the_text() -> None:
    hits = search(INDEX, parse_query("'beta"))
    assert [SIGN[a:b] for a, b in match_spans(SIGN, hits.matched)] == ["β", "β"]
    hits = search(INDEX, parse_query("'μεταβ"))
    assert [WORD[a:b] for a, b in match_spans(WORD, hits.matched)] == ["μεταβ"]


def test_a_phrase_has_the_name_too_and_a_sign_is_only_itself() -> None:
    assert found('"beta-vae"') == found("^a\\ beta") == {SIGN}
    assert found("'β") == {SIGN, WORD}
    assert found("'sigma") == {SIGN}
    assert found("!'beta") == {WORD, "Other"}
