"""JSON of services, mirrors and data sets: a paper's values are found by what they are called.

Each calls title, authors, abstract and identifiers a little differently, and holds its records
somewhere else. Read so: arXiv's data set, ADS, bioRxiv, CORE, DataCite, Europe PMC, HAL, IEEE
Xplore, INSPIRE, Mendeley, ORCID, Papers with Code, PubMed's summaries, Scopus, Springer, Unpaywall,
Zenodo, Better BibTeX's JSON, and what sites of conferences offer.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from parsing.formats.plain_json.record import JsonRecord, is_vouched
from parsing.ids import find_arxiv
from parsing.json_values import load_values
from parsing.paper import Page, Problem
from parsing.patterns import pattern

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from parsing.json_values import Value
    from parsing.paper import Entry

UNKNOWN = "this is JSON of a kind that carrel does not know"
_TITLE = r'(?i)"(?:dc:|paper_?|article_?|display_?)?titles?(?:_s)?"\s*:'
_VOUCHING = (
    r'(?i)"(?:(?:paper)?_?abstracts?_?(?:text|note|s)?|(?:prism:)?dois?(?:_?id)?(?:_s)?|pmid'
    r"|arxiv_?(?:id|eprints?)?(?:_s)?|external-ids|identifiers|articleids|(?:dc:)?creators?"
    r'|(?:z_)?authors?|author_?(?:string|list)|authfullname_s)"\s*:'
)
_ID = (
    r'"(?:id|arxiv_id|arxivId|arxiv|paper_id|entry_id|url|link|abs_url|pdf_url|arxiv_url|doi|DOI)"'
    r"\s*:\s*\"(?:arxiv:)?(?:https?://(?:export\.|www\.)?(?:arxiv\.org|huggingface\.co/papers|doi\.org)"
    r"/|\d{4}\.\d{4,5}(?:v\d+)?\"|[a-z-]{2,20}(?:\.[A-Z]{2})?/\d{7}|10\.\d{4,9}/)"
)
_ABSTRACT = r'"(?:abstract|summary)"\s*:\s*"'
_DEEPEST = 8
"""Holders within holders that are looked into for records."""
_TOLD = 20


def sniff(head: str) -> float:
    """Return how sure it is that a text which begins so names papers plainly."""
    is_titled = pattern(_TITLE).search(head) or ('"name"' in head and '"abstract"' in head)
    if not (is_titled and pattern(_VOUCHING).search(head)):
        return 0.0
    is_plain = pattern(_ID).search(head) and pattern(_ABSTRACT).search(head)
    return 0.75 if is_plain else 0.55


def parse(text: str, name: str) -> Page:
    """Return the page of records that are papers; those without a title are told."""
    values, problems = load_values(text, name)
    return page_of_values(values, problems, name, UNKNOWN)


def page_of_values(
    values: Iterable[Value], problems: list[Problem], name: str, unknown: str
) -> Page:
    """Return the page of the records that values hold, and of the problems.

    Args:
        values: loaded from a text.
        problems: that loading it had.
        name: of the page.
        unknown: what is said of values that hold no papers.
    """
    entries: list[Entry] = []
    vouched = missing = 0
    for value, line in values:
        for number, record in enumerate(_records(value), 1):
            if record is not None:
                entry = record.entry(line)
                entries.append(entry)
                vouched += is_vouched(entry, record)
                continue
            missing += 1
            if missing <= _TOLD:
                problems.append(Problem(name, line, f"record {number} has no title", "left out"))
    if 2 * vouched < len(entries) or not (entries or problems):
        return Page(name, "", (), (Problem(name, 1, unknown, "nothing taken"),))
    if missing > _TOLD:
        seen = f"{missing - _TOLD} more records, each of which has no title"
        problems.append(Problem(name, 0, seen, "left out"))
    return Page(name, "", tuple(entries), tuple(problems))


def _records(value: object, depth: int = 0) -> Iterator[JsonRecord | None]:
    """The records that a value holds, wherever; None for one among them that has no title."""
    if depth > _DEEPEST:
        return
    if isinstance(value, list):
        records = [JsonRecord(each) if isinstance(each, dict) else None for each in value]
        if any(record is not None and record.is_paper for record in records):
            yield from (record if record and record.title else None for record in records)
            return
        for each in value:
            yield from _records(each, depth + 1)
    elif isinstance(value, dict):
        record = JsonRecord(value)
        if record.is_paper:
            yield record
            return
        found: list[JsonRecord | None] = []
        for name, inner in value.items():
            is_named = isinstance(inner, dict) and find_arxiv(name, bare=True).id
            # The identifier stands there alone.
            found += _records({"id": name, **inner} if is_named else inner, depth + 1)
        # What has but a title may be called so for the papers below it.
        yield from found or ([record] if record.title else [])
