r"""BibTeX and BibLaTeX databases: bibliographies as reference managers and publishers export them.

Entry types and fields are those of *BibTeXing* (O. Patashnik, 1988) and of the biblatex manual,
2.1 and 2.2, with the customs of arXiv, Zotero, JabRef, Mendeley, papis and carrel's own export.
"""

from __future__ import annotations

from functools import lru_cache
from itertools import islice
from typing import TYPE_CHECKING

from parsing.addresses import with_addresses
from parsing.dates import MONTHS, iso_date
from parsing.formats.bibtex.latex import latex_to_block, latex_to_text
from parsing.formats.bibtex.names import names_more, read_names
from parsing.formats.bibtex.tokens import RawEntry, read_entries
from parsing.ids import ArxivId, find_arxiv, find_arxiv_class, find_doi, is_arxiv_alone
from parsing.meta import NO_ANNOTATIONS, NO_RECEPTION, Annotations, Kind, Meta
from parsing.paper import Entry, Page, Problem
from parsing.patterns import pattern
from parsing.prose import part_remark, without_links

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

_KINDS = {
    "article": Kind.ARTICLE, "periodical": Kind.ARTICLE, "suppperiodical": Kind.ARTICLE,
    "inproceedings": Kind.CONFERENCE, "conference": Kind.CONFERENCE,
    "phdthesis": Kind.THESIS, "mastersthesis": Kind.THESIS, "thesis": Kind.THESIS,
    "techreport": Kind.REPORT, "report": Kind.REPORT, "manual": Kind.REPORT,
    "book": Kind.BOOK, "inbook": Kind.BOOK, "incollection": Kind.BOOK, "collection": Kind.BOOK,
    "mvbook": Kind.BOOK, "booklet": Kind.BOOK, "proceedings": Kind.BOOK, "bookinbook": Kind.BOOK,
}  # fmt: skip
_WHOLE_BOOKS = {"book", "mvbook", "collection", "mvcollection", "proceedings", "mvproceedings"}
_VENUES = ("journal", "journaltitle", "booktitle", "maintitle", "eventtitle")
_HELPERS = {"xdata", "set", "proceedings", "mvproceedings", "collection", "mvcollection"}
"""Types that only others refer to."""
_NEVER_INHERITED = {"crossref", "xref", "key", "keywords", "abstract", "doi", "url", "note", "ids"}
_ENTRY = r"(?mi)^[ \t]*@[ \t]*[A-Za-z]+\s*\{\s*[^\s,={}\"]*\s*,?\s*[\w-]+\s*=\s*[\w\"{]"
_HELPER = r"(?mi)^[ \t]*@[ \t]*(?:string|preamble|comment)\s*[{(]"
_PREFACE = r"(?i)^\s*%|automatically generated|created (?:with|by)|encoding:|exported|will be lost"
"""Lines that tools write at the top."""
_QUOTING = r"\s*(?:```|~~~|#{1,6} |<|\\(?:documentclass|begin|usepackage))"
"""Lines of what quotes an entry: Markdown, HTML, LaTeX."""
_OWN = r"(?m)\A\ufeff?% [^\n]*: \d[\d,]* papers?$"
MOST_ENTRIES = 300_000
"""Entries of a database that are read: small as text, each takes much room."""
_TOLD = 50


def sniff(head: str) -> float:
    """Return how sure it is that a text which begins so is a database, not one that quotes one."""
    starts = sorted(
        found.start() for each in (_ENTRY, _HELPER) for found in pattern(each).finditer(head)
    )
    if not starts:
        return 0.0
    before = [line for line in head[: starts[0]].splitlines() if line.strip()]
    if any(pattern(_QUOTING).match(line) for line in before):
        return 0.0
    prose = sum(len(line) for line in before if not pattern(_PREFACE).search(line))
    if prose * 20 < len(head):
        return 0.98
    # What stands outside of entries is a comment, and some have a long one at the top.
    return 0.9 if len(starts) >= 5 else 0.0


def parse(text: str, name: str) -> Page:
    """Return the page of a database: its entries with a title, and what was not understood."""
    found = read_entries(text)
    raw = list(islice(found, MOST_ENTRIES))
    parents = {entry.key.lower(): entry for entry in raw if entry.key}
    named = {
        parent.strip().lower()
        for entry in raw
        for field in ("crossref", "xdata", "xref")
        if (parents_of := entry.fields.get(field))
        for parent in parents_of.split(",")
    }
    is_own = pattern(_OWN).match(text) is not None
    entries: list[Entry] = []
    problems: list[Problem] = []
    for each in raw:
        is_helper = each.type in _HELPERS and each.key.lower() in named
        entry = None if is_helper else _entry(each, parents, is_own=is_own)
        if entry:
            entries.append(entry)
        if each.fault:
            done = "the rest of it is left out" if entry else "left out"
            problems.append(Problem(name, each.line, f"@{each.type}: {each.fault}", done))
        elif not entry and not is_helper and each.type not in _HELPERS and each.fields:
            seen = f"@{each.type} {each.key[:60]} has no title"
            problems.append(Problem(name, each.line, " ".join(seen.split()), "left out"))
    if len(problems) > _TOLD:
        more = len(problems) - _TOLD
        problems[_TOLD:] = [Problem(name, 0, f"{more} more entries with faults", "as those above")]
    if further := next(found, None):
        seen = f"more than {MOST_ENTRIES:,} entries"
        problems.append(Problem(name, further.line, seen, "the rest is left out; split the file"))
    return Page(name, "", tuple(entries), tuple(problems))


def _entry(raw: RawEntry, parents: dict[str, RawEntry], *, is_own: bool) -> Entry | None:
    fields = _inherited(raw, parents)
    title = latex_to_text(fields.get("title", ""))
    if not title:
        return None
    if subtitle := latex_to_text(fields.get("subtitle", "")):
        title = f"{title.rstrip(':')}: {subtitle}"
    abstract = latex_to_block(fields.get("abstract", ""))
    meta = _meta(raw, fields)
    annotations = _annotations(fields)
    if annotations.note:
        note, comment = part_remark(annotations.note)
        if comment:
            annotations = annotations._replace(note=note)
            meta = meta._replace(comment=meta.comment or comment)
    if is_own and meta.keywords:
        annotations = annotations._replace(tags=meta.keywords)
        meta = meta._replace(keywords=())
    if is_own and not meta.venue:
        meta = meta._replace(venue=latex_to_text(fields.get("howpublished", "")))
    if annotations == NO_ANNOTATIONS:
        annotations = NO_ANNOTATIONS
    return Entry(title, abstract, raw.line, meta, NO_RECEPTION, annotations)


_ADDRESSES = ("url", "pdf", "ee", "link", "bdsk-url-1", "howpublished")


def _inherited(raw: RawEntry, parents: dict[str, RawEntry]) -> dict[str, str]:
    """The fields of an entry with those that the entry it refers to has for it."""
    fields = raw.fields
    names = (fields.get("crossref") or fields.get("xdata") or "").split(",")
    for name in filter(None, names):
        parent = parents.get(name.strip().lower())
        if parent is None or parent is raw:
            continue
        given = {key: text for key, text in parent.fields.items() if key not in _NEVER_INHERITED}
        if parent.type != "xdata" and (title := given.pop("title", "")):
            given.setdefault("booktitle", title)
            given.pop("subtitle", None)
            given.pop("author", None)
        fields = {**given, **fields}
    return fields


def _meta(raw: RawEntry, fields: dict[str, str]) -> Meta:
    def text(*names: str) -> str:
        for name in names:
            value = fields.get(name)
            if value and (plain := latex_to_text(value)):
                return plain
        return ""

    venue = text(*_VENUES)
    arxiv = _arxiv(fields, venue)
    doi = find_doi(fields["doi"].replace("\\", "")) if "doi" in fields else ""
    kind = _KINDS.get(raw.type, Kind.UNKNOWN)
    volume = text("volume")
    if (volume[:4] == "abs/" and arxiv.id) or "arxiv" in venue.lower():
        # "CoRR abs/…" and "arXiv preprint arXiv:…" say the identifier again.
        venue, volume, kind = "", "", Kind.PREPRINT
    elif arxiv.id and not venue and kind in {Kind.UNKNOWN, Kind.ARTICLE}:
        kind = Kind.PREPRINT
    note = text("note")
    # arXiv's identifier stands in for a number or for pages, in what ADS and Zotero write.
    issue, pages = (
        "" if value.lower().startswith("arxiv:") else value
        for value in (text("number", "issue"), text("pages"))
    )
    named = fields.get("author") or fields.get("editor", "")
    meta = Meta(
        kind=kind,
        authors=read_names(named),
        et_al=names_more(named),
        published=_date(*(fields.get(name, "") for name in ("date", "year", "month", "day"))),
        arxiv=arxiv.id,
        arxiv_version=arxiv.version,
        arxiv_class=text("primaryclass", "eprintclass") or find_arxiv_class(note)
        if arxiv.id
        else "",
        doi=doi,
        pubmed=_pubmed(fields),
        venue="" if raw.type in _WHOLE_BOOKS else venue,
        series=text("series"),
        editors=_editors(fields["editor"]) if "editor" in fields else (),
        volume=volume,
        issue=issue,
        pages=pages.replace("–", "-").replace("—", "-").replace("--", "-"),
        publisher=text("publisher"),
        organisation=text("institution", "school", "organization"),
        keywords=_keywords(
            next(filter(None, map(fields.get, ("keywords", "keyword", "author_keywords"))), "")
        ),
        comment=_comment(note) if note else "",
        cite_key=raw.key,
    )
    if "code" in fields or "project" in fields:
        code, project = (next(_addresses(fields, [name]), "") for name in ("code", "project"))
        meta = meta._replace(code=code, project=project)
    return with_addresses(meta, _addresses(fields, _ADDRESSES))


def _editors(value: str) -> tuple[str, ...]:
    names = read_names(value)
    return tuple(
        ", ".join(filter(None, (each.family, each.given))) or each.literal for each in names
    )


def _comment(note: str) -> str:
    """What a note says that is neither an address nor arXiv's identifier."""
    note = without_links(note)
    is_other = "http" in note or is_arxiv_alone(note)
    is_other = is_other or note.startswith("Publisher: ")  # what Zotero has no field for
    return "" if is_other else note


def _addresses(fields: dict[str, str], names: Iterable[str]) -> Iterator[str]:
    for name in names:
        value = fields.get(name)
        if value and "://" in value:
            found = pattern(r"https?://[^\s{}\"<>]+").search(value.replace("\\", ""))
            if found:
                yield found[0]


def _arxiv(fields: dict[str, str], venue: str) -> ArxivId:
    archive = (fields.get("archiveprefix") or fields.get("eprinttype") or "").strip("{} ").lower()
    eprint = fields.get("eprint", "").strip("{} ")
    found = find_arxiv(eprint, bare=archive in {"arxiv", ""}) if eprint else ArxivId()
    if not found.id:
        found = find_arxiv(fields.get("arxiv") or fields.get("arxivid") or "", bare=True)
    if not found.id and "arxiv" in venue.lower():
        found = find_arxiv(venue)
    if not found.id:
        volume = fields.get("volume", "").strip("{} ")
        if volume.startswith("abs/"):
            found = find_arxiv(volume.removeprefix("abs/"), bare=True)
    if not found.id and "arxiv" in fields.get("doi", "").lower():
        found = find_arxiv(fields["doi"])
    for name in ("note", "number", "pages"):
        if not found.id and fields.get(name, "").lstrip("{ ")[:6].lower() == "arxiv:":
            found = find_arxiv(fields[name])
    return found


def _pubmed(fields: dict[str, str]) -> str:
    is_pubmed = fields.get("eprinttype", "").strip("{} ").lower() == "pubmed"
    value = fields.get("pmid") or (fields.get("eprint", "") if is_pubmed else "")
    found = pattern(r"\d{1,9}").fullmatch(value.strip("{} "))
    return found[0] if found else ""


@lru_cache(maxsize=4096)  # most days have more than one paper
def _date(date: str, year: str, month: str, day: str) -> str:
    date = date.strip("{} ").partition("/")[0]
    if date and (found := iso_date(date)):
        return found
    found_year = pattern(r"(?<!\d)(?:1[5-9]|20)\d\d(?!\d)").search(latex_to_text(year))
    if not found_year:
        return ""
    month = latex_to_text(month).lower()
    number = pattern(r"\d{1,2}").fullmatch(month)
    name = pattern(r"[a-z]{3,9}").search(month)
    if number:
        return iso_date(f"{found_year[0]}-{month}") or found_year[0]
    if not name or name[0] not in MONTHS:
        return found_year[0]
    found_day = pattern(r"(?<!\d)\d{1,2}(?!\d)").search(month)
    found_day = found_day or pattern(r"\d{1,2}").fullmatch(day.strip("{} "))
    whole = f"{found_year[0]}-{MONTHS[name[0]]}"
    return (iso_date(f"{whole}-{found_day[0]}") if found_day else "") or iso_date(whole)


def _annotations(fields: dict[str, str]) -> Annotations:
    if not fields.keys() & _ANNOTATING:
        return NO_ANNOTATIONS
    notes = (latex_to_block(fields.get(name, "")) for name in _NOTES)
    return Annotations(
        tags=_parted(
            ",".join(latex_to_text(fields.get(name, "")) for name in ("tags", "mendeley-tags"))
        ),
        lists=_parted(
            ",".join(latex_to_text(fields.get(name, "")) for name in ("groups", "collections"))
        ),
        note="\n".join(filter(None, notes)),
        read=fields.get("readstatus", "").strip("{} ").lower() == "read",
    )


_NOTES = ("annote", "annotation", "annotate", "review", "comment")
_ANNOTATING = {*_NOTES, "tags", "mendeley-tags", "groups", "collections", "readstatus"}


def _keywords(value: str) -> tuple[str, ...]:
    """The keywords in a value: what stands between commas or semicolons outside of braces."""
    between = ",;"
    if "{" not in value:
        parts = pattern(f"[{between}]").split(value)
        return tuple(filter(None, map(latex_to_text, parts)))
    whole = pattern(r"\s*\{([^{}]*)\}\s*").fullmatch(value)
    if whole and ";" in whole[1]:  # as Web of Science puts braces around any value
        value, between = whole[1], ";"
    parts, depth, start = [], 0, 0
    for found in pattern(r"[{},;]").finditer(value):
        sign = found[0]
        depth += (sign == "{") - (sign == "}")
        if not depth and sign in between:
            parts.append(value[start : found.start()])
            start = found.end()
    return tuple(filter(None, map(latex_to_text, (*parts, value[start:]))))


def _parted(text: str) -> tuple[str, ...]:
    return tuple(part for each in text.replace(";", ",").split(",") if (part := each.strip()))
