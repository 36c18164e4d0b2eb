"""Semantic Scholar's answers: a search, a batch, a paper, recommendations, its data sets' lines.

https://api.semanticscholar.org/api-docs/graph
"""

from __future__ import annotations

from parsing.addresses import with_addresses
from parsing.dates import iso_date
from parsing.ids import find_arxiv
from parsing.json_values import dict_of, dicts_of, number_text_of, text_of, texts_of
from parsing.meta import Author, Kind, Meta, of_whole_book
from parsing.paper import Entry, Page
from parsing.patterns import pattern
from parsing.records import read_records

_SIGNS = (
    r'"(?:paperId|corpusId|corpusid)"\s*:\s*["\d]',
    r'"(?:externalIds|externalids)"\s*:\s*\{',
    r'"authorId"\s*:\s*["\dn]',
    r'"(?:tldr|s2FieldsOfStudy|openAccessPdf|publicationTypes|publicationVenue)"\s*:',
    r'"https?://www\.semanticscholar\.org/paper/',
)
_OWN_ID = r'"paperId"\s*:\s*"[0-9a-f]{40}"'
_KINDS = {
    "JournalArticle": Kind.ARTICLE, "Review": Kind.ARTICLE, "Conference": Kind.CONFERENCE,
    "Book": Kind.BOOK, "BookSection": Kind.BOOK,
}  # fmt: skip


def sniff(head: str) -> float:
    """Return how sure it is that a text which begins so is an answer of Semantic Scholar."""
    if '"title"' not in head:
        return 0.0
    signs = sum(pattern(sign).search(head) is not None for sign in _SIGNS)
    # Where nothing more is asked for, an answer is an id and a title.
    return 0.95 if signs >= 2 else 0.85 if pattern(_OWN_ID).search(head) else 0.0


def parse(text: str, name: str) -> Page:
    """Return the page of papers that an answer has; items without a title are told."""
    return read_records(text, name, ("data", "recommendedPapers", "papers"), _entry)


def _entry(item: dict[str, object], line: int) -> Entry | None:
    # Citations and references wrap each paper.
    paper = dict_of(item.get("citingPaper")) or dict_of(item.get("citedPaper")) or item
    title = text_of(paper.get("title"))
    if not title.strip():
        return None
    ids = dict_of(paper.get("externalIds")) or dict_of(paper.get("externalids"))
    arxiv = find_arxiv(text_of(ids.get("ArXiv")), bare=True)
    journal = dict_of(paper.get("journal"))
    venue = text_of(journal.get("name")) or text_of(paper.get("venue"))
    if "arxiv" in venue.lower():
        venue = ""
    types = texts_of(paper.get("publicationTypes"))
    kind = next((_KINDS[each] for each in types if each in _KINDS), Kind.UNKNOWN)
    meta = Meta(
        kind=Kind.PREPRINT if arxiv.id and not venue else kind,
        authors=tuple(
            Author(literal=name)
            for author in dicts_of(paper.get("authors"))
            if (name := text_of(author.get("name")).strip())
        ),
        published=iso_date(text_of(paper.get("publicationDate")))
        or iso_date(number_text_of(paper.get("year"))),
        arxiv=arxiv.id,
        doi=text_of(ids.get("DOI")).lower(),
        semantic_scholar=text_of(paper.get("paperId")),
        pubmed=number_text_of(ids.get("PubMed")),
        venue=venue,
        volume=text_of(journal.get("volume")) if venue else "",
        pages="".join(text_of(journal.get("pages")).split()) if venue else "",
        subjects=texts_of(paper.get("fieldsOfStudy")),
        machine_summary=text_of(dict_of(paper.get("tldr")).get("text")),
    )
    if meta.kind is Kind.BOOK and "BookSection" not in types:
        meta = of_whole_book(meta)
    meta = with_addresses(meta, [text_of(dict_of(paper.get("openAccessPdf")).get("url"))])
    return Entry(title, text_of(paper.get("abstract")), line, meta)
