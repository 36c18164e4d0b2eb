"""What could not be read is told whole: at the start, in the sidebar, and all of it on a key."""

from __future__ import annotations

import pytest

from parsing.paper import Entry, Page, Problem
from tests.tui.screens.desks import desk_of
from tests.tui.screens.person import reading
from tui.library.desk import Desk

SIZES = ((120, 40), (40, 12))
ODD = Problem("monday", 7, "no abstract below the title “[b] Tides”", "kept without an abstract")
LATE = Problem("monday", 9, "this line is no title", "left out")


@pytest.fixture
def desk() -> Desk:
    """A page with two problems."""
    return desk_of(Page("monday", "Mar 11", (Entry("Of Tides", "They rise.", 1),), (ODD, LATE)))


@pytest.mark.parametrize("size", SIZES, ids=str)
async def test_the_first_is_told_whole_and_how_the_others_are_seen(
    desk: Desk, size: tuple[int, int]
) -> None:
    async with reading(desk, size) as person:
        assert " ".join(person.status.split()).startswith(f"{ODD} (1 more: ! shows all)")
        await person.press("j")
        assert "more:" not in person.status
        await person.press("h")
        assert "2 problems: !" in person.pane("sidebar") or size[1] < 20


async def test_all_are_told_with_their_lines_and_what_was_done(desk: Desk) -> None:
    async with reading(desk) as person:
        await person.press("!")
        await person.until("What could not be read: 2 problems")
        said = person.dialog
        assert "monday line 7: no abstract below the title “[b] Tides” kept without" in said
        assert "line 9: this line is no title left out" in said
        await person.press("escape")
        await person.until_gone("What could not be read")


@pytest.mark.parametrize("size", [*SIZES, (80, 24)], ids=str)
async def test_few_problems_stand_in_a_small_box_and_many_in_one_as_high_as_the_screen(
    size: tuple[int, int],
) -> None:
    for count in (1, 30):
        odd = tuple(Problem("monday", line, "no title", "left out") for line in range(1, count + 1))
        page = Page("monday", "Mar 11", (Entry("Of Tides", "They rise.", 1),), odd)
        async with reading(desk_of(page), size) as person:
            await person.press("!")
            await person.until("Esc back")
            box = [
                line
                for line in person.text.split("\n")
                if "╭" in line or "│" in line or "╰" in line
            ]
            few = 9 if size[1] >= 24 else 7
            assert len(box) == (few if count == 1 else size[1])
            assert "Esc back" in box[-2]
            await person.press("escape")


async def test_where_all_was_read_that_is_said() -> None:
    page = Page("monday", "Mar 11", (Entry("Of Tides", "They rise.", 1),))
    async with reading(desk_of(page)) as person:
        await person.press("!")
        assert person.status.startswith("All was read.")
        assert "problem" not in person.pane("sidebar")
