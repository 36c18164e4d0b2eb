"""Contrast of colours: as others work it out, and brought to what text needs."""

from __future__ import annotations

import pytest
from rich.color import Color, ColorSystem

from tui.contrast import (
    BLACK,
    WHITE,
    asked_for,
    contrast,
    grey_of,
    nearest,
    readable,
    readable_256,
    rgb,
)


@pytest.mark.parametrize(
    ("one", "other", "expected"),
    [
        ("#000000", "#ffffff", 21.0),
        ("#777777", "#ffffff", 4.48),
        ("#767676", "#ffffff", 4.54),
        ("#0000ff", "#ffffff", 8.59),
        ("#ff0000", "#ffffff", 4.0),
    ],
)
def test_contrast_is_that_of_wcag(one: str, other: str, expected: float) -> None:
    assert round(contrast(rgb(one), rgb(other)), 2) == expected
    assert contrast(rgb(other), rgb(one)) == contrast(rgb(one), rgb(other))


def test_an_ink_that_can_be_read_stays_as_it_is() -> None:
    assert readable(rgb("#d8dee9"), [rgb("#2e3440")], 4.5, WHITE) == rgb("#d8dee9")


@pytest.mark.parametrize(("ground", "towards"), [("#2e3440", WHITE), ("#fdf6e3", BLACK)])
def test_an_ink_that_cannot_be_read_is_made_lighter_or_darker_and_no_more_than_need_be(
    ground: str, towards: tuple[int, int, int]
) -> None:
    ink = readable(rgb("#808080"), [rgb(ground)], 4.5, type(rgb(ground))(*towards))
    assert 4.5 <= contrast(ink, rgb(ground)) < 5


def test_the_terminals_256_colours_are_drawn_as_they_were_asked_for() -> None:
    palette = readable_256([], 1.0)
    assert len(palette) == 240 - 4, "the greys of the cube are left to the greys"
    for colour in palette:
        drawn = Color.from_rgb(*asked_for(colour)).downgrade(ColorSystem.EIGHT_BIT)
        assert tuple(drawn.get_truecolor()) == colour


def test_of_the_256_the_nearest_in_looks_is_taken() -> None:
    palette = readable_256([BLACK], 4.5)
    assert nearest(rgb("#86aed3"), palette).hex == "#87afd7"


def test_a_grey_stands_for_a_colour_where_there_is_none() -> None:
    assert grey_of(rgb("#ff0000")).hex == "#363636"
