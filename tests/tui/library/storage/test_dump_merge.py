"""A dump merged into a library that has rows of its own: nothing is lost or there twice."""

from __future__ import annotations

import json
from collections.abc import Callable

import pytest

from parsing.paper import Paper
from tests.tui.library.dumps import Shelf, fill
from tests.tui.library.made import papers
from tests.tui.library.reading_lists import reopened
from tui.library.library import Library
from tui.library.lists import ReadingList
from tui.library.locations import Locations
from tui.library.storage import connection as connection_module
from tui.library.storage.dump import parse
from tui.library.storage.dump import write as dump_module
from tui.library.storage.schema import MIGRATIONS, VERSION
from tui.library.storage.tables import ROWS, Column, Table, moment, number
from tui.library.storage.transaction import Transaction

A, B, C, D = papers("A", "B", "C", "D")


# The rules of merging


def with_marks(shelf: Shelf, *marks: tuple[Paper, int | None, int | None]) -> None:
    """Marks with times of one's own."""
    with shelf.database.change("read") as step:
        step.keep(each for each, _, _ in marks)
        for each, read_at, starred_at in marks:
            step.write("mark", (each.key,), (read_at, starred_at))


def test_of_two_marks_the_earlier_time_is_kept_and_none_is_lost(
    shelf: Callable[[str], Shelf],
) -> None:
    one, other = shelf("one"), shelf("other")
    with_marks(one, (A, 5, None), (B, 3, 9), (C, 1, 1))
    with_marks(other, (A, 4, 7), (B, 6, 2), (D, 8, None))
    other.load(one.dumped())
    marks = {each["key"]: (each["read_at"], each["starred_at"]) for each in other.tables()["mark"]}
    assert marks == {A.key: (4, 7), B.key: (3, 2), C.key: (1, 1), D.key: (8, None)}


def test_lists_of_one_name_become_one_and_their_order_is_kept(
    shelf: Callable[[str], Shelf],
) -> None:
    one, other = shelf("one"), shelf("other")
    one.library.make_list("Only here", [D])
    one.library.make_list("to READ", [C, B, A])
    other.library.make_list("To read", [B, D])
    other.load(one.dumped())
    assert other.lists() == {"To read": ["B", "D", "C", "A"], "Only here": ["D"]}


def test_filters_of_one_name_with_other_words_are_both_kept(shelf: Callable[[str], Shelf]) -> None:
    one, other = shelf("one"), shelf("other")
    one.library.save_filter("Mine", "a")
    one.library.save_filter("Same", "b")
    other.library.save_filter("mine", "c")
    other.library.save_filter("Same", "b")
    for _ in range(2):
        other.load(one.dumped())
        found = {each["name"]: each["query"] for each in other.tables()["filter"]}
        assert found == {"mine": "c", "Same": "b", "Mine (2)": "a"}


def test_pages_of_one_name_are_told_apart(shelf: Callable[[str], Shelf]) -> None:
    one, other = shelf("one"), shelf("other")
    one.library.add_page("monday", b"one")
    other.library.add_page("monday", b"other")
    other.load(one.dumped())
    assert [each.name for each in Library(other.library.paths).state.pages] == [
        "monday",
        "monday (2)",
    ]


def test_the_id_of_what_was_deleted_is_not_given_again(shelf: Callable[[str], Shelf]) -> None:
    one, other = shelf("one"), shelf("other")
    one.library.make_list("New", [A])
    other.library.make_list("Old")
    other.library.delete_list(1)
    other.load(one.dumped())
    assert [each["id"] for each in other.tables()["list"]] == [2]
    assert [each["list"] for each in other.tables()["list_paper"]] == [2]


def test_loading_is_one_change_that_can_be_taken_back(shelf: Callable[[str], Shelf]) -> None:
    one, other = shelf("one"), shelf("other")
    fill(one.library)
    other.library.set_read([A], True)
    other.library.make_list("third", [A])
    before = other.tables()
    other.load(one.dumped())
    rows = other.database.select(
        "SELECT place, row, before FROM journal"
        " WHERE step = (SELECT max(step) FROM journal) ORDER BY seq DESC"
    )
    with other.database.change("undo") as step:
        for place, row, was in rows:
            _restore(step, place, row, was)
    after = other.tables()
    assert {table: after[table] for table in ROWS} == {table: before[table] for table in ROWS}


def _restore(step: Transaction, place: str, row: str, was: str | None) -> None:
    step.write(place, tuple(json.loads(row)), None if was is None else tuple(json.loads(was)))


def test_tags_of_one_name_are_one_and_of_two_notes_both_are_kept(
    shelf: Callable[[str], Shelf],
) -> None:
    one, other = shelf("one"), shelf("other")
    one.library.tag([A, B], "Graphs")
    one.library.set_note(A, "One.")
    other.library.tag([A], "graphs")
    other.library.set_note(A, "Other.")
    other.library.set_note(B, "Only here.")
    for _ in range(2):
        other.load(one.dumped())
    merged = Library(other.library.paths)
    assert [merged.state.tags_of(each.key) for each in (A, B)] == [("graphs",), ("Graphs",)]
    assert [merged.state.note_of(each.key) for each in (A, B)] == ["One.\n\nOther.", "Only here."]


def test_a_load_is_undone_and_done_again_as_one_step_in_any_later_library(
    shelf: Callable[[str], Shelf],
) -> None:
    one, other = shelf("one"), shelf("other")
    fill(one.library)
    other.library.set_read([A], True)
    before = other.tables()
    other.load(one.dumped())
    loaded = other.tables()
    later = Library(other.library.paths)
    words = (
        "loaded 2 marks, 2 reading lists, 2 papers in lists, 1 saved filter, 2 pages, 2 tags,"
        " 1 note, 1 fact from a dump"
    )
    assert later.undo().said == f"Undone: {words}"
    assert {table: other.tables()[table] for table in ROWS} == {
        table: before[table] for table in ROWS
    }
    assert later.undo().said == "Undone: marked “A” read"
    assert later.redo().said == "Redone: marked “A” read"
    assert later.redo().said == f"Redone: {words}"
    assert other.tables() == loaded


# Names that are in both, or twice in a dump


def test_a_name_that_is_given_to_tell_two_filters_apart_is_nobody_elses(
    shelf: Callable[[str], Shelf],
) -> None:
    one, other = shelf("one"), shelf("other")
    other.library.save_filter("f", "q1")
    one.library.save_filter("f", "q2")
    one.library.save_filter("f (2)", "q3")
    for _ in range(2):
        other.load(one.dumped())
        found = {each["name"]: each["query"] for each in other.tables()["filter"]}
        assert found == {"f": "q1", "f (3)": "q2", "f (2)": "q3"}


def test_a_filter_that_is_here_already_keeps_its_name_to_itself(
    shelf: Callable[[str], Shelf],
) -> None:
    one, other = shelf("one"), shelf("other")
    one.library.save_filter("f", "q1")
    other.library.save_filter("f", "q1")
    bad = one.tables()
    bad["filter"].append({"id": 2, "name": "F", "query": "q2", "position": 2})
    for _ in range(2):
        other.load(json.dumps(bad))
        found = {each["name"]: each["query"] for each in other.tables()["filter"]}
        assert found == {"f": "q1", "F (2)": "q2"}


# Tables that are still to come


LATER = """
CREATE TABLE label (id INTEGER PRIMARY KEY AUTOINCREMENT, name TEXT NOT NULL);
CREATE TABLE labelled (
    label INTEGER NOT NULL REFERENCES label (id),
    key TEXT NOT NULL REFERENCES paper (key),
    labelled_at INTEGER NOT NULL,
    PRIMARY KEY (label, key)
) WITHOUT ROWID;
CREATE TABLE remark (
    key TEXT PRIMARY KEY REFERENCES paper (key),
    words TEXT NOT NULL,
    changed_at INTEGER NOT NULL
) WITHOUT ROWID;
"""


@pytest.fixture
def later(monkeypatch: pytest.MonkeyPatch) -> None:
    """A program whose library has more tables."""
    monkeypatch.setattr(connection_module, "MIGRATIONS", (*MIGRATIONS, LATER))
    for module in (connection_module, dump_module, parse):
        monkeypatch.setattr(module, "VERSION", VERSION + 1)
    key = Column("key", key=True, refers="paper")
    label = number("label", least=1, key=True, refers="label")
    columns = {
        "label": (number("id", least=1, key=True), Column("name", longest=300)),
        "labelled": (label, key, moment("labelled_at")),
        "remark": (key, Column("words", block=True), moment("changed_at")),
    }
    for table, declared in columns.items():
        monkeypatch.setitem(ROWS, table, Table(declared, table))


def with_remark(shelf: Shelf, label: str, words: str, at: int) -> None:
    """A label and a remark on A."""
    with shelf.database.change("remark") as step:
        step.keep([A])
        for name in ("first", label):
            number, _ = step.select("SELECT 1 + count(*), 0 FROM label")[0]
            step.write("label", (number,), (name,))
        step.write("labelled", (number, A.key), (at,))
        step.write("remark", (A.key,), (words, at))


@pytest.mark.usefixtures("later")
def test_a_table_that_is_still_to_come_is_dumped_and_merged_by_the_same_rules(
    shelf: Callable[[str], Shelf],
) -> None:
    one, other, empty = shelf("one"), shelf("other"), shelf("empty")
    with_remark(one, "vision", "One.\n\nTwo.", 5)
    with_remark(other, "speech", "Three.", 4)
    empty.load(one.dumped())
    assert empty.dumped() == one.dumped()
    other.load(one.dumped())
    assert other.load(one.dumped()) == {}
    merged = other.tables()
    names = {each["id"]: each["name"] for each in merged["label"]}
    assert sorted(names.values()) == ["first", "speech", "vision"]
    labels = [names[each["label"]] for each in merged["labelled"]]
    assert sorted(labels) == ["speech", "vision"]
    words = "Three.\n\nOne.\n\nTwo."
    assert merged["remark"] == [{"key": A.key, "words": words, "changed_at": 4}]


def test_lists_of_one_name_are_one_with_what_is_done_and_said_in_either(
    shelf: Callable[[str], Shelf],
) -> None:
    ours, theirs = shelf("ours"), shelf("theirs")
    a, b = papers("A", "B")
    for each, key, text, due in ((ours, a.key, "Ours.", ""), (theirs, b.key, "", "2026-12-31")):
        each.library.make_list("To read", [a, b])
        each.library.reading_lists.set_done(1, [key], True)
        each.library.reading_lists.describe(1, text)
        each.library.reading_lists.set_due(1, due)
    ours.load(theirs.dumped())
    (both,) = reopened(Locations(ours.pages.parent)).state.lists
    assert both.done == {a.key, b.key}
    assert both._replace(done_at={}) == ReadingList(
        1, "To read", (a.key, b.key), "Ours.", "2026-12-31"
    )
    assert ours.load(theirs.dumped()) == {}


def test_descriptions_that_would_be_too_long_together_stay_as_they_are(
    shelf: Callable[[str], Shelf],
) -> None:
    ours, theirs = shelf("ours"), shelf("theirs")
    for each, letter in ((ours, "a"), (theirs, "b")):
        each.library.make_list("To read")
        each.library.reading_lists.describe(1, letter * 1_500)
    ours.load(theirs.dumped())
    assert reopened(Locations(ours.pages.parent)).state.lists[0].description == "a" * 1_500
