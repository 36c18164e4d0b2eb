"""The filter bar teaches its language: operators, completion, earlier queries."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest

from tests.tui.library.made import page
from tests.tui.reader import Reader
from tests.tui.screens.desks import desk_of, numbered
from tests.tui.screens.person import Person, reading

ROOT = Path(__file__).parents[3]


def bar(person: Person) -> str:
    """What stands in the filter bar."""
    return person.text.split("\n")[0].strip()


async def test_a_question_mark_in_the_empty_bar_shows_what_can_be_typed() -> None:
    async with reading(desk_of(numbered(3)), (120, 60)) as person:
        await person.press("/", "?")
        assert "What the filter understands" in person.dialog
        assert "is: read, starred, unread, listed, done, todo, tagged, noted, kept" in person.dialog
        await person.type("votes")
        await person.press("enter")
        assert (bar(person), person.keys_are_in) == ("votes:", "filter")
        assert person.status.startswith("votes: takes 50, >50, <50 or 10..50")
        await person.type("?")
        assert bar(person) == "votes:?"
        await person.press("escape", "/", "?", "escape")
        assert person.keys_are_in == "filter"
        assert bar(person).startswith("words, author:")


async def test_tab_goes_through_what_the_word_may_become_and_back_to_what_was_typed() -> None:
    desk = desk_of(page("graphs", "Graphs", "Trees"), page("a grove", "Groves"))
    async with reading(desk) as person:
        await person.press("/")
        await person.type("page:gr x")
        await person.press("left", "left", "tab")
        assert bar(person) == "page:graphs x"
        assert person.status.startswith('page:graphs · page:"a grove"')
        await person.press("tab")
        assert bar(person) == 'page:"a grove" x'
        await person.press("shift+tab", "shift+tab")
        assert bar(person) == "page:gr x"
        await person.press("shift+tab")
        assert bar(person) == 'page:"a grove" x'
        assert person.keys_are_in == "filter"


async def test_where_there_is_one_way_on_tab_goes_on_behind_it() -> None:
    async with reading(desk_of(numbered(3))) as person:
        await person.press("/")
        await person.type("is")
        await person.press("tab", "tab")
        assert bar(person) == "is:read"
        await person.type("x")
        await person.press("tab")
        assert person.status.startswith("Nothing begins so.")


async def test_in_the_empty_bar_up_brings_earlier_queries_and_down_goes_back() -> None:
    async with reading(desk_of(numbered(9))) as person:
        for query in ("'02", "'03"):
            await person.filter(query)
            await person.press("escape")
        await person.press("/", "up")
        assert bar(person) == "'03"
        assert person.cursor() == "Paper 03"
        await person.press("up", "up")
        assert bar(person) == "'02"
        await person.press("down", "down")
        assert bar(person).startswith("words, author:")
        # What is typed on is a query of its own, under which the arrows move.
        await person.press("ctrl+p", "backspace", "down")
        assert bar(person) == "'0"
        assert person.cursor() == "Paper 04"
        await person.press("up")
        assert (bar(person), person.cursor()) == ("'0", "Paper 03")


async def test_in_the_empty_bar_up_moves_where_one_came_down_or_asked_nothing_before() -> None:
    async with reading(desk_of(numbered(9))) as person:
        await person.press("j", "/", "up")
        assert person.cursor() == "Paper 01"
        await person.press("escape")
        await person.filter("paper")
        await person.press("escape", "/", "down", "down", "up")
        assert person.cursor() == "Paper 02"


@pytest.mark.parametrize("setting", ["", "history = false"])
def test_a_later_start_brings_earlier_queries_unless_none_are_to_be_kept(
    tmp_path: Path, setting: str
) -> None:
    program = [sys.executable, "-m", "tui"]
    (tmp_path / "carrel").mkdir()
    (tmp_path / "carrel" / "settings.toml").write_text(setting)
    for again in (False, True):
        with Reader(program, tmp_path, environment={"PYTHONPATH": str(ROOT)}) as terminal:
            terminal.wait_for("/ to filter")
            terminal.send("/\x1b[A" if again else "/sparse kept\r")
            terminal.wait_for("words, author:" if again and setting else "sparse kept")
            terminal.wait_for("to the list" if again else "read on")
            history = tmp_path / "carrel" / "history"
            terminal.wait_for(lambda _: history.exists() == (not setting))  # noqa: B023
            terminal.send("<escape>")
            terminal.wait_for("/ to filter")
            terminal.send("\x11")
            assert terminal.exit_status() == 0
