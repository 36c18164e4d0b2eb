"""Formats of pages: a text is read in whatever format it is; `registry` has all of them."""

from __future__ import annotations

from parsing.formats.daily_papers.listing import parse_page, parse_plain
from parsing.formats.registry import (
    BLANK,
    DAILY_PAPERS,
    FORMATS,
    HEAD,
    LIKELY,
    SURE,
    Format,
    detect,
    is_feed,
    unknown_data,
)
from parsing.paper import Page, Problem
from parsing.patterns import pattern

__all__ = [
    "DAILY_PAPERS",
    "FORMATS",
    "HEAD",
    "LIKELY",
    "NO_PAPER",
    "SURE",
    "Format",
    "detect",
    "parse_text",
]

_DATA_BEGINS = (
    *("<", "{", "@", "%", "-" * 40, "http://", "https://", "arxiv"),
    *("---\n", "---\r\n", "from:", "mime-version:", "snapshot-content-location:"),
)
_RECORD = r"\[\s*[{\"\]]|[A-Z][A-Z0-9]{1,3} {0,2}- |(?:FN|PT|RT) [A-Z]|\d{4}\.\d{4,5}"
"""What data begins with, in small letters; and records, none of which has a small letter second."""
NO_PAPER = ("no paper", "an empty page")
"""What is said of a page on which nothing else was seen."""
FEW = 20
"""Papers of a plain page below which it is judged: a long one in turn is no accident."""


def parse_text(
    text: str, name: str, *, clean: bool = False, format_name: str = "", force: bool = False
) -> Page:
    """Return the page that a text is, in whatever format it is.

    Args:
        text: of any kind and length.
        name: what the page is called.
        clean: promises that there is no ASCII control character but line ends in the text.
        format_name: reads it as this format; else the text itself says which it is.
        force: take what was found even if little of it looks like papers.
    """
    if not format_name and not _begins_as_data(text[:200].lstrip(BLANK)):
        page = parse_plain(text, name, clean=clean)
        if page is not None:
            page = page._replace(format=DAILY_PAPERS.name)
            return page if force or len(page.entries) >= FEW else _judged(page, DAILY_PAPERS)
    chosen = FORMATS.get(format_name) or detect(text)
    if chosen is DAILY_PAPERS and not (format_name or force) and (why := unknown_data(text))[0]:
        return Page(name, "", (), (Problem(name, 1, *why),), chosen.name)
    if chosen is DAILY_PAPERS and force and not format_name and is_feed(text):
        chosen = FORMATS["feed"]
    if chosen is DAILY_PAPERS:
        page = parse_page(text, name, clean=clean)._replace(format=chosen.name)
    else:
        page = chosen.parse(text, name)
    if not page.entries and not page.problems:
        page = page._replace(problems=(Problem(name, 0, NO_PAPER[0], "nothing taken"),))
    return page if force or not page.entries else _judged(page, chosen)


def _begins_as_data(head: str) -> bool:
    """Whether no copied page begins so, or hardly one: that is then found out more slowly."""
    if head[:40].lower().startswith(_DATA_BEGINS):
        return True
    # A start need not compile the pattern for words.
    return not head[1:2].islower() and pattern(_RECORD).match(head) is not None


def _judged(page: Page, chosen: Format) -> Page:
    # What a library has is not judged, and a start waits for none of it.
    from parsing.agenda import without_agenda
    from parsing.plausible import judge

    if chosen is DAILY_PAPERS:
        return judge(page, chosen.noun, structured=False)
    page = without_agenda(page)
    return judge(page, chosen.noun) if page.entries else page
