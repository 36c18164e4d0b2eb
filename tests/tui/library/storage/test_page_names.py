"""What a person calls a page: kept, undone, and carried along by a dump."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from pathlib import Path

from tests.tui.library.undoing import redo, undo
from tui.library.library import Library
from tui.library.lists import NewPage
from tui.library.locations import Locations
from tui.library.storage.database import Database
from tui.library.storage.dump.merge import load
from tui.library.storage.dump.parse import read_dump
from tui.library.storage.dump.write import dump


def called(place: Locations) -> list[tuple[str, str]]:
    with closing(Library(place)) as library:
        return [(page.name, page.called) for page in library.state.pages]


def dumped(place: Locations) -> bytes:
    with closing(Database(place.database)) as database:
        return dump(database, place.pages).text.encode()


def loaded(place: Locations, text: bytes) -> None:
    with closing(Database(place.database)) as database:
        load(database, place.pages, read_dump(text), print)


def test_the_name_that_others_know_stays(place: Locations, library: Library) -> None:
    library.add_page("monday", b"A page.")
    library.apply(library.rename_page(library.state.pages[0], "Lamps"))
    assert called(place) == [("monday", "Lamps")]
    assert undo(library) == "Undone: renamed the page “monday” to “Lamps”"
    assert called(place) == [("monday", "")]
    assert redo(library) == "Redone: renamed the page “monday” to “Lamps”"
    assert called(place) == [("monday", "Lamps")]


def test_it_goes_out_with_a_dump_and_comes_back(
    place: Locations, library: Library, tmp_path: Path
) -> None:
    library.add_page("monday", b"A page.")
    before = dumped(place)
    library.apply(library.rename_page(library.state.pages[0], "Lamps"))
    other = Locations(tmp_path / "other")
    loaded(other, before)
    assert called(other) == [("monday", "")]
    loaded(other, dumped(place))
    assert called(other) == [("monday", "Lamps")]
    # What it is called there counts more.
    with closing(Library(other)) as there:
        there.apply(there.rename_page(there.state.pages[0], "Owls"))
    loaded(other, dumped(place))
    assert called(other) == [("monday", "Owls")]


def test_a_dump_that_knows_no_such_names_is_loaded(place: Locations, library: Library) -> None:
    library.add_page("monday", b"A page.")
    old = dumped(place).replace(b', "called": ""', b"")
    assert b"called" not in old
    undo(library)
    loaded(place, old)
    assert called(place) == [("monday", "")]


def test_a_page_that_takes_the_place_of_one_is_called_the_same(
    place: Locations, library: Library
) -> None:
    library.add_page("arxiv", b"A page of today.")
    library.apply(library.rename_page(library.state.pages[0], "Lamps"))
    change = library.enter_pages(
        [NewPage("arxiv", b"A page of tomorrow.")], in_place_of=library.state.pages
    )
    library.apply(change)
    assert called(place) == [("arxiv", "Lamps")]
    assert undo(library) == "Undone: added the page “Lamps”"
    assert called(place) == [("arxiv", "Lamps")]


def test_a_change_of_a_version_that_knew_no_such_names_is_undone(
    place: Locations, library: Library
) -> None:
    library.add_page("monday", b"A page.")
    with closing(sqlite3.connect(place.database)) as connection, connection:
        connection.execute('UPDATE journal SET after = replace(after, \', "", ""]\', \', ""]\')')
    assert undo(library) == "Undone: added the page “monday”"
    assert called(place) == []
    redo(library)
    assert called(place) == [("monday", "")]
