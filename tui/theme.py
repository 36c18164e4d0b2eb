"""Themes: the carrel's own, the terminal's sixteen colours, Textual's; and the inks of the panes.

A theme is drawn as well as the terminal can: in all colours, in the 256 of xterm, or in the
terminal's own where there are no more than sixteen.

The panes take their styles from here rather than from component classes: a style sheet would be
applied to every part of every pane at each start, which costs a third of the time to the first
frame.
"""

from __future__ import annotations

from functools import cache
from typing import Any

from rich.style import Style
from textual.theme import BUILTIN_THEMES, Theme

from tui.colours import COLOURS, Colours

PAIRS = {name: (f"{name}-dark", f"{name}-light") for name in ("carrel", "contrast", "ansi")}
"""Names that stand for two themes: one for dark terminals and one for light ones."""
NAMES = (*PAIRS, *COLOURS, *sorted(BUILTIN_THEMES.keys() - COLOURS.keys()))
"""All that can be chosen."""

IN_256 = "-256"
"""How the name of a theme ends that is drawn in the 256 colours of xterm."""
IN_16 = "-16"
"""How the name of a theme ends that is drawn in the first colours of a terminal, 16 or 8."""


def theme_for(name: str, colours: str | None, *, dark: bool = True) -> str:
    """Return the name of the theme that shows a person's choice best.

    Args:
        name: what the person chose.
        colours: the terminal's, as `rich.console.Console.color_system` has it.
        dark: whether the terminal is.
    """
    if has_few(colours):
        # What is nearly grey would be grey, and greys would be one: the terminal's own are best.
        return PAIRS["ansi"][not dark] + IN_16
    if name in PAIRS:
        name = PAIRS[name][not dark]
    return name + (IN_256 if colours == "256" and not colours_of(name).ansi else "")


def has_few(colours: str | None) -> bool:
    """Tell whether a terminal has so few colours that all themes are drawn in its own."""
    return colours in {"standard", "windows"}


def is_dark(name: str) -> bool:
    """Tell whether a theme is dark, by the name that `theme_for` is given; not that of a pair."""
    return COLOURS[name].dark if name in COLOURS else BUILTIN_THEMES[name].dark


@cache
def colours_of(theme: str) -> Colours:
    """Return the colours of a theme, by the name that `theme_for` gives."""
    name = theme.removesuffix(IN_256).removesuffix(IN_16)
    if name in COLOURS and theme != name + IN_256:
        return COLOURS[name]
    # Not every start needs it.
    from tui.derived_colours import colours_from, in_256

    if theme != name:
        return in_256(colours_of(name))
    return colours_from(BUILTIN_THEMES[name])


def textual_theme(name: str) -> Theme:
    """Return a theme, by the name that `theme_for` gives, for Textual's widgets and style sheet."""
    c = colours_of(name)
    return Theme(
        name=name,
        primary=c.primary,
        secondary=c.link,
        accent=c.gold,
        warning=c.gold,
        error=c.wrong,
        success=c.link,
        foreground=c.text,
        background=c.background,
        surface=c.surface,
        panel=c.panel,
        boost=c.panel,
        dark=c.dark,
        ansi=c.ansi,
        variables={
            "surface": c.surface,
            "panel": c.panel,
            "quiet": c.quiet,
            "wrong": c.wrong,
            "text-disabled": c.quiet,
            # What lies behind a dialog is dimmed where nobody needs contrast.
            "veil": "transparent" if c.on_cursor else f"{c.background} 60%",
            "input-cursor-background": c.text,
            "input-cursor-foreground": c.background,
            "input-cursor-text-style": "reverse" if c.ansi else "none",
            "input-selection-background": c.cursor,
            "input-selection-foreground": c.on_cursor or c.text,
            # Textual's style sheet asks for these with the terminal's own colours.
            "ansi-background": c.background,
            "ansi-foreground": c.text,
            "scrollbar": c.rule,
            "scrollbar-background": c.panel,
        },
    )


@cache
def inks(theme: str) -> dict[str, Style]:
    """Return the styles of a theme, by what is drawn with them."""
    c = Colours(*(_for_rich(each) for each in colours_of(theme)))
    styles = {
        "unread": Style(color=c.title, bold=True),
        "unread at cursor": Style(color=c.text, bold=True),
        "read": Style(color=c.quiet),
        "text": Style(color=c.text),
        "quiet": Style(color=c.quiet),
        "faint": Style(color=c.faint, italic=True),
        "heading": Style(color=c.quiet, bold=True),
        "dot": Style(color=c.primary),
        "star": Style(color=c.gold, bold=True),
        "match": Style(color=c.gold, bold=True, underline=True),
        "fact": Style(color=c.fact),
        "strong": Style(color=c.fact, bold=True),
        "emphasis": Style(color=c.fact, italic=True),
        "code": Style(color=c.primary),
        "link": Style(color=c.link, underline=True),
        "key": Style(color=c.primary, bold=True),
        "said": Style(color=c.gold, bold=True),
        "bar": Style(color=c.primary),
        "idle bar": Style(color=c.faint),
        "cursor": (
            Style(color=c.text, bgcolor=c.background, reverse=True)
            if c.ansi
            else Style(color=c.on_cursor or None, bgcolor=c.cursor)
        ),
        "idle cursor": Style(bgcolor=c.idle),
        "thumb": Style(color=c.rule),
        "rule": Style(color=c.rule),
        "active rule": Style(color=c.primary),
        "active heading": Style(color=c.primary, bgcolor=c.background, bold=True, reverse=True),
        "sign": Style(color=c.quiet),
        "tag": Style(color=c.fact),
        "list": Style(color=c.link),
    }
    if theme.endswith(IN_16):
        # On Linux's console bold is bright and underlined is white, in reverse too: grey on grey.
        even = Style(bold=False, underline=False)
        styles = {name: each + even if each.reverse else each for name, each in styles.items()}
    return styles


@cache
def inks_on(ground: Style, theme: str) -> dict[str, Style]:
    """Return the styles of a theme on a pane's ground; those of a cursor are one themselves."""
    return {
        name: ink if name in {"cursor", "idle cursor"} else ground + ink
        for name, ink in inks(theme).items()
    }


def _for_rich(value: str | float) -> Any:
    """Return a colour as Rich names it."""
    return value.removeprefix("ansi_") if isinstance(value, str) else value
