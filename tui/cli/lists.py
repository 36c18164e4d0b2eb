"""The command for reading lists."""

from __future__ import annotations

from argparse import Namespace

from tui.cli.console import DONE, NOTHING, put, say
from tui.cli.session import opened_library


def list_lists(_: Namespace) -> int:
    """``carrel lists``: the reading lists, a line each."""
    with opened_library() as library:
        if not library.state.lists:
            say("You have no reading list yet: in the reader a or c makes one.")
            return NOTHING
        for each in library.state.lists:
            put(each.name, len(each.keys))
        return DONE
