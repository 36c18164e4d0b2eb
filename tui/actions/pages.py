"""Pages of the library: added, removed."""

from __future__ import annotations

from tui.actions.context import Context
from tui.library.phrases import plural

NOT_YOURS = "This page is not in your library, so there is nothing to remove."


async def add_page(context: Context) -> None:
    """Ask for a file or a folder and add it; what is pasted in place of one is added itself."""
    from tui.dialogs.path import PathPrompt
    from tui.library import adding
    from tui.library.completion import path_of
    from tui.library.storage.moments import today

    library = context.desk.library

    def answered(typed: str | None) -> None:
        if typed is None:
            return
        if "\n" in typed:
            context.change(lambda: adding.add_pasted(library, typed, today()))
        else:
            context.change(lambda: adding.add_path(library, path_of(typed)))

    if library.not_saving:
        context.say(f"No page can be added: {library.not_saving}")
        return
    await context.open(
        PathPrompt("Which file or folder? What is pasted here is added at once."),
        answered,
    )


async def remove_page(context: Context) -> None:
    """Take the page in view out of the library, if the person says yes."""
    page, desk = context.page_in_view, context.desk
    if page is None:
        context.say(NOT_YOURS)
        return
    name = desk.name(desk.view.source)
    papers = plural(len(desk.store.by_page.get(page.name, ())), "paper")
    await context.ask(
        f"Remove the page “{name}” ({papers})? What you marked, listed, tagged or noted stays.",
        lambda: context.change(lambda: desk.library.drop_page(page), f"Removed the page “{name}”"),
    )
