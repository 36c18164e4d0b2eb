"""Statistics: how much is read, starred, listed and done, by list and month."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from typing import Any

from tui.library.desk import Desk
from tui.library.marks import iso_time


def list_in_words(of_list: Mapping[str, Any]) -> str:
    """Return how far a list of `stats_of` is read and worked off: ``1 of 2 read, 1 done``."""
    due = f", due {of_list['due']}" if of_list["due"] else ""
    return f"{of_list['read']} of {of_list['papers']} read, {of_list['done']} done{due}"


def stats_of(desk: Desk) -> dict[str, Any]:
    """Return the numbers, as `carrel stats --json` has them."""
    state, papers = desk.library.state, desk.store.papers
    marks = [state.mark(key) for key in papers]
    months = Counter(iso_time(mark.read_at)[:7] for mark in marks if mark.read)
    read = sum(bool(mark.read) for mark in marks)
    return {
        "papers": len(papers),
        "read": read,
        "unread": len(papers) - read,
        "starred": sum(bool(mark.starred) for mark in marks),
        "tagged": sum(key in papers for key in state.tagged),
        "noted": sum(key in papers for key in state.noted),
        "pages": len(state.pages),
        "lists": [
            {
                "name": each.name,
                "papers": len(each.keys),
                "read": sum(bool(state.mark(key).read) for key in each.keys),
                "done": len(each.done),
                "due": each.due,
            }
            for each in state.lists
        ],
        "read_by_month": dict(sorted(months.items())),
    }
