"""What of papers is copied to be pasted elsewhere: titles, citations, BibTeX, links, addresses."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING, NamedTuple

from parsing.prose import one_line
from tui.library.addresses import encoded, page_address
from tui.library.bylines import appeared_in
from tui.library.export.reference import arxiv_name, names_all
from tui.library.links import UnsafeError, checked

if TYPE_CHECKING:
    from tui.library.export.item import Item

MOST_NAMED = 10
"""Authors that a citation names; of more it names the first alone."""


class Excerpt(NamedTuple):
    """Something that can be copied of papers."""

    name: str
    what: str
    """Names it in a sentence."""
    write: Callable[[Sequence[Item]], str]
    """Gives the text; empty where the papers have no such thing."""


def titles(items: Sequence[Item]) -> str:
    """Return the papers' titles, a line each."""
    return "\n".join(one_line(item.paper.title) for item in items)


def citations(items: Sequence[Item]) -> str:
    """Return the papers as they are cited in running text, a paragraph each."""
    return "\n\n".join(map(_citation, items))


def bibtex(items: Sequence[Item]) -> str:
    """Return the papers' entries of a BibTeX database, without what a person wrote of them.

    Others are to read what is pasted; an exported file is the person's own.
    """
    from tui.library.export.bibtex import entries
    from tui.library.export.item import Item

    return "\n\n".join(entries([Item(item.paper) for item in items]))


def markdown_links(items: Sequence[Item]) -> str:
    """Return the papers' titles as Markdown links, a line each; empty where none has an address."""
    from tui.library.export.markdown import escape, link

    if not addresses(items):
        return ""
    return "\n".join(
        link(one_line(item.paper.title), address)
        if (address := _address(item))
        else escape(item.paper.title)
        for item in items
    )


def addresses(items: Sequence[Item]) -> str:
    """Return the addresses of the papers' own pages, a line each, that may be opened."""
    return "\n".join(filter(None, map(_address, items)))


EXCERPTS = (
    Excerpt("Title", "the title", titles),
    Excerpt("Citation", "the citation", citations),
    Excerpt("BibTeX", "the BibTeX", bibtex),
    Excerpt("Markdown link", "the Markdown link", markdown_links),
    Excerpt("URL", "the URL", addresses),
)


def _address(item: Item) -> str:
    """Return where a paper's page is; empty where none is known, or what hides where it leads."""
    try:
        return checked(page_address(item.paper.meta)).url
    except UnsafeError:
        return ""


def _citation(item: Item) -> str:
    """Return authors, year, title, where it appeared and its address, as far as they are known."""
    meta = item.paper.meta
    parts = []
    year = f"({meta.date[:4]})" if meta.date else ""
    if before := " ".join(filter(None, (_authors(item), year))):
        parts.append(before)
    parts.append(one_line(item.paper.title))
    parts.append(appeared_in(meta) or arxiv_name(meta))
    sentences = [part if part[-1] in ".?!" else f"{part}." for part in parts if part]
    address = encoded(f"https://doi.org/{meta.doi}") if meta.doi else _address(item)
    return " ".join(filter(None, (*sentences, address)))


def _authors(item: Item) -> str:
    meta = item.paper.meta
    names = [author.name for author in meta.authors]
    if not names:
        return meta.organisation
    if len(names) > MOST_NAMED:
        return f"{names[0]} et al."
    if not names_all(meta):
        return f"{', '.join(names)} et al."
    *others, last = names
    return f"{', '.join(others)} and {last}" if others else last
