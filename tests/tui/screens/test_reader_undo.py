"""Undo and redo by keys: what the screen says, shows and counts afterwards."""

from __future__ import annotations

import threading
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.doors import Connections
from tests.tui.library.made import page, papers
from tests.tui.screens.desks import (
    desk_of,
    lists_on_disk,
    numbered,
    on_disk,
    own_desk,
    read_on_disk,
    starred_on_disk,
)
from tests.tui.screens.person import PATIENCE, Person, reading
from tui.library.desk import Desk
from tui.library.library import Library
from tui.library.locations import Locations, locations
from tui.library.storage.database import Database
from tui.library.storage.dump.merge import load
from tui.library.storage.dump.parse import read_dump
from tui.library.storage.dump.write import dump


@pytest.fixture
def desk() -> Desk:
    """Six papers."""
    return desk_of(numbered(6))


async def make(person: Person, name: str, papers: int) -> None:
    """Make a list with the first papers of the view."""
    desk = person.app.desk
    those = [desk.store.papers[key] for key in desk.view.keys[:papers]]
    person.reader.context.change(lambda: desk.library.make_list(name, those), f"made {name}")
    await person.until(f"made {name}")


async def undo(person: Person, says: str) -> None:
    """Press u and wait for what it says."""
    await person.press("u")
    await person.until(lambda: person.status.startswith(says))


async def undo_asked(person: Person, says: str) -> None:
    """Press u, find what it will undo asked about, say yes, and wait for what it says."""
    await person.press("u")
    what = says.removeprefix("Undone: ")
    await person.until(
        lambda: f"Undo what was done before this start, just now: {what}?" in person.dialog
    )
    await person.press("y")
    await person.until(lambda: person.status.startswith(says))


async def redo(person: Person, says: str) -> None:
    """Press ^r and wait for what it says."""
    await person.press("ctrl+r")
    await person.until(lambda: person.status.startswith(says))


# Each kind of change


async def test_u_takes_a_star_back_and_ctrl_r_gives_it_again(desk: Desk) -> None:
    async with reading(desk) as person:
        await person.press("s")
        await person.until(lambda: person.row("Paper 01") == "● ★ Paper 01")
        before = on_disk("SELECT * FROM mark")
        await undo(person, "Undone: starred “Paper 01”")
        assert person.row("Paper 01") == "●   Paper 01"
        assert person.count("Starred") == "0"
        assert starred_on_disk() == []
        await redo(person, "Redone: starred “Paper 01”")
        assert person.row("Paper 01") == "● ★ Paper 01"
        assert person.count("Starred") == "1"
        assert on_disk("SELECT * FROM mark") == before


async def test_all_marked_read_is_undone_at_once_and_counted(desk: Desk) -> None:
    async with reading(desk) as person:
        await person.press("j", "r")
        await person.until(lambda: person.row("Paper 02").startswith("✓"))
        await person.press("A", "y")
        await person.until("5 papers marked read")
        await undo(person, "Undone: marked 5 papers read")
        assert read_on_disk() == ["Paper 02"]
        assert person.count("All") == person.count("page") == "5"
        assert person.count("Unread") == "5"
        await person.press("escape")
        assert person.heading().startswith("All · 6 papers · 5 unread")


async def test_a_deleted_list_is_back_in_the_sidebar_with_its_count_and_its_order(
    desk: Desk,
) -> None:
    async with reading(desk) as person:
        await make(person, "First", 1)
        await make(person, "Later", 3)
        await make(person, "Never", 2)
        before = on_disk("SELECT * FROM list_paper"), on_disk("SELECT * FROM list")
        await person.choose("Later")
        await person.press("d", "y")
        await person.until("Deleted the list “Later”")
        assert person.count("Later") == ""
        await undo(person, "Undone: deleted the list “Later” (3 papers)")
        assert person.count("Later") == "3"
        sidebar = person.pane("sidebar")
        assert sidebar.index("First") < sidebar.index("Later") < sidebar.index("Never")
        assert (on_disk("SELECT * FROM list_paper"), on_disk("SELECT * FROM list")) == before
        await person.choose("Later")
        assert person.heading().startswith("List Later · 3 papers")


async def test_undoing_the_making_of_the_open_list_shows_all_papers(desk: Desk) -> None:
    async with reading(desk) as person:
        await make(person, "Later", 2)
        await person.choose("Later")
        await person.press("l", "j")
        assert person.cursor() == "Paper 02"
        await undo(person, "Undone: made the list “Later” with 2 papers")
        assert person.count("Later") == ""
        assert person.cursor("sidebar").startswith("All")
        assert person.cursor() == "Paper 02"
        await redo(person, "Redone: made the list “Later” with 2 papers")
        assert person.count("Later") == "2"


async def test_a_paper_taken_out_comes_back_to_its_place_under_the_cursor(desk: Desk) -> None:
    async with reading(desk) as person:
        await make(person, "Later", 4)
        await person.choose("Later")
        await person.press("l", "j", "d")
        await person.until("Taken out of “Later”: Paper 02")
        assert person.cursor() == "Paper 03"
        await undo(person, "Undone: took “Paper 02” out of the list “Later”")
        assert person.cursor() == person.reading == "Paper 02"
        assert lists_on_disk() == {"Later": [f"Paper {number:02}" for number in range(1, 5)]}
        await redo(person, "Redone: took “Paper 02” out of the list “Later”")
        assert person.cursor() == "Paper 03"


async def test_a_move_in_a_list_is_undone_and_the_cursor_stays_on_its_paper(desk: Desk) -> None:
    async with reading(desk) as person:
        await make(person, "Later", 3)
        await person.choose("Later")
        await person.press("l", "J")
        await person.until(lambda: lists_on_disk()["Later"][0] == "Paper 02")
        await undo(person, "Undone: moved a paper in the list “Later”")
        assert lists_on_disk()["Later"] == ["Paper 01", "Paper 02", "Paper 03"]
        assert person.cursor() == "Paper 01"


async def test_a_name_is_undone(desk: Desk) -> None:
    async with reading(desk) as person:
        await make(person, "Later", 1)
        await person.choose("Later")
        await person.press("R")
        await person.type("st")
        await person.press("enter")
        await person.until("“Later” is “Laterst” now")
        await undo(person, "Undone: renamed the list “Later” to “Laterst”")
        assert person.cursor("sidebar").startswith("Later ")
        await person.press("escape")
        assert person.heading().startswith("List Later · 1 paper")


async def test_a_tag_and_a_note_are_undone(desk: Desk) -> None:
    async with reading(desk) as person:
        await person.press("t")
        await person.type("graphs")
        await person.press("enter", "e")
        await person.type("mine")
        await person.press("ctrl+s")
        await person.until("Note   mine")
        await undo(person, "Undone: wrote the note on “Paper 01”")
        assert "mine" not in person.pane("paper")
        await undo(person, "Undone: tagged “Paper 01” #graphs")
        assert "#graphs" not in person.pane("papers") + person.pane("paper")
        await redo(person, "Redone: tagged “Paper 01” #graphs")
        assert "#graphs" in person.pane("papers")
        await redo(person, "Redone: wrote the note on “Paper 01”")
        assert "Note   mine" in person.pane("paper")


async def test_a_deleted_filter_is_back_with_its_count() -> None:
    async with reading(desk_of(page("shelf", "mamba one", "mamba two", "other"))) as person:
        await person.filter("mamba")
        await person.press("F")
        await person.type("Snakes")
        await person.press("enter")
        await person.until(lambda: person.count("Snakes") == "2")
        await person.press("escape")
        await person.choose("Snakes")
        await person.press("d", "y")
        await person.until("Deleted the filter “Snakes”")
        await undo(person, "Undone: deleted the filter “Snakes”")
        assert person.count("Snakes") == "2"
        await undo(person, "Undone: saved the filter “Snakes”")
        assert person.count("Snakes") == ""


# The line of changes


async def test_without_a_change_there_is_nothing_to_undo_or_redo(desk: Desk) -> None:
    async with reading(desk) as person:
        await undo(person, "Nothing to undo.")
        await redo(person, "Nothing to redo.")


async def test_a_new_change_makes_an_end_of_redoing(desk: Desk) -> None:
    async with reading(desk) as person:
        await person.press("s")
        await person.until(lambda: starred_on_disk() == ["Paper 01"])
        await undo(person, "Undone: starred “Paper 01”")
        await person.press("j", "s")
        await person.until(lambda: starred_on_disk() == ["Paper 02"])
        await redo(person, "Nothing to redo.")
        await undo(person, "Undone: starred “Paper 02”")
        await undo(person, "Nothing to undo.")


async def test_what_was_done_on_an_earlier_day_is_undone_after_a_yes_and_redone_later() -> None:
    async with reading(desk_of(numbered(3))) as person:
        await person.press("s", "j", "s")
        await person.until(lambda: starred_on_disk() == ["Paper 01", "Paper 02"])
    async with reading(desk_of(numbered(3))) as person:
        await person.press("u")
        await person.until(lambda: "starred “Paper 02”?" in person.dialog)
        await person.press("n")
        await person.until_gone("n no")
        assert starred_on_disk() == ["Paper 01", "Paper 02"]
        await undo_asked(person, "Undone: starred “Paper 02”")
    async with reading(desk_of(numbered(3))) as person:
        await undo_asked(person, "Undone: starred “Paper 01”")
        assert person.count("Starred") == "0"
    async with reading(desk_of(numbered(3))) as person:
        await redo(person, "Redone: starred “Paper 01”")
        await redo(person, "Redone: starred “Paper 02”")
        assert person.count("Starred") == "2"
        assert person.row("Paper 02") == "● ★ Paper 02"


async def test_keys_typed_in_one_go_are_done_in_order(desk: Desk) -> None:
    async with reading(desk) as person:
        await person.type("susus")
        done = [("star",), ("undo",), ("star",), ("undo",), ("star",)]
        await person.until(lambda: on_disk("SELECT action FROM journal ORDER BY seq") == done)
        await person.until(lambda: person.row("Paper 01") == "● ★ Paper 01")


@pytest.mark.parametrize("key", ["s", "r"])
async def test_what_is_toggled_while_an_undo_is_on_its_way_goes_by_what_that_leaves(
    desk: Desk, key: str
) -> None:
    async with reading(desk) as person:
        await person.press(key)
        row = {"s": "● ★ Paper 01", "r": "✓   Paper 01"}[key]
        await person.until(lambda: person.row("Paper 01") == row)
        go_on = threading.Event()

        def held_up() -> None:
            assert go_on.wait(PATIENCE)

        person.app.threads.read(held_up, person.app.post_message)
        await person.press("u", key, key, key)
        go_on.set()
        await person.until(lambda: len(on_disk("SELECT step FROM journal")) == 5)
        await person.until(lambda: person.row("Paper 01") == row)


async def test_the_cursor_stays_on_its_paper_and_the_view_where_it_is(desk: Desk) -> None:
    async with reading(desk) as person:
        await person.press("s")
        await person.until(lambda: starred_on_disk() == ["Paper 01"])
        await person.press("G")
        await undo(person, "Undone: starred “Paper 01”")
        assert person.cursor() == person.reading == "Paper 06"
        assert person.keys_are_in == "papers"


async def test_in_the_filter_bar_u_is_a_letter(desk: Desk) -> None:
    async with reading(desk) as person:
        await person.press("s")
        await person.until(lambda: starred_on_disk() == ["Paper 01"])
        await person.press("/", "u")
        assert person.reader.panes.typed == "u"
        assert starred_on_disk() == ["Paper 01"]


async def test_what_cannot_be_written_is_not_undone_and_says_why(
    connections: Connections, desk: Desk
) -> None:
    async with reading(desk) as person:
        await person.press("s")
        await person.until(lambda: person.row("Paper 01") == "● ★ Paper 01")
        connections.tell("PRAGMA query_only = 1")
        await undo(person, "Not saved: ")
        assert person.row("Paper 01") == "● ★ Paper 01"
        connections.tell("PRAGMA query_only = 0")
        await undo(person, "Undone: starred “Paper 01”")


def elsewhere(act: Callable[[Library], object]) -> None:
    """Let another reader do something with the library."""
    other = Library(locations())
    act(other)
    other.close()


async def test_what_another_reader_changed_since_is_left_and_said(desk: Desk) -> None:
    first = desk.store.papers[desk.view.keys[0]]
    async with reading(desk) as person:
        await person.press("e")
        await person.type("mine")
        await person.press("ctrl+s")
        await person.until("Note   mine")
        elsewhere(lambda other: other.set_note(first, "theirs"))
        await undo(person, "Not undone, for it was changed elsewhere: wrote the note on “Paper 01”")
        assert on_disk("SELECT text FROM note") == [("theirs",)]
        assert "Note   theirs" in person.pane("paper")
        await undo(
            person,
            "Nothing to undo. Done elsewhere since, and kept: changed the note on “Paper 01”",
        )


async def test_another_readers_changes_are_not_undone_here(desk: Desk) -> None:
    first = desk.store.papers[desk.view.keys[0]]
    async with reading(desk) as person:
        await person.press("s")
        await person.until(lambda: starred_on_disk() == ["Paper 01"])
        elsewhere(lambda other: other.set_read([first], True))
        theirs = "(done elsewhere since, and kept: marked “Paper 01” read)"
        await undo(person, f"Undone: starred “Paper 01” {theirs}")
        assert (starred_on_disk(), read_on_disk()) == ([], ["Paper 01"])
        assert person.row("Paper 01") == "✓   Paper 01"


async def test_a_title_of_markup_is_said_as_it_is() -> None:
    async with reading(desk_of(page("p", "The [MASK] [/b] paper"))) as person:
        await person.press("s")
        await person.until(lambda: person.count("Starred") == "1")
        await undo(person, "Undone: starred “The [MASK] [/b] paper”")


async def test_undo_on_the_sample_pages_counts_every_page() -> None:
    async with reading(own_desk(), (160, 50)) as person:
        await person.press("r")
        await person.until(lambda: person.count("Mar 11") == "62")
        await person.press("u")
        await person.until(lambda: person.count("Mar 11") == "63")
        assert person.count("Mar 14") == "68"
        assert person.count("All") == "511"


async def test_a_load_before_the_start_is_undone_as_one_step(tmp_path: Path) -> None:
    given = Library(Locations(tmp_path / "given"))
    given.add_page("monday", b"Daily Papers\n\nMonday's paper\n\nWhat it is about, in a line.\n")
    given.make_list("Later", papers("Kept", "Kept too"))
    given.close()
    mine = locations()
    before = Library(mine)
    before.set_starred(papers("Mine"), True)
    before.close()
    database = Database(Locations(tmp_path / "given").database)
    text = dump(database, tmp_path / "given" / "pages").text
    load(Database(mine.database), mine.pages, read_dump(text.encode()))
    async with reading(own_desk()) as person:
        assert "Monday's paper" in person.pane("papers")
        assert person.count("Later") == "2"
        says = "Undone: loaded 1 reading list, 2 papers in lists, 1 page from a dump"
        await undo_asked(person, says)
        await person.until(lambda: person.count("Later") == "")
        await person.until(lambda: "Monday's paper" not in person.pane("papers"))
        assert person.count("Starred") == "1"
        await redo(person, says.replace("Undone", "Redone"))
        await person.until(lambda: "Monday's paper" in person.pane("papers"))
        assert person.count("Later") == "2"
        await undo_asked(person, says)
        await undo_asked(person, "Undone: starred “Mine”")
    assert lists_on_disk() == {}
    assert starred_on_disk() == []
