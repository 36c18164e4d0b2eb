"""A library that another program wrote, or somebody else: its text comes through the door too."""

from __future__ import annotations

import sqlite3
from contextlib import closing

import pytest

from tests.hostile.corpus import ALL
from tests.tui.library.made import paper
from tui.library.library import Library
from tui.library.locations import Locations

A = paper("A", "Of a.")
TEXTS = [
    ("list", "name"),
    ("filter", "name"),
    ("filter", "query"),
    ("tag", "name"),
    ("note", "text"),
    ("page", "name"),
    ("paper", "title"),
    ("paper", "abstract"),
]


def shown(library: Library) -> list[str]:
    """All text that a library has to show."""
    texts = [each.name for each in library.state.lists]
    texts += [each.name for each in library.state.pages]
    texts += [each.name for each in library.state.filters]
    texts += [each.query for each in library.state.filters]
    texts += [*library.state.tags_of(A.key), library.state.note_of(A.key)]
    for kept in library.kept(()):
        texts += [kept.title, kept.abstract]
    return texts


@pytest.fixture
def place(place: Locations) -> Locations:
    """Where there is a library with some of everything."""
    library = Library(place)
    library.make_list("list", [A])
    library.save_filter("filter", "query")
    library.tag([A], "tag")
    library.set_note(A, "note")
    library.add_page("page", b"bytes")
    library.close()
    return place


def alter(place: Locations, table: str, column: str) -> None:
    """Put what a terminal would obey, and a line end, before a text."""
    with closing(sqlite3.connect(place.database)) as database, database:
        told = database.execute(f"UPDATE {table} SET {column} = ? || {column}", (f"{ALL}\n",))
        assert told.rowcount == 1


@pytest.mark.parametrize(("table", "column"), TEXTS)
def test_no_text_of_a_library_holds_what_a_terminal_would_obey(
    place: Locations, table: str, column: str
) -> None:
    alter(place, table, column)
    library = Library(place)
    texts = shown(library)
    library.close()
    assert len(texts) == len(TEXTS)
    if column in {"text", "abstract"}:
        texts = [each.replace("\n", "") for each in texts]
    assert all(map(str.isprintable, texts))
    assert sum(each.startswith("ab") for each in texts) == 1


@pytest.mark.parametrize(("table", "column"), TEXTS[:5])
def test_nor_does_what_another_reader_writes_meanwhile(
    place: Locations, table: str, column: str
) -> None:
    library = Library(place)
    alter(place, table, column)
    other = Library(place)
    other.make_list("new")
    other.save_filter("new", "new")
    other.tag([A], "new")
    other.set_note(A, f"{ALL} more")
    other.close()
    news = library.news()
    assert news is not None
    library.apply(news)
    texts = shown(library)
    library.close()
    assert all(each.replace("\n", "").isprintable() for each in texts)
