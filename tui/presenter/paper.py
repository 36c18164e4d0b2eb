"""The paper pane: one paper with all that is known of it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import datetime
from typing import TYPE_CHECKING

from parsing.meta import NO_META, NO_RECEPTION, Meta
from parsing.paper import Paper
from parsing.urls import link_spans
from tui.library import bylines
from tui.library.addresses import Link, paper_links
from tui.library.desk import Desk
from tui.library.lists import place_in
from tui.library.marks import HALVES, Mark
from tui.library.names import folded_name
from tui.library.phrases import plural
from tui.library.sources import Source, SourceKind
from tui.presenter.rows import LONGEST_PAGE
from tui.widgets.cells import fit, fit_label
from tui.widgets.glyphs import BETWEEN, NO_BREAK, READ
from tui.widgets.paper_lines import Detail, Goal, Named, NamedFact, Target

if TYPE_CHECKING:
    from tui.library.notes import Inked

LONGEST_TITLE = 40
"""Cells of another paper's title."""
SPEAKERS = {"crossref": "Crossref", "arxiv": "arXiv", "person": "yourself", "import": "your import"}
"""Who said what the pages do not, in words."""
LEADS = {"arXiv": "arxiv.org/abs", "DOI": "doi.org"}
"""Where an id leads, by its name."""


def detail_of(desk: Desk, key: str) -> Detail:
    """Return a paper as the detail pane shows it."""
    paper, mark = desk.store.papers[key], desk.library.state.mark(key)
    abstract = "\n\n".join(
        [*([paper.abstract] if paper.abstract else []), *_other_abstracts(desk, paper)]
    )
    abstract = desk.shown(key, abstract)
    note, inks, note_links = _note(desk.library.state.note_of(key))
    return Detail(
        key,
        desk.title(paper),
        abstract,
        signs=_signs(mark),
        authors=_authors(paper.meta),
        about=tuple(filter(None, _about(desk, paper))),
        like=_like(desk, key),
        note=note,
        note_inks=inks,
        note_links=note_links,
        links=paper_links(paper),
        named_links=tuple(Target(a, b, Link(url)) for a, b, url in link_spans(abstract)),
        facts=(NamedFact("State", _state(mark)), *_own(desk, key), *_said(desk, paper)),
    )


def _note(note: str) -> tuple[str, tuple[Inked, ...], tuple[Target, ...]]:
    """Return a note as it is read, how parts of it are drawn, and where parts of it lead."""
    if not note:
        return "", (), ()
    from tui.library.notes import shown_note  # few papers have one, and a start may not wait for it

    shown = shown_note(note)
    return shown.text, shown.inked, tuple(Target(a, b, Link(url)) for a, b, url in shown.links)


def _signs(mark: Mark) -> str:
    """Return a sign for each half of a mark that is set."""
    signs = [READ] if mark.read else []
    signs += [half.sign for name, half in HALVES.items() if half.sign and mark.has(name)]
    return "".join(f"{sign} " for sign in signs)


def _authors(meta: Meta) -> tuple[Named, ...]:
    """Return who wrote a paper, in ever fewer words."""
    if not meta.authors:
        return (Named(bylines.short_authors(meta), 0),)
    first, few = meta.authors[0].name, bylines.author_names(meta, bylines.NAMED)
    return (
        Named(bylines.all_authors(meta), len(bylines.author_names(meta))),
        Named(bylines.short_authors(meta), len(few)),
        Named(f"{first} et al." if len(meta.authors) > 1 else first, len(first)),
    )


def _about(desk: Desk, paper: Paper) -> Iterator[str]:
    """What a reader wants to know first, beside the authors; empty where none says it."""
    meta = paper.meta
    if meta.date:
        yield bylines.day_in_words(meta.date)
    else:
        pages = dict.fromkeys(desk.labels[sighting.page] for sighting in paper.sightings)
        yield ", ".join(fit_label(page, LONGEST_PAGE) for page in pages)
    yield bylines.votes_in_words(paper.reception)
    yield meta.venue or (f"arXiv {meta.arxiv}" if meta.arxiv else "")


def _like(desk: Desk, key: str) -> str:
    """Return what makes a paper like the one that similar ones were asked for."""
    source = desk.view.source
    if source.kind is not SourceKind.SIMILAR:
        return ""
    if key == source.of:
        return "The others are like this one."
    other = f"“{fit(desk.title(desk.store.papers[source.of]), LONGEST_TITLE)}”"
    shared = ", ".join(desk.shared(key))
    return f"Shares {shared} with {other}" if shared else f"Like {other}"


def _own(desk: Desk, key: str) -> Iterator[NamedFact]:
    """Where the person has a paper: lists, tags, pages, each of which opens with a click."""
    state, paper = desk.library.state, desk.store.papers[key]
    lists = [
        (f"{each.name} ({place_in(each, key)})", Source(SourceKind.LIST, each.id))
        for each in state.lists_with(key)
    ]
    yield from _chips("List", lists)
    tags = [(f"#{name}", Source(SourceKind.TAG, folded_name(name))) for name in state.tags_of(key)]
    yield from _chips("Tag", tags, " ")
    # The same paper may stand on one page twice.
    # A line is broken between a label and a number, not within one.
    sightings = []
    for page, position in paper.sightings:
        where = f"({position + 1} of {desk.length(page)})".replace(" ", NO_BREAK)
        label = desk.labels[page].replace(" ", NO_BREAK)
        sightings.append((f"{label} {where}", Source(SourceKind.PAGE, page)))
    yield from _chips("Page", sightings)
    if not sightings:
        yield NamedFact("Page", "not open; kept in your library")


def _chips(
    noun: str, chips: Sequence[tuple[str, Goal]], between: str = ", "
) -> Iterator[NamedFact]:
    """One fact of several words, each of which leads somewhere."""
    targets, at = [], 0
    for text, goal in chips:
        targets.append(Target(at, at + len(text), goal))
        at += len(text) + len(between)
    if chips:
        name = noun + "s" * (len(chips) > 1)
        yield NamedFact(name, between.join(text for text, _ in chips), targets=tuple(targets))


def _said(desk: Desk, paper: Paper) -> Iterator[NamedFact]:
    """All that the sources say of a paper, and who said it where that was not a page."""
    if paper.meta == NO_META and paper.reception == NO_RECEPTION:
        return
    sources: dict[str, str] = {}
    if given := desk.library.state.facts.get(paper.key, ()):
        from tui.library.facts import sources_of

        sources = sources_of(paper, given)
    for name, says, fields in _metadata(paper):
        if says:
            said = dict.fromkeys(sources[field] for field in fields if field in sources)
            source = ", ".join(SPEAKERS.get(each, each) for each in said)
            found = ""
            if name in {"Author", "Authors"}:
                found = bylines.author_names(paper.meta)
            elif name == "Also":
                found = says
            target = (Target(0, len(says), _link_to(paper, name)),) if name in LEADS else ()
            yield NamedFact(name, says, found, target, source)


def _link_to(paper: Paper, name: str) -> Link:
    """Return the address that an id leads to."""
    meta = paper.meta
    return Link(f"https://{LEADS[name]}/{meta.arxiv if name == 'arXiv' else meta.doi}", name)


def _metadata(paper: Paper) -> Iterator[tuple[str, str, tuple[str, ...]]]:
    """What the sources say of a paper: its name, the words, and the fields they are made of."""
    meta, reception = paper.meta, paper.reception
    yield (
        "Authors" if len(meta.authors) > 1 else "Author",
        bylines.all_authors(meta),
        ("authors", "author_count"),
    )
    yield "From", meta.organisation, ("organisation",)
    updated = bylines.day_in_words(meta.updated) if meta.updated[:10] > meta.date[:10] else ""
    stated = "" if meta.published or not meta.date else "by its arXiv id"
    dates = (bylines.day_in_words(meta.date), stated, updated and f"updated {updated}")
    says = BETWEEN.join(filter(None, dates)).replace(" ", NO_BREAK)
    yield "Published", says, ("published", "updated")
    where = ("venue", "series", "publisher", "volume", "issue", "pages")
    yield "In", bylines.appeared_in(meta), where
    version = f"v{meta.arxiv_version}" if meta.arxiv_version else ""
    says = f"{meta.arxiv}{version} {meta.arxiv_class}".strip() if meta.arxiv else ""
    yield "arXiv", says, ("arxiv", "arxiv_version", "arxiv_class")
    yield "DOI", meta.doi, ("doi",)
    comments = "" if reception.comments is None else plural(reception.comments, "comment")
    # A star without a word more is one of the person's own.
    stars = "" if reception.stars is None else f"{plural(reception.stars, 'star')} for its code"
    votes = ("" if reception.votes is None else f"{reception.votes:,}", comments, stars)
    yield "Votes", BETWEEN.join(filter(None, votes)), ()
    yield "Comment", meta.comment, ("comment",)
    yield "Subjects", ", ".join(meta.subjects), ("subjects",)
    yield "Keywords", ", ".join(meta.keywords), ("keywords",)
    yield "Also", _also(paper), ()
    yield "By machine", meta.machine_summary, ("machine_summary",)


def _also(paper: Paper) -> str:
    return BETWEEN.join(f"“{title}”" for title in paper.other_titles)


def _other_abstracts(desk: Desk, paper: Paper) -> list[str]:
    """Return the abstracts that pages have in place of the one shown, each with its page."""
    told, found = {"", _letters(paper.abstract)}, []
    for name, position in paper.sightings:
        page = desk.store.page(name)
        abstract = page.entries[position].abstract if page else ""
        letters = _letters(abstract)
        # Some pages cut what they show: "…a lamp finds…" is no other abstract.
        if not any(letters.strip("…") in each for each in told):
            told.add(letters)
            found.append(f"On {desk.labels[name]} it reads:\n{abstract}")
    return found


def _letters(text: str) -> str:
    return "".join(text.casefold().split())


def _state(mark: Mark) -> str:
    says = [
        half.unset if (at := mark.at(name)) is None else f"{half.set}, {_day(at)}"
        for name, half in HALVES.items()
    ]
    # A line is broken between two of them, not within a day.
    return BETWEEN.join(each.replace(" ", NO_BREAK) for each in says if each)


def _day(milliseconds: int) -> str:
    moment = datetime.fromtimestamp(milliseconds / 1000).astimezone()
    return f"{moment.day} {moment:%b %Y, %H:%M}"
