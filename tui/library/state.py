"""What a library has in memory: everything a person did, as it is on disk."""

from collections.abc import Iterator, Mapping
from itertools import chain
from types import MappingProxyType
from typing import NamedTuple, TypeVar

from tui.library.change import Change
from tui.library.facts import Facts
from tui.library.lists import GONE, ReadingList, SavedFilter
from tui.library.marks import UNMARKED, Half, Mark
from tui.library.names import folded_name

Value = TypeVar("Value")


class Applied(NamedTuple):
    """What taking a change altered in memory."""

    marks: Mapping[str, tuple[Mark, Mark]]
    """Marks that are other ones now, by key: before and after."""
    lists: frozenset[int]
    """Ids of the lists that are other ones now: this change's, and those of another reader."""
    papers: frozenset[str]
    """Keys of all papers whose rows may look different."""
    facts: frozenset[str]
    """Keys of the papers of which sources say something else now."""

    def turned(self, half: Half) -> tuple[list[str], list[str]]:
        """Return the keys of the papers that were given a half of a mark, and that lost it."""
        given, lost = (
            [
                key
                for key, (before, after) in self.marks.items()
                if before.has(half) != after.has(half) == now
            ]
            for now in (True, False)
        )
        return given, lost


class LibraryState:
    """Marks, lists, filters, tags, notes, facts and pages, for whoever reads them on one thread.

    Args:
        contents: what there is, as the change that brings it.
    """

    def __init__(self, contents: Change = Change()) -> None:  # noqa: B008 - it is frozen
        self._marks = dict(contents.marks)
        self._tags = dict(contents.tags)
        self._tags_of_all: Mapping[str, tuple[str, int]] | None = None
        self._notes = dict(contents.notes)
        self._facts = dict(contents.facts)
        self.lists = contents.lists or ()
        self.filters = contents.filters or ()
        self.pages = contents.pages or ()

    @property
    def marks(self) -> Mapping[str, Mark]:
        """The marks by key; a paper without one is unread and not starred."""
        return MappingProxyType(self._marks)

    def mark(self, key: str) -> Mark:
        """Return a paper's mark."""
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
        """Return the saved filter of that id."""
        return next((each for each in self.filters if each.id == number), None)

    def list_of(self, number: int) -> ReadingList | None:
        """Return the reading list of that id."""
        return next((each for each in self.lists if each.id == number), None)

    def lists_with(self, key: str) -> tuple[ReadingList, ...]:
        """Return the reading lists that a paper stands in."""
        return self._lists_by_key.get(key, ())

    def tags_of(self, key: str) -> tuple[str, ...]:
        """Return a paper's tags, in the order of the alphabet."""
        return self._tags.get(key, ())

    @property
    def tagged(self) -> Mapping[str, tuple[str, ...]]:
        """The tags of each paper that has any, by key."""
        return MappingProxyType(self._tags)

    def keys_tagged(self, folded: str) -> list[str]:
        """Return the keys of the papers that have a tag, by its name as names are compared."""
        return [key for key, tags in self._tags.items() if folded in map(folded_name, tags)]

    @property
    def noted(self) -> Mapping[str, str]:
        """The note of each paper that has one, by key."""
        return MappingProxyType(self._notes)

    @property
    def tags(self) -> Mapping[str, int]:
        """All tags there are, and how many papers have each; in the order of the alphabet."""
        return dict(self.tags_by_folded.values())

    @property
    def tags_by_folded(self) -> Mapping[str, tuple[str, int]]:
        """The same by their names as these are compared; another value when one is another."""
        if self._tags_of_all is None:
            names: dict[str, str] = {}
            papers: dict[str, int] = {}
            for tags in self._tags.values():
                # A paper may have two from of old that are compared as one.
                for folded, name in {folded_name(each): each for each in tags}.items():
                    names.setdefault(folded, name)
                    papers[folded] = papers.get(folded, 0) + 1
            self._tags_of_all = {
                folded: (names[folded], papers[folded]) for folded in sorted(names)
            }
        return self._tags_of_all

    def note_of(self, key: str) -> str:
        """Return a paper's note; empty when it has none."""
        return self._notes.get(key, "")

    @property
    def facts(self) -> Mapping[str, Facts]:
        """What sources beside the pages said of papers, by key."""
        return MappingProxyType(self._facts)

    @property
    def hung(self) -> Iterator[str]:
        """Keys of the papers that anything hangs on but facts; some several times."""
        return chain(self._marks, self._tags, self._notes, self._lists_by_key)

    def apply(self, change: Change) -> Applied:
        """Bring a change that is on disk into memory."""
        marks = {
            key: (before, after)
            for key, after in change.marks.items()
            if (before := self.mark(key)) != after
        }
        papers = set(marks)
        papers.update(key for key, tags in change.tags.items() if tags != self.tags_of(key))
        papers.update(key for key, note in change.notes.items() if note != self.note_of(key))
        _keep(self._marks, {key: after for key, (_, after) in marks.items()}, UNMARKED)
        _keep(self._tags, change.tags, ())
        self._tags_of_all = None if change.tags else self._tags_of_all
        _keep(self._notes, change.notes, "")
        told = frozenset(
            key for key, facts in change.facts.items() if facts != self._facts.get(key, ())
        )
        papers |= told
        _keep(self._facts, change.facts, ())
        if change.filters is not None:
            self.filters = change.filters
        if change.pages is not None:
            self.pages = change.pages
        altered = frozenset[int]()
        if change.lists is not None:
            altered = self._take_lists(change.lists, papers)
        return Applied(marks, altered, frozenset(papers), told)

    def _take_lists(self, lists: tuple[ReadingList, ...], papers: set[str]) -> frozenset[int]:
        """Take other lists; gives the ids of those altered and adds the papers concerned."""
        old = {each.id: each for each in self.lists}
        new = {each.id: each for each in lists}
        self.lists = lists
        altered = frozenset(number for number in old | new if old.get(number) != new.get(number))
        for number in altered:
            before, after = old.get(number, GONE), new.get(number, GONE)
            if before.name == after.name:
                papers |= set(before.keys) ^ set(after.keys) | before.done ^ after.done
            else:
                papers.update(before.keys, after.keys)
        return altered


def _keep(there: dict[str, Value], after: Mapping[str, Value], nothing: Value) -> None:
    """Put values in; those that say nothing are taken out."""
    for key, value in after.items():
        if value == nothing:
            there.pop(key, None)
        else:
            there[key] = value
