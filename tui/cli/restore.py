"""``carrel restore``: the backups there are, or one of them in the library's place."""

from __future__ import annotations

from argparse import ArgumentParser, Namespace
from collections.abc import Iterable
from datetime import UTC

from tui.cli.arguments import add_json, fields
from tui.cli.writing import DRY, add_dry_run
from tui.console import DONE, NOTHING, WRONG, put, put_json, say
from tui.library.locations import locations
from tui.library.storage.backup import DAMAGED
from tui.library.storage.restore import (
    HeldBackup,
    contents,
    find_backup,
    held_backups,
    restore,
)

EXAMPLES = """\
  carrel restore
  carrel restore --json | jq -r '.[0].path'
  carrel restore 12 --dry-run
  carrel restore 12"""


def more_help() -> str:
    """Return what is printed."""
    return fields("number", "day", "time", "size", "why it was made", "what it has")


def add_arguments(parser: ArgumentParser) -> None:
    """Declare which backup."""
    parser.add_argument("which", nargs="?", metavar="WHICH", help="a number, a name or a path")
    add_dry_run(parser)
    add_json(parser)


def run(arguments: Namespace) -> int:
    """List the backups or restore one, and return the exit status."""
    paths = locations()
    if arguments.which is None:
        return _list(held_backups(paths.backups), as_json=arguments.json)
    backup = find_backup(paths, arguments.which)
    if arguments.dry_run:
        say(f"{DRY}restore {backup}, which has {contents(backup)}")
        return DONE
    before = restore(paths, backup)
    say(f"Restored {backup}")
    if before is not None:
        say(f"What was there is kept in {before}")
    return DONE


def _list(backups: Iterable[HeldBackup], *, as_json: bool) -> int:
    status, told = NOTHING, list[dict[str, object]]()
    for held in backups:
        status = DONE if status == NOTHING else status
        each = held.backup
        if held.damage:
            say(f"carrel: {held.damage}")
            status = WRONG if each.kind != DAMAGED else status
        if as_json:
            told.append(
                {
                    "number": each.number,
                    "at": held.at.astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%SZ"),
                    "kind": each.kind,
                    "path": str(each.path),
                    "bytes": held.size,
                    "holds": held.holds,
                    "damage": held.damage,
                }
            )
        elif held.damage:
            put(each.number, each.day, "", "", each.kind, "damaged")
        else:
            size = f"{held.size / 1000:,.0f} kB"
            put(each.number, each.day, f"{held.at:%H:%M}", size, each.kind, held.holds)
    if as_json:
        put_json(told)
    if status == NOTHING:
        say("There is no backup yet: carrel backup makes one.")
    return status
