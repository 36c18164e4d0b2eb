"""``carrel lists``: the reading lists, a line each."""

from __future__ import annotations

from argparse import Namespace

from tui.cli.session import opened_library
from tui.console import DONE, NOTHING, put, say

EXAMPLES = """\
  carrel lists
  carrel lists | cut -f 1 | fzf | xargs -I{} carrel list show {}"""


def run(_: Namespace) -> int:
    """List the reading lists, and return the exit status."""
    with opened_library() as library:
        if not library.state.lists:
            say("You have no reading list yet: carrel list new NAME makes one.")
            return NOTHING
        for each in library.state.lists:
            put(each.name, len(each.keys))
        return DONE
