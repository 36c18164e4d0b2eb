"""Every screen and dialog as it looks, kept as text in the folder beside this file.

Of each scene there is what stands in each cell, at every size; and for one size how each cell is
drawn in three themes: a letter a cell, and below what the letters mean. `make snapshots` writes
them anew; what is another then is read in the diff before it is committed.
"""

from __future__ import annotations

import os
import re
from collections.abc import Iterator
from datetime import date
from difflib import unified_diff
from pathlib import Path
from string import ascii_letters, digits
from tempfile import TemporaryDirectory

import pytest

from parsing.sources import read_pages
from tests.tui.fetch.service import serving, stalled
from tests.tui.screens.person import Person, reading, screen_strips
from tui.library.desk import Desk
from tui.library.loader import files_desk, open_library
from tui.library.locations import locations
from tui.settings import Settings

HERE = Path(__file__).parent / "snapshots"
PAPERS = Path(__file__).parents[3] / "docs" / "pictures" / "2026-03-14.json"
WRITE = bool(os.environ.get("WRITE_SNAPSHOTS"))
SIZES = ((160, 50), (120, 40), (80, 24), (60, 20), (40, 12))
DRAWN_AT = (80, 24)
"""The size of which it is kept how cells are drawn."""
THEMES = ("carrel-dark", "carrel-light", "ansi-dark")
SCENES = {
    "welcome": "",
    "empty": "",
    "plain": "",
    "list": "",
    "compact": "Z",
    "sidebar": "h h",
    "reading": "z",
    "search": "/ {sparse atention}",
    "found": "/ {sparse atention} enter",
    "nothing": "/ {zzzzqqqq}",
    "operators": "/ ?",
    "similar": ".",
    "selected": "m j m k",
    "letters": ";",
    "help": "?",
    "palette": ":",
    "lists": "a",
    "tags": "t",
    "note": "e",
    "links": "o",
    "copy": "y",
    "export": "x",
    "sort": "S",
    "filters": "f",
    "themes": "T",
    "name": "c",
    "confirm": "V A",
    "page": "+",
    "log": "H",
    "problems": "",
    "problems-told": "!",
    "help-end": "? G",
    "fetch": "w",
    "undo": "u",
}
"""What is pressed for each: keys, or a text in braces that is typed."""


AWAITED = {
    "welcome": "Welcome",
    "export": "## Lantern",
    "fetch": "asking 127.0.0.1",
    "undo": "Undo what was done",
    "log": "What was done last",
}
"""What comes a moment later."""
ODD = "Mar 11\n\nWhat a Lamp Sees\n\nIt sees.\n\nOf Tides\n\nAnd of Rudders\n"
"""A page of which nothing can be taken."""
OWN = (
    (rf"{date.today():%d %b} \d\d:\d\d", "15 Mar 08:30"),
    (date.today().isoformat(), "2026-03-15"),
    (r"carrel-\w{8}", "carrel-01234567"),
)
"""A time, a day and a home that another run does not show, and what stands for them."""

LOOKS = 20
"""Times a screen is looked at until it is another than it was."""


def keys_of(words: str) -> list[str]:
    """The keys of a scene, one by one."""
    return [
        "space" if each == " " else each
        for typed, key in re.findall(r"\{([^}]*)\}|(\S+)", words)
        for each in ([key] if key else typed)
    ]


def desk_for(scene: str) -> Desk:
    """What lies on the desk: nothing, or what `showcase` has."""
    if scene == "empty":
        return files_desk(open_library(locations()), read_pages([]))
    pages = [PAPERS]
    if scene in {"problems", "problems-told", "help-end"}:
        pages.append(locations().home / "odd.txt")
        pages[-1].write_text(ODD)
    desk = showcase(*pages)
    if scene == "undo":  # it asks about what was done before this start
        desk.library.close()
        desk = files_desk(open_library(locations()), read_pages(pages))
    desk.greets = scene == "welcome"
    return desk


def showcase(*pages: Path) -> Desk:
    """A few papers with all that a service says of them, and what a person did with some."""
    desk = files_desk(open_library(locations()), read_pages(pages))
    first, second, third, fourth, fifth, *_ = (desk.store.papers[key] for key in desk.view.keys)
    library = desk.library
    for change in (
        library.set_starred([second], True),
        library.set_read([fifth], True),
        library.make_list("to read", [second, third, fourth]),
        library.tag([first, third], "memory"),
        library.set_note(first, "Read it again.", ""),
        library.save_filter("of this week", "is:unread votes:>100"),
    ):
        desk.apply(change)
    return desk


async def come_to_rest(person: Person) -> None:
    """Let all arrive that was begun: what the threads still do or were asked for, and its paint."""
    await person.until(lambda: person.app.desk.indexed and not person.app.desk.working)
    # It stands in the queue behind all that was asked for before.
    context = person.reader.context
    done = context.workers.read(lambda: None, context.screen.post_message)
    await person.until(done.done)
    await person.settle()


def text_of(person: Person) -> str:
    """The screen, without the blanks that end its lines."""
    text = person.text
    for own, shown in OWN:
        text = re.sub(own, shown, text)
    return "\n".join(line.rstrip() for line in text.split("\n")) + "\n"


async def look(person: Person, name: str) -> str:
    """The screen when all has come: as it is kept, or when it is written, as it stays."""
    expected = "" if WRITE else kept(name)
    seen = ""
    for _ in range(LOOKS):
        # A dialog keeps what it drew of the screen below, as that was then.
        person.app.screen.refresh()
        await come_to_rest(person)
        before, seen = seen, text_of(person)
        if seen == (before if WRITE else expected):
            break
    return seen


async def drawn_of(person: Person) -> str:
    """How each cell of the screen is drawn: a letter for what it is in all themes together."""
    cells = [[""] * DRAWN_AT[0] for _ in range(DRAWN_AT[1])]
    shown = {person.app.theme}
    # It is told when all screens have their new colours, the ones below a dialog too.
    changed = person.app.theme_changed_signal
    changed.subscribe(person.reader, lambda theme: shown.add(theme.name), immediate=True)
    for theme in THEMES:
        person.app.show_theme(theme)
        await person.until(lambda theme=theme: theme in shown)  # type: ignore[misc]
        await come_to_rest(person)
        # A dialog keeps what it drew of the screen below, in the colours which that had then.
        person.app.screen.refresh()
        await come_to_rest(person)
        for line, strip in zip(cells, screen_strips(person.app), strict=True):
            styles = [str(each.style) for each in strip for _ in range(each.cell_length)]
            line[:] = [f"{before}\n  {now}" for before, now in zip(line, styles, strict=True)]
    letters = dict(zip(_common(cells), ascii_letters + digits, strict=False))
    drawn = ["".join(letters[cell] for cell in line) for line in cells]
    return "\n".join([*drawn, "", *(f"{letter}{cell}" for cell, letter in letters.items())]) + "\n"


def _common(cells: list[list[str]]) -> Iterator[str]:
    """Yield what cells are, each once, in the order in which they come."""
    return iter(dict.fromkeys(cell for line in cells for cell in line))


def kept(name: str) -> str:
    """Return the look that is kept under a name; nothing where none is."""
    path = HERE / f"{name}.txt"
    return path.read_text("utf-8") if path.exists() else ""


def compare(name: str, seen: str) -> list[str]:
    """Compare a look with the one that is kept, or keep it; return how they differ, if they do."""
    path = HERE / f"{name}.txt"
    if WRITE:
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(seen, "utf-8")
    before, now = kept(name).splitlines(), seen.splitlines()
    return [*unified_diff(before, now, f"{name}, as kept", "as it is", lineterm="", n=1)]


@pytest.fixture(autouse=True)
def home_of_one_length(scratch_home: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """A home whose path has the same length in each run: the help tells it, and wraps there."""
    with TemporaryDirectory(prefix="carrel-", dir="/tmp") as folder:
        monkeypatch.setenv("CARREL_HOME", folder)
        yield


@pytest.fixture
def subscribed(home_of_one_length: None) -> Iterator[None]:
    """A subscription to a service that does not answer."""
    with serving() as service:
        feed = service.on("/day", stalled())
        locations().settings.write_text(f'[sources]\nday = "feed {feed}"\n')
        yield


@pytest.mark.parametrize("scene", SCENES)
@pytest.mark.usefixtures("subscribed")
async def test_every_screen_and_dialog_looks_as_it_did(scene: str) -> None:
    differ: list[str] = []
    settings = Settings(plain=scene == "plain")
    async with reading(desk_for(scene), SIZES[0], settings) as person:
        await come_to_rest(person)
        await person.type(keys_of(SCENES[scene]))
        await person.until(AWAITED.get(scene, ""))
        for size in SIZES[:1] if scene == "help-end" else SIZES:
            if size != SIZES[0]:
                await person.resize(*size)
            name = f"{scene}/{size[0]}x{size[1]}"
            differ += compare(name, await look(person, name))
            if size == DRAWN_AT:
                differ += compare(f"{scene}/drawn", await drawn_of(person))
        if scene in {"note", "fetch"}:
            await person.press("escape")
    assert not differ, "\n".join([*differ, "", "If it shall look so: make snapshots"])
