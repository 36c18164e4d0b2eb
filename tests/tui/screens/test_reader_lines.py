"""Lines that one types in know the keys of readline, and so does the note's editor."""

from __future__ import annotations

import pytest
from textual import events

from tests.tui.screens.desks import desk_of, numbered
from tests.tui.screens.person import Person, reading


def bar(person: Person) -> str:
    """What stands in the filter bar."""
    return person.text.split("\n")[0].strip()


TYPED = "tag:one-two three"


@pytest.mark.parametrize(
    ("keys", "becomes"),
    [
        ("ctrl+a x", "xtag:one-two three"),
        ("ctrl+a ctrl+f x", "txag:one-two three"),
        ("ctrl+a ctrl+e ctrl+b x", "tag:one-two threxe"),
        ("alt+b x", "tag:one-two xthree"),
        ("ctrl+a alt+f x", "tag:xone-two three"),
        ("ctrl+a ctrl+d", "ag:one-two three"),
        ("ctrl+h", "tag:one-two thre"),
        ("ctrl+w", "tag:one-two"),
        ("ctrl+w ctrl+w y", "y"),
        ("ctrl+w ctrl+y ctrl+y", "tag:one-two threethree"),
        ("alt+backspace alt+backspace", "tag:one-"),
        ("ctrl+a alt+d", "one-two three"),
        ("alt+b ctrl+u", "three"),
        ("alt+b ctrl+u ctrl+e ctrl+y", "threetag:one-two"),
    ],
)
async def test_the_filter_bar_is_edited_as_by_readline(keys: str, becomes: str) -> None:
    async with reading(desk_of(numbered(1))) as person:
        await person.press("/")
        await person.type(TYPED)
        await person.press(*keys.split())
        assert bar(person) == becomes


@pytest.mark.parametrize("opens", ["/", "e"])
async def test_a_letter_with_alt_is_not_typed(opens: str) -> None:
    async with reading(desk_of(numbered(1))) as person:
        await person.press(opens)
        await person.type("one two")
        await person.press("ctrl+a")
        person.app.post_message(events.Key("alt+d", "d"))
        await person.settle()
        await person.press("x")
        assert "xtwo" in person.text.replace(" ", "")


async def test_prompts_know_these_keys_too_and_there_the_rest_of_the_line_goes_with_one() -> None:
    async with reading(desk_of(numbered(1))) as person:
        await person.press("c")
        await person.type("one two")
        await person.press("ctrl+a", "alt+f", "ctrl+k", "ctrl+a", "ctrl+y", "enter")
        await person.until(lambda: person.count("twoone") != "")


async def test_a_note_is_edited_with_the_same_keys_and_undone() -> None:
    async with reading(desk_of(numbered(1))) as person:
        await person.press("e")
        await person.type("one")
        await person.press("enter")
        await person.type("two three")
        await person.press("ctrl+w", "ctrl+p", "ctrl+a", "ctrl+y")
        assert "threeone two" in person.dialog
        await person.press("ctrl+k", "ctrl+u", "ctrl+y")
        assert "three two" in person.dialog
        await person.press("ctrl+z")
        assert "three" not in person.dialog
        await person.press("ctrl+r")
        assert "three two" in person.dialog
