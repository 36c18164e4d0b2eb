"""Reading lists: their names, and moving a paper within one."""

from __future__ import annotations

from contextlib import suppress

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tui.library.errors import LibraryError
from tui.library.lists import LONGEST_NAME, ReadingList, list_name, moved

ABCD = tuple("abcd")


@pytest.mark.parametrize(
    ("typed", "name"),
    [
        ("To read", "To read"),
        ("  To read \n", "To read"),
        ("[/b]", "[/b]"),
        ("[MASK] $x_i$ \\ 100%", "[MASK] $x_i$ \\ 100%"),
        ("../../etc/passwd", "../../etc/passwd"),
        ("Größe γ 論文 😀", "Größe γ 論文 😀"),
        ("a\tb\nc\r\nd", "a b c d"),
        ("a\x1b[31mb\x1b[0m", "ab"),
        ("a\x1b]0;title\x07b", "ab"),
        ("a\x9b31mb\x00\x7f", "ab"),
        ("a\u202eb\u2066c", "abc"),
        ("a\ud800b", "a\ufffdb"),
    ],
)
def test_a_name_is_cleaned_and_else_kept_as_typed(typed: str, name: str) -> None:
    assert list_name(typed) == name


@pytest.mark.parametrize("typed", ["", "  ", "\t\r\n", "\x1b[31m", "\x00\x07", "\u202e\ufeff"])
def test_a_name_of_nothing_is_refused(typed: str) -> None:
    with pytest.raises(LibraryError, match=r"^A reading list needs a name\.$"):
        list_name(typed)


def test_a_name_may_be_as_long_as_it_says_and_no_longer() -> None:
    assert list_name("γ" * LONGEST_NAME) == "γ" * LONGEST_NAME
    with pytest.raises(LibraryError, match=r"at most 100 characters; this has 101"):
        list_name("γ" * (LONGEST_NAME + 1))


def test_blanks_at_the_ends_do_not_make_a_name_too_long() -> None:
    assert list_name(f"  {'x' * LONGEST_NAME}  ") == "x" * LONGEST_NAME


@pytest.mark.parametrize("typed", ["To read", "TO READ", " to Read ", "To\x1b[31m read"])
def test_a_taken_name_is_refused_whatever_the_case(typed: str) -> None:
    with pytest.raises(LibraryError, match=r"a reading list “To read” already"):
        list_name(typed, [ReadingList(1, "Other"), ReadingList(2, "To read")])


def test_a_name_is_taken_also_by_another_capital_sharp_s() -> None:
    with pytest.raises(LibraryError, match="already"):
        list_name("STRASSE", [ReadingList(1, "Straße")])


@given(st.text(st.characters()))
def test_whatever_is_typed_gives_a_name_that_is_safe_to_show_or_a_reason(typed: str) -> None:
    with suppress(LibraryError):
        name = list_name(typed)
        assert 0 < len(name) <= LONGEST_NAME
        assert name == name.strip()
        assert not set(name) & {*map(chr, (*range(0x20), *range(0x7F, 0xA0))), "\u202e"}
        assert list_name(name) == name


@pytest.mark.parametrize(
    ("key", "by", "after"),
    [
        ("b", 1, "acbd"),
        ("b", -1, "bacd"),
        ("a", 3, "bcda"),
        ("d", -3, "dabc"),
        ("b", 0, "abcd"),
        ("b", 99, "acdb"),
        ("c", -99, "cabd"),
        ("a", -1, "abcd"),
        ("d", 1, "abcd"),
    ],
)
def test_a_paper_moves_as_far_as_the_list_goes(key: str, by: int, after: str) -> None:
    assert moved(ABCD, key, by) == tuple(after)


@given(st.permutations("abcdef"), st.sampled_from("abcdef"), st.integers(-9, 9))
def test_moving_a_paper_leaves_the_others_in_their_order(
    order: list[str], key: str, by: int
) -> None:
    after = moved(tuple(order), key, by)
    assert sorted(after) == sorted(order)
    assert [each for each in after if each != key] == [each for each in order if each != key]


def test_several_papers_move_together_and_stand_one_after_another_then() -> None:
    assert moved(ABCD, ["a", "c"], 1) == tuple("bacd")
    assert moved(ABCD, ["c", "d"], -1) == tuple("acdb")
    assert moved(ABCD, ["x"], 1) == ABCD
