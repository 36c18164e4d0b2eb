"""Marks: read, unread, stars; on disk when the screen shows them."""

from __future__ import annotations

import threading
import time
from typing import Any

import pytest
from rich.segment import Segment

from tests.doors import Connections
from tests.tui.library.made import page
from tests.tui.screens.desks import desk_of, numbered, own_desk, read_on_disk, starred_on_disk
from tests.tui.screens.person import reading
from tui.library.change import Change
from tui.library.errors import LibraryError
from tui.library.marks import Half
from tui.widgets.paper_list import PaperList

# Read, unread, star


async def test_r_marks_read_and_marks_unread_again() -> None:
    async with reading(desk_of(numbered(3))) as person:
        await person.press("r")
        await person.until(lambda: person.row("Paper 01").startswith("✓"))
        assert read_on_disk() == ["Paper 01"]
        await person.press("r")
        await person.until(lambda: person.row("Paper 01").startswith("●"))
        assert read_on_disk() == []


async def test_capital_u_marks_unread() -> None:
    async with reading(desk_of(numbered(3))) as person:
        await person.press("l", "h")
        await person.until(lambda: person.row("Paper 01").startswith("✓"))
        await person.press("U")
        await person.until(lambda: person.row("Paper 01").startswith("●"))
        assert read_on_disk() == []


async def test_s_stars_and_takes_the_star() -> None:
    async with reading(desk_of(numbered(3))) as person:
        await person.press("s")
        await person.until(lambda: person.row("Paper 01") == "● ★ Paper 01")
        assert starred_on_disk() == ["Paper 01"]
        await person.press("s")
        await person.until(lambda: person.row("Paper 01") == "●   Paper 01")
        assert starred_on_disk() == []


async def test_read_and_starred_are_told_apart_by_signs_not_by_colour() -> None:
    async with reading(desk_of(numbered(2))) as person:
        await person.press("r", "s")
        await person.until(lambda: person.row("Paper 01") == "✓ ★ Paper 01")
        assert person.row("Paper 02") == "●   Paper 02"


async def test_a_mark_set_in_the_paper_shows_in_the_list_and_in_the_paper() -> None:
    async with reading(desk_of(numbered(2))) as person:
        await person.press("l", "s")
        await person.until(lambda: person.row("Paper 01") == "✓ ★ Paper 01")
        assert "Starred," in person.pane("paper")


async def test_all_read_asks_first() -> None:
    async with reading(desk_of(numbered(3))) as person:
        await person.press("A")
        assert "Mark 3 papers in view as read?" in person.text
        assert "y yes   n no" in person.text


async def test_all_read_declined_leaves_all() -> None:
    async with reading(desk_of(numbered(3))) as person:
        for key in ("n", "N", "escape", "q"):
            await person.press("A")
            assert "Mark 3 papers" in person.dialog
            await person.press(key)
            assert person.dialog == ""
        await person.press("s")
        # Changes are made in order, so nothing was waiting before the star.
        await person.until(lambda: starred_on_disk() == ["Paper 01"])
        assert read_on_disk() == []
        assert person.pane("papers").count("●") == 3


async def test_all_read_agreed_marks_all_in_view_and_says_how_many() -> None:
    async with reading(desk_of(numbered(3, name="one"), page("two", "Apart"))) as person:
        await person.choose("one")
        await person.press("l", "A", "y")
        await person.until("3 papers marked read")
        assert read_on_disk() == ["Paper 01", "Paper 02", "Paper 03"]
        assert person.pane("papers").count("✓") == 3


async def test_all_read_says_when_all_are_read() -> None:
    async with reading(desk_of(numbered(1))) as person:
        await person.press("r")
        await person.until(lambda: person.row("Paper 01").startswith("✓"))
        await person.press("A")
        assert person.status.startswith("No unread paper in this view.")


# Counts


async def test_counts_in_sidebar_and_status_follow_a_read_mark() -> None:
    async with reading(own_desk(), (160, 50)) as person:
        await person.press("r")
        # The first paper stands on Mar 11 and on Mar 14.
        await person.until(lambda: person.count("Mar 11") == "62")
        assert person.count("Mar 14") == "67"
        assert person.count("Mar 13") == "88"
        assert person.count("All") == "510"
        assert person.count("Unread") == "510"
        await person.press("escape")
        assert person.heading().startswith("All · 511 papers · 510 unread")


async def test_the_count_of_what_is_starred_follows_a_star() -> None:
    async with reading(desk_of(numbered(3))) as person:
        await person.press("s", "j", "s", "r")
        await person.until(lambda: person.count("Starred") == "2")
        await person.press("s")
        await person.until(lambda: person.count("Starred") == "1")


async def test_read_papers_stay_in_unread_until_it_is_chosen_again() -> None:
    async with reading(desk_of(numbered(3))) as person:
        await person.choose("Unread")
        await person.press("l", "r")
        await person.until(lambda: person.row("Paper 01").startswith("✓"))
        await person.press("escape")
        assert "Unread · 3 papers · 2 unread" in person.heading()
        await person.press("h", "l")
        assert "Paper 01" not in person.pane("papers")
        assert person.heading() == "Unread · 2 papers"


async def test_starred_shows_what_was_starred() -> None:
    async with reading(desk_of(numbered(5))) as person:
        await person.press("j", "s", "j", "j", "s")
        await person.until(lambda: person.count("Starred") == "2")
        await person.choose("Starred")
        assert [f"Paper {n:02}" in person.pane("papers") for n in range(1, 6)] == [
            False, True, False, True, False,
        ]  # fmt: skip


# Painting


async def test_a_mark_repaints_its_row_and_no_other(monkeypatch: pytest.MonkeyPatch) -> None:
    painted: list[int] = []
    make_row = PaperList.make_row

    def counted(
        self: PaperList, index: int, line: int, width: int, *, at_cursor: bool
    ) -> list[Segment]:
        painted.append(index)
        return make_row(self, index, line, width, at_cursor=at_cursor)

    monkeypatch.setattr(PaperList, "make_row", counted)
    async with reading(own_desk()) as person:
        await person.press("j", "j")
        assert person.text
        painted.clear()
        await person.press("s")
        await person.until(lambda: "★" in person.pane("papers"))
        assert painted == [2, 2]


async def test_moving_repaints_the_row_left_and_the_row_reached(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    painted: set[int] = set()
    make_row = PaperList.make_row

    def counted(
        self: PaperList, index: int, line: int, width: int, *, at_cursor: bool
    ) -> list[Segment]:
        painted.add(index)
        return make_row(self, index, line, width, at_cursor=at_cursor)

    monkeypatch.setattr(PaperList, "make_row", counted)
    async with reading(own_desk()) as person:
        await person.press("j")
        assert person.text
        painted.clear()
        await person.press("j")
        assert person.text
        assert painted == {1, 2}


async def test_a_change_that_fails_leaves_what_else_was_asked_for_on_its_way(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    desk = desk_of(numbered(2))
    refuse, go_on = threading.Event(), threading.Event()

    def set_half(half: Half, *given: Any) -> Change:
        if half is Half.STARRED:
            assert refuse.wait(8)
            raise LibraryError("Not saved: the disk is full.")
        assert go_on.wait(8)
        return set_as_asked(half, *given)

    set_as_asked = desk.library.set_half
    monkeypatch.setattr(desk.library, "set_half", set_half)
    async with reading(desk) as person:
        await person.press("s", "r")
        refuse.set()
        await person.until("Not saved: ")
        # It is on its way to be read: the same key again is to take that back.
        await person.press("r")
        go_on.set()
        await person.until(lambda: person.status.startswith("Unread: "))
        assert read_on_disk() == []


async def test_a_change_that_fails_while_the_reader_is_left_is_counted(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    desk = desk_of(numbered(2))

    def refused(half: Half, *given: Any) -> Change:
        if half is not Half.STARRED:
            return set_as_asked(half, *given)
        time.sleep(0.3)
        raise LibraryError("Not saved: the disk is full.")

    set_as_asked = desk.library.set_half
    monkeypatch.setattr(desk.library, "set_half", refused)
    async with reading(desk) as person:
        await person.pilot.press("s", "r", "Q")
    assert person.app.lost == 1
    assert read_on_disk() == ["Paper 01"]


async def test_a_fault_while_the_reader_is_left_is_not_passed_over(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    desk = desk_of(numbered(2))

    def faulty(*_: object) -> Change:
        time.sleep(0.3)
        raise ZeroDivisionError

    monkeypatch.setattr(desk.library, "set_half", faulty)
    async with reading(desk) as person:
        await person.pilot.press("s", "Q")
    assert isinstance(person.app.fault, ZeroDivisionError)


async def test_a_mark_that_cannot_be_saved_is_not_shown_and_says_why(
    connections: Connections,
) -> None:
    desk = desk_of(numbered(2))
    async with reading(desk) as person:
        connections.tell("PRAGMA query_only = 1")
        await person.press("s")
        await person.until("Not saved: ")
        assert person.row("Paper 01") == "●   Paper 01"
        connections.tell("PRAGMA query_only = 0")
        assert starred_on_disk() == []


async def test_the_sidebar_counts_how_many_are_starred_read_or_not() -> None:
    async with reading(desk_of(numbered(3)), (120, 40)) as person:
        await person.press("s", "r", "j", "s")
        await person.until(lambda: person.count("Starred") == "2")
        assert person.count("Unread") == "2"
        await person.resize(240, 50)
        assert person.count("Starred") == "1/2"
