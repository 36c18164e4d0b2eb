"""Finding: what queries and likeness give among the papers on a desk, once their words are read."""

from __future__ import annotations

from collections.abc import Container, Sequence
from typing import TYPE_CHECKING

from tui.library.marks import Count
from tui.library.search.docset import EMPTY, DocSet
from tui.library.search.paper_fields import FIELDS, Fact, PaperFacts
from tui.library.search.query import Query, parse_query
from tui.library.state import LibraryState
from tui.library.store import Store

if TYPE_CHECKING:
    from tui.library.search.index import Index
    from tui.library.search.more_like_this import MoreLikeThis, Neighbour
    from tui.library.search.searcher import Hits


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
        self._likeness: MoreLikeThis | None = None
        self._read = EMPTY
        """The set of the documents that are read."""
        self._saved: dict[int, tuple[str, frozenset[Fact], DocSet]] = {}
        """What saved filters found: their queries, the facts those ask for, and the documents."""

    def lay(self, store: Store, everything: Sequence[str]) -> None:
        """Find among other papers from now on.

        Args:
            store: the papers.
            everything: the keys of those that are found where no other source is open.
        """
        if not store.papers.keys() >= self._store.papers.keys():
            self._index = None  # it knows of papers that are gone
        self._store, self._all = store, everything
        self._saved.clear()

    def use(self, index: Index) -> None:
        """Answer from an index."""
        self._index, self._likeness = index, None
        self._saved.clear()
        marks = self._state.marks
        self._read = index.set_of_keys(key for key, mark in marks.items() if mark.read)

    @property
    def ready(self) -> bool:
        """Whether there are answers yet."""
        return self._index is not None

    def find(self, query: Query, among: DocSet | None = None) -> Hits | None:
        """What a query finds; None before the words are read.

        Args:
            query: what is asked.
            among: the set of the documents to look among, if not all (`set_of`).
        """
        if self._index is None:
            return None
        # Imported with the first query: a start need not wait for it.
        from tui.library.search.searcher import search

        state = self._state
        facts = PaperFacts(
            self._store,
            state.lists,
            state.marks,
            state.tagged,
            state.noted,
        )
        return search(self._index, query, facts, among)

    def set_of(self, keys: Sequence[str]) -> DocSet | None:
        """The set of some papers' documents; None for all, and before the words are read."""
        if self._index is None or (keys is self._all and len(keys) == len(self._store.papers)):
            return None
        return self._index.set_of_keys(keys)

    def saved(self, number: int) -> Hits | None:
        """What a saved filter finds; None when it is gone, or before the words are read."""
        found = self._state.filter_of(number)
        return self.find(parse_query(found.query), self.set_of(self._all)) if found else None

    def count(self, number: int) -> Count | None:
        """How many papers a saved filter finds, and how many of them are unread."""
        asked = self._state.filter_of(number)
        if asked is None or self._index is None:
            return None
        known = self._saved.get(number)
        if known is None or known[0] != asked.query:
            query = parse_query(asked.query)
            hits = self.find(query, self.set_of(self._all))
            assert hits is not None
            self._saved[number] = known = (asked.query, _facts_in(query), hits.keys.documents)
        found = known[2]
        return Count(found.bit_count(), (found & ~self._read).bit_count())

    def changed(self, facts: Container[Fact]) -> None:
        """Forget what saved filters found that ask for some facts."""
        for number, (_, asked, _) in list(self._saved.items()):
            if any(fact in facts for fact in asked):
                del self._saved[number]

    def unread(self, hits: Hits) -> int:
        """How many of the papers found are unread."""
        return len(hits.keys) - (hits.keys.documents & self._read).bit_count()

    def mark(self, read: Sequence[str], unread: Sequence[str]) -> None:
        """Some papers were read, and some are unread again."""
        if self._index is not None:
            self._read |= self._index.set_of_keys(read)
            self._read &= ~self._index.set_of_keys(unread)

    def similar(self, key: str) -> Sequence[Neighbour]:
        """The papers most like a paper, the nearest first; none before the words are read."""
        if self._index is None:
            return ()
        if self._likeness is None:
            from tui.library.search.more_like_this import MoreLikeThis

            self._likeness = MoreLikeThis(self._index)
        return self._likeness.neighbours(key)


def _facts_in(query: Query) -> frozenset[Fact]:
    """Return what a query finds papers by."""
    terms = (term for group in query.conditions for term in group if term.field)
    return frozenset(FIELDS[term.field].fact(term.text) for term in terms)
