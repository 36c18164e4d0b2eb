"""RIS, the tagged format of reference managers and publishers, in its many variants.

Research Information Systems' *RIS Format Specifications* (2001 and 2011), and what Zotero, EndNote,
Mendeley, publishers and carrel's own export make of it.
"""

from __future__ import annotations

from parsing.addresses import with_addresses
from parsing.authors import split_name
from parsing.dates import iso_date
from parsing.ids import find_arxiv, find_arxiv_class, find_doi, is_arxiv_alone
from parsing.meta import NO_ANNOTATIONS, NO_RECEPTION, Annotations, Kind, Meta
from parsing.paper import Entry, Page
from parsing.patterns import pattern
from parsing.prose import strip_markup, without_links
from parsing.tagged import Record, page_of_records, read_records

_LINE = r"\ufeff?[ \t]{0,2}([A-Z][A-Z0-9])(?:[ \t]{1,3}-|-[ \t])[ \t]*(.*)"
_TYPE = r"(?m)^\ufeff?[ \t]{0,2}TY[ \t]{1,3}-[ \t]*[A-Za-z][\w ]{1,40}\r?$"
_TAGGED = r"(?m)^[ \t]{0,2}[A-Z][A-Z0-9][ \t]{1,3}-(?:[ \t]|\r?$)"
_KINDS = {
    "JOUR": Kind.ARTICLE, "JFULL": Kind.ARTICLE, "EJOUR": Kind.ARTICLE, "ABST": Kind.ARTICLE,
    "MGZN": Kind.ARTICLE, "INPR": Kind.ARTICLE, "CONF": Kind.CONFERENCE, "CPAPER": Kind.CONFERENCE,
    "THES": Kind.THESIS, "RPRT": Kind.REPORT, "GOVDOC": Kind.REPORT, "STAND": Kind.REPORT,
    "BOOK": Kind.BOOK, "EBOOK": Kind.BOOK, "EDBOOK": Kind.BOOK, "CHAP": Kind.BOOK,
    "ECHAP": Kind.BOOK, "JOURNAL ARTICLE": Kind.ARTICLE, "CONFERENCE PAPER": Kind.CONFERENCE,
}  # fmt: skip
_MACHINE_NOTE = r"(?i)doi:|cited by|export date|links? in the abstract: |\[?ref\d+\]?$"
_TITLES = ("TI", "T1", "CT", "BT", "ST")
_AS_THEY_STAND = {
    "VL": "volume", "IS": "issue", "PB": "publisher", "T3": "series", "ID": "cite_key",
}  # fmt: skip
"""Fields of `Meta` that have what stands behind a tag."""
_OWN_KEY = r"[0-9a-f]{16}"
_REMARK = "Comment: "


def sniff(head: str) -> float:
    """Return how sure it is that a text which begins so has records of RIS."""
    begun = pattern(_TYPE).search(head)
    if not begun:
        return 0.0
    before = head[: begun.start()].count("\n")
    tagged = len(pattern(_TAGGED).findall(head[begun.start() :]))
    return 0.98 if tagged >= 3 and before <= 12 else 0.0


def parse(text: str, name: str) -> Page:
    """Return the page of records that have a title; the others are told by line."""
    return page_of_records(read_records(text, _LINE, "TY", "ER"), name, _entry)


def _entry(record: Record) -> Entry | None:
    title = strip_markup(record.first(*_TITLES))
    if not title:
        return None
    said = record.all("N1")
    identifiers = list(filter(is_arxiv_alone, said)) if said else []  # as Zotero writes arXiv's
    meta = _meta(record, identifiers)
    notes = [
        pattern(r"<[^<>]{1,200}>").sub(" ", note).strip()
        for note in (*said, *record.all("RN"))
        if not pattern(_MACHINE_NOTE).match(note)
    ]
    remark = next((note for note in notes if note.startswith(_REMARK)), "")
    if remark and not meta.comment:  # as Zotero writes arXiv's, and carrel any
        meta = meta._replace(comment=without_links(remark))
    others = {remark, *identifiers}
    note = "\n".join(note for note in notes if note not in others)
    annotations = Annotations(note=note) if note else NO_ANNOTATIONS
    if meta.cite_key and pattern(_OWN_KEY).fullmatch(meta.cite_key):
        annotations = annotations._replace(tags=meta.keywords)
        meta = meta._replace(keywords=(), cite_key="")
    abstract = strip_markup(record.first("AB", "N2"))
    return Entry(title, abstract, record.line, meta, NO_RECEPTION, annotations)


def _meta(record: Record, identifiers: list[str]) -> Meta:
    tags, first, every = record.values, record.first, record.all
    type_ = first("TY").upper()
    kind, is_book = _KINDS.get(type_, Kind.UNKNOWN), type_ in {"BOOK", "EBOOK", "EDBOOK"}
    venue = first("JF", "T2", "JO", "BT", "C3", "JA", "J2")
    number = first("DO")
    given: dict[str, object] = {
        field: first(tag) for tag, field in _AS_THEY_STAND.items() if tag in tags
    }
    arxiv = next(
        (
            found
            for text in (*every("AN", "DO", "M1"), venue, *identifiers)
            if (found := find_arxiv(text)).id
        ),
        None,
    )
    if arxiv:
        given["arxiv"], given["arxiv_version"] = arxiv
        given["arxiv_class"] = find_arxiv_class(" ".join([first("AN"), *identifiers]))
    if "arxiv" in venue.lower():
        venue = ""
    if is_book:
        given["series"] = given.get("series") or first("T2")
    elif kind is Kind.ARTICLE or venue != first(*_TITLES):
        given["venue"] = venue
    if "AN" in tags:
        given["pubmed"] = _pubmed(record)
    if "SP" in tags or "EP" in tags:
        given["pages"] = "-".join(every("SP")[:1] + every("EP")[:1]).replace("–", "-")
    if "KW" in tags:
        words = (part.strip() for each in tags["KW"] for part in each.split(";"))
        given["keywords"] = tuple(filter(None, words))
    meta = Meta(
        kind=kind,
        authors=tuple(map(split_name, every("AU", "A1"))),
        published=max(map(iso_date, every("DA", "PY", "Y1")), key=len, default=""),
        doi=find_doi(number) or find_doi(first("M3")),
        editors=tuple(every("A2", "ED")),
        **given,  # type: ignore[arg-type]
    )
    addresses = [each.split(";http")[0] for each in every("UR", "L1", "LK", "L2")]
    meta = with_addresses(meta, addresses)
    if meta.arxiv and not venue and kind in {Kind.UNKNOWN, Kind.ARTICLE}:
        meta = meta._replace(kind=Kind.PREPRINT)
    return meta


def _pubmed(record: Record) -> str:
    is_pubmed = any("pubmed" in each.lower() for each in record.all("DB", "DP"))
    found = pattern(r"(?i)(pmid:\s*)?(\d{1,9})").fullmatch(record.first("AN"))
    return found[2] if found and (is_pubmed or found[1]) else ""
