"""How a word is looked up: what only papers had that are gone answers nothing."""

from __future__ import annotations

from tests.tui.library.made import papers
from tui.library.search.expansion import TermQuery, term_matches
from tui.library.search.index import Index, Indexer, build_index
from tui.library.search.query import parse_query
from tui.library.search.searcher import search


def without_the_first(*titles: str) -> Index:
    """An index of papers whose first is gone by now."""
    every = papers(*titles)
    return Indexer(every[1:], build_index(every)).index()


def misspelt(index: Index, word: str) -> frozenset[str]:
    """The words that answer one as another spelling of it."""
    (found,) = search(index, parse_query(word)).matched
    return found.misspelt


def test_no_word_is_a_misspelling_that_only_a_paper_had_that_is_gone() -> None:
    titles = ("transformed", "a", "b", "transformational")
    assert misspelt(build_index(papers(*titles)), "transfromed") == {"transformed"}
    assert misspelt(without_the_first(*titles), "transfromed") == frozenset()


def test_no_word_begins_like_one_that_only_a_paper_had_that_is_gone() -> None:
    titles = ("attentional", "a", "b")
    assert misspelt(build_index(papers(*titles)), "atetn") == {"attentional"}
    assert misspelt(without_the_first(*titles), "atetn") == frozenset()


def test_what_is_known_in_another_form_has_no_misspellings_unless_they_are_asked_for() -> None:
    index = build_index(papers("attention"))
    asked = TermQuery("atention")
    assert term_matches(index, asked).misspelt == {"attention"}
    assert term_matches(index, asked, known=True).term_matches == ()
    lenient = term_matches(index, asked._replace(lenient=True), known=True)
    assert lenient.misspelt == {"attention"}
