"""Papers copied from a site in the browser: title, names, and what stands below or above each.

Proceedings and answers of searches repeat the same few lines around every paper: ``pdf``, ``bib``,
``[abs][Download PDF]``, ``PMID: …``, ``Published: …``. A line of names below a title, with such a
line beside it, is a paper; so is a title below names and a colon, as DBLP has it.
"""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING, NamedTuple

from parsing.authors import names_in
from parsing.dates import iso_date
from parsing.formats.markdown_list import OF_PAPERS
from parsing.formats.markdown_list.bullets import is_label
from parsing.formats.pubmed_text import appeared_in
from parsing.ids import find_arxiv, find_doi
from parsing.lines import read_lines
from parsing.meta import Meta
from parsing.paper import Entry, Page
from parsing.patterns import pattern
from parsing.plausible import looks_like_paper, reads_as_prose

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from parsing.lines import Lines
    from parsing.meta import Author

_VOUCHES = (
    r"(?i)\b(?:pdf|bib|bibtex|doi|doi\.org|pmid|arxiv|pmlr|openreview|corr)\b"
    r"|\bin proc(?:eedings|\.)|^proceedings\b"
)
_SURELY = (
    r"(?i)\b(?:bib|bibtex|abs|abstract|cite|supp|doi|doi\.org|pmid|arxiv|pmlr|openreview|corr"
    r"|proceedings)\b|readers: everyone"
)
"""What stands somewhere on such a page: any file may be offered as PDF."""
_SHORT = 300
"""Characters of a line that says so."""
_DBLP = (
    r"(?P<title>.{8,400}?)[.?!]\s(?P<venue>[^:]{2,160}?)(?:\s(?P<year>(?:19|20)\d\d)(?=:|$))?"
    r"(?:\s(?P<volume>\d{1,4})(?:\((?P<issue>[\w-]{1,12})\))?)?"
    r"(?::\s(?P<pages>[\w:-]{1,30}))?(?:\s\((?P<in>(?:19|20)\d\d)\))?"
)
"""``Title. J. Lamps 12(3): 10-19 (2024)``, ``Title. LAMPS 2023: 1-9``."""
_DATE = (
    r"(?:Published:\s)?(?P<date>(?:\d{1,2}\s)?[A-Z][a-z]{2,8}\s(?:19|20)\d\d)"
    r"(?:,\s(?:Pages|pp\.)\s(?P<pages>\d{1,5}\s?[-–]\s?\d{1,5}))?(?:[,;]?\s?(?:Last|Article|https).*)?"
)
_REST = (
    r"(?:(?P<venue>(?:Proceedings|Proc\.|In\s).{3,200}?)(?:,\sPMLR\s(?P<volume>\d+):(?P<pages>[\d-]+))?"
    r"|\(?\d{1,3}\)?:(?P<own>[\d−–-]+),\s(?P<year>(?:19|20)\d\d))\.?"
)
"""What may stand behind the names and a semicolon."""
_DATED = r"(?P<venue>[^\d]{3,120}?)\s?(?P<date>\d{1,2}\s[A-Z][a-z]{2,8}\s(?:19|20)\d\d)"
"""A journal and a day, which stand without a blank where a browser joins two columns."""
_NO_BYLINE = (
    r"\d{3}|\s\d|\((?:Editors?|Eds?\.)\)|://"
    r"|\b(?!(?:Mc|Mac|De|Di|Du|La|Le|Lo|Van|Von|Fitz|El|Al|Ben|St|O|D)(?=[A-Z]))[A-Z]?[a-z]+[A-Z]"
)
"""Dates, editors, and words that a browser joined."""
_BUTTONS = r"(?i)(?:pdf|html|bib|abs)\s?icon.*"
_NO_TITLE = (
    rf"{_BUTTONS}|proceedings of\b.*|.*\b\d{{1,2}} [a-z]{{3,9}} (?:19|20)\d\d|.*\(editors?\).*"
    r"|.*\b(?:chairs?|committees?|organi[sz]ers?|editors?|speakers?|sponsors?|reviewers?|board)"
)
_BETWEEN = r"\s*[|·•]\s*|,(?=\S)"
_MOST_BETWEEN = 2
_OFTEN = 3
"""Times that a line of several words stands there which is none of a paper's own."""
_MOST_LINES = 30
_FEWEST, _FEWEST_WORDS, _PROSE_WORDS = 2, 3, 20
_CUT = ("...", "…")


class _Start(NamedTuple):
    """Where a paper begins, and what its first lines say."""

    at: int
    title: str
    meta: Meta
    after: int
    """The line behind them."""
    is_sure: bool = False
    """What stands there is enough for a paper."""


def sniff(head: str) -> float:
    """Return how sure it is that a text has papers with the same lines around each."""
    return 0.58 if _papers(read_lines(head)) else 0.0


def parse(text: str, name: str) -> Page:
    """Return the papers; all else on the page is left out."""
    lines = read_lines(text)
    starts = _papers(lines)
    ends = [start.at for start in starts[1:]] + [len(lines.texts)]
    found = zip(starts, ends, strict=False)
    return Page(name, "", tuple(_entry(lines, start, end) for start, end in found))


def _papers(lines: Lines) -> list[_Start]:
    """Where papers begin; none where too little says that these are papers."""
    starts = list(_starts(lines))
    if any(pattern(OF_PAPERS).fullmatch(line) for line in lines.texts):
        return starts if len(starts) >= _FEWEST else []
    ends = [start.at for start in starts] + [len(lines.texts)]
    vouched = [
        start.is_sure
        or any(map(_is_vouching, lines.texts[before : start.at]))
        or any(map(_is_vouching, lines.texts[start.at + 1 : end + 1]))
        for before, start, end in zip([0, *ends], starts, ends[1:], strict=False)
    ]
    # One name alone is easily something else.
    sure = [
        start
        for start, is_vouched in zip(starts, vouched, strict=True)
        if is_vouched or len(start.meta.authors) > 1
    ]
    if sum(vouched) < _FEWEST or 4 * sum(vouched) < 3 * len(sure):
        return []
    if _MOST_LINES * len(sure) < len(lines.texts):
        return []
    short = (line for line in lines.texts if len(line) < _SHORT)
    is_sure = any(start.is_sure for start in sure)
    return sure if is_sure or any(pattern(_SURELY).search(line) for line in short) else []


def _is_vouching(line: str) -> bool:
    return len(line) < _SHORT and pattern(_VOUCHES).search(line) is not None


def _starts(lines: Lines) -> Iterator[_Start]:
    texts = [line.strip() for line in lines.texts]
    # A paper may be listed twice, but not again and again.
    again = {
        line
        for line, count in Counter(texts).items()
        if count > (1 if line.count(" ") < _FEWEST_WORDS else _OFTEN)
    }
    at = 0
    while at < len(texts):
        start = _start(texts, at, again)
        if start is not None:
            yield start
        at = start.after if start is not None else at + 1


def _start(texts: Sequence[str], at: int, again: set[str]) -> _Start | None:
    """The paper that begins with a line, if one does.

    Args:
        texts: all lines.
        at: where it would begin.
        again: lines that stand there more than once, which no title does.
    """
    line = texts[at]
    if line.endswith(":"):
        names, et_al = names_in(line)
        found = pattern(_DBLP).fullmatch(texts[at + 1]) if names and at + 1 < len(texts) else None
        if found is None:
            return None
        parts = {field: said or "" for field, said in found.groupdict().items()}
        arxiv = find_arxiv(texts[at + 1].replace("CoRR abs/", "arXiv:"))
        meta = Meta(
            authors=names,
            et_al=et_al,
            published=parts["in"] or parts["year"],
            arxiv=arxiv.id,
            venue="" if arxiv.id else parts["venue"],
            volume=parts["volume"],
            issue=parts["issue"],
            pages=parts["pages"],
        )
        is_sure = bool(meta.published and (meta.pages or meta.arxiv or meta.volume))
        return _Start(at, parts["title"], meta, at + 2, is_sure)
    if line in again or not _may_be_title(line):
        return None
    below, venue, published = at + 1, "", ""
    for between in texts[below : below + _MOST_BETWEEN]:
        if dated := pattern(_DATED).fullmatch(between):
            venue, published = dated["venue"], iso_date(dated["date"])
        elif not (between in again or is_label(between) or pattern(_BUTTONS).fullmatch(between)):
            break
        below += 1
    byline = _byline(texts[below]) if below < len(texts) else None
    if byline is not None and venue:
        byline = byline._replace(venue=venue, published=published)
    return _Start(at, line, byline, below + 1) if byline is not None else None


def _may_be_title(line: str) -> bool:
    if not _FEWEST_WORDS <= len(line.split()) <= 60 or is_label(line) or ";" in line:
        return False
    if line.endswith((":", ",", *_CUT)) or pattern(_NO_TITLE).fullmatch(line) or _byline(line):
        return False
    return looks_like_paper(Entry(line, "", 0)) and appeared_in(line) is None


def _byline(line: str) -> Meta | None:
    """What a line of names says, None for any other: names, or names and where it appeared."""
    if len(line) > 3_000 or not line[:1].isupper() or line.endswith(":"):
        return None
    if line.endswith(".") and line.count(".") == 1:
        line = line[:-1]
    said, semicolon, rest = pattern(_BETWEEN).sub(", ", line).partition(";")
    if pattern(_NO_BYLINE).search(said):
        return None
    names, et_al = names_in(said)
    if names and semicolon:
        found = pattern(_REST).fullmatch(rest.strip())
        if found is None:
            return _with_institutes(f"{said};{rest}")
        parts = {field: each or "" for field, each in found.groupdict().items()}
        return Meta(
            authors=names,
            et_al=et_al,
            published=parts["year"],
            venue=parts["venue"].removeprefix("In "),
            volume=parts["volume"],
            pages=pattern(r"[−–]").sub("-", parts["pages"] or parts["own"]),
        )
    if names:
        return Meta(authors=names, et_al=et_al)
    return _with_institutes(f"{said};{rest}" if semicolon else said)


def _with_institutes(line: str) -> Meta | None:
    """Names of which one or more stand before each institute: ``Ann Doe, Quay; Bob Roe, Pier``."""
    authors: list[Author] = []
    for part in line.split(";"):
        people, comma, institute = part.strip().rpartition(", ")
        names, _ = names_in(people)
        if not (comma and names and institute):
            return None
        authors += names
    return Meta(authors=tuple(authors))


def _entry(lines: Lines, start: _Start, end: int) -> Entry:
    below = [each.strip() for each in lines.texts[start.after : min(end, start.at + _MOST_LINES)]]
    meta, abstract = start.meta, ""
    for line in below:
        if (cited := appeared_in(line)) and _is_vouching(line):
            meta = cited._replace(authors=meta.authors, et_al=meta.et_al)
        elif (dated := pattern(_DATE).fullmatch(line)) and not meta.published:
            pages = (dated["pages"] or meta.pages).replace("–", "-")
            meta = meta._replace(published=iso_date(dated["date"]), pages=pages)
        elif not abstract and len(line.split()) >= _PROSE_WORDS and reads_as_prose(line):
            abstract = "" if line.endswith(_CUT) or line.startswith(_CUT) else line
    said = "\n".join(line for line in below if _is_vouching(line))
    pubmed = pattern(r"\bPMID:\s?(\d{1,9})\b").search(said)
    arxiv = find_arxiv(said)
    meta = meta._replace(
        doi=find_doi(said),
        pubmed=pubmed[1] if pubmed else "",
        arxiv=meta.arxiv or arxiv.id,
        arxiv_version=arxiv.version if arxiv.id else 0,
    )
    title = start.title
    if title.endswith(".") and not title.endswith(_CUT):
        title = title[:-1]
    return Entry(title, abstract, lines.numbers[start.at], meta)
