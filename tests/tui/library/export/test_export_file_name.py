"""The name of a file, made safe from whatever a list may be called."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tui.library.export import safe_name


@pytest.mark.parametrize(
    ("name", "safe"),
    [
        ("To read", "To read"),
        ("Größe γ 論文", "Größe γ 論文"),
        ("../../etc/passwd", "etc passwd"),
        ("C:\\temp\\x", "C temp x"),
        ('a<b>:"c|d?e*f', "a b c d e f"),
        (".hidden", "hidden"),
        ("--help", "help"),
        ("-", "papers"),
        ("...", "papers"),
        ("", "papers"),
        (" \t\n", "papers"),
        ("a\x00b\x1b[31mc\x9bd\u202ee", "a b [31mc d e"),
        ("ends with a stop. ", "ends with a stop"),
        ("CON", "_CON"),
        ("nul.txt", "_nul.txt"),
        ("com1 .x", "_com1 .x"),
        ("LPT¹", "_LPT¹"),
        ("CONSOLE", "CONSOLE"),
        ("\ud800", "papers"),
    ],
)
def test_a_name_is_made_safe(name: str, safe: str) -> None:
    assert safe_name(name) == safe


def test_a_long_name_is_cut_between_two_characters() -> None:
    assert safe_name("x" + "論" * 200) == "x" + "論" * 33
    assert safe_name("y" * 99 + " z") == "y" * 99


@given(st.text(st.characters(), max_size=120))
def test_a_safe_name_can_be_a_file_and_is_safe_again(name: str) -> None:
    safe = safe_name(name)
    assert 0 < len(safe.encode()) <= 100
    assert safe.isprintable()
    assert not set(safe) & set('/\\<>:"|?*')
    assert safe[0] not in ".- "
    assert safe[-1] not in ". "
    assert safe_name(safe) == safe
