"""Signs that tell a paper's state, and what stands for signs where there is only ASCII."""

from __future__ import annotations

UNREAD = "●"
READ = "✓"
STARRED = "★"
SELECTED = "◆"
VOTES = "▲"
LIST = "≡"
NOTE = "✎"
DONE = "☑"
"""Done in the list that is open; in a picker: all papers have it."""
SOME = "◪"
TODO = "☐"
DONE_PART = "▰"
TODO_PART = "▱"
CURSOR = "▌"
RULE = "─"
HEAVY_RULE = "━"
FOLDED = "▸"
UNFOLDED = "▾"
BETWEEN = " · "
NO_BREAK = "\u00a0"
"""A blank at which no line is broken; on the screen it is one like others."""

PLAIN = {
    UNREAD: "o",
    READ: "v",
    STARRED: "*",
    SELECTED: "x",
    VOTES: "^",
    LIST: "=",
    NOTE: "n",
    DONE: "X",
    SOME: "-",
    TODO: ".",
    DONE_PART: "#",
    TODO_PART: ".",
    CURSOR: ">",
    FOLDED: "+",
    UNFOLDED: "-",
    "·": "-",
    "…": "~",
    "“": '"',
    "”": '"',
    "‘": "'",
    "’": "'",
    "–": "-",
    "—": "-",
    "‹": "<",
    "›": ">",
    "•": "*",
    "×": "x",
    "←": "<",
    "→": ">",
    "↑": "^",
    "↓": "v",
    RULE: "-",
    HEAVY_RULE: "=",
    "│": "|",
    "┃": "|",
    NO_BREAK: " ",
}
"""What a terminal without Unicode shows for a sign: see tui/terminal/ascii_fallback.py."""
