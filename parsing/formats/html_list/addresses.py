"""Where a saved page stood, by which the relative addresses of its links are whole again."""

from __future__ import annotations

from typing import TYPE_CHECKING
from urllib.parse import urljoin

from parsing.html_tree import attribute
from parsing.patterns import pattern

if TYPE_CHECKING:
    from collections.abc import Iterator

    from selectolax.lexbor import LexborHTMLParser

_HEAD = 2**13
"""Characters of a page in which the comment of what saved it stands."""
_SAVED_FROM = (
    r"<!--\s*(?:saved from url=\(\d+\)|Page saved with SingleFile\s+url:\s)(https?://[^\s<>]+)"
)
"""What browsers and SingleFile write."""
_WHOLE = r"(?i)[a-z][a-z\d+.-]*:|#"


def resolve_links(text: str, tree: LexborHTMLParser) -> None:
    """Make the relative addresses of links whole, where a page says where it stood.

    Args:
        text: of the page.
        tree: of the same; it is changed.
    """
    base = _base(text, tree)
    if not base:
        return
    for link in tree.css("a[href]"):
        address = attribute(link, "href").strip()
        if address and not pattern(_WHOLE).match(address):
            link.attrs["href"] = joined(base, address)


def joined(base: str, address: str) -> str:
    """Return an address whole, by what it is relative to; what is no address at all as it is."""
    try:
        return urljoin(base, address)
    except ValueError:
        return address


def _base(text: str, tree: LexborHTMLParser) -> str:
    """The address that those of a page's links are relative to; empty where nothing says it."""
    stood = next(filter(_is_web, _said(text, tree)), "")
    base = joined(stood, attribute(tree.css_first("base[href]"), "href"))
    return base if _is_web(base) else stood


def _said(text: str, tree: LexborHTMLParser) -> Iterator[str]:
    saved = pattern(_SAVED_FROM).search(text, 0, _HEAD)
    yield saved[1] if saved else ""
    yield attribute(tree.css_first("link[rel='canonical']"), "href")
    yield attribute(tree.css_first("meta[property='og:url']"), "content")


def _is_web(address: str) -> bool:
    return address.startswith(("http://", "https://"))
