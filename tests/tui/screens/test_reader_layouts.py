"""A second keyboard layout: a key counts by its place on the board, unless it is typed."""

from __future__ import annotations

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

import pytest
from textual import events
from textual.widgets import Input, TextArea

from tests.tui.library.made import page
from tests.tui.screens.desks import desk_of, lists_on_disk, numbered, read_on_disk, starred_on_disk
from tests.tui.screens.person import Person, reading
from tui.library.locations import locations
from tui.settings import load_settings


@asynccontextmanager
async def reading_with(settings: str) -> AsyncIterator[Person]:
    """The reader over thirty papers, opened with these settings."""
    locations().home.mkdir(exist_ok=True)
    locations().settings.write_text(settings, encoding="utf-8")
    chosen = load_settings(locations().settings)
    assert chosen.problems == ()
    async with reading(desk_of(numbered(30)), settings=chosen) as person:
        yield person


async def test_letters_count_by_their_place_capitals_and_counts_too() -> None:
    async with reading_with('layout = "ru"') as person:
        await person.press("о")
        assert person.cursor() == "Paper 02"
        await person.press("ы")
        await person.until("Starred: ")
        assert starred_on_disk() == ["Paper 02"]
        await person.press("5", "о")
        assert person.cursor() == "Paper 07"
        await person.press("П")
        assert person.cursor() == "Paper 30"
        await person.press("п")
        assert person.cursor() == "Paper 01"


async def test_what_is_typed_stays_what_it_is() -> None:
    async with reading_with('layout = "ru"') as person:
        await person.press("/")
        await person.type("ожы.,")
        assert person.app.screen.query_one(Input).value == "ожы.,"
        await person.press("escape", "с")
        await person.type("список")
        await person.press("enter")
        await person.until("список")
        await person.until(lambda: "список" in lists_on_disk())
        await person.press("у")
        await person.type("заметка")
        assert person.app.screen.query_one(TextArea).text == "заметка"


async def test_dialogs_without_a_line_take_letters_by_their_place() -> None:
    async with reading_with('layout = "ru"') as person:
        await person.press("Ф")
        await person.until("y yes   n no")
        await person.press("т")
        await person.until_gone("y yes   n no")
        await person.press("Ф", "н")
        await person.until(lambda: len(read_on_disk()) == 30)
        await person.press("?")
        before = person.text
        await person.press("П")
        assert person.text != before
        await person.press("п")
        assert person.text == before
        await person.press("й")
        await person.until_gone("Esc back   / search")


async def test_links_are_chosen_by_the_place_of_a_key() -> None:
    links = "https://example.com/one and https://example.com/two"
    locations().home.mkdir()
    locations().settings.write_text('layout = "ru"', encoding="utf-8")
    desk = desk_of(page("page", ("First", links)))
    async with reading(desk, settings=load_settings(locations().settings)) as person:
        await person.press("щ")
        await person.until("example.com/two")
        before = person.text
        await person.press("о")
        assert person.text != before
        await person.press("л")
        assert person.text == before
        await person.press("т")
        await person.until_gone("example.com/two\n")


async def test_signs_are_moved_but_those_that_are_commands_stay() -> None:
    async with reading_with('layout = "ru"') as person:
        await person.press(",")  # the key of the question mark
        await person.until("Esc back   / search")
        await person.press("escape", "Ж")  # that of the colon
        await person.until("Which command?")
        await person.press("escape", "/")
        assert person.keys_are_in == "filter"
        await person.press("escape", "escape")
        assert person.keys_are_in == "papers"
    async with reading_with('layout = "ru"\n[keys]\nsimilar = "ю"') as person:
        await person.press(".")  # the key of the slash, and no command any more
        assert person.keys_are_in == "filter"
        await person.until(lambda: person.app.desk.indexed)
        await person.press("escape", "ю")
        await person.until("like")


async def test_keys_held_with_others_count_by_their_place_and_save_a_note_too() -> None:
    async with reading_with('layout = "ru"') as person:
        # As terminals say it that know which key is held.
        person.app.post_message(events.Key("ctrl+з", None))
        await person.until("Which command?")
        await person.press("escape", "у")
        await person.type("так")
        person.app.post_message(events.Key("ctrl+ы", None))
        await person.until("Note kept")


@pytest.mark.parametrize(
    ("layout", "down", "star", "last"),
    [
        ("bg", "т", "я", "Ж"),
        ("el", "ξ", "σ", "Γ"),
        ("ar", "ت", "س", "\ufef7"),
        ("ka", "ჯ", "ს", "G"),
    ],
)
async def test_other_layouts_move_and_mark(layout: str, down: str, star: str, last: str) -> None:
    async with reading_with(f'layout = "{layout}"') as person:
        await person.press(down)
        assert person.cursor() == "Paper 02"
        await person.press(star)
        await person.until("Starred: ")
        await person.press(last)
        assert person.cursor() == "Paper 30"


async def test_a_line_of_letters_is_a_layout() -> None:
    kazakh = "йцукенгшщзхъ фывапролджэ ячсмитьбюқ"
    async with reading_with(f'layout = "{kazakh}"') as person:
        await person.press("о")
        assert person.cursor() == "Paper 02"
        await person.press("П")
        assert person.cursor() == "Paper 30"
        await person.press("қ")
        assert person.keys_are_in == "filter"


async def test_letters_of_other_alphabets_do_nothing_without_one() -> None:
    async with reading_with("") as person:
        before = person.cursor()
        await person.press("о", "ы", "П", "о")
        assert person.cursor() == before
        assert starred_on_disk() == []
