"""``carrel tag``: tags papers, or takes a tag from them."""

from __future__ import annotations

from argparse import ArgumentParser, Namespace

from tui.cli.papers import add_papers, chosen_papers
from tui.cli.session import opened_desk
from tui.cli.writing import add_dry_run, add_off, carry_out
from tui.library.errors import LibraryError
from tui.library.names import folded_name
from tui.library.phrases import nearest

EXAMPLES = """\
  carrel tag graphs 2401.00001 2402.00002
  carrel tag agents --query 'title:agent year:2026'
  carrel tag --off agents 0d9f4b2c"""


def add_arguments(parser: ArgumentParser) -> None:
    """Declare the tag, which papers, and whether it is taken from them."""
    parser.add_argument("tag", metavar="TAG", help="one that is in use, or a new one")
    add_papers(parser)
    add_off(parser, "take the tag from them")
    add_dry_run(parser)


def run(arguments: Namespace) -> int:
    """Tag the papers, and return the exit status."""
    with opened_desk() as desk:
        papers, library, tag = chosen_papers(desk, arguments), desk.library, arguments.tag
        if not arguments.off:
            return carry_out(library, lambda: library.tag(papers, tag), dry_run=arguments.dry_run)
        tag = tag.lstrip("#")
        if folded_name(tag) not in library.state.tags_by_folded:
            near = nearest(tag, library.state.tags)
            raise LibraryError(
                f"no paper is tagged {tag}" + (f": did you mean {near}?" if near else "")
            )
        return carry_out(library, lambda: library.untag(papers, tag), dry_run=arguments.dry_run)
