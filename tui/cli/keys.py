"""``carrel keys``: what every key does, as the keys are bound now."""

from __future__ import annotations

import sys
from argparse import ArgumentParser, Namespace
from typing import TYPE_CHECKING

from tui.console import DONE, NOTHING, put, put_json, say
from tui.library.locations import locations

if TYPE_CHECKING:
    from collections.abc import Mapping

EXAMPLES = """\
  carrel keys
  carrel keys --json | jq -r '.[] | select(.group == "Moving").does'"""


def add_arguments(parser: ArgumentParser) -> None:
    """Declare how they are printed."""
    does = "print them as JSON, with the keys' names as the settings have them"
    parser.add_argument("--json", action="store_true", help=does)


def run(arguments: Namespace) -> int:
    """Print the table, and return the exit status."""
    from tui.settings import load_settings

    settings = load_settings(locations().settings)
    if arguments.json:
        _put_json(settings.keys)
    elif sys.stdout is not None and sys.stdout.isatty():
        _put_table(settings.keys)
    else:
        _put_lines(settings.keys)
    for problem in settings.problems:
        say(f"carrel: {problem}")
    return NOTHING if settings.problems else DONE


def _put_lines(keys: Mapping[str, str]) -> None:
    """A line a command, for scripts: its name, its keys as the settings have them, what it does."""
    from tui.actions.commands import COMMANDS

    for command in COMMANDS:
        put(command.name, keys[command.name], command.does)


def _put_table(keys: Mapping[str, str]) -> None:
    """The same for a person, in groups, with the keys that nothing binds."""
    from tui.actions.commands import COMMANDS, shown_keys
    from tui.actions.fixed_keys import FIXED_KEYS

    lines = [
        (command.group, shown_keys(keys[command.name]), command.does, command.name)
        for command in COMMANDS
    ]
    lines += [(*each, "") for each in FIXED_KEYS]
    wide = max(len(shown) for _, shown, _, _ in lines)
    names = max(len(name) for *_, name in lines)
    group = ""
    for own_group, shown, does, name in lines:
        if own_group != group:
            if group:
                put("")
            put(f"{own_group}:")
            group = own_group
        put(f"{shown:<{wide}}  {name:<{names}}  {does}")


def _put_json(keys: Mapping[str, str]) -> None:
    from tui.actions.commands import COMMANDS

    table = [
        {
            "command": command.name,
            "keys": [key for key in keys[command.name].split(",") if key],
            "does": command.does,
            "group": command.group,
        }
        for command in COMMANDS
    ]
    put_json(table)
