"""``carrel page``: renames a page of the library, or takes one out."""

from __future__ import annotations

from argparse import ArgumentParser, Namespace
from functools import partial

from tui.cli.arguments import add_verbs
from tui.cli.selecting import select_page
from tui.cli.session import labels_of, opened_library
from tui.cli.writing import add_dry_run, carry_out

EXAMPLES = """\
  carrel page rename monday "Lamps and lanterns"
  carrel page remove monday --dry-run"""


def add_arguments(parser: ArgumentParser) -> None:
    """Declare what is done, and to which page."""
    verbs = {
        "rename": "call it something else",
        "remove": "take it out; papers you marked, listed, tagged or noted are kept",
    }
    for name, each in add_verbs(parser, verbs):
        each.add_argument("page", metavar="PAGE", help="a name or label that `carrel pages` shows")
        if name == "rename":
            each.add_argument("name", metavar="NAME", help="what you call it")
        add_dry_run(each)


def run(arguments: Namespace) -> int:
    """Do it, and return the exit status."""
    with opened_library() as library:
        page = select_page(library.state.pages, arguments.page, partial(labels_of, library))
        if arguments.what == "rename":
            return carry_out(
                library,
                lambda: library.rename_page(page, arguments.name),
                dry_run=arguments.dry_run,
            )
        return carry_out(library, lambda: library.drop_page(page), dry_run=arguments.dry_run)
