"""What the arguments of commands may be, by what their help calls them: names in the library."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from contextlib import closing
from typing import TYPE_CHECKING

from tui.library.locations import locations
from tui.library.phrases import plural

if TYPE_CHECKING:
    from tui.library.state import LibraryState

Words = Iterable[tuple[str, str]]
"""Words, and what is said of each; empty for nothing."""


def _state() -> LibraryState | None:
    """Return what the library holds, without its pages; where there is none, none is made."""
    from tui.library.library import Library

    paths = locations()
    if not paths.database.exists():
        return None
    with closing(Library(paths)) as library:
        return library.state


def _lists(_: str) -> Iterator[tuple[str, str]]:
    if state := _state():
        yield from ((each.name, plural(len(each.keys), "paper")) for each in state.lists)


def _tags(_: str) -> Iterator[tuple[str, str]]:
    if state := _state():
        yield from ((name, plural(many, "paper")) for name, many in state.tags.items())


def _filters(_: str) -> Iterator[tuple[str, str]]:
    if state := _state():
        yield from ((each.name, each.query) for each in state.filters)


def _pages(typed: str) -> Iterator[tuple[str, str]]:
    state = _state()
    if state is None:
        return
    yield from ((each.name, each.called) for each in state.pages)
    names = (name for each in state.pages for name in (each.name, each.called) if name)
    if typed and not any(name.startswith(typed) for name in names):
        yield from ((label, name) for name, label in _labels().items())


def _labels() -> dict[str, str]:
    """Return what pages are called on screen: they are read for it."""
    from tui.cli.session import labels_of, opened_library

    with opened_library() as library:
        return labels_of(library)


def _formats(_: str) -> Iterator[tuple[str, str]]:
    from tui.library.export import FORMATS

    yield from ((each.name, each.label) for each in FORMATS.values())


def _lines(_: str) -> Iterator[tuple[str, str]]:
    from tui.cli.printing import LINES

    yield from ((each, "a line a paper") for each in LINES)


def _orders(_: str) -> Iterator[tuple[str, str]]:
    from tui.cli.orders import ORDERS

    yield from ((name, each.words) for name, each in ORDERS.items())


def _query(typed: str) -> Iterator[tuple[str, str]]:
    """Yield how a query goes on: fields, states, and the names of lists, tags and pages."""
    from tui.library.query_help import suggestions
    from tui.library.search.paper_fields import FIELDS, PaperFacts

    state = _state() if ":" in typed else None
    facts = PaperFacts()
    if state:
        labels = {each.name: each.called or each.name for each in state.pages}
        facts = PaperFacts(lists=state.lists, tags=state.tagged, labels=labels)
    start, words = suggestions(typed, facts)
    for word in words:
        name, quote, value = word.partition('"')
        if quote and not typed[start:].startswith(name + quote) and typed[start:] != name:
            # A shell takes nothing that does not begin as what is typed: it is written otherwise.
            value = value.removesuffix(quote).replace(" ", "\\ ")
            yield typed[:start] + name + value, ""
            continue
        field = FIELDS.get(word.removesuffix(":").removeprefix("!"))
        yield typed[:start] + word, field.takes if field else ""


def _fetched(_: str) -> Iterator[tuple[str, str]]:
    from tui.fetch.services import SERVICES
    from tui.fetch.subscriptions import subscriptions_of
    from tui.settings_file import read_settings

    yield from ((each, "a service") for each in SERVICES)
    subscribed = subscriptions_of(read_settings(locations().settings)).all
    yield from ((each.name, "from your settings") for each in subscribed)


def _backups(_: str) -> Iterator[tuple[str, str]]:
    from tui.library.storage.backup import find_backups

    for each in reversed(find_backups(locations().backups)):
        yield str(each.number), f"{each.day} {each.kind}"


OFFERS: Mapping[str, Callable[[str], Words]] = {
    "LIST": _lists,
    "TAG": _tags,
    "FILTER": _filters,
    "PAGE": _pages,
    "FORMAT": _formats,
    "LINE": _lines,
    "ORDER": _orders,
    "QUERY": _query,
    "WORD": _query,
    "PAPER": _query,
    "WHAT": _fetched,
    "WHICH": _backups,
}
"""By the name of an argument: gives what it may be, for what is typed of it."""
