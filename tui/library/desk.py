"""What lies on the desk: a store, a library and the open view, with its counts kept true."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import TYPE_CHECKING

from parsing.paper import Paper
from tui.library.change import Change
from tui.library.library import Library
from tui.library.lists import SavedPage
from tui.library.marks import Count, Half
from tui.library.mathematics import shown
from tui.library.page_labels import page_labels
from tui.library.query_history import QueryHistory
from tui.library.query_service import QueryService
from tui.library.reading_words import ALTERED
from tui.library.selection import Selection
from tui.library.session import NOT_REMEMBERED, Session
from tui.library.source_counts import SourceCounts
from tui.library.sources import ALL, Shelf, Source, SourceKind
from tui.library.store import Store, with_facts
from tui.library.view import Sort, View, ViewBuilder

if TYPE_CHECKING:
    from tui.library.pending_pages import LoadedPages, PendingPages
    from tui.library.query_help import Suggestions
    from tui.library.search.index import Index


class Desk:
    """A desk: the open papers, the library they are marked in, and one view of them.

    Args:
        store: the papers of the open pages and those the library keeps.
        library: where marks and lists are.
        with_kept: whether All and Unread also show papers whose pages are not open.
        samples: whether the pages are the sample pages, for want of the person's own.
        missing: pages that could not be read, a sentence each.
        pending_pages: pages that are still to be read, if any.
        cache_name: tells what is open from anything else that may be: its index is kept under it.
        session: what the last start left to be remembered.
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
        session: Session = NOT_REMEMBERED,
    ) -> None:
        self.library = library
        self.samples = samples
        self.pending_pages = pending_pages
        self.cache_name = cache_name
        self.warnings: tuple[str, ...] = ()
        """Further sentences for a person, beside problems with the pages."""
        self.working = ""
        """Work that is done in the background, in words for a person."""
        self.fetching = ""
        """How far papers are fetched that were asked for, in words for a person."""
        self.pdf = ""
        """How far a PDF is fetched, in words for a person."""
        self.history = QueryHistory()
        """What was asked before."""
        self.selection = Selection()
        """Papers that the next commands are for, whatever is in view."""
        self.keeps_place = True
        """Whether the next start comes back to where the person is on this desk."""
        self.has_unicode = True
        """Whether the screen has; if not, LaTeX stays as it was written."""
        self.as_written: frozenset[str] = frozenset()
        """Papers whose LaTeX the person wants to see as it was written, by key."""
        self.greets = False
        """Whether it is the first time that the person sees it."""
        self._with_kept = with_kept
        self._seen = session.pages if with_kept else ()
        self.labels: Mapping[str, str] = {}
        """What each page is called on screen, by its name."""
        self._queries = QueryService(library.state)
        self._views = ViewBuilder(Shelf(store, library.state), self._queries)
        self.unread_in_view = 0
        self.replace_papers(store, missing)
        self.session = session

    def receive(self, pending_pages: PendingPages, loaded: LoadedPages) -> bool:
        """Take what pending pages gave; False when the desk waits for others by now."""
        if pending_pages is not self.pending_pages:
            return False
        self.pending_pages = None
        self.samples = loaded.samples
        self.replace_papers(loaded.store, loaded.missing)
        return True

    def replace_papers(self, store: Store, missing: Sequence[str] = ()) -> None:
        """Replace the papers, and what is said of pages that could not be read, a sentence each.

        The view stays if it can, and words are to be read anew.
        """
        facts = self.library.state.facts
        self.store = store = with_facts(store, facts, facts)
        self.missing = tuple(missing)
        self._label_pages()
        self._lengths = {page.name: len(page.entries) for page in store.pages}
        new: tuple[str, ...] = ()
        if self._seen:
            from tui.library.arrivals import arrivals

            new = arrivals(store, self.library, self._seen)
        self.shelf = Shelf(store, self.library.state, self._with_kept, self._queries, new)
        """What sources choose from."""
        self._views.replace_shelf(self.shelf)
        self._queries.replace_papers(store, self.shelf.everything)
        self._counts = SourceCounts(self.shelf)
        if self.selection:
            hung = {*self.library.state.hung}
            self.selection.keep(lambda key: key in store.papers or key in hung)
        self._count_filters()
        source = self.view.source
        self.choose(ALL if self.is_gone(source) else source)

    @property
    def problems(self) -> tuple[str, ...]:
        """Things that went wrong, a sentence each."""
        return (*self.warnings, *self.missing, *self.store.problems)

    @property
    def new_problems(self) -> tuple[str, ...]:
        """Things that went wrong and were not told when the reader was open before."""
        before = {each.name for each in self.library.state.pages if each.digest in self._seen}
        told = [
            str(problem)
            for page in self.store.pages
            for problem in page.problems
            if page.name not in before or problem.seen == ALTERED
        ]
        is_new = any(page.name not in before for page in self.store.pages)
        return (*self.warnings, *self.missing, *told, *(self.store.clashes if is_new else ()))

    # The view

    @property
    def view(self) -> View:
        """Papers that the list pane shows."""
        return self._views.view

    def choose(self, source: Source) -> None:
        """Open a source's papers, under the query that stands."""
        self._count_unread(self._views.choose(source))

    def ask(self, text: str) -> None:
        """Filter the open source by what was typed."""
        self._count_unread(self._views.ask(text))

    def sort(self, sort: Sort) -> None:
        """Show the papers in another order; that of similar papers is for the one view alone."""
        self._count_unread(self._views.sort(sort))
        self.remember(sorts=self._views.sort_names)

    def use_index(self, index: Index) -> None:
        """Take a finished index; what waited for it is answered now."""
        self._queries.use(index)
        self._views.forget_documents()
        self._count_filters()
        if self.view.query or self.view.source.kind in {SourceKind.FILTER, SourceKind.SIMILAR}:
            self.choose(self.view.source)

    def suggest(self, text: str) -> Suggestions:
        """Return what the last word of a query, as far as it is typed, may go on as."""
        from tui.library.query_help import suggestions

        return suggestions(text, self._queries.facts)

    @property
    def in_own_order(self) -> bool:
        """Whether the papers stand as their source has them."""
        return not self.view.query and self.view.sort is Sort.BEST

    @property
    def indexed(self) -> bool:
        """Whether queries are answered yet."""
        return self._queries.ready

    def shared(self, key: str) -> tuple[str, ...]:
        """Return, in a view of similar papers, the words that bind a paper to the one asked for."""
        return self._views.shared(key)

    def _count_unread(self, view: View) -> None:
        if view.hits is not None:
            self.unread_in_view = self._queries.unread(view.hits)
        elif view.source.type.stays:
            self.unread_in_view = self._counts.unread(self._views.base)
        else:
            self.unread_in_view = self._counts[view.source].unread

    def paper(self, row: int) -> Paper | None:
        """Return the paper at a row of the view, or None outside it."""
        keys = self.view.keys
        return self.store.papers[keys[row]] if 0 <= row < len(keys) else None

    def position(self, key: str) -> int | None:
        """Return a paper's row in the view."""
        return self._views.position(key)

    def answers(self, key: str) -> bool:
        """Tell whether a paper is in view and answers the whole query, not only some words."""
        return self._views.answers(key)

    def unread_from(
        self, start: int, step: int, read_soon: Callable[[str], bool] = lambda _: False
    ) -> int | None:
        """Return the row of the next unread paper, going round; None when all are read.

        Args:
            start: the row to leave; -1 to begin outside.
            step: 1 to go down, -1 to go up.
            read_soon: tells keys that count as read: their marks are on the way to disk.
        """
        keys, marks = self.view.keys, self.library.state.marks
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
        """Return how many papers a source has, and how many are unread."""
        return self._counts[source]

    def done(self, source: Source) -> int:
        """Return how many papers of a reading list are done there."""
        return self._counts.done(source)

    def apply(self, change: Change) -> frozenset[str]:
        """Bring a committed change into memory and mend the counts and the view.

        Returns:
            The keys of the papers whose rows may look different.
        """
        tags = {key: self.library.state.tags_of(key) for key in change.tags}
        applied = self.library.apply(change)
        relabelled = frozenset[str]() if change.pages is None else self._label_pages()
        self._counts.mend(applied)
        self._queries.mend(change, applied, relabelled=bool(relabelled))
        read, unread = applied.turned(Half.READ)
        self.unread_in_view += sum(map(self._views.has, unread)) - sum(map(self._views.has, read))
        source = self.view.source
        if is_gone := self.is_gone(source):
            from tui.library.renamed import instead_of

            self.choose(instead_of(source, tags, change))
        if applied.facts:
            told = with_facts(self.store, self.library.state.facts, applied.facts)
            self.replace_papers(told, self.missing)
            return applied.papers
        self._count_filters()
        if not is_gone and source.of in applied.lists and source.kind is SourceKind.LIST:
            self._count_unread(self._views.refresh())
        return applied.papers | relabelled

    @property
    def session(self) -> Session:
        """What is remembered of how the reader looks; setting it brings back an earlier start's."""
        return self._session

    @session.setter
    def session(self, session: Session) -> None:
        self._session = session
        self._views.sort_names = session.sorts
        if self.view.sort is not self._views.sorts.get(self.view.source.id, Sort.BEST):
            self.choose(self.view.source)

    def remember(self, **looks: object) -> None:
        """Remember how the reader looks from now on; the names are those of `Session`."""
        self._session = self._session._replace(**looks)  # type: ignore[arg-type]

    def leave(self) -> Session:
        """Return what is to be remembered when the reader is left: also which pages were there."""
        if self._with_kept:
            self.remember(pages=tuple(page.digest for page in self.library.state.pages))
        return self.session

    def _label_pages(self) -> frozenset[str]:
        """Call pages what they are called by now; gives the papers on those that have a new one."""
        before, saved = self.labels, self.library.state.pages if self._with_kept else ()
        self.labels = self._queries.labels = page_labels(self.store.pages, saved)
        others = (name for name, label in self.labels.items() if before.get(name) != label)
        return frozenset(key for name in others for key in self.store.by_page[name])

    def is_gone(self, source: Source) -> bool:
        """Tell whether there is no such source, or none any more."""
        return not source.type.is_there(self.shelf, source.of)

    def has_other_pages(self, change: Change) -> bool:
        """Tell whether a change, not yet taken, brings or removes pages that belong on the desk."""
        if change.pages is None or not self._with_kept:
            return False
        there = [page._replace(called="") for page in self.library.state.pages]
        return [page._replace(called="") for page in change.pages] != there

    def lacks(self, change: Change) -> bool:
        """Tell whether a change speaks of papers that are not on the desk and are to be kept."""
        return any(key not in self.store.papers for key in change.hung)

    @property
    def lacks_any(self) -> bool:
        """Whether anything hangs on papers that are not on the desk."""
        return any(key not in self.store.papers for key in self.library.state.hung)

    def _count_filters(self) -> None:
        for each in self.library.state.filters:
            if (count := self._queries.count(each.id)) is not None:
                self._counts.set(Source(SourceKind.FILTER, each.id), count)

    def saved_page(self, source: Source) -> SavedPage | None:
        """Return the page of the library that a source is; None for any other source."""
        if source.kind is not SourceKind.PAGE or not self._with_kept:
            return None
        return next((each for each in self.library.state.pages if each.name == source.of), None)

    # Words

    def shown(self, key: str, text: str) -> str:
        """Return a text of a paper as it is shown: its LaTeX as Unicode, unless unwanted."""
        return shown(text) if self.has_unicode and key not in self.as_written else text

    def title(self, paper: Paper) -> str:
        """Return a paper's title as it is shown."""
        return self.shown(paper.key, paper.title)

    def name(self, source: Source) -> str:
        """Return what a source is called on screen."""
        if source.kind is SourceKind.PAGE:
            return self.labels.get(str(source.of), str(source.of))
        name = source.type.name(self.shelf, source.of)
        return self.shown(str(source.of), name) if source.kind is SourceKind.SIMILAR else name

    def length(self, page: str) -> int:
        """Return how many entries a page has."""
        return self._lengths[page]
