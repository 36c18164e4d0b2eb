"""Texts beside title and abstract: who wrote a paper, what else it is called, and what may come."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from parsing.meta import Author, Meta
from parsing.paper import Paper
from tests.tui.library.made import paper
from tests.tui.library.shelves import opened
from tui.library.search.index import Index, build_index
from tui.library.search.more_like_this import neighbours
from tui.library.search.query import parse_query
from tui.library.search.searcher import search
from tui.library.search.texts import TEXTS, RankedText


def written_by(title: str, abstract: str, *names: str) -> Paper:
    """A paper of some authors."""
    return paper(title, abstract)._replace(meta=Meta(authors=tuple(map(Author, names))))


BUOYS = written_by("Buoys in Fog", "Bells of brass.", "Zoë Lanternby", "Wu Tallow")
ROPES = written_by("Ropes", "Lanternby's knots, and tallow on them.", "Wu Mastley", "Tallow Reed")
LANTERNBY = written_by("Lanternby Harbour", "Boats.")
SHIPS = paper("Ships at Night")._replace(other_titles=("Lighthouses of Glass", "Vessels by Night"))
SHELF = [ROPES, BUOYS, LANTERNBY, SHIPS]


def found(query: str, index: Index | None = None) -> list[str]:
    """The titles that a query finds, best first."""
    index = index or build_index(SHELF)
    titles = {each.key: each.title for each in SHELF}
    return [titles[key] for key in search(index, parse_query(query)).keys]


@pytest.mark.parametrize(
    ("query", "titles"),
    [
        ("mastley", ["Ropes"]),
        ("lanternby", ["Lanternby Harbour", "Buoys in Fog", "Ropes"]),
        ("lanternbi", ["Lanternby Harbour", "Buoys in Fog", "Ropes"]),
        ("zoe", ["Buoys in Fog"]),
        ("author:lanternby", ["Buoys in Fog"]),
        ("author:'ZOË", []),
        ("author:Zoë", ["Buoys in Fog"]),
        ("author:^wu", ["Ropes", "Buoys in Fog"]),
        ("author:tallow$", ["Buoys in Fog"]),
        ("author:^tallow", ["Ropes"]),
        ('author:^"wu tallow"$', []),
        ("author:^wu\\ tallow$", ["Buoys in Fog"]),
        ("author:'zoe\\ lanternby'", ["Buoys in Fog"]),
        ("author:'lanternby\\ wu", []),
        ("boats | author:mastley", ["Ropes", "Lanternby Harbour"]),
        ("!author:wu", ["Lanternby Harbour", "Ships at Night"]),
    ],
)
def test_papers_are_found_by_who_wrote_them(query: str, titles: list[str]) -> None:
    assert found(query) == titles


@pytest.mark.parametrize(
    "query",
    [
        "lighthouses",
        "title:lighthouses",
        "title:^vessels",
        "title:glass$",
        "light houses",
        "vesels",
    ],
)
def test_papers_are_found_by_their_other_titles(query: str) -> None:
    assert found(query) == ["Ships at Night"]
    assert found("abs:lighthouses") == []


def test_all_words_side_by_side_in_another_title_come_first() -> None:
    near = paper("A")._replace(other_titles=("Glass Lighthouses",))
    apart = paper("B", "Lighthouses.")._replace(other_titles=("Of Glass and of Sand",))
    index = build_index([apart, near])
    assert list(search(index, parse_query("glass lighthouses")).keys) == [near.key, apart.key]


def test_who_wrote_papers_makes_them_no_more_alike() -> None:
    first, second = (written_by(title, "", "Zoe Lanternby") for title in ("Knots", "Bells"))
    assert neighbours(build_index([first, second]), first.key) == []


def test_a_paper_is_found_by_its_authors_of_now(tmp_path: Path) -> None:
    file, before = tmp_path / "index", written_by("Sails", "", "Old Mastley")
    opened([before, LANTERNBY], file)
    index = opened([before._replace(meta=Meta(authors=(Author("Wu Reed"),))), LANTERNBY], file)
    assert list(search(index, parse_query("author:reed")).keys) == [before.key]
    assert not len(search(index, parse_query("mastley")).keys)


@pytest.mark.parametrize("shelf", [SHELF, [LANTERNBY], [SHIPS]])
def test_all_texts_are_kept_between_two_starts(
    shelf: list[Paper], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    file = tmp_path / "index"
    opened(shelf, file)
    monkeypatch.setattr("tui.library.search.index.indexed", lambda _: pytest.fail("was read anew"))
    index = opened(shelf, file)
    monkeypatch.undo()
    fresh = build_index(shelf)
    for query in ("lanternby", "author:^wu", "title:vessels", "tallow", "!author:wu"):
        assert found(query, index) == found(query, fresh)


@pytest.fixture
def third(monkeypatch: pytest.MonkeyPatch) -> Callable[[RankedText], None]:
    """Declares one text more."""
    return lambda text: monkeypatch.setitem(TEXTS, "comment", text)


def test_a_text_is_one_declaration(third: Callable[[RankedText], None]) -> None:
    third(RankedText(lambda each: each.meta.comment, 0.5))
    noted = paper("Anchors")._replace(meta=Meta(comment="Twelve pages, with plates"))
    index = build_index([paper("Oars"), noted])
    for query in ("plates", "plaets", "twelve pages"):
        assert list(search(index, parse_query(query)).keys) == [noted.key]
