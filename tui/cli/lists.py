"""The command for reading lists."""

from __future__ import annotations

from argparse import Namespace

from tui.cli.opened import opened_library
from tui.output import DONE, NOTHING, put


def list_lists(_: Namespace) -> int:
    """``carrel lists``: the reading lists, a line each."""
    with opened_library() as library:
        for each in library.lists:
            put(each.name, len(each.keys))
        return DONE if library.lists else NOTHING
