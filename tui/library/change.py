"""What a change did, as a value: it goes from the disk to memory and to the screen."""

from collections.abc import Iterator, Mapping
from types import MappingProxyType
from typing import Any, NamedTuple

from tui.library.facts import Facts
from tui.library.lists import ReadingList, SavedFilter, SavedPage
from tui.library.marks import UNMARKED, Mark

NONE: Mapping[Any, Any] = MappingProxyType({})


class Change(NamedTuple):
    """A change that is on disk: what it did, for memory, counts and the rows to repaint."""

    marks: Mapping[str, Mark] = NONE
    """The marks it set, by key."""
    lists: tuple[ReadingList, ...] | None = None
    """All reading lists after it, when it touched any."""
    filters: tuple[SavedFilter, ...] | None = None
    """All saved filters after it, when it touched any."""
    tags: Mapping[str, tuple[str, ...]] = NONE
    """All tags of each paper whose tags it touched, by key."""
    notes: Mapping[str, str] = NONE
    """The notes it wrote, by key; empty where it took one away."""
    pages: tuple[SavedPage, ...] | None = None
    """All pages after it, when it touched any."""
    facts: Mapping[str, Facts] = NONE
    """All facts of each paper whose facts it touched, by key."""
    merged: Mapping[int, int] = NONE
    """The lists that others were made one with, by the ids of those that went, where others did it
    or it was done again."""
    renames_tag: bool = False
    """Whether papers got a tag in place of another, where others did it or it was done again."""
    said: str = ""
    """What it did, in words, where only the disk could tell."""
    asks: str = ""
    """What to ask before it is made: nothing was done yet. Empty where it was."""
    about: str = ""
    """The key of the paper that was undone or redone something of, when it was one."""

    @property
    def hung(self) -> Iterator[str]:
        """Keys of the papers on which it hung something, or that it left with something."""
        yield from (key for key, mark in self.marks.items() if mark != UNMARKED)
        yield from (key for key, said in (*self.tags.items(), *self.notes.items()) if said)
        yield from (key for each in self.lists or () for key in each.keys)
