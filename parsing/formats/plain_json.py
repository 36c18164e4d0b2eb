"""JSON of mirrors and data sets, in which title, abstract and an identifier are plainly named.

Among them the data set of arXiv's metadata (one object a line).
"""

from __future__ import annotations

from parsing.addresses import with_addresses
from parsing.authors import authors_one_each, split_authors
from parsing.dates import iso_date
from parsing.ids import ArxivId, find_arxiv, find_doi
from parsing.json_values import dict_of, list_of, number_text_of, text_of, texts_of
from parsing.meta import Author, Kind, Meta
from parsing.paper import Entry, Page
from parsing.patterns import pattern
from parsing.prose import unwrap
from parsing.records import read_records

_HOLDERS = ("papers", "results", "items", "data", "articles", "entries", "records")
_TITLE = r'"title"\s*:\s*"'
_ABSTRACT = r'"(?:abstract|summary)"\s*:\s*"'
_ID = (
    r'"(?:id|arxiv_id|arxivId|arxiv|paper_id|entry_id|url|link|abs_url|pdf_url|arxiv_url|doi|DOI)"'
    r"\s*:\s*\"(?:arxiv:)?(?:https?://(?:export\.|www\.)?(?:arxiv\.org|huggingface\.co/papers|doi\.org)"
    r"/|\d{4}\.\d{4,5}(?:v\d+)?\"|[a-z-]{2,20}(?:\.[A-Z]{2})?/\d{7}|10\.\d{4,9}/)"
)
_IDS = ("arxiv_id", "arxivId", "arxiv", "paper_id", "entry_id", "id")
_ADDRESSES = ("url", "link", "abs_url", "arxiv_url", "pdf_url", "pdf")
_DATES = (
    "published",
    "publishedAt",
    "published_date",
    "publication_date",
    "date",
    "created",
    "year",
)


def sniff(head: str) -> float:
    """Return how sure it is that a text which begins so names papers plainly."""
    signs = (_TITLE, _ABSTRACT, _ID)
    return 0.75 if all(pattern(sign).search(head) for sign in signs) else 0.0


def parse(text: str, name: str) -> Page:
    """Return the page of objects with a title; the others are told."""
    return read_records(text, name, _HOLDERS, _entry)


def _entry(item: dict[str, object], line: int) -> Entry | None:
    title = unwrap(text_of(item.get("title"))).replace("\n", " ")
    if not title:
        return None
    ids = [text_of(item.get(key)) for key in _IDS]
    found = (find_arxiv(each, bare=True) for each in ids if each)
    arxiv = next((each for each in found if each.id), ArxivId())
    subjects = item.get("categories")
    published = next(filter(None, (iso_date(number_text_of(item.get(key))) for key in _DATES)), "")
    subject_names = texts_of(subjects) or tuple(text_of(subjects).split())
    authors, et_al = _authors(item)
    meta = Meta(
        kind=Kind.PREPRINT if arxiv.id else Kind.UNKNOWN,
        authors=authors,
        et_al=et_al,
        published=published,
        updated=iso_date(text_of(item.get("update_date")) or text_of(item.get("updated"))),
        arxiv=arxiv.id,
        arxiv_version=arxiv.version,
        arxiv_class=text_of(item.get("primary_category")) or next(iter(subject_names), ""),
        doi=find_doi(text_of(item.get("doi")) or text_of(item.get("DOI"))),
        venue=text_of(item.get("journal-ref")) or text_of(item.get("journal_ref")),
        subjects=subject_names,
        comment=text_of(item.get("comments")) or text_of(item.get("comment")),
    )
    if not arxiv.id:
        meta = meta._replace(arxiv_class="")
    meta = with_addresses(meta, [text_of(item.get(key)) for key in _ADDRESSES])
    abstract = text_of(item.get("abstract")) or text_of(item.get("summary"))
    return Entry(title, unwrap(abstract), line, meta)


def _authors(item: dict[str, object]) -> tuple[tuple[Author, ...], bool]:
    """The authors, and whether there are more."""
    parsed = [texts_of(each) for each in list_of(item.get("authors_parsed"))]
    if parsed and all(each and each[0] for each in parsed):
        split = tuple(
            Author(family=" ".join(filter(None, (each[0], *each[2:3]))), given=each[1])
            if len(each) > 1 and each[1]
            else Author(literal=each[0])
            for each in parsed
        )
        return split, False
    authors = item.get("authors")
    if isinstance(authors, str):
        return split_authors(authors)
    names = (text_of(each) or text_of(dict_of(each).get("name")) for each in list_of(authors))
    return authors_one_each(names)
