"""A row of the list pane: a paper in one or two lines."""

from __future__ import annotations

from collections.abc import Iterator

from parsing.meta import NO_META
from parsing.paper import Paper
from tui.library import bylines
from tui.library.desk import Desk
from tui.library.marks import HALVES
from tui.library.sources import Source, SourceKind
from tui.widgets.cells import fit, spans_of
from tui.widgets.glyphs import BETWEEN
from tui.widgets.paper_list import Row

LONGEST_PAGE = 20
"""Cells that a page's name takes in a row at most."""
LONGEST_AUTHORS = 40
"""Cells that the authors take in a row at most."""
LONGEST_TITLE = 2000
"""Characters of a title that a row can show at most: two lines of a very wide terminal."""
LONGEST_PIECE = 300
"""Characters of an abstract that a row can show at most."""


def row_of(desk: Desk, key: str) -> Row:
    """Return a paper as the list pane shows it."""
    paper, mark = desk.store.papers[key], desk.library.state.mark(key)
    pages = list(dict.fromkeys(desk.labels[sighting.page] for sighting in paper.sightings))
    where = ", ".join(fit(page, LONGEST_PAGE) for page in pages[:3]) or "no open page"
    if len(pages) > 3:
        where += f" and {len(pages) - 3} more"
    where = BETWEEN.join((*_byline(paper), where))
    here = desk.view.source
    own = []
    lists = desk.library.state.lists_with(key)
    if others := [each.name for each in lists if here != Source(SourceKind.LIST, each.id)]:
        own.append("in " + ", ".join(others))
    if tags := desk.library.state.tags_of(key):
        own.append(" ".join(f"#{name}" for name in tags))
    sign = next((half.sign for each, half in HALVES.items() if half.sign and mark.has(each)), "")
    title = desk.shown(key, paper.title[:LONGEST_TITLE])
    names = bylines.author_names(paper.meta, bylines.NAMED)
    why = _piece(desk, paper, title, names)
    if not why and here.kind is SourceKind.SIMILAR and (shared := desk.shared(key)):
        why = "shares " + ", ".join(shared)
    return Row(title, mark.read, sign, where, BETWEEN.join(own), why, names)


def _byline(paper: Paper) -> Iterator[str]:
    """Who wrote a paper, when, and how many liked it, as far as that is known."""
    if paper.meta is not NO_META:
        if authors := bylines.short_authors(paper.meta):
            yield fit(authors, LONGEST_AUTHORS)
        if paper.meta.published:
            yield bylines.day_in_words(paper.meta.published)
    if paper.reception.votes is not None:
        yield bylines.votes_in_words(paper.reception)


def _piece(desk: Desk, paper: Paper, title: str, names: str) -> str:
    """Return what of a paper's other texts was found, when nothing that its row shows was."""
    terms = desk.view.found
    if not terms or spans_of(title, terms) or spans_of(names, terms):
        return ""
    from tui.library.search.highlight import snippet

    texts = (paper.abstract, *paper.other_titles)
    others = (*(desk.shown(paper.key, text) for text in texts), bylines.author_names(paper.meta))
    # What was found may be a word of the LaTeX that is not shown otherwise.
    found = next(filter(None, (snippet(text, terms) for text in (*others, *texts))), "")
    return " ".join(found[:LONGEST_PIECE].split())
