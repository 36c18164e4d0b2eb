"""Program: help, palette, drawing anew, suspending, quitting."""

from __future__ import annotations

from collections.abc import Iterator

from tui.actions.commands import BY_NAME, HINTS, Command, shown_keys
from tui.actions.context import Context

HERE = {"sidebar": "In the sidebar", "papers": "In the list", "paper": "In the paper"}
"""What the help calls each pane, whose own keys come first when it has the keys."""


async def help(context: Context) -> None:  # noqa: A001 - the command's name
    """Show all keys, those of the pane first, and what there is to know of this library."""
    from tui.actions.fixed_keys import FIXED_KEYS
    from tui.dialogs.help import NOTES, KeyLine, Keys

    library = context.desk.library
    notes = [*NOTES, *([f"Your library is in {library.paths.home}"] if library.paths else [])]
    if library.not_saving:
        notes.append(f"NOT SAVING: {library.not_saving}")
    notes += context.desk.problems
    found = context.key_of("palette")
    lines = [
        KeyLine(group, shown_keys(context.keys[each.name]) or found, each.does)
        for group, each in _in_order(context)
    ]
    lines += [KeyLine(*each) for each in FIXED_KEYS]
    await context.open(Keys(lines, tuple(notes)), lambda _: None)


def _in_order(context: Context) -> Iterator[tuple[str, Command]]:
    """Yield the commands, each with its heading: those that the pane hints at first."""
    pane = context.panes.active
    first = [BY_NAME[each] for each in HINTS.get(pane, ()) if BY_NAME[each] in context.commands]
    for each in first:
        yield HERE[pane], each
    for each in context.commands:
        if each not in first:
            yield each.group, each


async def problems(context: Context) -> None:
    """Show all that could not be read, page by page."""
    from tui.dialogs.problems import Problems

    desk = context.desk
    if not desk.problems:
        context.say("All was read.")
        return
    sentences = (*desk.warnings, *desk.missing, *desk.store.clashes)
    of_pages = [each for page in desk.store.pages for each in page.problems]
    await context.open(Problems(sentences, of_pages), lambda _: None)


async def welcome(context: Context) -> None:
    """Show the card of the first start: this one command has no key."""
    from tui.dialogs.welcome import Welcome

    add, fetch = context.key_of("add_page"), context.key_of("fetch")
    words = (
        "A page is a saved listing of papers: from the web, a feed, BibTeX …",
        f"{add} adds one, as `carrel add` does; {fetch} fetches what you subscribed to.",
    )
    keys = (
        ("read_on", "read on, paper after paper"),
        ("filter", "filter, however misspelt"),
        ("star", "star"),
        ("add_to_list", "put into a reading list"),
        ("help", "all keys"),
    )
    named = [(context.key_of(name), does) for name, does in keys]
    await context.open(Welcome(words, named), lambda _: None)


async def palette(context: Context) -> None:
    """Find a command by its name, and do it."""
    from tui.dialogs.pick import Choice, Pick

    choices = [
        Choice(command.does, shown_keys(context.keys[command.name]), command.name)
        for _, command in _in_order(context)
        if command.name != "palette"
    ]

    async def answered(name: str | None) -> None:
        if name is not None:
            await context.do(name)

    dialog = Pick("Which command?", choices)
    dialog.add_class("-wide")
    await context.open(dialog, answered)


def redraw(context: Context) -> None:
    """Draw the whole screen anew."""
    context.panes.redraw()
    context.screen.refresh(layout=True)


def suspend(context: Context) -> None:
    """Give the terminal back to the shell until ``fg``."""
    context.screen.app.action_suspend_process()


def quit(context: Context) -> None:  # noqa: A001 - the command's name
    """Leave the reader."""
    context.screen.app.exit()
