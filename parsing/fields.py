"""What columns and labels are called, and the paper that values by such names make."""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING

from parsing.authors import part_initials, split_authors
from parsing.dates import iso_date
from parsing.ids import find_arxiv, find_doi, find_openreview
from parsing.link_fields import add_links
from parsing.markup import Inline, MarkupLink
from parsing.meta import (
    NO_ANNOTATIONS,
    NO_META,
    NO_RECEPTION,
    Annotations,
    Author,
    Kind,
    Meta,
    Reception,
)
from parsing.paper import Entry
from parsing.patterns import pattern
from parsing.urls import find_links

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping

_NAMES = {
    "title": "title, ti, paper title, article title, document title, paper name,"
    " title of paper, 标题, 论文标题, 题目, titre, titel, título",
    "paper": "paper, article, papers, publication, 论文",
    "abstract": "abstract, ab, summary, abstract note, paper abstract, abstracts, abs text, 摘要,"
    " résumé, zusammenfassung, resumen",
    "machine_summary": "ai summary, llm summary, gpt summary, machine summary, generated summary",
    "authors": "authors, author, au, af, author s, author names, authors list, author list,"
    " full authors, author full names, creators, by, authorships author display name, 作者",
    "published": "published, date, year, publication year, publication date, publish date,"
    " pub date, published date, published on, published at, date published, pub year, release date,"
    " submitted, submission date, submitted date, py, published year,"
    " 日期, 发布日期, 发表日期, 年份",
    "updated": "updated, last updated, update date, updated date, date updated",
    "venue": "venue, so, journal, conference, booktitle, source title, publication title,"
    " journal title, published in, proceedings, publication venue, conf, venue name,"
    " journal conference, conference journal, journal name, journal book,"
    " primary location source display name, 期刊, 会议",
    "publisher": "publisher",
    "volume": "volume, vol, volume number, biblio volume",
    "issue": "issue, issue number, biblio issue",
    "pages": "pages, page range, pp, pagination, page s",
    "first_page": "page start, start page, first page, beginning page, bp, biblio first page",
    "last_page": "page end, end page, last page, ending page, ep, biblio last page",
    "url": "url, link, paper url, paper link, url link, webpage, web page, html, links, abs,"
    " abstract url, abs url, permalink, source url, source linkout, article url, urls,"
    " primary location landing page url, 链接",
    "pdf": "pdf, pdf url, pdf link, paper pdf, download, download pdf, pdf download, full text,"
    " primary location pdf url, best oa location pdf url",
    "code": "code, github, repo, repository, code link, code url, github link, github url,"
    " official code, implementation, code repository, github repo, source code, 代码",
    "project": "project, project page, website, homepage, project url, home page, project website",
    "doi": "doi, di, doi link, doi url, digital object identifier",
    "arxiv": "arxiv, arxiv id, arxiv link, arxiv url, eprint, arxiv number, arxiv no, arxivid",
    "id": "id, paper id, entry id, identifier",
    "openreview": "openreview, openreview link, openreview url, forum",
    "pubmed": "pmid, pubmed id, pubmed, medline pmid",
    "subjects": "category, categories, subjects, subject, primary category, main category, field,"
    " research areas, area, mesh terms, 分类, 类别",
    "kind": "item type, document type, entry type, publication type",
    "extra": "extra",
    "tags": "manual tags, tags, my tags, labels, labels filed in, document tags",
    "note": "notes, note, my notes, annotation",
    "keywords": "keywords, automatic tags, index terms,"
    " author keywords, key words, keyword, topics, keywords display name, 关键词",
    "comment": "comments, comment, journal ref comment, 备注",
    "votes": "upvotes, votes, likes, hf upvotes",
    "stars": "stars, github stars",
    "citations": "cited by, citations, citation count, times cited, cited by count",
    "organisation": "organization, organisation, affiliation, affiliations, institution, institute,"
    " 机构",
}
_KINDS = (
    ("preprint", Kind.PREPRINT),
    ("conference", Kind.CONFERENCE),
    ("proceedings", Kind.CONFERENCE),
    ("meeting", Kind.CONFERENCE),
    ("thesis", Kind.THESIS),
    ("dissertation", Kind.THESIS),
    ("report", Kind.REPORT),
    ("book", Kind.BOOK),
    ("monograph", Kind.BOOK),
    ("article", Kind.ARTICLE),
    ("journal", Kind.ARTICLE),
    ("review", Kind.ARTICLE),
    ("letter", Kind.ARTICLE),
)
"""Kinds by what a source calls them, the first that is in the word."""
KINDS_BY_LETTER = {"J": Kind.ARTICLE, "C": Kind.CONFERENCE, "B": Kind.BOOK, "S": Kind.BOOK}
"""Those of Web of Science: journal, conference, book, series."""
_FIELDS = {name.strip(): field for field, names in _NAMES.items() for name in names.split(",")}
_OTHERS = frozenset(
    (
        "price", "stock", "quantity", "qty", "sku", "brand", "replies", "last post", "artist",
        "album", "track", "director", "cast", "genre", "runtime", "episode", "season", "assignee",
        "priority", "salary", "unit price", "in stock", "calories", "company", "vendor",
        "my rating", "your rating", "bookshelves", "imdb rating", "directors", "variant price",
        "isrc", "track name", "artist name", "issue type", "milestone", "ean", "upc",
    )
)  # fmt: skip
"""Columns that a list of papers never has: of shops, forums, films, songs, tasks, jobs."""
_VOUCHING = frozenset(
    (
        "authors", "abstract", "arxiv", "doi", "openreview", "pubmed", "pdf", "venue", "citations",
        "keywords",
    )
)  # fmt: skip
_DOWNLOADS = frozenset(("download", "downloads"))
"""Columns of releases as well, whatever is offered there."""
_RELEASED = frozenset(("version", "release", "build"))
_LEADING = frozenset(("url", "code", "project", "paper"))
_COUNTS = frozenset(("", "number", "no", "index", "rank", "row", "num", "nr", "unnamed 0"))
_ABSENT = frozenset(
    ("", "-", "–", "—", "null", "none", "n/a", "na", "nan", "tbd", "tba", "unknown", "?", "\\", "/")
)
_LONGEST_PADDED = 40
"""Characters that a value has at most that says that there is none, with the blanks around it."""
_LINKING = ("paper", "arxiv", "openreview", "doi", "url", "pdf", "code", "project", "title")
"""Fields whose addresses say something of a paper, in the order in which they are believed."""
_ADDRESS = r"(?i)(?:https?://|www\.)\S+"


def lists_others(names: Iterable[str]) -> bool:
    """Return whether a table with columns of these names lists other things than papers."""
    named = {name.strip().lower() for name in names}
    if not named.isdisjoint(_OTHERS):
        return True
    fields = {field_of(name) for name in named - _DOWNLOADS}
    if named & _RELEASED and not fields & (_VOUCHING - {"pdf"}):
        return True  # releases, with their notes as PDF
    if fields & _VOUCHING != {"authors"}:
        return False
    # Songs are by somebody too, and issues have labels: more has to say that these are papers.
    is_by = "by" in named and not any(field_of(name) == "authors" for name in named - {"by"})
    return (is_by or "labels" in named) and fields.isdisjoint(_LEADING)


def lists_papers(names: Iterable[str]) -> bool:
    """Return whether a table with columns of these names, and a title, is one of papers."""
    return any(
        field_of(name) in _VOUCHING and name.strip().lower() not in _DOWNLOADS for name in names
    )


@lru_cache(maxsize=1024)
def field_of(name: str) -> str:
    """Return the field that a column or a label means, ``#`` for a mere count, else nothing."""
    # ``arXiv`` and ``MeSH`` are one word, ``PubYear`` is two.
    for each in (name, pattern(r"(?<=[a-z])(?=[A-Z])").sub(" ", name)):
        words = pattern(r"[\W_]+").sub(" ", each).strip().lower()
        if found := _FIELDS.get(words) or ("#" if words in _COUNTS else ""):
            return found
    return ""


def make_entry(values: Mapping[str, Inline], line: int) -> Entry:
    """Return the paper that values make, by the fields they are of; without a title it has none.

    Args:
        values: as plain text with their links, by names that `field_of` gives. A ``paper`` is the
            title where nothing else is; an ``id`` counts if it is one of arXiv.
        line: 1-based, where the paper begins.
    """
    text = {
        field: said
        for field, (said, _) in values.items()
        if len(said) > _LONGEST_PADDED or said.strip().lower() not in _ABSENT
    }
    named = text.get("title") or text.get("paper") or ""
    is_address = " " not in named and pattern(_ADDRESS).fullmatch(named.strip())
    given = {field: _READ[field](said) for field, said in text.items() if field in _READ}
    if "authors" in text:
        authors, given["et_al"] = authors_of(text["authors"])
        # As PubMed writes names, and Lens beside its ids does not.
        given["authors"] = tuple(map(part_initials, authors)) if "pubmed" in text else authors
    for field in ("arxiv", "id", "pdf", "extra"):
        if field in text and not given.get("arxiv"):
            given["arxiv"], given["arxiv_version"] = find_arxiv(text[field], bare=field != "extra")
    if "openalex.org/" in text.get("id", ""):
        given["openalex"] = text["id"].rpartition("/")[2]
    if "first_page" in text and not given.get("pages"):
        given["pages"] = "-".join(filter(None, (text["first_page"], text.get("last_page", ""))))
    for field in _LINKING:
        if field in text:
            add_links(given, _links(values[field], field), field)
    given = {field: value for field, value in given.items() if value}
    votes, stars = _count(text.get("votes", "")), _count(text.get("stars", ""))
    return Entry(
        "" if is_address else named,
        text.get("abstract", ""),
        line,
        Meta(**given) if given else NO_META,  # type: ignore[arg-type]
        NO_RECEPTION if votes is stars is None else Reception(votes=votes, stars=stars),
        Annotations(tags=_listed(text.get("tags", "")), note=text.get("note", ""))
        if text.get("tags") or text.get("note")
        else NO_ANNOTATIONS,
    )


def kind_of(text: str) -> Kind:
    """Return the kind that a source means by a word for it: ``Journal Article``, ``J``."""
    if text.upper() in KINDS_BY_LETTER:
        return KINDS_BY_LETTER[text.upper()]
    said = text.lower()
    return next((kind for word, kind in _KINDS if word in said), Kind.UNKNOWN)


def authors_of(text: str) -> tuple[tuple[Author, ...], bool]:
    """Return the authors in a value, and whether there are more than it names.

    Args:
        text: running text, or a list as Python and JSON write it.
    """
    if text.startswith("[") and text.endswith("]"):
        quoted = pattern(r"'([^']*)'|\"([^\"]*)\"").findall(text)
        text = "; ".join(one or other for one, other in quoted)
    if "|" in text:
        text = text.replace("|", "; ")
    return split_authors(text)


def _links(value: Inline, field: str) -> tuple[MarkupLink, ...]:
    if value.links or field == "title":
        return value.links
    return tuple(MarkupLink("", url) for url in find_links(value.text.replace(";http", " http")))


def _date(text: str) -> str:
    return iso_date(text) or iso_date(text.partition(" ")[0].removesuffix(".0"))


def _listed(text: str) -> tuple[str, ...]:
    if text.startswith("[") and text.endswith("]"):
        text = text[1:-1].replace("'", "").replace('"', "")
    parts = pattern(r"[;|]" if ";" in text or "|" in text else r",").split(text)
    return tuple(part for each in parts if (part := each.strip()))


def _number(text: str) -> str:
    return text if text.isdecimal() else ""


def _forum(text: str) -> str:
    """An OpenReview forum, which stands alone in exports: ``rJ4km2R5t7``."""
    alone = pattern(r"(?=.*[a-z])(?=.*[A-Z])(?=.*\d)[\w-]{8,14}").fullmatch(text)
    return text if alone else find_openreview(text)


def _as_it_stands(text: str) -> str:
    return text


def _count(text: str) -> int | None:
    if not text:
        return None
    digits = text.replace(",", "").removesuffix(".0")
    return int(digits) if digits.isascii() and digits.isdecimal() and len(digits) < 12 else None


_READ: dict[str, Callable[[str], object]] = {
    "kind": kind_of,
    "published": _date,
    "updated": _date,
    "subjects": _listed,
    "keywords": _listed,
    "doi": find_doi,
    "pubmed": _number,
    "openreview": _forum,
    **dict.fromkeys(
        ("venue", "publisher", "volume", "issue", "pages", "organisation", "comment"),
        _as_it_stands,
    ),
    "machine_summary": _as_it_stands,
}
"""How what stands in a field is read, by the name that the field has in `Meta`."""
