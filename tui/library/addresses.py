"""A paper's own web addresses: those its sources give, and those that its ids lead to."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from parsing.urls import find_links

if TYPE_CHECKING:
    from parsing.meta import Meta
    from parsing.paper import Paper


class Link(NamedTuple):
    """An address, and what is there: empty for one that the abstract names."""

    url: str
    what: str = ""


_UNSAFE = str.maketrans({sign: f"%{ord(sign):02X}" for sign in '{}\\"<>^`|'} | {" ": "%20"})


def encoded(address: str) -> str:
    """Return an address without the signs that RFC 3986 allows in none: old DOIs have ``<``."""
    return address.translate(_UNSAFE)


def page_address(meta: Meta) -> str:
    """Return the address of the paper's own page: as a source gives it, or that of an id."""
    return encoded(_page_address(meta))


def _page_address(meta: Meta) -> str:
    if meta.url:
        return meta.url
    if meta.arxiv:
        return f"https://arxiv.org/abs/{meta.arxiv}"
    if meta.doi:
        return f"https://doi.org/{meta.doi}"
    if meta.openreview:
        return f"https://openreview.net/forum?id={meta.openreview}"
    return f"https://pubmed.ncbi.nlm.nih.gov/{meta.pubmed}/" if meta.pubmed else ""


def pdf_address(meta: Meta) -> str:
    """Return the address of the paper's PDF, empty where no source gives one."""
    if meta.pdf:
        return meta.pdf
    return f"https://arxiv.org/pdf/{meta.arxiv}" if meta.arxiv else ""


def paper_links(paper: Paper) -> tuple[Link, ...]:
    """Return a paper's own addresses and then those in its abstract, each once."""
    meta = paper.meta
    own = (
        Link(page_address(meta), "page"),
        Link(pdf_address(meta), "PDF"),
        Link(meta.code, "code"),
        Link(meta.project, "project"),
    )
    named = map(Link, find_links(paper.abstract))
    links: dict[str, Link] = {}
    for link in (*own, *named):
        if link.url:
            links.setdefault(link.url, link)
    return tuple(links.values())


def search_links(paper: Paper) -> tuple[Link, ...]:
    """Return where a paper without an address can be searched for by its title."""
    from urllib.parse import quote_plus

    words = quote_plus(" ".join(paper.title.split())[:300])
    return (
        Link(f"https://arxiv.org/search/?searchtype=title&query={words}", "search on arXiv"),
        Link(f"https://scholar.google.com/scholar?q={words}", "search on Scholar"),
    )
