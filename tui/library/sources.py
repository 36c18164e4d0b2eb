"""Sources: where a view's papers come from. Each kind is declared once, in `SOURCES`."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from enum import StrEnum
from types import MappingProxyType
from typing import TYPE_CHECKING, Any, NamedTuple

from parsing.structs import Struct
from tui.library.marks import Mark
from tui.library.store import Store

if TYPE_CHECKING:
    from tui.library.lists import ReadingList
    from tui.library.query_service import QueryService
    from tui.library.search.searcher import Hits
    from tui.library.state import LibraryState


class SourceKind(StrEnum):
    """Kinds of source."""

    ALL = "all"
    NEW = "new"
    UNREAD = "unread"
    STARRED = "starred"
    LIST = "list"
    FILTER = "filter"
    TAG = "tag"
    PAGE = "page"
    SIMILAR = "similar"


class Source(NamedTuple):
    """Where a view's papers come from."""

    kind: SourceKind
    of: Any = ""
    """A list's or a saved filter's id, a tag as names are compared, a page's name, or the key that
    papers are similar to."""

    @property
    def id(self) -> str:
        """Name that no other source has, the same at every start."""
        return f"{self.kind}:{self.of}"

    @property
    def type(self) -> SourceType:
        """Declaration of its kind."""
        return SOURCES[self.kind]


def source_of(name: str) -> Source | None:
    """Return the source that has a name, as `Source.id` gives it; None where that is none."""
    kind, colon, of = name.partition(":")
    if not colon or kind not in SourceKind.__members__.values():
        return None
    if kind in {SourceKind.LIST, SourceKind.FILTER}:
        return Source(SourceKind(kind), int(of)) if of.isdecimal() and len(of) < 19 else None
    return Source(SourceKind(kind), of)


class Spot(NamedTuple):
    """Where a person is, or was and may come back to."""

    source: Source
    key: str = ""
    """Of the paper under the cursor, if there is one."""
    typed: str = ""
    """What stands in the filter bar."""


ALL = Source(SourceKind.ALL)
UNREAD = Source(SourceKind.UNREAD)
STARRED = Source(SourceKind.STARRED)


class Shelf(Struct):
    """Store and library that sources choose papers from."""

    store: Store
    state: LibraryState
    with_kept: bool = True
    """Whether All and Unread also have papers whose pages are not open."""
    queries: QueryService | None = None
    """Answers saved filters and asks for likeness; None where neither is open."""
    new: tuple[str, ...] = ()
    """Keys of the papers that came since the reader was last left."""

    @property
    def everything(self) -> tuple[str, ...]:
        """Keys of all papers there are: those on the pages, then those kept from elsewhere."""
        store = self.store
        return store.on_pages + store.kept if self.with_kept else store.on_pages


class Members(Struct):
    """Papers of a source."""

    keys: Sequence[str]
    """In page order, or the source's own."""
    hits: Hits | None = None
    """Papers that its query found, when it has one."""
    shared: Mapping[str, tuple[str, ...]] = MappingProxyType({})
    """Words that bind each paper to the one they are like, by key."""


def _always(shelf: Shelf, of: Any) -> bool:  # noqa: ARG001
    return True


class SourceType(Struct):
    """Declaration of a kind of source; every function takes a `Shelf` and `Source.of`."""

    members: Callable[[Shelf, Any], Members]
    """Gives its papers."""
    name: Callable[[Shelf, Any], str]
    """Gives what it is called on screen, but for a page's label."""
    is_there: Callable[[Shelf, Any], bool] = _always
    """Tells whether there is such a source still."""
    offered: Callable[[Shelf], Iterable[Any]] = lambda _: ()
    """Gives what the sidebar offers of the kind, each as `Source.of`."""
    stays: bool = False
    """Whether a view keeps what was its own when it was chosen: what is read stays in Unread."""
    is_named: bool = False
    """Whether a person gave it its name, and may change it."""


def _where(shelf: Shelf, keys: Iterable[str], holds: Callable[[Mark | None], bool]) -> Members:
    marks = shelf.state.marks
    return Members(tuple(key for key in keys if holds(marks.get(key))))


def _is_unread(mark: Mark | None) -> bool:
    return mark is None or mark.read_at is None


def _is_starred(mark: Mark | None) -> bool:
    return mark is not None and mark.starred_at is not None


def _in_list(shelf: Shelf, of: int) -> Members:
    reading_list = shelf.state.list_of(of)
    keys = reading_list.keys if reading_list else ()
    return Members(tuple(key for key in keys if key in shelf.store.papers))


def _list_name(shelf: Shelf, of: int) -> str:
    reading_list = shelf.state.list_of(of)
    return reading_list.name if reading_list else "a deleted list"


def _filtered(shelf: Shelf, of: int) -> Members:
    hits = shelf.queries.saved(of) if shelf.queries else None
    return Members(hits.keys, hits) if hits else Members(())


def _filter_name(shelf: Shelf, of: int) -> str:
    saved = shelf.state.filter_of(of)
    return saved.name if saved else "a deleted filter"


def _tagged(shelf: Shelf, of: str) -> Members:
    store, having = shelf.store, set(shelf.state.keys_tagged(of))
    return Members(tuple(key for key in store.on_pages + store.kept if key in having))


def _tag_name(shelf: Shelf, of: str) -> str:
    name, _ = shelf.state.tags_by_folded.get(of, (of, 0))
    return f"#{name}"


def _similar(shelf: Shelf, of: str) -> Members:
    neighbours = shelf.queries.similar(of) if shelf.queries else ()
    shared = {each.key: each.shared for each in neighbours}
    return Members(tuple(shared), shared=shared)


SOURCES: dict[SourceKind, SourceType] = {
    SourceKind.ALL: SourceType(
        members=lambda shelf, _: Members(shelf.everything),
        name=lambda *_: "All",
        offered=lambda _: ("",),
    ),
    SourceKind.NEW: SourceType(
        members=lambda shelf, _: Members(shelf.new),
        name=lambda *_: "New arrivals",
        is_there=lambda shelf, _: bool(shelf.new),
        offered=lambda shelf: ("",) if shelf.new else (),
    ),
    SourceKind.UNREAD: SourceType(
        members=lambda shelf, _: _where(shelf, shelf.everything, _is_unread),
        name=lambda *_: "Unread",
        offered=lambda _: ("",),
        stays=True,
    ),
    SourceKind.STARRED: SourceType(
        # A star outlives its page, whatever is open.
        members=lambda shelf, _: _where(
            shelf, shelf.store.on_pages + shelf.store.kept, _is_starred
        ),
        name=lambda *_: "Starred",
        offered=lambda _: ("",),
        stays=True,
    ),
    SourceKind.LIST: SourceType(
        members=_in_list,
        name=_list_name,
        is_there=lambda shelf, of: shelf.state.list_of(of) is not None,
        offered=lambda shelf: [each.id for each in shelf.state.lists],
        is_named=True,
    ),
    SourceKind.FILTER: SourceType(
        members=_filtered,
        name=_filter_name,
        is_there=lambda shelf, of: shelf.state.filter_of(of) is not None,
        offered=lambda shelf: [each.id for each in shelf.state.filters],
        stays=True,
        is_named=True,
    ),
    SourceKind.TAG: SourceType(
        members=_tagged,
        name=_tag_name,
        is_there=lambda shelf, of: of in shelf.state.tags_by_folded,
        offered=lambda shelf: shelf.state.tags_by_folded,
        stays=True,
        is_named=True,
    ),
    SourceKind.PAGE: SourceType(
        members=lambda shelf, of: Members(shelf.store.by_page.get(of, ())),
        name=lambda _, of: of,
        is_there=lambda shelf, of: of in shelf.store.by_page,
        offered=lambda shelf: [page.name for page in shelf.store.pages],
    ),
    SourceKind.SIMILAR: SourceType(
        members=_similar,
        name=lambda shelf, of: f"Like “{shelf.store.papers[of].title}”",
        is_there=lambda shelf, of: of in shelf.store.papers,
        stays=True,
    ),
}


def list_of(source: Source, state: LibraryState) -> ReadingList | None:
    """Return the reading list that a source is; None for any other source."""
    return state.list_of(source.of) if source.kind is SourceKind.LIST else None


def members(source: Source, shelf: Shelf) -> Members:
    """Return a source's papers."""
    return source.type.members(shelf, source.of)
