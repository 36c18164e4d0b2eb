"""Two calm themes, for dark and for light terminals, and the inks that the panes draw with.

Each has a form of its own for terminals of 256 colours, and one for those of 16 or 8. The latter is
made of the eight colours that all of them have, and shows the cursor's row in reverse.

The panes take their styles from here rather than from component classes: a style sheet would be
applied to every part of every pane at each start, which costs a third of the time to the first
frame.
"""

from __future__ import annotations

from functools import cache
from typing import NamedTuple

from rich.style import Style
from textual.theme import Theme


class Colours(NamedTuple):
    """Colours of a theme, as ``#rrggbb``."""

    text: str
    quiet: str
    faint: str
    primary: str
    fact: str
    gold: str
    link: str
    wrong: str
    background: str
    surface: str
    panel: str
    idle: str
    """Behind the cursor of a pane that has not the keys."""
    cursor: str
    """Behind the cursor of the pane that has the keys."""
    dark: bool
    few: bool = False
    """Whether there are but eight colours."""


COLOURS = {
    "carrel-dark": Colours(
        text="#d8d4cc",
        quiet="#8d9096",
        faint="#5d6168",
        primary="#7aa2c7",
        fact="#a9c3b6",
        gold="#e0b060",
        link="#8fb8a8",
        wrong="#d98080",
        background="#16181b",
        surface="#1c1f23",
        panel="#24282d",
        idle="#262b31",
        cursor="#2f4256",
        dark=True,
    ),
    "carrel-light": Colours(
        text="#2a2825",
        quiet="#6c6862",
        faint="#a39d93",
        primary="#2f6690",
        fact="#3a6152",
        gold="#945600",
        link="#2c6b57",
        wrong="#a33a3a",
        background="#faf8f4",
        surface="#f3f0ea",
        panel="#e6e1d8",
        idle="#e6e2d9",
        cursor="#c9dbea",
        dark=False,
    ),
}
DEFAULT = "carrel-dark"

FEW = "-256"
"""How the name of a theme ends that is drawn in the 256 colours of xterm."""
EIGHT = "-8"
"""How the name of a theme ends that is drawn in the first eight colours of a terminal."""


def _eight(theme: Colours, text: str, ground: str) -> Colours:
    """Return a theme of few colours: one for all words, and one behind all."""
    words = theme._replace(text=text, quiet=text, faint=text, fact=text, cursor=text, few=True)
    return words._replace(background=ground, surface=ground, panel=ground)


_SHOWN: dict[str, Colours] = {
    **COLOURS,
    # Their few dark and light colours are all strong: what is nearly grey must be grey.
    f"carrel-dark{FEW}": COLOURS["carrel-dark"]._replace(
        background="#121212", surface="#1c1c1c", panel="#262626", idle="#262626", cursor="#3a3a3a"
    ),
    f"carrel-light{FEW}": COLOURS["carrel-light"]._replace(
        background="#ffffff", surface="#f4f4f4", panel="#eaeaea", idle="#eaeaea", cursor="#d4d4d4"
    ),
    f"carrel-dark{EIGHT}": _eight(COLOURS["carrel-dark"], "#aaaaaa", "#000000")._replace(
        primary="#00aaaa", gold="#aa5500", link="#00aa00", wrong="#aa00aa", idle="#0000aa"
    ),
    f"carrel-light{EIGHT}": _eight(COLOURS["carrel-light"], "#000000", "#aaaaaa")._replace(
        primary="#0000aa", gold="#aa0000", link="#0000aa", wrong="#aa0000", idle="#00aaaa"
    ),
}


def theme_for(name: str, colours: str | None) -> str:
    """Return the name of the theme that shows a person's choice best.

    Args:
        name: what the person chose.
        colours: the terminal's, as `rich.console.Console.color_system` has it.
    """
    return name + {"256": FEW, "standard": EIGHT, "windows": EIGHT}.get(colours or "", "")


def themes() -> list[Theme]:
    """Return the themes, for Textual's own widgets and the style sheet."""
    return [
        Theme(
            name=name,
            primary=colours.primary,
            secondary=colours.link,
            accent=colours.gold,
            warning=colours.gold,
            error=colours.wrong,
            success=colours.link,
            foreground=colours.text,
            background=colours.background,
            surface=colours.surface,
            panel=colours.panel,
            boost=colours.panel,
            dark=colours.dark,
            variables={
                "quiet": colours.quiet,
                "wrong": colours.wrong,
                # What lies behind a dialog is dimmed where there are colours for it.
                "veil": f"{colours.background} {'0%' if colours.few else '60%'}",
                **({"text-disabled": colours.quiet} if colours.few else {}),
            },
        )
        for name, colours in _SHOWN.items()
    ]


@cache
def inks(theme: str) -> dict[str, Style]:
    """Return the styles of a theme, by what is drawn with them."""
    c = _SHOWN.get(theme, COLOURS[DEFAULT])
    return {
        "unread": Style(color=c.text, bold=True),
        "read": Style(color=c.text),
        "text": Style(color=c.text),
        "quiet": Style(color=c.quiet),
        "faint": Style(color=c.faint, italic=True),
        "heading": Style(color=c.quiet, bold=True),
        "dot": Style(color=c.primary),
        "star": Style(color=c.gold),
        "match": Style(color=c.gold, bold=True, underline=True),
        "fact": Style(color=c.fact),
        "link": Style(color=c.link, underline=True),
        "key": Style(color=c.primary, bold=True),
        "said": Style(color=c.gold, bold=True),
        "bar": Style(color=c.primary),
        "idle bar": Style(color=c.faint),
        "cursor": (
            Style(color=c.text, bgcolor=c.background, reverse=True)
            if c.few
            else Style(bgcolor=c.cursor)
        ),
        "idle cursor": Style(color=c.text if c.few else None, bgcolor=c.idle),
        "thumb": Style(color=c.faint),
        "rule": Style(color=c.faint),
        "active rule": Style(color=c.primary),
        "active heading": Style(color=c.primary, bgcolor=c.background, bold=True, reverse=True),
        "sign": Style(color=c.quiet),
        "tag": Style(color=c.fact),
        "list": Style(color=c.link),
    }
