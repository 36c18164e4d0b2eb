"""Several processes on one library: nothing is lost, nobody gets an error; and clocks that jump."""

from __future__ import annotations

import json
import sqlite3
import subprocess
import sys
import time
from contextlib import closing
from itertools import pairwise
from pathlib import Path

import pytest

from tests.tui.library.made import paper, papers
from tui.library.library import Library
from tui.library.locations import Locations
from tui.library.storage.integrity import unexplained

ROOT = Path(__file__).parents[4]
WRITERS, ROUNDS = 4, 32

WRITES = """
import sys
from tests.tui.library.made import paper
from tui.library.library import Library
from tui.library.locations import locations

me, rounds = int(sys.argv[1]), int(sys.argv[2])
library = Library(locations())
print("ready", flush=True)
sys.stdin.readline()
for number in range(rounds):
    own, shared = paper(f"Paper {number} of {me}"), paper(f"Shared {number}")
    library.set_read([own, shared], True)
    library.set_starred([own], True)
    if number % 2:
        library.set_starred([own], False)
    library.add_to_list(1, [own, shared])
    if number % 4 == 0:
        library.take_out(1, [own.key])
    library.move_in_list(1, shared.key, -1)
print("done", flush=True)
"""


def test_what_several_processes_write_at_once_is_all_there(place: Locations) -> None:
    library = Library(place)
    library.make_list("Ours", papers("First"))
    writers = [
        subprocess.Popen(
            [sys.executable, "-c", WRITES, str(me), str(ROUNDS)],
            cwd=ROOT,
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            text=True,
        )
        for me in range(WRITERS)
    ]
    for each in writers:
        assert each.stdout
        assert each.stdout.readline() == "ready\n"
    # All begin before any of them is waited for.
    for each in writers:
        assert each.stdin
        each.stdin.write("go\n")
        each.stdin.flush()
    ended = [each.communicate(timeout=120) for each in writers]
    assert [(out, err) for out, err in ended] == [("done\n", "")] * WRITERS

    with closing(Library(place)) as after:
        own = {
            paper(f"Paper {number} of {me}").key
            for number in range(ROUNDS)
            for me in range(WRITERS)
        }
        shared = {paper(f"Shared {number}").key for number in range(ROUNDS)}
        assert {key for key, mark in after.state.marks.items() if mark.read} == own | shared
        assert sum(mark.starred for mark in after.state.marks.values()) == WRITERS * ROUNDS // 2
        listed = after.state.lists[0].keys
        assert len(listed) == len(set(listed))
        kept = {key for key in own if key in listed}
        assert len(kept) == WRITERS * ROUNDS * 3 // 4
        assert set(listed) == kept | shared | {paper("First").key}
        assert len(after.kept(())) == len(own | shared) + 1
    with closing(sqlite3.connect(place.database)) as connection:
        assert connection.execute("PRAGMA integrity_check").fetchone() == ("ok",)
        assert unexplained(connection) == []
        # Steps have no gap and are not shared: each change stood alone.
        steps = [step for (step,) in connection.execute("SELECT step FROM journal ORDER BY seq")]
        assert steps == sorted(steps)
        assert set(steps) == set(range(1, max(steps) + 1))
        actions = connection.execute("SELECT step, count(DISTINCT action) FROM journal GROUP BY 1")
        assert {many for _, many in actions} == {1}


def test_a_clock_set_back_breaks_nothing(place: Locations, monkeypatch: pytest.MonkeyPatch) -> None:
    (a,) = papers("A")
    clock = [1_800_000_000_000]
    monkeypatch.setattr(time, "time_ns", lambda: clock[0] * 1_000_000)
    library, other = Library(place), Library(place)
    for number, now in enumerate((1_800_000_000_000, 5, 1_900_000_000_000, 0, 7)):
        clock[0] = now
        each = (library, other)[number % 2]
        each.set_read([a], number % 2 == 0)
        each.set_starred([a], True)
    with closing(sqlite3.connect(place.database)) as connection:
        rows = connection.execute("SELECT at, before, after FROM journal ORDER BY seq").fetchall()
        assert unexplained(connection) == []
    assert rows[0][0] > rows[-1][0]
    for (_, _, became), (_, was, _) in pairwise(rows):
        assert was == became, "each change begins where the one before it ended"
    with closing(Library(place)) as after:
        assert after.state.mark(a.key) == tuple(json.loads(rows[-1][2]))
        assert after.state.mark(a.key).read_at == 7
