"""``carrel tags``: the tags in use, a line each; renames, merges, or takes one away."""

from __future__ import annotations

from argparse import ArgumentParser, Namespace
from functools import partial

from tui.cli.arguments import add_json, add_verbs, fields
from tui.cli.selecting import select_tag
from tui.cli.session import opened_desk
from tui.cli.writing import add_dry_run, carry_out
from tui.console import DONE, NOTHING, put, put_json, say
from tui.library.errors import LibraryError
from tui.library.labels import tag_name
from tui.library.names import folded_name

EXAMPLES = """\
  carrel tags
  carrel tags --json | jq -r 'max_by(.papers).name'
  carrel tags rename rl "reinforcement learning"
  carrel tags merge rl "reinforcement learning"
  carrel tags delete todo --dry-run"""


def more_help() -> str:
    """Return what is printed."""
    return fields("tag", "papers that have it")


def add_arguments(parser: ArgumentParser) -> None:
    """Declare what is done, and to which tag."""
    verbs = {
        "rename": "give it another name",
        "merge": "give its papers another tag in its place",
        "delete": "take it from all papers",
    }
    add_json(parser)
    for name, each in add_verbs(parser, verbs, required=False):
        each.add_argument("tag", metavar="TAG", help="one that is in use")
        if name == "rename":
            each.add_argument("name", metavar="NAME", help="what it is to be called")
        if name == "merge":
            each.add_argument("into", metavar="TAG", help="the other tag")
        add_dry_run(each)


def run(arguments: Namespace) -> int:
    """List the tags or do it, and return the exit status."""
    with opened_desk() as desk:
        library = desk.library
        if arguments.what is None:
            tags = library.state.tags
            if arguments.json:
                put_json([{"name": tag, "papers": papers} for tag, papers in tags.items()])
            for tag, papers in () if arguments.json else tags.items():
                put(tag, papers)
            if not library.state.tags:
                say("You have no tag yet: carrel tag TAG PAPER… gives one.")
                return NOTHING
            return DONE
        state = library.state
        tag = select_tag(state, arguments.tag)
        there = desk.store.papers
        tagged = [there[key] for key in state.keys_tagged(folded_name(tag)) if key in there]
        change = partial(library.untag, tagged, tag)
        if arguments.what == "rename":
            new = tag_name(arguments.name)
            if folded_name(new) != folded_name(tag) and (
                other := state.tags_by_folded.get(folded_name(new))
            ):
                raise LibraryError(
                    f"there is a tag #{other[0]} already; `carrel tags merge` makes one of both"
                )
            change = partial(library.rename_tag, tagged, tag, new)
        elif arguments.what == "merge":
            change = partial(library.rename_tag, tagged, tag, select_tag(state, arguments.into))
        return carry_out(library, change, dry_run=arguments.dry_run)
