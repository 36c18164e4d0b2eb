"""Other ways to papers: in another order, and by likeness."""

from __future__ import annotations

from tui.actions.context import Context
from tui.library.mathematics import shown
from tui.library.session import COMPACT
from tui.library.sources import Source, SourceKind, Spot
from tui.library.view import Sort


async def sort(context: Context) -> None:
    """Ask in which order to show the papers; the same order again is the other way round."""
    from tui.dialogs.menu import Menu
    from tui.dialogs.pick import Choice

    view = context.desk.view
    own = view.words_of(Sort.BEST)

    def answered(answer: Sort | None) -> None:
        if answer is not None:
            context.stay()
            context.desk.sort(answer)
            context.panes.show_view(context.anchor)

    def choice(sort: Sort) -> Choice[Sort]:
        now, words = view.sort, view.words_of(sort)
        if sort is not now:
            return Choice(words, "", sort)
        again = f"; again: {now.other_way.words}" if now.other_way is not now else ""
        return Choice(words, f"now{again}", now.other_way)

    # The source's own order is offered once, whatever it is called.
    choices = [choice(each) for each in Sort if each in (Sort.BEST, view.sort) or each.words != own]
    await context.open(Menu("Show the papers", choices), answered)


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
    if context.desk.view.source.kind is not SourceKind.SIMILAR:
        context.came_from.clear()
    context.came_from.append(context.spot)
    # What was typed is about other papers: likeness begins with all there are.
    ask_quietly(context, "")
    context.open_source(Source(SourceKind.SIMILAR, paper.key))
    context.panes.focus("papers")


def latex_source(context: Context) -> None:
    """Show the paper's LaTeX as it was written, or as Unicode again."""
    paper, desk = context.paper_meant(), context.desk
    if paper is None:
        return
    texts = (paper.title, *paper.other_titles, paper.abstract)
    if all(shown(text) is text for text in texts):
        context.say("Nothing of this paper is shown otherwise than it was written.")
    elif not desk.has_unicode:
        context.say("This terminal has no Unicode: LaTeX stays as it was written.")
    else:
        desk.as_written ^= {paper.key}
        context.panes.repaint(frozenset({paper.key}))
        as_written = paper.key in desk.as_written
        context.say("LaTeX as it was written" if as_written else "LaTeX as Unicode")


def leave_similar(context: Context) -> bool:
    """Go back to where `similar` was asked for; False when that is not where one is."""
    if context.desk.view.source.kind is not SourceKind.SIMILAR or not context.came_from:
        return False
    _go_to(context, context.came_from.pop())
    return True


def jump_back(context: Context) -> None:
    """Go back to where one was before the last jump, and by the same keys here again."""
    key, before = context.pressed
    if key == "apostrophe" != before:
        context.say("' once more goes back to before the last jump.")
        return
    context.pressed = ("", "")
    spot = context.left
    if not spot.source.type.is_there(context.desk.shelf, spot.source.of):
        context.say("What you left is not there any more.")
        return
    context.leave_spot()
    here = context.left
    _go_to(context, spot)
    context.left = here
    if context.panes.active == "sidebar":
        context.panes.focus("papers")


def _go_to(context: Context, spot: Spot) -> None:
    """Show what a person saw at a spot, with the cursor where it was."""
    if spot.typed != context.panes.typed:
        ask_quietly(context, spot.typed)
    context.open_source(spot.source, spot.key)


def ask_quietly(context: Context, typed: str) -> None:
    """Have a query stand in the bar for the view that is shown next."""
    context.panes.put_quietly(typed)
    context.desk.ask(typed)
