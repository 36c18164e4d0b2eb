"""Names of reading lists: whatever is typed or pasted shows as it is, or is refused in words."""

from __future__ import annotations

import unicodedata

import pytest

from tests.tui.screens.desks import desk_of, lists_on_disk, numbered
from tests.tui.screens.person import reading
from tui.library.desk import Desk

HOSTILE = ["[/b]", "[red]x", "[@click=app.quit]", "[link=http://x]y", "$x", "\\", "{}", "a/../b"]


@pytest.fixture
def desk() -> Desk:
    """Three papers, no list."""
    return desk_of(numbered(3))


async def test_a_name_is_shown_as_it_was_typed(desk: Desk) -> None:
    async with reading(desk) as person:
        for name in HOSTILE:
            await person.press("c")
            await person.type(name)
            assert name in person.dialog
            await person.press("enter")
            await person.until(f"Made the reading list “{name}”")
            assert person.count(name) == "0"
        assert list(lists_on_disk()) == HOSTILE


@pytest.mark.parametrize("name", HOSTILE[:2])
async def test_a_name_is_shown_as_it_is_wherever_it_stands(desk: Desk, name: str) -> None:
    async with reading(desk) as person:
        await person.press("a")
        await person.type(name)
        assert f"New list “{name}”" in person.text
        await person.press("enter")
        await person.until(f"Added to the new list “{name}”")
        assert f"in {name}" in person.pane("papers")
        assert f"List   {name}" in person.pane("paper")
        await person.choose(name)
        assert f"List {name} · 1 paper" in person.heading()
        await person.press("R")
        assert f"Another name for “{name}”" in person.text
        await person.press("escape", "d")
        assert f"Delete the reading list “{name}”" in person.text
        await person.press("y")
        await person.until(f"Deleted the list “{name}”")


async def test_a_name_of_markup_has_no_colour_of_its_own(desk: Desk) -> None:
    async with reading(desk) as person:
        await person.press("c")
        await person.type("[red]x")
        await person.press("enter")
        await person.until("Made the reading list “[red]x”")
        await person.press("a")
        assert person.style("[red]x").color == person.style("x ").color
        assert person.style("[red]x").color != person.style("Esc cancel").color
        await person.press("escape")
        assert person.style("[red]x", "sidebar") == person.style("Starred", "sidebar")


async def test_an_empty_name_is_refused_in_the_dialog_which_stays(desk: Desk) -> None:
    async with reading(desk) as person:
        await person.press("c")
        for blanks in ("", "   "):
            await person.type(blanks)
            await person.press("enter")
            assert "A reading list needs a name." in person.dialog
        await person.type("Later")
        await person.press("enter")
        await person.until("Made the reading list “")
        assert lists_on_disk() == {"Later": []}


async def test_a_name_that_is_taken_is_refused_whatever_its_case(desk: Desk) -> None:
    async with reading(desk) as person:
        await person.press("c")
        await person.type("Later")
        await person.press("enter")
        await person.until("Made the reading list “Later”")
        for name in ("Later", "LATER", "  later "):
            await person.press("c")
            await person.type(name)
            await person.press("enter")
            assert "There is a reading list “Later” already." in person.dialog, name
            await person.press("escape")
        await person.press("s")
        await person.until(lambda: "★" in person.pane("papers"))
        assert lists_on_disk() == {"Later": []}


async def test_a_list_may_change_the_case_of_its_own_name(desk: Desk) -> None:
    async with reading(desk) as person:
        await person.press("c")
        await person.type("later")
        await person.press("enter")
        await person.until("Made the reading list “later”")
        await person.choose("later")
        await person.press("R", *["backspace"] * 5)
        await person.type("LATER")
        await person.press("enter")
        await person.until(lambda: lists_on_disk() == {"LATER": []})


async def test_a_name_that_differs_by_an_accent_is_another_name(desk: Desk) -> None:
    async with reading(desk) as person:
        await person.press("a")
        await person.type("resume")
        await person.press("enter")
        await person.until("Added to the new list “resume”")
        await person.press("a")
        await person.type("résumé")
        assert "New list “résumé”" in person.text


@pytest.mark.parametrize("typed", ["re\u0301sume\u0301", "RÉ\u200bSUMÉ", "résumé\u3164"])
async def test_a_list_is_found_by_a_name_that_looks_like_its_own(desk: Desk, typed: str) -> None:
    async with reading(desk) as person:
        await person.press("a")
        await person.type("résumé")
        await person.press("enter")
        await person.until("Added to the new list “résumé”")
        await person.press("j", "a")
        await person.paste(typed)
        await person.until(lambda: "New list" not in person.text)
        await person.press("enter")
        await person.until("Added to “résumé”")
        assert [len(keys) for keys in lists_on_disk().values()] == [2]


@pytest.mark.parametrize("key", ["a", "c", "t"])
async def test_a_name_of_nothing_visible_is_refused_in_words(desk: Desk, key: str) -> None:
    async with reading(desk) as person:
        await person.press(key)
        await person.paste("\u3164")
        await person.press("enter")
        await person.until("A name needs a letter that can be seen.")
        assert lists_on_disk() == {}


async def test_a_name_that_is_too_long_is_refused_in_the_dialog(desk: Desk) -> None:
    async with reading(desk) as person:
        await person.press("c")
        await person.paste("long " * 30)
        await person.press("enter")
        assert "A name has at most 100 characters" in person.text
        assert lists_on_disk() == {}


async def test_a_name_that_is_too_long_for_a_new_list_is_refused_in_words(desk: Desk) -> None:
    async with reading(desk) as person:
        await person.press("a")
        await person.paste("long " * 30)
        await person.press("enter")
        await person.until("A name has at most 100 characters")
        assert lists_on_disk() == {}


@pytest.mark.parametrize("key", ["a", "c"])
async def test_control_characters_in_a_pasted_name_never_reach_screen_or_disk(
    desk: Desk, key: str
) -> None:
    async with reading(desk) as person:
        await person.press(key)
        await person.paste("\x1b[31mred\x07\u202e\x9b2J")
        assert controls(person.text) == []
        await person.press("enter")
        await person.until(lists_on_disk)
        await person.until(lambda: "“" in person.status)
        assert controls(person.text) == []
        assert list(lists_on_disk()) == ["red"]


def controls(text: str) -> list[str]:
    """The characters of a screen that a terminal might obey."""
    return [
        char
        for char in text
        if char != "\n" and (unicodedata.category(char) == "Cc" or char in "\u202e\u2066")
    ]


async def test_a_wide_name_is_cut_and_keeps_its_count_in_the_column(desk: Desk) -> None:
    async with reading(desk) as person:
        name = "読むべき論文の長い長い名前のリスト"
        await person.press("c")
        await person.paste(name)
        await person.press("enter")
        await person.until(lambda: "読むべき論文" in person.pane("sidebar"))
        strips = person.strips("sidebar")
        wide = next(strip for strip in strips if "読むべき" in strip.text)
        plain = next(strip for strip in strips if "Starred" in strip.text)
        assert wide.cell_length == plain.cell_length == 26
        assert wide.text.rstrip().endswith("… 0")
