"""What other readers do shows by itself, and leaves the person where they are."""

from __future__ import annotations

import subprocess
import sys
import threading
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.tui.library.made import page, paper
from tests.tui.screens.desks import desk_of, numbered, own_desk
from tests.tui.screens.person import Person, reading
from tui import watch
from tui.library.cancellation import no_rest
from tui.library.desk import Desk
from tui.library.library import Library
from tui.library.loader import all_pages
from tui.library.locations import locations
from tui.library.store import build_store
from tui.messages import Brought, PagesRead

ROOT = Path(__file__).parents[3]
MONDAY = b"First paper\n\nAn abstract of the first paper, which is long enough to be one.\n"
TUESDAY = b"Second paper\n\nAn abstract of the second paper, which is long enough to be one.\n"

ANOTHER = """
from tests.tui.library.made import paper
from tui.library.library import Library
from tui.library.locations import locations

library = Library(locations())
library.set_starred([paper("Paper 02")], True)
library.make_list("Theirs", [paper("Paper 01"), paper("Paper 03")])
library.close()
"""


@pytest.fixture
def desk() -> Desk:
    """Twenty papers."""
    return desk_of(numbered(20))


@pytest.fixture
def often(monkeypatch: pytest.MonkeyPatch) -> None:
    """The reader looks out often: nobody waits a second."""
    monkeypatch.setattr(watch, "EVERY", 0.01)


def elsewhere(act: Callable[[Library], object]) -> None:
    """Let another reader do something with the library."""
    other = Library(locations())
    act(other)
    other.close()


def test_a_reader_looks_out_often_enough_to_show_within_two_seconds_what_others_did() -> None:
    assert watch.EVERY <= 1


async def test_what_another_program_does_shows_by_itself(desk: Desk) -> None:
    async with reading(desk) as person:
        done = subprocess.run([sys.executable, "-c", ANOTHER], cwd=ROOT, check=False)
        assert done.returncode == 0
        await person.until(lambda: person.count("Starred") == "1")
        await person.until(lambda: person.count("Theirs") == "2")
        assert person.row("Paper 02") == "● ★ Paper 02"
        assert "≡ Theirs" in person.pane("papers")


async def test_marks_of_another_reader_are_counted_and_the_paper_says_so(
    often: None, desk: Desk
) -> None:
    first = desk.store.papers[desk.view.keys[0]]
    async with reading(desk) as person:
        elsewhere(lambda other: other.set_read([first], True))
        await person.until(lambda: person.row("Paper 01").startswith("✓"))
        assert person.count("All") == "19"
        assert person.heading().startswith("All · 20 papers · 19 unread")
        assert "Read, " in person.pane("paper")


async def test_tags_and_notes_of_another_reader_show(often: None, desk: Desk) -> None:
    first = desk.store.papers[desk.view.keys[0]]
    async with reading(desk) as person:
        elsewhere(lambda other: other.tag([first], "graphs"))
        await person.until(lambda: "#graphs" in person.pane("papers"))
        elsewhere(lambda other: other.set_note(first, "Theirs."))
        await person.until("Note   Theirs.")


async def test_what_was_said_stays_when_others_do_something(often: None, desk: Desk) -> None:
    second = desk.store.papers[desk.view.keys[1]]
    async with reading(desk) as person:
        await person.press("s")
        await person.until("Starred: Paper 01")
        elsewhere(lambda other: other.set_read([second], True))
        await person.until(lambda: person.row("Paper 02").startswith("✓"))
        assert person.status.startswith("Starred: Paper 01")


async def test_the_cursor_and_what_is_in_sight_stay(often: None, desk: Desk) -> None:
    those = [desk.store.papers[key] for key in desk.view.keys]
    async with reading(desk, (120, 12)) as person:
        person.reader.context.change(lambda: desk.library.make_list("Shared", those[1:]))
        await person.until(lambda: person.count("Shared"))
        await person.choose("Shared")
        await person.press("l", "9", "j")
        assert person.cursor() == "Paper 11"
        line = row_line(person, "Paper 11")
        elsewhere(lambda other: other.take_out(1, [paper("Paper 03").key]))
        await person.until(lambda: person.count("Shared") == "18")
        assert person.cursor() == person.reading == "Paper 11"
        assert row_line(person, "Paper 11") == line
        assert person.keys_are_in == "papers"
        elsewhere(lambda other: other.move_in_list(1, paper("Paper 20").key, -30))
        await person.until(lambda: lists_top(person) == "Paper 20")
        assert person.cursor() == "Paper 11"


def row_line(person: Person, title: str) -> int:
    """The line of the list pane that a title stands on."""
    lines = person.pane("papers").split("\n")
    return next(number for number, line in enumerate(lines) if title in line)


def lists_top(person: Person) -> str:
    """The title of the first paper in view."""
    desk = person.reader.desk
    return desk.store.papers[desk.view.keys[0]].title


async def test_a_dialog_stays_open_and_what_is_typed_stays_typed(often: None, desk: Desk) -> None:
    second = desk.store.papers[desk.view.keys[1]]
    async with reading(desk) as person:
        await person.press("e")
        await person.type("half a no")
        elsewhere(lambda other: other.set_starred([second], True))
        await person.until(lambda: person.reader.desk.library.state.mark(second.key).starred)
        assert "half a no" in person.dialog
        await person.type("te")
        await person.press("ctrl+s")
        await person.until("Note   half a note")


async def test_a_list_that_is_open_and_deleted_elsewhere_gives_way_and_says_so(
    often: None, desk: Desk
) -> None:
    those = [desk.store.papers[key] for key in desk.view.keys[:3]]
    desk.apply(desk.library.make_list("Shared", those))
    async with reading(desk) as person:
        await person.choose("Shared")
        await person.press("l", "j")
        elsewhere(lambda other: other.delete_list(1))
        await person.until("“Shared” was deleted, elsewhere.")
        assert person.cursor("sidebar").startswith("All")
        assert person.cursor() == "Paper 02"


async def test_what_is_merged_elsewhere_while_it_is_open_is_followed(
    often: None, desk: Desk
) -> None:
    those = [desk.store.papers[key] for key in desk.view.keys[:3]]
    for number, name in enumerate(("Fog", "Boats"), 1):
        desk.apply(desk.library.make_list(name, those[:number]))
        desk.apply(desk.library.tag(those[:number], name))
    async with reading(desk) as person:
        await person.choose("Boats")
        elsewhere(lambda other: other.reading_lists.merge(2, 1))
        await person.until("“Boats” is a part of “Fog” now, elsewhere.")
        assert person.count("Fog") == "2"
        await person.choose("#Fog")
        # Its only paper has the other tag already.
        elsewhere(lambda other: other.rename_tag(those[:1], "Fog", "Boats"))
        await person.until("“#Fog” is a part of “#Boats” now, elsewhere.")
        assert person.cursor("sidebar").startswith("#Boats")


async def test_a_star_on_a_paper_that_is_not_here_brings_the_paper(often: None, desk: Desk) -> None:
    stranger = paper("A stranger", "On something mysterious.")
    async with reading(desk) as person:
        await person.press("j")
        elsewhere(lambda other: other.set_starred([stranger], True))
        await person.until(lambda: person.count("Starred") == "1")
        assert person.cursor() == "Paper 02"
        await person.choose("Starred")
        assert person.reading == "A stranger"
        await person.choose("All")
        await person.filter("mysterious")
        await person.until(lambda: person.cursor() == "A stranger")


async def test_a_page_added_elsewhere_appears_and_one_removed_goes(often: None) -> None:
    elsewhere(lambda other: other.add_page("monday", MONDAY))
    async with reading(own_desk()) as person:
        assert person.count("monday") == "1"
        elsewhere(lambda other: other.add_page("tuesday", TUESDAY))
        await person.until(lambda: person.count("tuesday") == "1")
        assert person.count("All") == "2"
        assert person.cursor() == "First paper"
        await person.choose("tuesday")
        elsewhere(lambda other: other.remove_page(other.state.pages[1]))
        await person.until("“tuesday” was removed elsewhere.")
        assert person.count("tuesday") == ""
        assert person.cursor("sidebar").startswith("All")
        assert person.count("All") == "1"


async def test_undoing_the_removal_of_a_page_brings_it_back_onto_the_screen() -> None:
    elsewhere(lambda other: other.add_page("monday", MONDAY))
    elsewhere(lambda other: other.add_page("tuesday", TUESDAY))
    elsewhere(lambda other: other.remove_page(other.state.pages[0]))
    async with reading(own_desk()) as person:
        assert person.count("monday") == ""
        await person.press("u")
        await person.until("y yes")
        await person.press("y")
        await person.until(lambda: person.count("monday") == "1")
        assert person.status.startswith("Undone: removed the page “monday”")
        assert person.count("All") == "2"
        await person.filter("second")
        assert person.cursor() == "Second paper"
        await person.press("escape", "ctrl+r")
        await person.until(lambda: person.count("monday") == "")
        assert person.status.startswith("Redone: removed the page “monday”")


async def test_undo_brings_back_a_paper_of_a_page_that_is_not_open() -> None:
    elsewhere(lambda other: other.set_starred([paper("A stranger")], True))
    elsewhere(lambda other: other.set_starred([paper("A stranger")], False))
    async with reading(desk_of(page("p", "Here"))) as person:
        await person.press("u")
        await person.until("y yes")
        await person.press("y")
        await person.until(lambda: person.count("Starred") == "1")
        await person.choose("Starred")
        assert person.reading == "A stranger"


async def test_papers_fetched_for_what_lies_on_the_desk_no_more_do_not_replace_it(
    desk: Desk,
) -> None:
    async with reading(desk) as person:
        nothing = build_store([])
        person.reader.post_message(Brought(nothing, of=nothing))
        await person.settle()
        await person.press("s")
        await person.until("Starred: Paper 01")
        assert person.count("All") == "20"


async def test_pages_read_for_what_was_awaited_before_do_not_end_the_reading_of_others() -> None:
    elsewhere(lambda other: other.add_page("monday", MONDAY))
    desk = own_desk()
    before = all_pages(desk.library)
    laid = before.read(no_rest, lambda _: (), str)
    elsewhere(lambda other: other.add_page("tuesday", TUESDAY))
    async with reading(desk) as person:
        news = person.reader.sync.look_out()
        assert news is not None
        person.reader.post_message(news)
        person.reader.post_message(PagesRead(before, laid))
        await person.until(lambda: person.count("tuesday") == "1")


async def test_a_reader_that_is_left_looks_out_no_more(often: None, desk: Desk) -> None:
    async with reading(desk) as person:
        await person.until(lambda: "watch" in {each.name for each in threading.enumerate()})
    assert "watch" not in {each.name for each in threading.enumerate()}
