"""Papers, pages and libraries made for one test, and what is to be read in them."""

from __future__ import annotations

import json
import os
import sqlite3
import subprocess
import sys
import tempfile
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager
from pathlib import Path
from typing import Any

from parsing.paper import Entry, Page, Paper, paper_key
from tui.library.backups import find_backups
from tui.library.changes import Change
from tui.library.desk import Desk
from tui.library.dump import dump
from tui.library.library import Library
from tui.library.loading import load
from tui.library.locations import Locations
from tui.library.schema import APPLICATION_ID, MIGRATIONS, ROWS
from tui.library.store import build_store, with_kept_papers
from tui.library.undump import read_dump
from tui.library.view import ALL, STARRED, UNREAD, Kind, Source


def paper(title: str, abstract: str = "") -> Paper:
    """A paper that stands on no page."""
    return Paper(paper_key(title), title, abstract)


def papers(*titles: str) -> list[Paper]:
    """Papers without abstracts."""
    return [paper(title) for title in titles]


def page(name: str, *entries: str | tuple[str, str], label: str = "") -> Page:
    """A page; an entry is a title, or a title and an abstract."""
    pairs = [(entry, "") if isinstance(entry, str) else entry for entry in entries]
    return Page(name, label, tuple(Entry(*pair, line) for line, pair in enumerate(pairs, 1)))


def keys(*titles: str) -> tuple[str, ...]:
    """The keys of the papers with these titles."""
    return tuple(map(paper_key, titles))


# Libraries to be dumped


class Shelf:
    """A library of its own in a folder."""

    def __init__(self, home: Path) -> None:
        self.library = Library(Locations(home))
        self.database, self.pages = self.library._database, home / "pages"

    def dumped(self) -> str:
        """What is in it."""
        return dump(self.database, self.pages).text

    def load(self, text: str) -> dict[str, int]:
        """Merge a dump into it."""
        return load(self.database, self.pages, read_dump(text.encode(), self.database))

    def tables(self) -> dict[str, Any]:
        """What is in it, to be looked at."""
        found: dict[str, Any] = json.loads(self.dumped())
        return found

    def lists(self) -> dict[str, list[str]]:
        """The titles of the papers in each list."""
        library = Library(self.library.place)
        titles = {each.key: each.title for each in library.kept(())}
        library.close()
        return {each.name: [titles[key] for key in each.keys] for each in library.lists}


@contextmanager
def scratch_shelf() -> Iterator[Shelf]:
    """A library for one example."""
    with tempfile.TemporaryDirectory() as home:
        shelf = Shelf(Path(home))
        with closing(shelf.library):
            yield shelf


def fill(library: Library) -> None:
    """One of everything."""
    a, b, c = papers("A", "B", "C")
    library.set_read([a, b], True)
    library.set_starred([a], True)
    library.make_list("To read", [b, a])
    library.make_list("γ later", [c])
    library.delete_list(1)
    library.make_list("Third", [paper("D", "First part.\n\nSecond part.")])
    library.save_filter("Mine", "title:^a | b")
    library.tag([a, c], "graphs")
    library.set_note(b, "First line.\n\nSecond [/b] line.")
    library.add_page("monday", b"Daily Papers\r\n\x9b\xff")
    library.add_page("tuesday", "Überschrift \x1b[31m".encode())


# Libraries to be backed up

DAY = 24 * 60 * 60
"""In seconds."""


def backup_names(place: Locations) -> list[str]:
    """The names of the backups, in the order in which they were made."""
    return [each.path.name for each in find_backups(place.backups)]


def marked(database: Path) -> list[str]:
    """The keys of the marks in a database."""
    with closing(sqlite3.connect(database)) as connection:
        return [key for (key,) in connection.execute("SELECT key FROM mark ORDER BY key")]


def with_many_marks(place: Locations) -> None:
    """A library of several hundred marks, all of it in the one file."""
    library = Library(place)
    library.set_read(papers(*(f"Paper {number}" for number in range(300))), True)
    library.close()


def overwrite_a_leaf(database: Path) -> None:
    """Spoil a page that no start reads: the last one that holds rows of the journal."""
    content = bytearray(database.read_bytes())
    leaves = [at for at in range(4096, len(content), 4096) if content[at] == 13]
    content[leaves[-1] + 8 : leaves[-1] + 400] = b"\xff" * 392
    database.write_bytes(content)


def older(path: Path) -> None:
    """A database as version 1 of the tables had it."""
    path.parent.mkdir(parents=True, exist_ok=True)
    with closing(sqlite3.connect(path, isolation_level=None)) as connection:
        connection.executescript(MIGRATIONS[0])
        connection.execute(f"PRAGMA application_id = {APPLICATION_ID}")
        connection.execute("PRAGMA user_version = 1")
        connection.execute("INSERT INTO paper VALUES ('k', 'Old', '')")
        connection.execute("INSERT INTO mark VALUES ('k', 1, NULL)")


# A desk

DESK_STORE = with_kept_papers(
    build_store([page("one", "A", "B", "C", label="Mar 11"), page("two", "C", "D", "A", "E")]),
    [paper("Z")],
)
"""Five papers on two pages and one from elsewhere."""
DESK_PAPERS = [DESK_STORE.papers[key] for key in (*DESK_STORE.on_pages, *DESK_STORE.kept)]
"""Them, in order."""
ONE, TWO = Source(Kind.PAGE, "one"), Source(Kind.PAGE, "two")
"""Its pages."""


def listed(number: int) -> Source:
    """A reading list as a source."""
    return Source(Kind.LIST, number)


def titles_in_view(desk: Desk) -> str:
    """The titles in view, in order."""
    return "".join(desk.store.papers[key].title for key in desk.view.keys)


def sources(desk: Desk) -> list[Source]:
    """Everything that the sidebar offers."""
    return [ALL, UNREAD, STARRED, ONE, TWO, *(listed(each.id) for each in desk.library.lists)]


# Undoing

Tables = dict[str, list[tuple[Any, ...]]]


def tables(place: Locations) -> Tables:
    """Every row a person can see, read by another program."""
    with closing(sqlite3.connect(place.database)) as connection:
        return {
            table: connection.execute(f"SELECT * FROM {table} ORDER BY 1, 2").fetchall()
            for table in ROWS
        }


def undo(library: Library) -> str:
    """Undo and take it; gives what it says."""
    change = library.undo()
    library.take(change)
    return change.said


def redo(library: Library) -> str:
    """Redo and take it; gives what it says."""
    change = library.redo()
    library.take(change)
    return change.said


def take(library: Library, *changes: Change) -> None:
    """Take some changes."""
    for change in changes:
        library.take(change)


def in_memory(library: Library) -> tuple[Any, ...]:
    """All that a library has in memory."""
    return (
        dict(library.marks),
        library.lists,
        library.filters,
        library._tags,
        library._notes,
        library.pages,
    )


def on_disk(place: Locations) -> tuple[Any, ...]:
    """All that a library has in memory when it was just opened."""
    library = Library(place)
    library.close()
    return in_memory(library)


# The database file

ROOT = Path(__file__).parents[2]


def rows(place: Locations, question: str) -> list[tuple[Any, ...]]:
    """What another program reads in the database."""
    with closing(sqlite3.connect(place.database)) as connection:
        return connection.execute(question).fetchall()


DIES = """
import sys
from tests.library.made import paper
from tui.library.health import examine
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


# Reading lists


def reopened(place: Locations) -> Library:
    """The library as the next start finds it."""
    library = Library(place)
    library.close()
    return library


def order(library: Library, number: int = 1) -> str:
    """The titles of a list's papers, in order."""
    titles = dict(zip(keys("A", "B", "C", "D"), "ABCD", strict=True))
    found = library.list_of(number)
    assert found is not None
    return "".join(titles[key] for key in found.keys)


# Files


def refuse(error: int) -> Callable[..., None]:
    """A system call that fails with that error."""

    def call(*arguments: object, **options: object) -> None:
        raise OSError(error, os.strerror(error))

    return call


def names_in(folder: Path) -> list[str]:
    """The names of what lies in a folder, in order."""
    return sorted(path.name for path in folder.iterdir())
