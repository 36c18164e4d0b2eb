"""Reading lists as wholes by keys: described, due, put in order, moved between, merged, split."""

from __future__ import annotations

import pytest

from tests.tui.screens.desks import desk_of, lists_on_disk, numbered
from tests.tui.screens.person import Person, reading
from tui.library.desk import Desk
from tui.settings import Settings


@pytest.fixture
def desk() -> Desk:
    """Papers 1 and 2 in “One”, where 1 is done; paper 3 in “Two”."""
    desk = desk_of(numbered(6))
    first, second, third, *_ = desk.store.papers.values()
    desk.apply(desk.library.make_list("One", [first, second]))
    desk.apply(desk.library.make_list("Two", [third]))
    desk.apply(desk.library.reading_lists.set_done(1, [first.key], True))
    return desk


async def menu(person: Person, words: str) -> None:
    """Open the list “One” and do something of its menu, found by some words."""
    await person.choose("One")
    await person.press("l", "L", "/")
    await person.type(words)
    await person.press("enter")


async def test_where_a_name_needs_the_room_nothing_is_left_of_what_stands_beside_it(
    desk: Desk,
) -> None:
    async with reading(desk, (40, 12)) as person:
        await person.press("L")
        assert person.line("Put all of").strip("│▌ ") == "Put all of “All” into lists"
        await person.resize(60, 20)
        assert "6 papers" in person.dialog


async def test_a_list_is_described_and_due_by_its_menu(desk: Desk) -> None:
    async with reading(desk) as person:
        await menu(person, "what it is for")
        await person.type("For the seminar.")
        await person.press("ctrl+s")
        await person.until("“One” is described")
        assert "For the seminar." in person.pane("papers")
        await person.press("L", "/")
        await person.type("due")
        await person.press("enter")
        await person.type("soon")
        await person.press("enter")
        assert "“soon” is no day." in person.dialog
        await person.press("ctrl+u")
        await person.type("31 Dec 1999")
        assert "Friday, 31 Dec 1999" in person.dialog
        await person.press("enter")
        await person.until("“One” is due Friday, 31 Dec 1999")
        assert "Overdue by" in person.pane("papers")


async def test_what_the_menu_does_is_found_by_name_and_may_have_a_key(desk: Desk) -> None:
    keys = {**Settings().keys, "describe_list": "i"}
    async with reading(desk, settings=Settings(keys=keys)) as person:
        await person.press("i")
        assert person.status.startswith("This view is not a reading list")
        await person.choose("One")
        await person.press("l", "i")
        assert "What “One” is for" in person.dialog
        await person.press("escape", ":")
        await person.type("by which day")
        assert "no key" not in person.dialog
        await person.press("enter")
        assert "By which day is “One” due?" in person.dialog
        await person.press("escape", "?", "/")
        await person.type("split off")
        assert ":" in person.line("Split off what is done in this list")


async def test_papers_move_to_another_list_or_to_a_new_one(desk: Desk) -> None:
    async with reading(desk) as person:
        await person.choose("One")
        await person.press("l", "M")
        await person.type("two")
        await person.press("enter")
        await person.until("Moved to “Two”: Paper 01")
        await person.press("M")
        await person.type("New")
        await person.press("enter")
        await person.until("Moved to “New”: Paper 02")
        moved = {"One": [], "Two": ["Paper 03", "Paper 01"], "New": ["Paper 02"]}
        assert lists_on_disk() == moved


async def test_a_list_is_merged_into_another_after_a_question(desk: Desk) -> None:
    async with reading(desk) as person:
        await menu(person, "merge")
        await person.press("enter")
        assert "Put 2 papers of “One” into “Two”, and take “One” away?" in person.dialog
        await person.press("y")
        await person.until("“One” is a part of “Two” now")
        assert lists_on_disk() == {"Two": ["Paper 03", "Paper 01", "Paper 02"]}
        assert "List Two · " in person.heading()


async def test_what_is_done_is_split_off(desk: Desk) -> None:
    async with reading(desk) as person:
        await menu(person, "split")
        await person.press("enter")
        await person.until("Moved to the new list “One, done”: 1 paper")
        assert lists_on_disk() == {
            "One": ["Paper 02"],
            "Two": ["Paper 03"],
            "One, done": ["Paper 01"],
        }


async def test_all_that_a_filter_finds_goes_into_lists(desk: Desk) -> None:
    async with reading(desk) as person:
        await person.filter("title:06")
        await person.press("L", "enter")
        await person.type("Found")
        await person.press("enter")
        await person.until("Added to the new list “Found”")
        assert lists_on_disk()["Found"] == ["Paper 06"]


async def test_lists_are_put_in_order_in_the_sidebar(desk: Desk) -> None:
    async with reading(desk) as person:
        await person.choose("Two")
        await person.press("K")
        await person.until(
            lambda: person.pane("sidebar").index("Two") < person.pane("sidebar").index("One")
        )
        assert list(lists_on_disk()) == ["Two", "One"]
        assert person.pointed == "Two"
        await person.press("K")
        assert person.status.startswith("It is the first of the lists already.")


async def test_the_paper_says_where_it_stands_and_can_be_followed_there(desk: Desk) -> None:
    async with reading(desk) as person:
        assert "List   One (1 of 2, done)" in person.pane("paper")
        await person.press("j", "W")
        assert "One list, 1" not in person.dialog
        assert "list, 2 of 2" in person.dialog
        await person.press("enter")
        assert "List One" in person.text
        assert person.cursor() == "Paper 02"
