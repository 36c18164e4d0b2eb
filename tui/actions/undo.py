"""Undo of any change, and redo."""

from __future__ import annotations

from tui.actions.context import Context
from tui.messages import Request


def undo(context: Context) -> None:
    """Undo the last change, of whatever kind; what it was is said when that is done."""
    context.request(context.desk.library.undo, Request(unforeseen=True))


def redo(context: Context) -> None:
    """Do again what was undone last."""
    context.request(context.desk.library.redo, Request(unforeseen=True))
