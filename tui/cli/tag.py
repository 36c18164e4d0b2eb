"""``carrel tag``: tags papers, or takes tags from them."""

from __future__ import annotations

from argparse import ArgumentParser, Namespace

from tui.cli.papers import add_papers, chosen_papers
from tui.cli.selecting import select_tag
from tui.cli.session import opened_desk
from tui.cli.writing import add_dry_run, add_off, carry_out
from tui.library.labels import tag_names

EXAMPLES = """\
  carrel tag graphs 2401.00001 2402.00002
  carrel tag "rl, agents" --query 'title:agent year:2026'
  carrel tag --off agents 0d9f4b2c"""


def add_arguments(parser: ArgumentParser) -> None:
    """Declare the tags, which papers, and whether they are taken from them."""
    parser.add_argument("tag", metavar="TAG", help="in use, or new; several with commas between")
    add_papers(parser)
    add_off(parser, "take the tag from them")
    add_dry_run(parser)


def run(arguments: Namespace) -> int:
    """Tag the papers, and return the exit status."""
    with opened_desk() as desk:
        papers, library = chosen_papers(desk, arguments), desk.library
        tags = tag_names(arguments.tag)
        if arguments.off:
            for each in tags:
                select_tag(library.state, each)
        change = library.untag if arguments.off else library.tag
        return carry_out(library, lambda: change(papers, *tags), dry_run=arguments.dry_run)
