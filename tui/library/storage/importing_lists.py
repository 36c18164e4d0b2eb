"""Reading lists that come with an import: filled, worked off, described and due as they were.

What is there is kept: a list of the same name is added to, a description stands above the imported
one, a due date and the time that something was done stay.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from types import MappingProxyType
from typing import NamedTuple

from parsing.meta import Annotations, WrittenList
from parsing.paper import Paper
from tui.library.due import due_date
from tui.library.errors import LibraryError
from tui.library.labels import both_notes
from tui.library.lists import SavedPage, description_text, list_name
from tui.library.marks import moment_in
from tui.library.names import folded_name
from tui.library.phrases import plural
from tui.library.storage.mutations import next_id, next_position
from tui.library.storage.queries import lists_on
from tui.library.storage.stored import Queryable, Values, read_raw

NewRow = tuple[str, Values, Values]
"""A row that will be another: table, key and values."""
Tell = Callable[[str, str, LibraryError], object]
"""Takes what is left out: what it is, what it is called, and why."""


class Written(NamedTuple):
    """What a person wrote on a paper elsewhere; nothing, where it only stands on the page."""

    paper: Paper
    annotations: Annotations


class FilledList(NamedTuple):
    """A reading list as it was elsewhere."""

    written: WrittenList
    keys: tuple[str, ...]
    """Of its papers, in its order."""


class WrittenOn(NamedTuple):
    """What a person wrote in some files of another tool."""

    papers: Sequence[Written]
    """Every paper in them, in order."""
    lists: Sequence[FilledList] = ()
    earlier_notes: Mapping[str, str] = MappingProxyType({})
    """The notes that an earlier file of the same name had, by the keys of papers."""
    in_place_of: Sequence[SavedPage] = ()
    """Earlier pages whose place those take that come."""


class PlannedLists:
    """Works out which rows of lists an import writes.

    Args:
        database: the database, or the change that it will be a part of.
        at: the time at which things are done, in milliseconds since 1970 UTC.
        tell: is told of what is left out.
    """

    def __init__(self, database: Queryable, at: int, tell: Tell) -> None:
        self._database, self._at, self._tell = database, at, tell
        there = lists_on(database)
        # Older versions knew names apart that are compared as one now: the very one comes first.
        self._ids = {folded_name(each.name): each.id for each in reversed(there)}
        self._exact = {each.name.casefold(): each.id for each in reversed(there)}
        names = ("id", "name", "position", "description", "due")
        self._before = {number: tuple(said) for number, *said in read_raw(database, "list", names)}
        self._lists = dict(self._before)
        self._first = next_id(database, "list")
        self._position = next_position(database, "list") - self._first
        self._wanted: dict[int, dict[str, None]] = {}
        self.rows: list[NewRow] = []
        self.counted: list[str] = []
        """What the rows are, in words."""

    def plan(self, written: Sequence[Written], lists: Iterable[FilledList]) -> None:
        """Work it out.

        Args:
            written: every paper, in order.
            lists: those of which more is known than who stands in them, in their order.
        """
        for each in lists:
            if (number := self._number_of(each.written.name)) is not None:
                self._wanted.setdefault(number, {}).update(dict.fromkeys(each.keys))
                self._say(number, each.written)
        for paper, wrote in written:
            for name in wrote.lists:
                if (number := self._number_of(name)) is not None:
                    self._wanted.setdefault(number, {})[paper.key] = None
        done = {
            (self._known(name), paper.key): moment_in(since.get(name, ""))
            for paper, wrote in written
            for since in [dict(wrote.done_at)]
            for name in wrote.done_in
        }
        self._fill(done)

    def _known(self, name: str) -> int | None:
        return self._exact.get(name.casefold()) or self._ids.get(folded_name(name))

    def _number_of(self, name: str) -> int | None:
        """Return the id of a list, of a new one where there is none of the name."""
        if (number := self._known(name)) is not None:
            return number
        try:
            tidy = list_name(name)
        except LibraryError as error:
            self._tell("the list", name, error)
            return None
        number = self._ids[folded_name(tidy)] = self._first + len(self._lists) - len(self._before)
        self._lists[number] = (tidy, self._position + number, "", "")
        return number

    def _say(self, number: int, written: WrittenList) -> None:
        """Have a list say what it is for, and be due, as it was."""
        name, position, description, due = self._lists[number]
        try:
            text = description_text(written.description)
            both = both_notes(description, text) if description and text else description or text
            description = description_text(both)
        except LibraryError as error:
            self._tell("the description of", name, error)
        try:
            due = due or due_date(written.due)
        except LibraryError as error:
            self._tell("the due date of", name, error)
        self._lists[number] = (name, position, description, due)

    def _fill(self, done: Mapping[tuple[int | None, str], int]) -> None:
        """Work out who stands in each list, and since when what is done there is done."""
        new, added, worked_off = self._lists.keys() - self._before.keys(), 0, 0
        changed = {each for each in self._lists if self._lists[each] != self._before.get(each)}
        self.rows += [("list", (each,), self._lists[each]) for each in sorted(changed)]
        for number, keys in self._wanted.items():
            where = "WHERE list = ?", (number,)
            rows = read_raw(self._database, "list_paper", ("key", "position", "done_at"), *where)
            there = {key: (position, done_at) for key, position, done_at in rows}
            last = next_position(self._database, "list_paper", *where)
            for key in keys:
                position, done_at = there.get(key, (last, None))
                last += key not in there
                if done_at is None and (number, key) in done:
                    done_at = min(done[number, key] or self._at, self._at)
                    worked_off += 1
                if there.get(key) != (position, done_at):
                    self.rows.append(("list_paper", (number, key), (position, done_at)))
            added += number not in new and not keys.keys() <= there.keys()
        described, due = (
            sum(self._lists[each][at] != self._before.get(each, ("",) * 4)[at] for each in changed)
            for at in (2, 3)
        )
        self.counted = [
            *([plural(len(new), "new list")] if new else []),
            *([f"{plural(added, 'list')} added to"] if added else []),
            *([f"{worked_off:,} done in lists"] if worked_off else []),
            *([plural(described, "list description")] if described else []),
            *([plural(due, "due date")] if due else []),
        ]
