"""Second keyboard layouts: every sign of one has its place on the US keyboard."""

from __future__ import annotations

import pytest

from tui.layouts import KEYS, LAYOUTS, LETTERS, signs_of

COUNTED = set("jkgGnplhorNAstadJKcRxfFSuqQe")
"""Letters that are commands of the reader."""


@pytest.mark.parametrize("layout", LAYOUTS)
def test_every_letter_of_the_commands_is_on_some_key(layout: str) -> None:
    reached = set(signs_of(layout).values())
    # With Shift, Hebrew and some Georgian keys give Latin letters, and a Greek one a colon.
    others = {"ka": set("GNAKFQ"), "he": set("GNAJKRFSQ"), "el": {"Q"}}.get(layout, set())
    assert reached >= COUNTED - others


@pytest.mark.parametrize("layout", LAYOUTS)
def test_no_latin_letter_means_another(layout: str) -> None:
    signs = signs_of(layout)
    assert all(signs[each] == each for each in signs if each.isascii() and each.isalpha())


@pytest.mark.parametrize("layout", LAYOUTS)
def test_every_layout_has_a_sign_for_every_key(layout: str) -> None:
    plain, shifted = LAYOUTS[layout]
    size = len(KEYS.replace(" ", ""))
    assert len(plain.replace(" ", "")) in {size, size + 10}
    assert len(shifted.replace(" ", "")) in {0, size}


def test_both_sigmas_have_their_keys_and_one_capital() -> None:
    signs = signs_of("el")
    assert (signs["σ"], signs["ς"], signs["Σ"]) == ("s", "w", "S")


def test_digits_of_another_script_are_digits() -> None:
    assert [signs_of("fa")[each] for each in "۱۵۰"] == ["1", "5", "0"]
    assert [signs_of("ar")[each] for each in "١٥٠"] == ["1", "5", "0"]


def test_a_line_has_letters_alone_or_the_signs_beside_them() -> None:
    letters = signs_of("йцукенгшщз фывапролд ячсмить")
    assert (letters["о"], letters["Ь"]) == ("j", "M")
    assert "б" not in letters
    more = signs_of("йцукенгшщзхъфывапролджэячсмитьбю.")
    assert (more["Ж"], more["б"], more["Х"], more["."]) == (":", ",", "{", "/")
    assert set(more.values()) >= set(KEYS.replace(" ", ""))
    assert set(letters.values()) >= set(LETTERS.replace(" ", ""))
