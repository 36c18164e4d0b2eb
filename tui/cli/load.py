"""``carrel load``: merges a dump into the library."""

from __future__ import annotations

import sys
from argparse import ArgumentParser, Namespace
from contextlib import closing

from parsing.files import Unreadable, read_file, read_stream
from parsing.sources import STDIN, page_name
from tui.cli.writing import DRY, add_dry_run
from tui.console import DONE, WRONG, fail, say
from tui.library.locations import locations
from tui.library.storage.database import Database
from tui.library.storage.dump.json import BadDump
from tui.library.storage.dump.merge import load
from tui.library.storage.dump.parse import LARGEST, read_dump
from tui.library.storage.tables import rows_in_words

EXAMPLES = """\
  carrel load library.json --dry-run
  ssh desk carrel dump | carrel load -"""


def add_arguments(parser: ArgumentParser) -> None:
    """Declare the dump."""
    parser.add_argument("file", metavar="FILE", help="a file that carrel dump made, or -")
    add_dry_run(parser)


def run(arguments: Namespace) -> int:
    """Merge the dump, and return the exit status."""
    paths, passed_over = locations(), list[str]()
    try:
        read = read_dump(_read(arguments.file))
        with closing(Database(paths.database)) as database:
            altered = load(
                database, paths.pages, read, passed_over.append, dry_run=arguments.dry_run
            )
    except BadDump as error:
        return fail(f"{arguments.file}: {error}. Nothing was loaded")
    except Unreadable as error:
        return fail(f"{error}. Nothing was loaded")
    for each in passed_over:
        say(f"carrel: {each}")
    if not altered and not passed_over:
        say("Your library has all of it already.")
    elif altered:
        loaded = ", ".join(rows_in_words(table, many) for table, many in altered.items())
        say(f"{DRY}load {loaded}" if arguments.dry_run else f"Loaded {loaded}.")
    return WRONG if passed_over else DONE


def _read(file: str) -> bytes:
    if file == STDIN:
        return read_stream(getattr(sys.stdin, "buffer", None), page_name(STDIN), LARGEST)
    return read_file(file, LARGEST)
