"""Lists of references as papers end with them and reference managers copy them, in running text.

One a paragraph or a line, numbered or not. Styles differ in what parts the names from the title:
``Doe, A. (2019). Title`` (APA), ``Ann Doe. 2019. Title`` (ACM), ``A. Doe, "Title,"`` (IEEE),
``Doe A, Roe B. Title`` (Vancouver), ``Doe, A., Roe, B.: Title`` (LNCS), ``Ann Doe. Title`` (plain).
"""

from __future__ import annotations

from itertools import islice, pairwise
from typing import TYPE_CHECKING

from parsing.authors import names_in, part_initials
from parsing.formats.markdown_list.bullets import is_label, named_links
from parsing.ids import part_arxiv
from parsing.lines import numbered_lines
from parsing.link_fields import meta_with
from parsing.markup import Inline, MarkupLink, heading_of, plain
from parsing.meta import Author
from parsing.paper import Entry, Page, Problem
from parsing.patterns import pattern, without_start
from parsing.plausible import looks_like_paper
from parsing.subtitles import is_subtitle
from parsing.urls import find_links

if TYPE_CHECKING:
    import re
    from collections.abc import Iterable, Iterator

    from parsing.lines import NumberedLine

_MARK = (
    r"\s*(?:[*+•-]|\*\*\[\d{1,4}\]\*\*|\(?(?!(?:19|20)\d\d[.)])\d{1,4}[.)]|\[[\w+.-]{1,12}\])\s+"
)
_WORD = r"[^\W\d_a-z][\w'’-]+"
_NAME = rf"(?:[a-z]{{1,4}}\s)?{_WORD}(?:[\s-]{_WORD})?,?\s(?:[A-Z]{{1,3}}\b\.?[\s-]?){{1,4}}"
_JOINED = r"(?:,|,?\s?&|,?\s?and|;)\s?"
_PARTS = (
    r"(?P<names>.{3,800}?)\s\((?P<year>(?:19|20)\d\d)[a-z]?(?:,[^()]{1,20})?\)[.,:]?\s+",
    r"(?P<names>.{3,800}?)[.,]\s(?P<year>(?:19|20)\d\d)[a-z]?\.\s+",
    r"(?P<names>.{3,800}?),?\s(?=[\"“‘])",
    rf"(?P<names>{_NAME}(?:{_JOINED}{_NAME}){{0,40}}(?:,?\set\sal\b\.?)?)[.:]?\s*(?=\S)",
    r"(?P<names>(?:[^.\[]|\b[^\W\d_]\.){3,800}?[^\W\d_]{2}|.{2,400}?\bet\sal)\.\s+(?=\S)",
    r"(?P<names>[^:]{3,800}?):\s+",
)
"""How a reference begins, up to its title, style by style."""
_QUOTED = r"[\"“‘](?P<title>[^\"“”]{8,400}?)[,.]?[\"”’](?=[\s,.]|$)"
_TITLE_END = (
    r"\.(?<!\b[^\W\d_]\.)(?<!\b(?:vs|St|ed)\.)(?<!\b(?:[Nn]o|[Pp]t|pp)\.(?=\s\d))"
    r"(?<!\b[Vv]ol\.(?=\s\d))(?=\s|$)|[?!](?=\s+[A-Z])"
    r"|[,.]?\s(?=arXiv(?::|\spreprint)|doi:|https?://|\[[A-Z]\]|\[[^\[\]]{0,60}\b(?:thesis|preprint"
    r"|dissertation|manuscript|software|data ?set|poster|presentation)\b[^\[\]]{0,60}\])"
    r"|,\s(?=[Ii]n:?\s(?:Proc|[A-Z]))"
    r"|,\s(?=(?:[A-Z]\w{0,9}[A-Z]\w{0,9}|(?=[A-Z])[^,.]{0,60}?\b(?:Journal|Letters|Transactions|Annals"
    r"|Review|Proceedings|Conference|Symposium|Workshop)\b[^,.]{0,40}),?\s\(?(?:19|20)\d\d\)?\.?$)"
)
_DATED = r"(?:19|20)\d\d|rXiv:|\b10\.\d{4}"
"""What each has: looked for first, as most other lines have none."""
_YEAR = r"(?<![\d./:–-])((?:19|20)\d\d)[a-z]?(?![\d/–-]|\.\d)"
_COUNTS = r"\d{1,3}(?:st|nd|rd|th)\b|(?:19|20)\d\d(?=\s[A-Z])"
"""Numbers within the name of a conference: *the 3rd*, *the 2021 Conference*."""
_VENUE = (
    r"(?:[Ii]n:?\s(?:[^()]{3,200}\((?:[Ee]ds?\.?|[Hh]rsg\.?)\)[.,]?\s)?)?"
    rf"([^\W\d_a-z](?:[^\d,;:()\[\]?!]|{_COUNTS}){{3,120}}?)"
    rf"(?=[\s,.;:]*+(?:\(|(?!{_COUNTS})\d|\b(?:vol|no|pp?|pages?)\b|https?:|doi:|\[|$))"
)
_PUBLISHER = r".*\b(?:Press|Publish(?:ers?|ing)|Verlag|Books)|Springer|Wiley|Elsevier|Routledge"
_NO_VENUE = (
    r"(?i)(?:arxiv|https?|unpublished|advance online|submitted|accessed|retrieved)\b.*|forthcoming"
    r"|(?:ph\.?d\.?|m\.?sc?\.?|doctoral|(?:master|bachelor)(?:['’]?s)?)\s(?:thesis|dissertation)"
    r"|(?:technical\s)?reports?|manuscript|preprint|in press|under review|to appear\b.*"
)
_ONE_INVERTED = (
    r"([^\W\d_a-z][\w'’-]+), ([^\W\d_a-z][\w'’-]+(?: [A-Z]\.)?), (?:and )?(?=[^\W\d_a-z][\w'’.-]+ )"
)
_HEADING = r"(?i)\s*(?:\d+\.?\s)?(?:references|bibliography|works cited|literature)\s*:?\s*"
_NO_NAME = r"[^\W\d_]{3}\.\s|:"
_QUOTES = ('"', "“", "‘")
_FEWEST, _FEWEST_WORDS = 2, 3
_SHORTEST, _LONGEST = 30, 3_000
"""Characters of a reference."""
_LEAST_PARTED = 5
"""Lines for each blank one where these part paragraphs."""
_ENOUGH = 60
"""Paragraphs that say what a text is."""


def sniff(head: str) -> float:
    """Return how sure it is that most paragraphs of a text are references."""
    cut = head[: head.rfind("\n")] if len(head) > 30_000 else head
    paragraphs = list(islice(_paragraphs(numbered_lines(cut)), _ENOUGH))
    found = sum(read_reference(text, 0) is not None for _, text in paragraphs)
    return 0.72 if found >= _FEWEST and 10 * found >= 7 * len(paragraphs) else 0.0


def parse(text: str, name: str) -> Page:
    """Return the papers of references, in their order; paragraphs that are none are told."""
    entries: list[Entry] = []
    problems: list[Problem] = []
    for line, said in _paragraphs(numbered_lines(text)):
        if entry := read_reference(said, line):
            entries.append(entry)
        else:
            problems.append(Problem(name, line, f"no reference, “{said[:60]}”", "left out"))
    return Page(name, "", tuple(entries), tuple(problems))


def _paragraphs(lines: Iterable[NumberedLine]) -> Iterator[tuple[int, str]]:
    """What stands in a paragraph each, on one line, with the number of its first line."""
    lines = list(lines)
    # Where blank lines part them, and behind numbers, lines flush left may be cut at a column.
    gaps = sum(line.gap and not _is_heading(above) for above, line in pairwise(lines))
    are_parted = _LEAST_PARTED * gaps >= len(lines)
    number, parts, is_marked = 0, list[str](), False
    for line in lines:
        begins = pattern(_MARK).match(line.text) is not None
        is_heading = _is_heading(line)
        is_below = not line.gap and not begins and not is_heading
        if parts and is_below and (are_parted or is_marked or line.text[0] in " \t"):
            parts.append(line.text.strip())
            continue
        if parts:
            yield number, " ".join(parts)
        number, parts, is_marked = line.number, [] if is_heading else [line.text.strip()], begins
    if parts:
        yield number, " ".join(parts)


def _is_heading(line: NumberedLine) -> bool:
    return heading_of(line.text)[0] > 0 or pattern(_HEADING).fullmatch(line.text) is not None


def read_reference(text: str, line: int) -> Entry | None:
    """Return the paper that a reference names, None for what is none.

    Args:
        text: of one reference, on one line.
        line: 1-based, where it begins.
    """
    if not _SHORTEST < len(text) <= _LONGEST or not pattern(_DATED).search(text):
        return None
    raw, arxiv = part_arxiv(without_start(_MARK, text))
    shown = plain(raw)
    said = _without_buttons(shown)
    for form in _PARTS:
        found = pattern(form).match(said)
        if found is None:
            continue
        authors, et_al = _names(found["names"])
        if not authors:
            continue
        rest = said[found.end() :]
        title, below = _title(rest)
        year = found.groupdict().get("year") or _year(below)
        given: dict[str, object] = {"authors": authors, "et_al": et_al, "published": year}
        if venue := pattern(_VENUE).match(below):
            given |= _appeared_in(venue[1].strip(" ."))
        bare = [MarkupLink("", url) for url in find_links(below)] if "://" in below else []
        meta = meta_with(given, [*shown.links, *bare, *named_links(text, arxiv)])
        entry = Entry(title, "", line, meta)
        is_known = meta.published or meta.arxiv or meta.doi
        fewest = _FEWEST_WORDS - (rest[:1] in _QUOTES)
        if is_known and len(title.split()) >= fewest and looks_like_paper(entry):
            return entry
    return None


def _title(rest: str) -> tuple[str, str]:
    """The title that stands first, and what stands behind it."""
    if quoted := pattern(_QUOTED).match(rest):
        return quoted["title"].strip(), rest[quoted.end() :].lstrip(" ,.")
    end = pattern(_TITLE_END).search(rest)
    while end is not None and end[0] in "?!" and (more := _subtitle_end(rest, end.end())):
        end = more
    if end is None:
        return rest.strip(), ""
    stop = end.end() if end[0] in "?!" else end.start()
    return rest[:stop].strip(" ,"), rest[end.end() :].lstrip(" ,.")


def _subtitle_end(rest: str, start: int) -> re.Match[str] | None:
    """Where a title ends that goes on behind a question mark; None where its venue follows."""
    end = pattern(_TITLE_END).search(rest, start)
    if end is None:
        return None
    below = rest[end.end() :].lstrip(" ,.")
    return end if is_subtitle(rest[start : end.start()]) and below[:1].isupper() else None


def _appeared_in(said: str) -> dict[str, str]:
    """The venue, and the publisher where it is named."""
    if pattern(_NO_VENUE).fullmatch(said):
        return {}
    venue, _, last = said.rpartition(". ")
    if pattern(_PUBLISHER).fullmatch(last):
        return {"venue": venue, "publisher": last}
    return {"venue": said}


def _without_buttons(shown: Inline) -> str:
    """What a reference says, without the links at its end: *PDF*, *Code*."""
    said = shown.text
    for text, _ in reversed(shown.links):
        bare = said.rstrip(" .,|[]()")
        if not bare.endswith(text) or not is_label(text):
            break
        said = bare.removesuffix(text).rstrip(" ,|[(")
    return said


def _year(text: str) -> str:
    years = pattern(_YEAR).findall(text)
    return years[-1] if years else ""


def _names(text: str) -> tuple[tuple[Author, ...], bool]:
    first: tuple[Author, ...] = ()
    if inverted := pattern(_ONE_INVERTED).match(text):  # as Chicago does with the first alone
        first, text = (Author(family=inverted[1], given=inverted[2]),), text[inverted.end() :]
    names, et_al = names_in(text.strip().rstrip(":"))
    if not names or any(pattern(_NO_NAME).search(each.literal) for each in names):
        return (), False
    return (*first, *map(part_initials, names)), et_al
