"""Going from pane to pane: into a paper, on through it, back, and out."""

from __future__ import annotations

from tui.actions.context import Context
from tui.actions.selecting import let_go
from tui.actions.views import leave_similar

LAST = "That was the last unread paper in this view."


def open(context: Context) -> None:  # noqa: A001 - the command's name
    """Go from the sidebar to the papers, from the papers into the paper, which is read then.

    In the paper, show what is folded there.
    """
    panes = context.panes
    if panes.active == "sidebar":
        if panes.pointed is not None:
            # Choosing a source again brings what changed since: what was read leaves Unread.
            paper = context.current
            context.open_source(panes.pointed, paper.key if paper else "")
        elif panes.section:
            _fold(context, panes.section, panes.section not in context.desk.session.folded)
            return
        panes.focus("papers")
    elif context.current is not None and panes.active == "papers":
        context.stay()
        panes.focus("paper")
        context.mark_read([context.current])
    elif panes.active == "paper":
        panes.unfold()


def back(context: Context) -> None:
    """Go to the pane on the left; on a heading of the sidebar, fold its section."""
    if context.panes.active == "papers":
        context.leave_spot()
    elif context.panes.active == "sidebar" and context.panes.section:
        _fold(context, context.panes.section, fold=True)
    context.panes.focus("papers" if context.panes.active == "paper" else "sidebar")


def _fold(context: Context, section: str, fold: bool) -> None:
    """Hide what a section of the sidebar has, or show it; that is remembered."""
    others = [each for each in context.desk.session.folded if each != section]
    context.desk.remember(folded=(*others, section) if fold else tuple(others))
    context.panes.show_sources()


def leave(context: Context) -> None:
    """Go from the paper back to the papers, from what was found back to all; from there, out."""
    panes = context.panes
    if panes.active == "paper":
        panes.focus("papers")
    elif panes.typed:
        panes.typed = ""
    elif not leave_similar(context):
        context.screen.app.exit()


def escape(context: Context) -> None:
    """Stop what is fetched or written; go back; let go of the selection, clear the filter."""
    panes = context.panes
    selection = context.desk.selection
    if context.screen.selections:
        context.screen.clear_selection()
    elif context.pdf is not None:
        from tui.actions.pdf import stop_pdf

        stop_pdf(context)
    elif context.fetching is not None:
        from tui.actions.fetching import stop

        stop(context)
    elif context.stop_export is not None:
        context.stop_export()
    elif selection.in_run:
        let_go(context)
    elif panes.active != "papers":
        panes.focus("papers")
    elif panes.typed != selection.asked and panes.typed:
        panes.typed = ""  # what was done last is taken back first
    elif let_go(context):
        pass
    elif panes.typed:
        panes.typed = ""
    else:
        leave_similar(context)


def reading_mode(context: Context) -> None:
    """Show the paper alone, or come back from it; looking at it marks nothing."""
    if context.paper_meant() is not None:
        context.stay()
        context.panes.toggle_reading()


def read_on(context: Context) -> None:
    """Go on through the abstract; at its end the paper is read, and the next unread comes."""
    paper, panes = context.current, context.panes
    if paper is None:
        return
    if not panes.shows("paper"):
        open(context)
    elif not panes.read_further():
        row = context.desk.unread_from(
            panes.cursor, 1, lambda key: key == paper.key or context.will_be_read(key)
        )
        # What is said comes again with the mark: it would end what was said before.
        said = LAST if row is None else ""
        context.mark_read([paper], said)
        if row is None:
            context.say(said)
        else:
            panes.move_to(row)
