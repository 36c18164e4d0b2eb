"""Texts far longer than any pane: what a filter key costs depends on what is drawn."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from tests.tui.library.made import page
from tests.tui.screens.desks import desk_of
from tests.tui.screens.person import reading
from tui.library.search import highlight
from tui.library.search.highlight import SEARCHED, MatchedTerm, match_spans
from tui.widgets.paper_view import PaperView

LONG = "a " * 50_000


@pytest.mark.parametrize("giant", [LONG, ("Of it", LONG)], ids=["title", "abstract"])
async def test_a_text_is_searched_only_as_far_as_a_row_can_show_it(
    monkeypatch: pytest.MonkeyPatch, giant: str | tuple[str, str]
) -> None:
    given: list[int] = []

    def counted(text: str, found: tuple[MatchedTerm, ...]) -> Iterator[tuple[int, int]]:
        given.append(len(text))
        return match_spans(text, found)

    monkeypatch.setattr(highlight, "match_spans", counted)
    async with reading(desk_of(page("shelf", giant, "a short one"))) as person:
        given.clear()
        await person.filter("a")
        assert person.matched("papers")
        assert sum(given) < 10 * SEARCHED


async def test_an_abstract_full_of_matches_gives_each_line_only_its_own() -> None:
    async with reading(desk_of(page("shelf", ("Short", LONG)))) as person:
        await person.filter("a")
        assert person.matched("paper")
        view = person.reader.query_one(PaperView)
        lines = list(view.set_lines(view.content_width))
        assert sum(len(line.spans) for line in lines) <= SEARCHED
        shown = [
            line.text[start - line.start : end - line.start]
            for line in lines
            for start, end in line.spans
        ]
        assert set(shown) == {"a"}
        assert len(shown) == SEARCHED // 2


async def test_a_match_that_goes_on_in_the_next_line_is_marked_in_both() -> None:
    async with reading(desk_of(page("shelf", ("Short", f"{'x' * 200} end")))) as person:
        await person.filter("x" * 200)
        assert "".join(person.matched("paper")) == "x" * 200
