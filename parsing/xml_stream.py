"""XML of strangers, element by element: by the standard parser, entities refused, all bounded."""

from __future__ import annotations

from typing import TYPE_CHECKING, cast
from xml.etree import ElementTree as ET

from parsing.paper import Problem

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator

DEEPEST = 200
"""Elements within each other that are followed."""
MOST_TAGS = 2_000_000
_PART = 2**20


def read_elements(
    text: str, wanted: Collection[str], name: str, problems: list[Problem]
) -> Iterator[ET.Element]:
    """Return the elements of these names, each whole, in order; names are without a namespace.

    Nothing is read after a fault: it is added to the problems with its line.

    Args:
        text: of any kind.
        wanted: the names of elements, which stand in the root or one deeper.
        name: of the page, for problems.
        problems: where faults are added.
    """
    text = text.lstrip("\ufeff \t\r\n")
    if "<!ENTITY" in text:
        problems.append(Problem(name, 0, "XML that defines entities", "nothing taken"))
        return
    if text.count("<") > MOST_TAGS:
        problems.append(Problem(name, 0, "XML with too many elements", "nothing taken"))
        return
    # A lone surrogate cannot be encoded, and stands for nothing.
    text = text.encode("utf-8", "replace").decode()
    try:
        root = ET.XML(text)
    except (ET.ParseError, ValueError):
        yield from _read_until_broken(text, wanted, name, problems)
        return
    for child in root:
        if tag_of(child) in wanted:
            yield child
        else:
            yield from (element for element in child if tag_of(element) in wanted)


def _read_until_broken(
    text: str, wanted: Collection[str], name: str, problems: list[Problem]
) -> Iterator[ET.Element]:
    """The elements before a fault, and the fault with its line."""
    parser: ET.XMLPullParser[ET.Element] = ET.XMLPullParser(("start", "end"))
    depth = 0
    try:
        for start in range(0, len(text), _PART):
            parser.feed(text[start : start + _PART])
            events = cast("Iterator[tuple[str, ET.Element]]", parser.read_events())
            for event, element in events:
                depth += 1 if event == "start" else -1
                if depth > DEEPEST:
                    problems.append(
                        Problem(name, 0, "XML nested too deeply", "the rest is left out")
                    )
                    return
                if event == "end" and tag_of(element) in wanted:
                    yield element
        parser.close()
    except (ET.ParseError, ValueError) as error:
        line = error.position[0] if isinstance(error, ET.ParseError) else 0
        problems.append(Problem(name, line, "the XML is broken here", "the rest is left out"))


def tag_of(element: ET.Element) -> str:
    """Return the name of an element without its namespace."""
    return str(element.tag).rpartition("}")[2]


def text_of_element(element: ET.Element) -> str:
    """Return all text in an element as it stands."""
    return element.text or "" if not len(element) else "".join(element.itertext())
