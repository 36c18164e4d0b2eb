"""Papers of sites that are known, by what each calls the parts of a paper."""

from __future__ import annotations

from typing import TYPE_CHECKING

from parsing.authors import split_authors, split_name
from parsing.dates import iso_date
from parsing.fields import field_of, make_entry
from parsing.formats import bibtex
from parsing.formats.html_list.addresses import joined
from parsing.formats.html_list.sites import SITES
from parsing.formats.scholar_profile import profile_meta
from parsing.formats.scholar_results import SORT, byline_of
from parsing.html_tree import attribute, text_in
from parsing.ids import find_doi
from parsing.link_fields import with_links
from parsing.markup import Inline, MarkupLink
from parsing.meta import NO_META, Author, Meta
from parsing.paper import Entry
from parsing.patterns import pattern, without_start

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from selectolax.lexbor import LexborHTMLParser, LexborNode

    from parsing.formats.html_list.sites import Site

_NAMESAKE = r"\s\d{4}$"
"""What DBLP tells people of one name apart by."""
_MOST_SIBLINGS = 20
"""Elements that one paper goes on with."""


def read_site(text: str, tree: LexborHTMLParser) -> tuple[Entry, ...]:
    """Return the papers of a page of a known site; none where its parts are not found.

    Args:
        text: of the page.
        tree: of the same.
    """
    for site in SITES:
        if site.sign not in text:
            continue
        entries = tuple(_entries(tree, site))
        known = [entry for entry in entries if entry.meta.authors or entry.meta.doi]
        if 2 * len(known) >= len(entries) > 0:
            return entries
    return ()


def _entries(tree: LexborHTMLParser, site: Site) -> Iterator[Entry]:
    # What stands above all papers is looked for once.
    above = {
        selector: text_in(tree.css_first(selector))
        for selector in (site.venue, site.published)
        if selector
    }
    for node in tree.css(site.record):
        record = _SitePaper(node, site, above)
        title = without_start(SORT, record.text(site.title)).strip()
        if not title:
            continue
        if site.rows:
            yield make_entry({"title": Inline(title), **record.rows()}, 0)
            continue
        links = [MarkupLink("", joined(site.base, url)) for url in record.links()]
        pdfs = [link for link in links if link.url.lower().endswith(".pdf")]
        meta = with_links(with_links(record.meta(), links), pdfs, "pdf")
        if title.endswith(".") and not title.endswith(".."):
            title = title[:-1]
        yield Entry(title, record.text(site.abstract), 0, meta)


class _SitePaper:
    """The elements of one paper.

    Args:
        node: the first of them.
        site: it is of.
        above: what selectors select first on the page.
    """

    def __init__(self, node: LexborNode, site: Site, above: Mapping[str, str]) -> None:
        self._site, self._above = site, above
        self._nodes = [node]
        sibling = node.next if site.goes_on else None
        while sibling is not None and len(self._nodes) < _MOST_SIBLINGS:
            if sibling.tag != "-text":
                if sibling.css_matches(site.record) or sibling.css_first(site.record):
                    break
                self._nodes.append(sibling)
            sibling = sibling.next

    def find(self, selector: str) -> list[LexborNode]:
        """What a selector selects among them."""
        return [found for node in self._nodes for found in node.css(selector)] if selector else []

    def text(self, selector: str) -> str:
        """The text of the first that it selects."""
        return next(filter(None, map(text_in, self.find(selector))), "")

    def links(self) -> Iterator[str]:
        """What the links lead to that are of the paper itself."""
        return (attribute(node, "href") for node in self.find(self._site.beside))

    def told(self, selector: str) -> str:
        """The text of the first that it selects, or else of the first on the page."""
        return self.text(selector) or self._above.get(selector, "")

    def meta(self) -> Meta:
        """What its parts say."""
        site = self._site
        byline = list(map(text_in, self.find(site.byline)))
        if byline:  # names and venue stand on two lines in a profile
            names, *below = byline
            year = self.text(site.published)
            return profile_meta(names, below[0], year) if below else (byline_of(names) or NO_META)
        written = bibtex.parse(self._verbatim(site.bibtex), "").entries if site.bibtex else ()
        authors, et_al = self._authors()
        meta = (written[0].meta if written else NO_META)._replace(authors=authors, et_al=et_al)
        pages = without_start(r"pp?\.\s?|[Pp]ages\s", self.text(site.pages))
        given = {
            "published": _date(self.told(site.published)),
            "venue": without_start(r"In:?\s(?:the\s)?(?=[A-Z])", self.told(site.venue)),
            "volume": self.text(site.volume),
            "pages": pages.replace("–", "-"),
            "doi": find_doi(self.text(site.doi)),
        }
        return meta._replace(**{field: value for field, value in given.items() if value})  # type: ignore[arg-type]

    def rows(self) -> dict[str, Inline]:
        """What the rows of its table say, by the fields that their headers mean."""
        values: dict[str, Inline] = {}
        for row in self.find(self._site.rows):
            header, cell = row.css_first("th"), row.css_first("td")
            field, said = field_of(text_in(header)), text_in(cell)
            if not (field and said):
                continue
            field = "venue" if field == "paper" else field  # the title stands above
            links = [attribute(link, "href") for link in row.css("td a")]
            above = f"{values[field].text}; " if field in values else ""
            values[field] = Inline(above + said, tuple(MarkupLink("", each) for each in links))
        return values

    def _verbatim(self, selector: str) -> str:
        return "".join(node.text() for node in self.find(selector)[:1])

    def _authors(self) -> tuple[tuple[Author, ...], bool]:
        """The authors: one an element, or all of them in one."""
        nodes = self.find(self._site.authors)
        if len(nodes) == 1:
            parts = nodes[0].iter(include_text=True)
            said = "".join(
                each.text() for each in parts if each.tag not in {"sup", self._site.institutes}
            )
            return split_authors(" ".join(said.replace(";", ",").split()).strip(" ,."))
        names = (pattern(_NAMESAKE).sub("", text_in(node).strip(" ,;·")) for node in nodes)
        return tuple(split_name(each) for each in names if each), False


def _date(text: str) -> str:
    """The date that a text is, or the last year that it names."""
    years = pattern(r"\b(?:19|20)\d\d\b").findall(text)
    return iso_date(text) or (years[-1] if years else "")
