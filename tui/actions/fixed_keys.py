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
    FixedKey(FILTER_BAR, "Tab Shift-Tab", "Complete the word, with the next it may be, or before"),
    FixedKey(FILTER_BAR, "? if empty", "All that the filter understands"),
    FixedKey(FILTER_BAR, "↑ ↓ if empty", "Earlier queries, and back"),
    FixedKey(FILTER_BAR, "Esc", "Clear it, and back to the list"),
    FixedKey(LINES, "^a ^e Home End", "To the beginning, to the end"),
    FixedKey(LINES, "^b ^f Alt-b Alt-f", "Back and on, by letters and by words"),
    FixedKey(LINES, "^h ^d", "Delete the letter before, and that under the cursor"),
    FixedKey(LINES, "^w ^u ^k Alt-d", "Delete a word, all before, all behind; the next word"),
    FixedKey(LINES, "^y", "Bring back what these deleted"),
    FixedKey(LINES, "^z ^r", "Undo, and do again, in a note"),
    FixedKey(MOUSE, "click", "Put the cursor there"),
    FixedKey(MOUSE, "double click", "Open what is clicked"),
    FixedKey(MOUSE, "wheel, bar", "Scroll; the cursor stays"),
    FixedKey(MOUSE, "drag in a paper", "Select words, which y copies"),
    FixedKey(MOUSE, "click in a paper", "Open the link, the list or the page that it is on"),
    FixedKey(EVERYWHERE, "5j 12n 7G", "A number before a move repeats it"),
    FixedKey(EVERYWHERE, "^q", "Quit, from dialogs and the filter bar too"),
    FixedKey(EVERYWHERE, "^c", "Copy what is selected in a line; else say what quits"),
)
