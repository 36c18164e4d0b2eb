"""Names of lists, filters and tags: what cannot be told apart by eye is one name."""

from __future__ import annotations

import unicodedata
from collections.abc import Callable

import pytest

from tests.tui.library.databases import written_by
from tests.tui.library.dumps import Shelf
from tests.tui.library.made import papers
from tui.library.change import Change
from tui.library.errors import LibraryError
from tui.library.library import Library
from tui.library.locations import Locations
from tui.library.names import folded_name
from tui.library.storage.schema import VERSION

COMPOSED, APART = (unicodedata.normalize(form, "Später á") for form in ("NFC", "NFD"))
ZERO_WIDTH = "fi\u200bne"
ALIKE = [
    (COMPOSED, APART),
    ("fine", "\ufb01ne"),
    ("fine", ZERO_WIDTH),
    ("fine", "FI\u00adNE\ufeff"),
    ("to read", "to\u3000 \u2800read"),
    ("á", "a\u200d\u0301"),
    ("x", "x\u3164"),
    ("❤", "❤\ufe0f"),
]
UNSEEN = ["\u3164", "\uffa0\u115f", "\u2800", "\u034f\u180b", "\u3164\u200b \u2060", "\U000e0100"]
KEPT = ["👨‍👩‍👧", "❤️", "می‌خواهم", "क्‍ष", APART]
A, B = papers("A", "B")

TWINS = f"""
    INSERT INTO paper (key, title, abstract) VALUES ('{A.key}', 'A', ''), ('{B.key}', 'B', '');
    INSERT INTO list (id, name, position)
        VALUES (1, '{COMPOSED}', 1), (2, '{APART}', 2), (3, '\u3164', 3);
    INSERT INTO list_paper (list, key, position)
        VALUES (1, '{A.key}', 1), (2, '{B.key}', 1);
    INSERT INTO filter VALUES
        (1, '{COMPOSED}', 'a', 1), (2, '{APART}', 'b', 2), (3, '\u3164', 'c', 3);
    INSERT INTO tag VALUES
        ('{A.key}', 'fine', 'fine', 1), ('{A.key}', '{ZERO_WIDTH}', '{ZERO_WIDTH}', 2),
        ('{A.key}', '\u1160', '\u3164', 3), ('{B.key}', '{ZERO_WIDTH}', '{ZERO_WIDTH}', 4);
"""
"""What versions before wrote that knew these names apart."""


@pytest.fixture
def old(place: Locations) -> Locations:
    """A library with names that older versions knew apart."""
    written_by(VERSION, place.database, TWINS)
    return place


def lists(library: Library) -> dict[str, tuple[str, ...]]:
    return {each.name: each.keys for each in library.state.lists}


def filters(library: Library) -> dict[str, str]:
    return {each.name: each.query for each in library.state.filters}


@pytest.mark.parametrize(("name", "twin"), ALIKE)
def test_a_twin_is_refused_in_words(library: Library, name: str, twin: str) -> None:
    for first, second in ((name, twin), (twin, name)):
        made = library.apply(library.make_list(first)) and library.state.lists[-1]
        library.apply(library.save_filter(first, "q"))
        with pytest.raises(LibraryError, match=r"There is a reading list “.*” already"):
            library.make_list(second)
        with pytest.raises(LibraryError, match=r"There is a saved filter “.*” already"):
            library.save_filter(second, "q")
        library.apply(library.delete_list(made.id))
        library.apply(library.delete_filter(library.state.filters[-1].id))


@pytest.mark.parametrize("name", UNSEEN)
def test_a_name_of_nothing_visible_is_refused_in_words(library: Library, name: str) -> None:
    gives: tuple[Callable[[], object], ...] = (
        lambda: library.make_list(name),
        lambda: library.save_filter(name, "q"),
        lambda: library.tag([A], name),
    )
    for give in gives:
        with pytest.raises(LibraryError, match=r"needs a (name|letter that can be seen)\.$"):
            give()


def test_it_is_said_what_a_name_needs(library: Library) -> None:
    with pytest.raises(LibraryError, match=r"^A name needs a letter that can be seen\.$"):
        library.make_list("\u3164")


@pytest.mark.parametrize("name", KEPT)
def test_what_is_shown_keeps_its_characters(library: Library, name: str) -> None:
    library.apply(library.make_list(name))
    library.apply(library.save_filter(name, "q"))
    library.apply(library.tag([A], name))
    assert (library.state.lists[0].name, library.state.filters[0].name) == (name, name)
    assert library.state.tags_of(A.key) == (name,)


@pytest.mark.parametrize(("name", "twin"), ALIKE)
def test_a_tag_and_its_twin_are_one(library: Library, name: str, twin: str) -> None:
    library.apply(library.tag([A], name))
    library.apply(library.tag([A, B], twin))
    assert library.state.tags_of(A.key) == library.state.tags_of(B.key) == (name,)
    assert library.state.tags == {name: 2}
    library.apply(library.untag([A, B], twin))
    assert library.state.tags == {}


def test_names_are_compared_the_same_once_they_are_folded() -> None:
    for name, twin in ALIKE:
        assert folded_name(folded_name(name)) == folded_name(name) == folded_name(twin)
    assert folded_name("Später") != folded_name("Spater")
    assert folded_name("\u3164") != folded_name("\u2800")


# Twins from of old


def test_twins_from_of_old_are_there_with_all_that_they_have(old: Locations) -> None:
    library = Library(old)
    assert lists(library) == {COMPOSED: (A.key,), APART: (B.key,), "\u3164": ()}
    assert filters(library) == {COMPOSED: "a", APART: "b", "\u3164": "c"}
    assert set(library.state.tags_of(A.key)) == {"fine", ZERO_WIDTH, "\u3164"}
    assert sorted(library.state.tags.values()) == [1, 2]
    library.close()


@pytest.mark.parametrize("number", [1, 2, 3])
def test_each_is_renamed_and_deleted_and_comes_back(old: Locations, number: int) -> None:
    library = Library(old)
    before = lists(library), filters(library)
    changes: tuple[Callable[[], Change], ...] = (
        lambda: library.rename_list(number, "Other"),
        lambda: library.rename_filter(number, "Other"),
        lambda: library.delete_list(number),
        lambda: library.delete_filter(number),
    )
    for change in changes:
        library.apply(change())
        after = lists(library), filters(library)
        assert after != before
        assert library.apply(library.undo()) is not None
        assert (lists(library), filters(library)) == before
        library.apply(library.redo())
        assert (lists(library), filters(library)) == after
        library.apply(library.undo())
    library.close()


def test_a_list_does_not_come_back_beside_a_twin_that_was_made_since(
    library: Library, other: Library
) -> None:
    library.apply(library.make_list(COMPOSED))
    library.apply(library.delete_list(1))
    other.apply(other.make_list(APART))
    change = library.undo()
    library.apply(change)
    assert change.said.startswith("Not undone, for it was changed elsewhere")
    assert list(lists(library)) == [APART]


def test_twin_tags_of_one_paper_are_taken_one_at_a_time(old: Locations) -> None:
    library = Library(old)
    library.apply(library.untag([A, B], ZERO_WIDTH))
    assert set(library.state.tags_of(A.key)) == {"fine", "\u3164"}
    assert library.state.tags_of(B.key) == ()
    library.apply(library.undo())
    assert set(library.state.tags_of(A.key)) == {"fine", ZERO_WIDTH, "\u3164"}
    library.apply(library.untag([A], "\u3164"))
    assert set(library.state.tags_of(A.key)) == {"fine", ZERO_WIDTH}
    library.close()


def test_twins_are_dumped_and_come_back_as_two_and_only_once(
    old: Locations, shelf: Callable[[str], Shelf]
) -> None:
    one, two = Shelf(old.home), shelf("two")
    text = one.dumped()
    two.load(text)
    assert two.lists() == one.lists() == {COMPOSED: ["A"], APART: ["B"], "\u3164": []}
    assert two.tables()["tag"] == one.tables()["tag"]
    loaded = two.dumped()
    assert sorted(each["query"] for each in two.tables()["filter"]) == ["a", "b", "c"]
    assert not any(two.load(text).values())
    assert not any(one.load(text).values())
    assert (one.dumped(), two.dumped()) == (text, loaded)
    two.library.undo()
    assert two.lists() == {}
    two.library.redo()
    assert two.dumped() == loaded
    one.library.close()


def test_what_is_loaded_goes_to_its_twin(shelf: Callable[[str], Shelf]) -> None:
    one, two = shelf("one"), shelf("two")
    for place, name, tag in ((one, COMPOSED, "fine"), (two, APART, ZERO_WIDTH)):
        place.library.make_list(name, [A])
        place.library.save_filter(name, "q")
        place.library.tag([A], tag)
    two.load(one.dumped())
    assert two.lists() == {APART: ["A"]}
    assert [each["name"] for each in two.tables()["filter"]] == [APART]
    assert [each["name"] for each in two.tables()["tag"]] == [ZERO_WIDTH]
