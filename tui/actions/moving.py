"""Moving the cursor, or the text, of the pane that has the keys."""

from __future__ import annotations

from tui.actions.context import Context, Pane


def down(context: Context) -> None:
    """Move down one, or as many as were typed."""
    context.panes.move(lambda pane: pane.step(context.count or 1))


def up(context: Context) -> None:
    """Move up one, or as many as were typed."""
    context.panes.move(lambda pane: pane.step(-(context.count or 1)))


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


def half_down(context: Context) -> None:
    """Move half a page down."""
    context.panes.move(lambda pane: pane.page(0.5))


def half_up(context: Context) -> None:
    """Move half a page up."""
    context.panes.move(lambda pane: pane.page(-0.5))


def page_down(context: Context) -> None:
    """Move a page down."""
    context.panes.move(lambda pane: pane.page(1))


def page_up(context: Context) -> None:
    """Move a page up."""
    context.panes.move(lambda pane: pane.page(-1))


def next_unread(context: Context) -> None:
    """Move to the next unread paper; in the paper's own pane that opens it."""
    _to_unread(context, 1)


def previous_unread(context: Context) -> None:
    """Move to the previous unread paper; in the paper's own pane that opens it."""
    _to_unread(context, -1)


def _to_unread(context: Context, direction: int) -> None:
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
