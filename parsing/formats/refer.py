"""Refer, the tagged format of bibliographies on Unix, and EndNote's import format (``.enw``).

Google Scholar, publishers and catalogues write it: https://www.harzing.com and refer(1) have the
tags. EndNote begins each record with ``%0``, refer parts them by blank lines alone.
"""

from __future__ import annotations

from parsing.paper import Page
from parsing.patterns import pattern
from parsing.tagged import page_of_records, read_records
from parsing.tagged_papers import Tags, paper_of

_LINE = r"\ufeff?%([0-9A-Za-z!#-&(-+<-@\[\]^~])(?:[ \t]+(.*)|$)"
_TYPED = r"(?m)^\ufeff?%0[ \t]+[A-Z][A-Za-z][\w /,()-]{1,40}$"
_TYPE = r"(?m)^%0[ \t]"
_TITLE = r"(?m)^\ufeff?%T[ \t]+\S"
_OTHER = r"(?m)^\ufeff?%[ADJRUX][ \t]+\S"
_MOST_ABOVE = 12
"""Lines that a library puts above the first record."""
_TAGS = Tags(
    kind="0",
    title=("T",),
    abstract=("X",),
    authors=("A",),
    groups=("Q",),
    venue=("J", "B"),
    editors=("E", "Y"),
    series=("S",),
    year="D",
    day=("8", "7"),
    volume="V",
    issue="N",
    pages=("P", "&"),
    publisher="I",
    keywords="K",
    doi=("R",),
    number="M",
    database=("~", "W"),
    urls=("U",),
    notes=("Z", "<"),
    cite_key="F",
)
_LISTED = frozenset("KU")
"""Tags below which EndNote writes each further value on a line of its own."""


def sniff(head: str) -> float:
    """Return how sure it is that a text which begins so has records of Refer."""
    head = head.replace("\r\n", "\n").replace("\r", "\n")
    typed = pattern(_TYPED).search(head)
    if typed and head.count("\n", 0, typed.start()) > _MOST_ABOVE:
        return 0.0
    lines = [line for line in head.split("\n") if line.strip()]
    if not typed:
        # Comments of TeX and PostScript begin so too: here all that begins so has to be a tag.
        signs = [line for line in lines if line.startswith("%")]
        if not head.startswith("%") or not all(map(pattern(_LINE).match, signs)):
            return 0.0
        if 2 * len(signs) < len(lines) or not pattern(r"%[A-Z][ \t]").match(head):
            return 0.0
    is_paper = pattern(_TITLE).search(head) and pattern(_OTHER).search(head)
    return 0.98 if is_paper else 0.0


def parse(text: str, name: str) -> Page:
    """Return the page of records that have a title; the others are told by line."""
    first = "0" if pattern(_TYPE).search(text.replace("\r", "\n").lstrip("\ufeff")) else ""
    records = read_records(text, _LINE, first, listed=_LISTED)
    return page_of_records(records, name, lambda record: paper_of(record, _TAGS))
