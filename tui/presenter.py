"""Words of the panes: the desk as each of them shows it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import datetime
from typing import TYPE_CHECKING, NamedTuple, assert_never

from parsing.meta import NO_META, NO_RECEPTION
from parsing.paper import Paper
from tui.library import bylines
from tui.library.addresses import paper_links
from tui.library.desk import Desk
from tui.library.marks import HALVES, Mark
from tui.library.phrases import plural
from tui.library.sources import ALL, SOURCES, Source, SourceKind
from tui.library.view import Sort
from tui.widgets.cells import fit, spans_of
from tui.widgets.glyphs import BETWEEN, NO_BREAK
from tui.widgets.paper_list import Row
from tui.widgets.paper_view import Detail
from tui.widgets.sidebar import Line

if TYPE_CHECKING:
    from tui.library.search.highlight import MatchedTerm

LONGEST_PAGE = 20
"""Cells that a page's name takes in a row at most."""
LONGEST_AUTHORS = 40
"""Cells that the authors take in a row at most."""
LONGEST_TITLE = 2000
"""Characters of a title that a row can show at most: two lines of a very wide terminal."""
LONGEST_PIECE = 300
"""Characters of an abstract that a row can show at most."""
LONGEST_NAME = 40
"""Cells that a name takes in the status line at most."""
READING_WORDS = "reading the words…"
"""What is said while queries cannot be answered yet."""
ADD_YOUR_OWN = "carrel add PAGE…"


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
    title = paper.title[:LONGEST_TITLE]
    names = bylines.author_names(paper.meta, bylines.NAMED)
    why = _piece(paper, title, names, desk.view.found)
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


def _piece(paper: Paper, title: str, names: str, terms: tuple[MatchedTerm, ...]) -> str:
    """Return what of a paper's other texts was found, when nothing that its row shows was."""
    if not terms or spans_of(title, terms) or spans_of(names, terms):
        return ""
    from tui.library.search.highlight import snippet

    others = (paper.abstract, *paper.other_titles, bylines.author_names(paper.meta))
    found = next(filter(None, (snippet(text, terms) for text in others)), "")
    return " ".join(found[:LONGEST_PIECE].split())


def detail_of(desk: Desk, key: str) -> Detail:
    """Return a paper as the detail pane shows it."""
    paper = desk.store.papers[key]
    facts = [("State", _state(desk.library.state.mark(key)))]
    facts += [(name, says) for name, says in _metadata(paper) if says]
    if paper.sightings:
        # The same paper may stand on one page twice.
        # A line is broken between a label and a number, not within one.
        sightings = [
            f"{desk.labels[sighting.page].replace(' ', NO_BREAK)}"
            f" ({sighting.position + 1}{NO_BREAK}of{NO_BREAK}{desk.length(sighting.page)})"
            for sighting in paper.sightings
        ]
        facts.append(_fact("Page", sightings))
    else:
        facts.append(("Page", "not open; kept in your library"))
    if lists := desk.library.state.lists_with(key):
        facts.append(_fact("List", [each.name for each in lists]))
    if tags := desk.library.state.tags_of(key):
        facts.append(_fact("Tag", [f"#{name}" for name in tags], " "))
    if note := desk.library.state.note_of(key):
        facts.append(("Note", note))
    abstract = "\n\n".join(
        [*([paper.abstract] if paper.abstract else []), *_other_abstracts(desk, paper)]
    )
    found_in = {"Author": bylines.author_names(paper.meta), "Also": _also(paper)}
    found_in["Authors"] = found_in["Author"]
    return Detail(key, paper.title, tuple(facts), found_in, abstract, paper_links(paper))


def _metadata(paper: Paper) -> Iterator[tuple[str, str]]:
    """What the sources say of a paper, by name; empty where none says it."""
    meta, reception = paper.meta, paper.reception
    if meta == NO_META and reception == NO_RECEPTION:
        return
    yield "Authors" if len(meta.authors) > 1 else "Author", bylines.all_authors(meta)
    yield "From", meta.organisation
    updated = bylines.day_in_words(meta.updated) if meta.updated[:10] > meta.published[:10] else ""
    dates = (bylines.day_in_words(meta.published), updated and f"updated {updated}")
    yield "Published", BETWEEN.join(filter(None, dates)).replace(" ", NO_BREAK)
    yield "In", bylines.appeared_in(meta)
    version = f"v{meta.arxiv_version}" if meta.arxiv_version else ""
    yield "arXiv", f"{meta.arxiv}{version} {meta.arxiv_class}".strip() if meta.arxiv else ""
    yield "DOI", meta.doi
    comments = "" if reception.comments is None else plural(reception.comments, "comment")
    stars = "" if reception.stars is None else plural(reception.stars, "star")
    yield (
        "Votes",
        BETWEEN.join(filter(None, (bylines.votes_in_words(reception), comments, stars))),
    )
    yield "Comment", meta.comment
    yield "Subjects", ", ".join(meta.subjects)
    yield "Keywords", ", ".join(meta.keywords)
    yield "Also", _also(paper)
    yield "By machine", meta.machine_summary


def _also(paper: Paper) -> str:
    return BETWEEN.join(f"“{title}”" for title in paper.other_titles)


def _fact(noun: str, says: Sequence[str], between: str = ", ") -> tuple[str, str]:
    return noun + "s" * (len(says) > 1), between.join(says)


def _other_abstracts(desk: Desk, paper: Paper) -> list[str]:
    """Return the abstracts that pages have in place of the one shown, each with its page."""
    told, found = {"", _letters(paper.abstract)}, []
    for name, position in paper.sightings:
        page = desk.store.page(name)
        abstract = page.entries[position].abstract if page else ""
        if (letters := _letters(abstract)) not in told:
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


class Section(NamedTuple):
    """A section of the sidebar."""

    heading: str
    kinds: tuple[SourceKind, ...]
    """What it offers."""
    nothing: str = ""
    """What it says where there is nothing to offer; without words it is left out then."""


SECTIONS = (
    Section("Papers", (SourceKind.ALL, SourceKind.UNREAD, SourceKind.STARRED)),
    Section("Reading lists", (SourceKind.LIST,), "none yet: c makes one"),
    Section("Saved filters", (SourceKind.FILTER,)),
    Section("Pages", (SourceKind.PAGE,), "none open"),
)


def _why_empty(kind: SourceKind) -> tuple[str, str]:
    """Return why a source's view is empty, and what to press."""
    match kind:
        case SourceKind.ALL | SourceKind.PAGE:
            return "There are no papers here.", f"Add a page: {ADD_YOUR_OWN}"
        case SourceKind.UNREAD:
            return "Everything is read.", "N marks a paper unread again."
        case SourceKind.STARRED:
            return "No paper is starred.", "s stars a paper."
        case SourceKind.LIST:
            return "This list is empty.", "a adds a paper to a list."
        case SourceKind.FILTER:
            return "No paper matches this filter.", "R renames it; d in the sidebar deletes it."
        case SourceKind.SIMILAR:
            return "No paper is like this one.", "Esc comes back."
        case _:
            assert_never(kind)


def sidebar_lines(desk: Desk) -> tuple[Line, ...]:
    """Return the sources, in sections."""
    lines: list[Line] = []
    for section in SECTIONS:
        sources = [
            Source(kind, of) for kind in section.kinds for of in SOURCES[kind].offered(desk.shelf)
        ]
        if not sources and not section.nothing:
            continue
        samples = desk.samples and section.heading == "Pages"
        heading = "Sample pages" if samples else section.heading
        lines += [*([Line("")] if lines else []), Line(heading, heading=True)]
        lines += [Line(desk.name(each), each, desk.count(each)) for each in sources]
        lines += [] if sources else [Line(section.nothing)]
        lines += [Line(ADD_YOUR_OWN)] if samples else []
    return tuple(lines)


def status_of(desk: Desk) -> str:
    """Return what the view is, how many of how many, and how many are unread."""
    view = desk.view
    kind = {SourceKind.LIST: "List ", SourceKind.FILTER: "Filter "}.get(view.source.kind, "")
    says = [fit(kind + desk.name(view.source), LONGEST_NAME)]
    waiting = view.query or view.source.kind is SourceKind.FILTER
    if waiting and not desk.indexed:
        says.append(desk.working or READING_WORDS)
    elif view.query:
        says.append(f"{len(view.keys):,} of {plural(view.of, 'paper')}")
    else:
        says.append(plural(view.of, "paper"))
    if view.sort is not Sort.BEST or (view.hits and len(view.keys) > 1):
        says[-1] += f", {view.sort.words}"
    if view.hits and 0 < (whole := view.hits.complete.bit_count()) < len(view.keys):
        says[-1] += f"; {whole:,} with all words"
    says.append(f"{desk.unread_in_view:,} unread")
    if desk.working and desk.working not in says:
        says.append(desk.working)
    if desk.fetching:
        says.insert(0, desk.fetching)
    if desk.pdf:
        says.insert(0, desk.pdf)
    if desk.library.not_saving:
        says.insert(0, "NOT SAVING")
    return BETWEEN.join(says)


def greeting_of(desk: Desk) -> str:
    """Return what a person should know when the reader opens, or nothing."""
    if desk.library.not_saving:
        return f"NOT SAVING: {desk.library.not_saving}"
    if desk.problems:
        more = f" (and {len(desk.problems) - 1} more)" if len(desk.problems) > 1 else ""
        return f"{desk.problems[0]}{more}"
    if desk.samples:
        return f"These are the sample pages. Add your own: {ADD_YOUR_OWN}"
    return ""


def empty_words(desk: Desk) -> tuple[str, ...]:
    """Return why a view is empty, and what to press."""
    view = desk.view
    if desk.pending_pages is not None:
        return ("The pages are still being read.",)
    if view.query and view.of:
        where = "" if view.source == ALL else f" of “{fit(desk.name(view.source), LONGEST_NAME)}”"
        return (f"No paper{where} matches.", "", "Esc clears the filter.")
    why, press = _why_empty(view.source.kind)
    return (why, "", press)
