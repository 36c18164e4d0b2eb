"""``carrel star``: stars papers, or takes their stars."""

from __future__ import annotations

from argparse import ArgumentParser, Namespace

from tui.cli.papers import add_papers, chosen_papers
from tui.cli.session import opened_desk
from tui.cli.writing import add_dry_run, add_off, carry_out

EXAMPLES = """\
  carrel star "Attention Is All You Need"
  carrel star --off --query is:starred --dry-run"""


def add_arguments(parser: ArgumentParser) -> None:
    """Declare which papers, and whether their stars are taken."""
    add_papers(parser)
    add_off(parser, "take their stars")
    add_dry_run(parser)


def run(arguments: Namespace) -> int:
    """Star the papers, and return the exit status."""
    with opened_desk() as desk:
        papers, library = chosen_papers(desk, arguments), desk.library
        return carry_out(
            library,
            lambda: library.set_starred(papers, not arguments.off),
            dry_run=arguments.dry_run,
        )
