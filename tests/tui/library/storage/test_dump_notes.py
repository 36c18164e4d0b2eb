"""Notes that are in the dump and in the library: both sides come to the same words."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import closing

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.tui.library.dumps import Shelf, scratch_shelf
from tests.tui.library.made import paper
from tui.library.library import Library
from tui.library.storage.dump.merge import load
from tui.library.storage.dump.parse import read_dump

A = paper("A")


def with_note(shelf: Shelf, text: str, at: int) -> None:
    """A note on A, with a time of one's own."""
    with shelf.database.change("note") as step:
        step.keep([A])
        step.write("note", (A.key,), (text, at))


def note(shelf: Shelf) -> str:
    """The note on A."""
    with closing(Library(shelf.library.paths)) as library:
        return library.state.note_of(A.key)


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
    read = read_dump(one.dumped().encode())
    assert load(other.database, other.pages, read, told.append) == {}
    assert note(other) == "y" * 12_000
    (words,) = told
    assert words.startswith("the note on “A” was left as it is: with the dump's it would have more")
