"""The dump: all of a library in one text, which brings it back as it was."""

from __future__ import annotations

import json
import sys
import unicodedata
from collections.abc import Callable
from contextlib import closing
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from parsing.text import clean_block, clean_line
from tests.tui.library.dumps import Shelf, fill, scratch_shelf
from tests.tui.library.made import paper
from tui.library.errors import LibraryError
from tui.library.library import Library
from tui.library.lists import LONGEST_NAME
from tui.library.storage.database import Database
from tui.library.storage.dump.write import dump
from tui.library.storage.page_files import page_digest
from tui.library.storage.tables import ROWS

# The round trip


def test_an_empty_library_becomes_the_one_that_was_dumped(shelf: Callable[[str], Shelf]) -> None:
    one, other = shelf("one"), shelf("other")
    fill(one.library)
    text = one.dumped()
    other.load(text)
    assert other.dumped() == text
    assert other.lists() == {"γ later": ["C"], "Third": ["D"]}
    for page in Library(other.library.paths).state.pages:
        assert page_digest((other.pages / page.file).read_bytes()) == page.digest


def test_every_journalled_table_leaves_with_it(shelf: Callable[[str], Shelf]) -> None:
    one = shelf("one")
    fill(one.library)
    tables = one.tables()
    assert list(tables) == ["format", "version", "schema", "paper", *ROWS, "files"]
    for table, declared in ROWS.items():
        for row in tables[table]:
            assert list(row) == [*declared.keys, *declared.others]


def test_a_tag_whose_folded_name_begins_with_a_blank_comes_back(
    shelf: Callable[[str], Shelf],
) -> None:
    """As NFKC makes one of ´: a blank, and an accent that stands on it."""
    one, other = shelf("one"), shelf("other")
    blank = [
        char
        for char in map(chr, range(sys.maxunicode + 1))
        if unicodedata.normalize("NFKC", char)[:1].isspace() and not char.isspace()
    ]
    for char in blank:
        one.library.tag([paper("A")], f"{char}x")
    text = one.dumped()
    assert len(one.tables()["tag"]) > 20
    assert any(row["folded"].startswith(" ") for row in one.tables()["tag"])
    other.load(text)
    assert other.dumped() == text


def test_a_name_that_is_as_long_as_may_be_comes_back_with_its_number(
    shelf: Callable[[str], Shelf],
) -> None:
    """Where two libraries have a saved filter of one name, one of them gets a number."""
    one, other, both = shelf("one"), shelf("other"), shelf("both")
    for each, query in ((one, "first"), (other, "second")):
        each.library.save_filter("x" * LONGEST_NAME, query)
        both.load(each.dumped())
    text = both.dumped()
    assert [len(row["name"]) for row in both.tables()["filter"]] == [LONGEST_NAME, LONGEST_NAME + 4]
    again = shelf("again")
    again.load(text)
    assert again.dumped() == text


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
    there = {(each["title"], each["abstract"]): each["key"] for each in merged["paper"]}
    for part in parts:
        # Of two papers whose titles fold alike the later one got a key of its own.
        keys = {
            each["key"]: there.get((each["title"], each["abstract"]), each["key"])
            for each in part["paper"]
        }
        names = {each["id"]: each["name"].casefold() for each in part["list"]}
        listed = {(names[each["list"]], keys[each["key"]]) for each in part["list_paper"]}
        all_names = {each["id"]: each["name"].casefold() for each in merged["list"]}
        assert listed <= {(all_names[each["list"]], each["key"]) for each in merged["list_paper"]}
        assert set(keys.values()) <= {each["key"] for each in merged["paper"]}
        for table, known in (("filter", "query"), ("page", "digest")):
            assert {each[known] for each in part[table]} <= {each[known] for each in merged[table]}
        for half in ("read_at", "starred_at"):
            marks = {each["key"]: each[half] for each in merged["mark"]}
            for each in part["mark"]:
                assert each[half] is None or marks[keys[each["key"]]] <= each[half]


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


# One moment


def test_what_another_reader_writes_meanwhile_is_not_in_it(
    shelf: Callable[[str], Shelf], monkeypatch: pytest.MonkeyPatch
) -> None:
    one = shelf("one")
    fill(one.library)
    before = one.dumped()
    select = Database.select

    def interrupted(database: Database, *asked: Any) -> list[tuple[Any, ...]]:
        found = select(database, *asked)
        if "FROM paper" in asked[0]:
            monkeypatch.setattr(Database, "select", select)
            with closing(Library(one.library.paths)) as other:
                other.make_list("Made meanwhile", [paper("E")])
        return found

    monkeypatch.setattr(Database, "select", interrupted)
    assert one.dumped() == before
    assert Database.select is select, "another reader wrote meanwhile"
    monkeypatch.undo()
    assert "Made meanwhile" in one.lists()
