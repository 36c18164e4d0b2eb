"""``carrel stats``: how much is read, starred and listed, and when."""

from __future__ import annotations

from argparse import ArgumentParser, Namespace
from collections import Counter
from typing import Any

from tui.cli.session import opened_desk, say_samples
from tui.console import DONE, put
from tui.library.desk import Desk
from tui.library.marks import iso_time

EXAMPLES = """\
  carrel stats
  carrel stats --json | jq .read_by_month"""


def add_arguments(parser: ArgumentParser) -> None:
    """Declare the form."""
    parser.add_argument("--json", action="store_true", help="as one JSON object")


def run(arguments: Namespace) -> int:
    """Print the numbers, and return the exit status."""
    with opened_desk() as desk:
        say_samples(desk)
        stats = _stats(desk)
    if arguments.json:
        import json

        put(json.dumps(stats, ensure_ascii=False))
        return DONE
    for name, value in stats.items():
        if isinstance(value, int):
            put(name, value)
    for each in stats["lists"]:
        due = f", due {each['due']}" if each["due"] else ""
        many = f"{each['read']} of {each['papers']} read, {each['done']} done{due}"
        put("list", many, each["name"])
    for month, many in stats["read_by_month"].items():
        put("read in", month, many)
    return DONE


def _stats(desk: Desk) -> dict[str, Any]:
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
