"""A reading list worked off by keys: what is done there, what it is for, and when it is due."""

from __future__ import annotations

import re

import pytest

from tests.tui.screens.desks import desk_of, numbered
from tests.tui.screens.person import Person, reading
from tui.library.desk import Desk


@pytest.fixture
def desk() -> Desk:
    """Six papers, the first three of them in a list."""
    desk = desk_of(numbered(6))
    desk.apply(desk.library.make_list("Later", list(desk.store.papers.values())[:3]))
    return desk


async def open_list(person: Person) -> None:
    """Open the list by keys."""
    await person.choose("Later")
    await person.press("l")


async def test_x_says_what_is_done_in_the_list_and_takes_it_back(desk: Desk) -> None:
    async with reading(desk) as person:
        await open_list(person)
        assert "● ☐  Paper 01" in person.pane("papers")
        await person.press("X")
        await person.until("Done in “Later”: Paper 01")
        assert "● ☑  Paper 01" in person.pane("papers")
        assert "List Later · ▰▰▱▱▱▱▱▱ 1 of 3 done" in person.text
        assert person.count("Later") == "1/3"
        await person.press("X")
        await person.until("To do in “Later”: Paper 01")
        await person.press("V", "X")
        await person.until("Done in “Later”: 3 papers")
        assert "▰▰▰▰▰▰▰▰ 3 of 3 done" in person.text
        await person.press("u")
        await person.until("Undone: marked 3 papers done in the list “Later”")
        assert "☑" not in person.pane("papers")


async def test_elsewhere_x_says_that_a_list_is_wanted(desk: Desk) -> None:
    async with reading(desk) as person:
        await person.press("X")
        assert person.status.startswith("Open a reading list first")
        assert "☐" not in person.pane("papers")


async def test_what_a_list_is_for_and_when_it_is_due_stand_over_it(desk: Desk) -> None:
    desk.apply(desk.library.reading_lists.describe(1, "For the seminar."))
    desk.apply(desk.library.reading_lists.set_due(1, "1999-12-31"))
    async with reading(desk) as person:
        await open_list(person)
        below, first, *_ = person.pane("papers").split("\n")
        assert re.fullmatch(r"Overdue by [\d,]+ days · For the seminar.", below.strip())
        assert "Paper 01" in first
        await person.press("G")
        assert person.cursor() == "Paper 03"
        await person.press("h", "g", "l")
        assert "For the seminar." not in person.text
