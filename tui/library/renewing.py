"""Pages that come again: an export that is made anew every week, an answer that is fetched again.

A page of the same name takes the place of an earlier one if all papers of that are on it, none
without an abstract that it had, so that nothing goes. What the earlier one said already is not said
again: a tag that a person took off here does not come back with the next export.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Mapping, Sequence

from parsing.files import Unreadable
from parsing.meta import Annotations
from parsing.paper import Entry, Page, Paper, paper_key
from tui.library.joining import identifiers
from tui.library.library import Library
from tui.library.lists import SavedPage
from tui.library.loader import saved_page


def names_of(paper: Paper) -> set[str]:
    """Return what a paper is known by: its key, and its number at arXiv."""
    return {paper.key, f"arXiv:{paper.meta.arxiv}"} if paper.meta.arxiv else {paper.key}


def entry_names(entry: Entry) -> set[str]:
    """Return what the paper of an entry is known by."""
    return names_of(Paper(paper_key(entry.title), entry.title, "", meta=entry.meta))


def earlier_pages(
    library: Library, name: str, digests: Collection[str]
) -> list[tuple[SavedPage, Page]]:
    """Return the pages of a name that a library has, but for those of these digests.

    A number behind a name, which tells two pages of one name apart, is passed over.
    """
    found = []
    for saved in library.state.pages:
        if re.sub(r" \(\d+\)$", "", saved.name) != name or saved.digest in digests:
            continue
        try:
            found.append((saved, saved_page(library, saved)))
        except Unreadable:
            continue
    return found


def renewed(earlier: Iterable[tuple[SavedPage, Page]], pages: Iterable[Page]) -> list[SavedPage]:
    """Return the earlier pages whose place can be taken: all that each has is on these pages."""
    told = dict[str, bool]()
    for page in pages:
        for entry in page.entries:
            for name in _identities(entry):
                told[name] = told.get(name, False) or bool(entry.abstract)
    return [
        saved
        for saved, page in earlier
        if page.entries and all(_is_told(entry, told) for entry in page.entries)
    ]


def _is_told(entry: Entry, told: Mapping[str, bool]) -> bool:
    """Whether an entry's paper comes again, with an abstract if it had one.

    Args:
        entry: as it was.
        told: what comes, by what it is known by, and whether that has an abstract.
    """
    found = [told[name] for name in _identities(entry) if name in told]
    return any(found) if entry.abstract else bool(found)


def unsaid(entry: Entry, earlier: Mapping[str, Sequence[Annotations]]) -> tuple[Annotations, str]:
    """Return what is written on an entry that was not there before, and the note that was.

    Args:
        entry: as it comes now.
        earlier: what was written on papers, by what these are known by: see `said_before`.
    """
    now = entry.annotations
    before = [each for name in _identities(entry) for each in earlier.get(name, ())]
    if not before:
        return now, ""
    notes = [each.note for each in before if each.note]
    rest = now._replace(
        tags=_without(now.tags, [tag for each in before for tag in each.tags]),
        lists=_without(now.lists, [name for each in before for name in each.lists]),
        done_in=_without(now.done_in, [name for each in before for name in each.done_in]),
        note="" if now.note in notes else now.note,
        read=now.read and not any(each.read for each in before),
        starred=now.starred and not any(each.starred for each in before),
    )
    return rest, notes[-1] if notes else ""


def said_before(earlier: Iterable[tuple[SavedPage, Page]]) -> dict[str, list[Annotations]]:
    """Return what earlier pages had written on their papers, by what these are known by."""
    said: dict[str, list[Annotations]] = {}
    for _, page in earlier:
        for entry in page.entries:
            for name in _identities(entry):
                said.setdefault(name, []).append(entry.annotations)
    return said


def _identities(entry: Entry) -> set[str]:
    """What an entry is known by among those of pages of one name."""
    return entry_names(entry) | {*identifiers(entry.meta)}


def _without(values: Sequence[str], others: Collection[str]) -> tuple[str, ...]:
    return tuple(value for value in values if value not in others)
