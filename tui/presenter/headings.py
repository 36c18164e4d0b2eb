"""What stands over each pane."""

from __future__ import annotations

from tui.library.desk import Desk
from tui.library.lists import ReadingList
from tui.library.phrases import plural
from tui.library.sources import SourceKind, list_of
from tui.library.view import Sort
from tui.presenter.status import LONGEST_NAME, is_waiting
from tui.widgets.cells import fit
from tui.widgets.glyphs import BETWEEN, DONE_PART, TODO_PART
from tui.widgets.headings import Heading
from tui.widgets.sidebar import WIDE

BAR = 8
"""Cells of a bar of progress."""


def sidebar_heading(cells: int) -> Heading:
    """Return what stands over the sidebar, and what its counts are where they do not say so."""
    return Heading("Library", aside="" if cells > WIDE else "unread")


def list_heading(desk: Desk) -> Heading:
    """Return what the view is, how many of how many, in which order, and how many are unread."""
    view = desk.view
    kind = {SourceKind.LIST: "List ", SourceKind.FILTER: "Filter "}.get(view.source.kind, "")
    says = [f"{len(desk.selection):,} selected"] if desk.selection else []
    reading_list = list_of(view.source, desk.library.state)
    done = desk.done(view.source)
    if done:
        papers = desk.count(view.source).papers
        parts = BAR * done // papers or 1
        bar = DONE_PART * parts + TODO_PART * (BAR - parts)
        says.append(f"{bar} {done:,} of {papers:,} done")
    if not is_waiting(desk) and (view.query or not done):
        some = f"{len(view.keys):,} of " if view.query else ""
        says.append(some + plural(view.of, "paper"))
    if view.sort is Sort.BEST and view.is_partial:
        says.append("none with all words")
    elif view.sort is not Sort.BEST or (view.hits and len(view.keys) > 1):
        says.append(view.words_of(view.sort))
    if desk.unread_in_view != len(view.keys) or view.source.kind is not SourceKind.UNREAD:
        says.append(f"{desk.unread_in_view:,} unread")
    return Heading(
        fit(kind + desk.name(view.source), LONGEST_NAME),
        tuple(says),
        below=_about(reading_list) if reading_list else "",
    )


def _about(reading_list: ReadingList) -> str:
    """Return when a list is due, unless all of it is done, and what it is for."""
    due = ""
    if reading_list.due and len(reading_list.done) < max(1, len(reading_list.keys)):
        from tui.library.due import due_words
        from tui.library.storage.moments import today

        due = due_words(reading_list.due, today())
    return BETWEEN.join(filter(None, (due[:1].upper() + due[1:], reading_list.description)))


def paper_heading(desk: Desk, row: int) -> Heading:
    """Return which paper of the view is shown."""
    count = len(desk.view.keys)
    return Heading("Paper", (f"{row + 1:,} of {count:,}",) if count else ())


def divider(desk: Desk) -> tuple[int, str]:
    """Return how many papers have all words, if others follow, and what the line between says."""
    view = desk.view
    if view.hits is None or view.sort is not Sort.BEST or not view.query:
        return 0, ""
    whole, count = view.whole, len(view.keys)
    if not 0 < whole < count:
        return 0, ""
    return whole, f"{whole:,} with all words{BETWEEN}{count - whole:,} with some"
