"""Colours of carrel's own themes: calm ones, ones of high contrast, and the terminal's sixteen."""

from typing import NamedTuple

DEFAULT = "carrel"
"""The theme of whoever chose none: a pair, dark or light as the terminal is."""
READABLE = 4.5
"""Contrast that text must have (WCAG 1.4.3, level AA)."""
HIGH = 7.0
"""Contrast that text must have in the themes of high contrast (WCAG 1.4.6, level AAA)."""


class Colours(NamedTuple):
    """Colours of a theme: ``#rrggbb``, or the terminal's own as Textual names them, ``ansi_red``.

    Each from `text` to `wrong` can be read on each from `background` to `cursor`.
    """

    text: str
    title: str
    """Of a title that is unread: softer than text, as bold letters are stronger."""
    quiet: str
    faint: str
    primary: str
    fact: str
    gold: str
    link: str
    wrong: str
    rule: str
    """Of lines and scroll bars, which are no text."""
    background: str
    surface: str
    panel: str
    idle: str
    """Behind the cursor of a pane that has not the keys."""
    cursor: str
    """Behind the cursor of the pane that has the keys."""
    dark: bool
    on_cursor: str = ""
    """All that stands on the cursor's row where the keys are; if empty, it is as elsewhere."""
    least: float = READABLE
    """Contrast that all text has."""
    ansi: bool = False
    """Whether they are the terminal's own, of which only their names are known."""


_ANSI_DARK = Colours(
    text="ansi_default",
    title="ansi_default",
    quiet="ansi_default",
    faint="ansi_default",
    primary="ansi_cyan",
    fact="ansi_default",
    gold="ansi_yellow",
    link="ansi_green",
    wrong="ansi_yellow",
    # Blue itself is hardly seen on black, bright black not at all on some grounds.
    rule="ansi_bright_blue",
    background="ansi_default",
    surface="ansi_default",
    panel="ansi_default",
    idle="ansi_default",
    cursor="ansi_default",
    dark=True,
    on_cursor="ansi_default",
    ansi=True,
)
COLOURS = {
    "carrel-dark": Colours(
        text="#d9d5cd",
        title="#b9b6b0",
        quiet="#a1a5ab",
        faint="#9b9fa6",
        primary="#86aed3",
        fact="#a9c3b6",
        gold="#e3b565",
        link="#8fbcaa",
        wrong="#e39090",
        rule="#4a5058",
        background="#16181b",
        surface="#1c1f23",
        panel="#24282d",
        idle="#272c32",
        cursor="#24384c",
        dark=True,
    ),
    "carrel-light": Colours(
        text="#2a2825",
        title="#4b4843",
        quiet="#5b5751",
        faint="#625e58",
        primary="#25587f",
        fact="#33574a",
        gold="#7d4800",
        link="#215a48",
        wrong="#963030",
        rule="#b9b2a6",
        background="#faf8f4",
        surface="#f3f0ea",
        panel="#e8e3da",
        idle="#e6e2d9",
        cursor="#cfe0ee",
        dark=False,
    ),
    "contrast-dark": Colours(
        text="#ffffff",
        title="#ffffff",
        quiet="#d0d0d0",
        faint="#d0d0d0",
        primary="#8fd3ff",
        fact="#b8f0d0",
        gold="#ffd75f",
        link="#8ff0c8",
        wrong="#ffb8b8",
        rule="#a0a0a0",
        background="#000000",
        surface="#0a0a0a",
        panel="#1a1a1a",
        idle="#303030",
        cursor="#ffffff",
        dark=True,
        on_cursor="#000000",
        least=HIGH,
    ),
    "contrast-light": Colours(
        text="#000000",
        title="#000000",
        quiet="#333333",
        faint="#333333",
        primary="#00407a",
        fact="#00432c",
        gold="#5a3200",
        link="#00432c",
        wrong="#7a0000",
        rule="#6a6a6a",
        background="#ffffff",
        surface="#f7f7f7",
        panel="#e6e6e6",
        idle="#dcdcdc",
        cursor="#000000",
        dark=False,
        on_cursor="#ffffff",
        least=HIGH,
    ),
    "ansi-dark": _ANSI_DARK,
    # What is bright is hard to read where the ground is.
    "ansi-light": _ANSI_DARK._replace(
        primary="ansi_blue",
        gold="ansi_red",
        link="ansi_blue",
        wrong="ansi_red",
        rule="ansi_cyan",
        dark=False,
    ),
}
"""The carrel's own, which take the place of what Textual has by their names."""
