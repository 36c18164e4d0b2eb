"""Changes by two readers: neither takes away what the other did, and memory is as the disk."""

from __future__ import annotations

import random
from collections.abc import Callable
from contextlib import suppress

import pytest

from parsing.paper import Paper
from tests.tui.library.made import papers
from tests.tui.library.reading_lists import order, reopened
from tui.library.change import Change
from tui.library.errors import LibraryError
from tui.library.library import Library
from tui.library.lists import ReadingList
from tui.library.locations import Locations

A, B, D = papers("A", "B", "D")


def test_the_half_of_a_mark_that_another_reader_set_stays(
    library: Library, other: Library, place: Locations
) -> None:
    other.set_starred([A], True)
    library.apply(library.set_read([A], True))
    assert reopened(place).state.mark(A.key).starred
    assert reopened(place).state.mark(A.key).read


def test_the_half_that_another_reader_set_is_seen_with_the_next_change(
    library: Library, other: Library
) -> None:
    other.set_starred([A], True)
    library.apply(library.set_read([A], True))
    assert library.state.mark(A.key).starred


def test_a_list_that_another_reader_made_is_seen_with_the_next_list(
    library: Library, other: Library
) -> None:
    other.make_list("Theirs", [A])
    library.apply(library.make_list("Mine", [B]))
    assert library.state.lists == (
        ReadingList(1, "Theirs", (A.key,)),
        ReadingList(2, "Mine", (B.key,)),
    )


def test_the_name_of_a_list_that_another_reader_made_is_taken(
    library: Library, other: Library
) -> None:
    other.make_list("To read")
    with pytest.raises(LibraryError, match="already"):
        library.make_list("to READ")


def test_papers_that_two_readers_add_to_one_list_are_all_in_it(
    with_list: Library, other: Library, place: Locations
) -> None:
    other.add_to_list(1, [D])
    with_list.apply(with_list.take_out(1, [B.key]))
    assert order(with_list) == order(reopened(place)) == "ACD"


def some_change(reader: Library, shelf: list[Paper], dice: random.Random) -> Change:
    """A change that a person might make."""
    some = dice.sample(shelf, dice.randrange(4))
    number = dice.choice([each.id for each in reader.state.lists] or [1])
    name = dice.choice("xyz")
    acts: list[Callable[[], Change]] = [
        lambda: reader.set_read(some, dice.random() < 0.5),
        lambda: reader.make_list(name, some),
        lambda: reader.rename_list(number, name),
        lambda: reader.delete_list(number),
        lambda: reader.add_to_list(number, some),
        lambda: reader.take_out(number, [each.key for each in some]),
        lambda: reader.move_in_list(number, shelf[0].key, dice.randrange(-3, 4)),
    ]
    return dice.choice(acts)()


def test_memory_is_as_the_disk_after_many_changes_by_two_readers(
    library: Library, other: Library, place: Locations
) -> None:
    dice = random.Random(511)
    shelf = papers(*"ABCDEF")
    most_lists = 0
    for _ in range(80):
        with suppress(LibraryError):
            change = some_change(dice.choice([library, other]), shelf, dice)
            library.apply(change)
            other.apply(change)
        fresh = reopened(place)
        assert library.state.marks == other.state.marks == fresh.state.marks
        assert library.state.lists == other.state.lists == fresh.state.lists
        most_lists = max(most_lists, len(fresh.state.lists))
    assert most_lists > 1
