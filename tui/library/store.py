"""All papers in memory, merged by key, in page order."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from types import MappingProxyType

from parsing.paper import Entry, Page, Paper, Place, paper_key
from tui.library.work import Rest, no_rest


class Store:
    """The papers of some pages, and those kept from pages that are not open. It never changes.

    Args:
        pages: in order; their names differ.
        papers: by key: those on the pages, in page order, then those kept.
        by_page: each page's keys in the order of the page, each once.
        kept: keys of the papers that stand on none of the pages.
    """

    def __init__(
        self,
        pages: Sequence[Page] = (),
        papers: Mapping[str, Paper] = MappingProxyType({}),
        by_page: Mapping[str, tuple[str, ...]] = MappingProxyType({}),
        kept: Iterable[str] = (),
    ) -> None:
        self.pages = tuple(pages)
        self.papers = papers
        self.by_page = by_page
        self.kept = tuple(kept)
        self.on_pages = tuple(papers)[: len(papers) - len(self.kept)]
        """Keys of the papers on the pages, in page order, each once."""

    def __eq__(self, other: object) -> bool:
        """Whether it has the same papers in the same places."""
        return isinstance(other, Store) and vars(self) == vars(other)

    __hash__ = None  # type: ignore[assignment]

    def __len__(self) -> int:
        """How many papers stand on the pages."""
        return len(self.on_pages)

    def page(self, name: str) -> Page | None:
        """The page of that name."""
        return next((page for page in self.pages if page.name == name), None)

    @property
    def problems(self) -> tuple[str, ...]:
        """What was not understood on the pages, a sentence each."""
        return tuple(str(problem) for page in self.pages for problem in page.problems)

    @property
    def labels(self) -> dict[str, str]:
        """What each page is called on screen: its label as printed, or else its name."""
        return {page.name: page.label or page.name for page in self.pages}


def build_store(pages: Sequence[Page], rest: Rest = no_rest) -> Store:
    """Merge the entries of all pages by key.

    Args:
        pages: in the order their papers shall have; their names differ.
        rest: called between pages and papers.
    """
    seen: dict[str, list[tuple[Place, Entry]]] = {}
    by_page: dict[str, tuple[str, ...]] = {}
    for page in pages:
        rest()
        keys: dict[str, None] = {}
        for position, entry in enumerate(page.entries):
            key = paper_key(entry.title)
            keys[key] = None
            seen.setdefault(key, []).append((Place(page.name, position), entry))
        by_page[page.name] = tuple(keys)
    papers: dict[str, Paper] = {}
    for key, found in seen.items():
        rest()
        papers[key] = _merge(key, found)
    return Store(pages, papers, by_page)


def with_kept_papers(store: Store, kept: Iterable[Paper]) -> Store:
    """The store and further papers from elsewhere, which follow in their own order."""
    elsewhere = {paper.key: paper for paper in kept if paper.key not in store.papers}
    papers = {**store.papers, **elsewhere}
    return Store(store.pages, papers, store.by_page, (*store.kept, *elsewhere))


def _merge(key: str, found: list[tuple[Place, Entry]]) -> Paper:
    if len(found) == 1:
        place, entry = found[0]
        return Paper(key, entry.title, entry.abstract, (place,))
    places = tuple(place for place, _ in found)
    title = _commonest([(place.page, entry.title) for place, entry in found])
    abstract = _commonest([(place.page, entry.abstract) for place, entry in found])
    return Paper(key, title, abstract, places)


def _commonest(texts: list[tuple[str, str]]) -> str:
    """The text that most pages carry; then the longer, then the first seen.

    Args:
        texts: pairs of a page's name and the text it carries, in page order.
    """
    pages_with = Counter(text for _, text in dict.fromkeys(texts))
    # `max` gives the first of equals, and a Counter keeps the order of arrival.
    return max(pages_with, key=lambda text: (pages_with[text], len(text)))
