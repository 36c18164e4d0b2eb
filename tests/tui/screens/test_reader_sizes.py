"""Any size of the terminal, at any moment: nothing falls, and the place returns with the room."""

from __future__ import annotations

import os
import sys
from collections.abc import Sequence
from itertools import count, cycle
from pathlib import Path
from time import monotonic
from typing import NamedTuple

import pytest
from textual.widgets import Input, TextArea

from tests.conftest import EXAMPLES
from tests.tui.reader import Reader
from tests.tui.screens.desks import desk_of, numbered
from tests.tui.screens.person import Person, reading
from tui.library.desk import Desk
from tui.widgets.line_view import LineView

ROOT = Path(__file__).parents[3]
HOME = (120, 30)
WALK = ((1, 1), (2, 1), (4, 4), (40, 12), (20, 5), (160, 50), (1, 50), (200, 1), (79, 24))
"""Columns and rows."""
STEPS = 1 if EXAMPLES else 3
"""What is open meets each third size of the walk, and the least; all in `make fuzz`."""
OPENED: dict[str, Sequence[str]] = {
    "list": ("9", "j"),
    "sidebar": ("h", "j", "j"),
    "paper": ("9", "j", "l", "5", "j"),
    "filter": ("slash", "p", "a", "p", "left"),
    "filtered": ("slash", *"paper 1", "enter", "j"),
    "pick": ("a", *"lis", "down"),
    "tags": ("t", *"tag"),
    "prompt": ("c", *"name", "left", "left"),
    "wrong": ("c", "enter"),
    "confirm": ("A",),
    "editor": ("e", *"one", "enter", *"two", "up"),
    "leaving": ("e", *"one", "escape"),
    "export": ("x", "down", "down"),
    "path": ("x", "enter", "left"),
    "sort": ("S", "down"),
    "filters": ("f", "down"),
    "help": ("question_mark", *"jjjj"),
    "palette": ("colon", *"st", "down"),
}
"""What is open, and the keys that open it and take a place there."""


class Place(NamedTuple):
    """Where a person is."""

    dialogs: int
    keys_are_in: str
    typed: tuple[str, ...]
    cursors: tuple[object, ...]
    tops: dict[str, int]
    text: str


def position_of(person: Person) -> Place:
    """Where a person is, by all that they would miss."""
    app = person.app
    lines = [(each.value, each.selection) for each in app.screen.query(Input)]
    texts = [(each.text, each.selection) for each in app.screen.query(TextArea)]
    return Place(
        len(app.screen_stack),
        repr(app.focused),
        tuple(text for text, _ in (*lines, *texts)),
        tuple(cursor for _, cursor in (*lines, *texts)),
        {repr(each): each.top for screen in app.screen_stack for each in screen.query(LineView)},
        # What stands behind a dialog may be painted again only when the dialog is gone.
        "" if len(app.screen_stack) > 2 else person.dialog or person.text,
    )


@pytest.fixture
def desk() -> Desk:
    """Fifty papers, lists and saved filters."""
    desk = desk_of(numbered(50, lines=60))
    for number in range(3):
        desk.apply(desk.library.make_list(f"List {number}"))
        desk.apply(desk.library.save_filter(f"Filter {number}", "paper"))
    return desk


@pytest.mark.parametrize(
    ("begin", "keys"), [(n % STEPS, keys) for n, keys in enumerate(OPENED.values())], ids=OPENED
)
async def test_whatever_is_open_outlives_any_size_and_is_as_it_was(
    desk: Desk, begin: int, keys: Sequence[str]
) -> None:
    async with reading(desk, HOME) as person:
        await person.until(lambda: person.app.desk.indexed)
        await person.press(*keys)
        await person.until(lambda: "reading the words" not in person.text)
        if keys == OPENED["paper"]:
            await person.until(lambda: person.row("Paper 10").startswith("✓"))
        if keys == OPENED["export"]:
            await person.until("@misc{")
        await settled(person)
        before = position_of(person)
        for size in (WALK[0], *WALK[begin::STEPS]):
            await person.resize(*size)
        await person.resize(*HOME)
        await person.until(lambda: position_of(person) == before)


async def settled(person: Person) -> None:
    """Let what comes a moment later come: the palette searches, a paper is marked read."""
    seen = ""
    while seen != person.text:
        seen = person.text
        for _ in range(4):
            await person.settle()


async def test_whatever_is_opened_in_next_to_no_room_is_there_when_there_is_some(
    desk: Desk,
) -> None:
    async with reading(desk, HOME) as person:
        for size, keys in zip(cycle([(1, 1), (200, 1)]), OPENED.values(), strict=False):
            await person.resize(*size)
            await person.press(*keys)
            await person.resize(*HOME)
            while len(person.app.screen_stack) > 1:
                person.app.pop_screen()
                await person.settle()
            await person.press("escape", "escape", "h", "g")
        assert person.panes == ("sidebar", "papers", "paper")


def test_the_real_window_may_be_dragged_to_any_size_under_any_dialog(tmp_path: Path) -> None:
    environment = {"PYTHONPATH": str(ROOT)}
    with Reader([sys.executable, "-m", "tui"], tmp_path, environment=environment) as terminal:
        terminal.wait_for("sample pages")
        terminal.send("a")
        terminal.wait_for("which reading list")
        terminal.until_idle()
        terminal.send("to read")
        terminal.wait_for("New list “to read”")
        for rows, columns in ((1, 1), (1, 2), (4, 4), (12, 40), (50, 1), (1, 200), (5, 20)):
            terminal.resize(rows, columns)
            terminal.until_idle()
        terminal.resize(40, 120)
        terminal.wait_for("New list “to read”")
        terminal.send("<enter>")
        terminal.wait_for("Added to the new list “to read”")
        terminal.resize(1, 1)
        terminal.until_idle()
        terminal.send("Q")
        assert terminal.exit_status() == os.EX_OK


async def test_a_size_is_heeded_however_slow_the_machine_is_just_then(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    async with reading(desk_of(numbered(3))) as person:
        looks = count()  # each look at the clock is 20 ms after the one before
        begun = monotonic()
        monkeypatch.setattr(
            "textual._time.get_time", lambda: begun + max(monotonic() - begun, 0.02 * next(looks))
        )
        for columns in (100, 90):
            await person.resize(columns, 30)
            assert len(person.line("Paper 01")) == columns
