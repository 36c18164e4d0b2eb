"""Working a reading list off: a paper in it is to do there, or done."""

from __future__ import annotations

from tui.actions.context import Context
from tui.actions.selecting import named, when_sure
from tui.library.change import Change
from tui.messages import Request


async def done(context: Context) -> None:
    """Mark the papers meant done in the list in view, or to do there when all of them are done."""
    reading_list, library = context.list_in_view, context.desk.library
    if reading_list is None:
        context.say("Open a reading list first: what is done is done in one of them.")
        return
    there = set(reading_list.keys)
    papers = [paper for paper in context.targets() if paper.key in there]
    if not papers:
        context.say("There is no paper of this list to mark done.")
        return
    number, name, keys = reading_list.id, reading_list.name, {paper.key for paper in papers}

    def toggle() -> Change:
        change, wanted = library.reading_lists.toggle_done(number, keys)
        said = "Done in" if wanted else "To do in"
        return change._replace(said=f"{said} “{name}”: {named(context, papers)}")

    many_done = reading_list.done >= keys
    await when_sure(
        context,
        papers,
        lambda many: f"Mark {many} {'to do' if many_done else 'done'} in “{name}”?",
        lambda: context.request(toggle, Request(unforeseen=True)),
    )
