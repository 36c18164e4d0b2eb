"""Themes: all that is written is told from its ground, in every theme and on every terminal."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from rich.color import Color, ColorSystem
from rich.style import Style
from textual.theme import BUILTIN_THEMES

from tui.colours import COLOURS, DEFAULT, HIGH, READABLE
from tui.contrast import RGB, contrast, grey_of, rgb
from tui.theme import (
    IN_16,
    IN_256,
    NAMES,
    PAIRS,
    colours_of,
    inks,
    is_dark,
    textual_theme,
    theme_for,
)

GROUNDS = ("background", "surface", "panel")
NO_TEXT = {"cursor", "idle cursor", "thumb", "rule"}
"""Inks that no letter is drawn in."""
EXACT = [name for name in NAMES if name not in PAIRS and not name.startswith("ansi")]
"""Themes of which the colours are known."""
PC = {
    "black": "#000000", "red": "#aa0000", "green": "#00aa00", "yellow": "#aa5500",
    "blue": "#0000aa", "magenta": "#aa00aa", "cyan": "#00aaaa", "white": "#aaaaaa",
    "bright_black": "#555555", "bright_red": "#ff5555", "bright_green": "#55ff55",
    "bright_yellow": "#ffff55", "bright_blue": "#5555ff", "bright_magenta": "#ff55ff",
    "bright_cyan": "#55ffff", "bright_white": "#ffffff",
}  # fmt: skip
"""The colours of a PC's console, in the order of their numbers."""


def least(name: str) -> float:
    """The contrast that text has in a theme."""
    return HIGH if name.startswith("contrast") else READABLE


def drawn(theme: str) -> Iterator[tuple[str, RGB, RGB]]:
    """Every ink of a theme on every ground that it may stand on: what, its colour, the ground."""
    colours, styles = colours_of(theme), inks(theme)
    behind = {ground: Style(bgcolor=getattr(colours, ground)) for ground in GROUNDS}
    behind["cursor"], behind["idle cursor"] = styles["cursor"], styles["idle cursor"]
    for ink in styles.keys() - NO_TEXT:
        for ground, style in behind.items():
            row = styles[ink] + style if "cursor" in ground else style + styles[ink]
            front, back = shown(row.color or Color.parse(colours.text)), shown(row.bgcolor)
            yield f"{ink} on {ground}", *((back, front) if row.reverse else (front, back))
    for ink, ground in (
        (colours.background, colours.text),  # the cursor in a line that is typed in
        (colours.on_cursor or colours.text, colours.cursor),  # what is selected there
        *((colours.wrong, getattr(colours, each)) for each in GROUNDS),
    ):
        yield f"{ink} on {ground}", shown(Color.parse(ink)), shown(Color.parse(ground))


def shown(colour: Color | None) -> RGB:
    """What a colour is drawn as."""
    assert colour is not None
    return RGB(*colour.get_truecolor())


@pytest.mark.parametrize("name", EXACT)
def test_every_ink_can_be_read_on_every_ground(name: str) -> None:
    for what, front, back in drawn(name):
        assert contrast(front, back) >= least(name), what


@pytest.mark.parametrize("name", EXACT)
def test_in_256_colours_every_ink_can_be_read_on_every_ground(name: str) -> None:
    def in_256(colour: RGB) -> RGB:
        return shown(Color.from_rgb(*colour).downgrade(ColorSystem.EIGHT_BIT))

    for what, front, back in drawn(theme_for(name, "256")):
        assert contrast(in_256(front), in_256(back)) >= least(name), what


@pytest.mark.parametrize("name", [name for name in COLOURS if name in EXACT])
def test_in_grey_every_ink_can_be_read_on_every_ground(name: str) -> None:
    for what, front, back in drawn(name):
        assert contrast(grey_of(front), grey_of(back)) >= least(name), what


@pytest.mark.parametrize("name", EXACT)
def test_grounds_are_told_apart(name: str) -> None:
    for each in (name, theme_for(name, "256")):
        colours = colours_of(each)
        assert colours.cursor not in {colours.background, colours.idle}
        assert colours.background != colours.panel


def linux_console(style: Style, *, light: bool = False) -> tuple[RGB, RGB]:
    """What Linux's console makes of a style, as `build_attr` of its vt.c has it.

    Args:
        style: of the terminal's own colours.
        light: whether its ground is white and its text black.
    """
    front, back = (0, 15) if light else (7, 0)
    if style.color is not None and not style.color.is_default:
        assert style.color.number is not None
        assert style.color.number < 8, "terminals of 8 colours have no bright ones"
        front = style.color.number
    assert style.bgcolor is None or style.bgcolor.is_default
    if style.italic:
        front = 2
    elif style.underline and not light:
        front = 15
    if style.reverse:
        front, back = back, front
        front = front & 7 | (back & 8 if not light else 0)
        back = back & 7 if not light else back
    if style.bold and not light:
        front ^= 8
    palette = [rgb(colour) for colour in PC.values()]
    return palette[front], palette[back]


@pytest.mark.parametrize("light", [False, True])
def test_the_terminals_own_colours_can_be_read_on_the_console(light: bool) -> None:
    styles = inks(theme_for(DEFAULT, "standard", dark=not light))
    for ink in styles.keys() - NO_TEXT:
        if styles[ink].italic and light:
            continue  # which no light console draws
        for behind in (Style(), styles["cursor"], styles["idle cursor"]):
            front, back = linux_console(styles[ink] + behind, light=light)
            assert contrast(front, back) >= READABLE, (ink, behind)


def test_rules_are_seen_on_a_black_console() -> None:
    """WCAG 1.4.11 asks three to one of what is no text."""
    rule = inks(theme_for(DEFAULT, "standard", dark=True))["rule"].color
    assert rule is not None
    assert contrast(rgb(PC[rule.name]), rgb(PC["black"])) >= 3
    assert rule.name != "bright_black", "which is the ground of Solarized"


@pytest.mark.parametrize("name", ["ansi-dark", "ansi-light"])
def test_the_terminals_own_grounds_are_left_as_they_are(name: str) -> None:
    theme = textual_theme(name)
    assert theme.ansi
    assert {theme.background, theme.surface, theme.panel} == {"ansi_default"}
    assert inks(name)["cursor"].reverse


@pytest.mark.parametrize("name", [name for name in NAMES if name not in PAIRS])
def test_nothing_is_told_by_hue_alone(name: str) -> None:
    """Each of these is told from the text around it by its weight, its line or its sign."""
    styles = inks(name)
    assert styles["unread"].bold
    assert styles["match"].bold
    assert styles["match"].underline
    assert styles["link"].underline
    assert styles["key"].bold
    assert styles["said"].bold
    assert styles["heading"].bold


# Names


@pytest.mark.parametrize("name", PAIRS)
def test_a_pair_is_dark_or_light_as_the_terminal_is(name: str) -> None:
    assert theme_for(name, "truecolor", dark=True) == f"{name}-dark"
    assert theme_for(name, "truecolor", dark=False) == f"{name}-light"
    assert [is_dark(each) for each in PAIRS[name]] == [True, False]


def test_a_theme_that_is_named_is_the_same_on_every_terminal() -> None:
    for dark in (True, False):
        assert theme_for("nord", "truecolor", dark=dark) == "nord"
        assert theme_for("carrel-light", "256", dark=dark) == f"carrel-light{IN_256}"


@pytest.mark.parametrize("colours", ["standard", "windows"])
def test_where_there_are_few_colours_every_theme_is_in_the_terminals_own(colours: str) -> None:
    assert {theme_for(name, colours) for name in NAMES} == {f"ansi-dark{IN_16}"}
    assert {theme_for(name, colours, dark=False) for name in NAMES} == {f"ansi-light{IN_16}"}


def test_all_themes_of_textual_can_be_chosen_and_are_dark_or_light_as_there() -> None:
    assert set(BUILTIN_THEMES) <= set(NAMES)
    for name, theme in BUILTIN_THEMES.items():
        assert is_dark(name) == theme.dark
