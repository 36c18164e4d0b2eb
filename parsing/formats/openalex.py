"""OpenAlex's answers: works, whose abstracts are an index from words to their positions.

https://docs.openalex.org/api-entities/works/work-object
"""

from __future__ import annotations

from parsing.addresses import with_addresses
from parsing.dates import iso_date
from parsing.ids import find_arxiv, find_doi
from parsing.json_values import dict_of, dicts_of, list_of, number_text_of, text_of
from parsing.meta import Author, Kind, Meta, of_whole_book
from parsing.paper import Entry, Page
from parsing.patterns import pattern
from parsing.prose import strip_markup
from parsing.records import read_records

_ID = r'"id"\s*:\s*"https://openalex\.org/W\d+"'
_SIGNS = r'"(?:display_name|title|authorships|publication_year|abstract_inverted_index)"\s*:'
_KINDS = {
    "article": Kind.ARTICLE, "review": Kind.ARTICLE, "letter": Kind.ARTICLE,
    "preprint": Kind.PREPRINT, "dissertation": Kind.THESIS, "report": Kind.REPORT,
    "book": Kind.BOOK, "book-chapter": Kind.BOOK,
}  # fmt: skip
_MOST_WORDS = 20_000


def sniff(head: str) -> float:
    """Return how sure it is that a text which begins so is an answer of OpenAlex."""
    return 0.97 if pattern(_ID).search(head) and pattern(_SIGNS).search(head) else 0.0


def parse(text: str, name: str) -> Page:
    """Return the page of works that an answer has; items without a title are told."""
    return read_records(text, name, ("results",), _entry)


def _entry(work: dict[str, object], line: int) -> Entry | None:
    title = strip_markup(text_of(work.get("title")) or text_of(work.get("display_name")))
    if not title:
        return None
    location = dict_of(work.get("primary_location"))
    source = dict_of(location.get("source"))
    pages = dict_of(work.get("biblio"))
    ids = dict_of(work.get("ids"))
    doi = find_doi(text_of(work.get("doi")) or text_of(ids.get("doi")))
    places = [location, *dicts_of(work.get("locations"))]
    pages_of = [text_of(place.get("landing_page_url")) for place in places]
    arxiv = next((found for each in (doi, *pages_of) if (found := find_arxiv(each)).id), None)
    venue = text_of(source.get("display_name"))
    is_repository = text_of(source.get("type")) == "repository"
    kind = _KINDS.get(text_of(work.get("type")), Kind.UNKNOWN)
    if text_of(source.get("type")) == "conference":
        kind = Kind.CONFERENCE
    first, last = (text_of(pages.get(end)) for end in ("first_page", "last_page"))
    meta = Meta(
        kind=Kind.PREPRINT if arxiv and is_repository else kind,
        authors=tuple(
            Author(literal=name)
            for each in dicts_of(work.get("authorships"))
            if (
                name := (
                    text_of(dict_of(each.get("author")).get("display_name"))
                    or text_of(each.get("raw_author_name"))
                ).strip()
            )
        ),
        published=iso_date(text_of(work.get("publication_date")))
        or iso_date(number_text_of(work.get("publication_year"))),
        arxiv=arxiv.id if arxiv else "",
        arxiv_version=arxiv.version if arxiv else 0,
        doi=doi,
        openalex=text_of(work.get("id")).rpartition("/")[2],
        pubmed=text_of(ids.get("pmid")).rpartition("/")[2],
        venue="" if is_repository else venue,
        volume=text_of(pages.get("volume")),
        issue=text_of(pages.get("issue")),
        pages="-".join(dict.fromkeys(filter(None, (first, last)))),
        publisher=text_of(source.get("host_organization_name")) if not is_repository else "",
        subjects=tuple(
            name
            for each in dicts_of(work.get("topics"))
            if (name := text_of(each.get("display_name")))
        ),
        keywords=tuple(
            name
            for each in dicts_of(work.get("keywords"))
            if (name := text_of(each.get("display_name")) or text_of(each.get("keyword")))
        ),
    )
    if text_of(work.get("type")) == "book":
        meta = of_whole_book(meta)
    meta = with_addresses(meta, [text_of(location.get("pdf_url")), pages_of[0]])
    abstract = text_of(work.get("abstract")) or read_inverted(work.get("abstract_inverted_index"))
    return Entry(title, strip_markup(abstract), line, meta)


def read_inverted(value: object) -> str:
    """Return the text of an index from each word to its 0-based positions, empty without one."""
    words: list[tuple[int, str]] = []
    for word, positions in dict_of(value).items():
        words += [(at, word) for at in list_of(positions) if isinstance(at, int)]
        if len(words) > _MOST_WORDS:
            break
    return " ".join(word for _, word in sorted(words))
