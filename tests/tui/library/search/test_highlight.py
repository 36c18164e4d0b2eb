"""Where a text matches, for marking it in the panes, and the snippet of an abstract."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tui.library.search.highlight import LEAD_IN, MatchedTerm, match_spans, snippet


def matched(text: str, *found: MatchedTerm) -> list[str]:
    """The parts of a text that match."""
    return [text[start:end] for start, end in match_spans(text, found)]


def exact(text: str) -> MatchedTerm:
    """A text that is found as it stands."""
    return MatchedTerm(text, exact=True)


# What is marked


@pytest.mark.parametrize(
    ("text", "word", "marked"),
    [
        ("Sparse attention", "attention", ["attention"]),
        ("Sparse attention", "att", ["att"]),
        ("Sparse attention", "tent", ["tent"]),
        ("Sparse attention", "en", []),
        ("Ünïcode", "uni", ["Ünï"]),
        ("sparse, sparser, sparsest", "sparse", ["sparse"] * 3),
        ("nothing", "sparse", []),
        ("", "sparse", []),
        # A letter that becomes two when it is folded: the places are not to be told apart.
        ("Straße", "rass", ["Straße"]),
    ],
)
def test_a_word_is_marked_as_far_as_it_was_typed(text: str, word: str, marked: list[str]) -> None:
    assert matched(text, MatchedTerm(word)) == marked


def test_a_misspelling_is_marked_as_a_whole_word() -> None:
    found = MatchedTerm("attention", frozenset({"atention", "attentoin"}))
    assert matched("An atention of attentoins", found) == ["atention"]


def test_of_two_words_in_one_the_longer_match_is_marked() -> None:
    for words in (("spa", "sparse"), ("sparse", "spa"), ("parse", "spa")):
        longest = max(words, key=len)
        assert matched("sparsely", *map(MatchedTerm, words)) == [longest]


@pytest.mark.parametrize(
    ("text", "wanted", "marked"),
    [
        ("the CASE Case case", "Case", ["Case"]),
        ("the CASE Case case", "case", ["CASE", "Case", "case"]),
        ("café cafe", "cafe", ["café", "cafe"]),
        ("café cafe", "café", ["café"]),
        ("aaaaa", "aa", ["aa", "aa"]),
        ("R^2 and [MASK]", "[mask]", ["[MASK]"]),
        ("anything", "", []),
        ("ﬁne straße", "strasse", ["straße"]),
        ("ﬁne straße", "ine", ["ﬁne"]),
        ("Æther, Œuvre … æther", "æther", ["Æther", "æther"]),
        ("an œuvre of cafe\u0301s", "cafe", ["cafe\u0301"]),
    ],
)
def test_an_exact_text_is_marked_wherever_it_stands(
    text: str, wanted: str, marked: list[str]
) -> None:
    assert matched(text, exact(wanted)) == marked


def test_matches_that_overlap_are_marked_once() -> None:
    found = (MatchedTerm("state"), exact("state of"), exact("of the"))
    spans = list(match_spans("state of the art", found))
    assert spans == [(0, 8), (8, 12)]


def test_nothing_typed_marks_nothing() -> None:
    assert matched("Sparse attention") == []


some_words = st.lists(
    st.builds(MatchedTerm, st.text("abß é", min_size=1, max_size=4), exact=st.booleans()),
    max_size=4,
).map(tuple)


@given(st.text("abAß é,", max_size=30), some_words)
def test_spans_ascend_within_the_text_and_are_apart(
    text: str, found: tuple[MatchedTerm, ...]
) -> None:
    last = 0
    for start, end in match_spans(text, found):
        assert last <= start < end <= len(text)
        last = end


# The snippet that is shown


def test_where_nothing_matches_there_is_no_piece() -> None:
    assert snippet("Sparse attention", (MatchedTerm("mamba"),)) == ""
    assert snippet("Sparse attention", ()) == ""
    assert snippet("", (MatchedTerm("mamba"),)) == ""


def test_a_match_near_the_beginning_shows_the_text_from_its_beginning() -> None:
    text = "We use sparse attention " + "and more " * 30
    assert snippet(text, (MatchedTerm("sparse"),)) == text


def test_a_match_far_on_is_shown_with_a_few_words_before_it() -> None:
    text = "word " * 40 + "sparse attention follows"
    shown = snippet(text, (MatchedTerm("sparse"),))
    assert shown == "…word word word sparse attention follows"
    assert shown.index("sparse") <= LEAD_IN + 1


def test_the_stretch_with_the_most_different_words_is_shown() -> None:
    text = "sparse " * 4 + "filler " * 30 + "of sparse attention " + "filler " * 30 + "attention"
    shown = snippet(text, (MatchedTerm("sparse"), MatchedTerm("attention")))
    assert shown.startswith("…filler of sparse attention filler")


def test_of_equal_stretches_the_first_is_shown() -> None:
    text = "one sparse " + "filler " * 30 + "another sparse"
    assert snippet(text, (MatchedTerm("sparse"),)) == text


def test_without_a_blank_before_it_the_piece_begins_at_the_match() -> None:
    text = "x" * 100 + "sparse y"
    assert snippet(text, (exact("sparse"),)) == "…sparse y"


@given(st.text("ab ", max_size=200), st.sampled_from(["a", "ab", "b b", "bba"]))
def test_a_piece_is_an_end_of_the_text_and_has_a_match(text: str, wanted: str) -> None:
    found = (exact(wanted),)
    shown = snippet(text, found)
    assert bool(shown) == (wanted in text)
    assert text.endswith(shown.removeprefix("…"))
    assert not shown or wanted in shown


def test_a_piece_is_looked_for_far_into_a_text() -> None:
    far = "word " * 1000
    assert snippet(f"{far}sparse end", (MatchedTerm("sparse"),)) == "…word word word sparse end"
