"""The status line, the greeting, and what an empty list says."""

from __future__ import annotations

from typing import assert_never

from tui.library.desk import Desk
from tui.library.sources import ALL, SourceKind
from tui.widgets.cells import fit
from tui.widgets.glyphs import BETWEEN

LONGEST_NAME = 40
"""Cells that a name takes in the status line at most."""
READING_WORDS = "reading the words…"
"""What is said while queries cannot be answered yet."""
ADD_YOUR_OWN = "carrel add PAGE…"


def status_of(desk: Desk) -> str:
    """Return what is going on: that nothing is saved, and what is done in the background."""
    not_saving = "NOT SAVING" if desk.library.not_saving else ""
    reading = desk.working or (READING_WORDS if is_waiting(desk) else "")
    return BETWEEN.join(filter(None, (not_saving, desk.pdf, desk.fetching, reading)))


def is_waiting(desk: Desk) -> bool:
    """Tell whether what is in view is not known before the words are read."""
    view = desk.view
    return not desk.indexed and (bool(view.query) or view.source.kind is SourceKind.FILTER)


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
        case SourceKind.TAG:
            return "No paper has this tag.", "t tags a paper."
        case SourceKind.SIMILAR:
            return "No paper is like this one.", "Esc comes back."
        case _:
            assert_never(kind)
