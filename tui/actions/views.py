"""Other ways to papers: in another order, and by likeness."""

from __future__ import annotations

from tui.actions.context import Context
from tui.library.session import COMPACT
from tui.library.sources import Source, SourceKind
from tui.library.view import Sort


async def sort(context: Context) -> None:
    """Ask in which order to show the papers."""
    from tui.dialogs.pick import Choice, Pick

    view = context.desk.view
    own = view.words_of(Sort.BEST)

    def answered(answer: Sort | None) -> None:
        if answer is not None:
            context.stay()
            context.desk.sort(answer)
            context.panes.show_view(context.anchor)

    choices = [
        Choice(view.words_of(each), "now" if each is view.sort else "", each)
        for each in Sort
        if each in (Sort.BEST, view.sort) or each.words != own
    ]
    await context.open(Pick("Show the papers", choices), answered)


def density(context: Context) -> None:
    """Give each paper of the list one line, or all that it wants again."""
    compact = context.desk.session.density != COMPACT
    context.desk.remember(density=COMPACT if compact else "")
    context.panes.redraw()
    context.say("One line a paper." if compact else "Papers with all that is known of them.")


def similar(context: Context) -> None:
    """Show the papers most like this one; Esc comes back."""
    paper = context.paper_meant()
    if paper is None:
        return
    if not context.desk.indexed:
        context.say("The words are still being read; try again in a moment.")
        return
    source = context.desk.view.source
    if source.kind is not SourceKind.SIMILAR:
        context.came_from.clear()
    context.came_from.append((source, paper.key, context.panes.typed))
    # What was typed is about other papers: likeness begins with all there are.
    _ask_quietly(context, "")
    context.open_source(Source(SourceKind.SIMILAR, paper.key))
    context.panes.focus("papers")


def leave_similar(context: Context) -> bool:
    """Go back to where `similar` was asked for; False when that is not where one is."""
    if context.desk.view.source.kind is not SourceKind.SIMILAR or not context.came_from:
        return False
    source, key, typed = context.came_from.pop()
    _ask_quietly(context, typed)
    context.open_source(source, key)
    return True


def _ask_quietly(context: Context, typed: str) -> None:
    """Have a query stand in the bar for the view that is shown next."""
    context.panes.put_quietly(typed)
    context.desk.ask(typed)
