"""How many papers every source has, and how many of them are unread: kept true, not made anew."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from tui.library.library import Library
from tui.library.memory import Mended
from tui.library.store import Store
from tui.library.view import ALL, STARRED, UNREAD, Count, Kind, Source, members, whole


class Counts:
    """The counts of a desk's sources.

    Args:
        store: the papers.
        library: the marks and the lists.
        with_kept: whether papers whose pages are not open count in All and Unread.
    """

    def __init__(self, store: Store, library: Library, *, with_kept: bool) -> None:
        self._store = store
        self._library = library
        self._whole = frozenset(whole(store, with_kept=with_kept))
        self._counts: dict[Source, Count] = {}
        sources = [ALL, STARRED]
        sources += [Source(Kind.LIST, each.id) for each in library.lists]
        sources += [Source(Kind.PAGE, page.name) for page in store.pages]
        for source in sources:
            self.set(source, members(source, store, library, with_kept=with_kept))
        unread = self._counts[ALL].unread
        self._counts[UNREAD] = Count(unread, unread)

    def __getitem__(self, source: Source) -> Count:
        """A source's count; nothing for one that is not there."""
        return self._counts.get(source, Count())

    def set(self, source: Source, keys: Sequence[str]) -> None:
        """Count a source's papers anew."""
        self._counts[source] = Count(len(keys), self.unread(keys))

    def unread(self, keys: Iterable[str]) -> int:
        """How many of some papers are unread."""
        marks = self._library.marks
        return sum(1 for key in keys if (mark := marks.get(key)) is None or mark.read_at is None)

    def mend(self, mended: Mended) -> None:
        """Make the counts true again after the library took a change."""
        for number in mended.lists:
            self._drop_or_count(Source(Kind.LIST, number))
        for key, (before, after) in mended.marks.items():
            if key not in self._store.papers:
                continue
            if before.read != after.read:
                self._recount_read(key, before.starred, -1 if after.read else 1, mended.lists)
            if before.starred != after.starred:
                by, count = (1 if after.starred else -1), self._counts[STARRED]
                unread = count.unread + (0 if after.read else by)
                self._counts[STARRED] = Count(count.papers + by, unread)

    def _drop_or_count(self, source: Source) -> None:
        if self._library.list_of(int(source.of)) is None:
            self._counts.pop(source, None)
        else:
            self.set(source, members(source, self._store, self._library))

    def _recount_read(self, key: str, starred: bool, by: int, counted: Iterable[int]) -> None:
        sources = [
            Source(Kind.LIST, each.id)
            for each in self._library.lists_with(key)
            if each.id not in counted
        ]
        pages = {place.page for place in self._store.papers[key].places}
        sources += [Source(Kind.PAGE, page) for page in pages]
        if key in self._whole:
            sources.append(ALL)
            unread = self._counts[UNREAD].unread + by
            self._counts[UNREAD] = Count(unread, unread)
        if starred:
            sources.append(STARRED)
        for source in sources:
            count = self._counts[source]
            self._counts[source] = count._replace(unread=count.unread + by)
