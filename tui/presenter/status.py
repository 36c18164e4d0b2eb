"""The status line, the greeting, and what an empty list says."""

from __future__ import annotations

from typing import assert_never

from tui.library.desk import Desk
from tui.library.phrases import plural
from tui.library.sources import ALL, SourceKind
from tui.library.view import Sort
from tui.widgets.cells import fit
from tui.widgets.glyphs import BETWEEN

LONGEST_NAME = 40
"""Cells that a name takes in the status line at most."""
READING_WORDS = "reading the words…"
"""What is said while queries cannot be answered yet."""
ADD_YOUR_OWN = "carrel add PAGE…"


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
    if problems := desk.new_problems:
        more = f" (and {len(problems) - 1} more)" if len(problems) > 1 else ""
        return f"{problems[0]}{more}"
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


def _why_empty(kind: SourceKind) -> tuple[str, str]:
    """Return why a source's view is empty, and what to press."""
    match kind:
        case SourceKind.ALL | SourceKind.PAGE:
            return "There are no papers here.", f"Add a page: {ADD_YOUR_OWN}"
        case SourceKind.NEW:
            return "Nothing came since you last left.", "w fetches what you subscribed to."
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
