"""Shelves that change between two starts, and what their indexes answer."""

from __future__ import annotations

from pathlib import Path

from hypothesis import strategies as st

from parsing.paper import Paper
from tests.tui.library.made import paper
from tui.library.search.index import Index
from tui.library.search.index_file import indexes
from tui.library.search.more_like_this import neighbours
from tui.library.search.query import parse_query
from tui.library.search.searcher import search

WORDS = ["sparse", "sparsely", "dense", "long", "longer", "attention", "on", "é", "ßa", "漢"]
QUERIES = (
    "sparse", "long dense", "atention", "on attention sparse", "title:long", "abs:dense", "'é",
    "!'sparse", "^long", "'on", "s", "dense$", "title:sparse | abs:long",
)  # fmt: skip

_TEXT = st.lists(st.sampled_from(WORDS), max_size=3).map(" ".join)


def papers_of(texts: list[tuple[str, str]]) -> list[Paper]:
    """Papers with these titles and abstracts."""
    return [paper(*each) for each in texts]


def _key(texts: tuple[str, str]) -> str:
    return paper(*texts).key


SHELVES = st.lists(st.tuples(_TEXT, _TEXT), max_size=10, unique_by=_key).map(papers_of)
"""Papers in some order; another shelf may have some of them with another abstract."""


def many(count: int, first: int = 0) -> list[Paper]:
    """Papers that differ, each of some words that others have."""
    return [
        paper(f"Paper {n} on {WORDS[n % 7]}", f"{WORDS[n % 5]} and {WORDS[n % 3]}")
        for n in range(first, first + count)
    ]


def answers(index: Index) -> list[list[str]]:
    """What an index says to all queries, and what is like each of its papers."""
    found = [list(search(index, parse_query(query)).keys) for query in QUERIES]
    in_order = index.sorted(index.alive)
    return found + [
        [each.key for each in neighbours(index, index.text(document).key)] for document in in_order
    ]


def opened(papers: list[Paper], file: Path | None) -> Index:
    """The index that a start ends with."""
    *_, index = indexes(papers, file)
    return index
