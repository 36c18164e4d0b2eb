"""Papers that open: ``<details>`` in Markdown, with the title on its line and the abstract inside.

Or with a word for the abstract on that line: then it is that of the item or heading above.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from parsing.authors import names_in
from parsing.formats import markdown_list
from parsing.formats.markdown_list.bullets import read_item
from parsing.markup import heading_of, plain, references
from parsing.paper import Entry, Page
from parsing.patterns import pattern
from parsing.plausible import looks_like_paper, reads_as_prose

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

_OPEN = r"(?i)<details\b[^<>]{0,200}>\s*+<summary\b[^<>]{0,200}>"
_SAYS_ABSTRACT = (
    r"(?i)\W*(?:(?:show|see|read|view|toggle|expand|open|click(?: here)?(?: for| to)?)\s)?"
    r"(?:(?:the|full|paper|read|show|see)\s){0,3}(?:abstract|tl;?dr|summary)\W*"
)
_LABEL = r"\s*[*_]{0,3}(?P<label>[^\W\d_]{2,12})[*_]{0,3}\s?[:：][*_]{0,3}\s*|\s*>\s?"
_TO_READER = r"(?i)\byou(?:rs?)?\b"
"""What answers questions has this, and an abstract hardly ever."""
_LONGEST_SUMMARY = 1_000
_PROSE_WORDS, _WORDS = 20, 5
"""Words of an abstract, and of a title that has nothing but that beside it."""
_FEWEST = 2
_MOST_LINES = 20
"""Of an item or below a heading, up to the abstract that opens."""
_ITEM = r"\s{0,3}(?:[*+-]|\d{1,4}[.)])\s"
_END = "</details>"


class _Opening(NamedTuple):
    """What opens: its lines, and what stands on them."""

    start: int
    """In characters; `end` is exclusive."""
    end: int
    first: int
    """Line, 1-based."""
    last: int
    summary: str
    body: Sequence[str]

    @property
    def is_abstract(self) -> bool:
        """Whether it is the abstract of what stands above."""
        return pattern(_SAYS_ABSTRACT).fullmatch(plain(self.summary).text) is not None


def sniff(head: str) -> float:
    """Return how sure it is that papers are what opens in a text."""
    if "<summary" not in head:
        return 0.0
    openings = list(_openings(head))
    titled = [each for each in openings if not each.is_abstract]
    papers = sum(_entry(each, {}) is not None for each in titled)
    if papers >= _FEWEST and 2 * papers >= len(titled):
        return 0.74
    return 0.74 if len(_above(head, openings, {})) >= _FEWEST else 0.0


def parse(text: str, name: str) -> Page:
    """Return the papers that open and those above what opens, in their order."""
    refs = references(text)
    openings = list(_openings(text))
    entries = [
        entry
        for each in openings
        if not each.is_abstract and (entry := _entry(each, refs)) is not None
    ]
    entries += _above(text, openings, refs)
    return Page(name, "", tuple(sorted(entries, key=lambda entry: entry.line)))


def _openings(text: str) -> Iterator[_Opening]:
    """What opens, the innermost alone."""
    line, at = 1, 0
    for piece in text.split(_END)[:-1]:
        start = piece.rfind("<details")
        found = pattern(_OPEN).match(piece, start) if start >= 0 else None
        close = (
            piece.find("</summary>", found.end(), found.end() + _LONGEST_SUMMARY) if found else -1
        )
        if found and close >= 0:
            first = line + piece.count("\n", 0, start)
            summary = " ".join(piece[found.end() : close].split())
            body = piece[close + len("</summary>") :].split("\n")
            last = line + piece.count("\n")
            end = at + len(piece) + len(_END)
            yield _Opening(at + start, end, first, last, summary, body)
        line += piece.count("\n")
        at += len(piece) + len(_END)


def _entry(opening: _Opening, refs: Mapping[str, str]) -> Entry | None:
    """The paper that opens, if it is one."""
    said, abstract = _parted(opening.body, refs)
    entry, links_paper = read_item([opening.summary, *said], refs, opening.first)
    if not entry.title or not looks_like_paper(entry):
        return None
    entry = entry._replace(abstract=abstract)
    if links_paper or entry.meta.authors:
        return entry
    if not abstract or len(entry.title.split()) < _WORDS or entry.title.endswith("?"):
        return None
    is_advice = pattern(_TO_READER).search(abstract) is not None
    return entry if not is_advice and looks_like_paper(entry, structured=False) else None


def _parted(body: Sequence[str], refs: Mapping[str, str]) -> tuple[list[str], str]:
    """What is said of a paper as lines of an item, and its abstract."""
    lines: list[str] = []
    prose: list[str] = []
    for paragraph in _paragraphs(body):
        label = pattern(_LABEL).match(paragraph)
        text = paragraph[label.end() :] if label else paragraph
        shown = plain(text, refs).text
        if len(shown.split()) >= _PROSE_WORDS and reads_as_prose(shown) and not names_in(shown)[0]:
            prose.append(shown)
        elif text:
            lines += [f"    {line}" for line in text.split("\n")]
    return lines, "\n".join(prose)


def _paragraphs(body: Sequence[str]) -> Iterator[str]:
    """The paragraphs; each label begins one."""
    lines: list[str] = []
    for line in (*body, ""):
        if lines and (not line.strip() or pattern(_LABEL).match(line)):
            yield "\n".join(lines)
            lines = []
        if line.strip():
            lines.append(line.strip())


def _above(text: str, openings: Sequence[_Opening], refs: Mapping[str, str]) -> list[Entry]:
    """The papers that lists and headings name, with the abstracts that open below them."""
    if not any(each.is_abstract for each in openings):
        return []
    rest: list[str] = []
    done = 0
    for each in openings:
        rest += [text[done : each.start], "\n" * (each.last - each.first)]
        done = each.end
    closed = "".join([*rest, text[done:]])
    lines = closed.split("\n")
    entries = {entry.line: entry for entry in markdown_list.parse(closed, "").entries}
    done = 0
    for each in openings:
        begins = (
            at
            for at in range(each.first, max(done, each.first - _MOST_LINES), -1)
            if heading_of(lines[at - 1])[0] or pattern(_ITEM).match(lines[at - 1])
        )
        at, done = next(begins, 0), each.last
        if not at or not each.is_abstract:
            continue
        entry = entries.get(at)
        if entry is None and (title := heading_of(lines[at - 1])[1]):
            item = [title if "](" in title else f"**{title}**", *lines[at : each.first]]
            entry, links_paper = read_item(item, refs, at)
            entry = entry if links_paper or entry.meta.authors else None
        if entry is not None and entry.title and not entry.abstract:
            entries[at] = entry._replace(abstract=_parted(each.body, refs)[1])
    return list(entries.values())
