"""Upkeep of what lies on the disk: checked, brought back from a backup, settings, where it lies."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from textual.app import SuspendNotSupported

from parsing.files import Unreadable, read_file, words_of
from tui.actions.context import Context
from tui.actions.keeping import IN_MEMORY, aside
from tui.actions.politely import when_free
from tui.actions.writing import Ending
from tui.library.errors import LibraryError
from tui.library.locations import locations
from tui.reopening import Again, Reopening

if TYPE_CHECKING:
    from tui.library.cancellation import Rest
    from tui.library.locations import Locations
    from tui.library.storage.doctor import Finding
    from tui.library.storage.restore import HeldBackup

LARGEST = 2**20
"""Bytes of settings that are compared: more than anybody writes."""


def check_library(context: Context) -> None:
    """Check all there is, as `carrel doctor` does, and show what was found."""

    app = _app(context)

    def work(paths: Locations, rest: Rest) -> Ending:
        found = [*app.checks(paths, rest)]
        return Ending("Checked", lambda: when_free(context, lambda: _show_findings(context, found)))

    aside(context, "checking the library…", work)


async def _show_findings(context: Context, found: Sequence[Finding]) -> None:
    from tui.dialogs.help import KeyLine, Keys

    wrong = [each for each in found if each.wrong]
    lines = [KeyLine("WRONG", each.check, each.found) for each in wrong]
    lines += [KeyLine("In order", each.check, each.found) for each in found if not each.wrong]
    says = "Nothing was altered." if wrong else "All is well; nothing was altered."
    await context.open(Keys(lines, (says,), "Your library"), lambda _: None)


async def show_paths(context: Context) -> None:
    """Show where things lie, as `carrel paths` tells it."""
    from tui.dialogs.help import KeyLine, Keys

    paths = (context.desk.library.paths or locations()).by_name
    lines = [KeyLine("Where things lie", name, str(path)) for name, path in paths.items()]
    await context.open(Keys(lines, (), "Your library"), lambda _: None)


def restore_backup(context: Context) -> None:
    """Ask which backup is put in the place of the library, as `carrel restore` does."""
    if not context.desk.keeps_place:
        context.say("These are files that were opened by name: open `carrel` alone to restore.")
        return

    def work(paths: Locations, _: Rest) -> Ending:
        from tui.library.storage.restore import contents, held_backups

        backups = [*held_backups(paths.backups)]
        if not backups:
            return Ending("There is no backup yet; the palette has the command that makes one.")
        try:
            now = contents(paths.database)
        except LibraryError as error:
            now = str(error)
        return Ending("Read", lambda: when_free(context, lambda: _ask_which(context, backups, now)))

    aside(context, "reading the backups…", work)


async def _ask_which(context: Context, backups: Sequence[HeldBackup], now: str) -> None:
    from tui.dialogs.menu import Menu
    from tui.dialogs.pick import Choice

    choices = [
        Choice(
            f"{held.backup.number}  {held.at:%Y-%m-%d %H:%M}  {held.backup.kind}",
            "damaged" if held.damage else held.holds,
            held,
        )
        for held in backups
    ]

    async def answered(held: HeldBackup | None) -> None:
        if held is None:
            return
        if held.damage:
            context.say(held.damage)
            return
        await context.ask(
            f"Put the backup of {held.at:%Y-%m-%d %H:%M} in the place of your library?"
            f" It has {held.holds}. Now there is {now}, which is kept as a backup too."
            " The reader opens again.",
            lambda: _app(context).reopen(Again(backup=held.backup.path)),
        )

    dialog = Menu("Which backup shall be brought back?", choices)
    dialog.add_class("-wide")
    await context.open(dialog, answered)


def edit_settings(context: Context) -> None:
    """Open the settings in the person's own editor, and take over what is another then."""
    from tui.actions.editing import stepping_aside
    from tui.terminal.editor import NONE, edit_file, editor_command

    if context.desk.library.paths is None:
        context.say(IN_MEMORY)
        return
    if context.fetching is not None:
        context.say("Settings open the reader again, and something is being fetched: Esc stops it")
        return
    path = context.desk.library.paths.settings
    if (command := editor_command()) is None:
        context.say(f"{NONE} Or write {path} yourself.")
        return
    try:
        _app(context).make_settings(path)
        before = _text(path)
        with stepping_aside(context):
            wrong = edit_file(command, path)
    except SuspendNotSupported:
        context.say("The terminal cannot be given to an editor here.")
    except OSError as error:
        context.say(f"{path} could not be handed to an editor: {words_of(error).unwritten}")
    else:
        if _text(path) == before:
            context.say(wrong or "Your settings are as they were")
            return
        _app(context).reopen(Again(wrong or "Your settings are taken over"))


def _app(context: Context) -> Reopening:
    app = context.screen.app
    assert isinstance(app, Reopening)
    return app


def _text(path: Path) -> bytes | None:
    try:
        return read_file(path, LARGEST)
    except Unreadable:
        return None
