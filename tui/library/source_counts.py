"""How many papers every source has, and how many of them are unread: kept true, not made anew."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from tui.library.marks import Count
from tui.library.names import folded_name
from tui.library.sources import (
    ALL,
    STARRED,
    UNREAD,
    Shelf,
    Source,
    SourceKind,
    members,
)
from tui.library.state import Applied


class SourceCounts:
    """Counts of a desk's sources.

    Args:
        shelf: the papers, the marks and the lists.
    """

    def __init__(self, shelf: Shelf) -> None:
        self._shelf = shelf
        store = self._store = shelf.store
        state = self._state = shelf.state
        self._with_kept = shelf.with_kept
        everything = len(shelf.everything)
        self._counts = {
            Source(SourceKind.PAGE, name): Count(len(keys), len(keys))
            for name, keys in store.by_page.items()
        }
        self._counts |= {
            ALL: Count(everything, everything),
            UNREAD: Count(everything, everything),
            STARRED: Count(),
        }
        self._done: dict[Source, int] = {}
        for each in state.lists:
            self._count_list(Source(SourceKind.LIST, each.id))
        self._tags: Mapping[str, tuple[str, int]] = {}
        # What is marked is mostly little beside what is not.
        for key, mark in state.marks.items():
            if key in store.papers:
                if mark.starred:
                    self._recount(STARRED, 1, 1)
                if mark.read:
                    self._recount_read(key, mark.starred, -1)
        self._count_tags()

    def __getitem__(self, source: Source) -> Count:
        """Return a source's count; nothing for one that is not there."""
        count = self._counts.get(source)
        if count is None and source.of in source.type.offered(self._shelf):
            # Its kind is none of those whose counts are kept true: it is counted each time.
            keys = members(source, self._shelf).keys
            count = Count(len(keys), self.unread(keys))
        return count or Count()

    def done(self, source: Source) -> int:
        """Return how many papers of a reading list are done there; none of any other source."""
        return self._done.get(source, 0)

    def set(self, source: Source, count: Count) -> None:
        """Set a source's count."""
        self._counts[source] = count

    def unread(self, keys: Iterable[str]) -> int:
        """Return how many of some papers are unread."""
        marks = self._state.marks
        return sum(1 for key in keys if (mark := marks.get(key)) is None or mark.read_at is None)

    def mend(self, applied: Applied) -> None:
        """Make the counts true again after the library took a change."""
        for number in applied.lists:
            self._count_list(Source(SourceKind.LIST, number))
        for key, (before, after) in applied.marks.items():
            if key not in self._store.papers:
                continue
            if before.read != after.read:
                by = -1 if after.read else 1
                self._recount_read(key, before.starred, by)
                for each in self._state.lists_with(key):
                    if each.id not in applied.lists:
                        self._recount(Source(SourceKind.LIST, each.id), 0, by)
                if self._tags is self._state.tags_by_folded:
                    for tag in set(map(folded_name, self._state.tags_of(key))):
                        self._recount(Source(SourceKind.TAG, tag), 0, by)
            if before.starred != after.starred:
                by = 1 if after.starred else -1
                self._recount(STARRED, by, 0 if after.read else by)

        if self._tags is not self._state.tags_by_folded:
            self._count_tags()

    def _count_tags(self) -> None:
        for tag in self._tags:
            self._counts.pop(Source(SourceKind.TAG, tag), None)
        self._tags = self._state.tags_by_folded
        for key, tags in self._state.tagged.items():
            for tag in set(map(folded_name, tags)) if key in self._store.papers else ():
                source = Source(SourceKind.TAG, tag)
                self._counts.setdefault(source, Count())
                self._recount(source, 1, self.unread([key]))

    def _count_list(self, source: Source) -> None:
        if self._state.list_of(int(source.of)) is None:
            self._counts.pop(source, None)
            self._done.pop(source, None)
        else:
            keys = members(source, self._shelf).keys
            reading_list = self._state.list_of(int(source.of))
            done = sum(map(reading_list.done.__contains__, keys)) if reading_list else 0
            self._counts[source] = Count(len(keys), self.unread(keys))
            self._done[source] = done

    def _recount_read(self, key: str, starred: bool, by: int) -> None:
        """A paper was read (-1) or is unread again (1): so much for all but the lists."""
        paper = self._store.papers.get(key)
        if paper is None:
            return
        for page in {sighting.page for sighting in paper.sightings}:
            self._recount(Source(SourceKind.PAGE, page), 0, by)
        if self._with_kept or paper.sightings:
            self._recount(ALL, 0, by)
            self._recount(UNREAD, by, by)
        if starred:
            self._recount(STARRED, 0, by)

    def _recount(self, source: Source, papers: int, unread: int) -> None:
        count = self._counts[source]
        self._counts[source] = Count(count.papers + papers, count.unread + unread)
