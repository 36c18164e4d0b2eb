"""HTML of strangers as a tree: parsed by Lexbor, which is bounded here in what it is given.

Lexbor takes time that grows with the square of the depth and of the attributes of one tag, so a
page of hostile nesting is refused, and giant tags (pictures written out as text) are left out.
"""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from parsing.patterns import pattern
from parsing.prose import one_line

if TYPE_CHECKING:
    from selectolax.lexbor import LexborHTMLParser, LexborNode

DEEPEST = 500
"""Elements within each other that are followed; pages have a tenth of that."""
MOST_WITHIN = 100
"""Those whose text is read, where it is read element by element."""
MOST_TAGS = 2_000_000
NOT_READ = frozenset(
    (
        *("script", "style", "nav", "footer", "aside", "form", "noscript", "template", "svg"),
        *("head", "select", "iframe", "img"),
    )
)
"""Elements that are not shown, and what stands around the text of a page."""
_PART = 2**14
_TAG = r"</?[a-zA-Z][a-zA-Z0-9-]*"
_GIANT = r"<[a-zA-Z][^<>]{20000,}>?"
_EMPTY = {
    "area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "p", "param",
    "source", "track", "wbr",
}  # fmt: skip
"""They have no content; a paragraph ends where the next begins."""
_LOOSE = ("a", "dd", "dt", "li", "option", "path", "tbody", "td", "th", "tr")
"""Many pages leave them open, to be ended by the next or by what they stand in."""
_MOST_OPEN = 5000
_ROW = r"(?i)\s*<(?:thead|tbody|tr|td|th)\b"


def parse_html(text: str) -> LexborHTMLParser | None:
    """Return the tree of a page, None when it has too many or too deeply nested elements."""
    if text.count("<") > MOST_TAGS or _is_too_deep(text):
        return None
    from selectolax.lexbor import LexborHTMLParser

    if pattern(_ROW).match(text):
        text = f"<table>{text}"  # cut out of one, without which there are no rows
    # A lone surrogate cannot be encoded, and stands for nothing.
    return LexborHTMLParser(pattern(_GIANT).sub("", text).encode("utf-8", "replace"))


def holders_of(tree: LexborHTMLParser, selector: str) -> frozenset[int]:
    """Return what has elements of a kind in it, however deep, by its `mem_id`."""
    holders: set[int] = set()
    for node in tree.css(selector):
        above = node.parent
        while above is not None and above.mem_id not in holders:
            holders.add(above.mem_id)
            above = above.parent
    return frozenset(holders)


def is_cut(tree: LexborHTMLParser) -> bool:
    """Return whether elements stand in more others than `MOST_WITHIN`."""
    return tree.css_first("body" + " > *" * MOST_WITHIN) is not None


def text_in(node: LexborNode | None) -> str:
    """Return the text of an element on one line, empty without one."""
    return one_line(node.text()) if node is not None else ""


def attribute(node: LexborNode | None, name: str) -> str:
    """Return an attribute of an element, empty without one."""
    return (node.attributes.get(name) or "") if node is not None else ""


def _is_too_deep(text: str) -> bool:
    """Whether more elements may be open at once than are followed: an estimate from above."""
    opened: Counter[str] = Counter()
    for start in range(0, len(text), _PART):
        for tag, count in Counter(pattern(_TAG).findall(text, start, start + _PART)).items():
            name = tag.lstrip("</").lower()
            if name not in _EMPTY:
                opened[name] += -count if tag[1] == "/" else count
        # An end of what never began ends nothing.
        opened = +opened
        loose = sum(opened[name] for name in _LOOSE)
        if loose > _MOST_OPEN or opened.total() - loose > DEEPEST:
            return True
    return False
