"""The door for strangers' text: what it takes away, what it keeps, and how bytes become text."""

from __future__ import annotations

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from parsing import clean_block, clean_line, decode
from parsing.text import MARKS_LIMIT, STRING_LIMIT

BIDI = "\u061c\u200e\u200f\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069"
HOSTILE = st.text(
    st.sampled_from("\x1b\x9b\x9d\x90\x07\x9c\\[]P0;31mA \n\r\t\x00\x7f\u202e\ufeff\ud800\u0301é")
)


def is_safe(text: str) -> bool:
    """No control but the line feed, no surrogate, no bidi control, no tag."""
    return not any(
        (unicodedata.category(char) in {"Cc", "Cs"} and char != "\n")
        or char in BIDI
        or 0xE0000 <= ord(char) < 0xE0080
        for char in text
    )


@pytest.mark.parametrize(
    "sequence",
    [
        "\x1b[31m",
        "\x1b[1;38;5;12m",
        "\x1b[?25l",
        "\x1b[0 q",
        "\x9b31m",
        "\x1b]0;a title\x07",
        "\x1b]8;;https://x.org\x1b\\",
        "\x9d0;a title\x9c",
        "\x1bPq#0;2;0\x1b\\",
        "\x90q\x9c",
        "\x1b_apc\x1b\\",
        "\x1b^pm\x1b\\",
        "\x1bXsos\x1b\\",
        "\x98sos\x9c",
        "\x1b7",
        "\x1bc",
        "\x1b(B",
        "\x1b#8",
    ],
)
def test_an_escape_sequence_goes_as_a_whole(sequence: str) -> None:
    assert clean_line(f"be{sequence}fore") == "before"
    assert clean_block(f"be{sequence}fore\nafter") == "before\nafter"


def test_what_surrounds_a_removed_sequence_makes_no_new_one() -> None:
    assert clean_line("a\x1b\x1b[31m[32mb") == "a[32mb"


def test_a_control_string_without_an_end_leaves_the_text_after_it() -> None:
    assert clean_line("before \x1b]0;a title that never ends") == "before 0;a title that never ends"


def test_a_control_string_does_not_reach_over_a_line_end() -> None:
    assert clean_block("a\x1b]0;b\nc\x07d") == "a0;b\ncd"


def test_a_control_string_that_is_too_long_keeps_its_body() -> None:
    body = "x" * (STRING_LIMIT + 1)
    assert clean_line(f"\x1b]{body}\x07") == body


@pytest.mark.parametrize("char", [*map(chr, range(9)), "\x0e", "\x1f", "\x7f", "\x80", "\x9f"])
def test_a_control_character_goes(char: str) -> None:
    assert clean_line(f"a{char}b") == "ab"


@pytest.mark.parametrize("blank", [*"\t\v\f\n\r\x85\u2028\u2029", "\r\n"])
def test_a_tab_or_a_line_end_becomes_one_space(blank: str) -> None:
    assert clean_line(f"a{blank}b") == "a b"


@pytest.mark.parametrize("char", BIDI + "\ufeff\ufff9\ufffa\ufffb\U000e0001\U000e0041\U000e007f")
def test_an_invisible_character_that_deceives_goes(char: str) -> None:
    assert clean_line(f"a{char}b") == "ab"


def test_a_lone_surrogate_becomes_a_replacement_character() -> None:
    assert clean_line("a\ud800b\udcffc") == "a\ufffdb\ufffdc"


@pytest.mark.parametrize(
    "text",
    [
        "[MASK] and [/b] and \\textbf{$R^2$}",
        "γ-MoD: naïve café",
        "non\u00a0breaking",
        "\U0001f469\u200d\U0001f52c and \u2764\ufe0f",
        "e\u0301 and \u0915\u094d\u0937",
        "二つの  spaces",
        "zero\u200bwidth soft\u00adhyphen",
        "private \ue000 use",
    ],
)
def test_other_text_stays_as_it_is(text: str) -> None:
    assert clean_line(text) == text


def test_a_pile_of_combining_marks_is_cut() -> None:
    assert clean_line("e" + "\u0301" * 100 + "f") == "e" + "\u0301" * MARKS_LIMIT + "f"


def test_a_joiner_does_not_begin_a_new_pile() -> None:
    assert clean_line("e" + "\u0301\u200d" * 50).count("\u0301") == MARKS_LIMIT


def test_blanks_go_at_both_ends() -> None:
    assert clean_line("  a b\t \u00a0") == "a b"
    assert clean_block("\n\n a\n b \n") == "a\n b"


def test_a_block_keeps_its_lines() -> None:
    assert clean_block("a\r\nb\rc\n\nd\te") == "a\nb\nc\n\nd e"


@given(st.text() | HOSTILE)
def test_clean_text_is_safe_and_stays_the_same_when_cleaned_again(text: str) -> None:
    line, block = clean_line(text), clean_block(text)
    assert is_safe(line)
    assert "\n" not in line
    assert is_safe(block)
    assert clean_line(line) == line
    assert clean_block(block) == block


@given(st.text(st.characters(codec="utf-8", categories=["L", "N", "P", "S"])))
def test_letters_and_signs_are_never_changed(text: str) -> None:
    assert clean_line(text) == text


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig"])
def test_utf_8_needs_no_note(encoding: str) -> None:
    assert decode("γ-MoD é".encode(encoding)) == ("γ-MoD é", "")


@pytest.mark.parametrize("encoding", ["utf-16", "utf-16-le", "utf-16-be"])
def test_utf_16_is_recognised_with_and_without_its_mark(encoding: str) -> None:
    assert decode("new\n\nMar 11 é".encode(encoding)) == ("new\n\nMar 11 é", "read as UTF-16")


def test_utf_32_is_recognised_by_its_mark() -> None:
    assert decode("né".encode("utf-32")) == ("né", "read as UTF-32")


def test_damaged_utf_16_is_read_as_far_as_it_goes() -> None:
    text, note = decode("new".encode("utf-16") + b"x")
    assert text.startswith("new")
    assert "damaged" in note


def test_a_few_bad_bytes_among_good_utf_8_are_replaced() -> None:
    data = "éééé".encode()
    assert decode(data + b"\xff") == ("éééé\ufffd", "1 byte was not UTF-8 and was replaced")
    assert decode(data + b"\xff\xfe\xff")[1] == "3 bytes were not UTF-8 and were replaced"


def test_text_that_is_not_utf_8_is_windows_1252() -> None:
    assert decode(b"caf\xe9 \x93x\x94") == ("café “x”", "not UTF-8: read as Windows-1252")


def test_bytes_that_windows_1252_leaves_open_are_latin_1() -> None:
    assert decode(b"\xe9\x81")[0] == "é\x81"


def test_a_utf_8_mark_is_believed_even_when_bytes_are_bad() -> None:
    assert decode(b"\xef\xbb\xbfa\xff")[0] == "a\ufffd"


@given(st.binary())
def test_decoding_never_raises(data: bytes) -> None:
    text, _ = decode(data)
    assert is_safe(clean_block(text))


@given(st.text(st.characters(codec="utf-8", exclude_characters="\0\ufeff")))
def test_utf_8_comes_back(text: str) -> None:
    assert decode(text.encode("utf-8")) == (text, "")
