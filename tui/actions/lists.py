"""Reading lists: made, filled, ordered, renamed and deleted."""

from __future__ import annotations

from parsing.paper import Paper
from tui.actions.commands import shown_keys
from tui.actions.context import Context
from tui.actions.naming import ask_name, list_check
from tui.actions.pages import remove_page
from tui.library.drafts import Draft
from tui.library.lists import list_name
from tui.library.phrases import plural
from tui.library.sources import SourceKind

NO_LIST = "This view is not a reading list: open one in the sidebar first."


async def new_list(context: Context) -> None:
    """Ask for a name and make an empty list."""
    await name_new_list(context, Draft("new_list"))


async def name_new_list(context: Context, draft: Draft) -> None:
    """Ask for a name, beginning with what was kept of one, and make an empty list."""

    def make(name: str) -> None:
        library = context.desk.library
        context.change(lambda: library.make_list(name), f"Made the reading list “{name}”")

    await ask_name(context, "Name of the new reading list", draft, list_check(context), make)


# Papers in lists


async def add_to_list(context: Context) -> None:
    """Ask which list the paper goes to; a name that is not there makes a new one."""
    if (paper := context.paper_meant()) is not None:
        await ask_list(context, paper, Draft("add_to_list", paper.key, paper.title))


async def ask_list(context: Context, paper: Paper, draft: Draft) -> None:
    """Ask which list a paper goes to, beginning with what was kept of an answer."""
    from tui.dialogs.base import quoted
    from tui.dialogs.pick import Choice, Pick

    library = context.desk.library

    def answered(answer: int | str | None) -> None:
        if isinstance(answer, str):
            context.change(
                lambda: library.make_list(answer, [paper]), f"Added to the new list “{answer}”"
            )
        elif answer is not None:
            _add(context, paper, answer)

    def new(typed: str) -> Choice[int | str]:
        name = list_name(typed, library.state.lists)
        return Choice(f"New list “{name}”", "", name)

    choices: list[Choice[int | str]] = [
        Choice(
            each.name,
            "has it" if paper.key in each.keys else plural(len(each.keys), "paper"),
            each.id,
        )
        for each in library.state.lists
    ]
    what = f"Add {quoted(context.desk.title(paper))}" if draft.file else "Add"
    await context.open(Pick(f"{what} to which reading list?", choices, new), answered, draft)


def _add(context: Context, paper: Paper, number: int) -> None:
    library = context.desk.library
    chosen = library.state.list_of(number)
    if chosen is None:
        return
    if paper.key in chosen.keys:
        context.say(f"It is in “{chosen.name}” already.")
        return
    context.change(lambda: library.add_to_list(chosen.id, [paper]), f"Added to “{chosen.name}”")


async def take_out(context: Context) -> None:
    """Take the paper out of the list in view; in the sidebar, delete the list, filter or page."""
    reading_list, saved, library = (
        context.list_in_view,
        context.filter_in_view,
        context.desk.library,
    )
    if context.panes.active == "sidebar" and context.panes.section:
        context.say("A heading cannot be deleted; Enter folds it.")
    elif context.panes.active == "sidebar" and context.desk.view.source.kind is SourceKind.PAGE:
        await remove_page(context)
    elif context.panes.active == "sidebar" and saved is not None:
        await context.ask(
            f"Delete the saved filter “{saved.name}”?",
            lambda: context.change(
                lambda: library.delete_filter(saved.id), f"Deleted the filter “{saved.name}”"
            ),
        )
    elif reading_list is None:
        context.say(NO_LIST)
    elif context.panes.active == "sidebar":
        number, name = reading_list.id, reading_list.name
        await context.ask(
            f"Delete the reading list “{name}” ({plural(len(reading_list.keys), 'paper')})?"
            " Papers and marks stay.",
            lambda: context.change(
                lambda: library.delete_list(number), f"Deleted the list “{name}”"
            ),
        )
    elif (paper := context.current) is not None:
        number, name = reading_list.id, reading_list.name
        context.change(
            lambda: library.take_out(number, [paper.key]),
            f"Taken out of “{name}”: {context.desk.title(paper)}",
        )


def move_down(context: Context) -> None:
    """Move the paper down in the list in view."""
    _move_paper(context, context.count or 1)


def move_up(context: Context) -> None:
    """Move the paper up in the list in view."""
    _move_paper(context, -(context.count or 1))


def _move_paper(context: Context, by: int) -> None:
    reading_list, paper, desk = context.list_in_view, context.current, context.desk
    if reading_list is None:
        add = _key(context, "add_to_list")
        context.say(
            f"This view is not a reading list, where papers move: {add} adds one to a list."
        )
    elif context.still_reading():
        return
    elif desk.view.query:
        context.say(f"Papers move in the whole list: {_key(context, 'escape')} clears the filter.")
    elif not desk.in_own_order:
        order = f"this is {desk.view.sort.words}; {_key(context, 'sort')} and Enter bring it back"
        context.say(f"Papers move in the list's own order: {order}.")
    elif paper is not None:
        number, row = reading_list.id, context.panes.cursor
        if row == (0 if by < 0 else len(desk.view.keys) - 1):
            context.say(f"It is the {'first' if by < 0 else 'last'} of the list already.")
            return
        context.change(lambda: desk.library.move_in_list(number, paper.key, by), moved=paper.key)


def _key(context: Context, name: str) -> str:
    """Return the key of a command as people write it."""
    return shown_keys(context.keys[name].split(",")[0])
