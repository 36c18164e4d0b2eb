"""Formats of pages: one module each, chosen by what the text looks like, imported when chosen.

A format's module has two functions:

- ``sniff(head: str) -> float``: how sure it is, from 0 to 1, that a text which begins so is its
  own; `SURE` and more needs a signature that nothing else has.
- ``parse(text: str, name: str) -> Page``: the page; never raises, takes time linear in the length,
  and tells as a problem what it did not understand. Its strings need not be clean yet.
"""

from __future__ import annotations

import gc
from importlib import import_module
from typing import TYPE_CHECKING

from parsing.clean import clean_page
from parsing.paper import Page, Problem
from parsing.patterns import pattern, without_start
from parsing.structs import Struct

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable
    from types import ModuleType

HEAD = 2**15
"""Characters of a text that a format is chosen by."""
SURE = 0.9
"""How sure a format is that has seen a signature which nothing else has."""
LIKELY = 0.5
"""How sure a format must be at least to be taken."""
_HTML = ("html", "head", "body", "main", "div", "dl", "ul", "section", "article", "meta", "title")
"""Elements that HTML begins with, whole or cut out."""
_JATS = r"<(?:[\w.-]+:)?article-meta\b"
"""What an article has that is none of HTML."""
_BANNERS = ("div", "p", "h1", "h2", "h3", "center", "img", "a", "br")
"""Elements that Markdown begins with where a banner stands above it."""
_CUT_OUT = (
    *("h1", "h2", "h3", "h4", "h5", "h6", "p", "span", "a", "b", "strong", "i", "em", "br", "hr"),
    *("ol", "li", "dt", "dd", "header", "blockquote", "details", "summary", "center", "table"),
    *("thead", "tbody", "tr", "th", "td"),
)
"""Elements that a piece of HTML begins with, but Markdown and plain text as well."""
_MARKDOWN = r"(?m)\]\(|^#{1,6}\s\S|^\|.{1,300}\|\s*$|^\s{0,3}\*\*\w"
"""What no piece of HTML has."""
_BLOCK_END = r"(?i)</(?:li|p|div|td|tr|table|ul|ol|dl|dd|h[1-6]|section|article)\s?>"
_TAGS = 6
"""Links of such Markdown; ends of blocks of HTML in a text whose papers stand in them."""
_ENDS = 4
"""Ends of elements in a piece of HTML."""
_FEEDS = ("rss", "feed", "rdf")
_NO_IDS = "they have no arXiv id, DOI or the like"
BLANK = "\ufeff \t\r\n"
"""What may stand before a text."""


class Format(Struct):
    """One line of the registry.

    Args:
        name: the module in `parsing.formats`; a page is kept with it, so it never changes.
        noun: what a person calls it: ``42 papers as arXiv listing``.
        family: what such a text begins like: ``html``, ``xml``, ``json`` or ``text``.
        suffixes: of files of this format, in lower case; none where `.txt` and `.md` serve.
        is_by_line: it is read by `parsing.lines`, as far as that goes.
        surest: how sure it ever is; it is not asked where another one is as sure.
    """

    name: str
    noun: str
    family: str
    suffixes: tuple[str, ...] = ()
    is_by_line: bool = False
    surest: float = 1.0

    def sniff(self, head: str) -> float:
        """Return how sure it is, from 0 to 1, that a text which begins so is of this format."""
        sniff: Callable[[str], float] = vars(self._module)["sniff"]
        return sniff(head)

    def parse(self, text: str, name: str) -> Page:
        """Return the page that a text of this format is."""
        parse: Callable[[str, str], Page] = vars(self._module)["parse"]
        # Nothing that is made here goes in circles: to look for some, again and again among all
        # the values of a large page, takes as long as all the rest.
        was_enabled = gc.isenabled()
        gc.disable()
        try:
            page = clean_page(parse(text, name))._replace(format=self.name)
        finally:
            if was_enabled:
                gc.enable()
        return self._with_cut(page, text) if self.is_by_line else page

    @staticmethod
    def _with_cut(page: Page, text: str) -> Page:
        """The page, which says where it was cut if its text has too many lines."""
        from parsing.lines import MOST_LINES, unread_from  # a plain page needs none of it

        if not (line := unread_from(text)):
            return page
        seen = f"more than {MOST_LINES:,} lines that are not blank"
        cut = Problem(page.name, line, seen, "the rest is left out; split the page to read it")
        return page._replace(problems=(*page.problems, cut))

    @property
    def _module(self) -> ModuleType:
        return import_module(f"parsing.formats.{self.name}")


DAILY_PAPERS = Format("daily_papers", "Daily Papers page", "text")
"""Titles and abstracts line by line: what a text is read as that no other format claims."""
_DATA = (
    Format("hf_api", "Hugging Face data", "json", (".json",)),
    Format("carrel_json", "carrel export", "json"),
    Format("openalex", "OpenAlex data", "json", (".jsonl", ".ndjson")),
    Format("crossref", "Crossref data", "json"),
    Format("semantic_scholar", "Semantic Scholar data", "json"),
    Format("openreview", "OpenReview notes", "json"),
    Format("dblp", "DBLP data", "json"),
    Format("csl_json", "CSL-JSON", "json"),
    Format("plain_json", "JSON", "json"),
    Format("hf_page", "Hugging Face page", "html", (".html", ".htm")),
    Format("bibtex", "BibTeX", "text", (".bib", ".bibtex")),
    Format("bibitems", "LaTeX bibliography", "text", (".bbl",)),
    Format("ris", "RIS", "text", (".ris",), is_by_line=True),
    Format("nbib", "PubMed export", "text", (".nbib",), is_by_line=True),
    Format("pubmed_text", "PubMed text", "text", is_by_line=True, surest=0.98),
    Format("web_of_science", "Web of Science export", "text", is_by_line=True),
    Format("refer", "EndNote tagged", "text", (".enw",), is_by_line=True),
    Format("refworks", "RefWorks tagged", "text", is_by_line=True),
    Format("mhtml", "saved page", "text", (".mhtml", ".mht")),
    Format("mail", "mail", "text", (".eml", ".mbox")),
    Format("arxiv_feed", "arXiv feed", "xml", (".xml", ".atom", ".rss")),
    Format("arxiv_list", "arXiv listing", "html"),
    Format("arxiv_results", "copied arXiv search", "text"),
    Format("arxiv_copied", "copied arXiv listing", "text"),
    Format("arxiv_mail", "arXiv mailing", "text", (".abs",)),
    Format("arxiv_ids", "list of arXiv ids", "text"),
    Format("citation_page", "paper's own page", "html"),
    Format("alert", "alert of new papers", "html", surest=0.95),
    Format("endnote_xml", "EndNote export", "xml"),
    Format("pubmed_xml", "PubMed XML", "xml"),
    Format("zotero_rdf", "Zotero RDF", "xml", (".rdf",)),
    Format("jats", "JATS", "xml", (".nxml", ".jats")),
    Format("mods", "MODS", "xml", (".mods",)),
    Format("tei", "TEI references", "xml", (".tei",)),
    Format("oai_pmh", "OAI-PMH answer", "xml"),
    Format("dblp_xml", "DBLP XML", "xml"),
    Format("crossref_xml", "Crossref XML", "xml"),
    Format("feed", "feed", "xml"),
    Format("html_list", "list on a web page", "html"),
)
_TEXT = (
    Format("carrel_markdown", "carrel's Markdown", "text"),
    Format("carrel_text", "carrel's plain text", "text"),
    Format("paper_note", "note of a paper", "text", is_by_line=True, surest=0.9),
    Format("hf_copied", "copied Hugging Face page", "text", is_by_line=True, surest=0.95),
    Format("scholar_profile", "profile of a scholar", "text", is_by_line=True, surest=0.8),
    Format("scholar_results", "results of Google Scholar", "text", is_by_line=True, surest=0.85),
    Format("yaml_list", "YAML", "text", (".yaml", ".yml", ".cff"), surest=0.92),
    Format("labelled", "labelled records", "text", is_by_line=True, surest=0.75),
    Format("details_list", "Markdown that opens", "text", surest=0.74),
    Format("markdown_list", "Markdown list", "text", is_by_line=True, surest=0.7),
    Format("references", "list of references", "text", is_by_line=True, surest=0.72),
    Format("title_list", "list of titles", "text", is_by_line=True, surest=0.6),
    Format("copied_list", "copied list of papers", "text", is_by_line=True, surest=0.58),
    Format("csv_table", "table", "text", (".csv", ".tsv"), surest=0.95),
)
FORMATS: dict[str, Format] = {each.name: each for each in (DAILY_PAPERS, *_DATA, *_TEXT)}
"""Every format by its name. Of those that are equally sure the first is taken."""


def detect(text: str, family: str = "") -> Format:
    """Return the format that a text looks like most; Daily Papers where none is likely.

    Args:
        text: of any kind and length.
        family: looks among the formats of this one alone, whatever the text begins like.
    """
    head = text[:HEAD].lstrip(BLANK)
    family = family or _family(head)
    sure, best = 0.0, DAILY_PAPERS
    for each in _of_family(family):
        if each.surest > sure and (claim := each.sniff(head)) > sure:
            sure, best = claim, each
    if sure < LIKELY and family == "text" and head.count("</div>") + head.count("</li>") >= _TAGS:
        return FORMATS["html_list"]  # in Markdown
    return best if sure >= LIKELY else DAILY_PAPERS


def unknown_data(text: str) -> tuple[str, str]:
    """Return what is said of data that no format claims: what it is, what to do; else nothing."""
    head = text[:HEAD].lstrip(BLANK)
    is_json = _family(head) == "json" and text[-100:].rstrip()[-1:] in {"]", "}"}
    if is_json:
        return "this is JSON of a kind that carrel does not know", "nothing taken"
    root = _xml_root(head)
    if root == "opml":
        done = "nothing taken; `carrel fetch feed ADDRESS` gets the papers of one"
        return "this is a list of feeds (OPML)", done
    if root in _FEEDS:
        done = f"nothing taken; {_NO_IDS}. `carrel add --force` takes them all"
        return "this is a feed whose entries name no paper", done
    if root and head.startswith("<?xml"):
        return "this is XML of a kind that carrel does not know", "nothing taken"
    return ("", "")


def is_feed(text: str) -> bool:
    """Tell whether a text is a feed, whatever its entries are."""
    return _xml_root(text[:HEAD].lstrip(BLANK)) in _FEEDS


def _xml_root(head: str) -> str:
    """The name of the first element, in small letters; empty for what is no XML."""
    if not head.startswith("<") or _family(head) != "xml":
        return ""
    from parsing.xml_root import xml_root  # most pages are none

    return xml_root(head).lower()


def _of_family(family: str) -> Iterable[Format]:
    return (each for each in FORMATS.values() if each.family == family and each != DAILY_PAPERS)


def _family(head: str) -> str:
    if head.startswith("---\n"):  # what a program that makes web pages reads above them
        head = without_start(r"---\n(?:[^\n]*+\n){0,60}?---[ \t]*+\n\s*+(?=<)", head)
    if head.startswith("<!--"):
        head = without_start(r"(?s)(?:<!--.{0,5000}?-->\s*+){1,9}", head)
    if head.startswith("<"):
        from parsing.xml_root import xml_root  # a start with plain pages has none of it

        # The root says it, not what an element of a feed holds.
        root = xml_root(head).lower()
        if root in _BANNERS and head.count("](") >= _TAGS:
            return "text"  # Markdown
        is_declared = head.startswith("<?xml")
        # What says that it is XML is HTML by its root alone, what does not by any element of HTML.
        known = ("html",) if is_declared else _HTML
        if "<!doctype html" in head[:2000].lower() or root in known:
            return "xml" if root == "article" and pattern(_JATS).search(head) else "html"
        if root in _CUT_OUT and not is_declared:
            is_html = head.count("</") >= _ENDS and pattern(_BLOCK_END).search(head)
            return "html" if is_html and not pattern(_MARKDOWN).search(head) else "text"
        return "xml"
    if head.startswith(("{", "[")) and head[1:].lstrip()[:1] in {'"', "{", "[", "]", "}", ""}:
        return "json"
    return "text"
