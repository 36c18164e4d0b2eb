"""Any screen can carry commands: their keys, their help, what they do."""

from __future__ import annotations

from collections.abc import AsyncIterator, Callable, Mapping

import pytest
from textual.app import ComposeResult
from textual.screen import Screen
from textual.widgets import Label

from tests.tui.library.desks import DESK_STORE
from tests.tui.screens.person import screen_text, until
from tui.actions.commands import BY_NAME, bindings, hints_of
from tui.actions.context import Context
from tui.actions.panes import Pane
from tui.app import Carrel
from tui.library.desk import Desk
from tui.library.library import Library
from tui.library.sources import Source
from tui.messages import Saved
from tui.screens.command_screen import CommandScreen
from tui.settings import Settings
from tui.widgets.status_line import StatusLine
from tui.workers import Workers

FEW = tuple(BY_NAME[name] for name in ("down", "star", "tag", "help", "quit"))


class OneLine:
    """Panes of which there is one: a line that says which paper is meant."""

    typed = ""
    active = "papers"
    pointed: Source | None = None
    section = ""

    def __init__(self, line: Label) -> None:
        self.line, self.cursor = line, 0

    def step(self, count: int) -> None:
        self.cursor += count

    def page(self, share: float) -> None: ...

    def scroll_rows(self, count: int) -> None: ...

    def to_top(self) -> None: ...

    def to_bottom(self) -> None: ...

    def to_nth(self, number: int) -> None: ...

    def focus(self, name: str) -> None: ...

    def shows(self, name: str) -> bool:
        return name == "papers"

    def move(self, how: Callable[[Pane], None]) -> None:
        how(self)

    def move_to(self, row: int) -> None:
        self.cursor = row

    def label_rows(self) -> frozenset[str]:
        return frozenset()

    def jump_to(self, letters: str) -> None: ...

    def read_further(self) -> bool:
        return False

    def unfold(self) -> None: ...

    columns_beside = 0

    def show_text(self, shown: bool) -> None: ...
    def lift_text(self, lines: int) -> None: ...

    def scroll_text(self, lines: int) -> None: ...

    def toggle_reading(self) -> None: ...

    def put_quietly(self, text: str) -> None: ...

    def show_view(self, follow: str = "", at: int = 0) -> None: ...

    def show_sources(self) -> None: ...

    def show_status(self) -> None: ...

    def say(self, words: str) -> None:
        self.line.update(words)

    def repaint(self, keys: frozenset[str]) -> None: ...

    def redraw(self) -> None: ...


class Second(CommandScreen, Screen[None]):
    """A screen with a few of the commands."""

    BINDINGS = bindings(FEW)

    def __init__(self, desk: Desk, workers: Workers, keys: Mapping[str, str]) -> None:
        super().__init__()
        self.line = Label("", markup=False)
        self.status = StatusLine((keys["help"], BY_NAME["help"].hint))
        few = {each.name: keys[each.name] for each in FEW}
        self.status.hint(hints_of(few, "papers", is_named=False))
        panes = OneLine(self.line)
        self.context = Context(self, desk, panes, workers, keys=keys, commands=FEW)

    def compose(self) -> ComposeResult:
        yield self.line
        yield self.status

    def on_saved(self, event: Saved) -> None:
        self.context.in_flight.settle(event.request)
        self.context.desk.apply(event.change)
        self.context.say(event.request.said)


@pytest.fixture
async def app() -> AsyncIterator[Carrel]:
    """The program with that screen, over a library in memory."""
    desk = Desk(DESK_STORE, Library(None))
    yield Carrel(desk, Settings(), Second)
    desk.library.close()


async def test_a_command_does_on_another_screen_what_it_does_in_the_reader(app: Carrel) -> None:
    async with app.run_test() as pilot:
        await pilot.press("j", "s")
        await until(pilot, lambda: "Starred: B" in screen_text(app))
        second = app.desk.view.keys[1]
        assert [key for key, mark in app.desk.library.state.marks.items() if mark.starred] == [
            second
        ]


async def test_a_number_before_a_command_counts_there_too(app: Carrel) -> None:
    async with app.run_test() as pilot:
        await pilot.press("3", "j", "s")
        await until(pilot, lambda: "Starred: D" in screen_text(app))


async def test_a_dialog_of_a_command_opens_over_it(app: Carrel) -> None:
    async with app.run_test() as pilot:
        await pilot.press("t")
        await until(pilot, lambda: "Which tag?" in screen_text(app))


async def test_its_help_has_its_commands_and_no_others(app: Carrel) -> None:
    async with app.run_test() as pilot:
        await pilot.press("?")
        await until(pilot, lambda: "Tag the paper" in screen_text(app))
        assert "Star, or take the star" in screen_text(app)
        assert "Export what is in view" not in screen_text(app)


async def test_its_hints_are_of_its_commands_and_no_others(app: Carrel) -> None:
    async with app.run_test() as pilot:
        await until(pilot, lambda: "s star" in screen_text(app))
        assert "filter" not in screen_text(app)


async def test_a_key_of_a_command_it_does_not_carry_does_nothing(app: Carrel) -> None:
    async with app.run_test() as pilot:
        await pilot.press("r", "s")
        await until(pilot, lambda: "Starred: A" in screen_text(app))
        assert not any(mark.read for mark in app.desk.library.state.marks.values())
