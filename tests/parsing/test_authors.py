"""Lists of authors as sources write them."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from parsing.authors import split_authors, split_name
from parsing.meta import Author


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("Ann Doe", ["Ann Doe"]),
        ("Ann Doe and Bob Roe", ["Ann Doe", "Bob Roe"]),
        ("Ann Doe, Bob Roe, and Cy Poe", ["Ann Doe", "Bob Roe", "Cy Poe"]),
        ("Ann Doe; Bob Roe", ["Ann Doe", "Bob Roe"]),
        ("Ann Doe & Bob Roe", ["Ann Doe", "Bob Roe"]),
        ("Doe, A., Roe, B.", ["A. Doe", "B. Roe"]),
        ("Doe, Katherine; Roe, Bob", ["Katherine Doe", "Bob Roe"]),
        ("Ann Doe (1), Bob Roe (1 and 2) ((1) Here, (2) There)", ["Ann Doe", "Bob Roe"]),
        ("Ann Doe (Quay), Bob Roe (Fog); Cy Poe (Quay)", ["Ann Doe", "Bob Roe", "Cy Poe"]),
        ("Doe, Ann (Quay)*; Roe, Bob (Fog)", ["Ann Doe", "Bob Roe"]),
        ("van Doe, Ann Mary (Quay); Roe, Bob (Fog)", ["Ann Mary van Doe", "Bob Roe"]),
        ("De La Doe, Ann M. (Quay); Roe, Bob (Fog)", ["Ann M. De La Doe", "Bob Roe"]),
        ("van Doe, Ann Mary", ["Ann Mary van Doe"]),
        ("Ann  Doe,\n  Bob Roe", ["Ann Doe", "Bob Roe"]),
        ("Sandy Anderson", ["Sandy Anderson"]),
        ("", []),
    ],
)
def test_running_text_is_one_author_a_name(text: str, names: list[str]) -> None:
    authors, cut = split_authors(text)
    assert [author.name for author in authors] == names
    assert not cut


@pytest.mark.parametrize("text", ["Ann Doe et al.", "Ann Doe, et al", "Ann Doe and others"])
def test_a_list_that_breaks_off_says_so(text: str) -> None:
    assert split_authors(text) == ((Author(literal="Ann Doe"),), True)


def test_a_comma_parts_family_and_given_name() -> None:
    assert split_name("van Roe, Bob") == Author(family="van Roe", given="Bob")
    assert split_name("Example Lab") == Author(literal="Example Lab")
    assert split_name("Roe,") == Author(literal="Roe")


@given(st.text(alphabet="ab ,;&.()[]\n") | st.text())
def test_an_author_has_a_family_name_or_a_whole_one(text: str) -> None:
    for author in split_authors(text)[0]:
        assert bool(author.family) != bool(author.literal)
