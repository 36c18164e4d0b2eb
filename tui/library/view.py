"""Views: the ordered papers that a source, a query and a sort select from the store."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from enum import Enum
from typing import TYPE_CHECKING, Any, NamedTuple

from parsing.paper import Paper
from tui.library.bylines import family_name
from tui.library.marks import Mark
from tui.library.search.terms import NO_QUERY, Query
from tui.library.sources import ALL, Members, Shelf, Source, SourceKind, list_of, members

if TYPE_CHECKING:
    from tui.library.query_service import QueryService
    from tui.library.search.docset import DocSet
    from tui.library.search.highlight import MatchedTerm
    from tui.library.search.searcher import Hits


class SortFacts(NamedTuple):
    """What a paper is sorted by."""

    paper: Paper
    mark: Mark
    row: int
    """In page order."""
    page: int | None
    """Number in that order of the page it first came with; None where none is open."""


SortKey = Callable[[SortFacts], Any]
"""Function that gives what a paper is sorted by; None where that is not known."""


def _title(of: SortFacts) -> str:
    return of.paper.title.casefold()


def _author(of: SortFacts) -> str | None:
    """Return the name that a paper is filed under."""
    if not of.paper.meta.authors:
        return None
    return family_name(of.paper.meta.authors[0]).casefold()


def _published(of: SortFacts) -> tuple[int, ...] | None:
    """Return a partial ISO date as numbers; of a year alone it is before every day."""
    date = of.paper.meta.date[:10]
    return tuple(map(int, date.split("-"))) if date else None


def _added(of: SortFacts) -> int | None:
    return of.page


def _marked(of: SortFacts) -> int | None:
    return of.mark.latest or None


def _length(of: SortFacts) -> int:
    return len(of.paper.abstract)


def _votes(of: SortFacts) -> int | None:
    return of.paper.reception.votes


class Sort(Enum):
    """Orders that papers can be shown in: in words for a person, what they go by, and whether the
    greatest comes first.

    Papers of which that is not known come last, whichever way round.
    """

    BEST = "best first", None, False
    """Ranking under a query, the source's own order without one."""
    PAGE = "in page order", lambda of: of.row, False
    ADDED = "last added first", _added, False
    """By pages alone, of which the last added is the first."""
    FIRST_ADDED = "first added first", _added, True
    PUBLISHED = "last published first", _published, True
    FIRST_PUBLISHED = "oldest first", _published, False
    TITLE = "by title", _title, False
    TITLE_BACK = "by title, Z first", _title, True
    AUTHOR = "by author", _author, False
    AUTHOR_BACK = "by author, Z first", _author, True
    VOTES = "most votes first", _votes, True
    FEWEST_VOTES = "fewest votes first", _votes, False
    MARKED = "last marked first", _marked, True
    FIRST_MARKED = "first marked first", _marked, False
    LENGTH = "shortest first", _length, False
    LONGEST = "longest first", _length, True

    @property
    def words(self) -> str:
        """Order in words."""
        words: str = self.value[0]
        return words

    @classmethod
    def named(cls, name: str) -> Sort | None:
        """Return the sort of a name, whatever its case; None where there is none."""
        return cls.__members__.get(name.upper())

    @property
    def key(self) -> SortKey | None:
        """Key that papers are sorted by; None for the order in which they come."""
        key: SortKey | None = self.value[1]
        return key

    @property
    def falls(self) -> bool:
        """Whether the greatest comes first."""
        falls: bool = self.value[2]
        return falls

    @property
    def other_way(self) -> Sort:
        """The same order the other way round, if there is one; else itself."""
        others = (each for each in Sort if each is not self and each.key is self.key)
        return next(others, self)


class View(NamedTuple):
    """Papers that the list pane shows."""

    source: Source
    keys: Sequence[str]
    """Of the papers, in order; under a query they may be ranked only as far as they are seen."""
    query: Query = NO_QUERY
    hits: Hits | None = None
    """Papers that the query found; None without one, or before the papers are indexed."""
    of: int = 0
    """How many papers the source has, before the query."""
    sort: Sort = Sort.BEST

    def words_of(self, sort: Sort) -> str:
        """Return an order of these papers in words: whose it is, or what comes first."""
        kind = self.source.kind
        if sort is not Sort.BEST or self.query or kind is SourceKind.FILTER:
            return sort.words
        own = {SourceKind.LIST: "in list order", SourceKind.SIMILAR: "nearest first"}
        return own.get(kind, Sort.PAGE.words)

    @property
    def whole(self) -> int:
        """How many papers have all words of the query; all of them, where there is none."""
        return self.hits.complete.bit_count() if self.query and self.hits else len(self.keys)

    @property
    def is_partial(self) -> bool:
        """Whether papers have some of the query's words, and none has all."""
        return bool(self.keys) and not self.whole

    @property
    def found(self) -> tuple[MatchedTerm, ...]:
        """How the query's words were found, for marking them in the text."""
        return self.hits.matched if self.hits else ()


class ViewBuilder:
    """Builds the view of a source, a query and a sort, and answers where papers stand in it.

    Args:
        shelf: what sources choose from.
        queries: answers queries.
    """

    def __init__(self, shelf: Shelf, queries: QueryService) -> None:
        self._shelf, self._queries = shelf, queries
        self.sorts: dict[str, Sort] = {}
        """The order that a person chose for a source, by its name (`Source.id`)."""
        self._members = Members(())
        self._within: DocSet | None = None
        """Set of the open source's documents, once a query asked for it; None also for all."""
        self._rows: tuple[Sequence[str], dict[str, int]] = ((), {})
        """Keys whose rows were last asked for, and the row of each."""
        self.view = View(ALL, ())

    @property
    def sort_names(self) -> Mapping[str, str]:
        """Name of the order that was chosen for each source, for the next start."""
        # Which papers are alike is asked anew each time: the nearest come first then.
        return {
            source: each.name.lower()
            for source, each in self.sorts.items()
            if each is not Sort.BEST and not source.startswith(f"{SourceKind.SIMILAR}:")
        }

    @sort_names.setter
    def sort_names(self, names: Mapping[str, str]) -> None:
        sorts = ((source, Sort.named(name)) for source, name in names.items())
        self.sorts = {source: sort for source, sort in sorts if sort is not None}

    def replace_shelf(self, shelf: Shelf) -> None:
        """Choose from other papers from now on."""
        self._shelf = shelf

    def choose(self, source: Source) -> View:
        """Open a source's papers, under the query that stands."""
        if source.kind is SourceKind.SIMILAR and source != self.view.source:
            # The nearest come first, however other views are sorted.
            self.sorts.pop(source.id, None)
        self._members = members(source, self._shelf)
        hits = self._members.hits
        self._within = hits.keys.documents if hits else None
        return self._show(source, self.view.query)

    def refresh(self) -> View:
        """Show the open source's papers as they are by now; the same view where they are those."""
        same = members(self.view.source, self._shelf).keys == self._members.keys
        return self.view if same else self.choose(self.view.source)

    def ask(self, text: str) -> View:
        """Filter the open source by what was typed."""
        # Imported with the first query: a start need not wait for it.
        from tui.library.search.query import parse_query

        return self._show(self.view.source, parse_query(text))

    def sort(self, sort: Sort) -> View:
        """Show the papers in another order, and so the next time that their source is opened."""
        self.sorts[self.view.source.id] = sort
        return self._show(self.view.source, self.view.query)

    def forget_documents(self) -> None:
        """Number documents anew: the index is another."""
        self._within = None

    @property
    def base(self) -> Sequence[str]:
        """Keys of the open source's papers, before the query."""
        return self._members.keys

    def shared(self, key: str) -> tuple[str, ...]:
        """Return, in a view of similar papers, the words that bind a paper to the one asked for."""
        return self._members.shared.get(key, ())

    def _show(self, source: Source, query: Query) -> View:
        keys, hits = self._members.keys, self._members.hits
        if query:
            if self._within is None:
                self._within = self._queries.set_of(keys)
            hits = self._queries.find(query, self._within, list_of(source, self._shelf.state))
        sort = self.sorts.get(source.id, Sort.BEST)
        in_order: Sequence[str] = hits.keys if hits else keys
        if sort.key:
            in_order = self._sorted(hits.keys.unranked() if hits else keys, sort)
        self.view = View(source, in_order, query, hits, len(keys), sort)
        return self.view

    def _sorted(self, keys: Sequence[str], sort: Sort) -> tuple[str, ...]:
        """Return papers' keys in an order; equals stay as they stand."""
        by, store, mark = sort.key, self._shelf.store, self._shelf.state.mark
        assert by is not None
        rows = {key: row for row, key in enumerate(store.papers)}
        pages = {page.name: number for number, page in enumerate(store.pages)}

        def value(key: str) -> Any:
            paper = store.papers[key]
            came = max((pages[each.page] for each in paper.sightings), default=None)
            return by(SortFacts(paper, mark(key), rows[key], came))

        values = {key: value(key) for key in keys}
        known = [key for key in keys if values[key] is not None]
        known.sort(key=values.__getitem__, reverse=sort.falls)
        return (*known, *(key for key in keys if values[key] is None))

    # Where papers stand

    def position(self, key: str) -> int | None:
        """Return a paper's row in the view."""
        keys, hits = self.view.keys, self.view.hits
        if hits is not None and keys is hits.keys:
            return hits.keys.position_of(key)
        if self._rows[0] is not keys:
            self._rows = (keys, {each: row for row, each in enumerate(keys)})
        return self._rows[1].get(key)

    def has(self, key: str) -> bool:
        """Tell whether a paper is in view; needs no ranking."""
        hits = self.view.hits
        return self.position(key) is not None if hits is None else key in hits.keys

    def answers(self, key: str) -> bool:
        """Tell whether a paper is in view and answers the whole query, not only some words."""
        hits = self.view.hits
        return self.position(key) is not None if hits is None else hits.answers(key)
