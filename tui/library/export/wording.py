"""What the formats made for reading say alike: counts, and a paper's state, pages and lists."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tui.library.phrases import plural

if TYPE_CHECKING:
    from collections.abc import Iterable

    from tui.library.export.item import Collection, Item


def one_line(text: str) -> str:
    """The text with every run of white space, line ends included, made one space."""
    return " ".join(text.split())


def paragraphs(text: str) -> tuple[str, ...]:
    """The lines of a text that are not blank, each made tidy: a line feed parts paragraphs."""
    return tuple(tidy for line in text.splitlines() if (tidy := one_line(line)))


def heading(collection: Collection) -> str:
    """The collection's title on one line; a collection without one is called ``Papers``."""
    return one_line(collection.title) or "Papers"


def count(collection: Collection) -> str:
    """How many papers there are, in words: ``1 paper``, ``511 papers``."""
    return plural(len(collection.items), "paper")


def facts(item: Item) -> tuple[str, ...]:
    """A paper's state, pages, lists and tags, a short phrase each: ``Unread``, ``page: Mar 11``."""
    phrases = [f"Read on {_day(item.read_at)}" if item.read_at else "Unread"]
    if item.starred_at:
        phrases.append(f"starred on {_day(item.starred_at)}")
    pages = (label or name for name, label in item.pages)
    phrases.extend(_named("page", pages))
    phrases.extend(_named("list", item.lists))
    phrases.extend(_named("tag", item.tags))
    return tuple(phrases)


def _named(noun: str, names: Iterable[str]) -> tuple[str, ...]:
    tidy = tuple(dict.fromkeys(filter(None, map(one_line, names))))
    if not tidy:
        return ()
    return (f"{noun if len(tidy) == 1 else noun + 's'}: {', '.join(tidy)}",)


def _day(moment: str) -> str:
    """The date of an ISO 8601 time."""
    return moment.partition("T")[0]
