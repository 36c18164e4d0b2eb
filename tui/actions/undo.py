"""Undo of any change, and redo."""

from __future__ import annotations

from tui.actions.context import Context
from tui.messages import Request


def undo(context: Context) -> None:
    """Undo the last change, of whatever kind; what it was is said when that is done.

    What was done long ago, or not since this start, is named and asked about first.
    """
    library = context.desk.library
    context.request(lambda: library.undo(asks=True), Request(unforeseen=True))


async def ask_undo(context: Context, question: str) -> None:
    """Undo at a yes what was asked about, unless keys opened another dialog meanwhile."""
    library = context.desk.library
    if context.screen.is_active:
        await context.ask(question, lambda: context.request(library.undo, Request(unforeseen=True)))


def redo(context: Context) -> None:
    """Do again what was undone last."""
    context.request(context.desk.library.redo, Request(unforeseen=True))
