"""arXiv's listing pages copied as text: a number with an identifier, then a line for each fact."""

from __future__ import annotations

from parsing.authors import split_authors
from parsing.dates import date_label, iso_date
from parsing.ids import find_arxiv, find_doi
from parsing.lines import numbered_lines
from parsing.meta import Kind, Meta
from parsing.paper import Entry, Page, Problem
from parsing.patterns import pattern

_BEGIN = r"(?m)\[(?<!\S\[)\d{1,5}\][ \t]*arXiv:[ \t]?\S+[^\n]{0,60}(?:\[[^\n]*|$)"
_LABEL = r"\s*(Title|Authors?|Comments?|Subjects?|Journal-ref|DOI|[A-Z][\w-]*(?: [a-z]+)?):\s*(.*)"
_KNOWN = {
    "title", "author", "authors", "comment", "comments", "subject", "subjects", "journal-ref",
    "doi", "report number", "msc class", "acm class", "related doi", "report-no",
}  # fmt: skip
_LISTED = r"\n[^\n]{0,40}listings for \w+,? (\d{1,2} \w+ \d{4})|\n\w{3}, (\d{1,2} \w{3} \d{4})\b"
_CLASS = r"\(([a-z-]{2,}(?:\.[A-Za-z-]{2,})?)\)"


def sniff(head: str) -> float:
    """Return how sure it is that a text which begins so is a copied listing of arXiv."""
    found = pattern(_BEGIN).search(head)
    if not found or not find_arxiv(found[0]).id:
        return 0.0
    return 0.98 if pattern(r"(?m)^[ \t]*Title:").search(head, found.end()) else 0.0


def parse(text: str, name: str) -> Page:
    """Return the page; what stands around its entries is no part of them."""
    text = f"\n{text}"
    begins = list(pattern(_BEGIN).finditer(text))
    days = list(pattern(_LISTED).finditer(text))
    entries: list[Entry] = []
    problems: list[Problem] = []
    line = at = seen = 0
    day = ""
    for number, begin in enumerate(begins):
        line += text.count("\n", at, begin.start())
        at = begin.start()
        while seen < len(days) and days[seen].start() < at:
            day = iso_date(days[seen][1] or days[seen][2])
            seen += 1
        end = begins[number + 1].start() if number + 1 < len(begins) else len(text)
        entry = _entry(begin[0], text[begin.end() : end], line, day)
        if entry:
            entries.append(entry)
        elif len(problems) < 50:
            what = f"{' '.join(begin[0].split())[:60]} has no title"
            problems.append(Problem(name, line, what, "left out"))
    label = date_label(iso_date(days[0][1] or days[0][2])) if days else ""
    return Page(name, label, tuple(entries), tuple(problems))


def _entry(head: str, body: str, line: int, day: str) -> Entry | None:
    lines: dict[str, list[str]] = {}
    block: list[str] = []
    blank = False
    last = ""
    for _, each, gap in numbered_lines(body):
        text = each.strip()
        if gap and block:
            break
        blank = blank or (gap and bool(lines))
        found = pattern(_LABEL).match(each) if not block else None
        if found and found[1].lower() in _KNOWN:
            last = found[1].lower().rstrip("s")
            lines[last] = [*filter(None, [found[2].strip()])]
            blank = False
        elif blank and lines.get("title"):
            block.append(text)
        elif last == "title" and lines["title"] and not each.startswith((" ", "\t")):
            lines.setdefault("author", [text])
            last = "author"
        elif last:
            lines[last].append(text)
    facts = {name: " ".join(pieces) for name, pieces in lines.items()}
    title = facts.get("title", "")
    arxiv = find_arxiv(head)
    if not title:
        return None
    subjects = pattern(_CLASS).findall(facts.get("subject", ""))
    authors, et_al = split_authors(facts.get("author", ""))
    meta = Meta(
        kind=Kind.PREPRINT,
        authors=authors,
        et_al=et_al,
        listed=day,
        arxiv=arxiv.id,
        arxiv_version=arxiv.version,
        arxiv_class=subjects[0] if subjects else "",
        doi=find_doi(facts.get("doi", "")),
        venue=facts.get("journal-ref", ""),
        subjects=tuple(subjects),
        comment=facts.get("comment", ""),
    )
    return Entry(title, " ".join(block), line, meta)
