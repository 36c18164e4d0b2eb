"""Papers that a page has as blocks: a title alone, its authors below, then an abstract and links.

Nothing says where one begins but what stands there: a title is one for the names below it, or for
the link to a paper, and a page is one of papers if most of what stands out on it are such titles.
"""

from __future__ import annotations

from itertools import takewhile
from typing import TYPE_CHECKING, NamedTuple

from parsing.agenda import is_agenda, without_time
from parsing.authors import names_in
from parsing.formats.markdown_list import OF_PAPERS
from parsing.formats.markdown_list.bullets import is_label, leads_to_paper
from parsing.html_tree import MOST_WITHIN, NOT_READ, attribute, holders_of
from parsing.ids import find_doi
from parsing.link_fields import with_links
from parsing.markup import MarkupLink
from parsing.meta import Meta
from parsing.paper import Entry
from parsing.patterns import pattern, without_start
from parsing.plausible import looks_like_paper, reads_as_prose, reads_as_title
from parsing.prose import one_line

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from selectolax.lexbor import LexborHTMLParser, LexborNode

    from parsing.meta import Author

_HEADINGS = ("h1", "h2", "h3", "h4", "h5", "h6")
_BLOCKS = frozenset(
    (
        *("p", "div", "li", "ul", "ol", "dl", "dt", "dd", "table", "tr", "td", "th", "tbody"),
        *("section", "article", "main", "header", "details", "summary", "blockquote", "center"),
        *("figure", "figcaption", "br", "hr", "pre", *_HEADINGS),
    )
)
_BOLD = frozenset(("b", "strong"))
_BY = r"(?i)(?:authors?|by|written by)\s?:\s*|by\s+"
_ABSTRACT = r"(?i)(?:abstract|summary|tl;?dr)\b\s*[:.—–-]?\s*"
_ANNOUNCES = rf"{OF_PAPERS}|(?:.{{0,40}}\s)?(?:publications|proceedings|papers)(?:\s.{{0,30}})?"
FEWEST = 2
"""Papers of a page that is one of papers."""
_MOST_BETWEEN = 2
"""Lines between a title and its authors: the pages, a row of buttons."""
_MOST_LINES = 30
"""Of one record that are looked at."""
LONG = 5
"""Words of a title that names alone vouch for: those of films and songs are shorter."""
_LONGEST_TITLE = 300
_MOST_WORDS = 12
"""Of a row of links."""
_PROSE_WORDS = 25


class _BlockLine(NamedTuple):
    """What stands in a block, or between two ends of a line in it."""

    said: str
    links: tuple[MarkupLink, ...]
    stands_out: bool
    """A heading, in bold, a link alone, or called a title by its class."""
    is_heading: bool


class _RecordStart(NamedTuple):
    """Where a paper begins: with a title, and its authors on the lines below."""

    at: int
    authors: tuple[Author, ...]
    et_al: bool
    after: int
    """The line behind the authors."""


def read_records(tree: LexborHTMLParser) -> tuple[Entry, ...]:
    """Return the papers that a page has as blocks, none where it is not one of papers."""
    if tree.body is None:
        return ()
    holders = holders_of(tree, ",".join(_BLOCKS))
    lines = list(_lines(tree.body, holders, stands_out=False, depth=0))
    starts = list(_starts(lines))
    outstanding = [start for start in starts if lines[start.at].stands_out]
    if 2 * len(outstanding) > len(starts):
        starts = outstanding  # titles of one page look alike
    entries: list[Entry] = []
    linked = signed = long = 0
    for number, start in enumerate(starts):
        end = starts[number + 1].at if number + 1 < len(starts) else len(lines)
        entry, is_linked = _entry(lines, start, end)
        entries.append(entry)
        linked += is_linked
        signed += len(start.authors) > 1 or start.et_al
        reads = reads_as_title(entry.title) or bool(entry.abstract)
        long += reads and len(entry.title.split()) >= LONG
    count = len(entries)
    others = sum(
        line.stands_out and line.is_heading and len(line.said.split()) >= LONG for line in lines
    )
    if count < FEWEST or 2 * count < others:
        return ()
    announced = any(
        line.stands_out and pattern(_ANNOUNCES).fullmatch(line.said[:120]) for line in lines
    )
    if 2 * linked < count and not announced and (2 * signed < count or 10 * long < 7 * count):
        return ()
    with_abstract = sum(bool(entry.abstract) for entry in entries)
    if 2 * with_abstract < count:  # what stands below a paper here and there is of the page
        entries = [entry._replace(abstract="") for entry in entries]
    return tuple(entries)


def _lines(
    node: LexborNode, holders: frozenset[int], *, stands_out: bool, depth: int
) -> Iterator[_BlockLine]:
    """What an element says, block by block and line by line."""
    is_heading = node.tag in _HEADINGS
    run: list[LexborNode] = []
    for child in node.iter(include_text=True) if depth < MOST_WITHIN else ():
        tag = child.tag
        if tag in NOT_READ:
            continue
        if tag not in _BLOCKS and child.mem_id not in holders:
            run.append(child)
            continue
        yield from _run(run, stands_out=stands_out, is_heading=is_heading)
        run = []
        if tag != "br":
            out = _stands_out(child) or (stands_out and tag not in _BLOCKS)
            yield from _lines(child, holders, stands_out=out, depth=depth + 1)
    yield from _run(run, stands_out=stands_out, is_heading=is_heading)


def _run(run: Sequence[LexborNode], *, stands_out: bool, is_heading: bool) -> Iterator[_BlockLine]:
    """What stands side by side: a line for each element where nothing is said between them."""
    bare = "".join(each.text() for each in run if each.tag == "-text")
    elements = [each for each in run if each.tag != "-text" and each.text().strip()]
    if len(elements) > 1 and not pattern(r"[^\s,;·•|()\[\]/–-]").search(bare):
        for each in elements:
            out = stands_out or _stands_out(each)
            yield _BlockLine(_said([each]), _links([each]), out, is_heading)
    elif said := _said(run):
        alone = len(elements) == 1 and not bare.strip(" .\n\t")
        out = stands_out or (alone and (elements[0].tag == "a" or _stands_out(elements[0])))
        yield _BlockLine(said, _links(run), out, is_heading)


def _stands_out(node: LexborNode) -> bool:
    if node.tag in _HEADINGS or node.tag in _BOLD:
        return True
    said = attribute(node, "class").lower()
    return "title" in said and "subtitle" not in said


def _said(nodes: Sequence[LexborNode]) -> str:
    return one_line("".join(node.text() for node in nodes))


def _links(nodes: Sequence[LexborNode]) -> tuple[MarkupLink, ...]:
    return tuple(
        MarkupLink(one_line(link.text()), address.strip())
        for node in nodes
        if node.tag != "-text"
        for link in node.css("a")
        if (address := attribute(link, "href"))
    )


def _starts(lines: Sequence[_BlockLine]) -> Iterator[_RecordStart]:
    """Where papers begin."""
    at = 0
    while at < len(lines):
        start = _start(lines, at)
        if start is not None:
            yield start
        at = start.after if start is not None else at + 1


def _start(lines: Sequence[_BlockLine], at: int) -> _RecordStart | None:
    """The paper that begins with a line, if one does."""
    line = lines[at]
    if not _may_be_title(line):
        return None
    below = at + 1
    while below < min(len(lines), at + 1 + _MOST_BETWEEN) and _is_between(lines[below]):
        below += 1
    names, et_al = _names(lines[below]) if below < len(lines) else ((), False)
    if names:
        after = below + 1
        while after < len(lines) and after - below < _MOST_LINES and not et_al:
            more, et_al = _names(lines[after])
            if len(more) != 1 or lines[after].is_heading or len(names) > after - below:
                et_al = False
                break
            names += more
            after += 1
        return _RecordStart(at, names, et_al, after)
    if not line.stands_out:
        return None
    own = [line, *takewhile(lambda each: not each.stands_out, lines[at + 1 : at + 6])]
    # What prose below a heading links to is another's paper.
    short = (each for each in own if each is line or len(each.said.split()) <= _MOST_WORDS)
    if any(leads_to_paper(link) for each in short for link in each.links):
        return _RecordStart(at, (), False, at + 1)
    return None


def _may_be_title(line: _BlockLine) -> bool:
    said = without_time(line.said)
    words = len(said.split())
    if is_agenda(said):
        return False
    if words < (2 if line.stands_out else 4) or len(said) > _LONGEST_TITLE:
        return False
    if said.endswith((":", ",")) or is_label(said) or pattern(_BY).match(said):
        return False
    if names_in(said.replace(" · ", ", ").strip(" 🔗"))[0] and (not line.stands_out or "·" in said):
        return False
    if not line.stands_out and said.endswith("."):
        return False
    return looks_like_paper(Entry(said, "", 0))


def _is_between(line: _BlockLine) -> bool:
    is_row = all(is_label(link.text) for link in line.links) and bool(line.links)
    return is_row or is_label(line.said) or not pattern(r"[^\W\d_]{2}").search(line.said)


def _names(line: _BlockLine) -> tuple[tuple[Author, ...], bool]:
    said = without_start(_BY, line.said)
    if len(said) > 3_000 or is_label(said):
        return (), False
    if line.is_heading and "," not in said and " and " not in said:
        return (), False  # a short title has the form of a name
    return names_in(said.rstrip(" ;·|"))


def _entry(lines: Sequence[_BlockLine], start: _RecordStart, end: int) -> tuple[Entry, bool]:
    """The paper of a record, and whether a link leads to it."""
    title = lines[start.at]
    below: list[_BlockLine] = []
    for at, line in enumerate(lines[start.at + 1 : min(end, start.at + _MOST_LINES)], start.at + 1):
        if at >= start.after and line.is_heading and not pattern(_ABSTRACT).fullmatch(line.said):
            break
        below.append(line)
    links = [link for line in (title, *below) for link in line.links]
    meta = with_links(Meta(authors=start.authors, et_al=start.et_al), links)
    text = next((line.said for line in below[start.after - start.at - 1 :] if _is_prose(line)), "")
    if not meta.doi and (doi := next(filter(None, (_doi(line) for line in below)), "")):
        meta = meta._replace(doi=doi)
    is_linked = bool(meta.doi) or any(map(leads_to_paper, links))
    said = title.said.rstrip(" .") if title.said.count(".") == 1 else title.said
    return Entry(said, without_start(_ABSTRACT, text), 0, meta), is_linked


def _doi(line: _BlockLine) -> str:
    return find_doi(line.said) if "doi" in line.said.lower() else ""


def _is_prose(line: _BlockLine) -> bool:
    return len(line.said.split()) >= _PROSE_WORDS and reads_as_prose(line.said)
