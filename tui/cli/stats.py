"""``carrel stats``: how much is read, starred and listed, and when."""

from __future__ import annotations

from argparse import ArgumentParser, Namespace

from tui.cli.session import opened_desk, say_samples
from tui.console import DONE, put
from tui.library.statistics import list_in_words, stats_of

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
        stats = stats_of(desk)
    if arguments.json:
        import json

        put(json.dumps(stats, ensure_ascii=False))
        return DONE
    for name, value in stats.items():
        if isinstance(value, int):
            put(name, value)
    for each in stats["lists"]:
        put("list", list_in_words(each), each["name"])
    for month, many in stats["read_by_month"].items():
        put("read in", month, many)
    return DONE
