"""Where a click on a part of the paper leads."""

from __future__ import annotations

from tui.actions.context import Context
from tui.actions.views import ask_quietly
from tui.library.addresses import Link
from tui.library.sources import Source


async def follow(context: Context, goal: Link | Source) -> None:
    """Ask whether to open an address, or show a source's papers."""
    if isinstance(goal, Link):
        from tui.actions.links import ask_which

        await ask_which(context, (goal,))
        return
    key = context.current.key if context.current else ""
    # What was typed is about other papers.
    ask_quietly(context, "")
    context.open_source(goal, key)
    context.panes.focus("papers")
