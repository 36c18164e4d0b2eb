"""DBLP's XML: its answers to a search, and its records: of a person, of one paper, of a dump.

https://dblp.org/faq/1474679.html; the records are those of its *dblp.xml*.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from parsing.formats.dblp import publication
from parsing.ids import find_doi
from parsing.meta import Kind
from parsing.patterns import pattern
from parsing.xml_fields import page_of_elements, text_at, texts_at
from parsing.xml_root import xml_root

if TYPE_CHECKING:
    from xml.etree.ElementTree import Element

    from parsing.paper import Entry, Page

_TYPES = {
    "article": "Journal Articles",
    "inproceedings": "Conference and Workshop Papers",
    "incollection": "Parts in Books or Collections",
    "proceedings": "Editorship",
    "book": "Books and Theses",
    "phdthesis": "Books and Theses",
    "mastersthesis": "Books and Theses",
}
"""What a search calls the records, by the names of their elements; others are people's pages."""
_INFORMAL = "Informal and Other Publications"
_THESES = {"phdthesis", "mastersthesis"}
_ANSWER = r"<hits\b[^<>]{0,200}>\s*<hit\b[^<>]{0,200}>\s*<info>"


def sniff(head: str) -> float:
    """Return how sure it is that a text which begins so is XML of DBLP."""
    root = xml_root(head)
    if root in {"dblp", "dblpperson"}:
        return 1.0
    return 0.97 if root == "result" and pattern(_ANSWER).search(head) else 0.0


def parse(text: str, name: str) -> Page:
    """Return the page of the publications; those without a title are told."""
    return page_of_elements(text, name, {"info", *_TYPES}, _entry, deepest=3)


def _entry(record: Element) -> Entry | str:
    addresses = texts_at(record, "ee")
    said: dict[str, str] = {}
    if record.tag == "info":
        names = texts_at(record, "authors", "author")
    else:
        names = texts_at(record, "author") or texts_at(record, "editor")
        is_informal = record.get("publtype", "").startswith("informal")
        said = {
            "type": _INFORMAL if is_informal else _TYPES[record.tag],
            "key": record.get("key", ""),
            "venue": text_at(record, "journal") or text_at(record, "booktitle"),
            "doi": next(filter(None, map(find_doi, addresses)), ""),
        }

    def text(field: str) -> str:
        return said.get(field) or text_at(record, field)

    found = publication(text, names, 0, addresses)
    if found is None:
        return "has no title"
    if record.tag in _THESES:
        return found._replace(meta=found.meta._replace(kind=Kind.THESIS))
    return found
