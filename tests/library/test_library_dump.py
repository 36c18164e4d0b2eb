"""The dump: all of a library in one text, and merged into another without loss."""

from __future__ import annotations

import copy
import json
import tempfile
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from parsing.paper import Paper, paper_key
from parsing.text import clean_block, clean_line
from tests.library.made import paper, papers
from tui.library import database_file, undump
from tui.library import dump as dump_module
from tui.library.disk import Database, Step
from tui.library.dump import dump
from tui.library.errors import LibraryError
from tui.library.library import Library
from tui.library.loading import load
from tui.library.locations import Locations
from tui.library.pages import page_digest
from tui.library.schema import MIGRATIONS, ROWS, VERSION
from tui.library.undump import BadDump, read_dump

A, B, C, D = papers("A", "B", "C", "D")


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


@contextmanager
def scratch_shelf() -> Iterator[Shelf]:
    """A library for one example."""
    with tempfile.TemporaryDirectory() as home:
        shelf = Shelf(Path(home))
        with closing(shelf.library):
            yield shelf


def fill(library: Library) -> None:
    """One of everything."""
    library.set_read([A, B], True)
    library.set_starred([A], True)
    library.make_list("To read", [B, A])
    library.make_list("γ later", [C])
    library.delete_list(1)
    library.make_list("Third", [paper("D", "First part.\n\nSecond part.")])
    library.save_filter("Mine", "title:^a | b")
    library.tag([A, C], "graphs")
    library.set_note(B, "First line.\n\nSecond [/b] line.")
    library.add_page("monday", b"Daily Papers\r\n\x9b\xff")
    library.add_page("tuesday", "Überschrift \x1b[31m".encode())


# The round trip


def test_an_empty_library_becomes_the_one_that_was_dumped(shelf: Callable[[str], Shelf]) -> None:
    one, other = shelf("one"), shelf("other")
    fill(one.library)
    text = one.dumped()
    other.load(text)
    assert other.dumped() == text
    assert other.lists() == {"γ later": ["C"], "Third": ["D"]}
    for page in Library(other.library.place).pages:
        assert page_digest((other.pages / page.file).read_bytes()) == page.digest


def test_every_journalled_table_leaves_with_it(shelf: Callable[[str], Shelf]) -> None:
    one = shelf("one")
    fill(one.library)
    tables = one.tables()
    assert list(tables) == ["format", "version", "schema", "paper", *ROWS, "files"]
    for table, (keys, columns) in ROWS.items():
        for row in tables[table]:
            assert list(row) == [*keys, *columns]


titles = st.text(min_size=1, max_size=12).map(clean_line).filter(bool)
texts = st.text(max_size=20).map(clean_block)
made_papers = st.builds(paper, titles, texts)
some = st.lists(made_papers, max_size=4)
operations = st.lists(
    st.one_of(
        st.tuples(st.just("set_read"), some, st.booleans()),
        st.tuples(st.just("set_starred"), some, st.booleans()),
        st.tuples(st.just("make_list"), titles, some),
        st.tuples(st.just("add_to_list"), st.integers(1, 4), some),
        st.tuples(st.just("delete_list"), st.integers(1, 4)),
        st.tuples(st.just("rename_list"), st.integers(1, 4), titles),
        st.tuples(st.just("save_filter"), titles, titles),
        st.tuples(st.just("delete_filter"), st.integers(1, 3)),
        st.tuples(st.just("tag"), some, titles),
        st.tuples(st.just("set_note"), made_papers, texts),
        st.tuples(st.just("add_page"), titles, st.binary(max_size=30)),
    ),
    max_size=12,
)


def do(library: Library, todo: list[tuple[Any, ...]]) -> None:
    """Do what can be done of it."""
    for name, *arguments in todo:
        try:
            getattr(library, name)(*arguments)
        except LibraryError:
            continue  # a list that is not there, a name that is taken


@settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(first=operations, second=operations)
def test_whatever_was_done_comes_back_and_merging_twice_changes_nothing(
    first: list[tuple[Any, ...]], second: list[tuple[Any, ...]]
) -> None:
    with scratch_shelf() as one, scratch_shelf() as other, scratch_shelf() as empty:
        do(one.library, first)
        do(other.library, second)
        text = one.dumped()
        assert text.replace("\n", "").isprintable()
        empty.load(text)
        assert empty.dumped() == text
        before = other.tables()
        other.load(text)
        merged = other.dumped()
        assert other.load(text) == {}
        assert other.dumped() == merged
        _require_union(json.loads(merged), before, json.loads(text))


def _require_union(merged: Any, *parts: Any) -> None:
    for part in parts:
        names = {each["id"]: each["name"].casefold() for each in part["list"]}
        listed = {(names[each["list"]], each["key"]) for each in part["list_paper"]}
        all_names = {each["id"]: each["name"].casefold() for each in merged["list"]}
        assert listed <= {(all_names[each["list"]], each["key"]) for each in merged["list_paper"]}
        for table, known in (("paper", "key"), ("filter", "query"), ("page", "digest")):
            assert {each[known] for each in part[table]} <= {each[known] for each in merged[table]}
        for half in ("read_at", "starred_at"):
            marks = {each["key"]: each[half] for each in merged["mark"]}
            for each in part["mark"]:
                assert each[half] is None or marks[each["key"]] <= each[half]


# The rules of merging


def with_marks(shelf: Shelf, *marks: tuple[Paper, int | None, int | None]) -> None:
    """Marks with times of one's own."""
    with shelf.database.change("read") as step:
        step.keep(each for each, _, _ in marks)
        for each, read_at, starred_at in marks:
            step.put("mark", (each.key,), (read_at, starred_at))


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
    assert [each.name for each in Library(other.library.place).pages] == ["monday", "monday (2)"]


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


def _restore(step: Step, place: str, row: str, was: str | None) -> None:
    step.put(place, tuple(json.loads(row)), None if was is None else tuple(json.loads(was)))


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
    merged = Library(other.library.place)
    assert [merged.tags_of(each.key) for each in (A, B)] == [("graphs",), ("Graphs",)]
    assert [merged.note_of(each.key) for each in (A, B)] == ["One.\n\nOther.", "Only here."]


def test_a_load_is_undone_and_done_again_as_one_step_in_any_later_library(
    shelf: Callable[[str], Shelf],
) -> None:
    one, other = shelf("one"), shelf("other")
    fill(one.library)
    other.library.set_read([A], True)
    before = other.tables()
    other.load(one.dumped())
    loaded = other.tables()
    later = Library(other.library.place)
    words = (
        "loaded 2 marks, 2 reading lists, 2 papers in lists, 1 saved filter, 2 pages, 2 tags,"
        " 1 note from a dump"
    )
    assert later.undo().said == f"Undone: {words}"
    assert {table: other.tables()[table] for table in ROWS} == {
        table: before[table] for table in ROWS
    }
    assert later.undo().said == "Undone: marked “A” read"
    assert later.redo().said == "Redone: marked “A” read"
    assert later.redo().said == f"Redone: {words}"
    assert other.tables() == loaded


# Notes that are in both


def with_note(shelf: Shelf, text: str, at: int) -> None:
    """A note on A, with a time of one's own."""
    with shelf.database.change("note") as step:
        step.keep([A])
        step.put("note", (A.key,), (text, at))


def note(shelf: Shelf) -> str:
    """The note on A."""
    with closing(Library(shelf.library.place)) as library:
        return library.note_of(A.key)


def sync(one: Shelf, other: Shelf) -> None:
    """Each loads what the other was."""
    texts = one.dumped(), other.dumped()
    one.load(texts[1])
    other.load(texts[0])


@pytest.mark.parametrize(
    ("first", "second", "both"),
    [
        ("Mine.", "Theirs.", "Mine.\n\nTheirs."),
        ("Mine.", "Mine.", "Mine."),
        ("Mine.", "Theirs.\n\nMine.", "Theirs.\n\nMine."),
        ("B.\n\nA.", "A.\n\nB.", "B.\n\nA."),
        ("A.\n\nB.", "A.\n\nC.", "A.\n\nB.\n\nC."),
        ("A.\nB.", "A.", "A.\nB.\n\nA."),
        ("A.\n\nA.", "B.", "A.\n\nA.\n\nB."),
    ],
)
@pytest.mark.parametrize("turned", [False, True])
def test_notes_that_go_to_and_fro_come_to_the_same_and_stay_so(
    shelf: Callable[[str], Shelf], first: str, second: str, both: str, turned: bool
) -> None:
    one, other = shelf("one"), shelf("other")
    with_note(other if turned else one, first, 4)
    with_note(one if turned else other, second, 5)
    for _ in range(3):
        sync(one, other)
        assert note(one) == note(other) == both


paragraphs = st.lists(st.sampled_from(["a", "a b", "b", "c\nd"]), min_size=1, max_size=4)
notes = st.tuples(paragraphs.map("\n\n".join), st.integers(1, 2))


@settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(first=notes, second=notes)
def test_two_libraries_agree_on_a_note_and_lose_no_paragraph_of_it(
    first: tuple[str, int], second: tuple[str, int]
) -> None:
    with scratch_shelf() as one, scratch_shelf() as other:
        with_note(one, *first)
        with_note(other, *second)
        sync(one, other)
        assert note(one) == note(other)
        assert {*first[0].split("\n\n"), *second[0].split("\n\n")} == {*note(one).split("\n\n")}
        text = one.dumped()
        sync(one, other)
        assert one.dumped() == text


def test_a_note_that_would_grow_too_long_is_left_as_it_is_and_told(
    shelf: Callable[[str], Shelf],
) -> None:
    one, other = shelf("one"), shelf("other")
    with_note(one, "x" * 12_000, 4)
    with_note(other, "y" * 12_000, 5)
    told: list[str] = []
    read = read_dump(one.dumped().encode(), other.database)
    assert load(other.database, other.pages, read, told.append) == {}
    assert note(other) == "y" * 12_000
    (words,) = told
    assert words.startswith("the note on “A” was left as it is: with the dump's it would have more")


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
    monkeypatch.setattr(database_file, "MIGRATIONS", (*MIGRATIONS, LATER))
    for module in (database_file, dump_module, undump):
        monkeypatch.setattr(module, "VERSION", VERSION + 1)
    monkeypatch.setitem(ROWS, "label", (("id",), ("name",)))
    monkeypatch.setitem(ROWS, "labelled", (("label", "key"), ("labelled_at",)))
    monkeypatch.setitem(ROWS, "remark", (("key",), ("words", "changed_at")))


def with_remark(shelf: Shelf, label: str, words: str, at: int) -> None:
    """A label and a remark on A."""
    with shelf.database.change("remark") as step:
        step.keep([A])
        for name in ("first", label):
            number, _ = step.select("SELECT 1 + count(*), 0 FROM label")[0]
            step.put("label", (number,), (name,))
        step.put("labelled", (number, A.key), (at,))
        step.put("remark", (A.key,), (words, at))


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


# Pages whose file is gone


def test_a_page_whose_file_is_gone_is_named_and_comes_without_it(
    shelf: Callable[[str], Shelf],
) -> None:
    one, other = shelf("one"), shelf("other")
    one.library.add_page("monday", b"one")
    next(one.pages.iterdir()).write_bytes(b"altered")
    dumped = dump(one.database, one.pages)
    assert dumped.missing == ("monday",)
    other.load(dumped.text)
    assert other.dumped() == dumped.text


# What is refused


@pytest.fixture
def good(shelf: Callable[[str], Shelf]) -> dict[str, Any]:
    """A dump in which every table has a row."""
    one = shelf("good")
    fill(one.library)
    return one.tables()


def refused(shelf: Shelf, text: str | bytes) -> str:
    """Why a dump is refused; nothing is altered."""
    before = shelf.dumped()
    data = text.encode("utf-8", "surrogatepass") if isinstance(text, str) else text
    with pytest.raises(BadDump) as caught:
        load(shelf.database, shelf.pages, read_dump(data, shelf.database))
    assert shelf.dumped() == before
    return str(caught.value)


@pytest.mark.parametrize(
    ("text", "says"),
    [
        ("", "not whole JSON"),
        ("hello", "not whole JSON"),
        (b"\xff\xfe{}", "not UTF-8"),
        ("[]", "must be an object"),
        ("{}", "no dump of a carrel library"),
        ("[" * 100_000, "nested too deeply"),
        ('{"format": NaN}', "not JSON"),
        ('{"format": ' + "9" * 5000 + "}", "not JSON"),
    ],
)
def test_what_is_no_dump_is_refused(
    shelf: Callable[[str], Shelf], text: str | bytes, says: str
) -> None:
    assert says in refused(shelf("one"), text)


def test_a_dump_cut_short_anywhere_is_refused(shelf: Callable[[str], Shelf]) -> None:
    one, other = shelf("one"), shelf("other")
    fill(one.library)
    text = one.dumped().rstrip()
    for end in range(0, len(text), 37):
        refused(other, text[:end])


def at(dump: Any, path: str) -> tuple[Any, Any]:
    """The container of a place such as ``mark.0.key``, and its name or number there."""
    *outer, last = [int(part) if part.isdigit() else part for part in path.split(".")]
    for part in outer:
        dump = dump[part]
    return dump, last


WRONG = [
    ("version", 2, "newer carrel"),
    ("schema", VERSION + 1, "newer carrel"),
    ("version", "1", "whole number"),
    ("version", True, "whole number"),
    ("format", "other", "no dump"),
    ("mark", {}, "must be an array"),
    ("mark.0", 7, "must be an object"),
    ("mark.0.read_at", "soon", "whole number"),
    ("mark.0.read_at", 1.5, "whole number"),
    ("mark.0.read_at", True, "whole number"),
    ("mark.0.read_at", 2**70, "whole number"),
    ("mark.0.read_at", -1, "must be a time"),
    ("mark.0.read_at", 2**52, "must be a time"),
    ("mark.0.key", "../../etc", "hexadecimal"),
    ("mark.0.key", "0" * 16, "names no row of paper"),
    ("mark.0.key", None, "is missing"),
    ("list.0.id", 0, "1 or more"),
    ("list.0.id", 77, "names no row of list"),
    ("list.0.name", "", "1 to"),
    ("list.0.name", "x" * 1000, "1 to"),
    ("list.0.name", "\x1b[31mred", "control characters"),
    ("list.0.name", "two\nlines", "control characters"),
    ("list.0.name", "\u202egnihton", "control characters"),
    ("list.0.name", "\ud800", "control characters"),
    ("list.0.name", "tHIRD", "of another one"),
    ("list.0.position", 2**40, "at most"),
    ("paper.0.title", "Another", "is not that of the title"),
    ("tag.0.folded", "other", "is not the name as names are compared"),
    ("tag.0.folded", "Graphs", "is not the name as names are compared"),
    ("tag.0.name", "a, b", "A tag has no comma"),
    ("tag.0.name", "x" * 51, "at most 50 characters"),
    ("tag.0.name", "#graphs", "is not as a tag is written"),
    ("note.0.text", "x" * 20_001, "at most 20,000 characters"),
    ("paper.0.title", "\x07", "control characters"),
    ("paper.0.abstract", "\x9b2J", "control characters"),
    ("paper.0.abstract", 3, "must be text"),
    ("filter.0.query", "\x00", "control characters"),
    ("page.0.file", "../library.db", "its digest with .txt"),
    ("page.0.digest", "x", "hexadecimal"),
    ("files.0.digest", "0" * 32, "of no page"),
    ("files.0.text", "other words", "other bytes"),
    ("files.0.text", 3, "text or base64"),
    ("files.1.text", "\ud800", "cannot be read"),
    ("mark.0.more", 1, "would be lost"),
    ("tomorrow", [1], "would be lost"),
]


@pytest.mark.parametrize(("path", "value", "says"), WRONG)
def test_a_wrong_value_is_named_and_nothing_is_loaded(
    shelf: Callable[[str], Shelf], good: dict[str, Any], path: str, value: object, says: str
) -> None:
    bad = copy.deepcopy(good)
    where, name = at(bad, path)
    if path.startswith("files") and name == "text":
        where.pop("base64", None)
    where[name] = value
    assert says in refused(shelf("one"), json.dumps(bad))


def test_marks_and_notes_that_say_nothing_are_passed_over(
    shelf: Callable[[str], Shelf], good: dict[str, Any]
) -> None:
    one = shelf("one")
    good["mark"] = [{"key": A.key, "read_at": None, "starred_at": None}]
    good["note"] = [{"key": A.key, "text": "", "noted_at": 1}]
    one.load(json.dumps(good))
    assert one.tables()["mark"] == one.tables()["note"] == []


@pytest.mark.parametrize("table", [*ROWS, "paper"])
def test_a_row_that_is_there_twice_is_refused(
    shelf: Callable[[str], Shelf], good: dict[str, Any], table: str
) -> None:
    good[table].append(good[table][0])
    assert "is there twice" in refused(shelf("one"), json.dumps(good))


@settings(max_examples=60, deadline=None)
@given(data=st.binary(max_size=60) | st.text(max_size=60).map(str.encode))
def test_no_bytes_end_in_anything_but_words(data: bytes) -> None:
    with closing(Database(None)) as database, pytest.raises(BadDump):
        read_dump(data, database)


def test_an_older_dump_without_later_tables_is_loaded(shelf: Callable[[str], Shelf]) -> None:
    one = shelf("one")
    key = paper_key("A")
    old = {
        "format": "carrel library",
        "version": 1,
        "schema": 1,
        "paper": [{"key": key, "title": "A", "abstract": ""}],
        "mark": [{"key": key, "read_at": 5}],
    }
    one.load(json.dumps(old))
    assert Library(one.library.place).mark(key).read_at == 5


def test_when_loading_fails_no_page_is_left_behind(
    shelf: Callable[[str], Shelf], good: dict[str, Any]
) -> None:
    one = shelf("one")
    read = read_dump(json.dumps(good).encode(), one.database)
    one.database.select("PRAGMA query_only = 1")
    with pytest.raises(LibraryError, match=r"^Not saved: "):
        load(one.database, one.pages, read)
    assert list(one.pages.iterdir()) == []
