"""Texts measured in cells: those of Indic scripts too, of whose signs terminals disagree."""

from __future__ import annotations

import pytest

from tui.widgets.cells import fit, width, wrap

HINDI = "किताब हिन्दी में क्षत्रिय प्रौद्योगिकी"


def test_a_vowel_sign_of_its_own_width_is_given_a_cell() -> None:
    assert width("कि") == 2
    assert width("கொ") == 2
    assert width("สวัสดี e\u0301") == 6


@pytest.mark.parametrize("cells", range(1, 40))
def test_what_is_cut_or_broken_fits(cells: int) -> None:
    assert width(fit(HINDI, cells)) <= cells
    lines = wrap(HINDI, cells)
    assert all(width(HINDI[start:end]) <= max(2, cells) for start, end in lines)
    whole = "".join(HINDI[start:end] for start, end in lines)
    assert whole.replace(" ", "") == HINDI.replace(" ", "")
