r"""A copied page as lines of plain text: links, wraps and bullets of crawlers undone.

Firecrawl writes a card's abstract as one link whose lines end with ``\\``; lynx sets brackets on
lines of their own (``[``, ``12``, ``][31]``); others put each address on a line below its text.
A page that a browser copied as text has none of it, and comes through as it is.
"""

from __future__ import annotations

from bisect import bisect_left
from typing import TYPE_CHECKING, NamedTuple

from parsing.lines import numbered_lines
from parsing.markup import heading_of, plain, references
from parsing.patterns import pattern, without_start
from parsing.prose import one_line

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from parsing.lines import NumberedLine

_LONGEST_BLOCK = 120
"""Lines that a link may go over."""
_SHORT = 120
"""Characters of a line below which one pattern finds all signs faster than each is looked for."""
_WRAPPED = 40
"""Characters that a line has at least which goes on below."""

_PICTURE = r"!\[[^\[\]]{0,500}\]\([^()\s]{0,2000}\)|\[(?:图片：|Image \d)[^\[\]\n]{0,200}\]"
_OPENS = r"\s*(?:#{1,6}\s+)?(?:[*+-]\s+)?\["
_CLOSES = r"\]\s?[(\[]"
_ADDRESS = r"\s*<?(https?://\S+?)>?\s*"
_BULLET = r"\s*[*+-]\s+(?=\S)"
_RULE = r"\s*(?:(?:[-*_]\s?){3,}|=+)\s*"
_MARKED = r"[\[\]<\\*_`~&#·]"
_MARKED_HEAD = ("+", "-", "=", "LINK: ")
"""What a line of a crawler begins with or has somewhere; all others show what they say."""
_ANCHOR = r"<a\s+(?:id|name)=[^<>]*>(?:</a>)?"
_COUNTED = r"(.*\S)\s*\[\s*(\d[\d.,]*k?)\s*\]\s?([(\[].*)"
_JOINED = r"(.+?)?\s*·\s*((?:published on |submitted on )?\S.*)"
_AFTER_DOT = r"(?i)(?:(?:published|submitted) on )?[a-z]{3,9}\.? \d{1,2}(?:, \d{4})?|\d+ authors?"


class CapturedLine(NamedTuple):
    """One thing that the page shows: its text, and what it links to."""

    number: int
    text: str
    url: str = ""
    level: int = 0
    """Of a heading, 1 to 6; 0 for all else."""


def read_capture(text: str) -> list[CapturedLine]:
    """Return what a copied page shows, line by line."""
    refs = references(text)
    raw = _without_head(list(numbered_lines(text)))
    marked = "#" in text and any("#" in text[:4] and heading_of(text)[0] for _, text, _ in raw)
    lines: list[CapturedLine] = []
    for block in _blocks(raw):
        first = block[0]
        if len(block) == 1 and _is_bare(first.text):
            if marked and lines and _goes_on(lines[-1], block):
                lines[-1] = lines[-1]._replace(text=f"{lines[-1].text} {one_line(first.text)}")
            else:
                lines.append(CapturedLine(first.number, first.text.lstrip()))
            continue
        is_address = len(block) == 1 and "://" in first.text[:200]
        if is_address and (found := pattern(_ADDRESS).fullmatch(first.text)):
            if lines and not lines[-1].url:
                lines[-1] = lines[-1]._replace(url=found[1])
        elif len(block) == 1 and pattern(_RULE).fullmatch(first.text):
            if lines and "=" in first.text and not first.gap:
                lines[-1] = lines[-1]._replace(level=lines[-1].level or 1)
        elif marked and lines and _goes_on(lines[-1], block):
            lines[-1] = lines[-1]._replace(
                text=f"{lines[-1].text} {plain(_tidy(first.text), refs).text}"
            )
        else:
            lines += _shown(block, refs)
    return lines


def _is_bare(text: str) -> bool:
    """Whether a line has nothing of a crawler in it, and shows what it says."""
    if text == "·":
        return True
    if text.startswith(_MARKED_HEAD) or "://" in text[:200] or text[0] in " \t":
        return False
    if len(text) < _SHORT:
        return pattern(_MARKED).search(text) is None
    has = text.__contains__  # many times as fast as a pattern in a long line
    return not (
        has("[") or has("]") or has("<") or has("\\") or has("*") or has("_") or has("`")
        or has("~") or has("&") or has("#") or has("·")
    )  # fmt: skip


def _without_head(lines: list[NumberedLine]) -> list[NumberedLine]:
    """The lines without what a crawler put before the page: front matter, its own remarks."""
    if lines and lines[0].text.strip() == "---":
        ends = (i for i, line in enumerate(lines[1:60], 1) if line.text.strip() == "---")
        lines = lines[next(ends, -1) + 1 :]
    for index, line in enumerate(lines[:20]):
        if line.text.strip() in {"Markdown Content:", "## Extracted Text"}:
            return lines[index + 1 :]
    return lines


def _blocks(lines: Sequence[NumberedLine]) -> Iterator[Sequence[NumberedLine]]:
    """The lines one by one, but those between the brackets of one link together."""
    balance: dict[int, int] = {}
    closing: list[int] = []
    for index, (_, text, _) in enumerate(lines):
        if "[" in text or "]" in text:
            bare = pattern(_PICTURE).sub("", text) or text
            balance[index] = bare.count("[") - bare.count("]")
            if balance[index] < 0 and pattern(_CLOSES).search(text):
                closing.append(index)
    index = 0
    while index < len(lines):
        end = index + 1
        if balance.get(index, 0) > 0 and pattern(_OPENS).match(lines[index].text):
            at = bisect_left(closing, end)
            if at < len(closing) and closing[at] - index <= _LONGEST_BLOCK:
                end = closing[at] + 1
        yield lines[index:end]
        index = end


def _goes_on(above: CapturedLine, block: Sequence[NumberedLine]) -> bool:
    """Whether a line is the rest of the one above it, which was too long for the page."""
    line = block[0]
    if len(block) > 1 or line.gap or line.text.lstrip()[:1] in {"#", "[", "|", "·"}:
        return False
    if pattern(_BULLET).match(line.text) or (above.level and above.url):
        return False
    if above.level:
        return line.text.startswith("  ")
    return len(above.text) >= _WRAPPED


def _shown(block: Sequence[NumberedLine], refs: Mapping[str, str]) -> Iterator[CapturedLine]:
    """What one line of the capture, or the lines of one link, show."""
    number = block[0].number
    texts = [_tidy(line.text) for line in block]
    if len(texts) > 1 and any(pattern(_BULLET).match(text) for text in texts[1:]):
        url = _first_url(texts[-1], refs)
        for line, text in zip(block, texts, strict=True):
            item = without_start(r"[\s\[*+-]+", text)
            said = plain(pattern(r"\]\s?[(\[].*$").sub("", item), refs).text
            if said:
                yield CapturedLine(line.number, said, url)
        return
    text, level = " ".join(texts), 0
    heading = heading_of(text)
    if heading[0]:
        level, text = heading
    text = without_start(_BULLET, text)
    if len(text) < 300 and (found := pattern(_COUNTED).fullmatch(text)):
        yield from _split(number, found[1], level, refs)
        yield CapturedLine(number, found[2], _first_url(f"[x]{found[3]}", refs))
    else:
        yield from _split(number, text, level, refs)


def _split(number: int, text: str, level: int, refs: Mapping[str, str]) -> Iterator[CapturedLine]:
    """One line, or several where it holds links side by side or facts parted by a dot."""
    shown = plain(text, refs)
    url = shown.links[0].url if shown.links else ""
    said = without_start(r"LINK: |\[[-x ]?\] ", shown.text)
    found = pattern(_JOINED).fullmatch(said) if "·" in said[:200] and not level else None
    if found and pattern(_AFTER_DOT).fullmatch(found[2]):
        if found[1]:
            yield CapturedLine(number, found[1], url)
        yield from (CapturedLine(number, "·"), CapturedLine(number, found[2]))
    elif len(shown.links) > 1 and said == " ".join(link.text for link in shown.links):
        yield from (CapturedLine(number, link.text, link.url) for link in shown.links if link.text)
    elif said:
        yield CapturedLine(number, said, url, level)


def _first_url(text: str, refs: Mapping[str, str]) -> str:
    links = plain(f"[{text}" if "[" not in text else text, refs).links
    return links[0].url if links else ""


def _tidy(text: str) -> str:
    r"""A line without pictures, without ``\\`` at its end and without a backslash before blanks."""
    if "[" in text:
        text = pattern(_PICTURE).sub("", text)
    if "<" in text:
        text = pattern(_ANCHOR).sub("", text)
    return pattern(r"\\+(?=\s|$)").sub("", text) if "\\" in text else text
