"""Desks for a person to sit at, and what their library has on disk."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from typing import Any

from parsing.paper import Page
from tests.tui.library.made import page
from tui.library.desk import Desk
from tui.library.loader import library_desk, open_library
from tui.library.locations import locations
from tui.library.store import build_store


def desk_of(*pages: Page) -> Desk:
    """A desk with these pages and the library of this test."""
    return Desk(build_store(pages), open_library(locations()))


def own_desk() -> Desk:
    """The desk that `carrel` opens: the library's pages, or else the sample pages."""
    return library_desk(open_library(locations()))


def numbered(count: int, lines: int = 1, name: str = "page") -> Page:
    """A page of papers ``Paper 01``, ``Paper 02`` …, each abstract of so many short paragraphs."""
    return page(
        name,
        *(
            (
                f"Paper {number:02}",
                "\n".join(f"Line {line} of abstract {number:02}." for line in range(1, lines + 1)),
            )
            for number in range(1, count + 1)
        ),
    )


# Disk


def on_disk(question: str) -> list[tuple[Any, ...]]:
    """What the library's database answers to a reader of its own."""
    path = locations().database
    with closing(sqlite3.connect(f"{path.as_uri()}?mode=ro", uri=True)) as database:
        return database.execute(question).fetchall()


def read_on_disk() -> list[str]:
    """The titles of the papers that are marked read on disk."""
    question = "SELECT title FROM mark JOIN paper USING (key) WHERE read_at NOT NULL ORDER BY title"
    return [title for (title,) in on_disk(question)]


def starred_on_disk() -> list[str]:
    """The titles of the papers that are starred on disk."""
    question = (
        "SELECT title FROM mark JOIN paper USING (key) WHERE starred_at NOT NULL ORDER BY title"
    )
    return [title for (title,) in on_disk(question)]


def lists_on_disk() -> dict[str, list[str]]:
    """The titles in each reading list on disk, in order."""
    lists: dict[str, list[str]] = {
        name: [] for (name,) in on_disk("SELECT name FROM list ORDER BY position")
    }
    for name, title in on_disk(
        "SELECT name, title FROM list_paper JOIN list ON list.id = list_paper.list"
        " JOIN paper USING (key) ORDER BY list.position, list_paper.position"
    ):
        lists.setdefault(name, []).append(title)  # made between the two questions
    return lists
