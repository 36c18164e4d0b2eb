"""Tags and notes: on disk and in memory, and in the filter."""

from __future__ import annotations

import sqlite3
from contextlib import closing

import pytest

from tests.tui.library.made import keys, page, paper, papers
from tui.library.desk import Desk
from tui.library.errors import LibraryError
from tui.library.labels import LONGEST_NOTE, LONGEST_TAG
from tui.library.library import Library
from tui.library.locations import Locations
from tui.library.outgoing import collection
from tui.library.search.index import build_index
from tui.library.sources import Source, SourceKind
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
    assert library.state.tags_of(A.key) == ()
    applied = library.apply(change)
    assert library.state.tags_of(A.key) == library.state.tags_of(B.key) == ("graphs",)
    assert applied.papers == {A.key, B.key}
    assert reopened(place).state.tags_of(B.key) == ("graphs",)
    assert library.state.tags_of(C.key) == ()


def test_a_papers_tags_stand_in_the_order_of_the_alphabet(
    library: Library, place: Locations
) -> None:
    for name in ("zeta", "Alpha", "mu"):
        library.apply(library.tag([A], name))
    assert (
        library.state.tags_of(A.key)
        == reopened(place).state.tags_of(A.key)
        == ("Alpha", "mu", "zeta")
    )


def test_all_tags_are_counted_whatever_their_case(library: Library) -> None:
    library.apply(library.tag([A, B], "Graphs"))
    library.apply(library.tag([C], "GRAPHS"))
    library.apply(library.tag([C], "attention"))
    assert dict(library.state.tags) == {"attention": 1, "Graphs": 3}
    assert library.state.tags_of(C.key) == ("attention", "Graphs")


def test_a_tag_is_spelt_as_it_was_when_it_was_first_used(
    place: Locations, monkeypatch: pytest.MonkeyPatch
) -> None:
    # Spelt in two ways by an earlier carrel, or by hand.
    library = Library(place)
    library.tag([A], "Graphs")
    library.tag([B], "graphs")
    with closing(sqlite3.connect(place.database)) as connection, connection:
        for key, name, at in ((A.key, "GRAPHS", 2), (B.key, "Graphs", 1)):
            connection.execute(
                "UPDATE tag SET name = ?, tagged_at = ? WHERE key = ?", (name, at, key)
            )
    library.apply(library.tag([C], "graphs"))
    library.close()
    assert library.state.tags_of(C.key) == ("Graphs",)


def test_a_tag_is_taken_away_whatever_its_case(library: Library, place: Locations) -> None:
    library.apply(library.tag([A, B], "Graphs"))
    library.apply(library.untag([A, C], "gRAPHS"))
    assert library.state.tags_of(A.key) == ()
    assert dict(reopened(place).state.tags) == dict(library.state.tags) == {"Graphs": 1}


def test_tagging_again_changes_nothing(library: Library, place: Locations) -> None:
    library.apply(library.tag([A], "graphs"))
    assert library.apply(library.tag([A, A], "Graphs")).papers == frozenset()
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
    library.apply(library.tag([A], typed))
    assert library.state.tags_of(A.key) == (name,)


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
    assert library.state.note_of(A.key) == ""
    assert library.apply(change).papers == {A.key}
    assert (
        library.state.note_of(A.key)
        == reopened(place).state.note_of(A.key)
        == "Read again.\nSee [MASK]"
    )


def test_a_note_that_was_written_elsewhere_meanwhile_is_not_lost(
    library: Library, place: Locations
) -> None:
    other = Library(place)
    other.set_note(A, "Theirs.")
    other.close()
    change = library.set_note(A, "Mine.", over="")
    library.apply(change)
    assert change.said == "The note was changed elsewhere meanwhile; it has both now: A"
    assert (
        library.state.note_of(A.key) == reopened(place).state.note_of(A.key) == "Theirs.\n\nMine."
    )
    assert library.set_note(A, "", over="Theirs.").notes == {A.key: "Theirs.\n\nMine."}


def test_a_note_in_place_of_the_one_there_was_is_just_that(library: Library) -> None:
    library.apply(library.set_note(A, "One."))
    change = library.set_note(A, "Two.", over="One.")
    assert (change.notes[A.key], change.said) == ("Two.", "")


def test_an_empty_note_takes_it_away(library: Library, place: Locations) -> None:
    library.apply(library.set_note(A, "x"))
    library.apply(library.set_note(A, " \n "))
    assert library.state.note_of(A.key) == reopened(place).state.note_of(A.key) == ""
    assert library.kept(()) == []


def test_the_same_note_again_changes_nothing(library: Library, place: Locations) -> None:
    library.apply(library.set_note(A, "x"))
    assert library.apply(library.set_note(A, "x ")).papers == frozenset()
    with closing(sqlite3.connect(place.database)) as connection:
        assert connection.execute("SELECT count(*) FROM journal").fetchall() == [(1,)]


def test_a_note_too_long_is_refused_in_words(library: Library) -> None:
    with pytest.raises(LibraryError, match="at most 20,000 characters; this has 20,001"):
        library.set_note(A, "x" * (LONGEST_NOTE + 1))


def test_a_paper_with_a_tag_or_a_note_is_kept_with_its_text(library: Library) -> None:
    tagged, noted = paper("T", "On T."), paper("N", "On N.")
    library.apply(library.tag([tagged], "x"))
    library.apply(library.set_note(noted, "y"))
    assert sorted(library.kept(()), key=lambda each: each.title) == [noted, tagged]
    library.apply(library.untag([tagged], "x"))
    assert library.kept(()) == [noted]


# In the filter, and on the way out


@pytest.fixture
def desk() -> Desk:
    """Three papers: A tagged and noted, B tagged, C neither."""
    library = Library(None)
    desk = Desk(build_store([page("one", "A", "B", "C")]), library)
    library.apply(library.tag([A, B], "State space"))
    library.apply(library.tag([A], "graphs"))
    library.apply(library.set_note(A, "Compare with Mamba.\nThen write."))
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
    desk.apply(desk.library.save_filter("Graphs", "tag:graphs"))
    (saved,) = desk.library.state.filters
    source = Source(SourceKind.FILTER, saved.id)
    assert desk.count(source).papers == 1
    desk.apply(desk.library.tag([C], "graphs"))
    assert desk.count(source).papers == 2


def test_tags_and_the_note_go_out_with_the_paper(desk: Desk) -> None:
    first, _, last = collection(desk, "", keys("A", "B", "C")).items
    assert (first.tags, first.note) == (
        ("graphs", "State space"),
        desk.library.state.note_of(A.key),
    )
    assert (last.tags, last.note) == ((), "")
