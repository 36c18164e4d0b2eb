"""Moving: every key, counts, unread papers, and each pane moving in its own way."""

from __future__ import annotations

import pytest

from tests.tui.screens.desks import desk_of, numbered, own_desk, read_on_disk
from tests.tui.screens.person import Person, reading

TALL = (120, 40)
"""Here the list shows 37 lines: 12 papers."""


async def press_from_the_top(person: Person, keys: str) -> str:
    """Press keys, parted by blanks, with the cursor on the first paper; gives where it ends."""
    await person.press("escape", "g")
    await person.press(*keys.split())
    assert person.reading == person.cursor()
    return person.cursor()


async def test_keys_put_the_cursor_on_a_paper_and_show_it() -> None:
    async with reading(desk_of(numbered(40))) as person:
        for keys, number in {
            "j": 2,
            "down": 2,
            "j j k": 2,
            "j j up": 2,
            "k": 1,
            "G": 40,
            "end": 40,
            "G j": 40,
            "G g": 1,
            "G home": 1,
        }.items():
            assert await press_from_the_top(person, keys) == f"Paper {number:02}", keys


async def test_a_count_repeats_a_move_or_names_a_row() -> None:
    async with reading(desk_of(numbered(40))) as person:
        for keys, number in {
            "5 j": 6,
            "5 down": 6,
            "1 2 G": 12,
            "1 2 g": 12,
            "2 0 j": 21,
            "G 3 k": 37,
            "9 9 9 j": 40,
            "9 9 9 9 9 9 9 9 G": 40,
            "2 0 G 9 9 k": 1,
            "3 n": 4,
            "0 j": 2,
            "5 escape j": 2,
            "5 j j": 7,
        }.items():
            assert await press_from_the_top(person, keys) == f"Paper {number:02}", keys


async def test_pages_and_half_pages_go_by_what_is_seen() -> None:
    async with reading(desk_of(numbered(60)), TALL) as person:
        for keys, number in {
            "pagedown": 19,
            "ctrl+f": 19,
            "pagedown pageup": 1,
            "pagedown ctrl+b": 1,
            "ctrl+d": 10,
            "ctrl+d ctrl+u": 1,
            "3 pagedown": 55,
            "2 ctrl+d": 19,
            "pagedown pagedown pagedown": 55,
            "pagedown pagedown pagedown pagedown": 60,
        }.items():
            assert await press_from_the_top(person, keys) == f"Paper {number:02}", keys


async def test_the_number_being_typed_is_shown() -> None:
    async with reading(desk_of(numbered(40))) as person:
        await person.press("1", "2")
        assert person.status.startswith("12 ")
        await person.press("j")
        assert not person.status.startswith("12")


async def test_the_list_scrolls_no_further_than_the_cursor_needs() -> None:
    async with reading(desk_of(numbered(40)), TALL) as person:
        await person.press("1", "8", "j")
        assert "●   Paper 01" not in person.pane("papers")
        assert "Paper 02" in person.pane("papers")
        await person.press("1", "6", "k")
        assert "Paper 01" not in person.pane("papers")


async def test_only_one_row_is_under_the_cursor() -> None:
    async with reading(desk_of(numbered(40))) as person:
        await person.press("j", "j", "pagedown", "k")
        rows = [line for line in person.pane("papers").split("\n") if line.startswith("▌")]
        assert len(rows) == 1


# Unread papers


async def test_next_unread_goes_over_read_papers() -> None:
    async with reading(desk_of(numbered(5))) as person:
        await person.press("j", "r", "j", "r", "g")
        await person.until(lambda: person.row("Paper 03").startswith("✓"))
        await person.press("n")
        assert person.cursor() == "Paper 04"


@pytest.mark.parametrize("key", ["p", "shift+tab"])
async def test_previous_unread_goes_over_read_papers(key: str) -> None:
    async with reading(desk_of(numbered(5))) as person:
        await person.press("j", "r", "j", "r", "j")
        await person.until(lambda: person.row("Paper 03").startswith("✓"))
        await person.press(key)
        assert person.cursor() == "Paper 01"


@pytest.mark.parametrize("key", ["n", "tab"])
async def test_next_unread_goes_round_at_the_end(key: str) -> None:
    async with reading(desk_of(numbered(5))) as person:
        await person.press("r", "G")
        await person.until(lambda: person.row("Paper 01").startswith("✓"))
        await person.press(key)
        assert person.cursor() == "Paper 02"


async def test_previous_unread_goes_round_at_the_top() -> None:
    async with reading(desk_of(numbered(5))) as person:
        await person.press("p")
        assert person.cursor() == "Paper 05"


async def test_a_count_before_next_unread_counts_unread_papers() -> None:
    async with reading(desk_of(numbered(9))) as person:
        await person.press("j", "r", "g")
        await person.until(lambda: person.row("Paper 02").startswith("✓"))
        await person.press("3", "n")
        assert person.cursor() == "Paper 05"


async def test_next_unread_says_when_there_is_none() -> None:
    async with reading(desk_of(numbered(2))) as person:
        await person.press("A", "y")
        await person.until("2 papers marked read")
        await person.press("n")
        assert person.status.startswith("No unread paper in this view.")


# The sidebar


async def test_moving_in_the_sidebar_shows_each_source_and_a_heading_none() -> None:
    async with reading(own_desk()) as person:
        await person.press("h", "j", "j", "j")
        assert person.cursor("sidebar") == "▾ Reading lists"
        assert person.heading().startswith("Starred")
        await person.press("j", "j")
        assert person.cursor("sidebar").split()[:2] == ["Mar", "11"]
        assert "Mar 11 · 63 papers · 63 unread" in person.heading()


async def test_the_sidebar_stays_on_its_last_source_at_the_bottom() -> None:
    async with reading(own_desk()) as person:
        await person.press("h", "G", "j", "j")
        assert person.cursor("sidebar").split()[:2] == ["Mar", "14"]


async def test_the_sidebar_stays_on_its_first_source_at_the_top() -> None:
    async with reading(own_desk()) as person:
        await person.press("h", "j", "g", "k", "k")
        assert person.cursor("sidebar").split()[0] == "All"


async def test_a_count_in_the_sidebar_is_as_many_presses() -> None:
    async with reading(own_desk()) as person:
        await person.press("h")
        await person.type("jjjj")
        pressed = person.cursor("sidebar")
        await person.press("g", "4", "j")
        assert person.cursor("sidebar") == pressed


async def test_a_section_of_the_sidebar_is_folded_on_its_heading_and_stays_so() -> None:
    desk = own_desk()
    async with reading(desk) as person:
        await person.press("h", *"jjjj", "j", "k", "h")
        assert person.cursor("sidebar").split() == ["▸", "Sample", "pages", "5"]
        assert "Mar 13" not in person.pane("sidebar")
        assert list(desk.session.folded) == ["Pages"]
        await person.press("enter")
        assert person.cursor("sidebar") == "▾ Sample pages"
        assert "Mar 13" in person.pane("sidebar")
        assert not desk.session.folded


async def test_unread_can_be_looked_for_from_the_sidebar() -> None:
    async with reading(desk_of(numbered(5))) as person:
        await person.press("h", "n")
        assert person.cursor() == "Paper 02"


# The paper


async def test_keys_scroll_the_paper_by_lines_when_it_has_them() -> None:
    async with reading(desk_of(numbered(3, lines=90))) as person:
        await person.press("l", "5", "j")
        assert person.tops["paper"] == 5
        await person.press("k")
        assert person.tops["paper"] == 4
        assert person.cursor() == "Paper 01"


async def test_the_paper_scrolls_to_its_end_and_back() -> None:
    async with reading(desk_of(numbered(3, lines=90))) as person:
        await person.press("l", "G")
        assert "Line 90 of abstract 01." in person.pane("paper")
        await person.press("j", "j", "g")
        assert person.reading == "Paper 01"


async def test_a_page_of_the_paper_leaves_two_lines_to_read_on_from() -> None:
    async with reading(desk_of(numbered(3, lines=90))) as person:
        last = person.pane("paper").split("\n")[-2:]
        await person.press("l", "pagedown")
        assert person.pane("paper").split("\n")[:2] == last


async def test_half_a_page_of_the_paper_is_half_of_what_is_seen() -> None:
    async with reading(desk_of(numbered(3, lines=90)), TALL) as person:
        await person.press("l", "ctrl+d")
        assert person.tops["paper"] == 18
        await person.press("ctrl+u")
        assert person.tops["paper"] == 0


async def test_next_unread_in_the_paper_opens_that_paper_at_its_top() -> None:
    async with reading(desk_of(numbered(3, lines=90))) as person:
        await person.press("l", "G", "n")
        assert person.reading == "Paper 02"
        await person.until(lambda: person.row("Paper 02").startswith("✓"))
        assert person.keys_are_in == "paper"


# Back and forth


async def test_twice_the_apostrophe_goes_back_to_before_the_last_jump_and_forth_again() -> None:
    async with reading(desk_of(numbered(40))) as person:
        for keys, before in {
            "5 j G": 6,
            "5 j 2 0 G": 6,
            "3 j n": 4,
            "G g": 40,
            "5 j G j k": 6,
            "5 j G ' '": 40,
            "5 j G ' j": 6,
        }.items():
            typed = f"{keys} ' '".replace("'", "apostrophe")
            assert await press_from_the_top(person, typed) == f"Paper {before:02}", keys


async def test_one_apostrophe_waits_for_the_other() -> None:
    async with reading(desk_of(numbered(40))) as person:
        await person.press("G", "apostrophe")
        assert person.cursor() == "Paper 40"
        assert person.status.startswith("' once more goes back")


async def test_back_is_also_the_view_and_the_filter_that_one_left() -> None:
    async with reading(desk_of(numbered(9), numbered(3, name="other"))) as person:
        await person.press("4", "j")
        await person.filter("'08")
        assert person.cursor() == "Paper 08"
        await person.press("apostrophe", "apostrophe")
        assert person.cursor() == "Paper 05"
        assert "/ to filter" in person.text
        await person.press("apostrophe", "apostrophe")
        assert person.cursor() == "Paper 08"
        assert person.text.split("\n")[0].strip() == "'08"
        await person.press("escape")
        await person.choose("other")
        assert "3 papers" in person.heading()
        await person.press("apostrophe", "apostrophe")
        assert "9 papers" in person.heading()
        assert (person.cursor(), person.keys_are_in) == ("Paper 08", "papers")


# The next found


async def test_after_a_search_n_goes_on_and_back_among_what_was_found_and_marks_nothing() -> None:
    async with reading(desk_of(numbered(30))) as person:
        await person.press("r")
        await person.filter("'0")
        await person.until(lambda: person.row("Paper 01").startswith("✓"))
        found = [person.cursor()]
        for key in ("n", "n", "N", "N"):
            await person.press(key)
            found.append(person.cursor())
        assert found == [f"Paper {number:02}" for number in (1, 2, 3, 2, 1)]
        await person.press("N")
        assert person.cursor() == "Paper 30"
        assert person.status.startswith("Round to the last")
        await person.press("3", "n")
        assert person.cursor() == "Paper 03"
        assert read_on_disk() == ["Paper 01"]


async def test_without_a_filter_n_goes_on_and_back_among_unread_papers() -> None:
    async with reading(desk_of(numbered(5))) as person:
        await person.press("j", "r", "g")
        await person.until(lambda: person.row("Paper 02").startswith("✓"))
        await person.press("n")
        assert person.cursor() == "Paper 03"
        await person.press("N")
        assert person.cursor() == "Paper 01"


# Lines


async def test_the_list_scrolls_by_rows_and_the_cursor_stays_in_sight() -> None:
    async with reading(desk_of(numbered(60)), TALL) as person:
        await person.press("ctrl+e")
        assert person.cursor() == person.reading == "Paper 02"
        await person.press("5", "j", "3", "ctrl+e")
        assert person.cursor() == "Paper 07"
        assert "Paper 04" not in person.pane("papers")
        await person.press("4", "ctrl+y")
        assert person.cursor() == "Paper 07"
        assert "Paper 01" in person.pane("papers")
        await person.press("1", "8", "G", "ctrl+y", "j", "ctrl+y")
        assert person.cursor() == person.reading == "Paper 18"


async def test_the_paper_scrolls_by_lines() -> None:
    async with reading(desk_of(numbered(3, lines=90))) as person:
        await person.press("l", "5", "ctrl+e", "ctrl+y")
        assert person.tops["paper"] == 4
