"""What lies on the desk: a store, a library and the open view, with its counts kept true."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import TYPE_CHECKING, NamedTuple

from parsing.paper import Paper
from tui.library.changes import Change
from tui.library.conditions import Facts
from tui.library.library import Library
from tui.library.query import NO_QUERY, Query, parse_query
from tui.library.store import Store
from tui.library.view import ALL, STARRED, UNREAD, Count, Kind, Source, members, whole

if TYPE_CHECKING:
    from tui.library.index import Index
    from tui.library.matching import Found


class View(NamedTuple):
    """The papers that the list pane shows."""

    source: Source
    keys: tuple[str, ...]
    query: Query = NO_QUERY
    found: tuple[Found, ...] = ()
    """How the query's words were found, for marking them in the text."""
    complete: frozenset[str] | None = None
    """Keys of the papers that answer the whole query; None without one: all do."""
    of: int = 0
    """How many papers the source has, before the query."""


class Desk:
    """The open papers, the library they are marked in, and one view of them.

    Args:
        store: the papers of the open pages and those the library keeps.
        library: where marks and lists are.
        with_kept: whether All and Unread also show papers whose pages are not open.
        samples: whether the pages are the sample pages, for want of the person's own.
        problems: what could not be read or understood, a sentence each.
    """

    def __init__(
        self,
        store: Store,
        library: Library,
        *,
        with_kept: bool = True,
        samples: bool = False,
        problems: Sequence[str] = (),
    ) -> None:
        self.store = store
        self.library = library
        self.samples = samples
        self.problems = tuple(problems)
        self._with_kept = with_kept
        self._labels = store.labels
        self._lengths = {page.name: len(page.entries) for page in store.pages}
        self._index: Index | None = None
        self._facts = Facts(self._pages_of, self._lists_of, self._is)
        self._base: tuple[str, ...] = ()
        self._position: dict[str, int] | None = None
        self._whole = frozenset(whole(store, with_kept=with_kept))
        self._counts: dict[Source, Count] = {}
        self._count_all()
        self.view = View(ALL, ())
        self.unread_in_view = 0
        self.choose(ALL)

    # The view

    def choose(self, source: Source) -> None:
        """Open a source's papers, under the query that stands."""
        self._base = members(source, self.store, self.library, with_kept=self._with_kept)
        self._show(source, self.view.query)

    def ask(self, text: str) -> None:
        """Filter the open source by what was typed."""
        self._show(self.view.source, parse_query(text))

    def use_index(self, index: Index) -> None:
        """Take the finished index; a query that waited for it is answered now."""
        self._index = index
        if self.view.query:
            self._show(self.view.source, self.view.query)

    @property
    def indexed(self) -> bool:
        """Whether queries are answered yet."""
        return self._index is not None

    def _show(self, source: Source, query: Query) -> None:
        keys: tuple[str, ...] = self._base
        found: tuple[Found, ...] = ()
        complete: frozenset[str] | None = None
        if query and self._index is not None:
            # Imported with the first query: a start need not wait for it.
            from tui.library.search import search

            hits = search(self._index, query, self._facts)
            here = self._whole if source == ALL else frozenset(self._base)
            keys = tuple(key for key in hits.keys if key in here)
            found, complete = hits.found, hits.complete
        self.view = View(source, keys, query, found, complete, len(self._base))
        self._position = None
        self.unread_in_view = self._unread(keys)

    def paper(self, index: int) -> Paper | None:
        """The paper at a place of the view, or None outside it."""
        keys = self.view.keys
        return self.store.papers[keys[index]] if 0 <= index < len(keys) else None

    def position(self, key: str) -> int | None:
        """A paper's place in the view."""
        if self._position is None:
            self._position = {each: place for place, each in enumerate(self.view.keys)}
        return self._position.get(key)

    def answers(self, key: str) -> bool:
        """Whether a paper is in view and answers the whole query, not only some of its words."""
        complete = self.view.complete
        return self.position(key) is not None and (complete is None or key in complete)

    def unread_from(self, start: int, step: int) -> int | None:
        """The next unread paper's place from a place on, going round; None when all are read.

        Args:
            start: the place to leave; -1 to begin outside.
            step: 1 to go down, -1 to go up.
        """
        keys, marks = self.view.keys, self.library.marks
        if start < 0 and step < 0:
            start = len(keys)
        for away in range(1, len(keys) + 1):
            place = (start + step * away) % len(keys)
            mark = marks.get(keys[place])
            if mark is None or mark.read_at is None:
                return place
        return None

    def _pages_of(self, key: str) -> Iterator[str]:
        for place in self.store.papers[key].places:
            yield place.page
            yield self.labels[place.page]

    def _lists_of(self, key: str) -> Iterator[str]:
        return (each.name for each in self.library.lists_with(key))

    def _is(self, key: str, state: str) -> bool:
        match state:
            case "read":
                return self.library.mark(key).read
            case "unread":
                return not self.library.mark(key).read
            case "starred":
                return self.library.mark(key).starred
            case "listed":
                return bool(self.library.lists_with(key))
            case "kept":
                return not self.store.papers[key].places
            case _:
                return False

    # Counts

    def count(self, source: Source) -> Count:
        """How many papers a source has, and how many are unread."""
        return self._counts.get(source, Count())

    def take(self, change: Change) -> frozenset[str]:
        """Bring a committed change into memory and mend the counts and the view.

        Returns:
            The keys of the papers whose rows may look different.
        """
        mended = self.library.take(change)
        for each in self.library.lists:
            # Another reader's list may have come along with this change.
            if Source(Kind.LIST, each.id) not in self._counts:
                self._count_list(each.id)
        for key, (before, after) in mended.marks.items():
            if before.read != after.read:
                self._recount_read(key, before.starred, -1 if after.read else 1)
            if before.starred != after.starred:
                self._recount_star(1 if after.starred else -1, after.read)
        for number in mended.lists:
            self._count_list(number)
        source = self.view.source
        if source.kind is Kind.LIST and source.of in mended.lists:
            self.choose(source if self.library.list_of(int(source.of)) else ALL)
        return mended.papers

    def _recount_read(self, key: str, starred: bool, by: int) -> None:
        sources = [Source(Kind.LIST, each.id) for each in self.library.lists_with(key)]
        sources += [
            Source(Kind.PAGE, page)
            for page in {place.page for place in self.store.papers[key].places}
        ]
        if key in self._whole:
            sources.append(ALL)
            unread = self._counts[UNREAD].unread + by
            self._counts[UNREAD] = Count(unread, unread)
        if starred:
            sources.append(STARRED)
        for source in sources:
            count = self._counts[source]
            self._counts[source] = count._replace(unread=count.unread + by)
        if self.position(key) is not None:
            self.unread_in_view += by

    def _recount_star(self, by: int, read: bool) -> None:
        count = self._counts[STARRED]
        self._counts[STARRED] = Count(count.papers + by, count.unread + (0 if read else by))

    def _count_list(self, number: int) -> None:
        source = Source(Kind.LIST, number)
        if self.library.list_of(number) is None:
            self._counts.pop(source, None)
        else:
            self._counts[source] = self._counted(members(source, self.store, self.library))

    def _count_all(self) -> None:
        sources = [ALL, STARRED]
        sources += [Source(Kind.LIST, each.id) for each in self.library.lists]
        sources += [Source(Kind.PAGE, page.name) for page in self.store.pages]
        for source in sources:
            keys = members(source, self.store, self.library, with_kept=self._with_kept)
            self._counts[source] = self._counted(keys)
        unread = self._counts[ALL].unread
        self._counts[UNREAD] = Count(unread, unread)

    def _counted(self, keys: Sequence[str]) -> Count:
        return Count(len(keys), self._unread(keys))

    def _unread(self, keys: Iterable[str]) -> int:
        marks = self.library.marks
        return sum(1 for key in keys if (mark := marks.get(key)) is None or mark.read_at is None)

    # Words

    def name(self, source: Source) -> str:
        """What a source is called on screen."""
        match source.kind:
            case Kind.LIST:
                found = self.library.list_of(int(source.of))
                return found.name if found else "a deleted list"
            case Kind.PAGE:
                return self.labels.get(str(source.of), str(source.of))
            case _:
                return source.kind.value.capitalize()

    @property
    def labels(self) -> Mapping[str, str]:
        """What each page is called on screen."""
        return self._labels

    def length(self, page: str) -> int:
        """How many entries a page has."""
        return self._lengths[page]
