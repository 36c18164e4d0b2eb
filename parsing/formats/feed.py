"""Feeds of papers: Atom (RFC 4287) and RSS (2.0, and 1.0 with Dublin Core and PRISM).

Those of arXiv have their own line in the registry. Of others only such are taken as name papers: by
an arXiv id, a DOI or another identifier of a paper in their entries.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from parsing.addresses import with_addresses
from parsing.authors import authors_one_each, split_authors
from parsing.dates import date_label, iso_date
from parsing.ids import ArxivId, find_arxiv, find_doi
from parsing.meta import Author, Kind, Meta
from parsing.paper import Entry, Page, Problem
from parsing.patterns import pattern
from parsing.prose import strip_markup, unwrap
from parsing.xml_stream import read_elements, tag_of, text_of_element

if TYPE_CHECKING:
    from xml.etree.ElementTree import Element

_ROOT = r"<(?:\w+:)?(?:feed|rss|RDF)[\s>]"
_NAMED = r"arxiv\.org/|huggingface\.co/papers|doi\.org/10\.|<prism:|<dc:identifier>|openreview\.net"
_ANNOUNCED = r"\s*arXiv:(\S+)\s+Announce Type:\s*[\w-]+\s+Abstract:\s*"
_OLD_TITLE = r"\.?\s*\(arXiv:(\S+)\s*\[([\w.-]+)\][^()]*\)\s*$"
_CITATION = (
    r"(?i)\bdoi:\s?10\.|\bpublished online\b|\b(?:volume|vol\.|issue|pages?)\s\d|\bahead of print"
)
_LONGEST_CITATION = 300
_FEED_DATES = ("pubDate", "lastBuildDate", "updated")


class _Fields(NamedTuple):
    """What an entry has, by the names of its elements without their namespaces."""

    texts: dict[str, list[str]]
    links: list[str]
    terms: list[str]
    authors: list[str]

    def first(self, *names: str) -> str:
        for name in names:
            for text in self.texts.get(name, ()):
                if text:
                    return text
        return ""


def sniff(head: str) -> float:
    """Return how sure it is that a text which begins so is a feed of papers."""
    if not pattern(_ROOT).search(head[:3000]):
        return 0.0
    return 0.9 if pattern(_NAMED).search(head) else 0.0


def parse(text: str, name: str) -> Page:
    """Return the page of a feed; an entry that names no paper is left out and told."""
    entries: list[Entry] = []
    problems: list[Problem] = []
    label, left_out = "", 0
    wanted = {"entry", "item", *_FEED_DATES}
    is_daily = False
    for element in read_elements(text, wanted, name, problems):
        if tag_of(element) in _FEED_DATES:
            # Entries come whole: what is met here is of the feed itself, or stands in no entry.
            label = label or date_label(iso_date(element.text or ""))
            continue
        entry, is_announced = _entry(element)
        is_daily = is_daily or is_announced
        if entry:
            entries.append(entry)
        else:
            left_out += 1
    if is_daily and entries:
        label = label or date_label(entries[0].meta.listed)
    if left_out:
        noun = "entry names" if left_out == 1 else "entries name"
        seen = f"{left_out} {noun} no paper (no title, or no arXiv id, DOI or the like)"
        problems.append(Problem(name, 0, seen, "left out"))
    return Page(name, label if is_daily else "", tuple(entries), tuple(problems))


def _entry(element: Element) -> tuple[Entry | None, bool]:
    """The paper that an entry is, and whether it is an announcement of arXiv."""
    fields = _fields(element)
    title = " ".join(strip_markup(fields.first("title")).split())
    text = fields.first("summary", "description", "abstract", "encoded", "content")
    announced = pattern(_ANNOUNCED).match(text)
    old = pattern(_OLD_TITLE).search(title) if "(arXiv:" in title else None
    if old:
        title = title[: old.start()]
    arxiv = _arxiv(fields, announced[1] if announced else old[1] if old else "")
    text = text[announced.end() :] if announced else text
    is_announced = bool(announced or old or "announce_type" in fields.texts)
    meta = with_addresses(_meta(fields, arxiv, old[2] if old else "", is_announced), fields.links)
    is_paper = bool(meta.arxiv or meta.doi or meta.openreview or fields.first("publicationName"))
    if not title or not is_paper:
        return None, is_announced
    abstract = unwrap(text) if arxiv.id and "<p" not in text else strip_markup(text)
    return Entry(title, _without_citation(abstract, title, meta.venue), 0, meta), is_announced


def _without_citation(abstract: str, title: str, venue: str) -> str:
    """An abstract without the line above it that says where and when the paper appeared.

    Nature and ACM print one; where they have no abstract, nothing else stands there.
    """
    first, _, more = abstract.partition("\n")
    is_named = venue and len(first) < _LONGEST_CITATION and first.startswith(venue)
    if is_named and pattern(_CITATION).search(first, len(venue)):
        abstract = more
    return "" if abstract == title else abstract


def _meta(fields: _Fields, arxiv: ArxivId, category: str, is_announced: bool) -> Meta:
    published = iso_date(fields.first("published", "publicationDate", "date", "issued"))
    posted = iso_date(fields.first("pubDate"))
    updated = iso_date(fields.first("updated"))
    has_two = bool(published and updated and updated != published)
    primary = fields.first("primary_category") or category
    venue = fields.first("publicationName", "journal_ref", "journal_reference")
    authors, et_al = _authors(fields)
    return Meta(
        kind=Kind.PREPRINT if arxiv.id else Kind.ARTICLE if venue else Kind.UNKNOWN,
        authors=authors,
        et_al=et_al,
        # What arXiv announces has the date of the announcement alone.
        published="" if is_announced else published,
        updated=updated if has_two and not is_announced else "",
        listed=(posted or published) if is_announced else posted,
        arxiv=arxiv.id,
        arxiv_version=arxiv.version,
        arxiv_class=(primary or next(iter(fields.terms), "")) if arxiv.id else "",
        doi=find_doi(fields.first("doi", "DOI")) or find_doi(fields.first("identifier")),
        venue=venue,
        volume=fields.first("volume"),
        issue=fields.first("number"),
        pages="-".join(
            page for name in ("startingPage", "endingPage") if (page := fields.first(name))
        )
        or fields.first("pageRange").replace("–", "-"),
        publisher=fields.first("publisher"),
        subjects=tuple(fields.terms),
        comment=fields.first("comment"),
    )


def _authors(fields: _Fields) -> tuple[tuple[Author, ...], bool]:
    """The authors, and whether there are more."""
    names = fields.authors or fields.texts.get("creator", []) or fields.texts.get("author", [])
    # RSS wants an address of mail there, with the name in brackets.
    mailed = pattern(r"\S+@\S+\s*(?:\(([^()]*)\))?")
    names = [mailed.sub(r"\1", each) if "@" in each else each for each in names]
    if len(names) == 1:
        return split_authors(strip_markup(names[0]))
    return authors_one_each(names)


def _arxiv(fields: _Fields, announced: str) -> ArxivId:
    if announced:
        return find_arxiv(announced, bare=True)
    texts = (fields.first("id"), *fields.links, fields.first("guid"))
    return next((found for text in texts if (found := find_arxiv(text)).id), ArxivId())


def _fields(element: Element) -> _Fields:
    fields = _Fields({}, [], [], [])
    for child in element:
        name = tag_of(child)
        if name == "author" and len(child):
            fields.authors.extend(each.text or "" for each in child if tag_of(each) == "name")
        elif name == "link":
            fields.links.append(child.get("href") or (child.text or "").strip())
        elif name in {"category", "primary_category"}:
            term = (child.get("term") or child.text or "").strip()
            if name == "category" and term:
                fields.terms.append(term)
            fields.texts.setdefault(name, []).append(term)
        else:
            fields.texts.setdefault(name, []).append(text_of_element(child).strip(" "))
    return fields
