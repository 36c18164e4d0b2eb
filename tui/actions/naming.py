"""Names that a person gives to reading lists and saved filters."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

from tui.actions.context import Context
from tui.library.errors import complaint
from tui.library.lists import ReadingList, SavedFilter, filter_name, list_name


async def rename_list(context: Context) -> None:
    """Ask for another name of the list or the saved filter in view."""
    library = context.desk.library
    if (old := context.list_in_view) is not None:
        number, check = old.id, list_check(context, old)
        rename = library.rename_list
    elif (saved := context.filter_in_view) is not None:
        number, check = saved.id, filter_check(context, saved)
        rename = library.rename_filter
    else:
        context.say("This view has no name of yours to change.")
        return
    name = context.desk.name(context.desk.view.source)
    await ask_name(
        context,
        f"Another name for “{name}”",
        name,
        check,
        lambda new: context.change(lambda: rename(number, new), f"“{name}” is “{new}” now"),
    )


async def ask_name(
    context: Context,
    question: str,
    start: str,
    check: Callable[[str], str],
    then: Callable[[str], None],
) -> None:
    """Ask for a name until the check takes it, and do something with one that is another.

    Args:
        question: what is asked.
        start: the name there is.
        check: gives the name that was typed, tidied, or raises a `LibraryError`.
        then: takes the name.
    """
    from tui.dialogs.prompt import Prompt

    def answered(typed: str | None) -> None:
        if typed is not None and check(typed) != start:
            then(check(typed))

    await context.open(Prompt(question, start, partial(complaint, check)), answered)


def list_check(context: Context, own: ReadingList | None = None) -> Callable[[str], str]:
    """Return a check of names of reading lists; a list's own name is free to itself."""
    others = [each for each in context.desk.library.state.lists if each != own]
    return lambda typed: list_name(typed, others)


def filter_check(context: Context, own: SavedFilter | None = None) -> Callable[[str], str]:
    """Return a check of names of saved filters; a filter's own name is free to itself."""
    others = [each for each in context.desk.library.state.filters if each != own]
    return lambda typed: filter_name(typed, others)
