"""Filters: the filter bar, and saved ones."""

from __future__ import annotations

from tui.actions.context import Context
from tui.actions.naming import ask_name, filter_check
from tui.library.drafts import Draft
from tui.library.sources import Source, SourceKind


async def saved_filters(context: Context) -> None:
    """Ask which saved filter to open."""
    from tui.dialogs.pick import Choice, Pick

    filters = context.desk.library.state.filters
    if not filters:
        typed, saves = context.key_of("filter"), context.key_of("save_filter")
        context.say(f"There is no saved filter yet: type one after {typed}, then {saves} saves it.")
        return
    choices = [Choice(each.name, each.query, each.id) for each in filters]

    def answered(answer: int | None) -> None:
        if answer is not None:
            context.open_source(Source(SourceKind.FILTER, answer))

    await context.open(Pick("Which saved filter?", choices), answered)


async def save_filter(context: Context) -> None:
    """Ask for a name and keep what stands in the filter bar under it."""
    query = context.desk.view.query
    if not query:
        typed, saves = context.key_of("filter"), context.key_of("save_filter")
        context.say(f"Type a filter after {typed} first; {saves} then keeps it under a name.")
        return
    await name_filter(context, Draft("save_filter", query.text))


async def name_filter(context: Context, draft: Draft) -> None:
    """Ask for the name of a query, beginning with what was kept of one, and keep it under that."""
    library, query = context.desk.library, draft.about
    await ask_name(
        context,
        f"Name for the filter “{query.strip()}”",
        draft,
        filter_check(context),
        lambda name: context.change(
            lambda: library.save_filter(name, query), f"Saved the filter “{name}”"
        ),
    )


async def operators(context: Context) -> None:
    """Show what the filter understands; what is chosen of it is typed."""
    from tui.dialogs.pick import Choice, Pick
    from tui.library.query_help import operators as all_operators

    choices = [Choice(each.typed, each.finds, each.begins) for each in all_operators()]

    def answered(begins: str | None) -> None:
        if begins:
            context.panes.typed = begins
        context.panes.focus("filter")

    dialog = Pick("What the filter understands", choices)
    dialog.add_class("-wide")
    await context.open(dialog, answered)


def filter(context: Context) -> None:  # noqa: A001 - the command's name
    """Type in the filter bar; where one pane is seen, it is that of the papers found."""
    context.leave_spot()
    if not context.panes.shows("papers"):
        context.panes.focus("papers")
    context.panes.focus("filter")
