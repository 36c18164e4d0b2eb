"""``carrel tags``: the tags in use, a line each."""

from __future__ import annotations

from argparse import Namespace

from tui.cli.session import opened_library
from tui.console import DONE, NOTHING, put, say


def run(_: Namespace) -> int:
    """List the tags with how many papers have each, and return the exit status."""
    with opened_library() as library:
        for name, papers in library.state.tags.items():
            put(name, papers)
        if not library.state.tags:
            say("You have no tag yet: carrel tag TAG PAPER… gives one.")
            return NOTHING
        return DONE
