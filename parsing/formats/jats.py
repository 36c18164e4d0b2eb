"""Articles in JATS, as PubMed Central, publishers and pandoc have them: the papers, not their text.

https://jats.nlm.nih.gov/archiving/
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from parsing.authors import split_name
from parsing.dates import iso_date
from parsing.meta import Kind, Meta
from parsing.paper import Entry
from parsing.patterns import pattern
from parsing.xml_fields import (
    block_of,
    date_in,
    every,
    first,
    line_of,
    page_of_elements,
    pages_of,
    people,
    person,
    text_at,
    texts_at,
    with_identifiers,
)
from parsing.xml_root import xml_root

if TYPE_CHECKING:
    from xml.etree.ElementTree import Element

    from parsing.meta import Author
    from parsing.paper import Page

_ROOTS = {"article", "pmc-articleset", "articles", "article-set"}
_FRONT = r"<(?:[\w.-]+:)?front[\s>]"
_META = r"<(?:[\w.-]+:)?article-meta[\s>]"
_OTHERS = {"body", "back", "floats-group", "sub-article", "response"}
"""Parts of an article with papers of others in them: references, reviews, answers."""
_DATES = ("epub", "pub", "epub-ppub", "ppub", "collection")
"""Dates of publication, by what is known of them: the first of these counts."""
_PREPRINTS = {"arxiv", "biorxiv", "chemrxiv", "medrxiv", "psyarxiv", "research square", "ssrn"}


def sniff(head: str) -> float:
    """Return how sure it is that a text which begins so is an article, or a set of them."""
    if xml_root(head) not in _ROOTS:
        return 0.0
    return 1.0 if pattern(_FRONT).search(head) and pattern(_META).search(head) else 0.0


def parse(text: str, name: str) -> Page:
    """Return the page of the articles that have a title; the others are told."""
    # An article that is cut in its text has all that is looked for.
    return page_of_elements(text, name, {"front", *_OTHERS}, entry_of)


def entry_of(element: Element) -> Entry | str | None:
    """Return the paper of an article or of its front matter, or why there is none.

    Of what else stands in an article nothing is said.
    """
    if element.tag in _OTHERS:
        return None
    front = element if element.tag == "front" else element.find("front")
    article = first(front, "article-meta")
    group = first(article, "title-group")
    title = text_at(group, "article-title")
    if article is None or not title:
        return "has no title"
    if subtitle := text_at(group, "subtitle"):
        title = f"{title.rstrip(':')}: {subtitle}"
    return Entry(title, _abstract(article), 0, _meta(article, first(front, "journal-meta")))


def _meta(article: Element, journal: Element | None) -> Meta:
    venue = text_at(journal, "journal-title-group", "journal-title") or text_at(
        journal, "journal-title"
    )
    conference = text_at(article, "conference", "conf-name")
    headings = {each.lower() for each in texts_at(article, "article-categories", "subj-group")}
    is_preprint = "preprint" in headings or venue.partition(":")[0].strip().lower() in _PREPRINTS
    meta = Meta(
        kind=Kind.PREPRINT if is_preprint
        else Kind.ARTICLE if venue
        else Kind.CONFERENCE if conference
        else Kind.UNKNOWN,
        authors=people(
            _author(each)
            for group in article.findall("contrib-group")
            for each in group.findall("contrib")
            if each.get("contrib-type") in {None, "author"}
        ),
        published=_published(article),
        venue=venue or conference,
        volume=text_at(article, "volume"),
        issue=text_at(article, "issue"),
        pages=pages_of(text_at(article, "fpage"), text_at(article, "lpage"))
        or text_at(article, "elocation-id"),
        publisher=text_at(journal, "publisher", "publisher-name"),
        keywords=tuple(
            each for group in article.findall("kwd-group") for each in texts_at(group, "kwd")
        ),
    )  # fmt: skip
    ids = article.findall("article-id")
    return with_identifiers(meta, ((each.get("pub-id-type") or "", line_of(each)) for each in ids))


def _author(contributor: Element) -> Author | None:
    holder = contributor.find("name-alternatives")
    holder = contributor if holder is None else holder
    name = holder.find("name")
    name = holder.find("string-name") if name is None else name
    if name is None:
        return person(text_at(holder, "collab"), "")
    family, given = text_at(name, "surname"), text_at(name, "given-names")
    if not (family or given):
        return split_name(line_of(name)) if line_of(name) else None
    return person(family, given, text_at(name, "suffix"))


def _published(article: Element) -> str:
    dates: dict[str, str] = {}
    for each in article.findall("pub-date"):
        kind = each.get("pub-type") or each.get("date-type") or ""
        date = date_in(each) or iso_date(each.get("iso-8601-date") or "")
        if date:
            dates.setdefault(kind, date)
    return next(filter(None, map(dates.get, _DATES)), None) or next(iter(dates.values()), "")


def _abstract(article: Element) -> str:
    """The abstract, before those for the press, in pictures or in other languages."""
    abstracts = every(article, "abstract")
    plain = [each for each in abstracts if not each.get("abstract-type")]
    return next(filter(None, map(block_of, plain or abstracts)), "")
