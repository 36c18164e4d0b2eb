"""Lists of authors as sources write them."""

from __future__ import annotations

import pytest

from parsing.authors import split_authors
from parsing.meta import Author


@pytest.mark.parametrize(
    "text",
    ["Ann Doe et al.", "Ann Doe, et al", "Ann Doe et.al.", "Ann Doe et. al.", "Ann Doe, others"],
)
def test_what_stands_for_further_authors_is_no_author(text: str) -> None:
    authors, more = split_authors(text)
    assert [author.name for author in authors] == ["Ann Doe"]
    assert more


def test_one_word_before_a_comma_is_a_family_name() -> None:
    assert split_authors("Doe, Ann") == ((Author(family="Doe", given="Ann"),), False)
    assert [each.name for each in split_authors("Ann Doe, Bob Roe")[0]] == ["Ann Doe", "Bob Roe"]


@pytest.mark.parametrize("name", ["Ann Brothers", "Bob Smothers", "Cy Kampetal"])
def test_a_name_that_ends_as_such_a_word_does_stays_whole(name: str) -> None:
    assert split_authors(f"Ann Doe, {name}") == ((Author("Ann Doe"), Author(name)), False)
