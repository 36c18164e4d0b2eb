"""Reading mode: the paper alone, all commands there, and back to its row."""

from __future__ import annotations

import pytest

from tests.tui.library.made import page
from tests.tui.screens.desks import desk_of, numbered, read_on_disk
from tests.tui.screens.person import reading
from tui.widgets.paper_view import FINE_MEASURE

LONG = "words of a long abstract " * 90


async def test_z_shows_the_paper_alone_in_the_middle_and_marks_nothing() -> None:
    async with reading(desk_of(page("one", ("A Paper", LONG))), (160, 50)) as person:
        await person.press("z")
        assert person.panes == ("paper",)
        lines = [line for line in person.pane("paper").split("\n") if "words" in line]
        margin = (159 - FINE_MEASURE) // 2
        assert all(line.startswith(" " * margin + line.lstrip()[:1]) for line in lines)
        assert max(len(line.strip()) for line in lines) <= FINE_MEASURE
        assert "to filter" not in person.text
        assert read_on_disk() == []


@pytest.mark.parametrize("key", ["z", "h", "escape", "q"])
async def test_coming_back_the_row_is_in_the_middle_of_the_list(key: str) -> None:
    async with reading(desk_of(numbered(60)), (120, 40)) as person:
        await person.press("3", "0", "G", "z", key)
        assert person.panes == ("sidebar", "papers", "paper")
        assert person.keys_are_in == "papers"
        rows = person.pane("papers").split("\n")
        at = next(n for n, row in enumerate(rows) if "Paper 30" in row)
        assert abs(at - len(rows) // 2) <= 2


async def test_z_from_the_paper_comes_back_to_the_paper() -> None:
    async with reading(desk_of(numbered(3))) as person:
        await person.press("l", "z", "z")
        assert person.keys_are_in == "paper"
        assert person.panes == ("sidebar", "papers", "paper")


async def test_the_words_at_the_top_stay_there_coming_and_going() -> None:
    words = " ".join(f"word{number}" for number in range(900))
    async with reading(desk_of(page("one", ("A Paper", words))), (120, 24)) as person:
        await person.press("l", "ctrl+f")
        for _ in range(2):
            first = person.pane("paper").split("\n")[0].split()[0]
            await person.press("z")
            assert first in person.pane("paper").split("\n")[0].split()


async def test_space_and_n_go_through_what_is_unread_and_the_foot_says_how_far_one_is() -> None:
    async with reading(desk_of(numbered(5, lines=38)), (100, 24)) as person:
        await person.press("z")
        assert person.status.startswith("1 of 5 unread · 52 %")
        await person.press("space")
        assert person.status.startswith("1 of 5 unread · 100 %")
        await person.press("space")
        await person.until(lambda: person.status.startswith("2 of 5 · 4 unread · 52 %"))
        await person.press("n")
        assert person.reading == "Paper 03"
        await person.until(lambda: person.status.startswith("3 of 5 · 3 unread · 52 %"))
        await person.until(lambda: read_on_disk() == ["Paper 01", "Paper 03"])


async def test_beside_the_list_the_heading_says_how_much_has_been_in_sight() -> None:
    async with reading(desk_of(numbered(2, lines=60)), (120, 24)) as person:
        assert person.heading("paper").endswith(" 32 %")
        await person.press("l", "G")
        assert person.heading("paper").endswith(" 100 %")
    async with reading(desk_of(numbered(2)), (120, 24)) as person:
        assert "%" not in person.heading("paper")


async def test_commands_are_there_and_the_filter_brings_the_list_back() -> None:
    async with reading(desk_of(numbered(3))) as person:
        await person.press("z", "s")
        await person.until("Starred: Paper 01")
        await person.press("e")
        assert "Note on" in person.text
        await person.press("escape")
        assert person.panes == ("paper",)
        await person.press("/")
        assert "papers" in person.panes
        await person.type("03")
        await person.until(lambda: person.cursor() == "Paper 03")


async def test_it_fits_any_terminal_and_outlives_its_sizes() -> None:
    async with reading(desk_of(numbered(3)), (40, 12)) as person:
        await person.press("z")
        for size in ((160, 50), (1, 1), (80, 24)):
            await person.resize(*size)
        assert "papers" not in person.panes
        await person.press("z")
        assert person.panes == ("papers", "paper")


async def test_without_a_paper_there_is_nothing_to_read() -> None:
    async with reading(desk_of(page("one"))) as person:
        await person.press("z")
        assert person.status.startswith("There is no paper under the cursor.")
        assert "papers" in person.panes


async def test_how_far_one_is_takes_one_line_of_the_smallest_screen() -> None:
    async with reading(desk_of(numbered(3, name="Tuesday"))) as person:
        await person.choose("Tuesday")
        await person.resize(40, 12)
        await person.press("z")
        assert person.status.startswith("1 of 3 unread · 100 %")
        await person.resize(60, 20)
        assert person.status.startswith("Tuesday · 1 of 3 unread · 100 %")
