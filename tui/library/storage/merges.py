"""What became of lists and tags that went, as the journal tells it: the one they are a part of."""

from __future__ import annotations

from collections.abc import Iterable
from typing import NamedTuple

from tui.library.change import Change
from tui.library.storage.stored import Values

MERGE, RENAME_TAG = "merge lists", "rename tag"
"""The actions after which something is there under another name."""


class WrittenRow(NamedTuple):
    """A row that a transaction wrote."""

    step: int
    """The transaction's number."""
    action: str
    table: str
    row: Values
    is_there: bool
    """Whether the row is there afterwards."""


def with_merges(change: Change, rows: Iterable[WrittenRow]) -> Change:
    """Return a change with what became of lists and tags that went by some transactions.

    Args:
        change: brings the rows into memory.
        rows: what the transactions wrote, in order.
    """
    gone, into, renames = dict[int, int](), dict[int, int](), False
    for step, action, table, row, is_there in rows:
        renames = renames or action == RENAME_TAG
        if action != MERGE:
            continue
        if table == "list" and not is_there:
            gone[step] = row[0]
        elif is_there:
            into[step] = row[0]
    merged = {number: into[step] for step, number in gone.items() if step in into}
    return change._replace(merged=merged, renames_tag=renames)
