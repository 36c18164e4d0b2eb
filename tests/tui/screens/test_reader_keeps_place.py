"""The cursor stays on its paper: through filters, marks, clearing and changes of the view."""

from __future__ import annotations

import pytest

from tests.tui.library.made import page
from tests.tui.screens.desks import desk_of, numbered
from tests.tui.screens.person import reading
from tui.library.desk import Desk

FRUIT = page(
    "fruit",
    ("On pears", "Pears and apples."),
    ("On figs", "Figs alone."),
    ("Apples in the north", "Apples, apples, apples."),
    ("Of plums", "Plums, and an apple."),
    ("On quinces", "Quinces."),
    ("Apple trees", "Trees that bear apples."),
)


@pytest.fixture
def fruit() -> Desk:
    """Six papers, four of which have apples in them."""
    return desk_of(FRUIT)


async def test_a_paper_the_cursor_was_put_on_is_kept_while_it_is_found(fruit: Desk) -> None:
    async with reading(fruit) as person:
        await person.press("j", "j", "j")
        await person.filter("apple")
        assert person.cursor() == "Of plums"


async def test_a_paper_far_below_the_best_gives_way_to_it() -> None:
    async with reading(desk_of(numbered(60))) as person:
        await person.press("G", "/")
        await person.type("paper")
        await person.until(lambda: person.cursor() == "Paper 01")
        await person.press("escape")
        assert person.cursor() == "Paper 60"


async def test_where_the_cursor_stays_the_best_is_in_sight_too() -> None:
    async with reading(desk_of(numbered(60))) as person:
        await person.press(*"55j", *"10k")
        await person.filter("4")
        assert person.cursor() == "Paper 46"
        assert person.row("Paper 40")


async def test_a_paper_that_is_not_found_gives_way_to_the_best_match(fruit: Desk) -> None:
    async with reading(fruit) as person:
        await person.press("j")
        await person.filter("apple")
        assert person.cursor() == "Apple trees"


async def test_a_paper_with_only_some_of_the_words_gives_way_to_the_best(fruit: Desk) -> None:
    async with reading(fruit) as person:
        await person.press("j", "j", "j")
        await person.filter("apple trees")
        assert "Of plums" in person.pane("papers")
        assert person.cursor() == "Apple trees"


async def test_a_cursor_that_nobody_moved_goes_to_the_best_match(fruit: Desk) -> None:
    async with reading(fruit) as person:
        await person.filter("quinces")
        assert person.cursor() == "On quinces"
        assert person.reading == "On quinces"


async def test_thinking_better_of_a_filter_brings_back_the_paper_from_before(fruit: Desk) -> None:
    async with reading(fruit) as person:
        await person.press("j", "/")
        await person.type("apple")
        await person.until(lambda: person.cursor() == "Apple trees")
        await person.press("escape")
        assert person.cursor() == "On figs"
        assert person.reading == "On figs"


@pytest.mark.parametrize("keys", [(), ("j",), ("l", "h"), ("G",)])
async def test_clearing_keeps_the_paper_gone_to_among_those_found(
    fruit: Desk, keys: tuple[str, ...]
) -> None:
    async with reading(fruit) as person:
        await person.press("j")
        await person.filter("apple")
        await person.press(*keys)
        found = person.cursor()
        await person.press("escape")
        assert person.cursor() == found
        assert person.reading == found
        assert len(person.pane("papers").split("On ")) == 4


async def test_every_letter_typed_keeps_the_paper_while_it_is_found(fruit: Desk) -> None:
    async with reading(fruit) as person:
        await person.press("G", "/")
        for letter in "trees":
            await person.press(letter)
            await person.until(lambda: person.cursor() == "Apple trees")


@pytest.mark.parametrize("key", ["s", "r", "U"])
async def test_a_mark_leaves_the_cursor_where_it_is(fruit: Desk, key: str) -> None:
    async with reading(fruit) as person:
        await person.press("j", "j", "r")
        await person.until(lambda: "✓" in person.pane("papers"))
        await person.press(key)
        await person.until(lambda: person.row("Apples in") != "✓   Apples in the north")
        assert person.cursor() == "Apples in the north"


async def test_a_mark_under_a_filter_leaves_the_cursor_where_it_is(fruit: Desk) -> None:
    async with reading(fruit) as person:
        await person.filter("apple")
        await person.press("j", "j")
        before = person.cursor()
        await person.press("s")
        await person.until(lambda: "★" in person.pane("papers"))
        assert person.cursor() == before


async def test_choosing_a_view_again_keeps_its_paper() -> None:
    async with reading(desk_of(numbered(30))) as person:
        await person.choose("Unread")
        await person.press("l", "r")
        await person.type("jjjjj")
        await person.press("h", "l")
        assert person.cursor() == "Paper 06"


async def test_a_paper_keeps_its_place_of_reading_when_its_mark_comes() -> None:
    async with reading(desk_of(numbered(3, lines=90))) as person:
        await person.press("l", "j", "j", "j")
        await person.until(lambda: person.row("Paper 01").startswith("✓"))
        await person.press("s")
        await person.until(lambda: "★" in person.pane("papers"))
        assert person.tops["paper"] == 3


async def test_another_paper_begins_at_its_top() -> None:
    async with reading(desk_of(numbered(3, lines=90))) as person:
        await person.press("l", "G", "h", "j")
        assert person.reading == "Paper 02"


async def test_a_filter_that_is_typed_further_keeps_the_place_in_the_paper(fruit: Desk) -> None:
    async with reading(desk_of(numbered(3, lines=90))) as person:
        await person.press("j", "k", "l")
        await person.type("jjj")
        await person.press("/")
        await person.type("abstract")
        await person.until(lambda: person.matched("paper"))
        assert person.tops["paper"] == 3
