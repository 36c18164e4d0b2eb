"""Keys and moves of the mouse that are always the same: no command is bound to them."""

from __future__ import annotations

from typing import NamedTuple

MOUSE, FILTER_BAR, LINES, EVERYWHERE = (
    "The mouse",
    "In the filter bar",
    "In every line one types in",
    "Everywhere",
)


class FixedKey(NamedTuple):
    """Something that a person can press, and what it does."""

    group: str
    keys: str
    """As people write them."""
    does: str


FIXED_KEYS: tuple[FixedKey, ...] = (
    FixedKey(FILTER_BAR, "Enter", "To the papers found"),
    FixedKey(FILTER_BAR, "↓ ↑ ^n ^p ^j ^k", "Move among the papers found while you type on"),
    FixedKey(FILTER_BAR, "PgDn PgUp", "Move among them by pages"),
    FixedKey(FILTER_BAR, "Esc", "Clear it, and back to the list"),
    FixedKey(LINES, "^a ^e Home End", "To the beginning, to the end"),
    FixedKey(LINES, "^w ^u ^k", "Delete a word, all before, all behind the cursor"),
    FixedKey(MOUSE, "click", "Put the cursor there"),
    FixedKey(MOUSE, "double click", "Open what is clicked"),
    FixedKey(MOUSE, "wheel, bar", "Scroll; the cursor stays"),
    FixedKey(EVERYWHERE, "5j 12n 7G", "A number before a move repeats it"),
    FixedKey(EVERYWHERE, "^q", "Quit, from dialogs and the filter bar too"),
    FixedKey(EVERYWHERE, "^c", "Copy what is selected in a line; else say what quits"),
)
