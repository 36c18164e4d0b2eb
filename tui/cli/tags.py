"""``carrel tags``: the tags in use, a line each; renames one, or takes it away."""

from __future__ import annotations

from argparse import ArgumentParser, Namespace
from functools import partial

from tui.cli.arguments import add_verbs
from tui.cli.selecting import select_tag
from tui.cli.session import opened_desk
from tui.cli.writing import add_dry_run, carry_out
from tui.console import DONE, NOTHING, put, say
from tui.library.names import folded_name

EXAMPLES = """\
  carrel tags
  carrel tags rename rl "reinforcement learning"
  carrel tags delete todo --dry-run"""


def add_arguments(parser: ArgumentParser) -> None:
    """Declare what is done, and to which tag."""
    verbs = {
        "rename": "give it another name; that of another tag makes one of both",
        "delete": "take it from all papers",
    }
    for name, each in add_verbs(parser, verbs, required=False):
        each.add_argument("tag", metavar="TAG", help="one that is in use")
        if name == "rename":
            each.add_argument("name", metavar="NAME", help="what it is to be called")
        add_dry_run(each)


def run(arguments: Namespace) -> int:
    """List the tags or do it, and return the exit status."""
    with opened_desk() as desk:
        library = desk.library
        if arguments.what is None:
            for tag, papers in library.state.tags.items():
                put(tag, papers)
            if not library.state.tags:
                say("You have no tag yet: carrel tag TAG PAPER… gives one.")
                return NOTHING
            return DONE
        tag = select_tag(library.state, arguments.tag)
        there = desk.store.papers
        tagged = [there[key] for key in library.state.keys_tagged(folded_name(tag)) if key in there]
        change = partial(library.untag, tagged, tag)
        if arguments.what == "rename":
            change = partial(library.rename_tag, tagged, tag, arguments.name)
        return carry_out(library, change, dry_run=arguments.dry_run)
