"""The database as another program, an older carrel or a sudden death leaves it."""

from __future__ import annotations

import sqlite3
import subprocess
import sys
from contextlib import closing
from pathlib import Path
from typing import Any

from parsing.paper import paper_key
from tui.library.locations import Locations
from tui.library.storage.schema import APPLICATION_ID, MIGRATIONS

ROOT = Path(__file__).parents[3]


def rows(place: Locations, question: str) -> list[tuple[Any, ...]]:
    """What another program reads in the database."""
    with closing(sqlite3.connect(place.database)) as connection:
        return connection.execute(question).fetchall()


DIES = """
import sys
from tests.tui.library.made import paper
from tui.library.storage.doctor import examine
from tui.library.library import Library
from tui.library.locations import locations

library = Library(locations())
{change}
"""


def killed(change: str) -> None:
    """Run a program that makes a change, and kill it right after it said that it has."""
    with subprocess.Popen(
        [sys.executable, "-c", DIES.format(change=change)],
        cwd=ROOT,
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
    ) as process:
        assert process.stdout
        assert process.stdout.readline() == "done\n"
        process.kill()
    assert process.returncode < 0


OLD = paper_key("Old")
ONE_MARK = f"""
    INSERT INTO paper VALUES ('{OLD}', 'Old', '');
    INSERT INTO mark VALUES ('{OLD}', 1, NULL);
"""
"""Rows for the tables of the first version."""


def written_by(version: int, path: Path, *rows: str) -> None:
    """Write a database as a version of carrel left it, with these rows."""
    path.parent.mkdir(parents=True, exist_ok=True)
    with closing(sqlite3.connect(path, isolation_level=None)) as connection:
        connection.execute("PRAGMA journal_mode = WAL")
        for script in (*MIGRATIONS[:version], *rows):
            connection.executescript(script)
        connection.execute(f"PRAGMA application_id = {APPLICATION_ID}")
        connection.execute(f"PRAGMA user_version = {version}")
