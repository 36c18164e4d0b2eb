"""Alerts of new papers as services mail them, as HTML: Google Scholar, Semantic Scholar, PubMed.

PubMed's pages of results are built alike. What breaks off is no abstract.
"""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING
from urllib.parse import parse_qs, urlsplit

from parsing.addresses import with_addresses
from parsing.authors import names_in
from parsing.formats.pubmed_text import appeared_in, names_of
from parsing.formats.scholar_results import SORT, byline_of, is_book
from parsing.html_tree import attribute, parse_html, text_in
from parsing.meta import NO_META, Kind
from parsing.paper import Entry, Page, Problem
from parsing.patterns import pattern, without_start
from parsing.plausible import reads_as_prose

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping

    from selectolax.lexbor import LexborNode

    from parsing.meta import Meta

_SIGNS = (
    r"class=[\"']?[^\"'<>]{0,100}\b(?:gse_alrt_title|paper-link|docsum-title)\b"
    r"|scholar\.google\.[a-z.]{2,6}/scholar_url\?"
)
_TITLES = "h3 a[href*='/scholar_url?'], h3 a.gse_alrt_title, a.paper-link, a.docsum-title"
_HASH = r"/paper/(?:[^/?#]{1,300}/)?([0-9a-f]{40})\b"
_PMID = r"(?:article_id=|pubmed\.ncbi\.nlm\.nih\.gov/|/pubmed/)(\d{1,9})\b"
_CUT = ("…", "...")
_MOST_BELOW, _MOST_ABOVE = 4, 4
"""Elements below a title that are looked at, and that it stands in."""


def sniff(head: str) -> float:
    """Return how sure it is that a page has titles as one of these services marks them."""
    return 0.95 if pattern(_SIGNS).search(head) else 0.0


def parse(text: str, name: str) -> Page:
    """Return the papers of an alert, in its order."""
    tree = parse_html(text)
    found = tree.css(_TITLES) if tree is not None else []
    links = list({link.mem_id: link for link in found}.values())  # one may be told by two signs
    # To look for titles in what each stands in takes time that grows with the square of them.
    holders = Counter(node.mem_id for link in links for node in _above(link))
    entries = tuple(entry for link in links if (entry := _read(link)(link, holders)) is not None)
    if not entries:
        return Page(name, "", (), (Problem(name, 1, "an alert without a title", "nothing taken"),))
    return Page(name, "", entries)


def _read(link: LexborNode) -> Callable[[LexborNode, Mapping[int, int]], Entry | None]:
    classes = attribute(link, "class").split()
    if "docsum-title" in classes:
        return _of_pubmed
    return _of_semantic_scholar if "paper-link" in classes else _of_scholar


def _of_scholar(link: LexborNode, _holders: Mapping[int, int]) -> Entry | None:
    title = without_start(SORT, text_in(link))
    if not title:
        return None
    heading = next((node for node in _above(link) if node.tag == "h3"), link)
    meta, abstract = NO_META, ""
    for node in _after(heading):
        said = text_in(node)
        if meta is NO_META and (found := byline_of(said)) is not None:
            meta = found
        elif not any(cut in said for cut in _CUT) and reads_as_prose(said):
            abstract = abstract or said
    if is_book(text_in(heading)):
        meta = meta._replace(kind=Kind.BOOK)
    return Entry(title, abstract, 0, with_addresses(meta, [_target(attribute(link, "href"))]))


def _target(address: str) -> str:
    """What Scholar's own address leads to; nothing for any other."""
    try:
        return parse_qs(urlsplit(address).query).get("url", [""])[0]
    except ValueError:
        return ""


def _of_semantic_scholar(link: LexborNode, holders: Mapping[int, int]) -> Entry | None:
    title = text_in(link)
    if not title:
        return None
    meta = NO_META
    for node in _below(link, holders):
        authors, et_al = names_in(text_in(node))
        if authors:
            meta = meta._replace(authors=authors, et_al=et_al)
            break
    address = attribute(link, "href").partition("?")[0]
    found = pattern(_HASH).search(address)
    if found:
        return Entry(title, "", 0, meta._replace(semantic_scholar=found[1]))
    return Entry(title, "", 0, with_addresses(meta, [address]))


def _of_pubmed(link: LexborNode, holders: Mapping[int, int]) -> Entry | None:
    title = text_in(link)
    if not title:
        return None
    within = link.parent
    if within is None or holders[within.mem_id] > 1:
        within = link
    said = text_in(within.css_first(".docsum-journal-citation.full-journal-citation")) or text_in(
        within.css_first(".docsum-journal-citation")
    )
    authors = text_in(within.css_first(".docsum-authors.full-authors")) or text_in(
        within.css_first(".docsum-authors")
    )
    number = f"{attribute(link, 'ref')} {attribute(link, 'href')}"
    found = pattern(_PMID).search(number)
    meta: Meta = appeared_in(said) or NO_META
    meta = meta._replace(authors=names_of(authors), pubmed=found[1] if found else "")
    return Entry(title.removesuffix("."), "", 0, meta)


def _above(node: LexborNode) -> Iterator[LexborNode]:
    parent = node.parent
    for _ in range(_MOST_ABOVE):
        if parent is None:
            return
        yield parent
        parent = parent.parent


def _below(link: LexborNode, holders: Mapping[int, int]) -> list[LexborNode]:
    """The elements below a title, which may be alone in what it stands in."""
    if found := list(_after(link)):
        return found
    for node in _above(link):
        if holders[node.mem_id] > 1:
            break
        if found := list(_after(node)):
            return found
    return []


def _after(node: LexborNode) -> Iterator[LexborNode]:
    """The elements beside one that stand below it, up to the next title."""
    seen = 0
    following = node.next
    while following is not None and seen < _MOST_BELOW:
        is_element = following.tag is not None and following.tag[:1].isalpha()
        if is_element and (following.tag == "h3" or following.css_first(_TITLES) is not None):
            return
        if is_element and text_in(following):
            seen += 1
            yield following
        following = following.next
