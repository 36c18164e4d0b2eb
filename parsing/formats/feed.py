"""Feeds of papers: Atom (RFC 4287) and RSS (2.0, and 1.0 with Dublin Core and PRISM).

Those of arXiv have their own line in the registry. Of others only such are taken as name papers: by
an arXiv id, a DOI or another identifier of a paper in their entries, by elements of PRISM, by lines
in their text that say source and authors, or as articles of a channel that is a journal.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from parsing.addresses import with_addresses
from parsing.authors import authors_one_each, split_authors
from parsing.dates import date_label, iso_date
from parsing.ids import ArxivId, find_arxiv, find_doi
from parsing.meta import Author, Kind, Meta
from parsing.paper import Entry, Page, Problem
from parsing.patterns import pattern, without_start
from parsing.prose import strip_markup, unwrap
from parsing.xml_stream import read_elements, tag_of, text_of_element

if TYPE_CHECKING:
    from collections.abc import Sequence
    from xml.etree.ElementTree import Element

_ROOT = r"<(?:\w+:)?(?:feed|rss|RDF)[\s>]"
_NAMED = (
    r"arxiv\.org/|huggingface\.co/papers|doi\.org/10\.|<prism:|<dc:identifier>|openreview\.net"
    r"|<link>[^<]{8,200}/10\.\d{4,9}/|/science/article/pii/\w{15}|<startPage>"
    r"|Source:[^\n]{1,300}Author\(?s\)?:"
)
_JOURNAL = (
    r"(?:ScienceDirect Publication: (?P<of>.+)|(?:[\w &]{2,40}: )?(?P<title>.*?"
    r"(?:\bJournal o[fn] (?!an? )|\b[A-Z]\w+ Journal\b|\bTransactions on\b|\bProceedings of the\b"
    r"|\bAnnals of\b).*?))"
    r"(?i:\s*[-–:|]\s*(?:new toc|table of contents|(?:latest|recent|current|most|online)\b.*))?"
)
"""The title of a channel that is a journal."""
_ARTICLE = r"/articles?(?:-abstract)?/\S*\d|/document/\d{5}|/doi/|/papers?/\S*\d|/abs(?:tract)?/"
"""An address in it that leads to a paper."""
_IN_LINK = r"/(10\.\d{4,9}/[^?#\s]+?)(?:/(?:full|abstract|pdf|html|meta|fulltext))?/?(?:[?#]|$)"
_SAID = r"(?:(Publication date)|(Source)|(Authors?|Author\(s\))):[ \t]*(.*)"
_SOURCE = (
    r"(?P<venue>.+?)(?:, Volumes? (?P<volume>[\w–-]+))?(?:, Issues? (?P<issue>[\w–-]+))?"
    r"(?:, (?:Parts?|Supplement|Article) [\w. ]+)?(?:, Pages? (?P<pages>[\w–-]+))?"
)
_ANNOUNCED = r"\s*arXiv:(\S+)\s+Announce Type:\s*[\w-]+\s+Abstract:\s*"
_OLD_TITLE = r"\.?\s*\(arXiv:(\S+)\s*\[([\w.-]+)\][^()]*\)\s*$"
_CITATION = (
    r"(?i)\bdoi:\s?10\.|\bpublished online\b|\b(?:volume|vol\.|issue|pages?)\s\d|\bahead of print"
)
_LONGEST_CITATION = 300
_LONGEST_LINK = 500
_HEAD = 2**15
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
    if pattern(_NAMED).search(head):
        return 0.9
    title = pattern(r"<title>\s*(?:<!\[CDATA\[)?([^<\]]{3,200})").search(head)
    link = pattern(r"<link>\s*(?:<!\[CDATA\[)?([^<\]]{8,300})").search(
        head, max(0, head.find("<item"))
    )
    is_journal = title and link and _journal(title[1]) and pattern(_ARTICLE).search(link[1])
    return 0.9 if is_journal else 0.0


def parse(text: str, name: str) -> Page:
    """Return the page of a feed; an entry that names no paper is left out and told.

    Of a feed that nothing tells to be one of papers, all entries are taken: somebody asked for it.
    """
    entries: list[Entry] = []
    others: list[Entry] = []
    problems: list[Problem] = []
    label, journal, left_out = "", "", 0
    wanted = {"entry", "item", "title", *_FEED_DATES}
    is_daily = False
    for element in read_elements(text, wanted, name, problems):
        tag = tag_of(element)
        if tag == "title":
            journal = journal or _journal(text_of_element(element))
            continue
        if tag in _FEED_DATES:
            # Entries come whole: what is met here is of the feed itself, or stands in no entry.
            label = label or date_label(iso_date(element.text or ""))
            continue
        entry, is_paper, is_announced = _entry(element, journal)
        is_daily = is_daily or is_announced
        if is_paper and entry:
            entries.append(entry)
        else:
            left_out += 1
            others += [entry] if entry else []
    if is_daily and entries:
        label = label or date_label(entries[0].meta.listed)
    if others and not entries and not sniff(text[:_HEAD]):
        entries, left_out = others, left_out - len(others)
    if left_out:
        noun = "entry names" if left_out == 1 else "entries name"
        seen = f"{left_out} {noun} no paper (no title, or no arXiv id, DOI or the like)"
        problems.append(Problem(name, 0, seen, "left out"))
    return Page(name, label if is_daily else "", tuple(entries), tuple(problems))


def _journal(title: str) -> str:
    """The name of the journal that a channel of this title is, empty for any other."""
    found = pattern(_JOURNAL).fullmatch(" ".join(title.split())[:300])
    return (found["of"] or found["title"]) if found else ""


def _entry(element: Element, journal: str) -> tuple[Entry | None, bool, bool]:
    """What an entry says, whether it names a paper, and whether it is an announcement of arXiv."""
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
    if not title:
        return None, False, is_announced
    abstract = unwrap(text) if arxiv.id and "<p" not in text else strip_markup(text)
    is_paper = bool(meta.arxiv or meta.doi or meta.openreview or meta.pubmed or meta.venue)
    if not meta.arxiv:
        abstract, meta, is_described = _described(abstract, meta)
        is_article = any(pattern(_ARTICLE).search(link, 0, _LONGEST_LINK) for link in fields.links)
        if journal and is_article and not meta.venue:
            meta = meta._replace(venue=journal, kind=Kind.ARTICLE)
        is_paper = is_paper or is_described or bool(journal and is_article)
    abstract = _without_citation(abstract, title, meta.venue)
    return Entry(title, abstract, 0, meta), is_paper, is_announced


def _described(text: str, meta: Meta) -> tuple[str, Meta, bool]:
    """An abstract without the lines that say when, where and by whom a paper appeared.

    ScienceDirect has nothing but these. The last value is whether there are such lines.
    """
    if ":" not in text[:400]:
        return text, meta, False
    said: dict[int, str] = {}
    lines = []
    for line in text.split("\n"):
        if (found := pattern(_SAID).match(line)) and found.lastindex:
            said.setdefault(next(n for n in (1, 2, 3) if found[n]), found[4].strip())
        else:
            lines.append(line)
    date, source, names = said.get(1, ""), said.get(2, ""), said.get(3, "")
    if not source or not (date or names):
        return text, meta, False
    where = pattern(_SOURCE).fullmatch(source[:_LONGEST_CITATION])
    authors, et_al = split_authors(names)
    year = pattern(r"\b(?:19|20)\d\d\b").search(date)
    published = iso_date(without_start(r"(?i)available online\s+", date)) or (
        year[0] if year else ""
    )
    meta = meta._replace(
        kind=meta.kind or Kind.ARTICLE,
        authors=meta.authors or authors,
        et_al=meta.et_al if meta.authors else et_al,
        published=meta.published or published,
        venue=meta.venue or (where["venue"] if where else source),
        volume=meta.volume or (where and where["volume"]) or "",
        issue=meta.issue or (where and where["issue"]) or "",
        pages=meta.pages or ((where and where["pages"]) or "").replace("–", "-"),
    )
    return "\n".join(lines), meta, True


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
    identifiers = fields.texts.get("identifier", [])
    pubmed = next((each[5:] for each in identifiers if each.lower().startswith("pmid:")), "")
    venue = fields.first("publicationName", "journal_ref", "journal_reference")
    venue = venue or (fields.first("source") if pubmed else "")
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
        doi=find_doi(fields.first("doi", "DOI"))
        or next(filter(None, map(find_doi, identifiers)), "")
        or ("" if arxiv.id else _doi_in_link(fields.links)),
        pubmed=pubmed,
        venue=venue,
        volume=fields.first("volume"),
        issue=fields.first("number", "issue"),
        pages="-".join(
            page
            for names in (("startingPage", "startPage"), ("endingPage", "endPage"))
            if (page := fields.first(*names))
        )
        or fields.first("pageRange").replace("–", "-"),
        publisher=fields.first("publisher"),
        subjects=tuple(fields.terms),
        comment=fields.first("comment"),
    )


def _doi_in_link(links: Sequence[str]) -> str:
    """The DOI in the path of an address, where publishers have it."""
    found = (pattern(_IN_LINK).search(each[:_LONGEST_LINK]) for each in links if "/10." in each)
    return next((find_doi(each[1]) for each in found if each), "")


def _authors(fields: _Fields) -> tuple[tuple[Author, ...], bool]:
    """The authors, and whether there are more."""
    names = fields.authors or fields.texts.get("creator", []) or fields.texts.get("author", [])
    names = names or fields.texts.get("authors", [])
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
