"""What stands in the elements of XML: texts with their markup, people, dates, identifiers."""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING

from parsing.addresses import with_addresses
from parsing.authors import whole_name
from parsing.dates import iso_date
from parsing.ids import find_arxiv, find_doi
from parsing.meta import Author
from parsing.paper import Page, Problem
from parsing.patterns import pattern
from parsing.prose import one_line
from parsing.records import page_of_records
from parsing.xml_stream import read_elements

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Iterable
    from xml.etree.ElementTree import Element

    from parsing.meta import Meta
    from parsing.paper import Entry

_LEFT_OUT = frozenset(("fn", "contrib-group", "annotation", "object-id"))
"""Elements that are no part of the text in which they stand."""
_BLOCKS = frozenset(("p", "sec", "div", "list", "list-item", "item", "disp-formula", "break", "br",
                     "lb", "AbstractText"))  # fmt: skip
_HEADINGS = frozenset(("title", "head"))
_NO_HEADING = frozenset(("", "abstract", "summary"))
_SHORT = 40
"""Characters of a text that is likely to come again."""
_HEADED = "\0"
"""Stands behind a heading, as nothing can in XML: what comes next goes on in its line."""
_TEX = ("\\begin{document}", "\\end{document}")
_DOI_BEGINS = r"(?i)doi|(?:https?://(?:dx\.)?doi\.org/|info:doi/)?10\.\d{4,9}/"
_KINDS = {"doi": "doi", "pubmed": "pubmed", "pmid": "pubmed", "arxiv": "arxiv", "uri": "uri",
          "url": "uri", "hdl": "uri", "": "uri"}  # fmt: skip
"""Identifiers that are known, by what they are called in small letters."""
_PAGE_OF_TWO = r"(\w+)\s?[-–—]\s?(\w+)"


def page_of_elements(
    text: str,
    name: str,
    wanted: Collection[str] | None,
    read: Callable[[Element], Entry | str | None],
    deepest: int = 2,
) -> Page:
    """Return the page of the elements of these names, which have no namespaces then.

    Args:
        text: of any kind.
        name: of the page.
        wanted: names of elements, as for `read_elements`.
        read: gives the entry of an element, or why it is none ("has no title"), which is told;
            None for what nobody would take for a paper.
        deepest: as for `read_elements`.
    """
    problems: list[Problem] = []
    elements = read_elements(text, wanted, name, problems, deepest)
    has_namespaces = "xmlns" in text
    came = (read(without_namespaces(each) if has_namespaces else each) for each in elements)
    papers = (each for each in came if each is not None)
    found = ((number, 0, each) for number, each in enumerate(papers, 1))
    return page_of_records(found, name, problems)


def without_namespaces(element: Element) -> Element:
    """Return an element after the names of all in it lost their namespaces."""
    for each in element.iter():
        if each.tag[:1] == "{":
            each.tag = _local(each.tag)
    return element


@lru_cache(maxsize=1024)  # which have a few dozen names
def _local(tag: str) -> str:
    return tag.rpartition("}")[2]


def first(element: Element | None, *path: str) -> Element | None:
    """Return the first element at the end of a path of names, where all of them are there."""
    # For a path of several names ElementTree takes four times as long.
    for tag in path:
        if element is None:
            return None
        element = element.find(tag)
    return element


def every(element: Element | None, *path: str) -> list[Element]:
    """Return all elements of the last name of a path, in the first of each name before."""
    *above, last = path
    parent = first(element, *above)
    return [] if parent is None else parent.findall(last)


def text_at(element: Element | None, *path: str) -> str:
    """Return the text of the first element at the end of a path, on one line; empty without."""
    for tag in path:
        if element is None:
            return ""
        element = element.find(tag)
    return line_of(element)


def texts_at(element: Element | None, *path: str) -> tuple[str, ...]:
    """Return the texts, one line each, of all elements that are `every` of a path."""
    return tuple(filter(None, map(line_of, every(element, *path))))


def line_of(element: Element | None) -> str:
    """Return the text of an element with its inline markup taken off, on one line."""
    if element is None:
        return ""
    if len(element):
        return one_line(_text(element))
    text = element.text or ""
    return _known_line(text) if len(text) <= _SHORT else one_line(text)


# Roles, years, journals and many names come again and again.
_known_line = lru_cache(maxsize=4096)(one_line)


def block_of(element: Element | None) -> str:
    """Return the text of an element, a line for each paragraph, with headings before theirs."""
    if element is None:
        return ""
    if not len(element):
        text = element.text or ""
        return one_line(text) if "\n" in text else text
    text = pattern(rf"{_HEADED}[\s{_BREAK}]*").sub(" ", _text(element, has_blocks=True))
    return "\n".join(filter(None, map(one_line, text.split(_BREAK))))


_BREAK = "\x01"
"""Parts paragraphs, as nothing else can in XML: its own line ends part none."""


def _text(element: Element, *, has_blocks: bool = False) -> str:
    between = _BREAK if has_blocks else " "
    parts: list[str] = []
    ahead: list[Element | str] = [element]
    while ahead:
        each = ahead.pop()
        if isinstance(each, str):
            parts.append(each)
            continue
        tag = each.tag
        if tag in _LEFT_OUT or (tag == "xref" and each.get("ref-type") == "fn"):
            continue
        if tag == "tex-math":
            parts.append(_formula("".join(each.itertext())))
            continue
        if tag in _HEADINGS and has_blocks and each is not element:
            heading = line_of(each).rstrip(".:")
            said = "" if heading.lower() in _NO_HEADING else f"{heading}:{_HEADED}"
            parts.append(f"{between}{said}")
            continue
        children = each[:]
        if tag == "alternatives":  # one formula in several languages
            children = each.findall("tex-math")[:1] or children[:1]
        if tag in _BLOCKS:
            parts.append(between)
            ahead.append(between)
        parts.append(each.text or "")
        for child in reversed(children):
            if child.tail and tag != "alternatives":
                ahead.append(child.tail)
            ahead.append(child)
    return "".join(parts)


def _formula(tex: str) -> str:
    """A formula between dollars, without the document that some put around it."""
    begin, end = _TEX
    if begin in tex:
        tex = tex.partition(begin)[2].partition(end)[0]
    tex = one_line(tex).strip("$ ")
    return f"${tex}$" if tex else ""


def person(family: str, given: str, suffix: str = "") -> Author | None:
    """Return the author of a name in parts, of which any may be empty; nobody without one."""
    if suffix and family:
        family = f"{family} {suffix}"
    if family and given:
        return _split_name(family, given)
    return whole_name(family or given) if family or given else None


@lru_cache(maxsize=4096)  # most authors have more than one paper
def _split_name(family: str, given: str) -> Author:
    return Author("", family, given)


def people(authors: Iterable[Author | None]) -> tuple[Author, ...]:
    """Return those of the authors that are somebody."""
    return tuple([each for each in authors if each is not None])


def editor_of(author: Author) -> str:
    """Return the name of an editor as it is kept: ``Doe, Ann``."""
    return author.literal or f"{author.family}, {author.given}"


def date_in(element: Element | None) -> str:
    """Return the date whose year, month and day stand in elements called so, as exact as it is."""
    if element is None:
        return ""
    parts = {str(each.tag).lower(): (each.text or "").strip() for each in element}
    return _date(parts.get("year", ""), parts.get("month", ""), parts.get("day", ""))


@lru_cache(maxsize=4096)
def _date(year: str, month: str, day: str) -> str:
    between = "-" if month.isdecimal() else " "
    ways = ([year, month, day] if month else [], [year, month], [year])
    return next(filter(None, (iso_date(between.join(filter(None, way))) for way in ways)), "")


def pages_of(first_page: str, last_page: str) -> str:
    """Return first and last page as they are kept; one alone where they are the same."""
    said = dict.fromkeys(filter(None, (first_page, last_page)))
    return "-".join(said).replace("–", "-")


def with_identifiers(meta: Meta, given: Iterable[tuple[str, str]]) -> Meta:
    """Return metadata with the identifiers and addresses in a list; what is known already stays.

    Args:
        meta: what is known already.
        given: as for `identifiers_in`.
    """
    found, addresses = identifiers_in(given)
    new = {field: value for field, value in found.items() if not getattr(meta, field)}
    meta = meta._replace(**new) if new else meta  # type: ignore[arg-type]
    return with_addresses(meta, addresses) if addresses else meta


def identifiers_in(given: Iterable[tuple[str, str]]) -> tuple[dict[str, object], list[str]]:
    """Return the identifiers in a list by their fields in `Meta`, and the addresses in it.

    Args:
        given: each with its kind as the source calls it (``doi``, ``pmid``, ``arxiv``, ``uri``,
            or nothing where the value says it itself); those of other kinds are passed over, but
            for what is plainly one of arXiv.
    """
    found: dict[str, object] = {}
    addresses: list[str] = []
    for said, value in given:
        if not value:
            continue
        kind = _KINDS.get(said) or _KINDS.get(said.lower(), "other")
        if kind == "pubmed":
            if value.isdecimal():
                found.setdefault("pubmed", value)
            continue
        if (arxiv := find_arxiv(value, bare=kind == "arxiv")).id and "arxiv" not in found:
            found["arxiv"], found["arxiv_version"] = arxiv
        if kind == "doi" or (kind == "uri" and pattern(_DOI_BEGINS).match(value)):
            if doi := find_doi(value):
                found.setdefault("doi", doi)
        elif kind == "uri":
            addresses.append(value)
    return found, addresses


def page_range(text: str) -> str:
    """Return pages in one text as they are kept: ``12–34`` is ``12-34``."""
    found = pattern(_PAGE_OF_TWO).fullmatch(text)
    return f"{found[1]}-{found[2]}" if found else text
