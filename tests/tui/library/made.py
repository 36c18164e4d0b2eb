"""Papers and pages made for one test."""

from __future__ import annotations

from parsing.paper import Entry, Page, Paper, paper_key


def paper(title: str, abstract: str = "") -> Paper:
    """A paper that stands on no page."""
    return Paper(paper_key(title), title, abstract)


def papers(*titles: str) -> list[Paper]:
    """Papers without abstracts."""
    return [paper(title) for title in titles]


def page(name: str, *entries: str | tuple[str, str], label: str = "") -> Page:
    """A page; an entry is a title, or a title and an abstract."""
    pairs = [(entry, "") if isinstance(entry, str) else entry for entry in entries]
    return Page(name, label, tuple(Entry(*pair, line) for line, pair in enumerate(pairs, 1)))


def keys(*titles: str) -> tuple[str, ...]:
    """The keys of the papers with these titles."""
    return tuple(map(paper_key, titles))
