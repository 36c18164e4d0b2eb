"""RefWorks' tagged format: a tag of two letters, a blank, a value; ``RT`` begins a record."""

from __future__ import annotations

from parsing.paper import Page
from parsing.patterns import pattern
from parsing.tagged import page_of_records, read_records
from parsing.tagged_papers import Tags, paper_of

_LINE = (
    r"\ufeff?(RT|SR|ID|A[1-6BDNV]|T[1-3]|J[FO]|YR|FD|VO|IS|SP|OP|K1|NO|P[BP]|ED|SN|LA|C[LNR]|SF|OT"
    r"|LK|DO|D[BS]|RD|ST|U[1-9L]|U1[0-5]|S[L]|LL|W[PTV])(?:[ \t]+(.*)|$)"
)
"""The tags are named, so that a line of an abstract that begins with capitals is none."""
_BEGIN = r"\ufeff?(?:[^\n]{0,200}\n){0,6}?\s*RT [A-Z][A-Za-z][\w /,-]{0,40}\s*\n"
_TAGGED = r"(?m)^(?:A1|T1|JF|JO|YR|VO|SP|AB|DO|LK|K1|PB|SR)[ \t]+\S"
_TAGS = Tags(
    kind="RT",
    title=("T1",),
    abstract=("AB",),
    authors=("A1",),
    venue=("JF", "JO", "T2"),
    editors=("A2",),
    series=("T3",),
    year="YR",
    day=("FD",),
    volume="VO",
    issue="IS",
    pages=("SP", "OP"),
    publisher="PB",
    keywords="K1",
    doi=("DO",),
    number="AN",
    database=("DB", "DS"),
    urls=("LK", "UL"),
    notes=("NO",),
)


def sniff(head: str) -> float:
    """Return how sure it is that a text which begins so is an export for RefWorks."""
    is_begun = pattern(_BEGIN).match(head) is not None
    return 0.98 if is_begun and len(pattern(_TAGGED).findall(head)) >= 3 else 0.0


def parse(text: str, name: str) -> Page:
    """Return the page of records that have a title; the others are told by line."""
    records = read_records(text, _LINE, "RT")
    return page_of_records(records, name, lambda record: paper_of(record, _TAGS))
