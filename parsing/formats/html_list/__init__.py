"""Lists of papers on any web page, as HTML: accepted papers, reading lists, bookmarks, tables.

Sites that many papers come from are known by name: `sites`. What any other page says is written as
the Markdown that it would be, and read as that. What has no lists or tables of papers may have them
as blocks, which `records` finds.
"""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from parsing.formats import markdown_list, references
from parsing.formats.html_list.addresses import resolve_links
from parsing.formats.html_list.records import read_records
from parsing.formats.html_list.site_records import read_site
from parsing.formats.html_list.untitled import missing_header
from parsing.html_tree import (
    MOST_WITHIN,
    NOT_READ,
    attribute,
    holders_of,
    is_cut,
    parse_html,
    text_in,
)
from parsing.paper import Page, Problem
from parsing.patterns import pattern

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from selectolax.lexbor import LexborHTMLParser, LexborNode

_LEFT_OUT = NOT_READ | {"button"}
_HEADINGS = {"h1": 2, "h2": 3, "h3": 4, "h4": 5, "h5": 6, "h6": 6}
"""Levels: the page's own title is the one heading above them all."""
_ITEMS = {"li", "dt", "dd", "p", "div"}
_LISTS = "ul, ol, dl, table, li, dt, dd"
_HOLDERS = f"{_LISTS}, h1, h2, h3, h4, h5, h6"
"""What makes an element more than one item."""
_BREAKS = {"p", "div", "dd", "dt", "li", "section", "article", "td", "th", *_HEADINGS}
_BOLD = {"strong": "**", "b": "**", "em": "*", "i": "*"}
_TITLES = frozenset(("title", "papertitle", "paper-title", "paper_title", "pubtitle", "pub-title"))
"""What pages call a title by its class."""
_SIGN = r"([*_`\[\]<])"
_BEGINS_ANEW = r"[*+•-]\s|\(?\d{1,4}[.)]\s|\[\d{1,4}\]\s|\|"
"""Lines that would be items of their own."""
_IN_TABLE = 3
"""Elements down to a cell: the body, the row and the cell."""
_REFUSED = "nothing taken; save the text that the browser shows, not the page's source"


def sniff(head: str) -> float:
    """Return how sure it is that a text is a page that may have a list: as sure as of any HTML."""
    return 0.5 if "<" in head else 0.0


def parse(text: str, name: str) -> Page:
    """Return the papers of the lists and tables of a page, if most of them are of papers."""
    tree = parse_html(text)
    if tree is None or tree.body is None:
        seen = "this is HTML with too many elements or too deeply nested ones"
        return Page(name, "", (), (Problem(name, 1, seen, "nothing taken"),))
    resolve_links(text, tree)
    if entries := read_site(text, tree):
        return Page(name, "", entries)
    page = _read(tree, tree.body, name)
    if not is_cut(tree):
        return page
    cut = Problem(name, 0, f"elements within more than {MOST_WITHIN} others", "left out")
    return page._replace(problems=(*page.problems, cut))


def _read(tree: LexborHTMLParser, body: LexborNode, name: str) -> Page:
    """The papers of a page of no site that is known."""
    several = {
        "li": holders_of(tree, _LISTS) | _headed_twice(tree),
        "div": holders_of(tree, f"{_HOLDERS}, p, div"),
    }
    several |= dict.fromkeys(("dt", "dd", "p"), holders_of(tree, _HOLDERS))
    lines = [f"# {text_in(tree.css_first('title'))}", "", *_blocks(body, several)]
    markdown = "\n".join(lines)
    page = Page(name, "", ())
    if markdown_list.sniff(markdown):
        page = markdown_list.parse(markdown, name)
    elif references.sniff(said := "\n".join(lines[1:])):
        page = references.parse(said, name)._replace(problems=())
    if not page.entries or page.problems:
        records = read_records(tree)
        if len(records) > len(page.entries):
            return Page(name, "", records)
    if not page.entries and not page.problems:
        return Page(name, "", (), (Problem(name, 1, "this is HTML", _REFUSED),))
    # Lines are those of the Markdown, which nobody has seen.
    problems = tuple(
        each._replace(line=0, seen=each.seen.partition(", the first on line")[0])
        for each in page.problems
    )
    return page._replace(
        entries=tuple(entry._replace(line=0) for entry in page.entries), problems=problems
    )


def _blocks(
    top: LexborNode, several: Mapping[str, frozenset[int]], depth: int = 0
) -> Iterator[str]:
    """What a page says, as lines of Markdown.

    Args:
        top: element whose children are read.
        several: elements of each kind that hold more than one item. An item of a list may have its
            title as a heading, a `div` is none that has paragraphs.
        depth: of the element.
    """
    for node in _children(top, depth):
        tag = node.tag
        if tag in _HEADINGS:
            yield from ("", f"{'#' * _HEADINGS[tag]} {_inline(node, depth + 1)}", "")
        elif tag == "table":
            yield from _table(node, depth + 1)
        elif (
            tag in _ITEMS and node.mem_id not in several[tag] and (lines := _lines(node, depth + 1))
        ):
            said, *below = lines
            # A paragraph is a paper where its title stands out, in bold or as a link.
            is_item = tag in {"li", "dt"} or said.startswith(("**", "["))
            if tag == "dd":
                yield f"  {' '.join(lines)}"  # of the term above
            else:
                yield from ("", f"- {said}" if is_item else said, *below)
        elif node.first_child is not None:
            yield from _blocks(node, several, depth + 1)


def _headed_twice(tree: LexborHTMLParser) -> frozenset[int]:
    """The items of lists that have more than one heading in them."""
    headings: Counter[int] = Counter()
    for node in tree.css("h1, h2, h3, h4, h5, h6"):
        above, depth = node.parent, 0
        while above is not None and above.tag != "li" and depth < MOST_WITHIN:
            above, depth = above.parent, depth + 1
        if above is not None:
            headings[above.mem_id] += 1
    return frozenset(item for item, count in headings.items() if count > 1)


def _table(table: LexborNode, depth: int) -> Iterator[str]:
    rows = [row.css("th, td") for row in table.css("tr")]
    told = [[cell for cell in cells if cell.text().strip()] for cells in rows]
    if all(len(cells) < 2 for cells in told):  # made for nothing but the look, or for pictures
        for (cell,) in filter(None, told):
            said, *below = _lines(cell, depth + _IN_TABLE) or [""]
            yield from ("", f"- {said}", *below)
        return
    shown = [[_inline(cell, depth + _IN_TABLE).replace("|", "\\|") for cell in row] for row in rows]
    if header := missing_header(shown):
        shown.insert(0, header)
    for number, cells in enumerate(shown):
        yield f"| {' | '.join(cells)} |"
        if not number:
            yield f"|{'---|' * len(cells)}"
    yield ""


def _lines(node: LexborNode, depth: int) -> list[str]:
    """What stands in a block, the lines below the first as Markdown goes on with them."""
    lines = [said for each in _said(node, depth).split("\n") if (said := " ".join(each.split()))]
    if any(pattern(_BEGINS_ANEW).match(line) for line in lines[1:]):
        return [" ".join(lines)]
    return [*lines[:1], *(f"    {line}" for line in lines[1:])]


def _inline(node: LexborNode, depth: int) -> str:
    """What stands in a block, on one line of Markdown."""
    return " ".join(_said(node, depth).split())


def _said(node: LexborNode, depth: int) -> str:
    """The same, with the lines that it is broken into."""
    return "".join(_pieces(node, depth))


def _pieces(node: LexborNode, depth: int) -> Iterator[str]:
    for child in _children(node, depth):
        tag = child.tag
        if tag == "-text":
            said = child.text(deep=False).replace("\n", " ")
            yield pattern(_SIGN).sub(r"\\\1", said)
        elif tag == "a" and (address := attribute(child, "href")):
            opens = pattern(r"[()<>\s]").sub("", address)
            yield f"[{_inline(child, depth + 1)}]({opens})"
        elif tag in _BOLD and (said := _inline(child, depth + 1)):
            yield f"{_BOLD[tag]}{said}{_BOLD[tag]}"
        elif _is_title(child) and (said := _inline(child, depth + 1)):
            yield f" **{said}** " if "**" not in said else f" {said} "
        elif child.first_child is not None:
            around = " " if tag in _BREAKS else ""
            yield around
            yield from _pieces(child, depth + 1)
            yield around
        elif tag == "br":
            yield "\n"


def _is_title(node: LexborNode) -> bool:
    """Whether an element is called a title by its class."""
    return not _TITLES.isdisjoint(attribute(node, "class").lower().split())


def _children(node: LexborNode, depth: int) -> Iterator[LexborNode]:
    """What an element holds that is shown; what is nested deeper than pages are is left out."""
    if depth < MOST_WITHIN:
        for child in node.iter(include_text=True):
            if child.tag not in _LEFT_OUT:
                yield child
