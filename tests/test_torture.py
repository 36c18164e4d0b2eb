"""A few rounds of ``make torture``, and that it would notice a loss."""

from __future__ import annotations

import random
import sqlite3
from collections.abc import Callable
from contextlib import closing
from pathlib import Path

import pytest

from tests import torture, torture_commands
from tests.torture import Lost
from tui.library.locations import Locations

SEED = 20261121


def test_nothing_that_was_shown_is_lost_when_the_reader_is_killed(tmp_path: Path) -> None:
    done = torture.torture(tmp_path, 3, SEED)
    assert all(each.shown <= each.saved <= each.asked for each in done)
    assert sum(each.shown for each in done) > 0


def forget_a_star(database: sqlite3.Connection) -> None:
    """As if a star that was shown had never reached the disk, journal and all."""
    database.execute("DELETE FROM journal WHERE step = (SELECT max(step) FROM journal)")
    database.execute("DELETE FROM mark")
    database.execute("UPDATE journal SET after = NULL WHERE place = 'mark'")


def alter_behind_the_journal(database: sqlite3.Connection) -> None:
    """As if a change had not been written down."""
    database.execute("DELETE FROM mark")


@pytest.mark.parametrize("spoil", [forget_a_star, alter_behind_the_journal])
def test_a_loss_would_be_noticed(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, spoil: Callable[[sqlite3.Connection], None]
) -> None:
    look, looks = torture.on_disk, 0

    def spoiled(place: Locations, names: list[str]) -> tuple[torture.World, int]:
        nonlocal looks
        looks += 1
        if looks % 2 == 0:  # after the kill
            with closing(sqlite3.connect(place.database, isolation_level=None)) as database:
                spoil(database)
        return look(place, names)

    monkeypatch.setattr(torture, "on_disk", spoiled)
    with pytest.raises(Lost):
        torture.torture(tmp_path, 3, SEED)


@pytest.mark.parametrize("kind", torture_commands.KINDS)
def test_a_command_that_is_killed_keeps_its_promises(tmp_path: Path, kind: str) -> None:
    torture_commands.torment(kind, tmp_path, random.Random(SEED), pages=4)


def test_all_papers_are_read_or_none_when_the_reader_is_killed_meanwhile(tmp_path: Path) -> None:
    torture.torment_all_read(tmp_path, random.Random(SEED))


def test_what_is_being_typed_is_there_again_when_the_reader_was_killed(tmp_path: Path) -> None:
    torture.torment_typing(tmp_path, random.Random(SEED))
