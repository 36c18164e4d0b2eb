"""``carrel lists``: the reading lists, a line each."""

from __future__ import annotations

from argparse import Namespace

from tui.cli.session import opened_library
from tui.console import DONE, NOTHING, put, say

EXAMPLES = """\
  carrel lists
  carrel lists | cut -f 1 | fzf | xargs -I{} carrel list show {}"""


def run(_: Namespace) -> int:
    """List the reading lists: name, papers, how many are done, and by when, with tabs between."""
    with opened_library() as library:
        if not library.state.lists:
            say(
                "You have no reading list yet: carrel list new NAME, or a in the reader, makes one."
            )
            return NOTHING
        for each in library.state.lists:
            put(each.name, len(each.keys), len(each.done), each.due)
        return DONE
