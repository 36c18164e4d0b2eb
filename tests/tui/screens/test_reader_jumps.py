"""Jump keys: letters on the rows and panes in sight, of which one leads there."""

from __future__ import annotations

from tests.tui.screens.desks import desk_of, numbered
from tests.tui.screens.person import Person, reading


def letters_of(person: Person, title: str, pane: str = "papers") -> str:
    """What stands where a row begins."""
    return next(line for line in person.pane(pane).split("\n") if title in line)[:2].strip()


async def test_a_letter_leads_to_its_row_and_all_letters_go() -> None:
    async with reading(desk_of(numbered(40), numbered(3, name="other"))) as person:
        before = person.text
        await person.press("semicolon")
        assert letters_of(person, "Paper 01") == "a"
        assert "Paper 01" in person.pane("paper")
        await person.press(letters_of(person, "Paper 04"))
        assert person.cursor() == person.reading == "Paper 04"
        await person.press("semicolon")
        await person.press(letters_of(person, "other", "sidebar"))
        assert person.keys_are_in == "sidebar"
        assert "3 papers" in person.heading()
        await person.press("apostrophe", "apostrophe")
        assert person.cursor() == "Paper 04"
        await person.press("semicolon")
        await person.press(person.pane("paper")[0])
        assert person.keys_are_in == "paper"
        await person.press("h", "g")
        assert person.text == before


async def test_every_other_key_lets_go_and_does_nothing_else() -> None:
    async with reading(desk_of(numbered(3))) as person:
        before = person.text
        for key in ("escape", "5", "down", "Q", "ctrl+r"):
            await person.press("semicolon", key)
            assert person.text == before


async def test_where_there_are_more_rows_than_letters_each_has_two() -> None:
    async with reading(desk_of(numbered(60)), (160, 70)) as person:
        before = person.text
        await person.press("semicolon")
        letters = letters_of(person, "Paper 20")
        assert len(letters) == 2
        await person.press(letters[0], "escape")
        assert person.text == before
        await person.press("semicolon", *letters)
        assert person.cursor() == "Paper 20"
        await person.press("j")
        assert person.cursor() == "Paper 21"
