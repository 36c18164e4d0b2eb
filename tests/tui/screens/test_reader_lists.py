"""Reading lists by keys alone: made, filled, ordered, renamed, emptied, deleted."""

from __future__ import annotations

import re
from collections.abc import Iterator

import pytest

from tests.tui.screens.desks import desk_of, lists_on_disk, numbered, own_desk, read_on_disk
from tests.tui.screens.person import Person, reading
from tui.library.desk import Desk
from tui.library.errors import LibraryError
from tui.library.library import Library
from tui.library.locations import locations


@pytest.fixture
def desk() -> Desk:
    """Six papers, no list."""
    return desk_of(numbered(6))


async def make(person: Person, name: str) -> None:
    """Make an empty list by keys."""
    await person.press("c")
    await person.type(name)
    await person.press("enter")
    await person.until(f"Made the reading list “{name}”")


async def open_with(person: Person, name: str, papers: int) -> None:
    """Make a list with the first papers of the view, and open it by keys."""
    desk = person.app.desk
    those = [desk.store.papers[key] for key in desk.view.keys[:papers]]
    person.reader.context.change(lambda: desk.library.make_list(name, those))
    await person.until(lambda: person.count(name))
    await person.choose(name)
    await person.press("l")


def shown(person: Person) -> list[int]:
    """The numbers of the papers in the list pane, from the top."""
    return [int(number) for number in re.findall(r"Paper (\d+)", person.pane("papers"))]


async def test_c_makes_an_empty_list(desk: Desk) -> None:
    async with reading(desk) as person:
        await make(person, "Later")
        assert lists_on_disk() == {"Later": []}
        assert person.count("Later") == "0"


async def test_the_sidebar_says_how_to_make_a_list_until_there_is_one(desk: Desk) -> None:
    async with reading(desk) as person:
        assert "none: c makes one" in person.pane("sidebar")
        await make(person, "Later")
        assert "none yet" not in person.pane("sidebar")


async def test_a_with_a_new_name_makes_the_list_with_the_paper(desk: Desk) -> None:
    async with reading(desk) as person:
        await person.press("j", "a")
        await person.type("Later")
        assert "New list “Later”" in person.text
        await person.press("enter")
        await person.until("Added to the new list “Later”")
        assert lists_on_disk() == {"Later": ["Paper 02"]}
        assert person.count("Later") == "1"


async def test_a_puts_the_paper_at_the_end_of_a_list_that_is_there(desk: Desk) -> None:
    async with reading(desk) as person:
        await make(person, "Later")
        await person.press("G", "a")
        await person.type("lat")
        await person.press("enter")
        await person.until("Added to “Later”")
        await person.press("g", "a", "enter")
        await person.until(lambda: lists_on_disk() == {"Later": ["Paper 06", "Paper 01"]})


async def test_the_paper_and_its_row_say_in_which_list_it_is(desk: Desk) -> None:
    async with reading(desk) as person:
        await make(person, "Later")
        await person.press("a", "enter")
        await person.until(lambda: "≡ Later" in person.pane("papers"))
        assert "List   Later" in person.pane("paper")


async def test_a_tells_which_lists_have_the_paper(desk: Desk) -> None:
    async with reading(desk) as person:
        await make(person, "Later")
        await make(person, "Never")
        await person.press("a", "enter")
        await person.until("Added to “Later”")
        await person.press("a")
        assert " Later has it" in person.dialog
        assert "Never" in person.line("0 papers")


async def test_adding_a_paper_twice_says_so_and_changes_nothing(desk: Desk) -> None:
    async with reading(desk) as person:
        await make(person, "Later")
        await person.press("a", "enter")
        await person.until("Added to “Later”")
        await person.press("a", "enter")
        assert person.status.startswith("It is in “Later” already.")
        assert lists_on_disk() == {"Later": ["Paper 01"]}


async def test_the_arrows_choose_among_the_lists(desk: Desk) -> None:
    async with reading(desk) as person:
        await make(person, "One")
        await make(person, "Two")
        await person.press("a", "down", "enter")
        await person.until("Added to “Two”")
        assert lists_on_disk() == {"One": [], "Two": ["Paper 01"]}


async def test_escape_adds_nothing(desk: Desk) -> None:
    async with reading(desk) as person:
        await make(person, "One")
        await person.press("a", "escape", "s")
        await person.until(lambda: "★" in person.pane("papers"))
        assert lists_on_disk() == {"One": []}


async def test_capital_r_renames_the_list_in_view(desk: Desk) -> None:
    async with reading(desk) as person:
        await open_with(person, "Later", 1)
        await person.press("R")
        await person.type(" on")
        await person.press("enter")
        await person.until("“Later” is “Later on” now")
        assert lists_on_disk() == {"Later on": ["Paper 01"]}
        assert person.count("Later on") == "1"
        assert "List   Later on" in person.pane("paper")


async def test_a_command_on_lists_says_when_no_list_is_in_view(desk: Desk) -> None:
    async with reading(desk) as person:
        for key in "RdJK":
            await person.press(key)
            assert person.status.startswith("This view "), key


async def test_d_takes_the_paper_out_and_the_next_takes_its_place(desk: Desk) -> None:
    async with reading(desk) as person:
        await open_with(person, "Later", 3)
        await person.press("j", "d")
        await person.until("Taken out of “Later”")
        assert lists_on_disk() == {"Later": ["Paper 01", "Paper 03"]}
        assert shown(person) == [1, 3]
        assert person.cursor() == "Paper 03"
        assert person.reading == "Paper 03"


async def test_d_on_the_last_paper_leaves_an_empty_list(desk: Desk) -> None:
    async with reading(desk) as person:
        await open_with(person, "Later", 1)
        await person.press("d")
        await person.until("This list is empty.")
        assert lists_on_disk() == {"Later": []}


async def test_d_in_the_sidebar_asks_before_it_deletes(desk: Desk) -> None:
    async with reading(desk) as person:
        await open_with(person, "Later", 2)
        await person.press("h", "d")
        assert person.dialog.startswith(
            "Delete the reading list “Later” (2 papers)? Papers and marks stay."
        )


async def test_a_deleted_list_goes_and_its_papers_and_marks_stay(desk: Desk) -> None:
    async with reading(desk) as person:
        await person.press("r")
        await open_with(person, "Later", 2)
        await person.press("h", "d", "y")
        await person.until("Deleted the list “Later”")
        assert lists_on_disk() == {}
        assert read_on_disk() == ["Paper 01"]
        assert person.cursor("sidebar").split()[0] == "All"
        assert shown(person) == [1, 2, 3, 4, 5, 6]


async def test_n_leaves_the_list_as_it_is(desk: Desk) -> None:
    async with reading(desk) as person:
        await open_with(person, "Later", 2)
        await person.press("h", "d", "n", "s")
        await person.until(lambda: "★" in person.pane("papers"))
        assert lists_on_disk() == {"Later": ["Paper 01", "Paper 02"]}


@pytest.mark.parametrize(
    ("keys", "order"),
    [
        (("J",), [2, 1, 3, 4]),
        (("2", "J"), [2, 3, 1, 4]),
        (("9", "J"), [2, 3, 4, 1]),
        (("G", "K"), [1, 2, 4, 3]),
        (("G", "2", "K"), [1, 4, 2, 3]),
        (("G", "9", "K"), [4, 1, 2, 3]),
        (("K",), [1, 2, 3, 4]),
    ],
)
async def test_capital_j_and_k_move_the_paper_and_the_cursor_goes_along(
    desk: Desk, keys: tuple[str, ...], order: list[int]
) -> None:
    async with reading(desk) as person:
        await open_with(person, "Later", 4)
        await person.press(*keys)
        await person.until(lambda: shown(person) == order)
        assert lists_on_disk() == {"Later": [f"Paper {number:02}" for number in order]}
        assert person.cursor() == ("Paper 04" if "G" in keys else "Paper 01")


async def test_a_paper_moved_down_and_up_again_is_where_it_was(desk: Desk) -> None:
    async with reading(desk) as person:
        await open_with(person, "Later", 3)
        await person.press("J")
        await person.until(lambda: shown(person) == [2, 1, 3])
        await person.press("K")
        await person.until(lambda: shown(person) == [1, 2, 3])
        assert person.cursor() == "Paper 01"


async def test_papers_are_not_moved_under_a_filter(desk: Desk) -> None:
    async with reading(desk) as person:
        await open_with(person, "Later", 3)
        await person.filter("paper")
        await person.press("J")
        assert "Papers move in the whole list: Esc clears the filter." in person.status


async def test_papers_are_not_moved_in_another_order_nor_beyond_an_end(desk: Desk) -> None:
    async with reading(desk) as person:
        await open_with(person, "Later", 3)
        await person.press("S", *"/title", "enter", "J")
        said = "Papers move in the list's own order: this is by title; S and Enter bring it back."
        assert said in person.status
        await person.press("S")
        assert "in list order" in person.dialog
        await person.press("enter", "K")
        assert "It is the first of the list already." in person.status
        await person.press("G", "J")
        assert "It is the last of the list already." in person.status


async def test_counts_of_a_list_follow_what_is_read(desk: Desk) -> None:
    async with reading(desk) as person:
        await open_with(person, "Later", 3)
        await person.press("r")
        await person.until(lambda: person.count("Later") == "2")
        await person.press("escape")
        assert "List Later · 3 papers · 2 unread" in person.heading()


async def test_a_list_is_there_when_the_reader_opens_again() -> None:
    async with reading(own_desk()) as person:
        await person.press("j", "a")
        await person.type("Later")
        await person.press("enter")
        await person.until("Added to the new list “Later”")
    async with reading(own_desk()) as person:
        assert person.count("Later") == "1"
        await person.choose("Later")
        assert person.cursor().startswith("Multi-Scale Representations")


# Another reader


@pytest.fixture
def elsewhere() -> Iterator[Library]:
    """The same library, open in another reader."""
    library = Library(locations())
    yield library
    library.close()


async def test_a_list_made_elsewhere_meanwhile_does_no_harm(desk: Desk, elsewhere: Library) -> None:
    async with reading(desk) as person:
        elsewhere.make_list("Elsewhere", [desk.store.papers[key] for key in desk.view.keys[:2]])
        await make(person, "Here")
        await person.press("r")
        await person.until(lambda: person.row("Paper 01").startswith("✓"))
        assert person.count("Elsewhere") == "1"


async def test_a_list_deleted_elsewhere_meanwhile_is_said(desk: Desk, elsewhere: Library) -> None:
    async with reading(desk) as person:
        await open_with(person, "Later", 2)
        elsewhere.delete_list(elsewhere.state.lists[0].id if elsewhere.state.lists else 1)
        await person.press("R", *"x", "enter")
        await person.until("That reading list is gone")


def test_deleting_a_list_that_is_gone_is_an_error(elsewhere: Library) -> None:
    with pytest.raises(LibraryError):
        elsewhere.delete_list(7)
