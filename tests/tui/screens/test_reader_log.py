"""What was done and when, undone and redone from there, and how much that is in all."""

from __future__ import annotations

from contextlib import closing
from datetime import date

import pytest

from parsing.paper import paper_key
from tests.tui.screens.desks import desk_of, numbered, starred_on_disk
from tests.tui.screens.person import reading
from tui.library.desk import Desk
from tui.library.library import Library
from tui.library.locations import locations
from tui.library.storage.transaction import agent_name


@pytest.fixture
def desk() -> Desk:
    """Six papers."""
    return desk_of(numbered(6))


async def test_what_was_done_is_listed_the_newest_first_with_its_time(desk: Desk) -> None:
    async with reading(desk) as person:
        await person.press("H")
        await person.until("Nothing was done yet.")
        await person.press("s", "j", "r", "H")
        await person.until("What was done last: 2 changes")
        text = person.text
        assert text.index("Marked “Paper 02” read") < text.index("Starred “Paper 01”")
        assert f"▌ {date.today():%d %b} " in person.line("Marked “Paper 02” read")
        await person.press("escape")
        assert person.dialog == ""


async def test_u_there_undoes_the_newest_and_goes_to_the_next(desk: Desk) -> None:
    async with reading(desk) as person:
        await person.press("s", "j", "r", "H")
        await person.until("What was done last")
        await person.press("u")
        await person.until(lambda: "undone" in person.line("Marked “Paper 02” read"))
        assert "▌" in person.line("Starred “Paper 01”")
        await person.press("u")
        await person.until(lambda: not starred_on_disk())
        await person.press("ctrl+r")
        await person.until(lambda: starred_on_disk() == ["Paper 01"])
        await person.until(lambda: "undone" not in person.line("Starred “Paper 01”"))


async def test_what_another_did_is_there_too_and_says_when_an_agent_did_it(desk: Desk) -> None:
    async with reading(desk) as person:
        with closing(Library(locations(), reader=agent_name())) as other:
            other.set_note(desk.store.papers[paper_key("Paper 03")], "Row.")
        await person.press("H")
        await person.until("Wrote the note on “Paper 03”")
        assert "by an agent" in person.line("Wrote the note on “Paper 03”")


async def test_how_much_is_done_is_told_by_list_and_leads_there(desk: Desk) -> None:
    first, second, *_ = desk.store.papers.values()
    desk.apply(desk.library.make_list("Later", [first, second]))
    desk.apply(desk.library.reading_lists.set_done(1, [first.key], True))
    async with reading(desk) as person:
        await person.press("r")
        await person.until(lambda: "✓" in person.pane("papers"))
        await person.press(":")
        await person.type("how much")
        await person.press("enter")
        await person.until("What is read, starred, listed and done")
        await person.type("read in 20")
        assert "1 Enter choose" in person.dialog
        await person.press("ctrl+u")
        await person.type("later")
        assert "▌ Later 1 of 2 read, 1 done" in person.dialog
        await person.press("enter")
        assert "List Later" in person.heading()
