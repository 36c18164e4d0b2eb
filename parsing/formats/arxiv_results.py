"""What a search on arXiv found, as its page is copied: a number and an identifier, then the facts.

https://arxiv.org/search/: ``1. arXiv:2601.00001 [pdf, other] cs.CL``, title, authors, abstract,
dates and remarks, each in lines of its own.
"""

from __future__ import annotations

from parsing.authors import split_authors
from parsing.dates import iso_date
from parsing.ids import find_arxiv, find_doi
from parsing.meta import Kind, Meta
from parsing.paper import Entry, Page, Problem
from parsing.patterns import pattern

_BEGIN = (
    r"(?m)^[ \t]{0,8}(?:\d{1,5}\.[ \t]{1,8})?(?:\[\d{1,5}\])?arXiv:(?=\d{4}\.\d|[a-z-]{2,9}[./])"
    r"[^\s\[]{6,40}(?=[ \t]{0,4}(?:\[|$)|[ \t]{1,4}[a-z-]{2,9}(?:\.[A-Za-z-]{2,9})?\b)"
)
_FACT = (
    r"(Authors?|Abstract|Comments?|Journal[ -]ref|Report number|MSC Class|ACM Class|DOI):\s*(.*)"
    r"|(Submitted) (?=\d)(.*)"
)
_CLASS = r"(?<![\w./])[a-z][a-z-]{1,8}(?:\.[A-Za-z-]{2,9})?(?![\w./])"
_MORE = r"(?<!\s)\s*[▽△]\s*(?:More|Less)\s*$"
_DAY = r"(\d{1,2} \w{3,9},? \d{4})"
_LINKS = r"\[[^\n]{0,300}?\](?![\w\]])"


def sniff(head: str) -> float:
    """Return how sure it is that a text which begins so is a copied answer of arXiv's search."""
    found = pattern(_BEGIN).search(head)
    if not found or not find_arxiv(found[0]).id:
        return 0.0
    is_known = pattern(r"(?m)^[ \t]*Submitted \d{1,2} \w+,? \d{4}").search(head, found.end())
    return 0.99 if is_known or "originally announced" in head else 0.0


def parse(text: str, name: str) -> Page:
    """Return the page; what stands around its entries is no part of them."""
    if "\r" in text:
        text = text.replace("\r\n", "\n").replace("\r", "\n")
    begins = list(pattern(_BEGIN).finditer(text))
    entries: list[Entry] = []
    problems: list[Problem] = []
    line, at = 1, 0
    for number, begin in enumerate(begins):
        line += text.count("\n", at, begin.start())
        at = begin.start()
        end = begins[number + 1].start() if number + 1 < len(begins) else len(text)
        entry = _entry(begin[0], text[begin.end() : end], line)
        if entry:
            entries.append(entry)
        elif len(problems) < 50:
            what = f"{' '.join(begin[0].split())[:60]} has no title"
            problems.append(Problem(name, line, what, "left out"))
    return Page(name, "", tuple(entries), tuple(problems))


def _entry(head: str, body: str, line: int) -> Entry | None:
    tags, _, body = body.partition("\n")
    facts: dict[str, list[str]] = {"title": []}
    said, gap = facts["title"], False
    for each in body.split("\n"):
        text = each.strip()
        if not text:
            gap = "submitted" in facts  # after which nothing but remarks follows
            continue
        if found := pattern(_FACT).match(text):
            name = (found[1] or found[3]).lower().removesuffix("s")
            said = facts.setdefault(name, [])
            said.append(found[2] or found[4] or "")
        elif gap:
            break
        elif said or "author" in facts or not _are_tags(text):
            said.append(text)
        else:
            tags += f" {text}"  # which some browsers put on lines of their own
        gap = False
    joined = {name: " ".join(filter(None, lines)) for name, lines in facts.items()}
    title = joined["title"]
    if not title:
        return None
    arxiv = find_arxiv(head)
    classes = tuple(dict.fromkeys(pattern(_CLASS).findall(pattern(_LINKS).sub(" ", tags))))
    classes = tuple(each for each in classes if each != "doi")
    authors, et_al = split_authors(pattern(_MORE).sub("", joined.get("author", "")))
    published, updated = submitted(joined.get("submitted", ""))
    meta = Meta(
        kind=Kind.PREPRINT,
        authors=authors,
        et_al=et_al,
        published=published,
        updated=updated,
        arxiv=arxiv.id,
        arxiv_version=arxiv.version,
        arxiv_class=classes[0] if classes else "",
        doi=find_doi(tags) or find_doi(joined.get("doi", "")),
        venue=joined.get("journal ref", "") or joined.get("journal-ref", ""),
        subjects=classes,
        comment=joined.get("comment", ""),
    )
    return Entry(title, pattern(_MORE).sub("", joined.get("abstract", "")), line, meta)


def submitted(text: str) -> tuple[str, str]:
    """Return when a paper was submitted and when its last version was, where that is another day.

    Args:
        text: ``5 March, 2026; v1 submitted 1 January, 2026; originally announced January 2026.``
    """
    days = [iso_date(day.replace(",", "")) for day in pattern(_DAY).findall(text)]
    first, last = (days[-1], days[0]) if days else ("", "")
    return first, last if last != first else ""


def _are_tags(text: str) -> bool:
    """Whether a line has nothing but classes, links and a DOI."""
    rest = pattern(_LINKS).sub(" ", text).split()
    return all(
        each == "doi"
        or each.startswith("10.")
        or (pattern(_CLASS).fullmatch(each) and ("." in each or "-" in each))
        for each in rest
    )
