"""Moving the cursor, or the text, of the pane that has the keys."""

from __future__ import annotations

from functools import partial

from tui.actions.context import Context, Pane


def _step(direction: int, context: Context) -> None:
    context.panes.move(lambda pane: pane.step(direction * (context.count or 1)))


def _page(share: float, context: Context) -> None:
    context.panes.move(lambda pane: pane.page(share))


down, up = partial(_step, 1), partial(_step, -1)
half_down, half_up = partial(_page, 0.5), partial(_page, -0.5)
page_down, page_up = partial(_page, 1), partial(_page, -1)


def top(context: Context) -> None:
    """Move to the first row or line."""
    context.panes.move(lambda pane: pane.to_top())


def bottom(context: Context) -> None:
    """Move to the last row or line, or to the row whose number was typed."""
    number = context.count

    def move(pane: Pane) -> None:
        if number:
            pane.to_nth(number)
        else:
            pane.to_bottom()

    context.panes.move(move)


def _to_unread(direction: int, context: Context) -> None:
    """Move to the nearest unread paper; in the paper's own pane that opens it."""
    desk, panes = context.desk, context.panes
    row: int | None = panes.cursor
    for _ in range(min(context.count or 1, max(1, desk.unread_in_view))):
        row = desk.unread_from(row or 0, direction, context.will_be_read)
        if row is None:
            context.say("No unread paper in this view.")
            return
    panes.move_to(row or 0)
    if panes.active == "paper":
        context.mark_read(context.targets())


next_unread, previous_unread = partial(_to_unread, 1), partial(_to_unread, -1)
