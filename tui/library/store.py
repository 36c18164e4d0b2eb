"""All papers in memory, merged by key, in page order."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from types import MappingProxyType

from parsing.meta import NO_META, NO_RECEPTION
from parsing.paper import Entry, Page, Paper, Sighting, paper_key
from tui.library.cancellation import Rest, no_rest
from tui.library.facts import Facts, told


class Store:
    """The papers of some pages, and those kept from pages that are not open. It never changes.

    Args:
        pages: in order; their names differ.
        papers: by key: those on the pages, in page order, then those kept.
        by_page: each page's keys in the order of the page, each once.
        kept: keys of the papers that stand on none of the pages.
        clashes: what the pages say against each other, a sentence each.
    """

    def __init__(
        self,
        pages: Sequence[Page] = (),
        papers: Mapping[str, Paper] = MappingProxyType({}),
        by_page: Mapping[str, tuple[str, ...]] = MappingProxyType({}),
        kept: Iterable[str] = (),
        clashes: Iterable[str] = (),
    ) -> None:
        self.pages = tuple(pages)
        self.papers = papers
        self.by_page = by_page
        self.kept = tuple(kept)
        self.clashes = tuple(clashes)
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

    def has_texts_of(self, other: Store) -> bool:
        """Tell whether it is another one, or that one with other facts: the texts are the same."""
        return self is other or (self.by_page is other.by_page and self.kept is other.kept)

    @property
    def problems(self) -> tuple[str, ...]:
        """What was not understood on the pages, a sentence each."""
        told = (str(problem) for page in self.pages for problem in page.problems)
        return (*told, *self.clashes)


Kept = Callable[[Collection[str]], Iterable[Paper]]
"""Gives what a library keeps under some titles' keys or a further key of those titles."""


def nothing_kept(_: Collection[str]) -> Iterable[Paper]:
    """Where there is no library to ask."""
    return ()


def build_store(pages: Sequence[Page], rest: Rest = no_rest, kept: Kept = nothing_kept) -> Store:
    """Merge the entries of all pages into papers: the one place where an entry gets its key.

    That is the key of its title, unless it is another paper whose title folds alike: see
    `tui.library.identity`.

    Args:
        pages: in the order their papers shall have; their names differ.
        rest: called between pages and papers.
        kept: asked for the papers that a key belongs to already.
    """
    seen: dict[str, list[tuple[Sighting, Entry]]] = {}
    by_page: dict[str, tuple[str, ...]] = {}
    plain = True
    for page in pages:
        rest()
        keys: dict[str, None] = {}
        for position, entry in enumerate(page.entries):
            key = paper_key(entry.title)
            plain = plain and entry.meta is NO_META
            keys[key] = None
            seen.setdefault(key, []).append((Sighting(page.name, position), entry))
        by_page[page.name] = tuple(keys)
    owners: dict[str, dict[str, Paper]] = {}
    for paper in kept(seen):
        owners.setdefault(paper_key(paper.title), {})[paper.key] = paper
    papers: dict[str, Paper] = {}
    others: dict[str, dict[str, list[tuple[Sighting, Entry]]]] = {}
    for key, found in seen.items():
        rest()
        if len(found) > 1 or key in owners:
            owned = tuple(owners.get(key, {}).values())
            if not _is_one(key, found, owned):
                # Rarely needed.
                from tui.library.identity import tell_apart

                told = tell_apart(key, found, owned, seen, _shown)
                if set(told) != {key}:
                    others[key] = told
                    continue
        papers[key] = _merge(key, found)
    if others:
        papers, by_page = _with_others(pages, papers, others)
    if plain:
        return Store(pages, papers, by_page)
    from tui.library.joining import join_by_identifier

    joined = join_by_identifier(papers, {key for owned in owners.values() for key in owned})
    if joined.keys:
        by_page = {
            name: tuple(dict.fromkeys(joined.keys.get(key, key) for key in keys))
            for name, keys in by_page.items()
        }
    return Store(pages, joined.papers, by_page, clashes=joined.problems)


def _is_one(key: str, found: list[tuple[Sighting, Entry]], owners: Sequence[Paper]) -> bool:
    """Whether all have one text, letter for letter, and the key is nothing else's."""
    title, abstract = found[0][1][:2]
    return all(entry[0] == title and entry[1] == abstract for _, entry in found) and all(
        owner[:3] == (key, title, abstract) for owner in owners
    )


def _with_others(
    pages: Sequence[Page],
    papers: Mapping[str, Paper],
    others: Mapping[str, Mapping[str, list[tuple[Sighting, Entry]]]],
) -> tuple[dict[str, Paper], dict[str, tuple[str, ...]]]:
    """The papers in page order, and each page's keys, with the papers of some titles told apart.

    Args:
        pages: that they stand on.
        papers: those that need not be told apart, by key.
        others: the entries of the others, by the key of their title and their own.
    """
    own = {
        sighting: key
        for told in others.values()
        for key, found in told.items()
        for sighting, _ in found
    }
    merged = {key: _merge(key, found) for told in others.values() for key, found in told.items()}
    by_page = {}
    for page in pages:
        keys = [paper_key(entry.title) for entry in page.entries]
        by_page[page.name] = tuple(
            dict.fromkeys(
                own[Sighting(page.name, position)] if key in others else key
                for position, key in enumerate(keys)
            )
        )
    order = dict.fromkeys(key for page in pages for key in by_page[page.name])
    return {key: merged[key] if key in merged else papers[key] for key in order}, by_page


def with_kept_papers(store: Store, kept: Iterable[Paper]) -> Store:
    """The store and further papers from elsewhere, which follow in their own order."""
    elsewhere = {paper.key: paper for paper in kept if paper.key not in store.papers}
    papers = {**store.papers, **elsewhere}
    kept_keys = (*store.kept, *elsewhere)
    return Store(store.pages, papers, store.by_page, kept_keys, store.clashes)


def with_facts(store: Store, facts: Mapping[str, Facts], keys: Iterable[str]) -> Store:
    """The store in which pages and facts together say what is known of some papers.

    Args:
        store: the papers; itself where none of them is another one then.
        facts: what sources beside the pages say, by key.
        keys: of the papers that may not be as their facts are now.
    """
    altered = {
        key: after
        for key in keys
        if (paper := store.papers.get(key)) is not None
        and (after := told(paper, facts.get(key, ()))) is not paper
    }
    if not altered:
        return store
    papers = {**store.papers, **altered}
    return Store(store.pages, papers, store.by_page, store.kept, store.clashes)


def _merge(key: str, found: list[tuple[Sighting, Entry]]) -> Paper:
    if len(found) == 1:
        sighting, entry = found[0]
        return Paper(key, entry.title, entry.abstract, (sighting,), entry.meta, entry.reception)
    paper = Paper(key, *_shown(found), tuple(sighting for sighting, _ in found))
    if all(entry.meta is NO_META and entry.reception is NO_RECEPTION for _, entry in found):
        return paper
    from tui.library.metadata import merge_meta, merge_reception

    return paper._replace(
        meta=merge_meta(entry.meta for _, entry in found),
        reception=merge_reception(entry.reception for _, entry in found),
    )


def _shown(found: list[tuple[Sighting, Entry]]) -> tuple[str, str]:
    """The title and the abstract that are shown of a paper's entries."""
    title = _commonest([(sighting.page, entry.title) for sighting, entry in found])
    abstract = _commonest(
        [(sighting.page, entry.abstract) for sighting, entry in found if entry.abstract]
    )
    return title, abstract


def _commonest(texts: list[tuple[str, str]]) -> str:
    """The text that most pages carry; then the longer, then the first seen; empty for none.

    Args:
        texts: pairs of a page's name and the text it carries, in page order.
    """
    pages_with = Counter(text for _, text in dict.fromkeys(texts))
    # `max` gives the first of equals, and a Counter keeps the order of arrival.
    return max(pages_with, key=lambda text: (pages_with[text], len(text)), default="")
