"""``carrel mark``: marks papers read or unread."""

from __future__ import annotations

from argparse import ArgumentParser, Namespace

from tui.cli.papers import add_papers, chosen_papers
from tui.cli.session import opened_desk
from tui.cli.writing import add_dry_run, carry_out

EXAMPLES = """\
  carrel mark read 2401.00001
  carrel mark unread --query 'list:"to read" is:read'
  carrel search page:Sep -f key | carrel mark read -"""


def add_arguments(parser: ArgumentParser) -> None:
    """Declare what papers are marked as, and which."""
    parser.add_argument("mark", choices=("read", "unread"), help="what they are to be")
    add_papers(parser)
    add_dry_run(parser)


def run(arguments: Namespace) -> int:
    """Mark the papers, and return the exit status."""
    with opened_desk() as desk:
        papers, read = chosen_papers(desk, arguments), arguments.mark == "read"
        library = desk.library
        return carry_out(library, lambda: library.set_read(papers, read), dry_run=arguments.dry_run)
