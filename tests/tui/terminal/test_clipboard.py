"""Copying: by a program that takes it, else by way of the terminal, and said as it is known."""

from __future__ import annotations

import base64
from pathlib import Path

import pytest

from tests.tui.library.made import page
from tests.tui.openers import Opener
from tests.tui.screens.desks import desk_of, own_desk
from tests.tui.screens.person import Person, reading
from tests.tui.screens.test_reader_terminals import reader
from tui.library.desk import Desk
from tui.terminal.clipboard import programs

TAKES = 'exec /bin/cat > "$0.got"'


@pytest.fixture
def tools(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Opener:
    """A screen, and no program on the path but those that a test makes."""
    tools = Opener(tmp_path / "tools")
    monkeypatch.setenv("PATH", str(tools.folder))
    return tools


def desk() -> Desk:
    """One paper with a link."""
    return desk_of(page("page", ("First", "At https://a.org/b.")))


async def copy_link(person: Person) -> None:
    """Copy the one link."""
    await person.press("o", "c")


@pytest.mark.parametrize(
    ("variable", "name"),
    [
        ("WAYLAND_DISPLAY", "wl-copy"),
        ("DISPLAY", "xclip"),
        ("DISPLAY", "xsel"),
        ("TMUX", "tmux"),
    ],
)
async def test_a_program_that_is_there_takes_it_and_is_named(
    tools: Opener, monkeypatch: pytest.MonkeyPatch, variable: str, name: str
) -> None:
    monkeypatch.setenv(variable, "1")
    tools.make(name, TAKES)
    async with reading(desk()) as person:
        await copy_link(person)
        await person.until(f"Copied https://a.org/b with {name}")
        assert person.app.clipboard == "https://a.org/b"
    assert (tools.folder / f"{name}.got").read_text() == "https://a.org/b"


async def test_one_that_fails_is_passed_over(
    tools: Opener, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("DISPLAY", ":0")
    tools.make("xclip", "exit 1")
    (tools.folder / "xsel").write_text("no program")
    async with reading(desk()) as person:
        await copy_link(person)
        await person.until("Handed to the terminal's clipboard, 15 bytes: https://a.org/b")


async def test_one_that_hangs_is_given_up(tools: Opener, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("tui.terminal.clipboard.PATIENCE", 0.2)
    monkeypatch.setenv("DISPLAY", ":0")
    tools.make("xclip", "exec /bin/sleep 60")
    tools.make("xsel", TAKES)
    async with reading(desk()) as person:
        await copy_link(person)
        await person.until("Copied https://a.org/b with xsel")


async def test_an_export_names_the_program(tools: Opener, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("TMUX", "1")
    tools.make("tmux", TAKES)
    async with reading(own_desk()) as person:
        await person.press("x")
        await person.type("json")
        await person.press("tab", "down", "right", "enter")
        await person.until("Copied 511 papers as JSON with tmux")
        assert (tools.folder / "tmux.got").read_text("utf-8") == person.app.clipboard


async def test_what_a_terminal_may_drop_is_said_and_a_file_offered(tools: Opener) -> None:
    async with reading(own_desk()) as person:
        await person.press("x")
        await person.type("json")
        await person.press("tab", "down", "right", "enter")
        await person.until(lambda: person.app.clipboard)
        size = len(person.app.clipboard.encode()) / 1_000_000
        words = f"Handed to the terminal, {size:.1f} MB; many keep at most 100 kB. x writes a file"
        await person.until(lambda: words in person.status)


def test_the_terminal_is_handed_the_very_text(tmp_path: Path) -> None:
    with reader(tmp_path, PATH="/nowhere") as terminal:
        terminal.wait_for("These are the sample pages")
        terminal.send("x")
        terminal.wait_for("Export 511 papers")
        terminal.send("json<tab><down><right>")
        terminal.wait_for("‹ the clipboard ›")
        terminal.send("<enter>")
        terminal.wait_for("many keep at most 100 kB")
        handed = terminal.raw.partition(b"\x1b]52;c;")[2].partition(b"\a")[0]
        assert base64.b64decode(handed).startswith(b"{")
        terminal.send("Q")
        assert terminal.exit_status() == 0


def test_from_afar_no_screen_of_this_machine_is_written_to() -> None:
    near = {"DISPLAY": ":10", "WAYLAND_DISPLAY": "1", "TMUX": "1", "WSL_INTEROP": "1"}
    names = [name for name, *_ in programs(near, "linux")]
    assert names == ["wl-copy", "xclip", "xsel", "clip.exe", "tmux", "tmux"]
    assert {name for name, *_ in programs({**near, "SSH_TTY": "1"}, "darwin")} == {"tmux"}
    assert [name for name, *_ in programs({}, "darwin")] == ["pbcopy"]
