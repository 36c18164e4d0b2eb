"""Finding: what queries and likeness give among the papers on a desk, once their words are read."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING

from tui.library.change import Change
from tui.library.marks import Count, Half
from tui.library.state import Applied, LibraryState
from tui.library.store import Store

if TYPE_CHECKING:
    from tui.library.lists import ReadingList
    from tui.library.search.docset import DocSet
    from tui.library.search.index import Index
    from tui.library.search.more_like_this import Neighbour
    from tui.library.search.paper_fields import FactKind, PaperFacts
    from tui.library.search.searcher import Hits
    from tui.library.search.terms import Query


class QueryService:
    """Answers for one desk.

    Args:
        state: what a person did with the papers, which queries may ask for.
    """

    def __init__(self, state: LibraryState) -> None:
        self._state = state
        self._store = Store()
        self._all: Sequence[str] = ()
        self._index: Index | None = None
        self._read: DocSet
        """Documents that are read, once there is an index."""
        self.labels: Mapping[str, str] = {}
        """What pages are called on screen, by their names."""
        self._answers: dict[str, tuple[frozenset[FactKind | Half], DocSet]] = {}
        """For the queries of saved filters the facts that they ask for, and what they found."""

    def replace_papers(self, store: Store, everything: Sequence[str]) -> None:
        """Find among other papers from now on.

        Args:
            store: the papers.
            everything: the keys of those that are found where no other source is open.
        """
        if not store.papers.keys() >= self._store.papers.keys():
            self._index = None  # it knows of papers that are gone
        self._store, self._all = store, everything
        self._answers.clear()

    def use(self, index: Index) -> None:
        """Answer from an index."""
        self._index = index
        self._answers.clear()
        marks = self._state.marks
        self._read = index.set_of_keys(key for key, mark in marks.items() if mark.read)

    @property
    def ready(self) -> bool:
        """Whether there are answers yet."""
        return self._index is not None

    def find(
        self, query: Query, among: DocSet | None = None, inside: ReadingList | None = None
    ) -> Hits | None:
        """Return what a query finds; None before the words are read.

        Args:
            query: what is asked.
            among: the set of the documents to look among, if not all (`set_of`).
            inside: the reading list that is open, if one is: what is done is what is done there.
        """
        if self._index is None:
            return None
        # Imported with the first query, as all that reads one is: a start need not wait for it.
        from tui.library.search.searcher import search

        return search(self._index, query, self.facts._replace(open_list=inside), among)

    @property
    def facts(self) -> PaperFacts:
        """Return what is known of the papers beside what is indexed."""
        from tui.library.search.paper_fields import PaperFacts

        state = self._state
        return PaperFacts(
            self._store, state.lists, state.marks, state.tagged, state.noted, self.labels
        )

    def set_of(self, keys: Sequence[str]) -> DocSet | None:
        """Return some papers' documents; None for all, and before the words are read."""
        if self._index is None or (keys is self._all and len(keys) == len(self._store.papers)):
            return None
        return self._index.set_of_keys(keys)

    def saved(self, number: int) -> Hits | None:
        """Return what a saved filter finds; None when it is gone, or before the words are read."""
        from tui.library.search.query import parse_query

        saved = self._state.filter_of(number)
        return self.find(parse_query(saved.query), self.set_of(self._all)) if saved else None

    def count(self, number: int) -> Count | None:
        """Return how many papers a saved filter finds, and how many of them are unread."""
        saved = self._state.filter_of(number)
        if saved is None or self._index is None:
            return None
        if saved.query not in self._answers:
            from tui.library.search.query import parse_query

            query = parse_query(saved.query)
            hits = self.find(query, self.set_of(self._all))
            assert hits is not None
            self._answers[saved.query] = _facts_in(query), hits.keys.documents
        _, documents = self._answers[saved.query]
        return Count(documents.bit_count(), (documents & ~self._read).bit_count())

    def mend(self, change: Change, applied: Applied, *, relabelled: bool) -> None:
        """Know of a change; what saved filters find by what it touched is found anew.

        Args:
            change: what was done.
            applied: what that altered in memory.
            relabelled: whether pages are called something else now.
        """
        from tui.library.search.paper_fields import FactKind  # with the first change

        read, unread = applied.turned(Half.READ)
        if self._index is not None:
            self._read |= self._index.set_of_keys(read)
            self._read &= ~self._index.set_of_keys(unread)
        touched = {
            FactKind.TAG: change.tags,
            FactKind.NOTE: change.notes,
            FactKind.LIST: applied.lists,
            FactKind.PAGE: relabelled,
        }
        facts: set[FactKind | Half] = {fact for fact, is_touched in touched.items() if is_touched}
        facts |= {half for half in Half if any(applied.turned(half))}
        for query, (its_facts, _) in list(self._answers.items()):
            if not its_facts.isdisjoint(facts):
                del self._answers[query]

    def unread(self, hits: Hits) -> int:
        """Return how many of the papers found are unread."""
        return len(hits.keys) - (hits.keys.documents & self._read).bit_count()

    def similar(self, key: str) -> Sequence[Neighbour]:
        """Return the papers most like a paper, the nearest first; none before words are read."""
        if self._index is None:
            return ()
        from tui.library.search.more_like_this import neighbours

        return neighbours(self._index, key)


def _facts_in(query: Query) -> frozenset[FactKind | Half]:
    """Return what a query finds papers by."""
    from tui.library.search.paper_fields import FIELDS

    terms = (term for group in query.conditions for term in group if term.field)
    return frozenset(FIELDS[term.field].fact(term.text) for term in terms)
