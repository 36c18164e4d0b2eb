"""``carrel dump``: the whole library as one JSON text."""

from __future__ import annotations

from argparse import ArgumentParser, Namespace
from contextlib import closing

from tui.cli.arguments import add_force, output_file
from tui.cli.data_out import write_out
from tui.cli.writing import add_dry_run
from tui.console import DONE, WRONG, say
from tui.library.locations import locations
from tui.library.storage.database import Database
from tui.library.storage.dump.write import dump

EXAMPLES = """\
  carrel dump library.json
  carrel dump | jq '.list[].name'"""


def add_arguments(parser: ArgumentParser) -> None:
    """Declare where to."""
    where = "else, or with -, to standard output"
    parser.add_argument("file", nargs="?", type=output_file, metavar="FILE", help=where)
    add_force(parser)
    add_dry_run(parser)


def run(arguments: Namespace) -> int:
    """Write the dump, and return the exit status."""
    paths = locations()
    with closing(Database(paths.database)) as database:
        dumped = dump(database, paths.pages)
    status = write_out(
        dumped.text,
        arguments.file,
        overwrite=arguments.force,
        private=True,
        dry_run=arguments.dry_run,
    )
    if status == DONE and arguments.file and not arguments.dry_run:
        say(f"Wrote the library to {arguments.file}")
    for name in dumped.missing:
        say(f"carrel: the page {name} is without its text: its file is gone or was altered")
    return WRONG if dumped.missing else status
