"""Who looks for a paper: carrel's search, the baselines beside it, and how they are asked."""

from __future__ import annotations

import os
import shutil
import sqlite3
import subprocess
from collections.abc import Callable, Iterator, Sequence
from importlib.util import find_spec
from pathlib import Path
from time import perf_counter
from typing import Any, NamedTuple

from rapidfuzz import fuzz, process, utils

from benchmarks.known_items import Query
from parsing.paper import Paper
from tui.library.search.index import build_index
from tui.library.search.query import parse_query
from tui.library.search.searcher import search

Engine = Callable[[str], Sequence[str]]
"""Gives the keys of the papers that a text of plain words finds, best first."""


class MissingError(Exception):
    """An engine is not there; the message says so."""


class Answer(NamedTuple):
    """What an engine made of a query."""

    query: Query
    rank: int | None
    """The right paper's, from 1; None when it was not found."""
    seconds: float


def ask(engine: Engine, queries: Sequence[Query]) -> list[Answer]:
    """Ask them all, one after the other."""
    answers: list[Answer] = []
    for query in queries:
        start = perf_counter()
        keys = engine(query.text)
        seconds = perf_counter() - start
        rank = keys.index(query.key) + 1 if query.key in keys else None
        answers.append(Answer(query, rank, seconds))
    return answers


def carrel(papers: Sequence[Paper]) -> Engine:
    """The search that the reader has."""
    index = build_index(papers)
    find: Engine = lambda text: search(index, parse_query(text)).keys  # noqa: E731
    find("misspeling")  # what is imported with the first search is no query's time
    return find


def find_fzf() -> str | None:
    """Where an fzf is: the one that the package iterfzf carries, or else the one on the path."""
    package = find_spec("iterfzf")
    for folder in (package.submodule_search_locations or ()) if package else ():
        if found := shutil.which("fzf", path=folder):
            return found
    return shutil.which("fzf")


def fzf_filter(binary: str, query: str, lines: bytes, *options: str) -> Iterator[str]:
    """The lines that fzf lets through, in its order.

    Args:
        binary: the path of fzf.
        query: what would be typed into it.
        lines: what it reads, in UTF-8.
        options: of its command line, beside those it needs to be a filter.
    """
    # A person's own settings would make it another fzf.
    plain = {name: value for name, value in os.environ.items() if not name.startswith("FZF_")}
    command = [binary, *options, f"--filter={query}"]
    done = subprocess.run(command, input=lines, env=plain, capture_output=True, check=False)
    if done.returncode > 1:  # 1 says that nothing was found
        raise OSError(f"{Path(binary).name} failed: {done.stderr.decode(errors='replace').strip()}")
    return iter(done.stdout.decode().splitlines())


def fzf(papers: Sequence[Paper]) -> Engine:
    """fzf over lines of title, tab, abstract."""
    binary = find_fzf()
    if binary is None:
        raise MissingError("there is no fzf: pip install iterfzf brings one")
    keys = {f"{_line(paper.title)}\t{_line(paper.abstract)}": paper.key for paper in papers}
    lines = "".join(f"{line}\n" for line in keys).encode()
    return lambda text: [keys[line] for line in fzf_filter(binary, text, lines)]


def _line(text: str) -> str:
    return " ".join(text.split())


def fts5(papers: Sequence[Paper]) -> Engine:
    """SQLite's FTS5: every word, whole or as a beginning, ranked by bm25."""
    database = sqlite3.connect(":memory:")
    try:
        database.execute("CREATE VIRTUAL TABLE papers USING fts5(title, abstract, key UNINDEXED)")
    except sqlite3.OperationalError as error:
        raise MissingError(f"this SQLite has no FTS5: {error}") from error
    database.executemany(
        "INSERT INTO papers VALUES (?, ?, ?)",
        [(paper.title, paper.abstract, paper.key) for paper in papers],
    )

    def find(text: str) -> list[str]:
        asked = " AND ".join(f'"{word}"*' for word in text.split())
        rows = database.execute(
            "SELECT key FROM papers WHERE papers MATCH ? ORDER BY bm25(papers), rowid", (asked,)
        )
        return [key for (key,) in rows]

    return find


def _titles_by(scorer: Callable[..., Any]) -> Callable[[Sequence[Paper]], Engine]:
    """A rapidfuzz scorer between the whole query and each title, both in lower case."""

    def engine(papers: Sequence[Paper]) -> Engine:
        titles = [utils.default_process(paper.title) for paper in papers]

        def find(text: str) -> list[str]:
            asked = utils.default_process(text)
            scored = process.extract(asked, titles, scorer=scorer, processor=None, limit=None)
            return [papers[number].key for _, _, number in scored]

        return find

    return engine


BASELINES: dict[str, Callable[[Sequence[Paper]], Engine]] = {
    "fzf": fzf,
    "FTS5 bm25": fts5,
    "WRatio": _titles_by(fuzz.WRatio),
    "partial_ratio": _titles_by(fuzz.partial_ratio),
}
"""Name -> what makes the engine of some papers; it raises MissingError where it cannot."""
