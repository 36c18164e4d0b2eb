"""What a page was read as, in words for a person."""

from __future__ import annotations

from parsing.formats import FORMATS
from parsing.paper import Page
from tui.library.phrases import plural

ALTERED = "its file was altered since it was added"
"""What is said of a page whose bytes are not those that the library was given."""


def understood(page: Page) -> str:
    """Return what a page was read as: ``42 papers as arXiv listing, 3 problems``."""
    told = f"{plural(len(page.entries), 'paper')} as {FORMATS[page.format].noun}"
    return f"{told}, {plural(len(page.problems), 'problem')}" if page.problems else told
