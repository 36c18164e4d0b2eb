"""What a query can ask for by name: its fields, and the states of ``is:``, each declared once.

A field reads what is typed for its value and finds its papers among what is known of them. The
syntax of values that are no text (names, and ranges to come) is the field's own `Field.read`.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from enum import StrEnum
from functools import partial
from itertools import chain
from types import MappingProxyType
from typing import TYPE_CHECKING, Any, NamedTuple

from parsing.meta import NO_META, Kind
from parsing.paper import Paper
from tui.library.addresses import pdf_address
from tui.library.marks import Half
from tui.library.ranges import Dates, Numbers, read_dates, read_numbers, reader_of
from tui.library.search.texts import ABSTRACTS, TEXTS, TITLES
from tui.library.store import Store

if TYPE_CHECKING:
    from tui.library.lists import ReadingList
    from tui.library.marks import Mark

Matches = Callable[[str], bool]
"""Whether a text has what is looked for."""


class PaperFacts(NamedTuple):
    """Facts about papers beside what is indexed; all of them by their keys."""

    store: Store = Store()
    lists: Sequence[ReadingList] = ()
    marks: Mapping[str, Mark] = MappingProxyType({})
    tags: Mapping[str, Collection[str]] = MappingProxyType({})
    notes: Mapping[str, str] = MappingProxyType({})
    labels: Mapping[str, str] = MappingProxyType({})
    """What pages are called on screen, by their names."""
    open_list: ReadingList | None = None
    """The reading list that is asked in, if one is."""

    @property
    def worked_off(self) -> Sequence[ReadingList]:
        """The lists in which papers are done or to do: the open one, or else all."""
        return self.lists if self.open_list is None else (self.open_list,)


class FactKind(StrEnum):
    """Kinds of facts: when one changes, a query that asks for it finds other papers.

    Each half of a mark is one more, by itself.
    """

    TEXT = "text"
    PAGE = "page"
    LIST = "list"
    TAG = "tag"
    NOTE = "note"


class AllBut(NamedTuple):
    """All papers but some."""

    keys: Iterable[str]


Range = Numbers | Dates
Found = Iterable[str] | AllBut
"""Keys of the papers that are found."""


class State(NamedTuple):
    """A state that papers are in or are not."""

    fact: FactKind | Half
    papers: Callable[[PaperFacts], Found]


def _marked(half: Half, facts: PaperFacts) -> Iterator[str]:
    return (key for key, mark in facts.marks.items() if mark.has(half))


STATES: dict[str, State] = {
    **{half.value: State(half, partial(_marked, half)) for half in Half},
    "unread": State(Half.READ, lambda facts: AllBut(_marked(Half.READ, facts))),
    "listed": State(
        FactKind.LIST, lambda facts: (key for each in facts.lists for key in each.keys)
    ),
    "done": State(
        FactKind.LIST, lambda facts: (key for each in facts.worked_off for key in each.done)
    ),
    "todo": State(
        FactKind.LIST,
        lambda facts: (
            key for each in facts.worked_off for key in each.keys if key not in each.done
        ),
    ),
    "tagged": State(FactKind.TAG, lambda facts: facts.tags),
    "noted": State(FactKind.NOTE, lambda facts: facts.notes),
    "kept": State(FactKind.PAGE, lambda facts: facts.store.kept),
}
"""States that ``is:`` knows, by name."""


class Field(NamedTuple):
    """A field of the query: a name before a colon."""

    fact: Callable[[str], FactKind | Half] = lambda _: FactKind.TEXT
    """Gives what papers are found by, for a value."""
    papers: Callable[[PaperFacts, str, Matches], Found] = lambda *_: ()
    """Finds papers for a value, and by what matches the value as a text."""
    names: bool = False
    """Whether the texts it matches are names, in which what is not drawn does not count."""
    texts: tuple[str, ...] = ()
    """Those of `TEXTS` that papers are found by; they need not be read one by one."""
    read: Callable[[str], str | None] = str
    """Gives the value that is typed: empty when not all of it is typed yet, None when it is none of
    the field's and the field's name plain text."""
    takes: str = ""
    """What its value is, for a person."""
    offers: Callable[[PaperFacts], Iterable[str]] = lambda _: ()
    """Gives values that it may be asked for; one may come more than once."""
    states: Mapping[str, State] = MappingProxyType({})
    """Those that its value names, if it does that."""
    noun: str = ""
    """What such a name is called."""


Labelled = Iterable[tuple[Iterable[str], Iterable[str]]]
"""Texts, and the keys of the papers that each of them may be asked for by."""


def _text_field(
    fact: FactKind,
    labelled: Callable[[PaperFacts], Labelled],
    takes: str,
    offers: Callable[[PaperFacts], Iterable[str]] = lambda _: (),
    *,
    names: bool = True,
) -> Field:
    """Return a field whose value is a text, with the signs that a word may have around it."""

    def papers(facts: PaperFacts, _: str, matches: Matches) -> Iterator[str]:
        return (key for texts, keys in labelled(facts) if any(map(matches, texts)) for key in keys)

    return Field(lambda _: fact, papers, names, takes=takes, offers=offers)


def _pages(facts: PaperFacts) -> Labelled:
    store = facts.store
    return (
        ((page.name, page.label, facts.labels.get(page.name, "")), store.by_page[page.name])
        for page in store.pages
    )


def _tags(facts: PaperFacts) -> Labelled:
    # A tag may be typed as the rows show it.
    return (((*tags, *map("#{}".format, tags)), (key,)) for key, tags in facts.tags.items())


def _known(label: Callable[[Paper], Iterable[str]]) -> Callable[[PaperFacts], Labelled]:
    """Return what gives the papers by texts of their metadata."""

    def labelled(facts: PaperFacts) -> Labelled:
        papers = facts.store.papers.values()
        return ((label(paper), (paper.key,)) for paper in papers if paper.meta is not NO_META)

    return labelled


def _arxiv(paper: Paper) -> Iterable[str]:
    meta = paper.meta
    version = f"{meta.arxiv}v{meta.arxiv_version}" if meta.arxiv_version else meta.arxiv
    return filter(None, (version, meta.arxiv_class))


def _range_field(
    read: Callable[[str], Range | None],
    value: Callable[[Paper], Any],
    takes: str,
    offers: Callable[[PaperFacts], Iterable[str]] = lambda _: (),
) -> Field:
    """Return a field whose value is a range that something of a paper is in.

    Args:
        read: gives the range that is typed, None for what is none.
        value: gives what is looked for in it, None where it is not known.
        takes: what a range looks like.
        offers: gives ranges that may be asked for.
    """

    def papers(facts: PaperFacts, typed: str, _: Matches) -> Iterator[str]:
        wanted = read(typed)
        for key, paper in facts.store.papers.items():
            known = value(paper)
            if known is not None and wanted is not None and wanted.has(known):
                yield key

    return Field(papers=papers, read=reader_of(read), takes=takes, offers=offers)


def _since(typed: str) -> Dates | None:
    dates = None if ".." in typed else read_dates(typed)
    return dates and Dates(dates.first, "")


def _until(typed: str) -> Dates | None:
    dates = None if ".." in typed else read_dates(typed)
    return dates and Dates("", dates.last)


def _published(paper: Paper) -> str | None:
    return paper.meta.date or None


def _having(has: Callable[[Paper], object]) -> State:
    return State(
        FactKind.TEXT,
        lambda facts: (key for key, paper in facts.store.papers.items() if has(paper)),
    )


HAS: dict[str, State] = {
    "abstract": _having(lambda paper: paper.abstract),
    "author": _having(lambda paper: paper.meta.authors),
    "code": _having(lambda paper: paper.meta.code),
    "date": _having(lambda paper: paper.meta.date),
    "doi": _having(lambda paper: paper.meta.doi),
    "note": State(FactKind.NOTE, lambda facts: facts.notes),
    "pdf": _having(lambda paper: pdf_address(paper.meta)),
    "project": _having(lambda paper: paper.meta.project),
    "votes": _having(lambda paper: paper.reception.votes is not None),
}
"""Things a paper can have that ``has:`` knows, by name."""


def _of_kind(kind: Kind) -> State:
    return _having(lambda paper: paper.meta.kind is kind)


def _state_field(states: Mapping[str, State], noun: str) -> Field:
    """Return a field whose value is the name of a state, which is called so."""

    def read(typed: str) -> str | None:
        name = typed.lower()
        if name in states:
            return name
        return "" if any(state.startswith(name) for state in states) else None

    return Field(
        lambda name: states[name].fact,
        lambda facts, name, _: states[name].papers(facts),
        read=read,
        states=states,
        noun=noun,
    )


def _of_papers(values: Callable[[Paper], Iterable[str]]) -> Callable[[PaperFacts], Iterator[str]]:
    """Return what gives something of all papers that have metadata."""
    return lambda facts: (
        value
        for paper in facts.store.papers.values()
        if paper.meta is not NO_META
        for value in values(paper)
        if value
    )


_authors = _of_papers(lambda paper: (author.name for author in paper.meta.authors))
_venues = _of_papers(lambda paper: (paper.meta.venue, paper.meta.publisher))
_classes = _of_papers(lambda paper: (paper.meta.arxiv_class,))
_years = _of_papers(lambda paper: (paper.meta.date[:4],))


FIELDS: dict[str, Field] = {
    "title": Field(texts=TITLES, takes="words of the title"),
    "author": Field(texts=("authors",), takes="a name", offers=_authors),
    "abs": Field(texts=ABSTRACTS, takes="words of the abstract"),
    "page": _text_field(
        FactKind.PAGE, _pages, "a page's label or name", lambda facts: facts.labels.values()
    ),
    "list": _text_field(
        FactKind.LIST,
        lambda facts: (((each.name,), each.keys) for each in facts.lists),
        "a list's name",
        lambda facts: (each.name for each in facts.lists),
    ),
    "tag": _text_field(
        FactKind.TAG, _tags, "a tag", lambda facts: chain.from_iterable(facts.tags.values())
    ),
    "note": _text_field(
        FactKind.NOTE,
        lambda facts: (((note,), (key,)) for key, note in facts.notes.items()),
        "words of your note",
        names=False,
    ),
    "is": _state_field(STATES, "state"),
    "has": _state_field(HAS, "part"),
    "kind": _state_field({str(kind): _of_kind(kind) for kind in Kind if kind}, "kind"),
    "year": _range_field(read_dates, _published, "2024, 2024-03 or 2023..2024", _years),
    "since": _range_field(_since, _published, "2024, 2024-03 or 2024-03-05", _years),
    "until": _range_field(_until, _published, "2024, 2024-03 or 2024-03-05", _years),
    "votes": _range_field(
        read_numbers, lambda paper: paper.reception.votes, "50, >50, <50 or 10..50"
    ),
    "arxiv": _text_field(
        FactKind.TEXT, _known(_arxiv), "an id or a class, as 2301.00001 or cs.CL", _classes
    ),
    "doi": _text_field(
        FactKind.TEXT,
        _known(lambda paper: filter(None, (paper.meta.doi,))),
        "a DOI or a part of it",
    ),
    "venue": _text_field(
        FactKind.TEXT,
        _known(lambda paper: filter(None, (paper.meta.venue, paper.meta.publisher))),
        "where it appeared",
        _venues,
    ),
}
"""Fields, by name."""
ANYWHERE = Field(texts=tuple(TEXTS))
"""Where what is asked for without a field is looked for."""
