"""Pages of Hugging Face papers as a browser or a crawler copies them, cards and all.

Daily, Weekly, Monthly, Trending and a search's answer; as text, or as Markdown of crawlers.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from parsing.formats.daily_papers.listing import parse_page
from parsing.formats.hf_copied.capture import read_capture
from parsing.formats.hf_copied.cards import read_cards
from parsing.formats.hf_copied.tokens import FURNITURE, TokenKind
from parsing.patterns import pattern

if TYPE_CHECKING:
    from collections.abc import Container

    from parsing.paper import Page

_SITE = (
    r"(?im)^[#* \t]*(?:(?:daily|weekly|monthly|trending) papers|by ?ak(?: and the .*community)?)"
    r"[ \t]*$"
    r"|and the research community|get trending papers in your e-?mail"
    r"|^title: \W?(?:daily|trending) papers"
)
_FOOT = r"(?im)^[ \t*\[]*(?:system theme|tos)\b"
_AUTHORS = r"(?im)^[ \t\[*-]*\d{1,4} authors?\b"
_DOT = r"(?m)^[ \t]*·"
_SUBMITTED = r"(?im)^[ \t]*submitted by\b"
_UPVOTE = r"(?im)^[ \t]*\[?upvote\b"
_TITLE_LINK = r"(?m)^#{1,6}[ \t]*\[[^\n]{0,1000}\]\(https?://huggingface\.co/papers/\d"
_ADDRESS = r"(?m)^https?://huggingface\.co/papers/\d{4}\.\d{4,5}[ \t]*$"


def sniff(head: str) -> float:
    """Return how sure it is that a text is a page of Hugging Face papers with more than titles."""
    found = [len(pattern(each).findall(head)) for each in (_AUTHORS, _DOT, _SUBMITTED)]
    authors, dots, submitted = found
    linked = len(pattern(_TITLE_LINK).findall(head)) + len(pattern(_ADDRESS).findall(head))
    if pattern(_SITE).search(head):
        foot = pattern(_FOOT).search(head) is not None
        return 0.95 if any(found) or linked or foot else 0.0
    upvotes = pattern(_UPVOTE).search(head) is not None
    if linked >= 2 or (authors > 0) + (dots > 1) + (submitted > 0) + upvotes >= 3:
        return 0.8
    return 0.0


def parse(text: str, name: str) -> Page:
    """Return the papers of a page of cards, or of plain titles among a page's furniture."""
    tokens, numbers = read_capture(text)
    facts = {
        TokenKind.SUBMITTED,
        TokenKind.AUTHORS,
        TokenKind.DOT,
        TokenKind.UPVOTE,
        TokenKind.STARS,
    }
    if any(token.kind in facts or token.level > 1 or token.paper for token in tokens):
        return read_cards(tokens, numbers, name)
    around = {at for at, token in zip(numbers, tokens, strict=True) if token.kind in FURNITURE}
    return parse_page(_without_lines(text, around), name)


def _without_lines(text: str, numbers: Container[int]) -> str:
    """A text in which some lines are blank, by their numbers, so that all others keep theirs."""
    lines = text.replace("\r\n", "\n").replace("\r", "\n").split("\n")
    return "\n".join("" if number in numbers else line for number, line in enumerate(lines, 1))
