"""Names in the few words that a row has room for."""

from __future__ import annotations

import pytest

from parsing.meta import NO_META, Author
from tui.library.bylines import short_authors

AUTHORS = [
    pytest.param("Ann Doe", "Doe", id="two words"),
    pytest.param("Jan van der Doe", "van der Doe", id="small words belong to the name"),
    pytest.param("Ann Doe Jr.", "Doe Jr.", id="what follows a family name stays with it"),
    pytest.param("Aristotle", "Aristotle", id="one word"),
    pytest.param("王 小明", "王 小明", id="the family name may come first"),
    pytest.param("The Lantern Team", "The Lantern Team", id="a group"),
    pytest.param("Lamps and Fog, Inc.", "Lamps and Fog, Inc.", id="a company"),
    pytest.param("Zoë Ångström", "Ångström", id="accents"),
]


@pytest.mark.parametrize(("name", "shown"), AUTHORS)
def test_a_row_names_the_first_author_by_family_name(name: str, shown: str) -> None:
    meta = NO_META._replace(authors=(Author(name), Author("Bob Roe")))
    assert short_authors(meta, families=True) == f"{shown} +1"
