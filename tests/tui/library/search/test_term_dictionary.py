"""The term dictionary: words by number, by beginning, by part and by length."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from tui.library.search.term_dictionary import TermDictionary

LETTERS = st.text(st.sampled_from("abé漢𝒳"), min_size=1, max_size=4)
WORDS = st.sets(LETTERS, max_size=30).map(sorted)


@given(WORDS, LETTERS)
def test_a_word_has_its_place_for_a_number_and_an_unknown_one_has_none(
    words: list[str], word: str
) -> None:
    whole = TermDictionary(words).whole(word)
    assert list(whole) == ([words.index(word)] if word in words else [])


@given(WORDS, LETTERS)
def test_the_words_that_begin_with_some_letters_are_one_stretch(
    words: list[str], letters: str
) -> None:
    begun = TermDictionary(words).beginning(letters)
    assert [words[number] for number in begun] == [
        word for word in words if word.startswith(letters)
    ]


@given(WORDS, LETTERS)
def test_the_other_words_with_some_letters_in_them_are_found_once_each(
    words: list[str], letters: str
) -> None:
    terms = TermDictionary(words)
    inside = terms.inside(letters, terms.beginning(letters))
    assert [words[number] for number in inside] == [
        word for word in words if letters in word and not word.startswith(letters)
    ]


@given(WORDS, LETTERS)
def test_with_nothing_left_out_all_words_with_the_letters_are_found(
    words: list[str], letters: str
) -> None:
    inside = TermDictionary(words).inside(letters, range(0))
    assert [words[number] for number in inside] == [word for word in words if letters in word]


@given(WORDS)
def test_every_word_stands_under_its_length_with_its_number(words: list[str]) -> None:
    terms = TermDictionary(words)
    found = [
        (number, word)
        for length, (numbers, same) in terms.by_length.items()
        for number, word in zip(numbers, same, strict=True)
        if len(word) == length
    ]
    assert sorted(found) == list(enumerate(words))


@given(WORDS, LETTERS)
def test_what_is_prepared_answers_as_what_is_not(words: list[str], letters: str) -> None:
    ready, fresh = TermDictionary(words), TermDictionary(words)
    ready.prepare()
    assert ready.inside(letters, range(0)) == fresh.inside(letters, range(0))
    assert ready.words == words


def test_an_empty_dictionary_has_no_word() -> None:
    empty = TermDictionary()
    assert (list(empty.whole("a")), list(empty.beginning("a")), empty.inside("a", range(0))) == (
        [], [], [],
    )  # fmt: skip


def test_vocabularies_of_other_words_differ() -> None:
    assert TermDictionary(["a"]) != TermDictionary(["a", "b"])
