"""A day's work, done once with the screen alone and once with the shell alone, is the same."""

from __future__ import annotations

import json
import re
from pathlib import Path
from typing import Any

import pytest

from tests.tui.cli.carrel import page
from tests.tui.screens.desks import own_desk
from tests.tui.screens.person import Person, reading
from tui.cli import main

TITLES = ("Lamps in Fog", "Boats and Oars", "Nets for Winter", "Ropes and Knots", "Old Harbours")
FOG, BOATS, NETS, ROPES, OLD = TITLES
OTHER = "@misc{a, title={Sails}, abstract={Of sails, and of wind in them.}, tags={gone, wind}}\n"
EXPORTS = ("bibtex", "json", "markdown", "csv")


async def on_screen(person: Person, folder: Path) -> None:
    """Do the day's work by keys."""

    async def answer(key: str, text: str, said: str) -> None:
        await person.press(key)
        await person.type(text)
        await person.press("enter")
        await person.until(said)

    await answer("+", str(folder / "monday.txt"), "All · 5 papers")
    await person.press("j", "r")
    await person.until(f"Read: {BOATS}")
    await person.press("g", "r")
    await person.until(f"Read: {FOG}")
    await person.press("r")
    await person.until(f"Unread: {FOG}")
    await person.press("G", "s")
    await person.until(f"Starred: {OLD}")
    await person.press("g", "m", "j", "j", "m")
    await answer("t", "lamps, Winter", "Tagged #lamps #Winter: 2 papers")
    await answer("a", "To read", "new list “To read”")
    await person.press("escape")
    await person.press("j")
    await answer("a", "to r", "Added to “To read”")
    await person.press("g", "j", "e")
    await person.type("See table 2.")
    await person.press("ctrl+s")
    await person.until(f"Note kept: {BOATS}")
    await person.filter("winter")
    await answer("F", "cold", "Saved the filter “cold”")
    await person.press("escape")
    await person.choose("Mar 11")
    await person.press("R", "ctrl+u")
    await person.type("Harbour week")
    await person.press("enter")
    await person.until("is “Harbour week” now")
    await person.choose("To read")
    await person.press("l", "G", "K")
    await person.until(lambda: on_line(person, ROPES) < on_line(person, NETS))
    await person.press("g", "d")
    await person.until("Taken out of")
    await person.press("u")
    await person.until("Undone")
    await work_off(person, folder)
    await person.choose("To read")
    await person.press("l")
    for form in EXPORTS:
        await person.press("x")
        await person.type(form)
        await person.press("enter", "ctrl+u")
        await person.type(f"screen.{form}")
        await person.press("enter")
        await person.until("Wrote 3 papers")
    await person.press("x")
    await person.type("folder")
    await person.press("enter", "ctrl+u")
    await person.type("screen")
    await person.press("enter")
    await person.until("files (")


async def work_off(person: Person, folder: Path) -> None:
    """Work lists off, put them and the tags in order, and take a bibliography in, by keys."""

    async def of_list(words: str, *keys: str, said: str) -> None:
        """Do something of the menu of the list in view; a text is typed in one go."""
        await person.press("L", "/")
        await person.type(words)
        await person.press("enter")
        for each in keys:
            await person.type((each,) if each in {"enter", "ctrl+s", "ctrl+u", "y"} else each)
        await person.until(said)

    await person.choose("To read")
    await person.press("l", "g", "X")
    await person.until(f"Done in “To read”: {FOG}")
    await of_list("what it is for", "For tea.", "ctrl+s", said="“To read” is described")
    await of_list("due", "2026-12-31", "enter", said="“To read” is due Thursday, 31 Dec 2026")
    await person.press("G", "M")
    await person.type("Later")
    await person.press("enter")
    await person.until("Moved to “Later”")
    await of_list("split", "ctrl+u", "Over", "enter", said="Moved to the new list “Over”: 1 paper")
    await person.choose("Over")
    await person.press("l")
    await of_list("merge", "to r", "enter", "y", said="“Over” is a part of “To read” now")
    await person.choose("Later")
    await person.press("K")
    await person.until(
        lambda: on_line(person, "Later", "sidebar") < on_line(person, "To read", "sidebar")
    )
    await person.choose("#Winter")
    await person.press("R", "ctrl+u")
    await person.type("lamps")
    await person.press("enter", "y")
    await person.until("#Winter is #lamps now")
    await person.press("R", "ctrl+u")
    await person.type("light")
    await person.press("enter")
    await person.until("#lamps is #light now")
    await person.press(":")
    await person.type("import a file")
    await person.press("enter")
    await person.type(str(folder / "other.bib"))
    await person.press("enter")
    await person.until("Imported 1 paper")
    await person.choose("#gone")
    await person.press("d", "y")
    await person.until("Deleted the tag #gone")
    await person.press("u")
    await person.until("Undone")
    await person.press("H")
    await person.until("What was done last")
    await person.press("ctrl+r")
    await person.until("Redone: took #gone from “Sails”")
    await person.press("escape")
    await person.choose("Later")
    await person.press("l", "g")
    await of_list("into lists", said="to which reading list?")
    await person.type("To read")
    await person.press("enter")
    await person.until("Added to “To read”")


def on_line(person: Person, title: str, pane: str = "papers") -> int:
    return person.pane(pane).find(title)


def in_the_shell(folder: Path) -> None:
    """Do the same by commands."""
    for command in (
        ["add", str(folder / "monday.txt")],
        ["mark", "read", BOATS],
        ["mark", "read", FOG],
        ["mark", "unread", FOG],
        ["star", OLD],
        ["tag", "lamps, Winter", FOG, NETS],
        ["list", "new", "To read", FOG, NETS],
        ["list", "add", "to r", ROPES],
        ["note", BOATS, "See table 2."],
        ["filter", "save", "cold", "winter"],
        ["page", "rename", "monday", "Harbour week"],
        ["list", "move", "To read", "up", ROPES],
        ["list", "remove", "To read", FOG],
        ["undo"],
        ["list", "done", "To read", FOG],
        ["list", "describe", "To read", "For tea."],
        ["list", "due", "To read", "2026-12-31"],
        ["list", "move-to", "--new", "To read", "Later", NETS],
        ["list", "split", "To read", "Over"],
        ["list", "merge", "Over", "To read"],
        ["list", "order", "Later", "1"],
        ["tags", "merge", "Winter", "lamps"],
        ["tags", "rename", "lamps", "light"],
        ["import", str(folder / "other.bib")],
        ["tags", "delete", "gone"],
        ["undo"],
        ["redo"],
        ["list", "add", "To read", "--query", "list:Later"],
        ["export", "To read", "-f", "folder", "-o", "shell"],
        *(["export", "To read", "-f", form, "-o", f"shell.{form}"] for form in EXPORTS),
    ):
        assert main(command) == 0, command


def dumped(capsys: pytest.CaptureFixture[str], path: Path) -> Any:
    """What is in the library, without the times at which it was done."""
    assert main(["dump", str(path)]) == 0
    assert not capsys.readouterr().out

    def without_times(values: dict[str, Any]) -> dict[str, Any]:
        return {
            name: bool(value) if name.endswith("_at") else value for name, value in values.items()
        }

    return json.loads(path.read_text("utf-8"), object_hook=without_times)


async def test_a_days_work_leaves_the_same_library_by_keys_and_by_commands(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "monday.txt").write_text(page(*TITLES), "utf-8")
    (tmp_path / "other.bib").write_text(OTHER, "utf-8")
    monkeypatch.chdir(tmp_path)
    async with reading(own_desk(), (140, 40)) as person:
        await on_screen(person, tmp_path)
    by_keys = dumped(capsys, tmp_path / "screen.dump")
    monkeypatch.setenv("CARREL_HOME", str(tmp_path / "other"))
    in_the_shell(tmp_path)
    capsys.readouterr()
    assert dumped(capsys, tmp_path / "shell.dump") == by_keys
    for form in EXPORTS:
        assert exported(tmp_path / f"shell.{form}") == exported(tmp_path / f"screen.{form}")
    files = {each.name: exported(each) for each in (tmp_path / "screen").iterdir()}
    assert {each.name: exported(each) for each in (tmp_path / "shell").iterdir()} == files


def exported(path: Path) -> str:
    """What an export says, whenever it was made."""
    return re.sub(r"\d{4}-\d\d-\d\dT[\d:]+Z", "then", path.read_text("utf-8"))
