"""What lies on the desk: a store, a library and the open view, with its counts kept true."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from typing import TYPE_CHECKING, NamedTuple

from parsing.paper import Paper
from tui.library.changes import Change
from tui.library.conditions import Facts
from tui.library.counts import Counts
from tui.library.library import Library
from tui.library.marks import UNMARKED
from tui.library.query import NO_QUERY, Query, parse_query
from tui.library.store import Store
from tui.library.view import ALL, Count, Kind, Sort, Source, members, whole

if TYPE_CHECKING:
    from tui.library.index import Index
    from tui.library.matching import Found
    from tui.library.search import Hits
    from tui.library.similar import Likeness


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
    sort: Sort = Sort.BEST


class Desk:
    """The open papers, the library they are marked in, and one view of them.

    Args:
        store: the papers of the open pages and those the library keeps.
        library: where marks and lists are.
        with_kept: whether All and Unread also show papers whose pages are not open.
        samples: whether the pages are the sample pages, for want of the person's own.
        problems: what could not be read or understood, a sentence each.
        missing: those of them that tell of pages which could not be read at all.
    """

    def __init__(
        self,
        store: Store,
        library: Library,
        *,
        with_kept: bool = True,
        samples: bool = False,
        problems: Sequence[str] = (),
        missing: Sequence[str] = (),
    ) -> None:
        self.store = store
        self.library = library
        self.samples = samples
        self.missing = tuple(missing)
        self.problems = (*missing, *problems)
        self._with_kept = with_kept
        self._labels = store.labels
        self._lengths = {page.name: len(page.entries) for page in store.pages}
        self._index: Index | None = None
        self._facts = Facts(self._pages_of, self._lists_of, self._is, self._tags_of, self._note_of)
        self._sort = Sort.BEST
        self._order: dict[str, int] | None = None
        self._base: tuple[str, ...] = ()
        self._position: dict[str, int] | None = None
        self._likeness: Likeness | None = None
        self._shared: dict[str, tuple[str, ...]] = {}
        self._counts = Counts(store, library, with_kept=with_kept)
        self.view = View(ALL, ())
        self.unread_in_view = 0
        self.choose(ALL)

    # The view

    def choose(self, source: Source) -> None:
        """Open a source's papers, under the query that stands."""
        self._base = self._members(source)
        self._show(source, self.view.query)

    def ask(self, text: str) -> None:
        """Filter the open source by what was typed."""
        self._show(self.view.source, parse_query(text))

    def sort(self, sort: Sort) -> None:
        """Show the papers in another order."""
        self._sort = sort
        self._show(self.view.source, self.view.query)

    def use_index(self, index: Index) -> None:
        """Take the finished index; what waited for it is answered now."""
        self._index = index
        self._count_filters()
        if self.view.query or self.view.source.kind is Kind.FILTER:
            self.choose(self.view.source)

    @property
    def in_own_order(self) -> bool:
        """Whether the papers stand as their source has them."""
        return not self.view.query and self._sort is Sort.BEST

    @property
    def indexed(self) -> bool:
        """Whether queries are answered yet."""
        return self._index is not None

    def shared(self, key: str) -> tuple[str, ...]:
        """In a view of similar papers, the words that bind a paper to the one they are like."""
        return self._shared.get(key, ())

    def _members(self, source: Source) -> tuple[str, ...]:
        match source.kind:
            case Kind.FILTER:
                saved = self.library.filter_of(int(source.of))
                hits = self._search(parse_query(saved.query)) if saved else None
                everything = whole(self.store, with_kept=self._with_kept)
                if hits is None:
                    return ()
                here = frozenset(everything)
                return tuple(key for key in hits.keys if key in here)
            case Kind.SIMILAR:
                return self._similar(str(source.of))
            case _:
                return members(source, self.store, self.library, with_kept=self._with_kept)

    def _search(self, query: Query) -> Hits | None:
        """What a query finds among all papers, or None before they are indexed."""
        if self._index is None:
            return None
        # Imported with the first query: a start need not wait for it.
        from tui.library.search import search

        return search(self._index, query, self._facts)

    def _similar(self, key: str) -> tuple[str, ...]:
        if self._index is None:
            return ()
        if self._likeness is None:
            from tui.library.similar import Likeness

            self._likeness = Likeness(self._index)
        neighbours = self._likeness.neighbours(key)
        self._shared = {each.key: each.shared for each in neighbours}
        return tuple(each.key for each in neighbours)

    def _show(self, source: Source, query: Query) -> None:
        keys: tuple[str, ...] = self._base
        found: tuple[Found, ...] = ()
        complete: frozenset[str] | None = None
        hits = self._search(query) if query else None
        if hits is not None:
            here = frozenset(self._base)
            keys = tuple(key for key in hits.keys if key in here)
            found, complete = hits.found, hits.complete
        keys = self._sorted(keys)
        self.view = View(source, keys, query, found, complete, len(self._base), self._sort)
        self._position = None
        self.unread_in_view = self._counts.unread(keys)

    def _sorted(self, keys: tuple[str, ...]) -> tuple[str, ...]:
        papers, mark = self.store.papers, self.library.mark
        match self._sort:
            case Sort.TITLE:
                return tuple(sorted(keys, key=lambda key: papers[key].title.casefold()))
            case Sort.MARKED:
                return tuple(sorted(keys, key=lambda key: -mark(key).latest))
            case Sort.LENGTH:
                return tuple(sorted(keys, key=lambda key: len(papers[key].abstract)))
            case Sort.PAGE:
                place = self._page_order()
                return tuple(sorted(keys, key=place.__getitem__))
            case _:
                return keys

    def _page_order(self) -> dict[str, int]:
        if self._order is None:
            everything = self.store.on_pages + self.store.kept
            self._order = {key: place for place, key in enumerate(everything)}
        return self._order

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

    def unread_from(
        self, start: int, step: int, read_soon: Callable[[str], bool] = lambda _: False
    ) -> int | None:
        """The next unread paper's place from a place on, going round; None when all are read.

        Args:
            start: the place to leave; -1 to begin outside.
            step: 1 to go down, -1 to go up.
            read_soon: tells keys that count as read already: their marks are on the way to disk.
        """
        keys, marks = self.view.keys, self.library.marks
        if start < 0 and step < 0:
            start = len(keys)
        for away in range(1, len(keys) + 1):
            place = (start + step * away) % len(keys)
            mark = marks.get(keys[place])
            if (mark is None or mark.read_at is None) and not read_soon(keys[place]):
                return place
        return None

    def _pages_of(self, key: str) -> Iterator[str]:
        for place in self.store.papers[key].places:
            yield place.page
            yield self.labels[place.page]

    def _lists_of(self, key: str) -> Iterator[str]:
        return (each.name for each in self.library.lists_with(key))

    def _tags_of(self, key: str) -> Iterator[str]:
        for name in self.library.tags_of(key):
            yield name
            yield f"#{name}"  # as the rows show it

    def _note_of(self, key: str) -> Iterator[str]:
        if note := self.library.note_of(key):
            yield note

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
            case "tagged":
                return bool(self.library.tags_of(key))
            case "noted":
                return bool(self.library.note_of(key))
            case "kept":
                return not self.store.papers[key].places
            case _:
                return False

    # Changes

    def count(self, source: Source) -> Count:
        """How many papers a source has, and how many are unread."""
        return self._counts[source]

    def take(self, change: Change) -> frozenset[str]:
        """Bring a committed change into memory and mend the counts and the view.

        Returns:
            The keys of the papers whose rows may look different.
        """
        mended = self.library.take(change)
        self._counts.mend(mended)
        for key, (before, after) in mended.marks.items():
            if before.read != after.read and self.position(key) is not None:
                self.unread_in_view += -1 if after.read else 1
        if mended.papers or mended.lists or change.filters is not None:
            self._count_filters()
        source = self.view.source
        gone = (source.kind is Kind.LIST and self.library.list_of(int(source.of)) is None) or (
            source.kind is Kind.FILTER and self.library.filter_of(int(source.of)) is None
        )
        if gone:
            self.choose(ALL)
        elif source.kind is Kind.LIST and source.of in mended.lists:
            self.choose(source)
        return mended.papers

    def has_other_pages(self, change: Change) -> bool:
        """Whether a change, not yet taken, brings or removes pages that belong on the desk."""
        return self._with_kept and change.pages not in (None, self.library.pages)

    def lacks(self, change: Change) -> bool:
        """Whether a change speaks of papers that are not on the desk and are to be kept."""
        hung = [key for key, mark in change.marks.items() if mark != UNMARKED]
        hung += [key for key, said in (*change.tags.items(), *change.notes.items()) if said]
        hung += [key for each in change.lists or () for key in each.keys]
        return any(key not in self.store.papers for key in hung)

    def use_store(self, store: Store) -> None:
        """Lay other papers on the desk. The view stays if it can; words are read anew."""
        if not store.papers.keys() >= self.store.papers.keys():
            self._index = None  # it knows of papers that are gone
        self.store = store
        self._labels = store.labels
        self._lengths = {page.name: len(page.entries) for page in store.pages}
        self._order = self._likeness = None
        self._counts = Counts(store, self.library, with_kept=self._with_kept)
        self._count_filters()
        source = self.view.source
        gone = (source.kind is Kind.PAGE and source.of not in store.by_page) or (
            source.kind is Kind.SIMILAR and source.of not in store.papers
        )
        self.choose(ALL if gone else source)

    def _count_filters(self) -> None:
        for each in self.library.filters:
            source = Source(Kind.FILTER, each.id)
            self._counts.set(source, self._members(source))

    # Words

    def name(self, source: Source) -> str:
        """What a source is called on screen."""
        match source.kind:
            case Kind.LIST:
                found = self.library.list_of(int(source.of))
                return found.name if found else "a deleted list"
            case Kind.FILTER:
                saved = self.library.filter_of(int(source.of))
                return saved.name if saved else "a deleted filter"
            case Kind.SIMILAR:
                return f"Like “{self.store.papers[str(source.of)].title}”"
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
