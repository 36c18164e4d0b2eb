"""``carrel undo``: undoes the latest change, in the reader or here."""

from __future__ import annotations

from argparse import ArgumentParser, Namespace

from tui.cli.session import opened_library
from tui.cli.writing import add_dry_run, carry_out

EXAMPLES = """\
  carrel undo --dry-run
  carrel undo"""


def add_arguments(parser: ArgumentParser) -> None:
    """Declare whether it is only said."""
    add_dry_run(parser)


def run(arguments: Namespace) -> int:
    """Undo, and return the exit status."""
    with opened_library() as library:
        return carry_out(library, library.undo, dry_run=arguments.dry_run)
