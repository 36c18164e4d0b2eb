"""arXiv's own pages that list papers, as HTML: new, recent, catch-up, a month, a search's answer.

https://arxiv.org/list/cs/new: a term with the identifier, then a description with the rest.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from parsing.authors import authors_one_each, split_authors
from parsing.dates import arxiv_date, date_label
from parsing.formats.arxiv_results import submitted
from parsing.html_tree import attribute, parse_html, text_in
from parsing.ids import find_arxiv, find_doi
from parsing.link_fields import is_code
from parsing.meta import Kind, Meta
from parsing.paper import Entry, Page, Problem
from parsing.patterns import pattern, without_start

if TYPE_CHECKING:
    from selectolax.lexbor import LexborHTMLParser, LexborNode

_ARTICLES = r"(?i)<dl[^<>]{0,100}\bid\s*=\s*[\"']?articles\b"
_TITLE = r"(?is)<title>[^<]{0,300}(?:arXiv|\bnew submissions\b|Authors and titles)"
_RESULT = r"(?i)<li[^<>]{0,60}\barxiv-result\b"
_DATE = r"(?:[A-Z][a-z]{2,8},?\s+)?(\d{1,2}\s+[A-Z][a-z]{2,8}\s+\d{2,4})\b"
_DESCRIPTOR = r"(?:Title|Authors?|Comments?|Subjects?|Journal[ -]ref|DOI|Related DOI)\s*:\s*"
_TAG = r"[a-z-]{2,}(?:\.[A-Za-z-]{2,})?"
_CLASS = r"\(([a-z-]{2,}(?:\.[A-Za-z-]{2,})?)\)"


class _Listed(NamedTuple):
    """What a page has of one paper: addresses, names, and elements by their class."""

    addresses: list[str]
    authors: list[str]
    remarked: list[str]
    """Addresses in the comment."""
    parts: dict[str, LexborNode]


def sniff(head: str) -> float:
    """Return how sure it is that a text which begins so is a listing of arXiv."""
    if pattern(_ARTICLES).search(head) or pattern(_RESULT).search(head):
        return 1.0
    is_listing = "/abs/" in head and pattern(r"\blist-title\b").search(head)
    return 0.95 if is_listing and (pattern(_TITLE).search(head) or "<dt" in head) else 0.0


def parse(text: str, name: str) -> Page:
    """Return the page with the papers in its order, and the day that it is of."""
    tree = parse_html(text)
    if tree is None:
        seen = "HTML with too many elements or too deeply nested ones"
        return Page(name, "", (), (Problem(name, 0, seen, "nothing taken"),))
    if tree.css_first("li.arxiv-result") is not None:
        return Page(name, "", _results(tree))
    day = label = ""
    entries: list[Entry] = []
    listed = _Listed([], [], [], {})
    # One look at the whole page: to ask each entry for its parts takes four times as long.
    role = ""
    for node in tree.css("h3, dt, dl a, dd div, dd p"):
        tag = node.tag
        if tag == "dt":
            _add(entries, listed, day)
            listed = _Listed([], [], [], {})
        elif tag == "a":
            if not listed.parts:
                listed.addresses.append(attribute(node, "href"))
            elif role == "list-authors":
                listed.authors.append(text_in(node))
            elif role == "list-comments":
                listed.remarked.append(attribute(node, "href"))
        elif tag == "h3":
            _add(entries, listed, day)
            listed = _Listed([], [], [], {})
            found = pattern(_DATE).search(text_in(node))
            day = arxiv_date(found[1]) if found else day
            label = label or date_label(day)
        else:
            role = "abstract" if tag == "p" else attribute(node, "class").partition(" ")[0]
            listed.parts.setdefault(role, node)
    _add(entries, listed, day)
    return Page(name, label, tuple(entries))


def _add(entries: list[Entry], listed: _Listed, day: str) -> None:
    """Add what stood between one term and the next, if it is a paper."""
    title = _said(listed.parts.get("list-title"))
    # Saved pages have whole addresses, others begin with the path.
    ids = (find_arxiv(f"arxiv.org{each}" if each[:1] == "/" else each) for each in listed.addresses)
    arxiv = next((each for each in ids if each.id), None)
    if not title or not arxiv:
        return
    subjects = pattern(_CLASS).findall(_said(listed.parts.get("list-subjects")))
    authors, et_al = authors_one_each(listed.authors)
    if not authors:
        authors, et_al = split_authors(_said(listed.parts.get("list-authors")))
    meta = Meta(
        kind=Kind.PREPRINT,
        authors=authors,
        et_al=et_al,
        listed=day,
        arxiv=arxiv.id,
        arxiv_version=arxiv.version,
        arxiv_class=subjects[0] if subjects else "",
        doi=find_doi(_said(listed.parts.get("list-doi"))),
        venue=_said(listed.parts.get("list-journal-ref")),
        subjects=tuple(subjects),
        comment=_said(listed.parts.get("list-comments")),
    )
    for address in listed.remarked:
        # The page shows each of them in the same words.
        comment = meta.comment.replace("this https URL", address, 1)
        meta = meta._replace(comment=comment.replace("this http URL", address, 1))
        if is_code(address) and not meta.code:
            meta = meta._replace(code=address)
    entries.append(Entry(title, text_in(listed.parts.get("abstract")), 0, meta))


def _said(node: LexborNode | None) -> str:
    """The text of an element without the word that says what it is."""
    return without_start(_DESCRIPTOR, text_in(node)) if node is not None else ""


def _results(tree: LexborHTMLParser) -> tuple[Entry, ...]:
    """What a search on arXiv has found."""
    entries = []
    for node in tree.css("li.arxiv-result"):
        arxiv = find_arxiv(attribute(node.css_first("p.list-title a"), "href"))
        title = text_in(node.css_first("p.title"))
        if not arxiv.id or not title:
            continue
        abstract = text_in(node.css_first("span.abstract-full") or node.css_first("p.abstract"))
        whole = text_in(node)
        found = pattern(r"Submitted \d{1,2} \w+,? \d{4}").search(whole)
        published, updated = submitted(whole[found.start() :]) if found else ("", "")
        tags = [text for tag in node.css("div.tags span.tag") if (text := text_in(tag))]
        classes = [tag for tag in tags if pattern(_TAG).fullmatch(tag) and tag != "doi"]
        authors, et_al = authors_one_each(map(text_in, node.css("p.authors a")))
        remarks = {
            label.strip().lower(): said.strip()
            for label, _, said in (text_in(each).partition(":") for each in node.css("p.comments"))
        }
        meta = Meta(
            kind=Kind.PREPRINT,
            authors=authors,
            et_al=et_al,
            published=published,
            updated=updated,
            arxiv=arxiv.id,
            arxiv_class=classes[0] if classes else "",
            doi=next(filter(None, map(find_doi, tags)), ""),
            venue=remarks.get("journal ref", ""),
            subjects=tuple(classes),
            comment=remarks.get("comments", ""),
        )
        entries.append(Entry(title, abstract.removesuffix("△ Less").strip(), 0, meta))
    return tuple(entries)
