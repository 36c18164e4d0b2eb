"""Signs that tell a paper's state, and what stands for signs where there is only ASCII."""

from __future__ import annotations

UNREAD = "●"
READ = "✓"
STARRED = "★"
CURSOR = "▌"
BETWEEN = " · "
NO_BREAK = "\u00a0"
"""A blank at which no line is broken; on the screen it is one like others."""

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
    NO_BREAK: " ",
}
"""What a terminal without Unicode shows for a sign: see tui/terminal/ascii_fallback.py."""
