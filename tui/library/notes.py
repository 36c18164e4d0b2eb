"""A note as it is read: Markdown that is plainly meant is set calmly, all else stays as it is.

Bold, emphasis, code, headings, lists, fences and links, as CommonMark (https://spec.commonmark.org)
has them, a line at a time; what spans several lines, and HTML, is shown as it was typed.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

from parsing.urls import link_spans

STRONG, EMPHASIS, CODE = "strong", "emphasis", "code"


class Inked(NamedTuple):
    """Part of a text that is drawn otherwise."""

    start: int
    end: int
    ink: str


class Linked(NamedTuple):
    """Part of a text that leads to an address."""

    start: int
    end: int
    url: str


class Note(NamedTuple):
    """A note in words, and how they are drawn."""

    text: str
    inked: tuple[Inked, ...] = ()
    links: tuple[Linked, ...] = ()


_BLOCK = re.compile(
    r"(?P<heading> {0,3}#{1,6}[ \t]+)|(?P<bullet>(?P<indent>[ \t]*)[-*+][ \t]+(?=\S))"
)
_FENCE = re.compile(r" {0,3}(`{3,}|~{3,})[^`]*$")
_INLINE = re.compile(
    r"\\(?P<escaped>[!-/:-@\[-`{-~])"
    r"|(?P<ticks>`+)(?!`)(?P<code>.+?)(?<!`)(?P=ticks)(?!`)"
    r"|\*\*(?=\S)(?P<strong>.+?)(?<=\S)\*\*|(?<!\w)__(?=\S)(?P<strong_>.+?)(?<=\S)__(?!\w)"
    r"|(?<![\w*])\*(?=[^\s*])(?P<emphasis>[^*]+?)(?<=\S)\*(?![\w*])"
    r"|(?<!\w)_(?=[^\s_])(?P<emphasis_>[^_]+?)(?<=\S)_(?!\w)"
    r"|(?<!!)\[(?P<said>[^\]\[]+)\]\(<?(?P<url>https?://[^\s<>()]+)>?\)"
    r"|<(?P<bare>https?://[^\s<>]+)>"
)
_MAY_BE = re.compile(r"[*_`#\\<\[+~-]|//")


def shown_note(note: str) -> Note:
    """Return a note as it is read; what is written stays what it is."""
    if not _MAY_BE.search(note):
        return Note(note)
    typed, lines = note.split("\n"), list[str]()
    inked: list[Inked] = []
    links: list[Linked] = []
    done, fence = 0, ""
    for number, line in enumerate(typed, 1):
        opened = _FENCE.match(line)
        if fence and line.strip() == fence:
            fence = ""
            continue
        if opened and not fence and opened[1] in map(str.strip, typed[number:]):
            fence = opened[1]
            continue
        shown = Note(line, (Inked(0, len(line), CODE),)) if fence else _line(line)
        inked += (Inked(a + done, b + done, ink) for a, b, ink in shown.inked if a < b)
        links += (Linked(a + done, b + done, url) for a, b, url in shown.links)
        lines.append(shown.text)
        done += len(shown.text) + 1
    return Note("\n".join(lines), tuple(inked), tuple(links))


def _line(line: str) -> Note:
    block = _BLOCK.match(line)
    if block is None:
        return _inline(line)
    rest = _inline(line[block.end() :])
    if block["heading"] is not None:
        return Note(rest.text, (Inked(0, len(rest.text), STRONG),), rest.links)
    before = f"{block['indent']}• "
    at = len(before)
    return Note(
        before + rest.text,
        tuple(Inked(a + at, b + at, ink) for a, b, ink in rest.inked),
        tuple(Linked(a + at, b + at, url) for a, b, url in rest.links),
    )


def _inline(text: str) -> Note:
    pieces: list[str] = []
    inked: list[Inked] = []
    links: list[Linked] = []
    done = at = 0
    for match in _INLINE.finditer(text):
        said, ink, url = _meant(match)
        before = text[done : match.start()]
        links += _addresses(before, at)
        at += len(before)
        if ink:
            inked.append(Inked(at, at + len(said), ink))
        if url:
            links.append(Linked(at, at + len(said), url))
        pieces += (before, said)
        at += len(said)
        done = match.end()
    links += _addresses(text[done:], at)
    return Note("".join((*pieces, text[done:])), tuple(inked), tuple(links))


def _meant(match: re.Match[str]) -> tuple[str, str, str]:
    """Return what a piece of markup says, its ink and where it leads."""
    for name, ink in (("strong", STRONG), ("emphasis", EMPHASIS)):
        if said := match[name] or match[f"{name}_"]:
            return said, ink, ""
    if match["code"] is not None:
        return match["code"], CODE, ""
    if match["url"] is not None:
        return match["said"], "", match["url"]
    if match["bare"] is not None:
        return match["bare"], "", match["bare"]
    return match["escaped"], "", ""


def _addresses(text: str, at: int) -> Iterator[Linked]:
    for start, end, url in link_spans(text):
        yield Linked(start + at, end + at, url)
