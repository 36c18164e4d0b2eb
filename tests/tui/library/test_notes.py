"""A note as it is read: Markdown is set, and what is none stays as it was typed."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.tui.library.export.hostile import hostile
from tui.library.notes import shown_note


def drawn(note: str) -> tuple[str, list[tuple[str, str]]]:
    """A note as it is read, and which of its words are drawn how, or lead where."""
    text, inked, links = shown_note(note)
    return text, [(text[a:b], what) for a, b, what in sorted((*inked, *links))]


@pytest.mark.parametrize(
    ("note", "text", "parts"),
    [
        ("**Bold** it", "Bold it", [("Bold", "strong")]),
        ("__so__ *slanted*", "so slanted", [("so", "strong"), ("slanted", "emphasis")]),
        ("`a * b * c` stays", "a * b * c stays", [("a * b * c", "code")]),
        ("# Fog\n\n- one\n  * two", "Fog\n\n• one\n  • two", [("Fog", "strong")]),
        ("```py\nx = '**'\n```\nafter", "x = '**'\nafter", [("x = '**'", "code")]),
        (
            "see [the page](https://a.example/b_c) or https://b.example",
            "see the page or https://b.example",
            [("the page", "https://a.example/b_c"), ("https://b.example", "https://b.example")],
        ),
        (r"\*not\* this", "*not* this", []),
        ("1. first\n> said", "1. first\n> said", []),
    ],
)
def test_markdown_is_set(note: str, text: str, parts: list[tuple[str, str]]) -> None:
    assert drawn(note) == (text, parts)


@pytest.mark.parametrize(
    "note",
    [
        "a plain note",
        "2 * 3 * 4 is 24, x_i and snake_case_word",
        "a - b, -5 degrees, C# and [MASK]",
        "```\nnever closed",
        "[a](javascript:alert) <b>x</b> **",
    ],
)
def test_what_is_no_markdown_stays_as_it_was_typed(note: str) -> None:
    assert drawn(note) == (note, [])


@given(st.lists(hostile, max_size=4).map("\n".join))
def test_no_note_breaks_it_and_all_parts_lie_in_the_text(note: str) -> None:
    text, inked, links = shown_note(note)
    assert all(0 <= part[0] < part[1] <= len(text) for part in (*inked, *links))
