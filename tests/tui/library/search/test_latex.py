r"""What has LaTeX is found as it was written and as it is shown, and marked in what is shown."""

from __future__ import annotations

import pytest

from tests.tui.library.made import paper
from tui.library.mathematics import shown
from tui.library.search.highlight import match_spans, snippet
from tui.library.search.index import build_index
from tui.library.search.query import parse_query
from tui.library.search.searcher import search

SQUARE = paper("Ropes", "It takes O(R^2) time.")
GREEK = paper(r"A $\beta$-Net for $\texttt{t5x}$ in $\mathcal{O}(n \log n)$")
QUOTED = paper("Sails", "The ``N:M'' knots of Sch\\\"on save 30\\% of rope.")
PLAIN = paper("Boats", "Nothing of the kind.")
INDEX = build_index([PLAIN, SQUARE, GREEK, QUOTED])
TITLES = {each.key: each for each in (SQUARE, GREEK, QUOTED, PLAIN)}


@pytest.mark.parametrize(
    ("query", "found"),
    [
        ("R^2", SQUARE), ("R²", SQUARE), ("r2", SQUARE), ("'R^2", SQUARE), ("'R²", SQUARE),
        ("'O(R²)", SQUARE), ("abs:R²", SQUARE), ("abs:'R²", SQUARE), ("'O(R^2)", SQUARE),
        ("beta", GREEK), ("β", GREEK), (r"\beta", GREEK), ("'β-Net", GREEK), ("β-net", GREEK),
        ("t5x", GREEK), ("texttt", GREEK), ("title:^'A\\ β-net", None), ("title:^A\\ β-Net", GREEK),
        ("'for\\ t5x\\ in", GREEK), ('"O(n log n)"', GREEK), ("title:n)$", GREEK), ("'O(n", GREEK),
        ("“N:M”", QUOTED), ("'“N:M”", QUOTED), ("'``N:M", QUOTED), ("30%", QUOTED),
        ("'30%", QUOTED), (r"'30\%", QUOTED), ("Schön", QUOTED), ("schon", QUOTED),
        ("'Schön", QUOTED),
    ],
)  # fmt: skip
def test_latex_is_found_in_either_form(query: str, found: object) -> None:
    keys = list(search(INDEX, parse_query(query)).keys)
    assert [TITLES[key] for key in keys][:1] == ([found] if found else [])


def test_what_is_not_shown_is_not_found_otherwise() -> None:
    assert not len(search(INDEX, parse_query("abs:t5x")).keys)
    for query in ("!'R²", "!'R^2"):
        assert SQUARE.key not in list(search(INDEX, parse_query(query)).keys)


@pytest.mark.parametrize(
    ("query", "text", "marked"),
    [
        ("R^2", SQUARE.abstract, ["R²"]),
        ("R²", SQUARE.abstract, ["R²"]),
        ("'R^2", SQUARE.abstract, ["R²"]),
        ("'O(R²)", SQUARE.abstract, ["O(R²)"]),
        (r"\beta", GREEK.title, ["β"]),
        ("β", GREEK.title, ["β"]),
        ("texttt", GREEK.title, []),
        ("t5x log", GREEK.title, ["t5x", "log"]),
        (r"'30\%", QUOTED.abstract, ["30%"]),
        ("'“N:M”", QUOTED.abstract, ["“N:M”"]),
        ("'``N:M''", QUOTED.abstract, ["“N:M”"]),
    ],
)
def test_what_was_found_is_marked_in_what_is_shown(
    query: str, text: str, marked: list[str]
) -> None:
    made = shown(text)
    terms = search(INDEX, parse_query(query)).matched
    assert [made[start:end] for start, end in match_spans(made, terms)] == marked


def test_a_snippet_is_of_what_is_shown() -> None:
    terms = search(INDEX, parse_query("'30\\%")).matched
    assert snippet(shown(QUOTED.abstract), terms) == "…of Schön save 30% of rope."
