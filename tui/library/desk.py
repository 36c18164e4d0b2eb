"""What lies on the desk: a store, a library and the open view, with its counts kept true."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import TYPE_CHECKING

from parsing.paper import Paper
from tui.library.library import Library
from tui.library.marks import UNMARKED
from tui.library.query_service import QueryService
from tui.library.search.query import Query, parse_query
from tui.library.source_counts import SourceCounts
from tui.library.storage.mutations import Change
from tui.library.store import Store
from tui.library.view import ALL, Count, Sort, Source, SourceKind, View, members, whole

if TYPE_CHECKING:
    from tui.library.pending_pages import LoadedPages, PendingPages
    from tui.library.search.index import Index
    from tui.library.search.searcher import Hits


class Desk:
    """The open papers, the library they are marked in, and one view of them.

    Args:
        store: the papers of the open pages and those the library keeps.
        library: where marks and lists are.
        with_kept: whether All and Unread also show papers whose pages are not open.
        samples: whether the pages are the sample pages, for want of the person's own.
        missing: pages that could not be read, a sentence each.
        pending_pages: pages that are still to be read, if any.
        cache_name: tells what is open from anything else that may be: its index is kept under it.
    """

    def __init__(
        self,
        store: Store,
        library: Library,
        *,
        with_kept: bool = True,
        samples: bool = False,
        missing: Sequence[str] = (),
        pending_pages: PendingPages | None = None,
        cache_name: str = "",
    ) -> None:
        self.library = library
        self.samples = samples
        self.pending_pages = pending_pages
        self.cache_name = cache_name
        self.warnings: tuple[str, ...] = ()
        """What else a person should know, beside problems with the pages."""
        self.working = ""
        """What is being done in the background, in words for a person."""
        self._with_kept = with_kept
        self._queries = QueryService(library)
        self._sort = Sort.BEST
        self._sort_of_similar = Sort.BEST
        self._base: Sequence[str] = ()
        self._within: int | None = None
        """The set of the open source's documents, once a query asked for it; None also for all."""
        self._filtered: Hits | None = None
        """What the saved filter that is open found."""
        self._positions: tuple[Sequence[str], dict[str, int]] = ((), {})
        """The keys whose places were last asked for, and the place of each."""
        self._shared: dict[str, tuple[str, ...]] = {}
        self.view = View(ALL, ())
        self.unread_in_view = 0
        self.lay(store, missing)

    def receive(self, pending_pages: PendingPages, laid: LoadedPages) -> bool:
        """Lay what awaited pages gave; False when the desk waits for others by now."""
        if pending_pages is not self.pending_pages:
            return False
        self.pending_pages = None
        self.samples = laid.samples
        self.lay(laid.store, laid.missing)
        return True

    def lay(self, store: Store, missing: Sequence[str] = ()) -> None:
        """Put papers on the desk, in the place of those that lay there.

        The view stays if it can. Words are to be read anew.
        """
        self.store = store
        self.missing = tuple(missing)
        self._problems = (*missing, *store.problems)
        self._labels = store.labels
        self._lengths = {page.name: len(page.entries) for page in store.pages}
        self._all = whole(store, with_kept=self._with_kept)
        """Keys of the papers that All shows."""
        self._queries.lay(store, self._all)
        self._counts = SourceCounts(store, self.library, with_kept=self._with_kept)
        self._count_filters()
        source = self.view.source
        self.choose(ALL if self._is_gone(source) else source)

    @property
    def problems(self) -> tuple[str, ...]:
        """What went wrong, a sentence each."""
        return (*self.warnings, *self._problems)

    # The view

    def choose(self, source: Source) -> None:
        """Open a source's papers, under the query that stands."""
        self._within = self._filtered = None
        if source.kind is SourceKind.FILTER:
            self._filtered = self._queries.saved(int(source.of))
            self._base = self._filtered.keys if self._filtered else ()
            self._within = self._filtered.keys.documents if self._filtered else None
        elif source.kind is SourceKind.SIMILAR:
            if source != self.view.source:
                # The nearest come first, however other views are sorted.
                self._sort_of_similar = Sort.BEST
            neighbours = self._queries.similar(str(source.of))
            self._shared = {each.key: each.shared for each in neighbours}
            self._base = tuple(self._shared)
        elif source.kind is SourceKind.ALL:
            self._base = self._all
        else:
            self._base = members(source, self.store, self.library, with_kept=self._with_kept)
        self._show(source, self.view.query)

    def ask(self, text: str) -> None:
        """Filter the open source by what was typed."""
        self._show(self.view.source, parse_query(text))

    def sort(self, sort: Sort) -> None:
        """Show the papers in another order; that of similar papers is for the one view alone."""
        if self.view.source.kind is SourceKind.SIMILAR:
            self._sort_of_similar = sort
        else:
            self._sort = sort
        self._show(self.view.source, self.view.query)

    def use_index(self, index: Index) -> None:
        """Take a finished index; what waited for it is answered now."""
        self._queries.use(index)
        self._within = None
        self._count_filters()
        if self.view.query or self.view.source.kind in {SourceKind.FILTER, SourceKind.SIMILAR}:
            self.choose(self.view.source)

    @property
    def in_own_order(self) -> bool:
        """Whether the papers stand as their source has them."""
        return not self.view.query and self.view.sort is Sort.BEST

    @property
    def indexed(self) -> bool:
        """Whether queries are answered yet."""
        return self._queries.ready

    def shared(self, key: str) -> tuple[str, ...]:
        """In a view of similar papers, the words that bind a paper to the one they are like."""
        return self._shared.get(key, ())

    def _show(self, source: Source, query: Query) -> None:
        hits = self._filtered
        if query:
            if self._within is None:
                self._within = self._queries.set_of(self._base)
            hits = self._queries.find(query, self._within)
        sort = self._sort_of_similar if source.kind is SourceKind.SIMILAR else self._sort
        keys = self._sorted(sort, self._base if hits is None else hits.keys, hits)
        self.view = View(source, keys, query, hits, len(self._base), sort)
        if hits is not None:
            self.unread_in_view = self._queries.unread(hits)
        elif source.kind in {SourceKind.ALL, SourceKind.PAGE, SourceKind.LIST}:
            # The others keep in view what was theirs when they were chosen.
            self.unread_in_view = self._counts[source].unread
        else:
            self.unread_in_view = self._counts.unread(self._base)

    def _sorted(self, sort: Sort, keys: Sequence[str], hits: Hits | None) -> Sequence[str]:
        papers, mark = self.store.papers, self.library.mark
        if hits is not None and sort is not Sort.BEST:
            keys = hits.keys.unranked()
        match sort:
            case Sort.TITLE:
                return tuple(sorted(keys, key=lambda key: papers[key].title.casefold()))
            case Sort.MARKED:
                return tuple(sorted(keys, key=lambda key: -mark(key).latest))
            case Sort.LENGTH:
                return tuple(sorted(keys, key=lambda key: len(papers[key].abstract)))
            case Sort.PAGE:
                position = {key: position for position, key in enumerate(self.store.papers)}
                return tuple(sorted(keys, key=position.__getitem__))
            case _:
                return keys

    def paper(self, index: int) -> Paper | None:
        """The paper at a place of the view, or None outside it."""
        keys = self.view.keys
        return self.store.papers[keys[index]] if 0 <= index < len(keys) else None

    def position(self, key: str) -> int | None:
        """A paper's place in the view."""
        keys = self.view.keys
        hits = self.view.hits
        if hits is not None and keys is hits.keys:
            return hits.keys.position_of(key)
        if self._positions[0] is not keys:
            self._positions = (keys, {each: position for position, each in enumerate(keys)})
        return self._positions[1].get(key)

    def answers(self, key: str) -> bool:
        """Whether a paper is in view and answers the whole query, not only some of its words."""
        hits = self.view.hits
        return self.position(key) is not None if hits is None else hits.answers(key)

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
            position = (start + step * away) % len(keys)
            mark = marks.get(keys[position])
            if (mark is None or mark.read_at is None) and not read_soon(keys[position]):
                return position
        return None

    # Changes

    def count(self, source: Source) -> Count:
        """How many papers a source has, and how many are unread."""
        return self._counts[source]

    def apply(self, change: Change) -> frozenset[str]:
        """Bring a committed change into memory and mend the counts and the view.

        Returns:
            The keys of the papers whose rows may look different.
        """
        applied = self.library.apply(change)
        self._counts.mend(applied)
        facts = {"tag"} if change.tags else set()
        facts |= {"note"} if change.notes else set()
        facts |= {"list"} if applied.lists else set()
        marks = applied.marks.items()
        read, unread = (
            [key for key, (before, after) in marks if before.read != after.read == now]
            for now in (True, False)
        )
        self._queries.mark(read, unread)
        self.unread_in_view += sum(map(self._in_view, unread)) - sum(map(self._in_view, read))
        facts |= {"read"} if read or unread else set()
        if any(before.starred != after.starred for _, (before, after) in marks):
            facts.add("starred")
        self._queries.changed(facts)
        self._count_filters()
        source = self.view.source
        if self._is_gone(source):
            self.choose(ALL)
        elif source.kind is SourceKind.LIST and source.of in applied.lists:
            self.choose(source)
        return applied.papers

    def _is_gone(self, source: Source) -> bool:
        """Whether there is no such source any more."""
        match source.kind:
            case SourceKind.LIST:
                return self.library.list_of(int(source.of)) is None
            case SourceKind.FILTER:
                return self.library.filter_of(int(source.of)) is None
            case SourceKind.PAGE:
                return source.of not in self.store.by_page
            case SourceKind.SIMILAR:
                return source.of not in self.store.papers
            case _:
                return False

    def _in_view(self, key: str) -> bool:
        hits = self.view.hits
        return self.position(key) is not None if hits is None else key in hits.keys

    def has_other_pages(self, change: Change) -> bool:
        """Whether a change, not yet taken, brings or removes pages that belong on the desk."""
        return self._with_kept and change.pages not in (None, self.library.pages)

    def lacks(self, change: Change) -> bool:
        """Whether a change speaks of papers that are not on the desk and are to be kept."""
        hung = [key for key, mark in change.marks.items() if mark != UNMARKED]
        hung += [key for key, said in (*change.tags.items(), *change.notes.items()) if said]
        hung += [key for each in change.lists or () for key in each.keys]
        return any(key not in self.store.papers for key in hung)

    @property
    def lacks_any(self) -> bool:
        """Whether anything hangs on papers that are not on the desk."""
        library = self.library
        hung = (library.marks, library.tagged, library.noted, *(x.keys for x in library.lists))
        return any(key not in self.store.papers for keys in hung for key in keys)

    def _count_filters(self) -> None:
        for each in self.library.filters:
            if (count := self._queries.count(each.id)) is not None:
                self._counts.set(Source(SourceKind.FILTER, each.id), count)

    # Words

    def name(self, source: Source) -> str:
        """What a source is called on screen."""
        match source.kind:
            case SourceKind.LIST:
                found = self.library.list_of(int(source.of))
                return found.name if found else "a deleted list"
            case SourceKind.FILTER:
                saved = self.library.filter_of(int(source.of))
                return saved.name if saved else "a deleted filter"
            case SourceKind.SIMILAR:
                return f"Like “{self.store.papers[str(source.of)].title}”"
            case SourceKind.PAGE:
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
