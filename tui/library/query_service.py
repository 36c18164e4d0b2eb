"""Finding: what queries and likeness give among the papers on a desk, once their words are read."""

from __future__ import annotations

from collections.abc import Container, Iterable, Iterator, Sequence
from typing import TYPE_CHECKING

from tui.library.search.paper_fields import Matches, PaperFields
from tui.library.search.query import Query, parse_query
from tui.library.sources import Count
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
        self._read = 0
        """The set of the documents that are read."""
        self._saved: dict[int, tuple[str, frozenset[str], int]] = {}
        """What saved filters found: their queries, the facts those ask for, and the documents."""
        self._facts = PaperFields(
            self._on_pages, self._in_lists, self._with_tag, self._with_note, self._in_state
        )

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
        self._read = index.set_of_keys(self._in_state("read"))

    @property
    def ready(self) -> bool:
        """Whether there are answers yet."""
        return self._index is not None

    def find(self, query: Query, among: int | None = None) -> Hits | None:
        """What a query finds; None before the words are read.

        Args:
            query: what is asked.
            among: the set of the documents to look among, if not all (`set_of`).
        """
        if self._index is None:
            return None
        # Imported with the first query: a start need not wait for it.
        from tui.library.search.searcher import search

        return search(self._index, query, self._facts, among)

    def set_of(self, keys: Sequence[str]) -> int | None:
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

    def changed(self, facts: Container[str]) -> None:
        """Saved filters that ask for some facts find others now.

        Args:
            facts: states as ``is:`` names them, and fields.
        """
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

    # Facts that a query may ask for

    def _on_pages(self, matches: Matches) -> Iterator[str]:
        for page in self._store.pages:
            if matches(page.name) or matches(page.label):
                yield from self._store.by_page[page.name]

    def _in_lists(self, matches: Matches) -> Iterator[str]:
        return (key for each in self._state.lists if matches(each.name) for key in each.keys)

    def _with_tag(self, matches: Matches) -> Iterator[str]:
        for key, tags in self._state.tagged.items():
            # A tag may be typed as the rows show it.
            if any(matches(name) or matches(f"#{name}") for name in tags):
                yield key

    def _with_note(self, matches: Matches) -> Iterator[str]:
        return (key for key, note in self._state.noted.items() if matches(note))

    def _in_state(self, state: str) -> Iterable[str]:
        marks = self._state.marks.items()
        match state:
            case "read":
                return (key for key, mark in marks if mark.read_at is not None)
            case "starred":
                return (key for key, mark in marks if mark.starred_at is not None)
            case "listed":
                return self._in_lists(lambda _: True)
            case "tagged":
                return self._state.tagged
            case "noted":
                return self._state.noted
            case "kept":
                return self._store.kept
            case _:
                return ()


_FACTS = {"unread": "read", "listed": "list", "tagged": "tag", "noted": "note"}


def _facts_in(query: Query) -> frozenset[str]:
    """What a query asks for beside texts: states and fields, one name for one thing."""
    terms = [term for group in query.conditions for term in group]
    asked = {term.text if term.field == "is" else term.field for term in terms}
    return frozenset(_FACTS.get(each, each) for each in asked)
