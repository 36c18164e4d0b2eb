"""Lists of references as papers end with them and reference managers copy them, in running text.

One a paragraph or a line, numbered or not. Styles differ in what parts the names from the title:
``Doe, A. (2019). Title`` (APA), ``Ann Doe. 2019. Title`` (ACM), ``A. Doe, "Title,"`` (IEEE),
``Doe A, Roe B. Title`` (Vancouver), ``Doe, A., Roe, B.: Title`` (LNCS), ``Ann Doe. Title`` (plain).
"""

from __future__ import annotations

from itertools import islice, pairwise
from typing import TYPE_CHECKING

from parsing.authors import names_in, part_initials
from parsing.formats.markdown_list.bullets import named_links
from parsing.ids import part_arxiv
from parsing.lines import numbered_lines
from parsing.link_fields import meta_with
from parsing.markup import MarkupLink, heading_of, plain
from parsing.meta import Author
from parsing.paper import Entry, Page, Problem
from parsing.patterns import pattern, without_start
from parsing.plausible import looks_like_paper
from parsing.urls import find_links

if TYPE_CHECKING:
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
    r"(?<!\b[^\W\d_])(?<!\bvs)\.(?=\s|$)|[?!](?=\s+[A-Z])"
    r"|[,.]?\s(?=arXiv(?::|\spreprint)|doi:|https?://|\[[A-Z]\])|,\s(?=[Ii]n:?\s(?:Proc|[A-Z]))"
)
_DATED = r"(?:19|20)\d\d|rXiv:|\b10\.\d{4}"
"""What each has: looked for first, as most other lines have none."""
_YEAR = r"(?<![\d./:–-])((?:19|20)\d\d)[a-z]?(?![\d/–-]|\.\d)"
_VENUE = r"(?:[Ii]n:?\s)?([^\W\d_a-z][^\d,;:()\[\]]{3,120}?)(?=[\s,.;:]*(?:\(|\d|vol\b|no\b|pp?\b))"
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
    for form in _PARTS:
        found = pattern(form).match(shown.text)
        if found is None:
            continue
        authors, et_al = _names(found["names"])
        if not authors:
            continue
        rest = shown.text[found.end() :]
        title, below = _title(rest)
        year = found.groupdict().get("year") or _year(below)
        given: dict[str, object] = {"authors": authors, "et_al": et_al, "published": year}
        if venue := pattern(_VENUE).match(below):
            given["venue"] = "" if venue[1].startswith(("arXiv", "http")) else venue[1].strip(" .")
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
    if end is None:
        return rest.strip(), ""
    stop = end.end() if end[0] in "?!" else end.start()
    return rest[:stop].strip(" ,"), rest[end.end() :].lstrip(" ,.")


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
