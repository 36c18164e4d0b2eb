"""Contrast of colours, and the nearest ones that have enough of it.

Luminance and contrast are those of WCAG 2.1: https://www.w3.org/TR/WCAG21/#dfn-contrast-ratio
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from functools import cache
from typing import NamedTuple

GREYS = (0, *range(8, 248, 10), 255)
"""Levels of the greys that terminals of 256 colours have, from black to white."""
_CUBE = (0, 95, 135, 175, 215, 255)


class RGB(NamedTuple):
    """A colour, each part from 0 to 255."""

    red: int
    green: int
    blue: int

    @property
    def hex(self) -> str:
        """Return the colour as ``#rrggbb``."""
        return "#{:02x}{:02x}{:02x}".format(*self)


BLACK, WHITE = RGB(0, 0, 0), RGB(255, 255, 255)


def rgb(colour: str) -> RGB:
    """Return the parts of a colour that is written as ``#rrggbb``."""
    return RGB(*bytes.fromhex(colour.removeprefix("#")))


@cache
def luminance(colour: RGB) -> float:
    """Return the relative luminance of a colour, from 0 to 1."""
    red, green, blue = (
        part / 255 / 12.92 if part <= 10 else ((part / 255 + 0.055) / 1.055) ** 2.4
        for part in colour
    )
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(one: RGB, other: RGB) -> float:
    """Return how well two colours are told apart, from 1 to 21."""
    darker, lighter = sorted((luminance(one), luminance(other)))
    return (lighter + 0.05) / (darker + 0.05)


def blend(colour: RGB, other: RGB, share: float) -> RGB:
    """Return a colour with a share, from 0 to 1, of another in it."""
    return RGB(*(round(a + (b - a) * share) for a, b in zip(colour, other, strict=True)))


def grey_of(colour: RGB) -> RGB:
    """Return the grey that stands for a colour where there is none (`Color.monochrome`)."""
    level = round(0.2126 * colour.red + 0.7152 * colour.green + 0.0722 * colour.blue)
    return RGB(level, level, level)


def readable(ink: RGB, grounds: Sequence[RGB], least: float, towards: RGB) -> RGB:
    """Return an ink that has enough contrast on all grounds, and is as near to it as can be.

    Args:
        ink: the colour as it is wished for.
        grounds: what it is drawn on.
        least: the contrast that it must have on each of them.
        towards: white or black: what it is blended with, as far as need be.
    """
    made = (blend(ink, towards, step / 32) for step in range(33))
    return next((each for each in made if has_contrast(each, grounds, least)), towards)


def has_contrast(ink: RGB, grounds: Iterable[RGB], least: float) -> bool:
    """Tell whether an ink has enough contrast on all grounds."""
    return all(contrast(ink, ground) >= least for ground in grounds)


def readable_256(grounds: Sequence[RGB], least: float) -> list[RGB]:
    """Return those of a terminal's 256 colours that have enough contrast on all grounds.

    The first 16 are left out: each terminal has its own.
    """
    cube = (RGB(red, green, blue) for red in _CUBE for green in _CUBE for blue in _CUBE)
    hues = (each for each in cube if len(set(each)) > 1)
    every = (*hues, *(RGB(level, level, level) for level in GREYS))
    return [each for each in every if has_contrast(each, grounds, least)]


def asked_for(colour: RGB) -> RGB:
    """Return what Rich makes one of a terminal's 256 colours of: it misses the lighter greys."""
    if len(set(colour)) > 1 or colour in {BLACK, WHITE}:
        return colour
    level = round((GREYS.index(colour.red)) * 255 / 25)
    return RGB(level, level, level)


def nearest(ink: RGB, colours: Iterable[RGB]) -> RGB:
    """Return the colour that looks most like an ink."""
    return min(colours, key=lambda each: _distance(ink, each))


def _distance(one: RGB, other: RGB) -> int:
    """Return how far apart the eye sees two colours: https://www.compuphase.com/cmetric.htm."""
    mean = (one.red + other.red) // 2
    red, green, blue = (a - b for a, b in zip(one, other, strict=True))
    return ((512 + mean) * red * red >> 8) + 4 * green * green + ((767 - mean) * blue * blue >> 8)
