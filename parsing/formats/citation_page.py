"""The page of one paper, as HTML: what its publisher tells indexers in ``citation_*`` tags.

https://scholar.google.com/intl/en/scholar/inclusion.html#indexing; arXiv, OpenReview, ACL, PubMed,
bioRxiv and most publishers have them.
"""

from __future__ import annotations

from parsing.addresses import with_addresses
from parsing.authors import split_name
from parsing.dates import iso_date
from parsing.html_tree import attribute, parse_html, text_in
from parsing.ids import find_arxiv, find_doi
from parsing.meta import Kind, Meta
from parsing.paper import Entry, Page, Problem
from parsing.patterns import pattern, without_start
from parsing.prose import strip_markup

_SIGN = r"(?i)<meta[^<>]{0,60}\b(?:name|property)\s*=\s*[\"']?citation_title\b"
_SIGN_AFTER = r"(?i)<meta[^<>]{0,3000}\bname\s*=\s*[\"']?citation_title\b"
_ABSTRACTS = (
    "blockquote.abstract", "div.acl-abstract > span", "section#abstract p", "#Abs1-content",
    "div.abstract-content", "section.abstract p", "div.abstract", "#abstract",
)  # fmt: skip


def sniff(head: str) -> float:
    """Return how sure it is that a text which begins so is the page of one paper."""
    return 0.95 if pattern(_SIGN).search(head) or pattern(_SIGN_AFTER).search(head) else 0.0


def parse(text: str, name: str) -> Page:
    """Return a page with the one paper that it is of."""
    tree = parse_html(text)
    if tree is None:
        seen = "HTML with too many elements or too deeply nested ones"
        return Page(name, "", (), (Problem(name, 0, seen, "nothing taken"),))
    tags: dict[str, list[str]] = {}
    for node in tree.css("meta"):
        key = (attribute(node, "name") or attribute(node, "property")).lower()
        value = attribute(node, "content").strip()
        if key.startswith(("citation_", "dc.")) and value:
            tags.setdefault(key.removeprefix("citation_"), []).append(value)
    title = strip_markup(_first(tags, "title"))
    if not title:
        return Page(name, "", ())
    abstract = strip_markup(_first(tags, "abstract", "dc.description"))
    if not abstract:
        found = (tree.css_first(selector) for selector in _ABSTRACTS)
        abstract = next(filter(None, map(text_in, found)), "")
        abstract = without_start(r"(?i)abstract\s*[:.]?\s*", abstract)
    return Page(name, "", (Entry(title, abstract, 0, _meta(tags)),))


def _meta(tags: dict[str, list[str]]) -> Meta:
    arxiv = find_arxiv(_first(tags, "arxiv_id"), bare=True)
    conference = _first(tags, "conference_title", "conference")
    journal = _first(tags, "journal_title", "inbook_title", "journal_abbrev")
    thesis = _first(tags, "dissertation_institution")
    report = _first(tags, "technical_report_institution")
    kinds = {
        Kind.CONFERENCE: conference,
        Kind.ARTICLE: journal,
        Kind.THESIS: thesis,
        Kind.REPORT: report,
        Kind.PREPRINT: arxiv.id,
    }
    names = tags.get("author") or _first(tags, "authors").split(";")
    pages = (_first(tags, "firstpage"), _first(tags, "lastpage"))
    meta = Meta(
        kind=next((kind for kind, sign in kinds.items() if sign), Kind.UNKNOWN),
        authors=tuple(author for author in map(split_name, names) if author.name),
        published=iso_date(
            _first(tags, "publication_date", "date", "cover_date", "online_date", "year")
        ),
        arxiv=arxiv.id,
        arxiv_version=arxiv.version,
        doi=find_doi(_first(tags, "doi", "dc.identifier")),
        pubmed=_first(tags, "pmid"),
        venue=conference or journal,
        volume=_first(tags, "volume"),
        issue=_first(tags, "issue"),
        pages="-".join(filter(None, pages)),
        publisher=_first(tags, "publisher", "dc.publisher"),
        organisation=thesis or report,
        keywords=tuple(
            word
            for each in (*tags.get("keywords", ()), *tags.get("keyword", ()))
            for part in pattern(r"[;,]").split(each)
            if (word := part.strip())
        ),
    )
    addresses = [_first(tags, "pdf_url"), _first(tags, "abstract_html_url", "public_url")]
    return with_addresses(meta, addresses)


def _first(tags: dict[str, list[str]], *names: str) -> str:
    return next((tags[name][0] for name in names if name in tags), "")
