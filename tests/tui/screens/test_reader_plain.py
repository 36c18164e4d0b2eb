"""Plain mode: one pane at a time, states in words, a cursor that goes over what stands."""

from __future__ import annotations

import re

from tests.tui.screens.desks import desk_of, numbered
from tests.tui.screens.person import reading
from tui.settings import Settings
from tui.widgets.rows import Rows

PLAIN = Settings(plain=True)
DRAWN = re.compile("[\u2500-\u259f●✓★▸▾]")


async def test_states_are_words_and_nothing_is_drawn_in_panes_and_dialogs() -> None:
    async with reading(desk_of(numbered(40, lines=40)), (160, 24), PLAIN) as person:
        assert person.panes == ("papers",)
        await person.press("s")
        await person.until("unread, starred: Paper 01")
        assert not DRAWN.search(person.text)
        await person.press("l")
        await person.until(lambda: person.panes == ("paper",))
        await person.until("read, starred: Paper 01")
        assert not DRAWN.search(person.text)
        await person.press("h", "h", "G", "k", "enter")
        await person.until("Pages, folded")
        assert not DRAWN.search(person.text)
        await person.press("enter", "l", "?")
        await person.until("Where the paper stands")
        assert not DRAWN.search(person.text)
        assert "Paper 02" not in person.text, "a dialog stands alone"


async def test_the_terminals_cursor_goes_over_rows_that_look_as_before() -> None:
    async with reading(desk_of(numbered(40)), (120, 24), PLAIN) as person:
        papers = person.reader.query_one("#papers", Rows)
        before = person.text
        await person.press("j", "j")
        row = next(n for n, line in enumerate(before.split("\n")) if "Paper 03" in line)
        assert person.app.cursor_position == (papers.region.x, row)
        assert person.text == before
        await person.press("G")
        row = next(n for n, line in enumerate(person.text.split("\n")) if "Paper 40" in line)
        assert person.app.cursor_position.y == row


async def test_a_title_in_the_edge_of_a_dialog_has_the_colour_that_it_has_elsewhere() -> None:
    colours = []
    for settings in (PLAIN, Settings()):
        async with reading(desk_of(numbered(2)), (80, 24), settings) as person:
            await person.press("?")
            await person.until("Esc back")
            colours.append(person.style("Esc back").color)
            await person.press("escape")
    assert colours[0] == colours[1]
