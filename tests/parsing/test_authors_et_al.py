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
