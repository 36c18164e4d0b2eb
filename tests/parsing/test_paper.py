"""Identity: keys are pinned, since people's marks hang on them."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from parsing import fold_title, paper_key

DOLPHIN = "Dolphin: Long Context as a New Modality for Energy-Efficient On-Device Language Models"


@pytest.mark.parametrize(
    ("title", "key"),
    [
        (DOLPHIN, "21c4714e087e5d1e"),
        ("γ-MoD: Exploring Mixture-of-Depth Adaptation", "95ed02f9932d4f78"),
        ("RaftMLP", "7b8138d108560a09"),
        ("?!", "9ffc0c1d3afd8d25"),
        ("", "e4a6a0577479b2b4"),
    ],
)
def test_keys_never_change(title: str, key: str) -> None:
    assert paper_key(title) == key


@pytest.mark.parametrize(
    "variant",
    [
        DOLPHIN.upper(),
        DOLPHIN.lower(),
        DOLPHIN.replace(" ", "  "),
        DOLPHIN.replace(" ", "\u00a0"),
        DOLPHIN.replace("-", " "),
        DOLPHIN.replace(":", ""),
        f" {DOLPHIN}. ",
        DOLPHIN.replace("D", "\uff24"),
    ],
)
def test_spacing_case_punctuation_and_width_do_not_matter(variant: str) -> None:
    assert paper_key(variant) == paper_key(DOLPHIN)


def test_composed_and_decomposed_letters_are_the_same() -> None:
    assert paper_key("Caf\u00e9") == paper_key("Cafe\u0301")


def test_sharp_s_is_the_same_in_capitals() -> None:
    assert paper_key("Straße") == paper_key("STRASSE")


def test_a_superscript_is_its_digit() -> None:
    assert paper_key("GlobalCom²") == paper_key("GlobalCom^2")


def test_another_digit_is_another_paper() -> None:
    assert paper_key("GPT-3") != paper_key("GPT-4")


def test_titles_without_letters_differ_as_they_stand() -> None:
    assert paper_key("?") != paper_key("!")


@given(st.text())
def test_every_title_has_a_key_of_sixteen_hexadecimal_digits(title: str) -> None:
    assert len(paper_key(title)) == 16
    assert int(paper_key(title), 16) >= 0


@given(st.text())
def test_folding_a_folded_title_changes_nothing(title: str) -> None:
    assert fold_title(fold_title(title)) == fold_title(title)
