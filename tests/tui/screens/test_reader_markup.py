"""Markup is text: whatever somebody writes between brackets is shown letter for letter."""

from __future__ import annotations

import re
from collections.abc import Awaitable, Callable

import pytest

from parsing.paper import Page
from tests.hostile.corpus import MARKUP
from tests.tui.library.made import page
from tests.tui.screens.desks import desk_of
from tests.tui.screens.person import Person, reading
from tui.dialogs.confirm import Confirm
from tui.dialogs.editor import Editor
from tui.dialogs.help import KeyLine, Keys
from tui.dialogs.pick import Choice, Pick
from tui.dialogs.prompt import Prompt
from tui.settings import Settings

TEXTS = tuple(each.text for each in MARKUP)
EACH = pytest.mark.parametrize("text", TEXTS)
SIZE = (160, 30)
Look = Callable[[Person, str], Awaitable[str]]


def marked(text: str) -> Page:
    """A page named, labelled and filled with a text."""
    return page(f"{text} page", (f"Title {text} t", f"Abstract {text} a."), "Other", label=text)


async def in_a_message(person: Person, text: str) -> str:
    person.reader.context.say(f"Said {text} s")
    await person.settle()
    return person.status


async def in_a_confirmation(person: Person, text: str) -> str:
    await person.reader.context.open(Confirm(f"Confirm {text} c"), lambda _: None)
    await person.settle()
    return person.dialog


async def in_a_prompt(person: Person, text: str) -> str:
    asked = Prompt(f"Ask {text} a", f"typed {text} t", lambda _: f"wrong {text} w", f"note {text}")
    await person.reader.context.open(asked, lambda _: None)
    await person.settle()
    before = person.dialog
    await person.press("enter")
    return f"{before} {person.dialog}"


async def in_an_editor(person: Person, text: str) -> str:
    asked = Editor(
        person.reader.panes, f"Write {text} w", f"typed {text} t", lambda _: f"wrong {text} w"
    )
    await person.reader.context.open(asked, lambda _: None)
    await person.press("ctrl+s")
    return person.dialog


async def in_a_choice(person: Person, text: str) -> str:
    choices = [Choice(f"choice {text} c", "", ""), Choice("another", f"note {text} n", "")]
    pick = Pick(f"Pick {text} p", choices, lambda name: Choice(f"New “{name}”", "", name))
    await person.reader.context.open(pick, lambda _: None)
    await person.settle()
    before = person.dialog
    await person.paste(text)
    return f"{before} {person.dialog}"


async def in_the_help(person: Person, text: str) -> str:
    await person.reader.context.open(
        Keys([KeyLine("Moving", "j", "Down one")], (f"Note {text} n",)), lambda _: None
    )
    await person.press("G")
    return person.dialog


SHOWN: dict[Look, int] = {
    in_a_message: 1,
    in_a_confirmation: 1,
    in_a_prompt: 5,
    in_an_editor: 3,
    in_a_choice: 6,
    in_the_help: 1,
}
"""How often each place shows the text at least."""


@pytest.mark.parametrize("look", SHOWN, ids=lambda look: look.__name__)
async def test_markup_is_shown_letter_for_letter(look: Look) -> None:
    async with reading(desk_of(page("page", "A title")), SIZE) as person:
        for text in TEXTS:
            shown = await look(person, text)
            assert shown.count(text) >= SHOWN[look], f"{text}: {shown}"
            while len(person.app.screen_stack) > 1:
                person.app.pop_screen()
                await person.settle()


@EACH
async def test_markup_in_a_page_and_all_that_is_named_after_it_is_text(text: str) -> None:
    desk = desk_of(marked(text))
    paper = desk.store.papers[desk.view.keys[0]]
    library = desk.library
    desk.apply(library.make_list(f"List {text}", [paper]))
    desk.apply(library.save_filter(f"Filter {text}", text))
    desk.apply(library.tag([paper], f"tag {text.replace(',', '')}"))
    desk.apply(library.set_note(paper, f"Note {text} n"))
    async with reading(desk, SIZE) as person:
        row = person.pane("papers")
        assert f"Title {text} t" in row
        detail = person.pane("paper")
        # A note is Markdown, in which a backslash takes the meaning from the sign behind it.
        note = re.sub(r"\\([\\\[\]])", r"\1", f"Note {text} n")
        for shown in (f"Title {text} t", f"Abstract {text} a.", f"List {text}", note):
            assert shown in detail, shown
        assert f"#tag {text.replace(',', '')}" in detail
        for shown in ("List", "Filter"):
            assert f"{shown} {text}"[:14] in person.pane("sidebar")
        await person.press("s")
        await person.until(f"Starred: Title {text} t")
        await person.press("f")
        assert f"Filter {text}"[:17] in person.dialog
        assert person.dialog.count(text[:9]) >= 2  # the name and the query
        await person.press("escape", "e")
        assert f"Note on “Title {text} t”" in person.dialog
        assert f"Note {text} n" in person.dialog
        await person.press("escape", "x")
        assert "Export 2 papers of “All”" in person.dialog
        await person.press("escape", "slash")
        await person.paste(text)
        assert person.text.split("\n")[0].strip() == text
        await person.press("enter", "F")
        assert "Name for the filter" in person.text or "Type a filter" in person.status


@pytest.mark.parametrize(
    "keys", ["[/b]", "[/", "[red],x", "[", "left_square_bracket,slash", "\\,["]
)
async def test_the_palette_and_the_help_show_keys_as_they_are(keys: str) -> None:
    settings = Settings(keys={**Settings().keys, "star": keys})
    async with reading(desk_of(page("page", "A title")), SIZE, settings) as person:
        shown = " ".join(keys.split(",")).replace("left_square_bracket", "[").replace("slash", "/")
        await person.press("question_mark")
        assert f" {shown} " in person.text
        await person.press("escape", "colon")
        await person.type("star")
        await person.until(lambda: f"take the star {shown} Enter" in person.dialog)
