r"""Bibliographies as LaTeX typesets them: ``\bibitem{key}`` and a reference, as in a `.bbl`.

BibTeX's styles part names, title and the rest by ``\newblock``; by hand a title is in quotation
marks or slanted.
"""

from __future__ import annotations

from parsing.formats.bibtex.latex import latex_to_text
from parsing.formats.references import read_reference
from parsing.paper import Entry, Page, Problem
from parsing.patterns import pattern, without_start

_BEGIN = r"\\begin\{thebibliography\}"
_ITEM = r"\\bibitem\s*(?:\[(?:[^\[\]{}]|\{[^{}]{0,200}\}){0,400}\])?\s*\{(?P<key>[^{}]{1,200})\}"
_END = r"\\end\{thebibliography\}"
_ADDRESS = r"\\(?:url|path|doi|href|eprint)\s*\{([^{}]{0,2000})\}"
_DOI = r"\\doi\s*\{(?!doi|http)"
_SLANTED = r"(?:\\(?:emph|textit|textsl)\s*\{|\{\\(?:em|it|sl)\b\s*)([^{}]{8,400}?)[.,]?\}"
_LAYOUT = r"\\(?:penalty\s?-?\d+|BIBentry\w+|bibAnnoteFile\b.*|providecommand\b.*)"
_LONGEST = 10_000
"""Characters of one reference."""
_MOST_TOLD = 50


def sniff(head: str) -> float:
    """Return how sure it is that a text has references as LaTeX typesets them."""
    begun = pattern(_BEGIN).search(head) is not None
    return 0.9 if begun and pattern(_ITEM).search(head) else 0.0


def parse(text: str, name: str) -> Page:
    """Return the papers of the references, in their order; what is none is told by line."""
    entries: list[Entry] = []
    problems: list[Problem] = []
    end = pattern(_END).search(text)
    text = text[: end.start()] if end else text
    items = list(pattern(_ITEM).finditer(text))
    line, done = 1, 0
    for number, item in enumerate(items):
        line += text.count("\n", done, item.start())
        done = item.start()
        after = items[number + 1].start() if number + 1 < len(items) else len(text)
        said = _said(text[item.end() : min(after, item.end() + _LONGEST)])
        if entry := read_reference(said, line):
            key = item["key"].strip()
            entries.append(entry._replace(meta=entry.meta._replace(cite_key=key)))
        elif len(problems) < _MOST_TOLD:
            seen = f"no title found in the reference, “{said[:60]}”"
            problems.append(Problem(name, line, seen, "left out"))
    return Page(name, "", tuple(entries), tuple(problems))


def _said(latex: str) -> str:
    """A reference as plain text on one line, its title in quotation marks where it was slanted."""
    latex = pattern(r"(?m)(?<!\\)%.*$").sub("", latex)
    latex = pattern(_LAYOUT).sub("", pattern(_DOI).sub(r"\\doi{doi:", latex))
    latex = pattern(_ADDRESS).sub(r" \1", latex)
    latex = pattern(r"\babs/(?=\d{4}\.\d{4,5}\b)").sub(
        "arXiv:", latex
    )  # as DBLP names CoRR's volumes
    if "\\newblock" not in latex and "``" not in latex:
        latex = pattern(_SLANTED).sub(r"``\1,''", latex, count=1)
    return without_start(r"\s*,\s*", latex_to_text(latex.replace("\\newblock", "")))
