"""Themes on the screen: chosen by looking at them, kept, and as dark as the terminal is."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.tui.screens.desks import desk_of, numbered
from tests.tui.screens.person import Person, reading
from tests.tui.screens.test_reader_terminals import reader
from tui.colours import COLOURS
from tui.library.desk import Desk
from tui.library.session import Session
from tui.messages import GroundTold
from tui.settings import Settings
from tui.theme import colours_of

LIGHT, DARK = b"\x1b]11;rgb:ffff/ffff/ffff\x1b\\", b"\x1b]11;rgb:0000/0000/0000\x07"


@pytest.fixture
def desk(scratch_home: Path) -> Desk:
    """A desk with some papers."""
    return desk_of(numbered(5))


def theme_of(person: Person) -> str:
    """The theme that the list, the sidebar and the status line are drawn in, all of them."""
    grounds = [
        person.style("Paper 02").bgcolor,
        person.style("Starred", "sidebar").bgcolor,
        person.style("? ", "status").bgcolor,
    ]
    seen = [ground.get_truecolor().hex for ground in grounds if ground is not None]
    names = (*COLOURS, "nord", "gruvbox", "dracula")
    return next(
        (
            name
            for name in names
            if seen
            == [getattr(colours_of(name), ground) for ground in ("background", "surface", "panel")]
        ),
        "",
    )


async def test_a_theme_is_shown_as_one_moves_kept_by_enter_and_given_up_by_escape(
    desk: Desk,
) -> None:
    async with reading(desk) as person:
        assert theme_of(person) == "carrel-dark"
        await person.press("T")
        assert "Which theme?" in person.text
        await person.press("down", "down")
        background = person.style("Paper 02").bgcolor
        assert background is not None
        assert background.is_default, "it is the terminal's own"
        await person.type("contrast-light")
        assert theme_of(person) == "contrast-light"
        await person.press("escape")
        assert theme_of(person) == "carrel-dark"
        assert desk.session.theme == ""
        await person.press("T")
        await person.type("nord")
        await person.press("enter")
        assert theme_of(person) == "nord"
        assert person.status.startswith("Theme: nord")
        assert desk.session.theme == "nord"
        await person.press("T")
        marked = [line for line in person.text.split("\n") if "▌ nord" in line]
        assert len(marked) == 1, "the cursor stands on the theme that is shown"
        await person.press("escape")
        assert theme_of(person) == "nord"


async def test_nothing_is_shown_for_what_no_theme_is_called(desk: Desk) -> None:
    async with reading(desk) as person:
        await person.press("T")
        await person.type("nord")
        await person.type("qqq")
        assert "nothing by that name" in person.text
        assert theme_of(person) == "nord"
        await person.press("escape")
        assert theme_of(person) == "carrel-dark"


@pytest.mark.parametrize(
    ("session", "in_settings", "shown"),
    [
        (Session(), "gruvbox", "gruvbox"),
        (Session(theme="nord", theme_in_settings="carrel"), "carrel", "nord"),
        (Session(theme="nord", theme_in_settings="carrel"), "gruvbox", "gruvbox"),
        (Session(theme="gone", theme_in_settings="dracula"), "dracula", "dracula"),
        (Session(grounds={"dumb": "light"}), "carrel", "carrel-light"),
        (Session(grounds={"dumb": "light"}), "carrel-dark", "carrel-dark"),
        (Session(grounds={"another": "light"}), "contrast", "contrast-dark"),
    ],
)
async def test_what_was_chosen_last_counts_on_the_screen_or_in_the_settings(
    desk: Desk,
    monkeypatch: pytest.MonkeyPatch,
    session: Session,
    in_settings: str,
    shown: str,
) -> None:
    monkeypatch.setenv("TERM", "dumb")
    monkeypatch.delenv("TERM_PROGRAM", raising=False)
    desk.session = session
    async with reading(desk, settings=Settings(theme=in_settings)) as person:
        assert theme_of(person) == shown


@pytest.mark.parametrize(("value", "shown"), [("0;15", "carrel-light"), ("15;0", "carrel-dark")])
async def test_the_environment_tells_whether_the_terminal_is_dark_when_nothing_else_does(
    desk: Desk, monkeypatch: pytest.MonkeyPatch, value: str, shown: str
) -> None:
    monkeypatch.setenv("COLORFGBG", value)
    async with reading(desk) as person:
        assert theme_of(person) == shown


async def test_a_theme_that_was_named_stays_when_the_terminal_becomes_light(desk: Desk) -> None:
    async with reading(desk, settings=Settings(theme="nord")) as person:
        person.app.post_message(GroundTold(dark=False))
        await person.settle()
        assert theme_of(person) == "nord"
        await person.press("T")
        await person.press("home")
        await person.type("contrast")
        assert theme_of(person) == "contrast-light"


def test_the_terminal_is_asked_and_its_answer_shown_and_remembered(tmp_path: Path) -> None:
    dark, light = (COLOURS[f"carrel-{name}"].background[1:] for name in ("dark", "light"))
    with reader(tmp_path) as terminal:
        terminal.wait_for("These are the sample pages")
        assert b"\x1b]11;?\x1b\\" in terminal.raw
        assert b"\x1b[?2031h" in terminal.raw

        def ground() -> str:
            return terminal.cells_of("Strip-MLP")[0].bg

        assert ground() == dark
        terminal.send(LIGHT)
        terminal.wait_for(lambda _: ground() == light)
        terminal.send(b"\x1b[?997;1n")
        terminal.wait_for(lambda _: ground() == dark)
        terminal.send(LIGHT)
        terminal.wait_for(lambda _: ground() == light)
        terminal.send("Q")
        assert terminal.exit_status() == 0
        assert terminal.raw.rindex(b"\x1b[?2031l") > terminal.raw.rindex(b"\x1b[?2031h")
    with reader(tmp_path) as terminal:
        terminal.wait_for("These are the sample pages")
        assert terminal.cells_of("Strip-MLP")[0].bg == light
        terminal.until_idle()
        painted = len(terminal.raw)
        terminal.send(LIGHT)
        terminal.until_idle()
        assert len(terminal.raw) == painted, "nothing is drawn anew for what was known"
        terminal.send("Q")
        assert terminal.exit_status() == 0


def test_without_colour_the_terminals_own_theme_has_none(tmp_path: Path) -> None:
    (tmp_path / "carrel").mkdir()
    (tmp_path / "carrel" / "settings.toml").write_text('theme = "ansi"')
    with reader(tmp_path, NO_COLOR="1") as terminal:
        terminal.wait_for("These are the sample pages")
        cells = [cell for row in range(terminal.screen.lines) for cell in terminal.cells(row)]
        assert {cell.fg for cell in cells} | {cell.bg for cell in cells} == {"default"}
        assert any(cell.reverse for cell in cells)
        terminal.send("Q")
        assert terminal.exit_status() == 0


def test_what_lies_below_is_painted_once_by_a_dialog_and_by_each_theme(tmp_path: Path) -> None:
    with reader(tmp_path, COLORTERM="truecolor") as terminal:
        terminal.wait_for("These are the sample pages")
        terminal.until_idle()
        for key in ("T", "<down>", "<down>"):
            before = len(terminal.raw)
            terminal.send(key)
            terminal.until_idle()
            assert terminal.raw[before:].count(b"Strip-MLP") == 1, key
        terminal.send("<escape>Q")
        assert terminal.exit_status() == 0
