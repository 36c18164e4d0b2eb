"""``carrel paths``: where things lie, a name and a path a line."""

from __future__ import annotations

from argparse import ArgumentParser, Namespace

from tui.cli.arguments import add_json
from tui.console import DONE, put, put_json
from tui.library.locations import locations

EXAMPLES = '''\
  carrel paths
  carrel paths --json | jq -r .database
  tail "$(carrel paths | grep ^log | cut -f 2)"'''


def add_arguments(parser: ArgumentParser) -> None:
    """Declare the form."""
    add_json(parser)


def run(arguments: Namespace) -> int:
    """Print the paths, and return the exit status."""
    paths = {name: str(path) for name, path in locations().by_name.items()}
    if arguments.json:
        put_json(paths)
        return DONE
    for name, path in paths.items():
        put(name, path)
    return DONE
