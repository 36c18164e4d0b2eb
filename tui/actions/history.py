"""History: what was done and when, as `carrel log` tells it, and undone from there."""

from __future__ import annotations

from datetime import datetime
from typing import TYPE_CHECKING

from tui.actions.context import Context
from tui.messages import Answered, Request

if TYPE_CHECKING:
    from collections.abc import Awaitable, Callable, Sequence

    from tui.dialogs.log import Log
    from tui.dialogs.pick import Choice
    from tui.library.storage.history import Done

MOST = 200
"""Changes that are shown."""


def log(context: Context) -> None:
    """Show what was done last and when."""
    from tui.dialogs.log import Log

    async def show(changes: Sequence[Choice[bool]]) -> None:
        if changes:
            dialog = Log(changes, do)
            await context.open(dialog, lambda _: None)
        else:
            context.say("Nothing was done yet.")

    def do(dialog: Log, what: str) -> None:
        async def refresh(changes: Sequence[Choice[bool]]) -> None:
            if dialog.is_attached:
                dialog.show(changes)

        library = context.desk.library
        # What it will undo stands there with its time: nothing needs to be asked.
        work = library.undo if what == "undo" else library.redo
        context.request(work, Request(unforeseen=True))
        _read(context, refresh)

    _read(context, show)


async def stats(context: Context) -> None:
    """Show how much is read, starred and listed, as `carrel stats` tells it; Enter goes there."""
    from tui.actions.following import follow
    from tui.dialogs.pick import Choice, Pick
    from tui.library.sources import ALL, Source, SourceKind
    from tui.library.statistics import list_in_words, stats_of

    numbers, state = stats_of(context.desk), context.desk.library.state
    goals = {
        "papers": ALL,
        "unread": Source(SourceKind.UNREAD),
        "starred": Source(SourceKind.STARRED),
    }
    counts = {name: many for name, many in numbers.items() if isinstance(many, int)}
    choices: list[Choice[Source | None]] = [
        Choice(name, f"{many:,}", goals.get(name)) for name, many in counts.items()
    ]
    choices += [
        Choice(own.name, list_in_words(each), Source(SourceKind.LIST, own.id))
        for own, each in zip(state.lists, numbers["lists"], strict=True)
    ]
    choices += [
        Choice(f"read in {month}", f"{many:,}", None)
        for month, many in numbers["read_by_month"].items()
    ]

    async def answered(goal: Source | None) -> None:
        if goal is not None:
            await follow(context, goal)

    dialog: Pick[Source | None] = Pick("What is read, starred, listed and done", choices)
    await context.open(dialog, answered)


def _read(context: Context, then: Callable[[Sequence[Choice[bool]]], Awaitable[None]]) -> None:
    """Have the changes read, behind those that are on their way to the disk."""
    library = context.desk.library

    def work() -> Answered:
        changes = _in_words(library.done(MOST))
        return Answered(lambda: then(changes))

    context.workers.read(work, context.screen.post_message)


def _in_words(done: Sequence[Done]) -> list[Choice[bool]]:
    from tui.dialogs.pick import Choice

    choices, now = [], datetime.now().astimezone()
    for each in done:
        at = datetime.fromtimestamp(each.at / 1000).astimezone()
        # On the smallest screen a year before each time would leave half a line for what was done.
        when = f"{at:%d %b %H:%M}" if at.year == now.year else f"{at:%d %b %Y} "
        states = (
            "undone" * each.is_undone,
            "by an agent" * each.by_agent,
            "elsewhere" * (each.elsewhere and not each.by_agent),
        )
        note = ", ".join(filter(None, states))
        what = each.what[:1].upper() + each.what[1:]
        is_left = each.is_undone or each.elsewhere
        choices.append(Choice(f"{when}  {what}", note, is_left))
    return choices
