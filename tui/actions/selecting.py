"""Selecting papers, so that one command does all of them; it stays until the person lets go."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from inspect import isawaitable
from typing import TYPE_CHECKING

from parsing.paper import Paper
from tui.actions.context import Context
from tui.library.phrases import plural

if TYPE_CHECKING:
    from tui.dialogs.pick_names import Share

MANY = 10
"""Papers that are changed without a question, at most."""


def select(context: Context) -> None:
    """Select the paper under the cursor, or let go of it; a number selects as many from there."""
    keys, row = context.desk.view.keys, context.panes.cursor
    if context.paper_meant() is not None:
        _show(context, context.desk.selection.toggle(keys[row : row + (context.count or 1)]))


def select_run(context: Context) -> None:
    """Select from here to wherever the cursor is moved; once more ends that."""
    selection = context.desk.selection
    if selection.in_run:
        selection.end_run()
        _show(context, frozenset())
    elif context.paper_meant() is not None:
        if context.panes.active == "sidebar":
            context.panes.focus("papers")
        keys = selection.begin_run(context.desk.view.keys, context.panes.cursor)
        _show(context, keys, f"move on; {context.key_of('select_run')} ends it")


def extend_run(context: Context) -> None:
    """Have a run go to the paper under the cursor."""
    selection = context.desk.selection
    altered = selection.extend_run(context.desk.view.keys, context.panes.cursor)
    context.panes.repaint(altered)
    context.panes.show_status()


def select_all(context: Context) -> None:
    """Select all papers in view, or let go of them when all of them are selected."""
    if context.still_reading():
        return
    if keys := context.desk.view.keys:
        _show(context, context.desk.selection.toggle(keys))
    else:
        context.say("There is nothing in view to select.")


def let_go(context: Context) -> bool:
    """Let go of the selection, or of a run alone; False when nothing is selected."""
    selection = context.desk.selection
    if not selection:
        return False
    many, was_run = len(selection), selection.in_run
    altered = selection.let_go()
    _show(context, altered, "" if was_run else f"let go of {plural(many, 'paper')}")
    return True


def _show(context: Context, altered: frozenset[str], more: str = "") -> None:
    selection = context.desk.selection
    selection.asked = context.panes.typed
    context.panes.repaint(altered)
    context.panes.show_status()
    says = f"{len(selection):,} selected" if selection else "None selected"
    context.say(f"{says}: {more}" if more else says)


async def when_sure(
    context: Context,
    papers: Sequence[Paper],
    question: Callable[[str], str],
    then: Callable[[], object],
) -> None:
    """Do something with papers: at once with few, with many when the person says yes.

    Args:
        context: of the command.
        papers: that are meant.
        question: gives what is asked of how many papers.
        then: does it.
    """
    if len(papers) > MANY:
        await context.ask(question(plural(len(papers), "paper")), then)
    elif isawaitable(result := then()):
        await result


def share_of(many: int, papers: Sequence[Paper]) -> Share:
    """Return how many of some papers that is: none, some or all."""
    from tui.dialogs.pick_names import Share

    return Share.ALL if many == len(papers) else Share.SOME if many else Share.NONE


def named(context: Context, papers: Sequence[Paper]) -> str:
    """Return papers in words: the title of one, or how many."""
    return context.desk.title(papers[0]) if len(papers) == 1 else plural(len(papers), "paper")
