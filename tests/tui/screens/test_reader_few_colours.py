"""Terminals of 16 and of 8 colours: what is written is told from its ground, whatever it is."""

from __future__ import annotations

from pathlib import Path

import pytest
from rich.color import ColorSystem
from rich.color_triplet import ColorTriplet
from rich.style import Style

from tests.tui.screens.test_reader_terminals import reader
from tui.theme import COLOURS, inks, theme_for, themes

BASIC = {
    "black": (0, 0, 0),
    "red": (170, 0, 0),
    "green": (0, 170, 0),
    "brown": (170, 85, 0),
    "blue": (0, 0, 170),
    "magenta": (170, 0, 170),
    "cyan": (0, 170, 170),
    "white": (170, 170, 170),
}
"""The eight colours of a PC's console; pyte calls them so, in the order of their codes."""
ENOUGH = 3.0
"""Contrast (WCAG 2.1) from which large and bold text can be read."""


def light(colour: tuple[int, int, int]) -> float:
    """The relative luminance of a colour."""
    parts = [c / 255 / 12.92 if c <= 10 else ((c / 255 + 0.055) / 1.055) ** 2.4 for c in colour]
    return 0.2126 * parts[0] + 0.7152 * parts[1] + 0.0722 * parts[2]


def contrast(one: tuple[int, int, int], other: tuple[int, int, int]) -> float:
    """How well two colours can be told apart, from 1 to 21."""
    dark, bright = sorted((light(one), light(other)))
    return (bright + 0.05) / (dark + 0.05)


def becomes(colour: str) -> tuple[int, int, int]:
    """One of the eight that a colour is drawn as."""
    drawn = Style(color=colour).color
    assert drawn is not None
    number = drawn.downgrade(ColorSystem.STANDARD).number
    assert number is not None
    assert number < 8, f"{colour} is a bright one, which terminals of 8 colours have not"
    return tuple(BASIC.values())[number]


def shown(colour: ColorTriplet | None) -> tuple[int, int, int]:
    """One of the eight that the colour of an ink is drawn as."""
    assert colour is not None
    return becomes(colour.hex)


@pytest.mark.parametrize("name", COLOURS)
def test_every_ink_is_told_from_every_ground(name: str) -> None:
    chosen = theme_for(name, "standard")
    (theme,) = (each for each in themes() if each.name == chosen)
    grounds = {theme.background, theme.surface, theme.panel}
    styles = inks(chosen)
    for ink, style in styles.items():
        if style.color is not None and "cursor" not in ink:
            for ground in grounds:
                assert ground is not None
                drawn = shown(style.color.triplet)
                assert contrast(drawn, becomes(ground)) >= ENOUGH, (ink, ground)
    for variable in ("quiet", "wrong"):
        assert contrast(becomes(theme.variables[variable]), becomes(str(theme.surface))) >= ENOUGH


@pytest.mark.parametrize("name", COLOURS)
def test_the_cursor_is_in_reverse_and_told_from_the_others(name: str) -> None:
    chosen = theme_for(name, "standard")
    for ink, style in inks(chosen).items():
        row = style + inks(chosen)["cursor"]
        assert row.reverse
        assert row.color is not None
        assert row.bgcolor is not None
        seen = contrast(shown(row.color.triplet), shown(row.bgcolor.triplet))
        assert seen >= ENOUGH, ink
        idle = style + inks(chosen)["idle cursor"]
        assert idle.color is not None
        assert idle.bgcolor is not None
        assert contrast(shown(idle.color.triplet), shown(idle.bgcolor.triplet)) >= ENOUGH, ink


@pytest.mark.parametrize("name", ["screen", "linux", "vt100"])
def test_all_that_is_on_the_screen_can_be_read(tmp_path: Path, name: str) -> None:
    with reader(tmp_path, TERM=name, COLORTERM="") as terminal:
        terminal.wait_for("These are the sample pages")

        def check() -> None:
            terminal.settle()
            for row in range(terminal.screen.lines):
                for cell in terminal.cells(row):
                    if cell.data.strip() and cell.fg != cell.bg != "default":
                        seen = contrast(BASIC[cell.fg], BASIC[cell.bg])
                        assert seen >= ENOUGH, (cell, terminal.lines[row])
                    assert cell.data.strip() in {"", "▐", "▌"} or cell.fg != cell.bg, cell

        check()
        assert any(cell.reverse for row in range(40) for cell in terminal.cells(row))
        terminal.send("/mask")
        terminal.wait_for("mask")
        check()
        terminal.send("<esc>")
        terminal.wait_for("to filter titles")
        for key, words in {
            "a": "which reading list",
            "t": "Which tag",
            "x": "Export 511",
            "?": "Down one",
        }.items():
            terminal.send(key)
            terminal.wait_for(words)
            check()
            terminal.send("<esc>")
            terminal.wait_gone(words)
        terminal.send("Q")
        assert terminal.exit_status() == 0
