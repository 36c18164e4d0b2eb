"""Several tags or lists at once: ticked by keys, taken away, made new; signs say who has them."""

from __future__ import annotations

import pytest

from tests.tui.screens.desks import desk_of, lists_on_disk, numbered
from tests.tui.screens.person import Person, reading
from tui.library.desk import Desk


@pytest.fixture
def desk() -> Desk:
    """Six papers; the first is in “One” and tagged #rl, the second tagged #rl and #agents."""
    desk = desk_of(numbered(6))
    first, second, *_ = desk.store.papers.values()
    library = desk.library
    desk.apply(library.make_list("One", [first]))
    desk.apply(library.make_list("Two"))
    desk.apply(library.tag([first, second], "rl"))
    desk.apply(library.tag([second], "agents"))
    return desk


def tags(person: Person) -> list[tuple[str, ...]]:
    """The tags of the first two papers."""
    desk = person.app.desk
    return [desk.library.state.tags_of(key) for key in list(desk.store.papers)[:2]]


async def test_signs_say_which_papers_have_a_tag_and_ticks_change_several_at_once(
    desk: Desk,
) -> None:
    async with reading(desk) as person:
        await person.press("2", "m", "t")
        assert "◪ agents" in person.dialog
        assert "☑ rl" in person.dialog
        await person.press("tab")
        assert "☑ agents" in person.dialog
        await person.press("down", "space")
        assert "☐ rl" in person.dialog
        await person.type("graphs")
        await person.press("tab")
        assert "☑ graphs" in person.dialog
        await person.press("enter")
        await person.until("Tagged #agents #graphs; not tagged #rl any more: 2 papers")
        assert tags(person) == [("agents", "graphs")] * 2
        await person.press("u")
        await person.until("Undone: changed the tags of 2 papers")
        assert tags(person) == [("rl",), ("agents", "rl")]


async def test_two_tags_are_typed_with_a_comma_between(desk: Desk) -> None:
    async with reading(desk) as person:
        await person.press("t")
        await person.type("graphs, agents")
        assert "The tags “graphs”, “agents”" in person.dialog
        await person.press("enter")
        await person.until("Tagged #graphs #agents")
        assert tags(person)[0] == ("agents", "graphs", "rl")


async def test_ticks_put_a_paper_into_several_lists_and_out_of_others(desk: Desk) -> None:
    async with reading(desk) as person:
        await person.press("a")
        assert "☑ One" in person.dialog
        await person.press("tab", "down", "tab")
        await person.type("three")
        await person.press("enter")
        await person.until("In “Two”, “three”; not in “One” any more")
        assert lists_on_disk() == {"One": [], "Two": ["Paper 01"], "three": ["Paper 01"]}


async def test_what_is_ticked_and_unticked_again_changes_nothing(desk: Desk) -> None:
    async with reading(desk) as person:
        await person.press("t", "tab", "tab", "enter")
        await person.until(lambda: "Which tag" not in person.text)
        assert tags(person) == [("rl",), ("agents", "rl")]


async def test_a_blank_within_a_name_is_typed(desk: Desk) -> None:
    async with reading(desk) as person:
        await person.press("a")
        await person.type("to read")
        assert "New list “to read”" in person.dialog


async def test_the_view_follows_a_tag_that_is_renamed_and_made_one_with_another(
    desk: Desk,
) -> None:
    async with reading(desk) as person:
        await person.choose("#agents")
        await person.press("R")
        await person.press("ctrl+u")
        await person.type("language")
        await person.press("enter")
        await person.until("#agents is #language now: 1 paper")
        assert "#language · 1 paper" in person.text
        await person.press("u")
        await person.until("Undone")
        assert "#agents · 1 paper" in person.text


async def test_the_view_stays_with_papers_that_had_the_other_tag_already(desk: Desk) -> None:
    async with reading(desk) as person:
        await person.choose("#agents")
        await person.press("R", "ctrl+u")
        await person.type("rl")
        await person.press("enter", "y")
        await person.until("#agents is #rl now: 1 paper")
        assert "#rl · 2 papers" in person.text


async def test_d_in_the_sidebar_takes_a_tag_from_all_papers(desk: Desk) -> None:
    async with reading(desk) as person:
        await person.choose("#rl")
        await person.press("d")
        assert "Take the tag #rl from 2 papers?" in person.dialog
        await person.press("y")
        await person.until("Deleted the tag #rl")
        assert tags(person) == [(), ("agents",)]
        await person.press("u")
        await person.until("Undone")
        assert tags(person) == [("rl",), ("agents", "rl")]
