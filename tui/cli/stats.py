"""``carrel stats``: how much is read, starred and listed, and when."""

from __future__ import annotations

from argparse import ArgumentParser, Namespace

from tui.cli.arguments import add_json
from tui.cli.session import opened_desk, say_samples
from tui.console import DONE, put, put_json
from tui.library.statistics import list_in_words, stats_of

EXAMPLES = """\
  carrel stats
  carrel stats --json | jq .read_by_month"""


def add_arguments(parser: ArgumentParser) -> None:
    """Declare the form."""
    add_json(parser)


def run(arguments: Namespace) -> int:
    """Print the numbers, and return the exit status."""
    with opened_desk() as desk:
        say_samples(desk)
        stats = stats_of(desk)
    if arguments.json:
        put_json(stats)
        return DONE
    for name, value in stats.items():
        if isinstance(value, int):
            put(name, value)
    for each in stats["lists"]:
        put("list", list_in_words(each), each["name"])
    for month, many in stats["read_by_month"].items():
        put("read in", month, many)
    return DONE
