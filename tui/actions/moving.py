"""Moving the cursor, or the text, of the pane that has the keys."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

from tui.actions.context import Context
from tui.actions.panes import Pane


def _step(direction: int, context: Context) -> None:
    context.panes.move(lambda pane: pane.step(direction * (context.count or 1)))


def _page(share: float, context: Context) -> None:
    context.panes.move(lambda pane: pane.page(share * (context.count or 1)))


down, up = partial(_step, 1), partial(_step, -1)
half_down, half_up = partial(_page, 0.5), partial(_page, -0.5)
page_down, page_up = partial(_page, 1), partial(_page, -1)


def _scroll(direction: int, context: Context) -> None:
    context.panes.move(lambda pane: pane.scroll_rows(direction * (context.count or 1)))


scroll_down, scroll_up = partial(_scroll, 1), partial(_scroll, -1)


def top(context: Context) -> None:
    """Move to the first row or line, or to the row whose number was typed."""
    _to_nth(context, lambda pane: pane.to_top())


def bottom(context: Context) -> None:
    """Move to the last row or line, or to the row whose number was typed."""
    _to_nth(context, lambda pane: pane.to_bottom())


def _to_nth(context: Context, otherwise: Callable[[Pane], None]) -> None:
    number = context.count
    context.leave_spot()
    context.panes.move(lambda pane: pane.to_nth(number) if number else otherwise(pane))


def _to_unread(direction: int, context: Context) -> None:
    """Move to the nearest unread paper."""
    desk, panes = context.desk, context.panes
    row: int | None = panes.cursor
    for _ in range(min(context.count or 1, max(1, desk.unread_in_view))):
        row = desk.unread_from(row or 0, direction, context.will_be_read)
        if row is None:
            context.say("No unread paper in this view.")
            return
    _jump_to(row or 0, context)


def _jump_to(row: int, context: Context) -> None:
    """Jump to a paper; in the paper's own pane that opens it."""
    context.leave_spot()
    context.panes.move_to(row)
    if context.panes.active == "paper" and (paper := context.current) is not None:
        context.mark_read([paper])


def _to_found(direction: int, context: Context) -> None:
    """Move on among the papers that the filter found; without a filter, among unread ones."""
    view = context.desk.view
    if not view.query:
        _to_unread(direction, context)
    elif not view.keys:
        context.say("No paper matches.")
    else:
        wanted = context.panes.cursor + direction * (context.count or 1)
        row = wanted % len(view.keys)
        if row != wanted:
            context.say("Round to the first" if direction > 0 else "Round to the last")
        _jump_to(row, context)


next_found, previous_found = partial(_to_found, 1), partial(_to_found, -1)
next_unread, previous_unread = partial(_to_unread, 1), partial(_to_unread, -1)
