"""Room: which panes are seen at which size, and that resizing loses nobody's place."""

from __future__ import annotations

import asyncio

import pytest
from textual import events
from textual.geometry import Size

from tests.tui.screens.desks import desk_of, numbered, own_desk
from tests.tui.screens.person import THREE_PANES, Person, reading

ALL = ("sidebar", "papers", "paper")
"""The panes, from left to right."""
KEYS = {"sidebar": ("h",), "papers": (), "paper": ("l",)}
"""What gives each the keys, from the list."""
SHOWN = {
    (160, 50): (ALL, ALL, ALL),
    (120, 40): (ALL, ALL, ALL),
    (119, 24): (("sidebar", "papers"), ("papers", "paper"), ("papers", "paper")),
    (80, 24): (("sidebar", "papers"), ("papers", "paper"), ("papers", "paper")),
    (79, 24): (("sidebar",), ("papers",), ("paper",)),
    (40, 12): (("sidebar",), ("papers",), ("paper",)),
}
"""The panes that are seen in a terminal when each of the three has the keys."""


async def test_the_panes_there_is_room_for_are_seen_and_fill_the_screen() -> None:
    async with reading(own_desk()) as person:
        for size, seen in SHOWN.items():
            await person.resize(*size)
            for keys, pane, shown in zip(("h", "l", "l"), ALL, seen, strict=True):
                await person.press(keys)
                assert person.keys_are_in == pane
                assert person.panes == shown
                assert sum(person.strips(name)[0].cell_length for name in shown) == size[0]
                assert all(len(person.strips(name)) == size[1] - 2 for name in shown)
            await person.press("h")


async def test_the_filter_bar_is_on_top_and_the_status_line_at_the_bottom() -> None:
    async with reading(own_desk()) as person:
        for size in ((160, 50), (80, 24), (40, 12)):
            await person.resize(*size)
            await person.press("j")
            rows = person.text.split("\n")
            assert rows[0].strip() == "/ to filter titles, names, abstracts"
            assert "━ All · 511 papers" in rows[1]
            assert rows[-1].rstrip().endswith("? keys")


async def test_a_paper_is_opened_read_and_left_at_40_by_12() -> None:
    async with reading(desk_of(numbered(9, lines=30)), (40, 12)) as person:
        await person.press("j", "l")
        assert person.reading == "Paper 02"
        await person.press("q")
        assert person.cursor() == "Paper 02"
        await person.until(lambda: person.row("Paper 02").startswith("✓"))


async def test_a_cursor_that_moved_out_of_sight_is_in_sight_when_its_pane_is() -> None:
    async with reading(desk_of(numbered(30)), (40, 12)) as person:
        await person.press("l")
        await person.type("nnnnnnnnn")
        await person.press("h")
        assert person.cursor() == "Paper 10"


async def test_at_80_columns_the_sidebar_comes_with_h_and_goes_with_l() -> None:
    async with reading(own_desk(), (80, 24)) as person:
        await person.press("h")
        assert "Reading lists" in person.text
        await person.press("l")
        assert "Reading lists" not in person.text
        assert "Due to the large success" in person.text


# Too little room


async def drag(person: Person, sizes: list[Size], yields: int) -> None:
    """Give the window one size after another, with a few turns of the app between them."""
    for size in sizes:
        person.app.post_message(events.Resize(size, size))
        for _ in range(yields):
            await asyncio.sleep(0)


@pytest.mark.parametrize("size", [(30, 8), (20, 5)])
async def test_below_40_by_12_it_politely_says_what_it_wants(size: tuple[int, int]) -> None:
    async with reading(own_desk(), size) as person:
        await person.until(lambda: "carrel wants 40 × 12" in " ".join(person.text.split()))
        assert " ".join(person.text.split()) == "carrel wants 40 × 12 cells or more"


async def test_next_to_no_room_is_no_reason_to_fall() -> None:
    async with reading(own_desk(), (1, 1)) as person:
        for size in ((2, 30), (200, 1), (5, 3), (1, 1)):
            await person.press("j", "l", "k", "slash", "a", "escape", "h")
            await person.resize(*size)
        await person.resize(*THREE_PANES)
        assert person.panes == ALL


@pytest.mark.parametrize("pane", ALL)
async def test_when_the_room_is_back_everything_is_where_it_was(pane: str) -> None:
    async with reading(desk_of(numbered(50, lines=90))) as person:
        await person.press("2", "5", "G", *KEYS[pane])
        if pane == "paper":
            await person.press("5", "j")
            await person.until(lambda: person.row("Paper 25").startswith("✓"))
        before = person.text
        for tiny in ((30, 8), (1, 1)):
            await person.resize(*tiny)
            await person.until(lambda: "Paper" not in person.text)
            await person.resize(*THREE_PANES)
            assert person.text == before
            assert person.keys_are_in == pane


async def test_keys_work_at_once_when_the_room_is_back() -> None:
    async with reading(desk_of(numbered(50))) as person:
        await person.resize(30, 8)
        await person.resize(*THREE_PANES)
        await person.press("j")
        assert person.cursor() == "Paper 02"
        assert person.keys_are_in == "papers"


async def test_a_window_that_is_dragged_back_and_forth_ends_with_what_fits() -> None:
    async with reading(desk_of(numbered(50))) as person:
        for yields in range(6):
            await drag(person, [Size(30, 8), Size(*THREE_PANES)] * 5, yields)
            await person.until(lambda: person.panes == ALL)
            await person.settle()
            assert "carrel wants" not in person.text


async def test_a_window_that_is_dragged_small_ends_with_what_it_wants() -> None:
    async with reading(desk_of(numbered(50))) as person:
        for yields in range(6):
            await drag(person, [Size(*THREE_PANES), Size(36, 8)] * 5, yields)
            await person.until(lambda: person.panes == ())
            await person.settle()
            assert person.text.count("carrel wants") == 1


# Resizing


async def test_resizing_keeps_the_cursor_on_its_paper_and_in_sight() -> None:
    async with reading(desk_of(numbered(80))) as person:
        await person.press("5", "0", "G")
        for size in ((160, 50), (110, 20), (80, 24), (40, 12), (120, 40)):
            await person.resize(*size)
            assert person.cursor() == "Paper 50", size


async def test_resizing_keeps_the_query_and_what_it_found() -> None:
    async with reading(desk_of(numbered(80))) as person:
        await person.filter("77")
        await person.resize(80, 24)
        assert person.cursor() == "Paper 77"
        assert person.text.split("\n")[0].strip() == "77"


async def test_a_filter_being_typed_goes_on_when_the_room_is_back() -> None:
    async with reading(desk_of(numbered(80))) as person:
        await person.press("/", "7")
        await person.resize(30, 8)
        await person.resize(*THREE_PANES)
        await person.press("7")
        assert person.text.split("\n")[0].strip() == "77"


async def test_resizing_under_a_dialog_reaches_the_reader() -> None:
    async with reading(desk_of(numbered(80))) as person:
        await person.press("?")
        await person.resize(80, 24)
        await person.press("escape")
        assert person.panes == ("papers", "paper")
        assert person.strips("papers")[0].cell_length == 44


async def test_where_one_pane_is_shown_a_note_is_written_below_the_abstract() -> None:
    async with reading(desk_of(numbered(3)), (60, 20)) as person:
        await person.press("e")
        assert "Line 1 of abstract 01." in person.text
        assert "Note on “Paper 01”" in person.text
        await person.press("escape")
        assert (person.panes, person.keys_are_in) == (("papers",), "papers")
