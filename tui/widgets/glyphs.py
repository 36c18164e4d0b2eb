"""The signs that tell a paper's state, and what stands for signs where there is only ASCII."""

from __future__ import annotations

UNREAD = "●"
READ = "✓"
STARRED = "★"
CURSOR = "▌"
BETWEEN = " · "

PLAIN = {
    UNREAD: "o",
    READ: "v",
    STARRED: "*",
    CURSOR: ">",
    "·": "-",
    "…": "~",
    "“": '"',
    "”": '"',
    "‘": "'",
    "’": "'",
    "–": "-",
    "—": "-",
    "×": "x",
    "←": "<",
    "→": ">",
    "↑": "^",
    "↓": "v",
    "─": "-",
    "━": "-",
    "│": "|",
    "┃": "|",
    "\u00a0": " ",
}
"""What a terminal without Unicode shows for a sign: see tui/plain.py."""
