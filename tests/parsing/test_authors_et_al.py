"""Lists of authors as sources write them."""

from __future__ import annotations

import pytest

from parsing.authors import split_authors


@pytest.mark.parametrize(
    "text",
    ["Ann Doe et al.", "Ann Doe, et al", "Ann Doe et.al.", "Ann Doe et. al.", "Ann Doe, others"],
)
def test_what_stands_for_further_authors_is_no_author(text: str) -> None:
    authors, more = split_authors(text)
    assert [author.name for author in authors] == ["Ann Doe"]
    assert more
