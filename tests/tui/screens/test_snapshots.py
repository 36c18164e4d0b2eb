"""Every screen and dialog as it looks, kept as text beside this file.

A snapshot says what stands in each cell. For one size there is, for each of three themes, also how
each cell is drawn: a letter a cell, and what the letters mean. `make snapshots` writes them anew;
what differs is then read in the diff, before it is committed.
"""

from __future__ import annotations

import os
import re
from collections.abc import Iterable
from pathlib import Path
from string import ascii_letters

import pytest
from rich.segment import Segment

from parsing.sources import read_pages
from tests.tui.screens.person import Person, reading, screen_strips
from tui.library.desk import Desk
from tui.library.loader import files_desk, open_library
from tui.library.locations import locations

HERE = Path(__file__).parent / "snapshots"
PAPERS = Path(__file__).parents[3] / "docs" / "pictures" / "2026-03-14.json"
WRITE = bool(os.environ.get("WRITE_SNAPSHOTS"))

SCENES = {
    "list": "",
    "compact": "Z",
    "sidebar": "h h",
    "paper": "enter",
    "reading": "z",
    "search": "/ {sparse atention}",
    "nothing": "/ {zzzzqqqq}",
    "help": "?",
    "palette": ":",
    "lists": "a",
    "tags": "t",
    "note": "e",
    "links": "o",
    "copy": "y",
    "export": "x",
    "sort": "S",
    "themes": "T",
    "name": "c",
    "confirm": "A",
    "page": "+",
}
BACK = {"compact": "Z", "sidebar": "l", "paper": "h", "reading": "z"}
"""What comes back to the list, where that is not Esc."""
SIZES = ((160, 50), (120, 40), (80, 24), (60, 20), (40, 12))
THEMES = ("carrel-dark", "carrel-light")
_TIME = re.compile(r"\d?\d \w{3} \d{4}, \d\d:\d\d")


def keys_of(words: str) -> list[str]:
    """The keys of a scene, one by one."""
    return [
        "space" if each == " " else each
        for typed, key in re.findall(r"\{([^}]*)\}|(\S+)", words)
        for each in ([key] if key else typed)
    ]


def showcase() -> Desk:
    """A few papers with all that a service says of them, and what a person did with some."""
    desk = files_desk(open_library(locations()), read_pages([PAPERS]))
    first, second, third, *_ = (desk.store.papers[key] for key in desk.view.keys)
    library = desk.library
    for change in (
        library.set_starred([second], True),
        library.set_read([third], True),
        library.make_list("to read", [second, third]),
        library.tag([first, third], "memory"),
        library.set_note(first, "Read it again."),
        library.save_filter("of this week", "is:unread votes:>100"),
    ):
        desk.apply(change)
    return desk


async def show(person: Person, scene: str) -> None:
    """Open what a scene shows."""
    await person.type(keys_of(SCENES[scene]))


async def leave(person: Person, scene: str) -> None:
    """Go back to the list, and to its first paper."""
    await person.press(*BACK.get(scene, "escape").split())
    if len(person.app.screen_stack) > 1:
        await person.press("escape")
    await person.press("g")


def text_of(person: Person) -> str:
    """The screen, without the clock."""
    text = _TIME.sub(lambda match: "·" * len(match[0]), person.text)
    return "\n".join(line.rstrip() for line in text.split("\n")) + "\n"


def drawn_of(person: Person) -> str:
    """How each cell of the screen is drawn: a letter for each style, and what they mean."""
    letters: dict[str, str] = {}
    lines = [_letters(strip, letters) for strip in screen_strips(person.app)]
    meanings = [f"{letter} {style}" for style, letter in letters.items()]
    return "\n".join([*lines, "", *meanings]) + "\n"


def _letters(strip: Iterable[Segment], letters: dict[str, str]) -> str:
    signs = ascii_letters + "0123456789"
    return "".join(
        letters.setdefault(str(each.style), signs[len(letters) % len(signs)]) * each.cell_length
        for each in strip
    )


def compare(name: str, looks: str) -> list[str]:
    """Compare a look with the one that was kept, or keep it; gives the name of one that differs."""
    path = HERE / f"{name}.txt"
    if WRITE:
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(looks, "utf-8")
    kept = path.read_text("utf-8") if path.exists() else ""
    if kept == looks:
        return []
    return [f"{name} is\n{looks}\nand was\n{kept}"]


@pytest.mark.parametrize("size", SIZES, ids="{0[0]}x{0[1]}".format)
async def test_every_screen_and_dialog_looks_as_it_did(size: tuple[int, int]) -> None:
    differ: list[str] = []
    async with reading(showcase(), size) as person:
        await person.until(lambda: person.app.desk.indexed)
        for scene in SCENES:
            await show(person, scene)
            differ += compare(f"{size[0]}x{size[1]}/{scene}", text_of(person))
            await leave(person, scene)
    assert not differ, "\n\n".join([*differ, "If they shall look so: make snapshots"])


async def test_every_screen_and_dialog_is_drawn_as_it_was_in_each_theme() -> None:
    differ: list[str] = []
    async with reading(showcase(), (80, 24)) as person:
        await person.until(lambda: person.app.desk.indexed)
        for scene in SCENES:
            await show(person, scene)
            for theme in THEMES:
                person.app.theme = theme
                await person.settle()
                differ += compare(f"{theme}/{scene}", drawn_of(person))
            await leave(person, scene)
    assert not differ, "\n\n".join([*differ, "If they shall look so: make snapshots"])
