"""``carrel log``: what was done and when, the latest first, a line each."""

from __future__ import annotations

from argparse import ArgumentParser, Namespace

from tui.cli.arguments import add_limit, fields
from tui.cli.session import opened_library
from tui.console import DONE, NOTHING, put, put_json, say
from tui.library.marks import iso_time

EXAMPLES = """\
  carrel log
  carrel log -n 100 | grep list"""
USUAL = 20
"""Changes that are told, if no number is given."""


def more_help() -> str:
    """Return what is printed."""
    return fields("time (UTC)", "whether it is undone or an agent’s", "what was done")


def add_arguments(parser: ArgumentParser) -> None:
    """Declare how many changes are told."""
    add_limit(parser, f"the latest so many changes, {USUAL} if nothing is said", USUAL)
    parser.add_argument("--json", action="store_true", help="as JSON, an object a line")


def run(arguments: Namespace) -> int:
    """Tell the changes, and return the exit status."""
    with opened_library() as library:
        done = library.done(arguments.limit)
    if not done:
        say("Nothing was done yet.")
        return NOTHING
    for each in done:
        at = iso_time(each.at)
        if arguments.json:
            fields = {"at": at, "what": each.what, "undone": each.is_undone, "agent": each.by_agent}
            put_json(fields)
        else:
            states = ("undone" * each.is_undone, "by an agent" * each.by_agent)
            put(at, ", ".join(filter(None, states)), each.what)
    return DONE
