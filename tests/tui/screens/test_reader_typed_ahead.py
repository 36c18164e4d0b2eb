"""Keys that come all at once, as over a slow line: each does what it would have done alone."""

from __future__ import annotations

import pytest
from textual import events

from tests.tui.screens.desks import (
    desk_of,
    lists_on_disk,
    numbered,
    on_disk,
    own_desk,
    read_on_disk,
    starred_on_disk,
)
from tests.tui.screens.person import Person, reading
from tui.library.desk import Desk


@pytest.fixture
def desk() -> Desk:
    """Forty papers."""
    return desk_of(numbered(40))


NAMES = {"/": "slash", "?": "question_mark", ":": "colon", "\r": "enter", " ": "space"}


def burst(person: Person, *keys: str) -> None:
    """Type keys without waiting for any of them."""
    for key in keys:
        name = NAMES.get(key, key)
        character = key if len(key) == 1 else None
        person.app.post_message(events.Key(name, character))


async def test_a_racing_cursor_ends_on_the_right_paper_and_shows_it() -> None:
    desk = own_desk()
    async with reading(desk) as person:
        burst(person, *"j" * 200)
        wanted = desk.store.papers[desk.view.keys[200]]
        await person.until(lambda: wanted.title.startswith(person.cursor().rstrip("…")))
        assert wanted.title.startswith(person.reading)
        assert " ".join(wanted.abstract.split()[:5]) in " ".join(person.pane("paper").split())


async def test_moves_and_marks_are_done_in_order(desk: Desk) -> None:
    async with reading(desk) as person:
        burst(person, *"jjksGkr")
        await person.until(lambda: person.row("Paper 39").startswith("✓"))
        await person.press("g")
        assert person.row("Paper 02") == "● ★ Paper 02"


async def test_a_count_is_not_lost(desk: Desk) -> None:
    async with reading(desk) as person:
        burst(person, *"12Gs")
        await person.until(starred_on_disk)
        assert starred_on_disk() == ["Paper 12"]


async def test_a_count_goes_to_the_command_it_was_typed_before(desk: Desk) -> None:
    async with reading(desk) as person:
        burst(person, *"j5jjs")
        await person.until(starred_on_disk)
        assert starred_on_disk() == ["Paper 08"]


async def test_keys_after_going_back_move_in_the_list(desk: Desk) -> None:
    async with reading(desk) as person:
        await person.press("l")
        burst(person, *"qjs")
        await person.until(starred_on_disk)
        assert starred_on_disk() == ["Paper 02"]


async def test_keys_after_going_to_the_sidebar_move_there(desk: Desk) -> None:
    async with reading(desk) as person:
        burst(person, *"hj")
        await person.until(lambda: person.keys_are_in == "sidebar")
        await person.settle()
        assert person.cursor("sidebar").split()[0] == "Unread"
        assert person.cursor() == "Paper 01"


async def test_keys_after_opening_a_paper_are_the_papers(desk: Desk) -> None:
    async with reading(desk) as person:
        burst(person, *"lns")
        await person.until(starred_on_disk)
        assert starred_on_disk() == ["Paper 02"]
        assert read_on_disk() == ["Paper 01", "Paper 02"]


async def test_a_query_typed_right_after_the_slash_is_in_the_bar(desk: Desk) -> None:
    async with reading(desk) as person:
        burst(person, *"/07")
        await person.settle()
        assert person.text.split("\n")[0].strip() == "07"


async def test_a_name_typed_right_after_c_is_in_the_dialog(desk: Desk) -> None:
    async with reading(desk) as person:
        burst(person, *"cLater\r")
        await person.settle()
        assert "A reading list needs a name." not in person.text
        await person.until(lists_on_disk)
        assert lists_on_disk() == {"Later": []}


async def test_a_note_typed_and_saved_at_once_is_whole(desk: Desk) -> None:
    async with reading(desk) as person:
        await person.press("e")
        burst(person, *"Read again", "ctrl+s")
        await person.until("Note kept: Paper 01")
        assert on_disk("SELECT text FROM note") == [("Read again",)]


async def test_a_note_typed_and_left_at_once_is_asked_about(desk: Desk) -> None:
    async with reading(desk) as person:
        await person.press("e")
        burst(person, *"Read again", "escape")
        await person.until("Leave without saving what you wrote?")


async def test_a_format_typed_right_after_x_is_the_one_chosen(desk: Desk) -> None:
    async with reading(desk) as person:
        burst(person, *"xjson\r")
        await person.settle()
        assert "Write Markdown" not in person.text
        await person.until("Write JSON to which file?")


async def test_keys_after_a_name_are_the_readers(desk: Desk) -> None:
    async with reading(desk) as person:
        burst(person, *"cLater\rjs")
        await person.until(starred_on_disk)
        assert lists_on_disk() == {"Later": []}
        assert starred_on_disk() == ["Paper 02"]


async def test_keys_after_a_choice_are_the_readers(desk: Desk) -> None:
    async with reading(desk) as person:
        burst(person, *"aLater\rjjs")
        await person.until(starred_on_disk)
        assert lists_on_disk() == {"Later": ["Paper 01"]}
        assert starred_on_disk() == ["Paper 03"]


async def test_keys_after_a_query_are_the_lists(desk: Desk) -> None:
    async with reading(desk) as person:
        await person.until(lambda: desk.indexed)
        burst(person, *"/07\rs")
        await person.until(starred_on_disk)
        assert starred_on_disk() == ["Paper 07"]
        assert person.text.split("\n")[0].strip() == "07"


async def test_keys_after_a_name_that_is_refused_are_the_next_name(desk: Desk) -> None:
    async with reading(desk) as person:
        burst(person, *"c\rLater\rjs")
        await person.until(starred_on_disk)
        assert lists_on_disk() == {"Later": []}
        assert starred_on_disk() == ["Paper 02"]


async def test_spaces_faster_than_the_disk_never_come_back_to_a_paper_just_read() -> None:
    async with reading(desk_of(numbered(3))) as person:
        burst(person, " ", " ", " ")
        await person.until(lambda: person.pane("papers").count("✓") == 3)
        assert person.cursor() == "Paper 03"


async def test_a_note_that_is_saved_twice_at_once_is_kept_and_the_reader_stays(desk: Desk) -> None:
    async with reading(desk) as person:
        burst(person, *"exy", "ctrl+s", "ctrl+s")
        await person.until("Note kept")
        assert on_disk("SELECT text FROM note") == [("xy",)]
        await person.press("j")
        assert person.cursor() == "Paper 02"


async def test_leaving_a_note_twice_at_once_asks_once(desk: Desk) -> None:
    async with reading(desk) as person:
        burst(person, *"ex", "escape", "escape")
        await person.until("Leave without")
        await person.press("y")
        await person.until_gone("Note on")
        assert "Leave without" not in person.text
        await person.press("j")
        assert person.cursor() == "Paper 02"


@pytest.mark.parametrize("keys", ["?q", "?\r", "An", "Aq", "Sq", "yjq"])
async def test_what_is_typed_at_once_after_an_answer_is_the_readers(desk: Desk, keys: str) -> None:
    async with reading(desk) as person:
        burst(person, *keys, *"jjs")
        await person.until(starred_on_disk)
        assert starred_on_disk() == ["Paper 03"]


@pytest.mark.parametrize("opens", ["/", "c", "a", ":", "S"])
async def test_what_is_typed_at_once_after_escape_is_the_readers(desk: Desk, opens: str) -> None:
    async with reading(desk) as person:
        burst(person, opens, *"pa", "escape", *"jjs")
        await person.until(starred_on_disk)
        assert starred_on_disk() == ["Paper 03"]
        assert person.count("All") == "40"
