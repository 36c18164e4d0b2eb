"""Titles in scripts without blanks are found in the filter bar by parts of them."""

from __future__ import annotations

import pytest

from tests.tui.library.made import page
from tests.tui.screens.desks import desk_of
from tests.tui.screens.person import reading

TITLE = "深度学习在医学影像分析中的应用研究"


@pytest.mark.parametrize("part", ["学习", "应用", "影像", "学"])
async def test_a_part_typed_in_the_bar_finds_the_title_and_is_marked(part: str) -> None:
    async with reading(desk_of(page("shelf", TITLE, "Another"))) as person:
        await person.filter(part)
        await person.until("1 of 2 papers")
        assert set(person.matched("papers")) == {part}
        assert set(person.matched("paper")) == {part}
