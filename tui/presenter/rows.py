"""A row of the list pane: a paper in one or two lines."""

from __future__ import annotations

from collections.abc import Iterator

from parsing.meta import NO_META
from parsing.paper import Paper
from tui.library import bylines
from tui.library.desk import Desk
from tui.library.marks import HALVES
from tui.library.names import folded_name
from tui.library.page_labels import only_counts
from tui.library.sources import Source, SourceKind, list_of
from tui.widgets import glyphs
from tui.widgets.cells import MINOR, Part, fit, fit_label, spans_of
from tui.widgets.paper_row import Row

LONGEST_PAGE = 14
"""Cells that a page's name takes in a row at most."""
LONGEST_LIST = 14
"""Cells that a reading list's name takes in a row where there is little room."""
LONGEST_AUTHORS = 40
"""Cells that the authors take in a row at most."""
LONGEST_FAMILIES = 24
"""The same where there is little room."""
LONGEST_TITLE = 2000
"""Characters of a title that a row can show at most: two lines of a very wide terminal."""
LONGEST_PIECE = 300
"""Characters of an abstract that a row can show at most."""


def row_of(desk: Desk, key: str) -> Row:
    """Return a paper as the list pane shows it."""
    paper, mark = desk.store.papers[key], desk.library.state.mark(key)
    sign = next((half.sign for each, half in HALVES.items() if half.sign and mark.has(each)), "")
    title = desk.shown(key, paper.title[:LONGEST_TITLE])
    names = bylines.author_names(paper.meta, bylines.NAMED)
    why = _piece(desk, paper, title, names)
    kind = desk.view.source.kind
    if not why and kind is SourceKind.SIMILAR and (shared := desk.shared(key)):
        why = "shares " + ", ".join(shared)
    about = (*_byline(paper, names), *_pages(desk, paper), *_own(desk, paper))
    return Row(title, mark.read, sign, about, why, key in desk.selection, _is_done(desk, key))


def _is_done(desk: Desk, key: str) -> bool | None:
    """Return whether a paper is done in the reading list that is open; None where none is."""
    reading_list = list_of(desk.view.source, desk.library.state)
    return None if reading_list is None else key in reading_list.done


def _byline(paper: Paper, names: str) -> Iterator[Part]:
    """How many liked a paper, who wrote it, when, and that it has code, as far as that is known."""
    if paper.reception.votes is not None:
        yield Part(f"{glyphs.VOTES} {paper.reception.votes:,}", 0)
    if paper.meta is not NO_META:
        if authors := bylines.short_authors(paper.meta):
            families = fit(bylines.short_authors(paper.meta, families=True), LONGEST_FAMILIES)
            yield Part(fit(authors, LONGEST_AUTHORS), 2, families, names=names)
        if paper.meta.date:
            yield Part(bylines.day_in_words(paper.meta.date), 3, paper.meta.date[:4])
        if paper.meta.code:
            yield Part("code", 5)


def _pages(desk: Desk, paper: Paper) -> Iterator[Part]:
    """The pages that a paper stands on, but for what all rows share or says nothing."""
    shared = _shared_page(desk)
    stands_on = (desk.labels[page] for page, _ in paper.sightings if page != shared)
    labels = dict.fromkeys(
        fit_label(each, LONGEST_PAGE) for each in stands_on if not only_counts(each)
    )
    if labels:
        first, *others = labels
        more = f" +{len(others) - 1}" if len(others) > 1 else ""
        short = f"{first} +{len(others)}" if others else ""
        yield Part(", ".join([first, *others[:1]]) + more, MINOR, short)
    elif not paper.sightings:
        yield Part("no open page", MINOR)


def _shared_page(desk: Desk) -> str:
    """Return the page that all rows of the view stand on, if there is one."""
    source, pages, new = desk.view.source, desk.store.pages, desk.shelf.new
    if source.kind is SourceKind.PAGE:
        return str(source.of)
    if len(pages) == 1:
        return pages[0].name
    if source.kind is not SourceKind.NEW or not new:
        return ""
    # All arrivals of the newest page come before those that do not stand on it.
    first, last = (desk.store.papers[key].sightings for key in (new[0], new[-1]))
    names = {each.page for each in first}
    newest = next(each.name for each in reversed(desk.library.state.pages) if each.name in names)
    return newest if any(each.page == newest for each in last) else ""


def _own(desk: Desk, paper: Paper) -> Iterator[Part]:
    """What the person did with a paper: lists, tags and a note."""
    state, here = desk.library.state, desk.view.source
    for each in state.lists_with(paper.key):
        if here != Source(SourceKind.LIST, each.id):
            short = f"{glyphs.LIST} {fit(each.name, LONGEST_LIST)}"
            yield Part(f"{glyphs.LIST} {each.name}", 4, short, ink="list", sign=glyphs.LIST)
    tags = state.tags_of(paper.key)
    if here.kind is SourceKind.TAG:
        tags = tuple(name for name in tags if folded_name(name) != here.of)
    if tags:
        yield Part(" ".join(f"#{name}" for name in tags), 1, ink="tag", sign="#")
    if state.note_of(paper.key):
        yield Part(glyphs.NOTE, 5, ink="sign")


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
