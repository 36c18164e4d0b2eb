r"""arXiv's mailings, of today and of the nineties: records between lines of two backslashes.

https://info.arxiv.org/help/subscribe.html; the same form is that of arXiv's ``.abs`` files.
"""

from __future__ import annotations

from parsing.authors import split_authors
from parsing.dates import arxiv_date, date_label
from parsing.formats.bibtex.latex import accents_to_text
from parsing.ids import find_arxiv, find_doi
from parsing.lines import numbered_lines
from parsing.meta import NO_RECEPTION, Kind, Meta, Reception
from parsing.paper import Entry, Page, Problem
from parsing.patterns import pattern
from parsing.prose import unwrap

_BEGIN = r"(?m)\\\\(?<=^\\\\)[ \t]*\r?\n(?=(?:arXiv|Paper)[^:\n]{0,30}:[ \t]*\S)"
_FIELD = r"([A-Za-z][A-Za-z-]*)[^:\n]{0,20}:[ \t]*(.*)"
_UNTIL = r"(?m)^received from .{1,60}? to\s+(.{5,40})$"
_FIELDS = {
    "arxiv", "paper", "from", "date", "title", "authors", "author", "categories", "comments",
    "journal-ref", "doi", "report-no", "subj-class", "license", "msc-class", "acm-class",
}  # fmt: skip


def sniff(head: str) -> float:
    """Return how sure it is that a text which begins so is a mailing of arXiv."""
    found = pattern(_BEGIN).search(head)
    # A README that explains how to read a mailing quotes one.
    if not found or pattern(r"(?m)^(?:```|#{1,6} |<)").search(head, 0, found.start()):
        return 0.0
    return 1.0 if pattern(r"(?m)^Title:").search(head, found.end()) else 0.0


def parse(text: str, name: str) -> Page:
    """Return the page of a mailing, and the day that it is of; what has no title is told."""
    text = text.replace("\r\n", "\n")
    until = pattern(_UNTIL).search(text)
    begins = [found.end() for found in pattern(_BEGIN).finditer(text)]
    entries: list[Entry] = []
    problems: list[Problem] = []
    line, at = 1, 0
    for begin, end in zip(begins, [*begins, len(text)][1:], strict=True):
        line += text.count("\n", at, begin)
        at = begin
        entry = _entry(text[begin:end], line)
        if entry:
            entries.append(entry)
        elif len(problems) < 50:
            problems.append(Problem(name, line, "a record without a title", "left out"))
    # Without the line that says so, it is of the day on which the last of its papers came.
    days = (day for each in entries for day in (each.meta.published, each.meta.updated))
    day = arxiv_date(until[1]) if until else max(days, default="")
    return Page(name, date_label(day), tuple(entries), tuple(problems))


def _entry(record: str, line: int) -> Entry | None:
    # The header ends at the first line of backslashes, the abstract at the next.
    parts = record.split("\n\\\\", 2)
    lines: dict[str, list[str]] = {}
    last = revised = ""
    for _, each, gap in numbered_lines(parts[0]):
        found = pattern(_FIELD).match(each)
        last = "" if gap else last
        if found and found[1].lower() in _FIELDS:
            last = found[1].lower()
            if last == "date" and "revised" in each[:20]:
                revised = found[2]
            lines.setdefault(last, [found[2].strip()])
        elif each[:1].isspace() and last:
            lines[last].append(each.strip())
    fields = {name: " ".join(pieces) for name, pieces in lines.items()}
    title = accents_to_text(fields.get("title", ""))
    if not title:
        return None
    arxiv = find_arxiv(f"arxiv:{fields.get('arxiv') or fields.get('paper', '')}".replace(" ", ""))
    categories = fields.get("categories", "").split()
    named = accents_to_text(fields.get("authors") or fields.get("author", ""))
    authors, et_al = split_authors(named)
    meta = Meta(
        kind=Kind.PREPRINT,
        authors=authors,
        et_al=et_al,
        published=arxiv_date(fields.get("date", "")),
        updated=arxiv_date(revised),
        arxiv=arxiv.id,
        arxiv_version=arxiv.version,
        arxiv_class=categories[0] if categories else "",
        doi=find_doi(fields.get("doi", "")),
        venue=fields.get("journal-ref", ""),
        subjects=tuple(categories),
        comment=accents_to_text(fields.get("comments", "")),
    )
    who = _name(fields.get("from", ""))
    abstract = accents_to_text(unwrap(parts[1].partition("\n")[2])) if len(parts) > 2 else ""
    return Entry(title, abstract, line, meta, Reception(submitter=who) if who else NO_RECEPTION)


def _name(sender: str) -> str:
    """Who sent it, without the address: ``Ann Doe <ann@…>``, ``ann@… (Ann Doe)``."""
    found = pattern(r"[^<@]*@\S+\s*\(([^()@]+)\)|\"?([^<@\"]{1,200}?)\"?\s*<[^<>]*>").match(sender)
    return accents_to_text(found[1] or found[2]) if found else ""
