"""Two calm themes, for dark and for light terminals."""

from __future__ import annotations

from textual.theme import Theme

DARK = Theme(
    name="carrel-dark",
    primary="#7aa2c7",
    secondary="#8fb8a8",
    accent="#e0b060",
    warning="#e0b060",
    error="#d98080",
    success="#8fb88f",
    foreground="#d8d4cc",
    background="#16181b",
    surface="#1c1f23",
    panel="#24282d",
    boost="#2a2f36",
    dark=True,
    variables={"block-cursor-background": "#2f4256", "block-cursor-foreground": "#ece8e0"},
)

LIGHT = Theme(
    name="carrel-light",
    primary="#2f6690",
    secondary="#3a7d66",
    accent="#9a5b00",
    warning="#9a5b00",
    error="#a33a3a",
    success="#3f7d3f",
    foreground="#2a2825",
    background="#faf8f4",
    surface="#f3f0ea",
    panel="#e6e1d8",
    boost="#e4e0d6",
    dark=False,
    variables={"block-cursor-background": "#c9dbea", "block-cursor-foreground": "#1c1a18"},
)

THEMES = (DARK, LIGHT)
