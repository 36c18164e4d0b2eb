"""Links of other markup, written as Markdown writes them: the lists around them look alike."""

from __future__ import annotations

from parsing.patterns import pattern

_FORMS = (
    # reStructuredText: `Title <address>`_
    (">`_", r"`(?P<said>[^`<>\n]{2,300}?)\s{1,3}<(?P<url>https?://[^<>\s]{1,2000})>`__?"),
    # Org: [[address][Title]]
    ("[[http", r"\[\[(?P<url>https?://[^\[\]\s]{1,2000})\]\[(?P<said>[^\[\]\n]{2,300})\]\]"),
    # MediaWiki: [address Title]
    ("[http", r"\[(?P<url>https?://[^\s\[\]]{1,2000})\s(?P<said>[^\[\]\n]{2,300})\](?![(\[])"),
    # AsciiDoc: address[Title]
    (
        "://",
        r"(?<![\[(<])\b(?P<url>https?://[^\s\[\]()<>]{1,2000})\[(?P<said>[^\[\]\n]{2,300})\](?!\()",
    ),
)
"""What each has, and its pattern."""


def as_markdown(text: str) -> str:
    """Return a text whose links are those of Markdown; its lines stay what they are."""
    for sign, form in _FORMS:
        if sign in text:
            text = pattern(form).sub(r"[\g<said>](\g<url>)", text)
    return text
