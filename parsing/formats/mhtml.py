"""A page saved as a single file (MHTML, RFC 2557): unwrapped, then read as the HTML that it is."""

from __future__ import annotations

from parsing.formats.registry import DAILY_PAPERS, detect
from parsing.mime import part_headers, parts_of
from parsing.paper import Page, Problem
from parsing.patterns import pattern

_MIME = r"(?im)^content-type:\s*multipart/related\b"
_BLINK = r"(?im)^(?:from:\s*<saved by|snapshot-content-location:)"
_HTML = r"(?im)^content-type:\s*(?:text/html|application/xhtml\+xml)"


def sniff(head: str) -> float:
    """Return how sure it is that a text which begins so is a saved page of one file."""
    headers, _ = part_headers(head.replace("\r\n", "\n"))
    if not pattern(_MIME).search(headers):
        return 0.0
    return 1.0 if pattern(_BLINK).search(headers) or pattern(_HTML).search(head) else 0.0


def parse(text: str, name: str) -> Page:
    """Return the page that the HTML in it is."""
    text = text.replace("\r\n", "\n").lstrip("\ufeff \t\n")
    for part in parts_of(text):
        if not part.is_html:
            continue
        page_format = detect(part.text, "html")
        if page_format is not DAILY_PAPERS:
            page = page_format.parse(part.text, name)
            if page.entries or page_format.name != "html_list":
                return page
    seen = "a saved page, but of no listing that is known"
    return Page(name, "", (), (Problem(name, 0, seen, "nothing taken"),))
