"""Feeds of arXiv: the answers of its API (Atom), and its daily announcements (RSS and Atom).

https://info.arxiv.org/help/api/user-manual.html, https://info.arxiv.org/help/rss.html
"""

from __future__ import annotations

from parsing.formats import feed
from parsing.patterns import pattern

parse = feed.parse

_SIGNS = (
    r"http://arxiv\.org/schemas/atom",
    r"<id>https?://(?:export\.)?arxiv\.org/",
    r"(?i)<(?:title|link)>[^<]{0,80}(?:arXiv\.org|export\.arxiv\.org)",
    r"oai:arXiv\.org:",
)


def sniff(head: str) -> float:
    """Return how sure it is that a text which begins so is a feed of arXiv."""
    if not feed.sniff(head):
        return 0.0
    return 1.0 if any(pattern(sign).search(head) for sign in _SIGNS) else 0.0
