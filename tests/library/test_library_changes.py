"""What a person does: marks and reading lists, in memory and on disk."""

from __future__ import annotations

import random
import time
from collections.abc import Callable
from contextlib import suppress

import pytest

from parsing.paper import Paper
from tests.library.made import keys, paper, papers
from tui.library.changes import Change
from tui.library.errors import LibraryError
from tui.library.library import Library
from tui.library.lists import ReadingList
from tui.library.locations import Locations
from tui.library.marks import UNMARKED, Mark

A, B, C, D = papers("A", "B", "C", "D")
ABC = [A, B, C]


def reopened(place: Locations) -> Library:
    """The library as the next start finds it."""
    library = Library(place)
    library.close()
    return library


@pytest.fixture
def with_list(library: Library) -> Library:
    """A library with one list, of three papers; its id is 1."""
    library.take(library.make_list("To read", ABC))
    return library


def order(library: Library, number: int = 1) -> str:
    """The titles of a list's papers, in order."""
    titles = dict(zip(keys("A", "B", "C", "D"), "ABCD", strict=True))
    found = library.list_of(number)
    assert found is not None
    return "".join(titles[key] for key in found.keys)


# Marks


def test_a_new_library_is_empty(library: Library) -> None:
    assert (library.marks, library.lists, library.pages, library.kept(())) == ({}, (), (), [])
    assert library.mark(A.key) == UNMARKED


def test_a_library_on_disk_saves_and_one_in_memory_says_that_it_does_not(
    library: Library,
) -> None:
    assert library.not_saving == ""
    in_memory = Library(None)
    assert in_memory.not_saving
    in_memory.close()


def test_a_paper_is_read_once_the_change_is_taken(library: Library) -> None:
    change = library.set_read([A], True)
    assert not library.mark(A.key).read
    library.take(change)
    assert library.mark(A.key).read
    assert not library.mark(B.key).read


def test_the_mark_has_the_time_of_the_change(library: Library) -> None:
    before = time.time_ns() // 1_000_000
    library.take(library.set_read([A], True))
    read_at = library.mark(A.key).read_at
    assert read_at is not None
    assert before <= read_at <= time.time_ns() // 1_000_000


@pytest.mark.parametrize("change", [Library.set_read, Library.set_starred])
def test_what_is_marked_already_keeps_its_time(
    library: Library,
    monkeypatch: pytest.MonkeyPatch,
    change: Callable[[Library, list[Paper], bool], Change],
) -> None:
    monkeypatch.setattr(time, "time_ns", lambda: 1_000_000_000)
    library.take(change(library, [A], True))
    first = library.mark(A.key)
    monkeypatch.setattr(time, "time_ns", lambda: 2_000_000_000)
    library.take(change(library, [A, B], True))
    assert library.mark(A.key) == first
    assert library.mark(B.key) != first


def test_marks_are_there_at_the_next_start(library: Library, place: Locations) -> None:
    library.take(library.set_read([A, B], True))
    library.take(library.set_starred([B, C], True))
    assert reopened(place).marks == library.marks
    assert {key for key, mark in reopened(place).marks.items() if mark.read} == {A.key, B.key}
    assert {key for key, mark in reopened(place).marks.items() if mark.starred} == {B.key, C.key}


def test_a_mark_that_says_nothing_is_no_mark(library: Library, place: Locations) -> None:
    library.take(library.set_read([A], True))
    library.take(library.set_read([A], False))
    assert library.marks == reopened(place).marks == {}


def test_marking_unread_leaves_the_star(library: Library) -> None:
    library.take(library.set_read([A], True))
    library.take(library.set_starred([A], True))
    library.take(library.set_read([A], False))
    assert not library.mark(A.key).read
    assert library.mark(A.key).starred


def test_marks_cannot_be_set_past_the_disk(library: Library) -> None:
    with pytest.raises(TypeError):
        library.marks[A.key] = UNMARKED  # type: ignore[index]


def test_a_paper_asked_for_twice_is_marked_once(library: Library) -> None:
    library.take(library.set_read([A, A], True))
    assert library.mark(A.key).read


# Two readers


def test_the_half_of_a_mark_that_another_reader_set_stays(
    library: Library, other: Library, place: Locations
) -> None:
    other.set_starred([A], True)
    library.take(library.set_read([A], True))
    assert reopened(place).mark(A.key).starred
    assert reopened(place).mark(A.key).read


def test_the_half_that_another_reader_set_is_seen_with_the_next_change(
    library: Library, other: Library
) -> None:
    other.set_starred([A], True)
    library.take(library.set_read([A], True))
    assert library.mark(A.key).starred


def test_a_list_that_another_reader_made_is_seen_with_the_next_list(
    library: Library, other: Library
) -> None:
    other.make_list("Theirs", [A])
    library.take(library.make_list("Mine", [B]))
    assert library.lists == (
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
    with_list.take(with_list.take_out(1, [B.key]))
    assert order(with_list) == order(reopened(place)) == "ACD"


# What taking a change says


def test_taking_a_change_says_which_marks_are_other_ones_now(library: Library) -> None:
    library.take(library.set_read([A], True))
    first = library.mark(A.key)
    mended = library.take(library.set_starred([A, B], True))
    assert mended.marks == {
        A.key: (first, library.mark(A.key)),
        B.key: (UNMARKED, library.mark(B.key)),
    }
    assert mended.papers == {A.key, B.key}


def test_taking_a_change_that_altered_nothing_says_nothing(library: Library) -> None:
    library.take(library.set_read([A], True))
    mended = library.take(library.set_read([A], True))
    assert (mended.marks, mended.papers) == ({}, frozenset())


def test_taking_the_same_change_twice_alters_nothing_more(library: Library) -> None:
    change = library.set_read([A], True)
    library.take(change)
    assert library.take(change).papers == frozenset()


@pytest.mark.parametrize(
    ("act", "titles"),
    [
        (lambda library: library.add_to_list(1, [C, D]), "D"),
        (lambda library: library.take_out(1, [B.key, D.key]), "B"),
        (lambda library: library.move_in_list(1, C.key, -1), ""),
        (lambda library: library.rename_list(1, "Later"), "ABC"),
        (lambda library: library.delete_list(1), "ABC"),
    ],
)
def test_taking_a_change_of_a_list_names_the_papers_whose_rows_may_differ(
    with_list: Library, act: Callable[[Library], Change], titles: str
) -> None:
    mended = with_list.take(act(with_list))
    assert mended.lists == {1}
    assert mended.papers == set(keys(*titles))


# Reading lists


def test_a_list_is_made_with_its_papers_in_order(library: Library, place: Locations) -> None:
    library.take(library.make_list(" To\tread ", [C, A, C]))
    assert library.lists == (ReadingList(1, "To read", keys("C", "A")),)
    assert reopened(place).lists == library.lists


def test_a_list_may_be_made_empty(library: Library) -> None:
    library.take(library.make_list("To read"))
    assert library.lists == (ReadingList(1, "To read"),)


def test_lists_stand_in_the_order_they_were_made_in(library: Library) -> None:
    for name in ("z", "a", "m"):
        library.take(library.make_list(name))
    library.take(library.delete_list(2))
    library.take(library.make_list("b"))
    assert [each.name for each in library.lists] == ["z", "m", "b"]


def test_the_id_of_a_deleted_list_is_not_given_again(library: Library) -> None:
    library.take(library.make_list("first"))
    library.take(library.delete_list(1))
    library.take(library.make_list("second"))
    assert library.list_of(1) is None
    assert [each.id for each in library.lists] == [2]


def test_a_list_is_renamed_and_keeps_its_papers_and_its_place(
    with_list: Library, place: Locations
) -> None:
    with_list.take(with_list.make_list("Other"))
    with_list.take(with_list.rename_list(1, "Later"))
    assert [each.name for each in with_list.lists] == ["Later", "Other"]
    assert order(with_list) == order(reopened(place)) == "ABC"


def test_a_list_may_change_the_case_of_its_own_name(with_list: Library) -> None:
    with_list.take(with_list.rename_list(1, "TO READ"))
    assert with_list.lists[0].name == "TO READ"


def test_a_list_does_not_get_the_name_of_another(with_list: Library) -> None:
    with_list.take(with_list.make_list("Other"))
    with pytest.raises(LibraryError, match="“To read” already"):
        with_list.rename_list(2, "to read")
    assert [each.name for each in with_list.lists] == ["To read", "Other"]


def test_deleting_a_list_leaves_papers_and_marks(with_list: Library, place: Locations) -> None:
    with_list.take(with_list.set_read([A], True))
    with_list.take(with_list.delete_list(1))
    assert with_list.lists == reopened(place).lists == ()
    assert with_list.mark(A.key).read
    assert with_list.kept(()) == [A]


def test_papers_are_added_at_the_end_and_those_there_stay_where_they_are(
    with_list: Library, place: Locations
) -> None:
    with_list.take(with_list.add_to_list(1, [D, A, D]))
    assert order(with_list) == order(reopened(place)) == "ABCD"


def test_a_paper_that_was_taken_out_comes_back_at_the_end(with_list: Library) -> None:
    with_list.take(with_list.take_out(1, [A.key]))
    with_list.take(with_list.add_to_list(1, [A]))
    assert order(with_list) == "BCA"


def test_papers_are_taken_out_and_the_others_keep_their_order(
    with_list: Library, place: Locations
) -> None:
    with_list.take(with_list.take_out(1, keys("A", "C", "D", "A")))
    assert order(with_list) == order(reopened(place)) == "B"


@pytest.mark.parametrize(
    ("title", "by", "after"),
    [("A", 1, "BAC"), ("C", -2, "CAB"), ("B", 99, "ACB"), ("A", -1, "ABC"), ("D", 1, "ABC")],
)
def test_a_paper_is_moved_in_its_list(
    with_list: Library, place: Locations, title: str, by: int, after: str
) -> None:
    with_list.take(with_list.move_in_list(1, paper(title).key, by))
    assert order(with_list) == order(reopened(place)) == after


@pytest.mark.parametrize(
    "act",
    [
        lambda library: library.rename_list(1, "Later"),
        lambda library: library.delete_list(1),
        lambda library: library.add_to_list(1, [D]),
    ],
)
def test_a_list_that_was_deleted_elsewhere_is_gone_and_says_so(
    with_list: Library, other: Library, act: Callable[[Library], Change]
) -> None:
    other.delete_list(1)
    with pytest.raises(LibraryError, match="is gone: it was deleted elsewhere"):
        act(with_list)


def test_nothing_can_be_taken_out_of_a_list_that_is_gone(
    with_list: Library, other: Library
) -> None:
    other.delete_list(1)
    with_list.take(with_list.take_out(1, [A.key]))
    assert with_list.lists == ()


def test_the_lists_with_a_paper_are_all_that_have_it(with_list: Library) -> None:
    with_list.take(with_list.make_list("Other", [A]))
    assert [each.name for each in with_list.lists_with(A.key)] == ["To read", "Other"]
    assert with_list.lists_with(D.key) == ()


# Papers that are kept


def test_a_marked_or_listed_paper_is_kept_with_title_and_abstract(library: Library) -> None:
    marked, starred, listed = (paper(title, f"On {title}.") for title in ("A [MASK]", "B", "C"))
    library.set_read([marked], True)
    library.set_starred([starred], True)
    library.make_list("To read", [listed])
    found = library.kept(())
    assert sorted(found, key=lambda each: each.title) == [marked, starred, listed]


def test_what_is_known_already_is_not_given_again(library: Library) -> None:
    library.set_read([A, B], True)
    assert library.kept({A.key}) == [B]


def test_a_paper_that_nothing_hangs_on_any_more_is_not_kept(with_list: Library) -> None:
    with_list.take_out(1, [A.key])
    with_list.set_starred([B], True)
    with_list.set_starred([B], False)
    with_list.take_out(1, [B.key])
    assert with_list.kept(()) == [C]


# Anything, in any order


def some_change(reader: Library, shelf: list[Paper], dice: random.Random) -> Change:
    """A change that a person might make."""
    some = dice.sample(shelf, dice.randrange(4))
    number = dice.choice([each.id for each in reader.lists] or [1])
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
            library.take(change)
            other.take(change)
        fresh = reopened(place)
        assert library.marks == other.marks == fresh.marks
        assert library.lists == other.lists == fresh.lists
        most_lists = max(most_lists, len(fresh.lists))
    assert most_lists > 1


def test_a_mark_is_a_value() -> None:
    assert Mark(1, 2) == Mark(1, 2) != Mark(1, 3)
