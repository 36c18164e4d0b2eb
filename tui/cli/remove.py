"""``carrel remove``: takes pages out of the library."""

from __future__ import annotations

from argparse import ArgumentParser, Namespace
from functools import partial

from tui.cli.selecting import NotOneError, select_page
from tui.cli.session import labels_of, opened_library
from tui.cli.writing import add_dry_run, carry_out
from tui.console import DONE, fail, say

EXAMPLES = """\
  carrel remove monday tuesday
  carrel remove monday --dry-run"""

KEPT = "What you marked, listed, tagged or noted is kept; `carrel undo` brings a page back."


def add_arguments(parser: ArgumentParser) -> None:
    """Declare the names of pages."""
    known = "a name or label that `carrel pages` shows"
    parser.add_argument("pages", nargs="+", metavar="PAGE", help=known)
    add_dry_run(parser)


def run(arguments: Namespace) -> int:
    """Take the pages out, and return the exit status."""
    status, removed = DONE, False
    with opened_library() as library:
        for name in arguments.pages:
            try:
                page = select_page(library.state.pages, name, partial(labels_of, library))
            except NotOneError as error:
                status = fail(error)
                continue
            ended = carry_out(library, partial(library.drop_page, page), dry_run=arguments.dry_run)
            status, removed = max(status, ended), removed or ended == DONE
    if removed and not arguments.dry_run:
        say(KEPT)
    return status
