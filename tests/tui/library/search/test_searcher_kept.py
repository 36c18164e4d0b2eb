"""One index answers one query after the other, each as if it were the first."""

from __future__ import annotations

import pytest

from tests.tui.library.made import papers
from tui.library.search.index import Index, build_index
from tui.library.search.query import parse_query
from tui.library.search.searcher import Hits, search

UNKNOWN = " ".join(f"qx{n}" for n in range(13))
"""Words that no paper has, so many that none of them is looked up thoroughly."""
COMMON = [f"common n sparse {n}" for n in range(9)]


def asked(index: Index, query: str) -> Hits:
    return search(index, parse_query(query))


@pytest.mark.parametrize(
    ("titles", "before", "query"),
    [
        (["transformer"], f"{UNKNOWN} former", "former"),
        (["transformer"], "former", f"{UNKNOWN} former"),
        ([*COMMON, "rare"], "common sparse", "common | rare rare | sparse"),
        ([*COMMON, "rare"], "common | rare rare | sparse", "common sparse"),
        (["transformers", "sparse"], "transfro", "transfro sparse"),
        (["transformers", "sparse"], "transfro sparse", "transfro"),
        (["form", "from", "sparse"], "form", "form sparse"),
        (["form", "from", "sparse"], "title:form", "form"),
        (["t5code", "code", "t5"], "t5 code", "code"),
    ],
)
def test_a_query_is_answered_as_by_a_fresh_index(
    titles: list[str], before: str, query: str
) -> None:
    index, fresh = build_index(papers(*titles)), build_index(papers(*titles))
    list(asked(index, before).keys)
    again, first = asked(index, query), asked(fresh, query)
    assert list(again.keys) == list(first.keys)
    assert again.matched == first.matched
    assert again.complete == first.complete
