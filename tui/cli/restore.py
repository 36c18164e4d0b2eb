"""``carrel restore``: the backups there are, or one of them in the library's place."""

from __future__ import annotations

from argparse import ArgumentParser, Namespace

from tui.cli.writing import DRY, add_dry_run
from tui.console import DONE, NOTHING, WRONG, put, say
from tui.library.errors import LibraryError
from tui.library.locations import locations
from tui.library.moments import moment_of
from tui.library.storage.backup import Backup, find_backups
from tui.library.storage.restore import contents, find_backup, restore

EXAMPLES = """\
  carrel restore
  carrel restore 12 --dry-run
  carrel restore 12"""


def add_arguments(parser: ArgumentParser) -> None:
    """Declare which backup."""
    parser.add_argument("which", nargs="?", metavar="WHICH", help="a number, a name or a path")
    add_dry_run(parser)


def run(arguments: Namespace) -> int:
    """List the backups or restore one, and return the exit status."""
    paths = locations()
    if arguments.which is None:
        return _list(find_backups(paths.backups))
    backup = find_backup(paths, arguments.which)
    if arguments.dry_run:
        say(f"{DRY}restore {backup}, which has {contents(backup)}")
        return DONE
    before = restore(paths, backup)
    say(f"Restored {backup}")
    if before is not None:
        say(f"What was there is kept in {before}")
    return DONE


def _list(backups: list[Backup]) -> int:
    if not backups:
        say("There is no backup yet: carrel backup makes one.")
        return NOTHING
    status = DONE
    for each in reversed(backups):
        try:
            holds, size = contents(each.path), f"{each.path.stat().st_size / 1000:,.0f} kB"
            made = moment_of(each.path.stat().st_mtime).astimezone()
        except LibraryError as error:
            say(f"carrel: {error}")
            put(each.number, each.day, "", "", each.kind, "damaged")
            status = WRONG if each.kind != "damaged" else status
        else:
            put(each.number, each.day, f"{made:%H:%M}", size, each.kind, holds)
    return status
