"""Jump keys: letters on the rows in sight, of which one is typed to go there."""

from __future__ import annotations

from tui.actions.context import Context


def jump(context: Context) -> None:
    """Write letters on the rows and panes in sight; who types one goes there."""
    labels = context.panes.label_rows()
    if labels:
        context.say("Type the letters of a row or a pane; Esc lets go.")
        _await(context, labels, "")


def _await(context: Context, labels: frozenset[str], typed: str) -> None:
    """Take the next key for a letter."""

    def take(letter: str) -> None:
        wanted = typed + letter
        if letter and wanted not in labels and any(each.startswith(wanted) for each in labels):
            _await(context, labels, wanted)
            return
        context.say("")
        if wanted in labels:
            context.leave_spot()
            context.panes.jump_to(wanted)
        else:
            context.panes.jump_to("")

    context.next_key = take
