"""The status line, the greeting, and what an empty list says."""

from __future__ import annotations

from collections.abc import Callable
from typing import assert_never

from tui.library.desk import Desk
from tui.library.sources import ALL, SourceKind
from tui.widgets.cells import fit
from tui.widgets.glyphs import BETWEEN

LONGEST_NAME = 40
"""Cells that a name takes in the status line at most."""
NAMED = 56
"""Cells of a line that has room for the name of what is read."""
READING_WORDS = "reading the words…"
"""What is said while queries cannot be answered yet."""
PROBLEMS = 3
"""Problems that an empty view tells."""
ADD_YOUR_OWN = "carrel add PAGE…"


def status_of(desk: Desk) -> str:
    """Return what is going on: what is not saved, odd or done in the background."""
    reading = desk.working or (READING_WORDS if is_waiting(desk) else "")
    return BETWEEN.join((*_urgent(desk), *filter(None, (_odd_words(desk), reading))))


def is_waiting(desk: Desk) -> bool:
    """Tell whether what is in view is not known before the words are read."""
    view = desk.view
    return not desk.indexed and (bool(view.query) or view.source.kind is SourceKind.FILTER)


def progress_of(desk: Desk, row: int, percent: int, cells: int) -> str:
    """Return how far one is, where a paper is read alone.

    Args:
        desk: what is read.
        row: of the paper in the view.
        percent: of the paper that has been in sight.
        cells: of the line; in few of them the view is not named.
    """
    view, unread = desk.view, desk.unread_in_view
    count = len(view.keys)
    says = (
        [] if view.source == ALL or cells < NAMED else [fit(desk.name(view.source), LONGEST_NAME)]
    )
    if desk.selection:
        says.append(f"{len(desk.selection):,} selected")
    if not count:
        return BETWEEN.join((*_urgent(desk), *says, "no papers"))
    says.append(f"{row + 1:,} of {count:,}" + " unread" * (unread == count))
    if unread != count:
        says.append(f"{unread:,} unread")
    return BETWEEN.join((*_urgent(desk), *says, f"{percent} %"))


def _urgent(desk: Desk) -> tuple[str, ...]:
    """Return what is said before all else."""
    not_saving = "NOT SAVING" if desk.library.not_saving else ""
    return tuple(filter(None, (not_saving, desk.pdf, desk.fetching)))


def _odd_words(desk: Desk) -> str:
    """Return what the query asks for and there is not; nothing for most queries."""
    typed = desk.view.query.text
    if ":" not in typed:
        return ""
    from tui.library.query_help import advice

    # The last word is the one that is being typed.
    return next(reversed([*advice(typed)]), "")


def greeting_of(desk: Desk, key: Callable[[str], str]) -> str:
    """Return what a person should know when the reader opens, or nothing.

    Args:
        desk: what it is about.
        key: gives the key of a command, by its name, as people write it.
    """
    if desk.library.not_saving:
        return f"NOT SAVING: {desk.library.not_saving}"
    if problems := desk.new_problems:
        more = f" ({len(problems) - 1} more: {key('problems')} shows all)" if problems[1:] else ""
        return f"{problems[0]}{more}"
    if desk.samples:
        return f"These are the sample pages. Add your own: {ADD_YOUR_OWN}"
    return ""


def empty_words(desk: Desk, key: Callable[[str], str]) -> tuple[str, ...]:
    """Return why a view is empty, and what to press.

    Args:
        desk: whose view it is.
        key: gives the key of a command, by its name, as people write it.
    """
    view = desk.view
    if desk.pending_pages is not None:
        return ("The pages are still being read.",)
    if view.query and view.of:
        where = "" if view.source == ALL else f" of “{fit(desk.name(view.source), LONGEST_NAME)}”"
        return (f"No paper{where} matches.", "", f"{key('escape')} clears the filter.")
    why, press = _why_empty(view.source.kind, key)
    wrong = _what_is_wrong(desk)[:PROBLEMS]
    return (why, "", *(line for each in wrong for line in (each, "")), press)


def _what_is_wrong(desk: Desk) -> tuple[str, ...]:
    """Return what may be why a view has no paper: problems of its page, or of all pages."""
    source = desk.view.source
    if source.kind is SourceKind.PAGE:
        pages = (page for page in desk.store.pages if page.name == source.of)
        return tuple(str(problem) for page in pages for problem in page.problems)
    return desk.problems if source == ALL else ()


def _why_empty(kind: SourceKind, key: Callable[[str], str]) -> tuple[str, str]:
    """Return why a source's view is empty, and what to press."""
    match kind:
        case SourceKind.ALL | SourceKind.PAGE:
            return (
                "There are no papers here.",
                f"{key('add_page')} adds a page, or {ADD_YOUR_OWN}",
            )
        case SourceKind.NEW:
            return (
                "Nothing came since you last left.",
                f"{key('fetch')} fetches what you subscribed to.",
            )
        case SourceKind.UNREAD:
            return "Everything is read.", f"{key('mark_unread')} marks a paper unread again."
        case SourceKind.STARRED:
            return "No paper is starred.", f"{key('star')} stars a paper."
        case SourceKind.LIST:
            return "This list is empty.", f"{key('add_to_list')} adds a paper to a list."
        case SourceKind.FILTER:
            renames, deletes = key("rename_list"), key("take_out")
            press = f"{renames} renames it; {deletes} in the sidebar deletes it."
            return "No paper matches this filter.", press
        case SourceKind.TAG:
            return "No paper has this tag.", f"{key('tag')} tags a paper."
        case SourceKind.SIMILAR:
            return "No paper is like this one.", f"{key('escape')} comes back."
        case _:
            assert_never(kind)
