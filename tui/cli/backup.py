"""``carrel backup``: a copy of the library's database."""

from __future__ import annotations

from argparse import ArgumentParser, ArgumentTypeError, Namespace
from pathlib import Path

from tui.cli.arguments import add_force
from tui.cli.writing import DRY, add_dry_run
from tui.console import DONE, NOTHING, fail, put, say
from tui.library.errors import Damaged, Taken
from tui.library.locations import locations
from tui.library.storage.backup import ASKED, back_up_to, make_backup

EXAMPLES = """\
  carrel backup
  carrel backup /media/stick/carrel.db"""


def add_arguments(parser: ArgumentParser) -> None:
    """Declare where to."""
    where = "else into the folder of backups"
    parser.add_argument("file", nargs="?", type=_file, metavar="FILE", help=where)
    add_force(parser)
    add_dry_run(parser)


def _file(typed: str) -> str:
    """Return the file to write, which cannot be standard output."""
    if typed == "-":
        raise ArgumentTypeError("a backup needs a file of its own, not standard output")
    return typed


def run(arguments: Namespace) -> int:
    """Copy the database, and return the exit status."""
    paths = locations()
    if not paths.database.exists():
        say("There is no library yet, so nothing was copied.")
        return NOTHING
    if arguments.dry_run:
        say(f"{DRY}copy {paths.database} to {arguments.file or paths.backups}")
        return DONE
    try:
        if arguments.file is None:
            put(make_backup(paths.database, paths.backups, ASKED).path)
        else:
            target = Path(arguments.file)
            paths.require_foreign(target)
            back_up_to(
                paths.database, target.parent.absolute() / target.name, overwrite=arguments.force
            )
            put(arguments.file)
    except Taken as error:
        return fail(f"{error} --force overwrites it")
    except Damaged as error:
        return fail(f"{error} It was not copied; `carrel restore` lists older backups.")
    return DONE
