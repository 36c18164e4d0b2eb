"""``carrel lists``: the reading lists, a line each."""

from __future__ import annotations

from argparse import ArgumentParser, Namespace

from tui.cli.arguments import add_json, fields
from tui.cli.session import opened_library
from tui.console import DONE, NOTHING, put, put_json, say
from tui.library.lists import ReadingList

EXAMPLES = """\
  carrel lists
  carrel lists --json | jq -r '.[] | select(.done < .papers).name'
  carrel lists | cut -f 1 | fzf | xargs -I{} carrel list show {}"""


def more_help() -> str:
    """Return what is printed."""
    return fields("name", "papers", "how many of them are done", "by which day it is due")


def add_arguments(parser: ArgumentParser) -> None:
    """Declare the form."""
    add_json(parser)


def run(arguments: Namespace) -> int:
    """List the reading lists: name, papers, how many are done, and by when, with tabs between."""
    with opened_library() as library:
        if arguments.json:
            put_json([_values_of(each) for each in library.state.lists])
        if not library.state.lists:
            say(
                "You have no reading list yet: carrel list new NAME, or a in the reader, makes one."
            )
            return NOTHING
        for each in () if arguments.json else library.state.lists:
            put(each.name, len(each.keys), len(each.done), each.due)
        return DONE


def _values_of(own: ReadingList) -> dict[str, object]:
    return {
        "name": own.name,
        "papers": len(own.keys),
        "done": len(own.done),
        "due": own.due,
        "description": own.description,
    }
