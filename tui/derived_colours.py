"""Colours that are worked out: those of Textual's themes, and of any theme in a terminal's 256.

Textual's themes are made for widgets with borders and large areas; what is quiet in them is often
too quiet to be read. Their grounds and hues are kept, as far as text can be read on each ground.
"""

from __future__ import annotations

from typing import Any

from textual.design import (
    DEFAULT_DARK_BACKGROUND,
    DEFAULT_DARK_SURFACE,
    DEFAULT_LIGHT_BACKGROUND,
    DEFAULT_LIGHT_SURFACE,
)
from textual.theme import Theme

from tui.colours import READABLE, Colours
from tui.contrast import (
    BLACK,
    GREYS,
    RGB,
    WHITE,
    asked_for,
    blend,
    contrast,
    grey_of,
    nearest,
    readable,
    readable_256,
    rgb,
)

BODY = 7.0
"""Contrast of the text on the background, from which all other grounds are made."""
EDGE = 6.2
"""Contrast of the text on every other ground, which leaves room for what is quiet."""
STEPS = {"background": 0, "surface": 1, "panel": 2, "idle": 2, "cursor": 3}
"""How many greys of a terminal's 256 lie between each ground and the background."""
INKS = ("text", "title", "quiet", "faint", "primary", "fact", "gold", "link", "wrong")


def colours_from(theme: Theme) -> Colours:
    """Return the colours of one of Textual's themes, each text of enough contrast."""
    dark = theme.dark
    towards = WHITE if dark else BLACK
    background = rgb(
        theme.background or (DEFAULT_DARK_BACKGROUND if dark else DEFAULT_LIGHT_BACKGROUND)
    )
    lifted = rgb(theme.surface or (DEFAULT_DARK_SURFACE if dark else DEFAULT_LIGHT_SURFACE))
    primary = rgb(theme.primary)
    text = readable(rgb(theme.foreground or towards.hex), [background], BODY, towards)

    def ground(wished: RGB) -> RGB:
        """Return a ground on which the text is read, as far from the background as it may be."""
        made = (blend(wished, background, step / 16) for step in range(17))
        return next(each for each in made if contrast(text, each) >= EDGE)

    surface = ground(lifted)
    panel = ground(rgb(theme.panel) if theme.panel else blend(lifted, primary, 0.1))
    idle = ground(blend(surface, text, 0.07))
    cursor = ground(blend(background, primary, 0.22))
    grounds = [background, surface, panel, idle, cursor]

    def ink(wished: str | None) -> str:
        return readable(rgb(wished or primary.hex), grounds, READABLE, towards).hex

    quiet = blend(text, background, 0.4).hex
    return Colours(
        text=text.hex,
        title=ink(blend(text, background, 0.2).hex),
        quiet=ink(quiet),
        faint=ink(quiet),
        primary=ink(theme.primary),
        fact=ink(blend(text, rgb(theme.success or theme.primary), 0.4).hex),
        gold=ink(theme.warning),
        link=ink(theme.secondary),
        wrong=ink(theme.error),
        rule=blend(background, text, 0.3).hex,
        dark=dark,
        background=background.hex,
        surface=surface.hex,
        panel=panel.hex,
        idle=idle.hex,
        cursor=cursor.hex,
    )


def in_256(colours: Colours) -> Colours:
    """Return colours as the nearest of a terminal's 256 by which all can still be read."""
    # The few dark and light ones are all strong: what is nearly grey must be grey.
    level = grey_of(rgb(colours.background)).red
    if colours.dark:
        onward, first = 1, max(n for n, grey in enumerate(GREYS) if grey <= level)
    else:
        onward, first = -1, min(n for n, grey in enumerate(GREYS) if grey >= level)
    greys = {name: GREYS[first + onward * n] for name, n in STEPS.items()}
    grounds = {name: RGB(grey, grey, grey) for name, grey in greys.items()}
    if colours.on_cursor:
        del grounds["cursor"]
    palette = readable_256(list(grounds.values()), colours.least)
    inks = {name: nearest(rgb(getattr(colours, name)), palette) for name in INKS}
    made: dict[str, Any] = {name: asked_for(each).hex for name, each in (grounds | inks).items()}
    return colours._replace(**made)
