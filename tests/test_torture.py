"""A few rounds of ``make torture``, and that it would notice a loss."""

from __future__ import annotations

import random
import sqlite3
from contextlib import closing
from pathlib import Path

import pytest

from tests import torture, torture_commands
from tests.torture import Lost, State
from tests.tui.library.made import papers
from tui.library.library import Library
from tui.library.locations import Locations

SEED = 20261121


def test_nothing_that_was_shown_is_lost_when_the_reader_is_killed(tmp_path: Path) -> None:
    done = torture.torture(tmp_path, 3, SEED)
    assert all(each.shown <= each.saved <= each.asked for each in done)
    assert sum(each.shown for each in done) > 0


def test_what_is_seen_of_a_paper_by_its_title_alone_is_not_judged() -> None:
    lines = ["  ● ★ In Sight", "      ≡ Torture", "", "  ●   Cut by the Edge", " Space read on"]
    names = ("In Sight", "Cut by the Edge", "Not in Sight")
    assert torture.shown(lines, names) == [State(starred=True, listed=True), None, None]


FRESH = State()
WORLDS = [(FRESH, FRESH), (FRESH, State(starred=True)), (State(read=True), State(starred=True))]
"""The states of two papers before the first change, after it and after the second."""


def test_as_many_changes_are_shown_as_the_screen_cannot_be_without() -> None:
    assert torture.judge(WORLDS, 2, WORLDS[2], WORLDS[1]) == 1
    assert torture.judge(WORLDS, 2, WORLDS[2], (None, State(starred=True))) == 1
    assert torture.judge(WORLDS, 2, WORLDS[2], (None, None)) == 0


def test_a_star_that_was_shown_and_never_reached_the_disk_would_be_noticed() -> None:
    with pytest.raises(Lost, match="the screen shows what is not on disk"):
        torture.judge(WORLDS, 0, WORLDS[0], WORLDS[1])


@pytest.mark.parametrize("saved", [0, 2, 3])
def test_so_would_be_what_is_not_the_state_after_the_changes_on_disk(saved: int) -> None:
    with pytest.raises(Lost, match="not the state after them"):
        torture.judge(WORLDS, saved, WORLDS[1], (None, None))


def test_a_change_behind_the_journal_would_be_noticed(tmp_path: Path) -> None:
    place = Locations(tmp_path / "carrel")
    (one,) = papers("One")
    with closing(Library(place)) as library:
        library.set_starred([one], True)
    assert torture.on_disk(place, ["One"]) == ((State(starred=True),), 1)
    with closing(sqlite3.connect(place.database, isolation_level=None)) as database:
        database.execute("DELETE FROM mark")
    with pytest.raises(Lost, match="not in the journal"):
        torture.on_disk(place, ["One"])


@pytest.mark.parametrize("kind", torture_commands.KINDS)
def test_a_command_that_is_killed_keeps_its_promises(tmp_path: Path, kind: str) -> None:
    torture_commands.torment(kind, tmp_path, random.Random(SEED), pages=4)


def test_all_papers_are_read_or_none_when_the_reader_is_killed_meanwhile(tmp_path: Path) -> None:
    torture.torment_all_read(tmp_path, random.Random(SEED))


def test_what_is_being_typed_is_there_again_when_the_reader_was_killed(tmp_path: Path) -> None:
    torture.torment_typing(tmp_path, random.Random(SEED))
