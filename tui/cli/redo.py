"""``carrel redo``: does again what was undone last."""

from __future__ import annotations

from argparse import ArgumentParser, Namespace

from tui.cli.session import opened_library
from tui.cli.writing import add_dry_run, carry_out

EXAMPLES = """\
  carrel redo --dry-run
  carrel redo"""


def add_arguments(parser: ArgumentParser) -> None:
    """Declare whether it is only said."""
    add_dry_run(parser)


def run(arguments: Namespace) -> int:
    """Do again, and return the exit status."""
    with opened_library() as library:
        return carry_out(library, library.redo, dry_run=arguments.dry_run)
