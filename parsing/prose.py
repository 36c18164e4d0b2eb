"""Prose as sources keep it: wrapped at a column, or marked up by HTML or JATS."""

from __future__ import annotations

from html import unescape

from parsing.patterns import pattern
from parsing.text import is_plain

_BLOCK_TAG = (
    r"(?i)<(?:/?(?:jats:)?(?:p|div|li|ul|ol|sec|h[1-6]|list|list-item|label)|br)\b[^<>]{0,500}>"
)
_HEADING = r"(?i)<(?:jats:)?title\b[^<>]{0,200}>\s*(?:abstract|summary)?[.:]?\s*</(?:jats:)?title>"
_TITLE_END = r"(?i)</(?:jats:)?title>"
_TAG = (
    r"(?i)</?(?:jats:[\w-]+|mml:[\w-]+|a|abbr|b|cite|code|em|font|i|img|italic|bold|math|scp|small"
    r"|span|strong|sub|sup|title|tt|u|tex-math|inline-formula|xref)\b[^<>]{0,2000}>"
)
_NARROWEST, _WIDEST = 40, 100
"""Columns at which programs and people wrap prose."""
_ITEM = r"(?:[-*•+–]|\(?(?:\d{1,2}|[a-z]|[ivx]{1,4})[.)])\s"
"""How an item of a list begins."""
_CODE = (
    r"(?m)[{}]$|\);$|^[\w.\[\]]+\s?(?:[-+*/|]?=|<-|:=)\s|^(?:[a-z]\w*\s)?\w+\([^()\n]*\)\s?[:{;]?$"
    r"|^[ \t]*(?:for|if|elif|while|def|class|with|try|else)\b.*:$"
)
_NARROW, _SLACK = 60, 8
"""Columns up to which only verse and programs wrap, and these exactly; those that a line of a
person's prose may fall short of the others.
"""

_REMARK = "Comment: "
_LINKS = r"(?m)(?:^|\. )Links? in the abstract: .*$"
_SHORT = 100


def one_line(text: str) -> str:
    """Return a text with every run of white space, line ends included, made one blank."""
    # Of all blanks, the space alone can be printed; to ask a long text for that is dear.
    if "  " not in text and ((len(text) > _SHORT and is_plain(text)) or text.isprintable()):
        return text.strip()
    return " ".join(text.split())


def without_stop(title: str) -> str:
    """Return a title without the full stop that services put behind each; dots stay."""
    return title[:-1] if title.endswith(".") and not title.endswith("..") else title


def unwrap(text: str) -> str:
    """Return a text without its line ends; a blank line or an indented one begins a paragraph.

    Where all lines are indented, those begin one that are so more than the others.
    """
    if "\n" not in text:
        return text.strip()
    if "\n " in text or "\n\t" in text:
        text = _dedented(text)
    paragraphs = pattern(r"\n\s*\n|\n[ \t]{2,}(?=\S)").split(text.strip())
    return "\n".join(filter(None, map(one_line, paragraphs)))


def _dedented(text: str) -> str:
    lines = text.split("\n")
    # The first may have lost its blanks, or have some more, as paragraphs begin.
    others = [line for line in lines[1:] if line.strip()]
    least = min((len(line) - len(line.lstrip(" \t")) for line in others), default=0)
    return "\n".join([lines[0], *(line[least:] for line in lines[1:])]) if least else text


def unwrap_if_wrapped(text: str) -> str:
    """Return a text as paragraphs of one line each, if it was wrapped at a column; else as it is.

    That is told by its lines: wherever one ends, the next word would have stood beyond the longest
    of them, or the sentence goes on. Verse goes on too, and code, but they end lines far from the
    longest.

    A blank line, and one that alone is indented, begins a paragraph. Done twice it is as done once.
    """
    raw = text.split("\n")
    width = max(len(line.strip()) for line in raw)
    if not _NARROWEST <= width <= _WIDEST:
        return text
    slack = _SLACK if width > _NARROW else 0
    paragraphs: list[list[str]] = []
    before, gap, was_indented = "", True, False
    joined = within = short = 0
    for each in raw:
        line, is_indented = each.strip(), each.startswith("  ")
        if not line:
            gap = True
            continue
        ends = before.endswith((".", "!", "?", ":", ";"))
        goes_on = bool(before) and not ends and line[0].islower()
        is_first = gap or (is_indented and not was_indented)
        if is_first or pattern(_ITEM).match(line):
            # What begins in the midst of a sentence is known by a blank line alone.
            paragraphs += [[], [line]] if is_first and goes_on else [[line]]
        elif goes_on or len(before) + 1 + len(line.partition(" ")[0]) > width:
            paragraphs[-1].append(line)
            joined += 1
            within += goes_on
            short += len(before) + 1 + len(line.partition(" ")[0]) + slack <= width
        elif ends:
            paragraphs.append([line])
        else:
            return text
        before, gap, was_indented = line, False, is_indented
    # Lines of a sentence each may happen to be of one length.
    is_wrapped = within and 4 * within >= joined and 4 * short <= joined
    if is_wrapped and 4 * len(pattern(_CODE).findall(text)) > len(raw):
        return text
    return "\n".join(map(" ".join, paragraphs)) if is_wrapped else text


def strip_markup(text: str) -> str:
    """Return a text without its tags of HTML and JATS; what ends a block ends a line.

    Only what is known to be a tag goes: ``a < b`` and ``<tags>`` in prose stay.
    """
    if "&" in text:
        text = unescape(text)
    if "<" in text:
        text = pattern(_HEADING).sub("", text)
        text = pattern(_TITLE_END).sub(": ", text)
        text = pattern(_BLOCK_TAG).sub("\n", text)
        text = pattern(_TAG).sub("", text)
    return "\n".join(filter(None, map(one_line, text.split("\n"))))


def part_remark(note: str) -> tuple[str, str]:
    """Return what a note says of a person's own, and the authors' comment that stands in it.

    Zotero keeps as a note what arXiv prints as a comment, and begins it with a word for that.
    """
    if _REMARK not in note:
        return note, ""
    parts = note.split("\n")
    at = next((n for n, part in enumerate(parts) if part.strip().startswith(_REMARK)), None)
    if at is None:
        return note, ""
    own = "\n".join(parts[:at] + parts[at + 1 :]).strip()
    return own, parts[at].strip().removeprefix(_REMARK)


def without_links(remarks: str) -> str:
    """Return remarks without what carrel's exports write behind them: the abstract's links."""
    if " in the abstract: " not in remarks:
        return remarks
    return pattern(_LINKS).sub("", remarks).strip()
