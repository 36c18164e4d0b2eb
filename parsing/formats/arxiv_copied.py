"""arXiv's listing pages copied as text: a number with an identifier, then a line for each fact.

Browsers copy them flush left or indented; a browser's `Save as text`, lynx, w3m, elinks and pandoc
wrap lines at a column, with or without a blank line between any two facts.
"""

from __future__ import annotations

from typing import NamedTuple, TypeAlias

from parsing.authors import split_authors
from parsing.dates import arxiv_date, date_label
from parsing.ids import find_arxiv, find_doi
from parsing.meta import Kind, Meta
from parsing.paper import Entry, Page, Problem
from parsing.patterns import pattern

_BEGIN = (
    r"(?m)\[(?<!\S\[)\d{1,5}\][ \t\xa0]{0,8}\r?(?:\n[ \t]{0,12})?"
    r"arXiv:[ \t]?[^\s\xa0]+[^\n]{0,60}(?:\[[^\n]*|$)"
)
_BEGIN_NUMBERED = (
    r"(?m)^[ \t]{0,4}\d{1,5}[.)][ \t\xa0]{1,8}arXiv:[ \t]?[^\s\xa0]+[^\n]{0,60}(?:\[[^\n]*|$)"
)
"""The same as lists of Markdown and of word processors number it; looked for if need be alone."""
_LABEL = r"([A-Z][\w-]*(?: [a-z]+)?):\s*(.*)"
_KNOWN = {
    label: name
    for name, labels in {
        "title": ("title",),
        "author": ("author", "authors"),
        "comment": ("comment", "comments"),
        "subject": ("subject", "subjects"),
        "journal": ("journal-ref", "journal ref", "journal reference"),
        "doi": ("doi", "related doi"),
        "report": ("report-no", "report number"),
        "class": ("msc-class", "msc class", "msc classes", "acm-class", "acm class", "acm classes"),
        "abstract": ("abstract",),
    }.items()
    for label in labels
}
_LISTED = (
    r"\n[^\n]{0,40}(?:listings for|results for [^\n]{1,40} on|submissions for|lists for)"
    r" \w+,? (\d{1,2} \w+ \d{2,4})\b"
    r"|\n[ \t]*\w{3}, (\d{1,2} \w{3} \d{4})\b"
)
_HEADING = (
    r"(?:\[ ?)?(?:[Tt]otal of \d|[Ss]howing (?:up to |new |first |last |\d)|Links to:|References$"
    r"|(?:New|Cross|Replacement)[ -](?:submission|list)s?\b[^.]{0,60}$|Replacements? (?:for|\()"
    r"|(?:Mon|Tue|Wed|Thu|Fri|Sat|Sun)[a-z]{0,6}, \d{1,2} [A-Z][a-z]{2,8} \d{4}\b)"
)
_END = r"\n[ \t]{0,4}(?:References|Visible links:?)\n(?=\s{1,200}1\. \S)"
"""What lynx writes below a page: the addresses of its links."""
_CLASS = r"\(([a-z-]{2,}(?:\.[A-Za-z-]{2,})?)\)"
_NAME = r"(?:[a-z']{1,4} ){0,2}[^\W\d_a-z][^\W\d_]*[^\s:?!]*(?: [^\s\d:?!]+){0,5}"
_MOST_LINES = 50
"""Lines of a title and its authors that are looked at for where the names begin."""
_WIDEST = 160
"""Columns at which a text may be wrapped; longer lines are whole."""


_Line: TypeAlias = tuple[str, int]
"""What a line says without its label, and its length with all that stands there."""


class _Facts(NamedTuple):
    """What stands below an identifier."""

    labelled: dict[str, list[_Line]]
    """By their label, in their order."""
    below: list[list[_Line]]
    """Paragraphs between the title and the next label."""
    abstract: list[str]


def sniff(head: str) -> float:
    """Return how sure it is that a text which begins so is a copied listing of arXiv."""
    found = pattern(_BEGIN).search(head) or pattern(_BEGIN_NUMBERED).search(head)
    if not found or not find_arxiv(found[0]).id:
        return 0.0
    return 0.98 if pattern(r"(?m)^[ \t]*Title:").search(head, found.end()) else 0.0


def parse(text: str, name: str) -> Page:
    """Return the page; what stands around its entries is no part of them."""
    text = f"\n{text}"
    if "\r" in text:
        text = text.replace("\r\n", "\n").replace("\r", "\n")
    if ("References\n" in text or "Visible link" in text) and (end := pattern(_END).search(text)):
        text = text[: end.start()]
    begins = list(pattern(_BEGIN).finditer(text))
    begins = begins or list(pattern(_BEGIN_NUMBERED).finditer(text))
    days = list(pattern(_LISTED).finditer(text))
    width = _width(text[begins[0].end() :]) if begins else 0
    entries: list[Entry] = []
    problems: list[Problem] = []
    line = at = seen = 0
    day = ""
    for number, begin in enumerate(begins):
        line += text.count("\n", at, begin.start())
        at = begin.start()
        while seen < len(days) and days[seen].start() < at:
            day = arxiv_date(days[seen][1] or days[seen][2])
            seen += 1
        end_at = begins[number + 1].start() if number + 1 < len(begins) else len(text)
        entry = _entry(begin[0], text[begin.end() : end_at], line, day, width)
        if entry:
            entries.append(entry)
        elif len(problems) < 50:
            what = f"{' '.join(begin[0].split())[:60]} has no title"
            problems.append(Problem(name, line, what, "left out"))
    label = date_label(arxiv_date(days[0][1] or days[0][2])) if days else ""
    return Page(name, label, tuple(entries), tuple(problems))


def _width(text: str) -> int:
    """The column at which lines are wrapped; 0 where they are whole."""
    # What cannot be broken stands alone, and may be longer.
    lengths = (len(line) for line in text.split("\n") if " " in line.strip())
    width = max(lengths, default=0)
    return width if width <= _WIDEST else 0


def _entry(head: str, body: str, line: int, day: str, width: int) -> Entry | None:
    facts = _facts(body)
    title, names = _title_and_names(facts, width)
    if not title:
        return None
    abstract = facts.abstract
    if not abstract and facts.labelled and (last := next(reversed(facts.labelled))) != "author":
        # Copied without a blank line above it.
        lines = facts.labelled[last]
        end = _end_of_block(lines, width)
        facts.labelled[last], abstract = lines[:end], [text for text, _ in lines[end:]]
    said = {name: _joined(lines) for name, lines in facts.labelled.items()}
    arxiv = find_arxiv(head)
    subjects = tuple(dict.fromkeys(pattern(_CLASS).findall(said.get("subject", ""))))
    authors, et_al = split_authors(names)
    meta = Meta(
        kind=Kind.PREPRINT,
        authors=authors,
        et_al=et_al,
        listed=day,
        arxiv=arxiv.id,
        arxiv_version=arxiv.version,
        arxiv_class=subjects[0] if subjects else "",
        doi=find_doi(said.get("doi", "")),
        venue=said.get("journal", ""),
        subjects=subjects,
        comment=said.get("comment", ""),
    )
    return Entry(title, " ".join(abstract), line, meta)


def _facts(body: str) -> _Facts:
    labelled: dict[str, list[_Line]] = {}
    below: list[list[_Line]] = []
    abstract: list[str] = []
    is_label, is_heading = pattern(_LABEL).match, pattern(_HEADING).match
    label = ""
    lines: list[_Line] = []
    gap = False
    for each in body.split("\n"):
        text = each.strip()
        if not text:
            if abstract:
                break
            gap = True
            continue
        found = None if abstract else is_label(text)
        if found and (name := _KNOWN.get(found[1].lower())):
            label, said = name, found[2]
            if label == "abstract":
                abstract = [said] if said else []
            else:
                lines = [(said, len(each))] if said else []
                if label == "title":
                    below.append(lines)
                else:
                    labelled.setdefault(label, []).extend(lines)
                    lines = labelled[label]
        elif is_heading(text):
            break
        elif abstract:
            abstract.append(text)
        elif label == "title":
            if gap and lines:
                lines = []
                below.append(lines)
            lines.append((text, len(each)))
        elif label:
            # Subjects end with the class of the last one.
            is_over = label == "subject" and lines and lines[-1][0].endswith(")")
            if gap or is_over or label == "abstract":
                abstract.append(text)
            else:
                lines.append((text, len(each)))
        gap = False
    return _Facts(labelled, below, abstract)


def _title_and_names(facts: _Facts, width: int) -> tuple[str, str]:
    """The title, and the authors as they stand."""
    if not facts.below:
        return "", ""
    title, *more = facts.below
    if "author" in facts.labelled:
        return _joined(title), _joined(facts.labelled["author"])
    if not more or not facts.labelled:
        # Where no label follows, the next paragraph is the abstract.
        end = _end_of_title(title, width)
        if not facts.abstract and more and (end < len(title) or not _are_names(more[0])):
            facts.abstract.extend(text for text, _ in more.pop(0))
        if end < len(title):
            return _joined(title[:end]), _joined(title[end:])
    return _joined(title), _joined(more[0]) if more else ""


def _end_of_title(lines: list[_Line], width: int) -> int:
    """Where the authors begin among the lines of a title and its authors."""
    ends = [end for end in range(1, len(lines)) if _had_room(lines[end - 1], lines[end], width)]
    if len(ends) == 1 or len(lines) > _MOST_LINES:
        return min(1, len(lines)) if not ends else ends[0]
    # Formulas are copied in several lines; and a last line may have been full.
    tried = reversed(ends) if ends else range(1, len(lines))
    return next((end for end in tried if _are_names(lines[end:])), min(1, len(lines)))


def _end_of_block(lines: list[_Line], width: int) -> int:
    """Where a block ends that may be wrapped."""
    ends = range(1, len(lines))
    return next((n for n in ends if _had_room(lines[n - 1], lines[n], width)), len(lines))


def _had_room(line: _Line, following: _Line, width: int) -> bool:
    """Whether the next word had room in a line: it ends because what it says ends."""
    return not width or line[1] + 1 + len(following[0].partition(" ")[0]) <= width


def _are_names(lines: list[_Line]) -> bool:
    authors, _ = split_authors(_joined(lines))
    return all(pattern(_NAME).fullmatch(author.name) for author in authors)


def _joined(lines: list[_Line]) -> str:
    return lines[0][0] if len(lines) == 1 else " ".join([text for text, _ in lines])
