"""The paper pane: one paper with all that is known of it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import datetime

from parsing.meta import NO_META, NO_RECEPTION
from parsing.paper import Paper
from tui.library import bylines
from tui.library.addresses import paper_links
from tui.library.desk import Desk
from tui.library.marks import HALVES, Mark
from tui.library.phrases import plural
from tui.widgets.glyphs import BETWEEN, NO_BREAK
from tui.widgets.paper_view import Detail


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
    abstract = desk.shown(key, abstract)
    found_in = {"Author": bylines.author_names(paper.meta), "Also": _also(paper)}
    found_in["Authors"] = found_in["Author"]
    return Detail(key, desk.title(paper), tuple(facts), found_in, abstract, paper_links(paper))


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
