"""A note of one paper in Markdown, as Obsidian, Logseq and Zotero's plugins keep them.

Properties above it, or ``Label:: value`` in it, name the paper; its abstract stands there, below a
heading, in a callout or behind a label. All else in it is a person's own.
"""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING

from parsing.dates import iso_date
from parsing.fields import field_of, kind_of, make_entry
from parsing.formats.markdown_list.bullets import leads_to_paper
from parsing.front_matter import read_front_matter
from parsing.ids import part_arxiv
from parsing.lines import numbered_lines
from parsing.markup import Inline, MarkupLink, heading_of, plain
from parsing.meta import Kind
from parsing.paper import Page, Problem
from parsing.patterns import pattern
from parsing.urls import find_links

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from parsing.lines import NumberedLine
    from parsing.paper import Entry

_OWN_FIELDS = {
    "publication": "venue", "container title": "venue", "firstauthor": "authors",
    "first author": "authors", "citekey": "cite_key", "citation key": "cite_key",
    "cite key": "cite_key", "citationkey": "cite_key", "bibtex key": "cite_key",
    "original title": "own_title", "name": "name", "aliases": "alias", "source": "url",
    "type": "kind", "date": "date", "year": "year", "issued": "published", "zotero tags": "tags",
}  # fmt: skip
"""What keys mean in such notes beside what labels do anywhere."""
_NOT_THE_PAPERS = frozenset(
    ("updated", "subjects", "note", "extra", "votes", "stars", "citations", "#", "id")
)
"""Fields that tell of the note."""
_ONCE = frozenset(("title", "abstract", "arxiv", "doi", "url", "pdf", "date", "year", "published"))
"""Labels that stand twice where a text is of several papers."""
_READ_APART = frozenset(
    (
        *("title", "own_title", "name", "alias", "abstract", "cite_key", "kind"),
        *("date", "year", "published"),
    )
)
_FEWEST_WORDS = 3
"""Of a title that stands among other names of a note."""
_WIKI = r"\[\[(?:[^\[\]|\\]{0,300}\\?\|)?([^\[\]|]{1,300})\]\]"
_LABEL = (
    r"[>\s]*(?:[-*+]\s)?\*{0,2}([^\W\d][\w ]{1,30}?)\*{0,2}(::|:\*\*|\*\*:)\*{0,2}(?:\s+(.*)|$)"
)
"""How a value stands in the text: ``> **Title**:: Lantern``, ``- **Abstract:** We study …``."""
_CALLOUT = r">\s?\[!(\w+)\][+-]?\s*(.*)"
_BULLET = r"[-*] (?:\[\[)?(\w{1,20})(?:\]\])?"
"""A heading of Logseq, whose text stands below it, indented."""
_RULE = r"(?:-{3,}|\*{3,}|_{3,})\s*"
_NO_LETTER = r"[^\w\s]+"
_LOOKED_AT = 5_000
"""Characters in which a note without properties has a label."""
_MOST_LINES = 1_000
"""Lines of a note that are looked through."""
_SHORT = r"@?\S+"
"""A title that is the note's name: a key under which the paper is cited."""


def sniff(head: str) -> float:
    """Return how sure it is that a text is the note of one paper."""
    return 0.9 if _entry(head.replace("\r\n", "\n"))[1] else 0.0


def parse(text: str, name: str) -> Page:
    """Return the page of the one paper that a note is of."""
    entry, _ = _entry(text.replace("\r\n", "\n"))
    if entry is None:
        return Page(name, "", (), (Problem(name, 0, "a note without a title", "nothing taken"),))
    return Page(name, "", (entry,))


def _entry(text: str) -> tuple[Entry | None, bool]:
    """The paper of a note, if it has a title, and whether something vouches for it."""
    front = read_front_matter(text)
    if front is None and "::" not in text[:_LOOKED_AT]:
        return None, False
    above: dict[str, list[str]] = {}
    line = 0
    for key, found in front.properties.items() if front else ():
        field = _field(key)
        if field and found.values:
            above.setdefault(field, []).extend(found.values)
            line = found.line if field == "title" else line
    start = front.end if front else 0
    lines = list(numbered_lines(text[start:], _MOST_LINES))
    below = _labelled(lines, "::" if front is None else ":")
    values = below | above
    if not values:
        return None, False
    title, at = _title(values, lines)
    if at or "title" not in above:
        line = at + text.count("\n", 0, start)
    abstract, is_headed = _abstract(lines)
    if not values.get("abstract"):
        values["abstract"] = [abstract] if abstract else []
    entry = _made(values, title, max(line, 1))
    if not entry.title:
        return None, False
    # What a post says of a paper is not what it is called itself.
    named = above if is_headed or "abstract" in above else {**above, "abstract": []}
    if "title" not in below and "cite_key" not in above:
        return entry, _vouched(named, _made(named, title, 1))
    return entry, _vouched(values, entry)


def _made(values: Mapping[str, list[str]], title: str, line: int) -> Entry:
    given = {
        field: Inline(_joined(field, said))
        for field, said in values.items()
        if field not in _READ_APART
    }
    # A date beside a year may be the note's.
    dates = [*values.get("year", ()), *values.get("published", ())]
    if dates := dates or list(values.get("date", ())):
        given["published"] = Inline(_joined("published", dates))
    title, arxiv = part_arxiv(title)
    abstract = "\n\n".join(values.get("abstract", ()))
    entry = make_entry({**given, "title": Inline(title), "abstract": Inline(abstract)}, line)
    kind = next(filter(None, map(kind_of, values.get("kind", ()))), Kind.UNKNOWN)
    key = _without_links(next(iter(values.get("cite_key", ())), "")).removeprefix("@")
    meta = entry.meta._replace(kind=kind, cite_key=key)
    if arxiv.id and not meta.arxiv:
        meta = meta._replace(arxiv=arxiv.id, arxiv_version=arxiv.version)
    return entry._replace(meta=meta)


def _vouched(values: Mapping[str, Sequence[str]], entry: Entry) -> bool:
    """Whether what a note names can be a paper alone: posts have titles and authors too."""
    meta = entry.meta
    if meta.arxiv or meta.doi or meta.openreview or meta.pubmed:
        return True
    # A post has a date, and no year.
    if meta.authors and (meta.venue or entry.abstract or meta.cite_key or values.get("year")):
        return True
    said = " ".join(each for name in ("url", "pdf") for each in values.get(name, ()))
    return any(leads_to_paper(MarkupLink("", url)) for url in find_links(said))


@lru_cache(maxsize=1024)
def _field(key: str) -> str:
    words = " ".join(pattern(r"[\W_]+").sub(" ", key).split()).lower()
    field = _OWN_FIELDS.get(words) or field_of(key)
    # A summary is the person's, or that of a blog.
    return "" if field in _NOT_THE_PAPERS or words.endswith("summary") else field


def _labelled(lines: Sequence[NumberedLine], sign: str) -> dict[str, list[str]]:
    """The values that stand behind labels in the text; none where they are of several papers.

    Args:
        lines: of the text.
        sign: that a label ends with at least.
    """
    values: dict[str, list[str]] = {}
    for line in lines:
        found = pattern(_LABEL).match(line.text) if ":" in line.text[:60] else None
        if found is None or not found[3] or sign not in found[2]:
            continue
        field = _field(found[1])
        if field and (field in _ONCE or field == "authors" or field not in values):
            said = plain(_without_links(found[3])).text
            if field in _ONCE and values.get(field, [said]) != [said]:
                return {}
            if field not in _ONCE or field not in values:
                values.setdefault(field, []).append(said)
    return values


def _title(values: Mapping[str, Sequence[str]], lines: Sequence[NumberedLine]) -> tuple[str, int]:
    """The title, and the line of the text that it stands on where it is a heading."""
    named = next(iter(values.get("own_title") or values.get("title", ())), "")
    named = _without_links(named).removeprefix("@")
    if named and not pattern(_SHORT).fullmatch(named):
        return named, 0
    aliases = (each for field in ("name", "alias") for each in values.get(field, ()))
    if whole := next((each for each in aliases if len(each.split()) >= _FEWEST_WORDS), ""):
        return whole, 0
    for line in lines:
        level, said = heading_of(line.text)
        heading = plain(_without_links(said)).text if level else ""
        if heading and not pattern(_SHORT).fullmatch(heading):
            # The first heading alone, where it is no part of every note.
            return ("", 0) if _field(heading) else (heading, line.number)
    return named, 0


def _abstract(lines: Sequence[NumberedLine]) -> tuple[str, bool]:
    """What stands below a heading for it, or in a callout of it, and whether it is a heading."""
    parts: list[list[str]] = []
    within = ""
    for line in lines:
        level, said = heading_of(line.text)
        first = line.text[0]
        callout = pattern(_CALLOUT).match(line.text) if first == ">" else None
        bullet = pattern(_BULLET).fullmatch(line.text) if first in "-*" else None
        if within == "-" and not parts and not bullet:
            pass
        elif level or callout or bullet or (first in "-*_" and pattern(_RULE).fullmatch(line.text)):
            if parts:
                break
            kind, shown = (callout[1], callout[2]) if callout else ("", said)
            shown = bullet[1] if bullet else shown
            is_abstract = _is_abstract(shown) or (not shown and _is_abstract(kind))
            within = (">" if callout else "-" if bullet else "#") if is_abstract else ""
            continue
        elif (within == ">" and first != ">") or (within == "-" and first == "-"):
            break
        if within:
            text = line.text.lstrip("> \t").removeprefix("- ") if within != "#" else line.text
            if not parts or line.gap or not text.strip():
                parts.append([])
            parts[-1] += filter(None, [plain(text).text])
    return "\n\n".join(filter(None, map(" ".join, parts))), within == "#"


def _is_abstract(said: str) -> bool:
    words = pattern(_NO_LETTER).sub(" ", said).strip()
    return field_of(words) == "abstract" and "summary" not in words.lower()


def _joined(field: str, said: Sequence[str]) -> str:
    parts = [part for each in said for part in _linked(each)]
    if field == "published":
        dates = sorted(filter(None, map(iso_date, parts)), key=len)
        return max((date for date in dates if date.startswith(dates[0])), key=len, default="")
    if field == "tags":
        parts = [part.lstrip("#") for each in parts for part in each.split(" #")]
    several = field in {"authors", "tags", "keywords"}
    return "; ".join(parts) if several else next(iter(parts), "")


def _linked(text: str) -> Iterator[str]:
    """What the links of a value lead to, one each, if links are all that it is; else the value."""
    links = pattern(_WIKI).findall(text)
    rest = pattern(_WIKI).sub("", text) if links else text
    if links and not pattern(r"\w").search(rest):
        yield from links
    else:
        yield _without_links(text).strip("[]" if text.startswith("[[") else "")


def _without_links(text: str) -> str:
    return pattern(_WIKI).sub(r"\1", text) if "[[" in text else text
