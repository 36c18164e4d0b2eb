"""Where a paper stands: its lists, its tags and its pages, each of which can be gone to."""

from __future__ import annotations

from tui.actions.context import Context
from tui.actions.following import follow
from tui.library.lists import place_in
from tui.library.names import folded_name
from tui.library.phrases import plural
from tui.library.sources import Source, SourceKind


async def where(context: Context) -> None:
    """Ask which of the paper's lists, tags and pages to go to; the cursor stays on the paper."""
    from tui.dialogs.pick import Choice, Pick

    paper = context.paper_meant()
    if paper is None:
        return
    desk, state = context.desk, context.desk.library.state
    choices = [
        Choice(each.name, f"list, {place_in(each, paper.key)}", Source(SourceKind.LIST, each.id))
        for each in state.lists_with(paper.key)
    ]
    tags = [Source(SourceKind.TAG, folded_name(name)) for name in state.tags_of(paper.key)]
    pages = [Source(SourceKind.PAGE, each) for each in dict(paper.sightings)]
    choices += [
        Choice(desk.name(source), f"{noun}, {plural(desk.count(source).papers, 'paper')}", source)
        for noun, sources in (("tag", tags), ("page", pages))
        for source in sources
    ]
    if not choices:
        context.say("It stands nowhere but here: in no list, with no tag, on no open page.")
        return

    async def answered(answer: Source | None) -> None:
        if answer is not None:
            await follow(context, answer)

    await context.open(Pick("Go to where it stands", choices), answered)
