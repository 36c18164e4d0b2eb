"""Other ways to papers: in another order, and by likeness."""

from __future__ import annotations

from tui.actions.context import Context
from tui.library.sources import Source, SourceKind
from tui.library.view import Sort


async def sort(context: Context) -> None:
    """Ask in which order to show the papers."""
    from tui.dialogs.pick import Choice, Pick

    now = context.desk.view.sort

    def answered(answer: Sort | None) -> None:
        if answer is not None:
            context.stay()
            context.desk.sort(answer)
            context.panes.show_view(context.anchor)

    choices = [Choice(each.words, "now" if each is now else "", each) for each in Sort]
    await context.open(Pick("Show the papers", choices), answered)


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
    ask_quietly(context, "")
    context.open_source(Source(SourceKind.SIMILAR, paper.key))
    context.panes.focus("papers")


def leave_similar(context: Context) -> bool:
    """Go back to where `similar` was asked for; False when that is not where one is."""
    if context.desk.view.source.kind is not SourceKind.SIMILAR or not context.came_from:
        return False
    source, key, typed = context.came_from.pop()
    ask_quietly(context, typed)
    context.open_source(source, key)
    return True


def ask_quietly(context: Context, typed: str) -> None:
    """Have a query stand in the bar for the view that is shown next."""
    context.panes.put_quietly(typed)
    context.desk.ask(typed)
