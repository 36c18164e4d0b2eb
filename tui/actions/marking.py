"""Marks: read and unread, and stars."""

from __future__ import annotations

from collections.abc import Sequence

from parsing.paper import Paper
from tui.actions.context import Context
from tui.actions.selecting import MANY, named, when_sure
from tui.library.change import Change
from tui.library.marks import Half
from tui.library.phrases import plural
from tui.messages import Request


async def toggle_read(context: Context) -> None:
    """Mark the papers meant read, or unread when all of them are shown as read."""
    await _toggle(context, Half.READ)


async def mark_unread(context: Context) -> None:
    """Mark the papers meant unread."""
    if papers := context.targets():
        await _set(context, Half.READ, papers, wanted=False)


async def star(context: Context) -> None:
    """Star the papers meant, or take their stars when all of them are shown as starred."""
    await _toggle(context, Half.STARRED)


async def _set(context: Context, half: Half, papers: Sequence[Paper], *, wanted: bool) -> None:
    """Set a half of papers' marks, or take it away; many are asked about."""
    does = half.type.does[not wanted]
    said = _said(context, half, papers, wanted)
    await when_sure(
        context,
        papers,
        lambda many: f"{does.format(papers=many)}?",
        lambda: context.change_marks(half, papers, wanted, said),
    )


def _said(context: Context, half: Half, papers: Sequence[Paper], wanted: bool) -> str:
    if len(papers) == 1:
        return f"{half.type.set if wanted else half.type.taken}: {named(context, papers)}"
    did = half.type.undo[not wanted].format(papers=plural(len(papers), "paper"))
    return did[:1].upper() + did[1:]


async def _toggle(context: Context, half: Half) -> None:
    """Set a half of the marks of the papers meant, or take it away."""
    papers, library = context.targets(), context.desk.library
    if not papers:
        return

    if not context.in_flight.unforeseen or len(papers) > MANY:
        # What is wanted goes by what the person sees, or has just asked for.
        wanted = not all(
            context.in_flight.will_be(half, each.key, library.state.mark(each.key).has(half))
            for each in papers
        )
        await _set(context, half, papers, wanted=wanted)
        return

    def toggle() -> Change:
        """Decide by what is there once all that was asked for before is done."""
        wanted = not all(library.mark_on_disk(each.key).has(half) for each in papers)
        said = _said(context, half, papers, wanted)
        return library.set_half(half, papers, wanted)._replace(said=said)

    context.request(toggle, Request(unforeseen=True))


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
