"""Choosing among names by a few letters of them."""

from __future__ import annotations

import pytest

from tui.fuzzy import abbreviates, narrowed

NAMES = ("To read", "Attention", "Read later", "Unread theory", "Théorie des jeux")


@pytest.mark.parametrize(
    ("typed", "names"),
    [
        ("", NAMES),
        ("read", ("To read", "Read later", "Unread theory")),
        ("late re", ("Read later",)),
        ("theor", ("Unread theory", "Théorie des jeux")),
        ("tor", ("To read",)),
        ("rl", ("Read later",)),
        ("t", ("To read", "Unread theory", "Théorie des jeux", "Attention", "Read later")),
        ("rd", ()),
        ("[/b]", ()),
    ],
)
def test_what_was_typed_leaves_the_names_it_may_mean(typed: str, names: tuple[str, ...]) -> None:
    assert tuple(NAMES[n] for n in narrowed(NAMES, typed)) == names


@pytest.mark.parametrize("letters", ["", "t", "tbr", "tor", "toberead", "br", "tre"])
def test_beginnings_of_words_in_their_order_abbreviate_a_name(letters: str) -> None:
    assert abbreviates(letters, ["to", "be", "read"])


@pytest.mark.parametrize("letters", ["o", "rt", "tt", "toread!", "tobereadx", "ead"])
def test_other_letters_do_not(letters: str) -> None:
    assert not abbreviates(letters, ["to", "be", "read"])


def test_a_long_text_is_compared_in_no_time_with_a_name_of_many_equal_words() -> None:
    assert not abbreviates("a" * 1000, ["a"] * 60)
