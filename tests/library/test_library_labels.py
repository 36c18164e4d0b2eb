"""Tags and notes: on disk and in memory, in the filter, and in a library of the first version."""

from __future__ import annotations

import sqlite3
from contextlib import closing

import pytest

from tests.library.made import keys, page, paper, papers
from tui.library.desk import Desk
from tui.library.disk import Database
from tui.library.errors import LibraryError
from tui.library.index import build_index
from tui.library.labels import LONGEST_NOTE, LONGEST_TAG
from tui.library.library import Library
from tui.library.locations import Locations
from tui.library.outgoing import collection
from tui.library.schema import APPLICATION_ID, MIGRATIONS, VERSION
from tui.library.store import build_store

A, B, C = papers("A", "B", "C")


def reopened(place: Locations) -> Library:
    """The library as the next start finds it."""
    library = Library(place)
    library.close()
    return library


# Tags


def test_a_tag_is_there_once_it_is_taken_and_at_the_next_start(
    library: Library, place: Locations
) -> None:
    change = library.tag([A, B], "graphs")
    assert library.tags_of(A.key) == ()
    mended = library.take(change)
    assert library.tags_of(A.key) == library.tags_of(B.key) == ("graphs",)
    assert mended.papers == {A.key, B.key}
    assert reopened(place).tags_of(B.key) == ("graphs",)
    assert library.tags_of(C.key) == ()


def test_a_papers_tags_stand_in_the_order_of_the_alphabet(
    library: Library, place: Locations
) -> None:
    for name in ("zeta", "Alpha", "mu"):
        library.take(library.tag([A], name))
    assert library.tags_of(A.key) == reopened(place).tags_of(A.key) == ("Alpha", "mu", "zeta")


def test_all_tags_are_counted_whatever_their_case(library: Library) -> None:
    library.take(library.tag([A, B], "Graphs"))
    library.take(library.tag([C], "GRAPHS"))
    library.take(library.tag([C], "attention"))
    assert dict(library.tags) == {"attention": 1, "Graphs": 3}
    assert library.tags_of(C.key) == ("attention", "Graphs")


def test_a_tag_is_taken_away_whatever_its_case(library: Library, place: Locations) -> None:
    library.take(library.tag([A, B], "Graphs"))
    library.take(library.untag([A, C], "gRAPHS"))
    assert library.tags_of(A.key) == ()
    assert dict(reopened(place).tags) == dict(library.tags) == {"Graphs": 1}


def test_tagging_again_changes_nothing(library: Library, place: Locations) -> None:
    library.take(library.tag([A], "graphs"))
    assert library.take(library.tag([A, A], "Graphs")).papers == frozenset()
    with closing(sqlite3.connect(place.database)) as connection:
        assert connection.execute("SELECT count(*) FROM journal").fetchall() == [(1,)]


@pytest.mark.parametrize(
    ("typed", "name"),
    [
        ("  state   space ", "state space"),
        ("#graphs", "graphs"),
        ("x\x1b[31my\tz", "xy z"),
        ("[/b]", "[/b]"),
        ("Ünï", "Ünï"),
        ("x" * LONGEST_TAG, "x" * LONGEST_TAG),
    ],
)
def test_a_tag_is_cleaned(library: Library, typed: str, name: str) -> None:
    library.take(library.tag([A], typed))
    assert library.tags_of(A.key) == (name,)


@pytest.mark.parametrize(
    ("typed", "says"),
    [
        ("", "needs a name"),
        (" # ", "needs a name"),
        ("\u200b", "needs a name"),
        ("a,b", "no comma"),
        ("x" * (LONGEST_TAG + 1), f"at most {LONGEST_TAG} characters; this has {LONGEST_TAG + 1}"),
    ],
)
def test_a_tag_that_cannot_be_is_refused_in_words(library: Library, typed: str, says: str) -> None:
    with pytest.raises(LibraryError, match=says):
        library.tag([A], typed)


# Notes


def test_a_note_is_there_once_it_is_taken_and_at_the_next_start(
    library: Library, place: Locations
) -> None:
    change = library.set_note(A, " Read again.\r\nSee [MASK] \x1b[31m \n\n")
    assert library.note_of(A.key) == ""
    assert library.take(change).papers == {A.key}
    assert library.note_of(A.key) == reopened(place).note_of(A.key) == "Read again.\nSee [MASK]"


def test_an_empty_note_takes_it_away(library: Library, place: Locations) -> None:
    library.take(library.set_note(A, "x"))
    library.take(library.set_note(A, " \n "))
    assert library.note_of(A.key) == reopened(place).note_of(A.key) == ""
    assert library.kept(()) == []


def test_the_same_note_again_changes_nothing(library: Library, place: Locations) -> None:
    library.take(library.set_note(A, "x"))
    assert library.take(library.set_note(A, "x ")).papers == frozenset()
    with closing(sqlite3.connect(place.database)) as connection:
        assert connection.execute("SELECT count(*) FROM journal").fetchall() == [(1,)]


def test_a_note_too_long_is_refused_in_words(library: Library) -> None:
    with pytest.raises(LibraryError, match="at most 20,000 characters; this has 20,001"):
        library.set_note(A, "x" * (LONGEST_NOTE + 1))


def test_a_paper_with_a_tag_or_a_note_is_kept_with_its_text(library: Library) -> None:
    tagged, noted = paper("T", "On T."), paper("N", "On N.")
    library.take(library.tag([tagged], "x"))
    library.take(library.set_note(noted, "y"))
    assert sorted(library.kept(()), key=lambda each: each.title) == [noted, tagged]
    library.take(library.untag([tagged], "x"))
    assert library.kept(()) == [noted]


# In the filter, and on the way out


@pytest.fixture
def desk() -> Desk:
    """Three papers: A tagged and noted, B tagged, C neither."""
    library = Library(None)
    desk = Desk(build_store([page("one", "A", "B", "C")]), library)
    library.take(library.tag([A, B], "State space"))
    library.take(library.tag([A], "graphs"))
    library.take(library.set_note(A, "Compare with Mamba.\nThen write."))
    desk.use_index(build_index(desk.store.papers.values()))
    return desk


@pytest.mark.parametrize(
    ("query", "titles"),
    [
        ("tag:graphs", "A"),
        ("tag:gra", "A"),
        ("tag:#graphs", "A"),
        ("tag:^graphs$", "A"),
        ("tag:^raphs", ""),
        ('tag:"state space"', "AB"),
        (r"tag:state\ space", "AB"),
        ("!tag:state", "C"),
        ("tag:STATE", ""),
        ("is:tagged", "AB"),
        ("is:tagged !tag:graphs", "B"),
        ("is:noted", "A"),
        ("!is:noted", "BC"),
        ("note:mamba", "A"),
        ("note:'write", "A"),
        ("note:x", ""),
    ],
)
def test_tags_and_notes_are_found(desk: Desk, query: str, titles: str) -> None:
    desk.ask(query)
    assert tuple(desk.view.keys) == keys(*titles)


def test_a_saved_filter_of_a_tag_is_counted_anew_when_papers_are_tagged(desk: Desk) -> None:
    desk.take(desk.library.save_filter("Graphs", "tag:graphs"))
    (saved,) = desk.library.filters
    source = next(s for s in desk._counts._counts if s.of == saved.id)
    assert desk.count(source).papers == 1
    desk.take(desk.library.tag([C], "graphs"))
    assert desk.count(source).papers == 2


def test_tags_and_the_note_go_out_with_the_paper(desk: Desk) -> None:
    first, _, last = collection(desk, "", keys("A", "B", "C")).items
    assert (first.tags, first.note) == (("graphs", "State space"), desk.library.note_of(A.key))
    assert (last.tags, last.note) == ((), "")


# A library of the first version


@pytest.fixture
def first_version(place: Locations) -> Locations:
    """A library as the first version wrote it, with something in every table."""
    place.home.mkdir()
    with closing(sqlite3.connect(place.database, isolation_level=None)) as connection:
        connection.execute("PRAGMA journal_mode = WAL")
        connection.executescript(MIGRATIONS[0])
        connection.executescript(
            f"""
            INSERT INTO paper VALUES ('{A.key}', 'A', 'On A.');
            INSERT INTO mark VALUES ('{A.key}', 1, 2);
            INSERT INTO list VALUES (7, 'Later', 1);
            INSERT INTO list_paper VALUES (7, '{A.key}', 1);
            INSERT INTO filter VALUES (3, 'Mamba', 'mamba', 1);
            INSERT INTO page VALUES ('d', 'monday', 'd.txt', 1, 5);
            INSERT INTO journal (step, at, action, place, row, before, after)
                VALUES (1, 1, 'read', 'mark', '["{A.key}"]', NULL, '[1, null]');
            PRAGMA application_id = {APPLICATION_ID};
            PRAGMA user_version = 1;
            """
        )
    return place


def tables(place: Locations) -> dict[str, list[tuple[object, ...]]]:
    """The rows of the tables of the first version."""
    columns = "seq, step, at, action, place, row, before, after"
    with closing(sqlite3.connect(place.database)) as connection:
        return {
            table: connection.execute(f"SELECT {what} FROM {table} ORDER BY 1").fetchall()
            for table, what in {
                **dict.fromkeys(("paper", "mark", "list", "list_paper", "filter", "page"), "*"),
                "journal": columns,
            }.items()
        }


def test_a_library_of_the_first_version_has_everything(first_version: Locations) -> None:
    before = tables(first_version)
    library = Library(first_version)
    library.close()
    assert tables(first_version) == before
    assert all(before.values())
    assert library.mark(A.key) == (1, 2)
    assert [(each.id, each.name, each.keys) for each in library.lists] == [(7, "Later", (A.key,))]
    assert [each.name for each in library.filters] == ["Mamba"]
    assert [each.name for each in library.pages] == ["monday"]


def test_a_library_of_the_first_version_takes_tags_and_notes(first_version: Locations) -> None:
    library = Library(first_version)
    library.take(library.tag([A], "graphs"))
    library.take(library.set_note(A, "Read."))
    library.close()
    again = reopened(first_version)
    assert (again.tags_of(A.key), again.note_of(A.key)) == (("graphs",), "Read.")
    database = Database(first_version.database)
    assert database.select("PRAGMA user_version") == [(VERSION,)]
    database.close()


def test_what_the_first_version_did_can_be_undone(first_version: Locations) -> None:
    library = Library(first_version)
    change = library.undo()
    library.take(change)
    assert change.said == "Undone: marked “A” read"
    assert library.mark(A.key) == (None, 2)
    assert library.undo().said == "Nothing to undo."
    library.close()
