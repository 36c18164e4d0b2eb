"""Finding one's way: the help, the palette, and keys of one's own."""

from __future__ import annotations

from itertools import groupby, pairwise
from pathlib import Path

import pytest

from tests.tui.screens.desks import desk_of, numbered, starred_on_disk
from tests.tui.screens.person import Person, reading
from tui.actions.commands import COMMANDS, shown_keys
from tui.library.desk import Desk
from tui.library.locations import locations
from tui.settings import load_settings


@pytest.fixture
def desk() -> Desk:
    """Six papers."""
    return desk_of(numbered(6))


async def help_lines(person: Person) -> list[str]:
    """All lines of the help, read from its top to its end, without the box around them."""
    seen: dict[str, None] = {}
    await person.press("?", "g")
    before = ""
    while person.text != before:
        before = person.text
        seen |= dict.fromkeys(
            line.split("│")[1].strip().rstrip("▐ ") for line in before.split("\n") if "│" in line
        )
        await person.press("space")
    await person.press("escape")
    return list(seen)


def own(scratch_home: Path, text: str) -> Path:
    """Write one's own settings."""
    scratch_home.mkdir(exist_ok=True)
    locations().settings.write_text(text)
    return locations().settings


@pytest.fixture(scope="module", params=[(120, 40), (80, 24), (40, 12)], ids=str)
def size(request: pytest.FixtureRequest) -> tuple[int, int]:
    """Terminals in which the help is read."""
    width, height = request.param
    return width, height


async def test_the_help_lists_every_command_with_its_keys(
    desk: Desk, size: tuple[int, int]
) -> None:
    async with reading(desk, size) as person:
        lines = await help_lines(person)
    for command in COMMANDS:
        assert any(
            line.startswith(shown_keys(command.keys)[:12].strip()) and command.does[:12] in line
            for line in lines
        ), command


async def test_in_a_narrow_help_most_commands_take_two_lines_at_most(desk: Desk) -> None:
    async with reading(desk, (40, 12)) as person:
        lines = await help_lines(person)
    for command in COMMANDS:
        if len(command.does) <= 50:
            pairs = (" ".join(f"{one} {two}".split()) for one, two in pairwise(lines))
            assert any(command.does in pair for pair in pairs), command


async def test_the_help_has_every_group_and_ends_with_where_the_library_is(desk: Desk) -> None:
    async with reading(desk, (160, 24)) as person:
        lines = await help_lines(person)
    assert {command.group for command in COMMANDS} <= set(lines)
    place = desk.library.paths
    assert place is not None
    assert "".join(lines[-4:]).replace(" ", "").endswith(f"Yourlibraryisin{place.home}")


async def test_the_help_closes_and_leaves_everything_as_it_was(desk: Desk) -> None:
    async with reading(desk) as person:
        await person.press("j", "j")
        before = person.text
        for key in ("?", "escape", "q", "enter"):
            await person.press("?", "j", "j", key)
            assert person.text == before, key


async def test_the_help_begins_with_the_keys_of_the_pane_one_is_in(desk: Desk) -> None:
    async with reading(desk) as person:
        for keys, heading, first in (
            ("", "In the list", "Open the paper"),
            ("l", "In the paper", "On through"),
            ("hh", "In the sidebar", "Open the paper"),
        ):
            await person.press(*keys, "?")
            await person.until(heading)
            lines = [line.split("│")[1] for line in person.text.split("\n") if "│" in line]
            at = next(n for n, line in enumerate(lines) if heading in line)
            assert {line.strip() for line in lines[:at]} <= {"Keys", ""}
            assert first in lines[at + 1]
            await person.press("escape")


async def test_the_help_is_narrowed_by_what_is_typed_after_a_slash(desk: Desk) -> None:
    async with reading(desk) as person:
        await person.press("?", "/")
        await person.type("quit q")
        await person.until_gone("Star, or take the star")
        assert "Quit, from dialogs and the filter bar too" in person.text
        await person.press("home", "ctrl+k")
        await person.type("mouse")
        await person.until("Open what is clicked")
        await person.press("enter", "q")
        await person.until_gone("Open what is clicked")
        await person.press("?", "/")
        await person.type("fly")
        await person.until("Nothing does that")
        await person.press("escape")
        await person.until("Star, or take the star")
        await person.press("escape")
        await person.until_gone("Star, or take the star")


async def test_words_that_name_keys_name_them_as_they_are_bound(
    desk: Desk, scratch_home: Path
) -> None:
    settings = load_settings(own(scratch_home, 'keymap = "newsboat"\n'))
    async with reading(desk, settings=settings) as person:
        await person.press("ctrl+b")
        assert person.status.startswith("Type a filter after / first; ^b then keeps it")
        await person.press("h", "home", "j", "j")
        assert "* stars a paper." in person.pane("papers")


async def test_what_a_key_does_is_told_whole_however_narrow_the_terminal(
    desk: Desk, size: tuple[int, int]
) -> None:
    async with reading(desk, size) as person:
        told = " ".join(" ".join(await help_lines(person)).split())
    assert "Filter by words in" in told
    assert "…" not in told.partition("In the filter bar")[0]


# The palette


@pytest.mark.parametrize("key", [":", "ctrl+p"])
async def test_the_palette_opens(desk: Desk, key: str) -> None:
    async with reading(desk) as person:
        await person.press(key)
        await person.until("Which command?")


async def test_the_palette_begins_with_what_the_pane_is_for_and_ends_with_moves(desk: Desk) -> None:
    async with reading(desk) as person:
        await person.press(":")
        assert "type to narrow ▌ Open the paper" in person.dialog
        assert "Down one" not in person.dialog
        await person.press(*["down"] * len(COMMANDS))
        assert "Twice: back to before the last jump" in person.dialog


async def test_each_group_of_the_help_has_one_heading(desk: Desk) -> None:
    groups = [group for group, _ in groupby(command.group for command in COMMANDS)]
    assert len(groups) == len(set(groups))
    async with reading(desk, (160, 50)) as person:
        lines = await help_lines(person)
        assert [line for line in lines if line in groups] == groups


async def test_the_palette_finds_a_command_by_its_words_and_runs_it(desk: Desk) -> None:
    async with reading(desk) as person:
        await person.press("j", ":")
        await person.type("take the star")
        await person.until(lambda: "On through" not in person.dialog and "Star" in person.dialog)
        await person.press("enter")
        await person.until(lambda: person.row("Paper 02") == "● ★ Paper 02")
        assert starred_on_disk() == ["Paper 02"]


async def test_what_is_typed_stands_still_while_the_palette_narrows(desk: Desk) -> None:
    async with reading(desk) as person:
        await person.press(":")
        rows = person.text.split("\n")
        top = next(row for row, line in enumerate(rows) if "Which command?" in line)
        await person.type("star")
        await person.until_gone("On through")
        assert "Which command?" in person.text.split("\n")[top]
        await person.type("zzz")
        await person.until("nothing by that name")
        assert "Which command?" in person.text.split("\n")[top]


async def test_the_palette_opens_dialogs(desk: Desk) -> None:
    async with reading(desk) as person:
        await person.press(":")
        await person.type("Create a reading")
        await person.until(lambda: "On through" not in person.text and "Create a" in person.text)
        await person.press("enter")
        await person.until("Name of the new reading list")


async def test_the_palette_is_left_with_escape(desk: Desk) -> None:
    async with reading(desk) as person:
        before = person.text
        await person.press(":")
        await person.until("Which command?")
        await person.press("escape")
        await person.until(lambda: person.text == before)


async def test_the_palette_offers_every_other_command_with_its_keys(desk: Desk) -> None:
    async with reading(desk) as person:
        await person.press(":")
        for command in COMMANDS:
            await person.paste(command.does)
            wanted = f"{command.does} {shown_keys(command.keys)}"
            assert (wanted in person.dialog) == (command.name != "palette")
            await person.press("home", "ctrl+k")


# Keys of one's own


async def test_a_command_is_bound_to_another_key_by_the_settings(
    desk: Desk, scratch_home: Path
) -> None:
    settings = load_settings(own(scratch_home, '[keys]\nstar = "asterisk,b"\n'))
    async with reading(desk, settings=settings) as person:
        await person.press("*")
        await person.until(lambda: person.row("Paper 01") == "● ★ Paper 01")
        await person.press("j", "b")
        await person.until(lambda: person.row("Paper 02") == "● ★ Paper 02")


async def test_the_old_key_of_a_command_does_nothing_any_more(
    desk: Desk, scratch_home: Path
) -> None:
    settings = load_settings(own(scratch_home, '[keys]\nstar = "b"\n'))
    async with reading(desk, settings=settings) as person:
        await person.press("s", "j", "b")
        await person.until(lambda: person.row("Paper 02") == "● ★ Paper 02")
        assert starred_on_disk() == ["Paper 02"]


async def test_a_changed_key_is_shown_in_the_help_and_in_the_hints(
    desk: Desk, scratch_home: Path
) -> None:
    settings = load_settings(own(scratch_home, '[keys]\nstar = "b"\n'))
    async with reading(desk, settings=settings) as person:
        assert "b star" in person.status
        assert any(
            line.split() == ["b", *["Star,", "or", "take", "the", "star"]]
            for line in await help_lines(person)
        )


async def test_a_command_without_a_key_is_not_hinted_at(desk: Desk, scratch_home: Path) -> None:
    settings = load_settings(own(scratch_home, '[keys]\nfilter = "s"\n'))
    async with reading(desk, settings=settings) as person:
        assert "star" not in person.status
        assert "s filter" in person.status
        assert "a add" in person.status


async def test_a_sign_can_be_given_as_it_is_typed(desk: Desk, scratch_home: Path) -> None:
    settings = load_settings(own(scratch_home, '[keys]\nstar = "*"\n'))
    async with reading(desk, settings=settings) as person:
        await person.press("*")
        await person.until(lambda: person.row("Paper 01") == "● ★ Paper 01")


async def test_a_sign_is_shown_as_a_sign(desk: Desk, scratch_home: Path) -> None:
    settings = load_settings(own(scratch_home, '[keys]\nstar = "asterisk"\n'))
    async with reading(desk, settings=settings) as person:
        assert "* star" in person.status


async def test_a_key_taken_from_another_command_is_no_longer_shown_there(
    desk: Desk, scratch_home: Path
) -> None:
    settings = load_settings(own(scratch_home, '[keys]\nstar = "j"\n'))
    async with reading(desk, settings=settings) as person:
        await person.press("j")
        await person.until(lambda: person.row("Paper 01") == "● ★ Paper 01")
        shown = [line for line in await help_lines(person) if line.split()[:1] == ["j"]]
        assert [line.split(maxsplit=1)[1] for line in shown] == ["Star, or take the star"]


@pytest.mark.parametrize("keys", ["s,", "ctrl+", "no_such_key", "["])
async def test_keys_that_make_no_sense_never_keep_the_reader_from_opening(
    desk: Desk, scratch_home: Path, keys: str
) -> None:
    settings = load_settings(own(scratch_home, f"[keys]\nstar = '{keys}'\n"))
    async with reading(desk, settings=settings) as person:
        await person.press("j")
        assert person.cursor() == "Paper 02"
        assert any("Star, or take the star" in line for line in await help_lines(person))


async def test_the_light_theme_is_chosen_in_the_settings(desk: Desk, scratch_home: Path) -> None:
    settings = load_settings(own(scratch_home, 'theme = "carrel-light"\n'))
    async with reading(desk, settings=settings) as person:
        colour = person.style("Starred", "sidebar").bgcolor
        assert colour is not None
        assert sum(colour.get_truecolor()) > 600
