"""What the tests of the library share: libraries empty and full, a second door to one, a desk."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from parsing.paper import Page
from tests.doors import DATABASES
from tests.tui.library.desks import DESK_STORE
from tests.tui.library.dumps import Shelf
from tests.tui.library.made import papers
from tui.library.desk import Desk
from tui.library.library import Library
from tui.library.locations import Locations
from tui.library.search.index import build_index
from tui.library.storage import connection as connection_module
from tui.library.storage.database import Database
from tui.library.storage.schema import MIGRATIONS
from tui.library.store import Store, build_store


@pytest.fixture
def place(scratch_home: Path) -> Locations:
    """Where the library of this test lies."""
    return Locations(scratch_home)


@pytest.fixture
def library(place: Locations) -> Iterator[Library]:
    """An empty library on disk."""
    library = Library(place)
    yield library
    library.close()


@pytest.fixture
def database(library: Library, place: Locations) -> Database:
    """The database that the library has open."""
    return next(each for each in DATABASES if each.path == place.database)


@pytest.fixture
def other(library: Library, place: Locations) -> Iterator[Library]:
    """The same library, opened by a second reader."""
    other = Library(place)
    yield other
    other.close()


@pytest.fixture(scope="session")
def seed_store(seed_pages: tuple[Page, ...]) -> Store:
    """The papers of the seed pages."""
    return build_store(seed_pages)


@pytest.fixture
def shelf(tmp_path: Path) -> Iterator[Callable[[str], Shelf]]:
    """Makes libraries."""
    made: list[Shelf] = []

    def make(name: str) -> Shelf:
        made.append(Shelf(tmp_path / name))
        return made[-1]

    yield make
    for each in made:
        each.library.close()


@pytest.fixture
def one_more_version(monkeypatch: pytest.MonkeyPatch) -> int:
    """A program whose tables are one version further; gives that version."""
    migrations = (*MIGRATIONS, "CREATE TABLE tomorrow (a);")
    monkeypatch.setattr(connection_module, "MIGRATIONS", migrations)
    monkeypatch.setattr(connection_module, "VERSION", len(migrations))
    return len(migrations)


@pytest.fixture
def memory() -> Iterator[Library]:
    """A library that keeps nothing."""
    library = Library(None)
    yield library
    library.close()


@pytest.fixture
def desk(memory: Library) -> Desk:
    """Five papers on two pages and one from elsewhere, with an index."""
    desk = Desk(DESK_STORE, memory)
    desk.use_index(build_index(DESK_STORE.papers.values()))
    return desk


@pytest.fixture
def with_list(library: Library) -> Library:
    """A library with one list, of three papers; its id is 1."""
    library.apply(library.make_list("To read", papers("A", "B", "C")))
    return library
