"""Marks: read and unread, and stars."""

from __future__ import annotations

from collections.abc import Sequence

from parsing.paper import Paper
from tui.actions.context import Context
from tui.library.change import Change
from tui.library.marks import Half
from tui.library.phrases import plural
from tui.messages import Request


def toggle_read(context: Context) -> None:
    """Mark the papers meant read, or unread when all of them are shown as read."""
    _toggle(context, Half.READ)


def mark_unread(context: Context) -> None:
    """Mark the papers meant unread."""
    if papers := context.targets():
        context.change_marks(
            Half.READ, papers, wanted=False, said=f"Unread: {_named(context, papers)}"
        )


def star(context: Context) -> None:
    """Star the papers meant, or take their stars when all of them are shown as starred."""
    _toggle(context, Half.STARRED)


def _toggle(context: Context, half: Half) -> None:
    """Set a half of the marks of the papers meant, or take it away."""
    papers, library = context.targets(), context.desk.library
    if not papers:
        return

    def said(wanted: bool) -> str:
        return f"{half.type.set if wanted else half.type.taken}: {_named(context, papers)}"

    if not context.in_flight.unforeseen:
        # What is wanted goes by what the person sees, or has just asked for.
        wanted = not all(
            context.in_flight.will_be(half, each.key, library.state.mark(each.key).has(half))
            for each in papers
        )
        context.change_marks(half, papers, wanted, said(wanted))
        return

    def toggle() -> Change:
        """Decide by what is there once all that was asked for before is done."""
        wanted = not all(library.mark_on_disk(each.key).has(half) for each in papers)
        return library.set_half(half, papers, wanted)._replace(said=said(wanted))

    context.request(toggle, Request(unforeseen=True))


def _named(context: Context, papers: Sequence[Paper]) -> str:
    """Return papers in words: the title of one, or how many."""
    return context.desk.title(papers[0]) if len(papers) == 1 else plural(len(papers), "paper")


async def all_read(context: Context) -> None:
    """Mark all papers in view read, when the person agrees."""
    desk = context.desk
    if context.still_reading():
        return
    if not desk.unread_in_view:
        context.say("No unread paper in this view.")
        return
    papers = [desk.store.papers[key] for key in desk.view.keys]

    def mark() -> None:
        # The view may be another by now; these are the papers that were asked about.
        many = sum(1 for paper in papers if not desk.library.state.mark(paper.key).read)
        context.mark_read(papers, f"{plural(many, 'paper')} marked read")

    many = plural(desk.unread_in_view, "paper")
    await context.ask(f"Mark {many} in view as read?", mark)
