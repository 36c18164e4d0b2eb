"""Kills commands at random moments and looks whether what they promise was kept.

A command runs once to its end on a copy of a library, which tells how long it takes and what comes
of it; then it is killed on the library itself. Each row must then be as it was or as it becomes,
all of them together where the command makes one change; the doctor finds at most one thing wrong;
doing it again gives the very library that the first run gave, with nothing wrong.
"""

from __future__ import annotations

import json
import random
import shutil
import sqlite3
import subprocess
import sys
import time
from contextlib import closing
from pathlib import Path
from typing import NamedTuple

from tests.tui.cli.carrel import carrel, environment, page
from tests.tui.library.databases import written_by
from tests.tui.library.made import papers
from tui.library.library import Library
from tui.library.locations import Locations

KINDS = ("load", "restore", "add", "remove", "migration")
ATOMIC = frozenset(KINDS) - {"add", "remove"}
"""Of these commands each makes one change; of the others one a page."""


class Broken(Exception):  # noqa: N818
    """A promise was not kept."""


class Job(NamedTuple):
    """A command, the library it runs on, and what it says when it is done."""

    arguments: tuple[str, ...]
    home: Path
    done: str


def prepare(kind: str, work: Path, pages: int) -> Job:
    """Make the library that a command of this kind is killed on."""
    home, sources = work / "home", work / "sources"
    sources.mkdir(parents=True)
    files = [sources / f"page{number:03}.txt" for number in range(pages)]
    for number, file in enumerate(files):
        file.write_text(page(f"Paper {number}", f"Another {number}"))
    given = tuple(map(str, files))
    with closing(Library(Locations(home))) as library:
        library.set_starred(papers(*(f"Kept {number}" for number in range(50))), True)
    if kind == "migration":
        shutil.rmtree(home)
        rows = "".join(
            f"INSERT INTO paper VALUES ('k{n}', 'Old {n}', '{'words ' * 200}');"
            f"INSERT INTO mark VALUES ('k{n}', 1, NULL);"
            for n in range(500)
        )
        written_by(1, home / "library.db", rows)
        return Job(("lists",), home, "")
    if kind == "add":
        return Job(("add", *given), home, "Your library has")
    other = home if kind == "remove" else work / "other"
    carrel("add", *given, CARREL_HOME=str(other))
    if kind == "remove":
        return Job(("remove", *(each.stem for each in files)), home, "")
    if kind == "load":
        carrel("dump", str(work / "all.json"), CARREL_HOME=str(other))
        return Job(("load", str(work / "all.json")), home, "Loaded")
    carrel("backup", str(work / "other.db"), CARREL_HOME=str(other))
    return Job(("restore", str(work / "other.db")), home, "Restored")


def rows(home: Path) -> set[str]:
    """What is in a library, a row each, but for the times."""
    with closing(sqlite3.connect(home / "library.db")) as database:
        if database.execute("PRAGMA integrity_check").fetchone() != ("ok",):
            raise Broken("the database is not whole")
        questions = {
            "mark": "SELECT key, read_at IS NULL, starred_at IS NULL FROM mark",
            "page": "SELECT digest, name, file FROM page",
            "paper": "SELECT key, title FROM paper",
            "version": "PRAGMA user_version",
        }
        return {
            json.dumps((table, *row))
            for table, question in questions.items()
            for row in database.execute(question)
        }


def wrong(home: Path, kind: str) -> list[str]:
    """What the doctor finds wrong. A page that came with a backup has no file in this library."""
    told = carrel("doctor", CARREL_HOME=str(home)).out.splitlines()
    return [
        line
        for line in told
        if line.startswith("WRONG") and not (kind == "restore" and "\tpages\t" in line)
    ]


def torment(kind: str, work: Path, chance: random.Random, pages: int = 12) -> bool:
    """Kill one command; gives whether it was still at work.

    Raises:
        Broken: a promise was not kept.
    """
    job = prepare(kind, work, pages)
    before, copied = rows(job.home), work / "copy"
    shutil.copytree(job.home, copied)
    begun = time.perf_counter()
    carrel(*job.arguments, CARREL_HOME=str(copied))
    took = time.perf_counter() - begun
    after = rows(copied)
    odd = wrong(copied, kind)
    with subprocess.Popen(
        [sys.executable, "-m", "tui", *job.arguments],
        env=environment(CARREL_HOME=str(job.home)),
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
    ) as process:
        try:
            process.wait(chance.uniform(0.3, 1.1) * took)
        except subprocess.TimeoutExpired:
            process.kill()
        said = process.communicate()[0]
    there = rows(job.home)
    if not before & after <= there <= before | after:
        raise Broken(f"{kind}: what is there was never so")
    if kind in ATOMIC and there not in (before, after):
        raise Broken(f"{kind}: half of one change is there")
    if job.done and job.done in said and there != after:
        raise Broken(f"{kind}: it said that it was done")
    names = {json.loads(row)[2] for row in there if row.startswith('["page"')}
    for line in said.splitlines():
        if kind == "add" and "\t" in line and line.split("\t")[0] not in names:
            raise Broken(f"{line} was told, and is not there")
        if kind == "remove" and line.startswith("Removed ") and line[8:].split(";")[0] in names:
            raise Broken(f"{line}, and it is there")
    if len(found := wrong(job.home, kind)) > max(1, len(odd)):
        raise Broken(f"{kind}: {found}")
    carrel(*job.arguments, CARREL_HOME=str(job.home))
    if rows(job.home) != after:
        raise Broken(f"{kind}: doing it again gave something else")
    if len(found := wrong(job.home, kind)) > len(odd):
        raise Broken(f"{kind}: still wrong after doing it again: {found}")
    return process.returncode < 0
