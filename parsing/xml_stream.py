"""XML of strangers, element by element: by the standard parser, entities refused, all bounded."""

from __future__ import annotations

from html import escape
from html.entities import html5
from typing import TYPE_CHECKING, cast
from xml.etree import ElementTree as ET

from parsing.paper import Problem
from parsing.patterns import pattern

if TYPE_CHECKING:
    import re
    from collections.abc import Collection, Iterator

DEEPEST = 200
"""Elements within each other that are followed."""
MOST_TAGS = 2_000_000
_PART = 2**20
_BEGIN = r"(?<=[>\s])(?=<\?xml\s)"
_NAMED = r"&([A-Za-z][A-Za-z0-9]{1,31};)"


def read_elements(
    text: str,
    wanted: Collection[str] | None,
    name: str,
    problems: list[Problem],
    deepest: int = 2,
) -> Iterator[ET.Element]:
    """Return the elements of these names, each whole, in order; names are without a namespace.

    Of those that stand in each other the outermost is one. Nothing is read after a fault: it is
    added to the problems with its line.

    Args:
        text: of any kind.
        wanted: the names of elements; None for each that stands in the root.
        name: of the page, for problems.
        problems: where faults are added.
        deepest: how far below the root they stand at most, in XML without a fault.
    """
    text = text.lstrip("\ufeff \t\r\n")
    if "<!ENTITY" in text:
        problems.append(Problem(name, 0, "XML that defines entities", "nothing taken"))
        return
    if text.count("<") > MOST_TAGS:
        problems.append(Problem(name, 0, "XML with too many elements", "nothing taken"))
        return
    root = _whole(text)
    if root is not None:
        yield from _wanted(root, wanted, deepest)
        return
    line = 0
    for document in pattern(_BEGIN).split(text):
        # Answers that somebody put one behind another are read one by one.
        spelt = pattern(_NAMED).sub(_letter, document)
        root = _whole(spelt)
        if root is not None:
            yield from _wanted(root, wanted, deepest)
        else:
            yield from _read_until_broken(spelt, wanted, name, problems, line)
        line += document.count("\n")


def _whole(text: str) -> ET.Element | None:
    # Whatever the text says it was encoded in, it is decoded now.
    parser: ET.XMLParser[ET.Element] = ET.XMLParser(encoding="utf-8")  # noqa: S314 - no entities
    try:
        # A lone surrogate cannot be encoded, and stands for nothing.
        return ET.XML(text.encode("utf-8", "replace"), parser)
    except (ET.ParseError, ValueError):
        return None


def _letter(found: re.Match[str]) -> str:
    """What an entity of HTML stands for: a document type that nobody has here defines it."""
    return escape(html5[found[1]]) if found[1] in html5 else found[0]


def _wanted(root: ET.Element, wanted: Collection[str] | None, deepest: int) -> Iterator[ET.Element]:
    if wanted is None:
        yield from root
        return
    levels = [iter((root,))]
    while levels:
        element = next(levels[-1], None)
        if element is None:
            levels.pop()
        elif tag_of(element) in wanted:
            yield element
        elif len(levels) <= deepest:
            levels.append(iter(element))


def _read_until_broken(
    text: str, wanted: Collection[str] | None, name: str, problems: list[Problem], above: int
) -> Iterator[ET.Element]:
    """The elements before a fault, and the fault with its line; so many stand above the text."""
    parser: ET.XMLPullParser[ET.Element] = ET.XMLPullParser(("start", "end"))
    depth = taken = 0
    try:
        for start in range(0, len(text), _PART):
            parser.feed(text[start : start + _PART].encode("utf-8", "replace").decode())
            events = cast("Iterator[tuple[str, ET.Element]]", parser.read_events())
            for event, element in events:
                if event == "end":
                    if depth == taken:
                        taken = 0
                        yield element
                    depth -= 1
                    continue
                depth += 1
                if depth > DEEPEST:
                    problems.append(
                        Problem(name, 0, "XML nested too deeply", "the rest is left out")
                    )
                    return
                if not taken and (depth == 2 if wanted is None else tag_of(element) in wanted):
                    taken = depth
        parser.close()
    except (ET.ParseError, ValueError) as error:
        line = above + error.position[0] if isinstance(error, ET.ParseError) else 0
        problems.append(Problem(name, line, "the XML is broken here", "the rest is left out"))


def tag_of(element: ET.Element) -> str:
    """Return the name of an element without its namespace."""
    return str(element.tag).rpartition("}")[2]


def text_of_element(element: ET.Element) -> str:
    """Return all text in an element as it stands."""
    return element.text or "" if not len(element) else "".join(element.itertext())
