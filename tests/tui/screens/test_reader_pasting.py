"""Pasting: whatever line or text it goes to, it comes through the door."""

from __future__ import annotations

import pytest
from textual.widgets import Input, TextArea

from tests.hostile.corpus import ALL
from tests.tui.screens.desks import desk_of, numbered
from tests.tui.screens.person import Person, reading

LINES = {"filter": "/", "list": "a", "name": "c", "palette": ":"}
"""The keys that open something to type a line in."""


def line(person: Person) -> str:
    """What stands in the line that is typed in."""
    return person.app.screen.query_one(Input).value


@pytest.mark.parametrize("key", LINES.values(), ids=LINES)
async def test_nothing_that_a_terminal_would_obey_is_pasted_into_a_line(key: str) -> None:
    async with reading(desk_of(numbered(3))) as person:
        await person.press(key)
        await person.paste(ALL)
        assert line(person).startswith("ab")
        assert line(person).isprintable()


async def test_nothing_that_a_terminal_would_obey_is_pasted_into_a_note() -> None:
    async with reading(desk_of(numbered(3))) as person:
        await person.press("e")
        await person.paste(f"{ALL}\none more line")
        text = person.app.screen.query_one(TextArea).text
        assert text.endswith("\none more line")
        assert text.replace("\n", "").isprintable()


@pytest.mark.parametrize("key", LINES.values(), ids=LINES)
async def test_several_copied_lines_are_pasted_into_a_line_as_one(key: str) -> None:
    async with reading(desk_of(numbered(3))) as person:
        await person.press(key)
        person.app.copy_to_clipboard("one\ntwo\r\n\tthree\n")
        await person.press("ctrl+v")
        assert line(person) == "one two  three"
