"""What was known of a paper stays with it when its page is gone, and goes out with a dump."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from pathlib import Path

import pytest

from parsing.meta import NO_META, Author, Kind, Meta
from parsing.paper import Paper, paper_key
from tui.library.library import Library
from tui.library.locations import Locations
from tui.library.storage.database import Database
from tui.library.storage.dump.merge import load
from tui.library.storage.dump.parse import read_dump
from tui.library.storage.dump.write import dump

META = Meta(
    kind=Kind.ARTICLE,
    authors=(Author(family="Doe", given="Ann"), Author("The Lamp Group")),
    author_count=9,
    published="2024-03-05",
    doi="10.1000/fog",
    keywords=("fog", "lamps"),
)
KEY = paper_key("A Lantern in Fog")
LANTERN = Paper(KEY, "A Lantern in Fog", "We study …", meta=META)


def kept(place: Locations) -> list[Meta]:
    with closing(Library(place)) as library:
        return [paper.meta for paper in library.kept(())]


def test_a_marked_paper_keeps_its_metadata(place: Locations) -> None:
    with closing(Library(place)) as library:
        library.set_read([LANTERN], True)
    assert kept(place) == [META]


def test_what_is_learnt_later_is_kept_and_nothing_is_lost_by_a_page_that_says_less(
    place: Locations,
) -> None:
    plain = LANTERN._replace(meta=NO_META)
    with closing(Library(place)) as library:
        library.set_read([plain], True)
        library.set_starred([LANTERN], True)
        library.set_read([plain], False)
    assert kept(place) == [META]


def test_metadata_goes_out_with_a_dump_and_comes_back(place: Locations, tmp_path: Path) -> None:
    with closing(Library(place)) as library:
        library.set_read([LANTERN], True)
    with closing(Database(place.database)) as database:
        written = dump(database, place.pages).text
    other = Locations(tmp_path / "other")
    with closing(Database(other.database)) as database:
        load(database, other.pages, read_dump(written.encode()), print)
    assert kept(other) == [META]


def test_a_dump_of_a_carrel_that_knew_no_metadata_is_loaded(place: Locations) -> None:
    old = (
        '{"format": "carrel library", "version": 1, "schema": 3,'
        f'"paper": [{{"key": "{KEY}", "title": "A Lantern in Fog", "abstract": ""}}],'
        f'"mark": [{{"key": "{KEY}", "read_at": 1, "starred_at": null}}]}}'
    )
    with closing(Database(place.database)) as database:
        load(database, place.pages, read_dump(old.encode()), print)
    assert kept(place) == [NO_META]


@pytest.mark.parametrize(
    "text", ["{", "[]", '{"authors": 3, "published": {}}', '{"venue": "a\\u001b[2Jb"}']
)
def test_metadata_that_is_none_is_passed_over(place: Locations, text: str) -> None:
    with closing(Library(place)) as library:
        library.set_read([LANTERN], True)
    with closing(sqlite3.connect(place.database)) as connection, connection:
        connection.execute("UPDATE paper SET meta = ?", (text,))
    (meta,) = kept(place)
    assert meta.authors == ()
    assert "\x1b" not in meta.venue
