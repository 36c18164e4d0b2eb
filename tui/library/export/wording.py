"""Words that several formats share: counts, and a paper's state, pages, lists and links."""

from __future__ import annotations

import re
from datetime import datetime
from typing import TYPE_CHECKING

from parsing.prose import one_line
from parsing.urls import find_links
from tui.library.bylines import day_in_words
from tui.library.export.reference import arxiv_name, names_all
from tui.library.marks import HALVES
from tui.library.phrases import plural

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from tui.library.export.item import Collection, Item


def rewritten(
    text: str,
    begins: re.Pattern[str],
    rules: re.Pattern[str],
    rewrite: Callable[[re.Match[str]], str],
) -> str:
    """Return what `re.sub` would, ten times as fast where rules are many and seldom match.

    Args:
        text: is rewritten.
        begins: a set of characters, one of which every match begins with.
        rules: what is rewritten.
        rewrite: gives what stands in the place of a match.
    """
    pieces: list[str] = []
    done = 0
    for begin in begins.finditer(text):
        start = begin.start()
        if start >= done and (match := rules.match(text, start)):
            pieces += (text[done:start], rewrite(match))
            done = match.end()
    return "".join((*pieces, text[done:])) if pieces else text


def paragraphs(text: str) -> tuple[str, ...]:
    """Return the lines of a text that are not blank, each tidy: a line feed parts paragraphs."""
    return tuple(tidy for line in text.splitlines() if (tidy := one_line(line)))


def heading(collection: Collection) -> str:
    """Return the collection's title on one line; one without a title is called ``Papers``."""
    return one_line(collection.title) or "Papers"


def count(collection: Collection) -> str:
    """Return how many papers there are, in words: ``1 paper``, ``511 papers``."""
    return plural(len(collection.items) + collection.more, "paper")


def about(collection: Collection) -> tuple[str, ...]:
    """Return how many papers there are, how far a list is worked off and due, and what it is for.

    The first stands on a line, and each further one is a paragraph.
    """
    done = sum(1 for item in collection.items if item.done)
    says = (
        count(collection),
        f"{done:,} done" if done else "",
        f"due {day_in_words(collection.due)}" if collection.due else "",
    )
    return " · ".join(filter(None, says)), *paragraphs(collection.description)


def facts(item: Item) -> tuple[str, ...]:
    """Return a paper's state, pages, lists and tags in phrases: ``Unread``, ``page: Mar 11``."""
    state = [
        f"{half.set} on {_day(at)}" if (at := item.marked.get(each)) else half.unset
        for each, half in HALVES.items()
    ]
    if item.done is not None:
        state.append("Done" if item.done else "To do")
    first, *others = filter(None, state)
    phrases = [first, *map(str.lower, others)]
    pages = (label or name for name, label in item.pages)
    phrases.extend(_named("page", pages))
    phrases.extend(_named("list", item.lists))
    phrases.extend(_named("tag", item.tags))
    return tuple(phrases)


def keywords(item: Item, without: str = "") -> tuple[str, ...]:
    """Return a paper's keywords, lists and tags, each once, safe where a line has several.

    What parts keywords, a comma here and a semicolon there, becomes a space, and so do the signs
    in *without*.
    """
    spaces = dict.fromkeys(map(ord, ",;" + without), " ")
    words = (*item.paper.meta.keywords, *item.lists, *item.tags)
    names = (one_line(name.translate(spaces)) for name in words)
    return tuple(dict.fromkeys(filter(None, names)))


def links_note(abstract: str) -> str:
    """Return the links in an abstract as a sentence that says what they are, or nothing."""
    links = find_links(abstract)
    return f"{link_words(len(links))}: {', '.join(links)}" if links else ""


def remarks(item: Item) -> str:
    """Return the authors' comment and the links in the abstract, one line."""
    paper = item.paper
    return ". ".join(filter(None, (paper.meta.comment, links_note(paper.abstract))))


def byline(item: Item) -> tuple[str, ...]:
    """Return who wrote a paper, when, where it appeared and its ids, a phrase each.

    `parsing.formats.carrel_facts` reads them back.
    """
    meta = item.paper.meta
    given = [author.name for author in meta.authors]
    # A comma within a name leaves the semicolon to part them.
    names = ("; " if any("," in name for name in given) else ", ").join(given)
    if names and not names_all(meta):
        names += " et al."
    number = (
        meta.volume and f"vol. {meta.volume}",
        meta.issue and f"no. {meta.issue}",
        meta.pages and f"p. {meta.pages}",
    )
    return tuple(
        filter(
            None,
            (
                f"Authors: {names}" if names else "",
                meta.date,
                f"In: {', '.join(filter(None, (meta.venue, *number)))}" if meta.venue else "",
                arxiv_name(meta),
                f"doi:{meta.doi}" if meta.doi else "",
            ),
        )
    )


def link_words(count: int) -> str:
    """Return what links are: those that the abstract has, wherever they lead."""
    return f"{'Link' if count == 1 else 'Links'} in the abstract"


def _named(noun: str, names: Iterable[str]) -> tuple[str, ...]:
    tidy = tuple(dict.fromkeys(filter(None, map(one_line, names))))
    if not tidy:
        return ()
    return (f"{noun if len(tidy) == 1 else noun + 's'}: {', '.join(tidy)}",)


def _day(moment: str) -> str:
    """Return the day of an ISO 8601 time by this person's clock, as the reader shows it."""
    return datetime.fromisoformat(moment).astimezone().date().isoformat()
