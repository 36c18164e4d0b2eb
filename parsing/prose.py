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

_REMARK = "Comment: "


def one_line(text: str) -> str:
    """Return a text with every run of white space, line ends included, made one blank."""
    # Of all blanks, the space alone can be printed.
    if "  " not in text and (is_plain(text) or text.isprintable()):
        return text.strip()
    return " ".join(text.split())


def unwrap(text: str) -> str:
    """Return a text without its line ends; a blank line or an indented one begins a paragraph."""
    if "\n" not in text:
        return text.strip()
    paragraphs = pattern(r"\n\s*\n|\n[ \t]{2,}(?=\S)").split(text.strip())
    return "\n".join(filter(None, map(one_line, paragraphs)))


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
    remarks = [part.strip() for part in parts if part.strip().startswith(_REMARK)]
    own = "\n".join(part for part in parts if not part.strip().startswith(_REMARK)).strip()
    return own, remarks[0].removeprefix(_REMARK) if remarks else ""
