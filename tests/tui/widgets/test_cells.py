"""Texts measured in cells: those of Indic scripts too, of whose signs terminals disagree."""

from __future__ import annotations

import pytest

from tui.widgets.cells import fit, fit_label, width, wrap
from tui.widgets.glyphs import NO_BREAK

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


def test_the_number_that_tells_labels_apart_is_not_cut() -> None:
    assert fit_label("Nov 27, 2026 (2)", 16) == "Nov 27, 2026 (2)"
    assert fit_label("Nov 27, 2026 (2)", 13) == "Nov 27,… (2)"
    assert fit_label("Nov 27, 2026", 8) == "Nov 27,…"
    assert fit_label("A page (of mine)", 10) == "A page (o…"


def test_what_is_kept_on_a_line_is_broken_at_its_blanks_where_it_is_too_long_for_one() -> None:
    state = "Read, 27 Nov 2026, 14:51".replace(" ", NO_BREAK)
    text = f"so {state}"
    assert [text[a:b] for a, b in wrap(text, 20)] == ["so", state[:18], "14:51"]
