"""Undo after anything, in any order: by the plainest model of it, and by two readers at once."""

from __future__ import annotations

import random
import tempfile
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path

from hypothesis import HealthCheck, settings
from hypothesis import strategies as st
from hypothesis.stateful import (
    RuleBasedStateMachine,
    initialize,
    invariant,
    precondition,
    rule,
)

from tests.tui.library.made import papers
from tests.tui.library.undoing import in_memory, on_disk, redo, tables, undo
from tui.library.change import Change
from tui.library.errors import LibraryError
from tui.library.library import Library
from tui.library.locations import Locations

SHELF = papers(*"ABCDE")


def some_change(library: Library, dice: random.Random) -> None:
    """A change that a person might make, taken into memory."""
    some = dice.sample(SHELF, dice.randrange(4))
    one = dice.choice(SHELF)
    number = dice.choice([each.id for each in library.state.lists] or [1])
    saved = dice.choice([each.id for each in library.state.filters] or [1])
    name = dice.choice(["x", "X", "y", "z"])
    acts: list[Callable[[], Change]] = [
        lambda: library.set_read(some, dice.random() < 0.5),
        lambda: library.set_starred(some, dice.random() < 0.5),
        lambda: library.make_list(name, some),
        lambda: library.rename_list(number, name),
        lambda: library.delete_list(number),
        lambda: library.add_to_list(number, some),
        lambda: library.take_out(number, [each.key for each in some]),
        lambda: library.move_in_list(number, one.key, dice.randrange(-3, 4)),
        lambda: library.save_filter(name, "query"),
        lambda: library.rename_filter(saved, name),
        lambda: library.delete_filter(saved),
        lambda: library.tag(some, name),
        lambda: library.untag(some, name),
        lambda: library.set_note(one, dice.choice(["", "a", "b\nc"])),
    ]
    chosen = dice.randrange(len(acts) + 2)
    with suppress(LibraryError):
        if chosen < len(acts):
            library.apply(acts[chosen]())
        elif chosen == len(acts) or not library.state.pages:
            library.add_page(name, dice.choice([b"1", b"2", b"3"]))
        else:
            library.remove_page(dice.choice(library.state.pages))


class LineOfChanges(RuleBasedStateMachine):
    """A library beside the plainest model of undo: all its states in a row, and where one is."""

    def __init__(self) -> None:
        super().__init__()
        self.home = tempfile.TemporaryDirectory()
        self.place = Locations(Path(self.home.name) / "carrel")

    @initialize()
    def begin(self) -> None:
        """An empty library."""
        self.library = Library(self.place)
        self.states = [tables(self.place)]
        self.at = 0

    @rule(seed=st.integers(0, 10**6))
    def change(self, seed: int) -> None:
        """Something is done; what was undone is done for."""
        some_change(self.library, random.Random(seed))
        now = tables(self.place)
        if now != self.states[self.at]:
            self.states[self.at + 1 :] = [now]
            self.at += 1

    @rule()
    def undo(self) -> None:
        """One back."""
        said = undo(self.library)
        assert said.startswith("Undone: " if self.at else "Nothing to undo.")
        self.at = max(0, self.at - 1)

    @rule()
    def redo(self) -> None:
        """One on."""
        last = len(self.states) - 1
        said = redo(self.library)
        assert said.startswith("Redone: " if self.at < last else "Nothing to redo.")
        self.at = min(last, self.at + 1)

    @rule()
    def reopen(self) -> None:
        """The reader is left and opened again."""
        self.library.close()
        self.library = Library(self.place)

    @precondition(lambda self: self.at > 1)
    @rule()
    def undo_all_and_redo_all(self) -> None:
        """All the way back, and all the way on."""
        while undo(self.library) != "Nothing to undo.":
            self.at -= 1
            assert tables(self.place) == self.states[self.at]
        assert self.at == 0
        while redo(self.library) != "Nothing to redo.":
            self.at += 1
            assert tables(self.place) == self.states[self.at]
        assert self.at == len(self.states) - 1

    @invariant()
    def is_where_the_model_is(self) -> None:
        """Disk and memory are as they should be."""
        assert tables(self.place) == self.states[self.at]
        assert in_memory(self.library) == on_disk(self.place)

    def teardown(self) -> None:
        """Close the library and clean up."""
        self.library.close()
        self.home.cleanup()


TestLineOfChanges = LineOfChanges.TestCase


TestLineOfChanges.settings = settings(
    max_examples=20,
    stateful_step_count=25,
    deadline=None,
    derandomize=True,
    suppress_health_check=[HealthCheck.too_slow],
)


def test_two_readers_that_change_and_undo_leave_a_library_that_hangs_together(
    library: Library, other: Library, place: Locations
) -> None:
    dice = random.Random(511)
    undone = 0
    for _ in range(300):
        reader = dice.choice([library, other])
        before = tables(place)
        match dice.randrange(5):
            case 0 | 1:
                undone += undo(reader).startswith("Undone")
            case 2:
                undone += redo(reader).startswith("Redone")
            case _:
                some_change(reader, dice)
        after = tables(place)
        lists = {row[0] for row in after["list"]}
        assert {row[0] for row in after["list_paper"]} <= lists, (before, after)
        for table in ("list", "filter"):
            names = [row[1].casefold() for row in after[table]]
            assert len(names) == len(set(names)), (before, after)
        names = [row[1] for row in after["page"]]
        assert len(names) == len(set(names)), (before, after)
        for each in (library, other):
            if (news := each.news()) is not None:
                each.apply(news)
            assert in_memory(each) == on_disk(place)
    assert undone > 50
