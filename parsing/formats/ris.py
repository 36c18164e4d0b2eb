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
from parsing.prose import strip_markup
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
    title = strip_markup(record.first("TI", "T1", "CT", "BT", "ST"))
    if not title:
        return None
    identifiers = list(filter(is_arxiv_alone, record.all("N1")))  # as Zotero writes arXiv's
    meta = _meta(record, identifiers)
    key = record.first("ID")
    is_own = pattern(_OWN_KEY).fullmatch(key) is not None
    notes = [
        pattern(r"<[^<>]{1,200}>").sub(" ", note).strip()
        for note in record.all("N1", "RN")
        if not pattern(_MACHINE_NOTE).match(note)
    ]
    remarks = [note for note in notes if note.startswith(_REMARK)]  # as Zotero writes arXiv's
    if remarks and not meta.comment:
        meta = meta._replace(comment=remarks[0])
    notes = [note for note in notes if note not in remarks and note not in identifiers]
    annotations = Annotations(tags=meta.keywords if is_own else (), note="\n".join(notes))
    if is_own:
        meta = meta._replace(keywords=(), cite_key="")
    return Entry(
        title,
        strip_markup(record.first("AB", "N2")),
        record.line,
        meta,
        NO_RECEPTION,
        NO_ANNOTATIONS if annotations == NO_ANNOTATIONS else annotations,
    )


def _meta(record: Record, identifiers: list[str]) -> Meta:
    venue = record.first("JF", "T2", "JO", "BT", "C3", "JA", "J2")
    kind = _KINDS.get(record.first("TY").strip().upper(), Kind.UNKNOWN)
    addresses = [
        address
        for each in record.all("UR", "L1", "LK", "L2")
        for address in each.split(";http")[:1]
    ]
    arxiv = next(
        (
            found
            for text in (*record.all("AN", "DO", "M1"), venue, *identifiers)
            if (found := find_arxiv(text)).id
        ),
        find_arxiv(""),
    )
    if "arxiv" in venue.lower():
        venue = ""
    title = record.first("TI", "T1", "CT", "BT", "ST")
    is_book = record.first("TY").strip().upper() in {"BOOK", "EBOOK", "EDBOOK"}
    meta = Meta(
        kind=kind,
        authors=tuple(map(split_name, record.all("AU", "A1"))),
        published=max(map(iso_date, record.all("DA", "PY", "Y1")), key=len, default=""),
        arxiv=arxiv.id,
        arxiv_version=arxiv.version,
        arxiv_class=find_arxiv_class(" ".join([record.first("AN"), *identifiers])),
        doi=find_doi(record.first("DO")) or find_doi(record.first("M3")),
        pubmed=_pubmed(record),
        venue="" if is_book or (venue == title and kind is not Kind.ARTICLE) else venue,
        series=record.first("T3") or (record.first("T2") if is_book else ""),
        editors=tuple(record.all("A2", "ED")),
        volume=record.first("VL"),
        issue=record.first("IS"),
        pages="-".join(filter(None, (record.first("SP"), record.first("EP")))).replace("–", "-"),
        publisher=record.first("PB"),
        keywords=tuple(
            word for each in record.all("KW") for part in each.split(";") if (word := part.strip())
        ),
        cite_key=record.first("ID"),
    )
    meta = with_addresses(meta, addresses)
    if meta.arxiv and not venue and kind in {Kind.UNKNOWN, Kind.ARTICLE}:
        meta = meta._replace(kind=Kind.PREPRINT)
    return meta


def _pubmed(record: Record) -> str:
    is_pubmed = any("pubmed" in each.lower() for each in record.all("DB", "DP"))
    found = pattern(r"(?i)(pmid:\s*)?(\d{1,9})").fullmatch(record.first("AN"))
    return found[2] if found and (is_pubmed or found[1]) else ""
