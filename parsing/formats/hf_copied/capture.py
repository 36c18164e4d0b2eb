r"""A copied page as lines of plain text: links, wraps and bullets of crawlers undone.

Firecrawl writes a card's abstract as one link whose lines end with ``\\``; lynx sets brackets on
lines of their own (``[``, ``12``, ``][31]``); others put each address on a line below its text.
A page that a browser copied as text has none of it, and comes through as it is.
"""

from __future__ import annotations

from bisect import bisect_left
from typing import TYPE_CHECKING

from parsing.formats.hf_copied.tokens import token_of
from parsing.lines import Lines, read_lines
from parsing.markup import heading_of, plain, references
from parsing.patterns import pattern, without_start
from parsing.prose import one_line

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from parsing.formats.hf_copied.tokens import Token

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
"""What a short line of a crawler begins with or has somewhere; all others show what they say."""
_BREAKS = r"\\(?<!\\\\)\\*+(?=\s|$)"
"""It begins with a sign of its own: by that it is found ten times as fast."""
_ANCHOR = r"<a\s+(?:id|name)=[^<>]*>(?:</a>)?"
_COUNTED = r"(.*\S)\s*\[\s*(\d[\d.,]*k?)\s*\]\s?([(\[].*)"
_JOINED = r"(.+?)?\s*·\s*((?:published on |submitted on )?\S.*)"
_AFTER_DOT = r"(?i)(?:(?:published|submitted) on )?[a-z]{3,9}\.? \d{1,2}(?:, \d{4})?|\d+ authors?"


class _Bare(dict[str, "Token | None"]):
    """What each line says that has nothing of a crawler in it; None for any other."""

    def __missing__(self, text: str) -> Token | None:
        self[text] = token = token_of(text.lstrip()) if _is_bare(text) else None
        return token


def read_capture(text: str) -> tuple[list[Token], list[int]]:
    """Return what the lines of a copied page say, and the 1-based number of the line of each."""
    lines = _without_head(read_lines(text))
    bare = list(map(_Bare().__getitem__, lines.texts))
    marked = [index for index, token in enumerate(bare) if token is None]
    reader = _Capturer(lines, bare, references("\n".join(lines.texts[index] for index in marked)))
    reader.is_headed = any(heading_of(lines.texts[index])[0] for index in marked)
    ends = _long_links(lines.texts, marked)
    done = 0
    for index in range(len(bare)) if reader.is_headed else marked:
        if index >= done:
            reader.take_bare(done, index)
            done = ends.get(index, index + 1)
            reader.take(index, done)
    reader.take_bare(done, len(bare))
    return reader.tokens, reader.numbers


class _Capturer:
    """Makes of lines what they say."""

    def __init__(self, lines: Lines, bare: Sequence[Token | None], refs: Mapping[str, str]) -> None:
        self._lines = lines
        self._bare = bare
        self._refs = refs
        self.is_headed = False
        """The capture marks headings: what has no mark may go on a line above."""
        self.tokens: list[Token] = []
        self.numbers: list[int] = []

    def take_bare(self, start: int, end: int) -> None:
        """Take lines that are bare, and none of which belongs to the one above it."""
        self.tokens.extend(filter(None, self._bare[start:end]))
        self.numbers.extend(self._lines.numbers[start:end])

    def take(self, index: int, end: int) -> None:
        """Take a line, which may belong to the one above it, or all lines of a link."""
        text, bare = self._lines.texts[index], self._bare[index]
        above = self.tokens[-1] if self.tokens else None
        goes_on = above is not None and self.is_headed and _goes_on(above, self._lines, index)
        if end > index + 1:
            self._take_link(index, end)
        elif above and bare and goes_on:
            self._mend(f"{above.text} {one_line(text)}", above.url, above.level)
        elif bare:
            self._say(index, bare)
        elif url := _address(text):
            if above and not above.url:
                self._mend(above.text, url, above.level)
        elif pattern(_RULE).fullmatch(text):
            if above and "=" in text and not self._lines.gap(index):
                self._mend(above.text, above.url, above.level or 1)
        elif above and goes_on:
            said = plain(_tidy(text), self._refs).text
            self._mend(f"{above.text} {said}", above.url, above.level)
        else:
            self._say(index, *_said(_tidy(text), self._refs))

    def _take_link(self, start: int, end: int) -> None:
        texts = [*map(_tidy, self._lines.texts[start:end])]
        if not any(pattern(_BULLET).match(text) for text in texts[1:]):
            self._say(start, *_said(" ".join(texts), self._refs))
            return
        url = _first_url(texts[-1], self._refs)
        for index, text in enumerate(texts, start):
            item = without_start(r"[\s\[*+-]+", text)
            said = plain(pattern(r"\]\s?[(\[].*$").sub("", item), self._refs).text
            if said:
                self._say(index, token_of(said, url))

    def _say(self, index: int, *tokens: Token) -> None:
        self.tokens.extend(tokens)
        self.numbers.extend([self._lines.numbers[index]] * len(tokens))

    def _mend(self, text: str, url: str, level: int) -> None:
        """Say in place of the last line what it says together with the one below it."""
        self.tokens[-1] = token_of(text, url, level)


def _is_bare(text: str) -> bool:
    """Whether a line has nothing of a crawler in it, and shows what it says."""
    if text == "·":
        return True
    if text.startswith(_MARKED_HEAD) or "://" in text[:200] or text[0] in " \t":
        return False
    if len(text) < _SHORT:
        return pattern(_MARKED).search(text) is None
    has = text.__contains__  # many times as fast as a pattern in a long line
    if has("[") or has("]") or has("<") or "·" in text[:200] or "#" in text[:4]:
        return False
    if has("\\") or has("*") or has("_") or has("`") or has("~") or has("&"):
        return plain(_tidy(text)).text == text
    return True


def _without_head(lines: Lines) -> Lines:
    """The lines without what a crawler put before the page: front matter, its own remarks."""
    texts, first = lines.texts, 0
    if texts and texts[0].strip() == "---":
        ends = (i for i, text in enumerate(texts[1:60], 1) if text.strip() == "---")
        first = next(ends, -1) + 1
    for index, text in enumerate(texts[first : first + 20], first):
        if text.strip() in {"Markdown Content:", "## Extracted Text"}:
            first = index + 1
            break
    return Lines(texts[first:], lines.numbers[first:])


def _long_links(texts: Sequence[str], marked: Sequence[int]) -> dict[int, int]:
    """Where each link ends that goes over several lines, by the index of its first line.

    Args:
        texts: all lines.
        marked: indices of those that can have brackets.
    """
    balance: dict[int, int] = {}
    closing: list[int] = []
    for index in marked:
        text = texts[index]
        if "[" in text or "]" in text:
            bare = pattern(_PICTURE).sub("", text) or text
            balance[index] = bare.count("[") - bare.count("]")
            if balance[index] < 0 and pattern(_CLOSES).search(text):
                closing.append(index)
    ends: dict[int, int] = {}
    end = 0
    for index, open_ in balance.items():
        if index >= end and open_ > 0 and pattern(_OPENS).match(texts[index]):
            at = bisect_left(closing, index + 1)
            if at < len(closing) and closing[at] - index <= _LONGEST_BLOCK:
                end = ends[index] = closing[at] + 1
    return ends


def _goes_on(above: Token, lines: Lines, index: int) -> bool:
    """Whether a line is the rest of the one above it, which was too long for the page."""
    text = lines.texts[index]
    if lines.gap(index) or text.lstrip()[:1] in {"#", "[", "|", "·"}:
        return False
    if pattern(_BULLET).match(text) or (above.level and above.url):
        return False
    if above.level:
        return text.startswith("  ")
    return len(above.text) >= _WRAPPED


def _address(text: str) -> str:
    """The address that a line is, if it is nothing else."""
    found = pattern(_ADDRESS).fullmatch(text) if "://" in text[:200] else None
    return found[1] if found else ""


def _said(text: str, refs: Mapping[str, str]) -> Iterator[Token]:
    """What one line of the capture says."""
    level, said = heading_of(text)
    text = without_start(_BULLET, said if level else text)
    if len(text) < 300 and (found := pattern(_COUNTED).fullmatch(text)):
        yield from _split(found[1], level, refs)
        yield token_of(found[2], _first_url(f"[x]{found[3]}", refs))
    else:
        yield from _split(text, level, refs)


def _split(text: str, level: int, refs: Mapping[str, str]) -> Iterator[Token]:
    """One line, or several where it holds links side by side or facts parted by a dot."""
    shown = plain(text, refs)
    url = shown.links[0].url if shown.links else ""
    said = without_start(r"LINK: |\[[-x ]?\] ", shown.text)
    found = pattern(_JOINED).fullmatch(said) if "·" in said[:200] and not level else None
    if found and pattern(_AFTER_DOT).fullmatch(found[2]):
        if found[1]:
            yield token_of(found[1], url)
        yield from (token_of("·"), token_of(found[2]))
    elif len(shown.links) > 1 and said == " ".join(link.text for link in shown.links):
        yield from (token_of(link.text, link.url) for link in shown.links if link.text)
    elif said:
        yield token_of(said, url, level)


def _first_url(text: str, refs: Mapping[str, str]) -> str:
    links = plain(f"[{text}" if "[" not in text else text, refs).links
    return links[0].url if links else ""


def _tidy(text: str) -> str:
    r"""A line without pictures, without ``\\`` at its end and without a backslash before blanks."""
    if "[" in text:
        text = pattern(_PICTURE).sub("", text)
    if "<" in text:
        text = pattern(_ANCHOR).sub("", text)
    return pattern(_BREAKS).sub("", text) if "\\" in text else text
