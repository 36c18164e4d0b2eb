"""Identifiers of papers: found in text and addresses, in the one form that they are kept in.

arXiv: https://info.arxiv.org/help/arxiv_identifier.html. DOI: the DOI Handbook, 2.2; the pattern
is Crossref's advice for finding one in running text.
"""

from __future__ import annotations

from typing import NamedTuple
from urllib.parse import unquote

from parsing.patterns import pattern

_NEW = r"\d{2}(?:0[1-9]|1[0-2])\.\d{4,5}"
_OLD = r"[a-z]{2,}(?:-[a-z]{2,})?(?:\.[A-Z]{2})?/\d{2}(?:0[1-9]|1[0-2])\d{3}"
_ARXIV = rf"(?P<id>{_NEW}|{_OLD})(?:v(?P<version>[1-9]\d?))?(?![\d/])"
_ARXIV_NAMED = (
    rf"(?i:arxiv:\s?|oai:arxiv\.org:|arxiv\.org/(?:abs|pdf|html|format|e-print)/|huggingface\.co/papers/"
    rf"|alphaxiv\.org/abs/|10\.48550/arxiv\.){_ARXIV}"
)
_ARXIV_PAGE = rf"https?://arxiv\.org/(?:abs|pdf)/{_ARXIV}"
"""How most are named: looked for at the beginning alone, it is found three times as fast."""
_DOI = r"(?i)(?<![\w.])10\.\d{4,9}/[^\s\"<>\x00-\x1f]+"
_OPENREVIEW = r"openreview\.net/(?:forum|pdf|attachment)\?id=([\w-]+)"
_ARXIV_FIRST = (
    rf"\s*[\[(]?(?:ar[Xx]iv:\s?)?(?P<id>{_NEW}|{_OLD})(?:v(?P<version>[1-9]\d?))?[\])]?(?![\d/(])"
    r"(?:\s?\[[a-zA-Z][\w ,.-]{1,40}\](?!\())*(?:\s*[:|–—-](?=\s|$))?(?:\s+|$)"
)
_ARXIV_LAST = (
    rf"[\s,;:.]*[\[(]?ar[Xx]iv:\s?(?P<id>{_NEW}|{_OLD})(?:v(?P<version>[1-9]\d?))?[\])]?"
    r"(?:\s\[[a-z-]+(?:\.[A-Za-z-]+)?\])?\.?$"
)
_LONGEST_END = 60
"""Characters of a line in which such an end stands."""
_TAIL = ".,;:!?'’\"”»"


class ArxivId(NamedTuple):
    """An arXiv identifier: without its version, and the version, 0 where none is given."""

    id: str = ""
    version: int = 0


_NO_ARXIV = ArxivId()


def find_arxiv(text: str, *, bare: bool = False) -> ArxivId:
    """Return the first arXiv identifier that a text names as one, empty without one.

    Args:
        text: an address (``https://arxiv.org/abs/2401.12345v2``, a Hugging Face paper page), or
            text with ``arXiv:2401.12345`` in it.
        bare: take the text itself for an identifier as well, where a field can hold nothing else.
    """
    text = text.strip()
    found = pattern(_ARXIV).fullmatch(text) if bare else None
    if found is None and text.startswith("http"):
        found = pattern(_ARXIV_PAGE).match(text)
    if found is None:
        lower = text.lower()
        if "xiv" in lower or "huggingface.co/papers/" in lower:  # one of these is in all its names
            found = pattern(_ARXIV_NAMED).search(text)
    if not found:
        return _NO_ARXIV
    return ArxivId(found["id"], int(found["version"] or 0))


def part_arxiv(text: str) -> tuple[str, ArxivId]:
    """Return a line of a list without the arXiv identifier at its head or end, and that.

    Args:
        text: ``arXiv:2401.12345 [pdf] A Title``, ``[2401.12345] A Title``, ``A Title (arXiv:…)``.
    """
    found = pattern(_ARXIV_FIRST).match(text)
    rest = text[found.end() :] if found else text
    if not found and "iv:" in text[-_LONGEST_END:]:
        found = pattern(_ARXIV_LAST).search(text, max(0, len(text) - _LONGEST_END))
        rest = text[: found.start()] if found else text
    if not found:
        return text, _NO_ARXIV
    return rest, ArxivId(found["id"], int(found["version"] or 0))


def arxiv_month(arxiv: str) -> str:
    """Return the month that an arXiv identifier states: ``2401.12345`` is of ``2024-01``.

    Args:
        arxiv: in the form that it is kept in; empty, and for what is none, nothing is returned.
    """
    digits = arxiv.rpartition("/")[2][:4]
    if not (len(digits) == 4 and digits.isdecimal() and "01" <= digits[2:] <= "12"):
        return ""
    # The first is of August 1991.
    return f"{'19' if digits > '9100' else '20'}{digits[:2]}-{digits[2:]}"


def find_arxiv_class(text: str) -> str:
    """Return the primary class that a citation names behind an arXiv identifier: ``[cs.CL]``."""
    if "[" not in text:
        return ""
    found = pattern(r"(?i)arxiv:\S{1,60} \[([a-z-]+(?:\.[a-z-]+)?)\]").search(text)
    return found[1] if found else ""


def is_arxiv_alone(text: str) -> bool:
    """Return whether a text is arXiv's identifier and nothing else: ``arXiv:2401.12345 [cs]``."""
    return pattern(r"(?i:arxiv):\S+(?: \[[\w.-]+\])?").fullmatch(text) is not None


def find_doi(text: str) -> str:
    """Return the first DOI in a text or an address, in lower case; empty without one."""
    if "%2" in text:
        text = unquote(text)
    if "10." not in text:
        return ""
    found = pattern(_DOI).search(text)
    if not found:
        return ""
    doi = found[0].rstrip(_TAIL)
    for opening, closing in ("()", "[]", "{}"):
        while doi.endswith(closing) and doi.count(closing) > doi.count(opening):
            doi = doi[:-1].rstrip(_TAIL)
    return doi.lower()


def find_openreview(text: str) -> str:
    """Return the OpenReview forum that an address leads to, empty for any other address."""
    found = pattern(_OPENREVIEW).search(text)
    return found[1] if found else ""
