"""Libraries to be dumped, with one of everything in them, and to be merged."""

from __future__ import annotations

import json
import tempfile
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path
from typing import Any

from parsing.meta import Meta
from tests.doors import DATABASES
from tests.tui.library.made import paper, papers
from tui.library.facts import facts_of
from tui.library.library import Library
from tui.library.locations import Locations
from tui.library.storage.dump.merge import load
from tui.library.storage.dump.parse import read_dump
from tui.library.storage.dump.write import dump


class Shelf:
    """A library of its own in a folder."""

    def __init__(self, home: Path) -> None:
        self.library = Library(Locations(home))
        self.database, self.pages = DATABASES[-1], home / "pages"

    def dumped(self) -> str:
        """What is in it."""
        return dump(self.database, self.pages).text

    def load(self, text: str) -> dict[str, int]:
        """Merge a dump into it."""
        return load(self.database, self.pages, read_dump(text.encode()))

    def tables(self) -> dict[str, Any]:
        """What is in it, to be looked at."""
        found: dict[str, Any] = json.loads(self.dumped())
        return found

    def lists(self) -> dict[str, list[str]]:
        """The titles of the papers in each list."""
        library = Library(self.library.paths)
        titles = {each.key: each.title for each in library.kept(())}
        library.close()
        return {each.name: [titles[key] for key in each.keys] for each in library.state.lists}


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
    library.reading_lists.set_done(2, [c.key], True)
    library.reading_lists.describe(2, "What for.\n\nAnd why.")
    library.reading_lists.set_due(2, "2026-12-31")
    library.save_filter("Mine", "title:^a | b")
    library.tag([a, c], "graphs")
    library.set_note(b, "First line.\n\nSecond [/b] line.")
    library.add_facts([(c, facts_of(Meta(venue="Fog Letters"), "crossref", "10.1000/c", "DOI"))])
    library.add_page("monday", b"Daily Papers\r\n\x9b\xff")
    library.add_page("tuesday", "Überschrift \x1b[31m".encode())
