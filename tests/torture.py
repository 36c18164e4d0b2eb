"""Kills the reader at random moments and looks whether anything that it had shown was lost.

``python -m tests.torture ROUNDS SEED``, or ``make torture``. Each round opens the real program in a
pseudo-terminal, types marks, stars and additions to a reading list, and kills it without warning.
One writer makes the changes in the order of the keys, so what is on disk must be the state after
some number of them, and what the last screen shows the state after as many or fewer.
"""

from __future__ import annotations

import json
import random
import sqlite3
import sys
import tempfile
import time
from collections.abc import Sequence
from contextlib import closing, suppress
from pathlib import Path
from typing import NamedTuple

from parsing.sources import read_pages
from tests import torture_commands
from tests.terminal import Terminal
from tui.library.library import Library
from tui.library.locations import Locations
from tui.library.storage.integrity import unexplained
from tui.library.store import build_store

ROOT = Path(__file__).parents[1]
ROWS, COLS = 100, 260
KINDS = (*torture_commands.KINDS, "all-read", "typing")
"""What else is killed, in turn."""
PAPERS = 40
"""Papers that are acted upon: so many that none scrolls out of sight."""
LIST = "Torture"
QUESTION = "Add to which reading list?"
ALL_READ = "in view as read?"


class State(NamedTuple):
    """A paper's state, as the list pane shows it."""

    read: bool = False
    starred: bool = False
    listed: bool = False


World = tuple[State, ...]
"""The states of the first papers, in page order."""


class Round(NamedTuple):
    """What became of one round."""

    asked: int
    """Changes that were typed."""
    saved: int
    """Changes that were on disk after the kill."""
    shown: int
    """Changes that the last screen showed, at least."""


class Lost(Exception):  # noqa: N818
    """Something that was shown is not on disk, or what is on disk makes no sense."""


def titles() -> list[str]:
    """The titles of the first sample papers, in page order."""
    store = build_store(read_pages([ROOT / "seeds"]).pages)
    return [store.papers[key].title for key in store.on_pages[:PAPERS]]


def script(chance: random.Random, world: World) -> tuple[list[str], list[World]]:
    """Keys for some changes, and the states of all papers before the first and after each one."""
    keys, worlds, cursor = [], [world], 0
    for _ in range(chance.randint(3, 40)):
        target = chance.randrange(PAPERS)
        move = f"{abs(target - cursor)}{'j' if target > cursor else 'k'}" * (target != cursor)
        cursor, state = target, worlds[-1][target]
        act = chance.choice("rssa")
        if act == "a" and state.listed:
            act = "r"
        if act == "r":
            state = state._replace(read=not state.read)
        elif act == "s":
            state = state._replace(starred=not state.starred)
        else:
            state = state._replace(listed=True)
        keys.append(move + act)
        worlds.append((*worlds[-1][:target], state, *worlds[-1][target + 1 :]))
    return keys, worlds


def shown(lines: Sequence[str], names: Sequence[str]) -> list[State | None]:
    """The states on the screen; None for a paper whose two lines are not both in sight."""
    states: list[State | None] = [None] * len(names)
    for number, name in enumerate(names):
        start = name[:30]
        # The last line is the status, so a title in the last but one has no second line.
        for row, line in enumerate(lines[:-2]):
            before, found, _ = line.partition(start)
            if found and before[-6:].strip(" ▌").startswith(("●", "✓")):
                signs = before[-6:]
                listed = f"≡ {LIST}" in lines[row + 1]
                states[number] = State("✓" in signs, "★" in signs, listed)
                break
    return states


def on_disk(place: Locations, names: Sequence[str]) -> tuple[World, int]:
    """The states in the library, and how many changes its journal has.

    Raises:
        Lost: the database is not whole, or not what its journal says.
    """
    with closing(sqlite3.connect(place.database)) as connection:
        if (found := connection.execute("PRAGMA integrity_check").fetchone()) != ("ok",):
            raise Lost(f"integrity: {found}")
        if odd := unexplained(connection):
            raise Lost(f"not in the journal: {odd}")
        steps: int = connection.execute("SELECT coalesce(max(step), 0) FROM journal").fetchone()[0]
        known = {
            title: State(read is not None, starred is not None, bool(listed))
            for title, read, starred, listed in connection.execute(
                "SELECT title, read_at, starred_at, EXISTS (SELECT 1 FROM list_paper"
                " WHERE list_paper.key = paper.key) FROM paper LEFT JOIN mark USING (key)"
            )
        }
    return tuple(known.get(name, State()) for name in names), steps


def torment(home: Path, chance: random.Random, names: Sequence[str]) -> Round:
    """One round.

    Raises:
        Lost: something was lost.
    """
    place = Locations(home / "carrel")
    world, before = on_disk(place, names)
    keys, worlds = script(chance, world)
    command = [sys.executable, "-m", "tui", "--fresh"]
    with Terminal(command, home, rows=ROWS, cols=COLS, environment=environment()) as terminal:
        terminal.wait_for("Sample pages" if chance.random() < 0.9 else lambda seen: bool(seen.raw))
        typed = keys[: chance.randint(1, len(keys))]
        moment = time.perf_counter() + chance.uniform(0, 0.06) * len(typed)
        for each in typed:
            if time.perf_counter() > moment:
                break
            type_change(terminal, each)
            if chance.random() < 0.3:
                terminal.settle(chance.choice((0.001, 0.01, 0.05)))
        while (left := moment - time.perf_counter()) > 0:
            terminal.settle(min(left, 0.01))
        terminal.kill()
        terminal.exit_status()
        seen = shown(terminal.lines, names)
    after, steps = on_disk(place, names)
    saved = steps - before
    return Round(len(typed), saved, judge(worlds, saved, after, seen))


def judge(worlds: Sequence[World], saved: int, after: World, seen: Sequence[State | None]) -> int:
    """How many changes were shown at least, if all that was shown is on disk.

    Raises:
        Lost: it is not, or what is on disk is not the state after some number of the changes.
    """
    if not 0 <= saved < len(worlds) or after != worlds[saved]:
        raise Lost(f"{saved} changes on disk, but not the state after them")
    fitting = [
        number
        for number, each in enumerate(worlds[: saved + 1])
        if all(there is None or there == state for there, state in zip(seen, each, strict=True))
    ]
    if not fitting:
        raise Lost(f"the screen shows what is not on disk: {seen} and {after}")
    return fitting[0] if any(seen) else 0


def torment_all_read(home: Path, chance: random.Random) -> bool:
    """Kill the reader while it marks all papers read; gives whether it was still at it.

    Raises:
        Lost: some are read and others not, or the screen said that it was done and it is not.
    """
    place = Locations(home / "carrel")
    store = build_store(read_pages([ROOT / "seeds"]).pages)
    many = len(set(store.on_pages))
    with closing(Library(place)) as library:
        library.make_list(LIST)
    command = [sys.executable, "-m", "tui", "--fresh"]
    with Terminal(command, home, environment=environment()) as terminal:
        terminal.wait_for("Sample pages")
        terminal.send("A")
        terminal.wait_for(ALL_READ)
        terminal.send("y")
        terminal.settle(chance.uniform(0, 0.1), chance.uniform(0, 0.2))
        terminal.kill()
        terminal.exit_status()
        said = "marked read" in terminal.text
    on_disk(place, ())
    with closing(sqlite3.connect(place.database)) as connection:
        read = connection.execute("SELECT count(read_at) FROM mark").fetchone()[0]
    if read not in (0, many):
        raise Lost(f"{read} of {many} papers are read")
    if said and read != many:
        raise Lost("the screen says that all are read, and none is")
    return not said


def drafts_in(place: Locations) -> list[str]:
    """What is being typed, as it is on disk."""
    texts = []
    for each in place.drafts.glob("*.json"):
        with suppress(FileNotFoundError):  # it is saved or given up by now
            texts.append(json.loads(each.read_text())["text"])
    return texts


def torment_typing(home: Path, chance: random.Random) -> bool:
    """Kill the reader while a note is typed; gives whether it was not saved yet.

    Raises:
        Lost: what was on disk of it is gone, or the next start does not offer it.
    """
    place = Locations(home / "carrel")
    first, whole = "What was typed first", "What was typed first, and what came behind it"
    command = [sys.executable, "-m", "tui", "--fresh"]
    with Terminal(command, home, environment=environment()) as terminal:
        terminal.wait_for("Sample pages")
        terminal.send("e")
        terminal.wait_for("Note on")
        terminal.send(first)
        terminal.wait_for(lambda _: drafts_in(place) == [first])
        terminal.send(whole.removeprefix(first))
        terminal.settle(chance.uniform(0, 0.6), chance.uniform(0, 0.6))
        if chance.random() < 0.5:
            terminal.send("<ctrl+s>")
            terminal.settle(chance.uniform(0, 0.02), chance.uniform(0, 0.05))
        terminal.kill()
        terminal.exit_status()
        said = "Note kept" in terminal.text
    with closing(sqlite3.connect(place.database)) as connection:
        notes = [text for (text,) in connection.execute("SELECT text FROM note")]
    kept = notes or drafts_in(place)
    if notes not in ([], [whole]) or said > bool(notes):
        raise Lost(f"the note is {notes}")
    if len(kept) != 1 or not (kept[0].startswith(first) and whole.startswith(kept[0])):
        raise Lost(f"of what was typed there is {kept}")
    with Terminal(command, home, environment=environment()) as terminal:
        terminal.wait_for("Sample pages")
        if notes:
            terminal.wait_for(lambda _: not drafts_in(place))
        else:
            terminal.wait_for("Kept from a reader that ended")
            terminal.wait_for(kept[0])
    return not notes


def type_change(terminal: Terminal, keys: str) -> None:
    """Type the keys of one change; where a dialog asks, see it before answering and gone after."""
    terminal.send(keys)
    if keys.endswith("a"):
        terminal.wait_for(QUESTION)
        terminal.send(f"{LIST}<enter>")
        terminal.wait_gone(QUESTION)


def environment() -> dict[str, str]:
    """Where the program's modules are."""
    return {"PYTHONPATH": str(ROOT)}


def torture(home: Path, rounds: int, seed: int) -> list[Round]:
    """Some rounds on one library.

    Raises:
        Lost: something was lost, with the round it was lost in.
    """
    names, chance = titles(), random.Random(seed)
    with closing(Library(Locations(home / "carrel"))) as library:
        library.make_list(LIST)
    done: list[Round] = []
    for number in range(rounds):
        try:
            done.append(torment(home, chance, names))
        except Lost as lost:
            raise Lost(f"round {number + 1} of seed {seed}: {lost}") from lost
    return done


def main() -> int:
    """Do what the command line says; the exit status is 1 when something was lost."""
    rounds = int(sys.argv[1]) if len(sys.argv) > 1 else 200
    seed = int(sys.argv[2]) if len(sys.argv) > 2 else random.randrange(2**32)
    print(f"{rounds} rounds, seed {seed}", flush=True)  # noqa: T201
    begun = time.perf_counter()
    with tempfile.TemporaryDirectory() as home:
        try:
            done = torture(Path(home), rounds, seed)
            chance, killed = random.Random(seed), 0
            for number in range(rounds):
                kind = KINDS[number % len(KINDS)]
                work = Path(home) / f"{kind}{number}"
                if kind == "all-read":
                    killed += torment_all_read(work, chance)
                elif kind == "typing":
                    killed += torment_typing(work, chance)
                else:
                    killed += torture_commands.torment(kind, work, chance)
        except (Lost, torture_commands.Broken) as lost:
            print(f"LOST: {lost}")  # noqa: T201
            return 1
    asked, saved, seen = (sum(numbers) for numbers in zip(*done, strict=True))
    unshown = sum(each.saved > each.shown for each in done)
    print(  # noqa: T201
        f"{len(done)} kills in {time.perf_counter() - begun:.0f} s: {asked} changes typed, {saved}"
        f" on disk, {seen} shown as done; none of those shown was lost. In {unshown} rounds the"
        " disk was ahead of the screen; every database was whole. Of as many commands (load,"
        f" restore, add, remove, migration, all-read, typing) {killed} were killed at work, and"
        " kept their promises."
    )
    return 0


if __name__ == "__main__":
    sys.exit(main())
