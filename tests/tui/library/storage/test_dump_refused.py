"""What is no dump, or a wrong one, is refused in words, and nothing of it is loaded."""

from __future__ import annotations

import copy
import json
from collections.abc import Callable
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from parsing.paper import paper_key
from tests.tui.library.dumps import Shelf, fill
from tests.tui.library.made import paper
from tui.library.errors import LibraryError
from tui.library.library import Library
from tui.library.storage.dump.json import BadDump
from tui.library.storage.dump.merge import load
from tui.library.storage.dump.parse import read_dump
from tui.library.storage.schema import VERSION
from tui.library.storage.tables import ROWS

A = paper("A")


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
        load(shelf.database, shelf.pages, read_dump(data))
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
        ('{"mark": [], "mark": []}', "mark is there twice"),
        ('{"mark": [{"key": 1, "ke\\u0079": 2}]}', "key is there twice"),
        ('{"\\u001b[31m": 1, "\\u001b[31m": 2}', "a member is there twice"),
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
    ("list.0.name", "x" * 101, "at most 100 characters"),
    ("list.0.name", "\u200b", "needs a name"),
    ("filter.0.name", "x" * 101, "at most 100 characters"),
    ("filter.0.name", "\u200b", "needs a name"),
    ("filter.0.name", "x" * 101 + " (2)", "at most 100 characters"),
    ("list.0.name", "\x1b[31mred", "control characters"),
    ("list.0.name", "two\nlines", "control characters"),
    ("list.0.name", "\u202egnihton", "control characters"),
    ("list.0.name", "\ud800", "control characters"),
    ("list.0.name", "tHIRD", "of another one"),
    ("list.0.position", 2**40, "at most"),
    ("paper.0.title", "Another", "is not that of the title"),
    ("tag.0.folded", "other", "is not the name as names are compared"),
    ("tag.0.folded", " graphs", "is not the name as names are compared"),
    ("tag.0.folded", "\x1b[31mgraphs", "is not the name as names are compared"),
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


@given(data=st.binary(max_size=60) | st.text(max_size=60).map(str.encode))
def test_no_bytes_end_in_anything_but_words(data: bytes) -> None:
    with pytest.raises(BadDump):
        read_dump(data)


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
    assert Library(one.library.paths).state.mark(key).read_at == 5


def test_when_loading_fails_no_page_is_left_behind(
    shelf: Callable[[str], Shelf], good: dict[str, Any]
) -> None:
    good["paper"][0]["abstract"] = "words" * 50_000
    one = shelf("one")
    read = read_dump(json.dumps(good).encode())
    one.database.select("PRAGMA max_page_count = 1")  # a full disk
    with pytest.raises(LibraryError, match=r"^Not saved: the disk is full"):
        load(one.database, one.pages, read)
    assert list(one.pages.iterdir()) == []
