"""Views: the ordered papers that a source, a query and a sort select from the store."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from enum import Enum
from typing import TYPE_CHECKING, Any, NamedTuple

from parsing.paper import Paper
from tui.library.bylines import family_name
from tui.library.marks import Mark
from tui.library.search.query import NO_QUERY, Query, parse_query
from tui.library.sources import ALL, Members, Shelf, Source, SourceKind, members

if TYPE_CHECKING:
    from tui.library.query_service import QueryService
    from tui.library.search.docset import DocSet
    from tui.library.search.highlight import MatchedTerm
    from tui.library.search.searcher import Hits

SortKey = Callable[[Paper, Mark, int], Any]
"""Function of a paper, its mark and its row in page order that gives what it is sorted by."""


class Sort(Enum):
    """Orders that papers can be shown in: in words for a person, and what they go by."""

    BEST = "best first", None
    """Ranking under a query, the source's own order without one."""
    PAGE = "in page order", lambda _paper, _mark, row: row
    TITLE = "by title", lambda paper, _mark, _row: paper.title.casefold()
    MARKED = "last marked first", lambda _paper, mark, _row: -mark.latest
    LENGTH = "shortest first", lambda paper, _mark, _row: len(paper.abstract)
    PUBLISHED = "last published first", lambda paper, _mark, _row: -_day(paper.meta.published)
    VOTES = "most votes first", lambda paper, _mark, _row: -(paper.reception.votes or 0)
    AUTHOR = "by author", lambda paper, _mark, _row: _first_author(paper)

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


def _day(date: str) -> int:
    """Return a number that orders partial ISO dates; 0 where none is known."""
    year, month, day = (*date.split("-"), "", "")[:3]
    return int(year or 0) * 10_000 + int(month or 0) * 100 + int(day or 0)


def _first_author(paper: Paper) -> tuple[bool, str]:
    """Return the name that a paper is filed under; those without one come last."""
    if not paper.meta.authors:
        return True, ""
    return False, family_name(paper.meta.authors[0]).casefold()


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

    def ask(self, text: str) -> View:
        """Filter the open source by what was typed."""
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
            hits = self._queries.find(query, self._within)
        sort = self.sorts.get(source.id, Sort.BEST)
        in_order: Sequence[str] = hits.keys if hits else keys
        if by := sort.key:
            papers, mark = self._shelf.store.papers, self._shelf.state.mark
            rows = {key: row for row, key in enumerate(papers)}
            in_order = hits.keys.unranked() if hits else keys
            in_order = tuple(
                sorted(in_order, key=lambda key: by(papers[key], mark(key), rows[key]))
            )
        self.view = View(source, in_order, query, hits, len(keys), sort)
        return self.view

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
