"""A plain list of arXiv's identifiers or addresses, one a line: which papers, but no titles."""

from __future__ import annotations

from parsing.paper import Page, Problem
from parsing.patterns import pattern

_LINE = (
    r"(?i)\s*(?:[-*•]\s+|\d{1,4}[.)]\s+)?<?(?:arxiv:\s?|https?://(?:www\.|export\.)?arxiv\.org/\w+/)?"
    r"(?:\d{4}\.\d{4,5}|[a-z-]{2,20}(?:\.[a-z]{2})?/\d{7})(?:v\d{1,2})?(?:\.pdf)?>?[,;]?\s*"
)


def sniff(head: str) -> float:
    """Return how sure it is that a text which begins so is nothing but identifiers."""
    lines = _lines(head)
    # The last may be cut off where the head ends.
    whole = lines[:-1] if len(lines) > 1 else lines
    return 1.0 if whole and all(map(pattern(_LINE).fullmatch, whole)) else 0.0


def parse(text: str, name: str) -> Page:
    """Return a page without entries, and the problem that says how to have them."""
    count = len(_lines(text))
    noun = "1 arXiv id and no title" if count == 1 else f"{count} arXiv ids and no titles"
    done = "nothing taken; `carrel fetch arxiv ID…` gets them"
    return Page(name, "", (), (Problem(name, 0, noun, done),))


def _lines(text: str) -> list[str]:
    return [line for line in text.splitlines() if line.strip() and not line.startswith("#")]
