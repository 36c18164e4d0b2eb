"""Whatever comes from the terminal, on any screen: the reader stays, and what was typed too."""

from __future__ import annotations

import random
import sys
from contextlib import closing
from pathlib import Path
from typing import NamedTuple

import pytest

from tests.conftest import EXAMPLES
from tests.terminal import Terminal
from tests.tui.cli.carrel import carrel
from tests.tui.library.made import papers
from tests.tui.noise import additions, noise, silence
from tests.tui.reader import Reader
from tui.fetch.services import BASES
from tui.library.library import Library
from tui.library.locations import Locations

ROOT = Path(__file__).parents[3]
CARREL = [sys.executable, "-m", "tui"]
SERVICES = [name.upper() for name in BASES._fields]
ROUNDS_FOR = 20
"""Examples of hypothesis in whose time one place more is tried."""
PIECES = 40 if EXAMPLES else 6
ESC = "\x1b[27u"
"""The Escape key as kitty's protocol has it: nothing need be waited for."""
SAVE = "\x13"
TO_THE_TOP = "\x1b[5~" * 10 + "\x1b[H"
NOTHING = "nothing by that name"
RECOVERED = f"\x1b[201~\x1b[201~\x1b[I\x1b[48;24;120;480;1200t{ESC}"
"""Ends whatever was begun, and gives the window its size."""


class Place(NamedTuple):
    """A screen, dialog or pane: the keys that open it, and what shows then and with a text."""

    keys: str
    shows: str
    typed: str = ""


PLACES = {
    "list": Place("", "Space read on  / filter"),
    "sidebar": Place("h", "c new list"),
    "paper": Place("l", "o link"),
    "help": Place("?", "In the list"),
    "confirm": Place(f"ex{ESC}", "Leave without"),
    "links": Place("o", "Copy which"),
    "filter": Place("/", "A Paper", "No paper matches"),
    "editor": Place("e", "Note on", "{}"),
    "tags": Place("t", "Which tag?", "New tag “{}”"),
    "lists": Place("a", "Add to which", "New list “{}”"),
    "name": Place("c", "Name of the new", "{}"),
    "palette": Place(":", "Which command?", NOTHING),
    "export": Place("x", "Export 30", NOTHING),
    "file": Place("x\r", "to which file?", "{}"),
    "page": Place("+", "Which file or folder", "{}"),
    "sort": Place("S/", "Show the papers", NOTHING),
    "reading": Place("z", "z back"),
    "letters": Place(";", "Type the letters of a row"),
    "themes": Place("T", "Which theme?", NOTHING),
    "copy": Place("y/", "Copy what of", NOTHING),
    "where": Place("W", "Go to where it stands", NOTHING),
    "options": Place("x\t", "Tab options"),
    "log": Place("H", "What was done last"),
    "stats": Place(":how much\r", "unread", NOTHING),
    "dump": Place(":whole library\r", "Write the whole library to", "{}"),
    "dump in": Place(":such a dump\r", "Merge which dump", "{}"),
    "import": Place(":of another tool\r", "Import which bibliography", "{}"),
    "fetch": Place(":feed that you\r", "Fetch", "{}"),
}
LIST = "hgjjjjl"
"""From the first paper of all to the first of the first reading list."""
LIST_PLACES = {
    "list": Place(f"{LIST}L/", "Do what with “One”", NOTHING),
    "description": Place(f"{LIST}L/what\r", "What “One” is for", "{}"),
    "due": Place(f"{LIST}L/due\r", "By which day", "{}"),
    "split": Place(f"{LIST}L/split\r", "Name of the list for what", "{}"),
    "merge": Place(f"{LIST}L/merge\r", "Merge “One” into", NOTHING),
    "move": Place(f"{LIST}M", "to which list?", "New list “{}"),
}
"""What there is for a reading list, which what comes may rename or delete."""


def reader(home: Path) -> Terminal:
    """The reader over a page of thirty papers with links; what is marked is kept in a library.

    That has two reading lists, one of which has two papers, and one of these done.
    """
    first, second = papers(*(f"A Paper of Number {n} That Is Read" for n in (1, 2)))
    with closing(Library(Locations(home / "carrel"))) as library:
        library.make_list("One", [first, second])
        library.make_list("Two")
        library.reading_lists.set_done(1, [first.key], True)
    page = home / "page.txt"
    entries = (
        f"A Paper of Number {n} That Is Read\n\nIt is about the number {n}, of which much is said"
        f" at https://example.com/{n} and at https://example.org/{n}. It has a second sentence.\n"
        for n in range(1, 31)
    )
    page.write_text("\n".join(entries))
    # An editor that a key opens would take all keys after it.
    environment = {"PYTHONPATH": str(ROOT), "VISUAL": "true"}
    # Where the machine is busy, what is sent at once may come in pieces: Escape is sent whole.
    environment["ESCDELAY"] = "300"
    # Nor is any service asked, whatever the palette does.
    environment |= {f"CARREL_{name}_URL": "http://127.0.0.1:9" for name in SERVICES}
    command = [*CARREL, "read", str(page)]
    return Reader(command, home, rows=24, cols=120, environment=environment, cwd=home)


def is_open(terminal: Terminal) -> bool:
    return "╭" in terminal.text


def shows(terminal: Terminal, text: str, seconds: float) -> bool:
    """Whether a text comes on the screen in time; it is an error that the reader ends."""
    try:
        terminal.wait_for(text, seconds)
    except AssertionError:
        if terminal.process.poll() is not None:
            raise
        return False
    return True


def go_home(terminal: Terminal) -> None:
    """Close whatever is open and stand on the first paper, whatever is still being drawn."""
    terminal.send(RECOVERED)
    for patience in (1, 2, 5, 10):
        terminal.until_idle()
        for _ in range(10):
            if not is_open(terminal):
                break
            asks, writes = "y yes" in terminal.text, "^s save" in terminal.text
            terminal.send("n" if asks else SAVE if writes else ESC)
            terminal.until_idle()
        terminal.send(f"{ESC}{ESC}{ESC}:")
        if shows(terminal, "Which command?", patience):
            terminal.send(ESC)
            terminal.wait_gone("Which command?")
            terminal.send("hhhh")
            terminal.wait_for(PLACES["sidebar"].shows)
            terminal.send("glg")
            terminal.wait_for(PLACES["list"].shows)
            return
    raise AssertionError(f"what is open cannot be closed\n{terminal.text}")


def visit(terminal: Terminal, place: Place, chance: random.Random, text: str) -> None:
    """Send all kinds of things to a place: what must do nothing, what may add to it, and keys.

    The text, where one can be typed, is one that is nowhere else.
    """
    terminal.send(place.keys)
    terminal.wait_for(place.shows)
    if place.typed:
        terminal.send(text)
        terminal.wait_for(place.typed.format(text))
    terminal.until_idle()
    before = terminal.text
    terminal.send(silence(chance))
    if place.typed:
        # A letter behind it tells that all of it has been read.
        terminal.send("Z")
        terminal.wait_for(f"{text}Z")
        terminal.send("<backspace>")
        terminal.wait_for(lambda seen: seen.text == before)
        terminal.send(additions(chance))
        terminal.send(TO_THE_TOP)
        terminal.wait_for(text)
    else:
        terminal.settle(0.15)
        terminal.until_idle()
        assert terminal.text == before
    terminal.send(noise(chance, PIECES, choosing=place.shows != PLACES["palette"].shows))
    go_home(terminal)


@pytest.mark.hypothesis  # so that `make fuzz` has it too, which goes on for long
@pytest.mark.parametrize("part", [0, 1])
def test_nothing_that_comes_ends_the_reader_or_takes_what_was_typed(
    tmp_path: Path, part: int
) -> None:
    seed = random.SystemRandom().randrange(2**32) if EXAMPLES else part
    chance = random.Random(seed)
    names = list(PLACES)[part::2]
    names += chance.choices(list(PLACES), k=EXAMPLES // ROUNDS_FOR)
    visit_each(tmp_path, [PLACES[name] for name in names], chance, seed)


@pytest.mark.hypothesis
@pytest.mark.parametrize("name", LIST_PLACES)
def test_nor_does_anything_where_lists_are_worked_on(tmp_path: Path, name: str) -> None:
    seed = random.SystemRandom().randrange(2**32) if EXAMPLES else len(name)
    visit_each(tmp_path, [LIST_PLACES[name]], random.Random(seed), seed)


def visit_each(home: Path, places: list[Place], chance: random.Random, seed: int) -> None:
    """Visit places one after the other; the reader and the library are well in the end."""
    with reader(home) as terminal:
        terminal.wait_for("A Paper of Number 1")
        terminal.until_idle()
        for number, place in enumerate(places):
            try:
                visit(terminal, place, chance, f"kept {number:04}")
            except AssertionError as error:
                error.add_note(f"seed {seed}, round {number}: {place.shows}")
                raise
        terminal.send("Q")
        assert terminal.exit_status() == 0
    log = home / "carrel" / "carrel.log"
    assert not log.exists() or "Traceback" not in log.read_text()
    doctor = carrel("doctor", CARREL_HOME=str(home / "carrel"))
    assert doctor.status == 0, doctor.out
