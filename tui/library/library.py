"""A person's library: marks, reading lists and added pages, on disk and in memory.

A change goes to the database first and gives a `Change`; `Library.take` then brings it into
memory. So what can be seen is always on disk, and the two may happen on two threads: changes are
made one after another on one thread, and memory belongs to the thread that reads it.
"""

from __future__ import annotations

from collections.abc import Container, Iterable, Mapping, Sequence
from types import MappingProxyType
from typing import NamedTuple

from parsing.paper import Paper
from parsing.reading import unused_name
from parsing.text import clean_line
from tui.library.changes import (
    Change,
    append,
    filters_on,
    keys_in,
    lists_on,
    named_row,
    next_place,
    set_marks,
)
from tui.library.disk import Database
from tui.library.errors import LibraryError
from tui.library.lists import (
    GONE,
    ReadingList,
    SavedFilter,
    filter_name,
    list_name,
    moved,
)
from tui.library.locations import Locations
from tui.library.marks import UNMARKED, Mark
from tui.library.pages import SavedPage, page_digest, page_file, save_page

MANY = 500
"""Papers that are asked for at once: well below what SQLite takes."""


class Mended(NamedTuple):
    """What taking a change altered in memory."""

    marks: Mapping[str, tuple[Mark, Mark]]
    """Marks that are other ones now, by key: before and after."""
    lists: frozenset[int]
    """Ids of the lists that are other ones now: this change's, and those of another reader."""
    papers: frozenset[str]
    """Keys of all papers whose rows may look different."""


class Library:
    """The library in one home folder, or one in memory that keeps nothing.

    Raises:
        LibraryError: the database cannot be used; nothing was altered.
    """

    def __init__(self, place: Locations | None) -> None:
        self.place = place
        self._database = Database(None if place is None else place.database)
        self._marks: dict[str, Mark] = {}
        self._lists: tuple[ReadingList, ...] = ()
        self._lists_by_key: dict[str, tuple[ReadingList, ...]] = {}
        self.filters: tuple[SavedFilter, ...] = ()
        self.pages: tuple[SavedPage, ...] = ()
        self.not_saving = self._database.read_only if place else "this library is in memory only"
        """Why changes are not kept; empty when they are."""
        try:
            self._load()
        except BaseException:
            self._database.close()
            raise

    def _load(self) -> None:
        self._marks = {
            key: Mark(read_at, starred_at)
            for key, read_at, starred_at in self._database.select(
                "SELECT key, read_at, starred_at FROM mark"
            )
        }
        self.lists = lists_on(self._database)
        self.filters = filters_on(self._database)
        self._load_pages()

    def _load_pages(self) -> None:
        self.pages = tuple(
            SavedPage(*row)
            for row in self._database.select(
                "SELECT digest, name, file FROM page ORDER BY position"
            )
        )

    def close(self) -> None:
        """Close the database; the library can still be read."""
        self._database.close()

    @property
    def backup_problem(self) -> str:
        """Why there is no backup of today; empty when there is one, or nothing was changed."""
        return self._database.backup_problem

    # Reading

    @property
    def marks(self) -> Mapping[str, Mark]:
        """The marks by key; a paper without one is unread and not starred."""
        return MappingProxyType(self._marks)

    def mark(self, key: str) -> Mark:
        """A paper's mark."""
        return self._marks.get(key, UNMARKED)

    @property
    def lists(self) -> tuple[ReadingList, ...]:
        """The reading lists, in the person's order."""
        return self._lists

    @lists.setter
    def lists(self, lists: tuple[ReadingList, ...]) -> None:
        self._lists = lists
        by_key: dict[str, tuple[ReadingList, ...]] = {}
        for each in lists:
            for key in each.keys:
                by_key[key] = (*by_key.get(key, ()), each)
        self._lists_by_key = by_key

    def filter_of(self, number: int) -> SavedFilter | None:
        """The saved filter of that id."""
        return next((each for each in self.filters if each.id == number), None)

    def list_of(self, number: int) -> ReadingList | None:
        """The reading list of that id."""
        return next((each for each in self.lists if each.id == number), None)

    def lists_with(self, key: str) -> tuple[ReadingList, ...]:
        """The reading lists that a paper stands in."""
        return self._lists_by_key.get(key, ())

    def kept(self, known: Container[str]) -> list[Paper]:
        """The papers with a mark or a place in a list that are not known already."""
        missing = [
            key
            for (key,) in self._database.select(
                "SELECT key FROM paper WHERE key IN (SELECT key FROM mark)"
                " OR key IN (SELECT key FROM list_paper) ORDER BY key"
            )
            if key not in known
        ]
        papers: list[Paper] = []
        for start in range(0, len(missing), MANY):
            some = missing[start : start + MANY]
            marks = ", ".join("?" * len(some))
            papers += [
                Paper(*row)
                for row in self._database.select(
                    f"SELECT key, title, abstract FROM paper WHERE key IN ({marks})",  # noqa: S608
                    some,
                )
            ]
        return papers

    def take(self, change: Change) -> Mended:
        """Bring a change that is on disk into memory."""
        marks: dict[str, tuple[Mark, Mark]] = {}
        for key, after in change.marks.items():
            before = self.mark(key)
            if before == after:
                continue
            marks[key] = (before, after)
            if after == UNMARKED:
                del self._marks[key]
            else:
                self._marks[key] = after
        old = {each.id: each for each in self.lists}
        if change.filters is not None:
            self.filters = change.filters
        if change.lists is not None:
            self.lists = change.lists
        new = {each.id: each for each in self.lists}
        altered = {number for number in old | new if old.get(number) != new.get(number)}
        papers = set(marks)
        for number in altered:
            before_list, after_list = old.get(number, GONE), new.get(number, GONE)
            if before_list.name == after_list.name:
                papers |= set(before_list.keys) ^ set(after_list.keys)
            else:
                papers.update(before_list.keys, after_list.keys)
        return Mended(marks, frozenset(altered), frozenset(papers))

    # Marks

    def set_read(self, papers: Sequence[Paper], read: bool) -> Change:
        """Mark papers read or unread; those that are so already keep their time."""
        with self._database.change("read" if read else "unread") as step:
            return set_marks(step, papers, "read_at", read)

    def set_starred(self, papers: Sequence[Paper], starred: bool) -> Change:
        """Star papers or take their stars; those that are so already keep their time."""
        with self._database.change("star" if starred else "unstar") as step:
            return set_marks(step, papers, "starred_at", starred)

    # Reading lists

    def make_list(self, typed: str, papers: Sequence[Paper] = ()) -> Change:
        """A new list after the others, with some papers or none.

        Raises:
            LibraryError: the name is empty, too long or taken.
        """
        with self._database.change("make list") as step:
            name = list_name(typed, lists_on(step))
            number, position = next_place(step, "list")
            step.put("list", (number,), (name, position))
            append(step, number, papers)
            return Change(lists=lists_on(step))

    def rename_list(self, number: int, typed: str) -> Change:
        """Give a list another name.

        Raises:
            LibraryError: the name is empty, too long or taken, or the list is gone.
        """
        with self._database.change("rename list") as step:
            name = list_name(typed, [each for each in lists_on(step) if each.id != number])
            _, position = named_row(step, "list", number)
            step.put("list", (number,), (name, position))
            return Change(lists=lists_on(step))

    def delete_list(self, number: int) -> Change:
        """Take a list away; its papers and their marks stay.

        Raises:
            LibraryError: the list is gone already.
        """
        with self._database.change("delete list") as step:
            named_row(step, "list", number)
            keys = keys_in(step, number)
            for key in keys:
                step.put("list_paper", (number, key), None)
            step.put("list", (number,), None)
            return Change(lists=lists_on(step))

    def add_to_list(self, number: int, papers: Sequence[Paper]) -> Change:
        """Put papers at the end of a list; those it has already stay where they are.

        Raises:
            LibraryError: the list is gone.
        """
        with self._database.change("add to list") as step:
            named_row(step, "list", number)
            append(step, number, papers)
            return Change(lists=lists_on(step))

    def take_out(self, number: int, keys: Iterable[str]) -> Change:
        """Take papers out of a list."""
        with self._database.change("take out of list") as step:
            there = keys_in(step, number)
            for key in keys:
                if key in there:
                    step.put("list_paper", (number, key), None)
            return Change(lists=lists_on(step))

    def move_in_list(self, number: int, key: str, by: int) -> Change:
        """Move a paper down a list by some places (up when negative), at most to an end."""
        with self._database.change("move in list") as step:
            there = keys_in(step, number)
            if key in there:
                for place, each in enumerate(moved(tuple(there), key, by), 1):
                    step.put("list_paper", (number, each), (place,))
            return Change(lists=lists_on(step))

    # Saved filters

    def save_filter(self, typed: str, query: str) -> Change:
        """Keep a query under a name, after the others.

        Raises:
            LibraryError: the name is empty, too long or taken.
        """
        with self._database.change("save filter") as step:
            name = filter_name(typed, filters_on(step))
            number, position = next_place(step, "filter")
            step.put("filter", (number,), (name, clean_line(query), position))
            return Change(filters=filters_on(step))

    def rename_filter(self, number: int, typed: str) -> Change:
        """Give a saved filter another name.

        Raises:
            LibraryError: the name is empty, too long or taken, or the filter is gone.
        """
        with self._database.change("rename filter") as step:
            name = filter_name(typed, [each for each in filters_on(step) if each.id != number])
            _, query, position = named_row(step, "filter", number)
            step.put("filter", (number,), (name, query, position))
            return Change(filters=filters_on(step))

    def delete_filter(self, number: int) -> Change:
        """Take a saved filter away.

        Raises:
            LibraryError: the filter is gone already.
        """
        with self._database.change("delete filter") as step:
            named_row(step, "filter", number)
            step.put("filter", (number,), None)
            return Change(filters=filters_on(step))

    # Pages

    def add_page(self, name: str, data: bytes) -> SavedPage | None:
        """Copy a page into the library; None when it has the same bytes already.

        Raises:
            LibraryError: it could not be saved.
        """
        if self.place is None:
            raise LibraryError("This library is in memory only; no page can be added.")
        digest = page_digest(data)
        known = any(page.digest == digest for page in self.pages)
        if known and (self.place.pages / page_file(digest)).exists():
            return None
        file = save_page(self.place.pages, digest, data)
        with self._database.change("add page") as step:
            if step.get("page", (digest,)) is None:
                taken = {each for (each,) in step.select("SELECT name FROM page")}
                name = unused_name(name, taken)
                position = step.select("SELECT 1 + coalesce(max(position), 0) FROM page")[0][0]
                step.put("page", (digest,), (name, file, position, step.at))
        self._load_pages()
        return next(page for page in self.pages if page.digest == digest)

    def remove_page(self, page: SavedPage) -> None:
        """Take a page out. Papers with a mark or a place in a list are kept."""
        with self._database.change("remove page") as step:
            step.put("page", (page.digest,), None)
        self._load_pages()
