"""Crossref's answers: works of publishers; the abstracts, where there are any, are JATS.

https://api.crossref.org/swagger-ui/index.html
"""

from __future__ import annotations

from parsing.addresses import with_addresses
from parsing.formats.csl_json import read_csl_date, read_csl_names
from parsing.ids import find_arxiv, find_doi
from parsing.json_values import dict_of, dicts_of, list_of, text_of, texts_of
from parsing.meta import Kind, Meta, of_whole_book
from parsing.paper import Entry, Page
from parsing.patterns import pattern
from parsing.prose import strip_markup
from parsing.records import read_records

_SIGNS = (
    r'"message-type"\s*:\s*"work',
    r'"(?:is-referenced-by-count|reference-count|references-count)"\s*:\s*\d',
    r'"DOI"\s*:\s*"10\.',
    r'"title"\s*:\s*\[',
    r'"content-domain"\s*:\s*\{',
    r'"member"\s*:\s*"\d+"',
)
_KINDS = {
    "journal-article": Kind.ARTICLE, "proceedings-article": Kind.CONFERENCE,
    "posted-content": Kind.PREPRINT, "dissertation": Kind.THESIS, "report": Kind.REPORT,
    "book": Kind.BOOK, "monograph": Kind.BOOK, "book-chapter": Kind.BOOK,
    "edited-book": Kind.BOOK, "reference-book": Kind.BOOK,
}  # fmt: skip


def sniff(head: str) -> float:
    """Return how sure it is that a text which begins so is an answer of Crossref."""
    signs = [pattern(sign).search(head) is not None for sign in _SIGNS]
    return 0.97 if signs[0] or sum(signs) >= 3 else 0.0


def parse(text: str, name: str) -> Page:
    """Return the page of works that an answer has; items without a title are told."""
    return read_records(text, name, ("message.items", "items"), _entry)


def _entry(item: dict[str, object], line: int) -> Entry | None:
    work = dict_of(item.get("message")) or item
    title = strip_markup(_first(work.get("title")))
    if not title:
        return None
    if subtitle := strip_markup(_first(work.get("subtitle"))):
        title = f"{title}: {subtitle}"
    doi = find_doi(text_of(work.get("DOI")))
    arxiv = find_arxiv(doi)
    dates = ("published", "issued", "published-online", "published-print", "posted", "created")
    pdfs = (
        text_of(link.get("URL"))
        for link in dicts_of(work.get("link"))
        if text_of(link.get("content-type")) == "application/pdf"
    )
    meta = Meta(
        kind=_KINDS.get(text_of(work.get("type")), Kind.UNKNOWN),
        authors=read_csl_names(work.get("author")) or read_csl_names(work.get("editor")),
        published=next(filter(None, (read_csl_date(work.get(date)) for date in dates)), ""),
        arxiv=arxiv.id,
        arxiv_version=arxiv.version,
        doi=doi,
        venue=strip_markup(_first(work.get("container-title"))),
        volume=text_of(work.get("volume")),
        issue=text_of(work.get("issue")),
        pages=text_of(work.get("page")),
        publisher=text_of(work.get("publisher")),
        subjects=texts_of(work.get("subject")),
    )
    resource = dict_of(dict_of(work.get("resource")).get("primary"))
    meta = with_addresses(meta, [text_of(resource.get("URL"))])
    meta = meta._replace(pdf=meta.pdf or next(iter(pdfs), ""))
    if meta.kind is Kind.BOOK and text_of(work.get("type")) != "book-chapter":
        meta = of_whole_book(meta)
    return Entry(title, strip_markup(text_of(work.get("abstract"))), line, meta)


def _first(value: object) -> str:
    """Crossref has a list of titles, what it exports for citing just one."""
    return text_of(value) or next((text_of(each) for each in list_of(value)), "")
