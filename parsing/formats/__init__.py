"""Formats of pages: one module each, chosen by what the text looks like, imported when chosen.

A format's module has two functions:

- ``sniff(head: str) -> float``: how sure it is, from 0 to 1, that a text which begins so is its
  own; `SURE` and more needs a signature that nothing else has.
- ``parse(text: str, name: str) -> Page``: the page; never raises, takes time linear in the length,
  and tells as a problem what it did not understand. Its strings need not be clean yet.
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING, NamedTuple

from parsing.clean import clean_page
from parsing.formats.daily_papers.listing import parse_page, parse_plain
from parsing.paper import Page, Problem

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable
    from types import ModuleType

HEAD = 2**15
"""Characters of a text that a format is chosen by."""
SURE = 0.9
"""How sure a format is that has seen a signature which nothing else has."""
LIKELY = 0.5
"""How sure a format must be at least to be taken."""
_BLANK = "\ufeff \t\r\n"
FEW = 20
"""Papers of a plain page below which it is judged: a long one in turn is no accident."""


class Format(NamedTuple):
    """One line of the registry.

    Args:
        name: the module in `parsing.formats`; a page is kept with it, so it never changes.
        noun: what a person calls it: ``42 papers as arXiv listing``.
        family: what such a text begins like: ``html``, ``xml``, ``json`` or ``text``.
        suffixes: of files of this format, in lower case; none where `.txt` and `.md` serve.
    """

    name: str
    noun: str
    family: str
    suffixes: tuple[str, ...] = ()

    def sniff(self, head: str) -> float:
        """Return how sure it is, from 0 to 1, that a text which begins so is of this format."""
        sniff: Callable[[str], float] = vars(self._module)["sniff"]
        return sniff(head)

    def parse(self, text: str, name: str) -> Page:
        """Return the page that a text of this format is."""
        parse: Callable[[str, str], Page] = vars(self._module)["parse"]
        return clean_page(parse(text, name))._replace(format=self.name)

    @property
    def _module(self) -> ModuleType:
        return import_module(f"parsing.formats.{self.name}")


DAILY_PAPERS = Format("daily_papers", "Daily Papers page", "text")
"""Titles and abstracts line by line: what a text is read as that no other format claims."""
FORMATS: dict[str, Format] = {
    each.name: each
    for each in (
        DAILY_PAPERS,
        Format("carrel_markdown", "carrel's Markdown", "text"),
        Format("carrel_text", "carrel's plain text", "text"),
        Format("hf_copied", "copied Hugging Face page", "text"),
        Format("labelled", "labelled records", "text"),
        Format("markdown_list", "Markdown list", "text"),
        Format("title_list", "list of titles", "text"),
        Format("csv_table", "table", "text", (".csv", ".tsv")),
    )
}
"""Every format by its name. Of those that are equally sure the first is taken."""


def parse_text(
    text: str, name: str, *, clean: bool = False, format_name: str = "", force: bool = False
) -> Page:
    """Return the page that a text is, in whatever format it is.

    Args:
        text: of any kind and length.
        name: what the page is called.
        clean: promises that there is no ASCII control character but line ends in the text.
        format_name: reads it as this format; else the text itself says which it is.
        force: take what was found even if little of it looks like papers.
    """
    if not format_name and _family(text[:HEAD].lstrip(_BLANK)) == "text":
        page = parse_plain(text, name, clean=clean)
        if page is not None:
            page = page._replace(format=DAILY_PAPERS.name)
            return page if force or len(page.entries) >= FEW else _judged(page, DAILY_PAPERS)
    chosen = FORMATS.get(format_name) or detect(text)
    if chosen is DAILY_PAPERS:
        page = parse_page(text, name, clean=clean)._replace(format=chosen.name)
    else:
        page = chosen.parse(text, name)
    if not page.entries and not page.problems:
        page = page._replace(problems=(Problem(name, 0, "no paper", "nothing taken"),))
    return page if force or not page.entries else _judged(page, chosen)


def _judged(page: Page, chosen: Format) -> Page:
    # What a library has is not judged, and a start waits for none of it.
    from parsing.plausible import judge

    return judge(page, chosen.noun, structured=chosen is not DAILY_PAPERS)


def detect(text: str) -> Format:
    """Return the format that a text looks like most; Daily Papers where none is likely."""
    head = text[:HEAD].lstrip(_BLANK)
    family = _family(head)
    claims = [(each.sniff(head), each) for each in _of_family(family)]
    sure, best = max(claims, key=lambda claim: claim[0], default=(0.0, DAILY_PAPERS))
    return best if sure >= LIKELY else DAILY_PAPERS


def _of_family(family: str) -> Iterable[Format]:
    return (each for each in FORMATS.values() if each.family == family and each != DAILY_PAPERS)


def _family(head: str) -> str:
    if head.startswith("<"):
        lower = head[:2000].lower()
        return "html" if "<html" in lower or "<!doctype html" in lower else "xml"
    if head.startswith(("{", "[")) and head[1:].lstrip()[:1] in {'"', "{", "[", "]", "}", ""}:
        return "json"
    return "text"
