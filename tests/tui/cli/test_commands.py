"""The table of commands: what each is called, and that only the one asked for is imported."""

from __future__ import annotations

import subprocess
import sys

import pytest

from tests.tui.cli.carrel import carrel, environment
from tui.cli import COMMANDS
from tui.cli.arguments import command_parser, options_of

READING = {"read", "pages", "search", "show", "copy", "lists", "log", "stats", "keys", "config"}
READING |= {"doctor", "paths", "mcp", "completion"}
MODULES = {module for module, _ in COMMANDS.values()}


def imported(*arguments: str) -> set[str]:
    """The modules that are there after the command line was parsed, and its help was printed."""
    program = (
        "import atexit, sys; from tui.cli import main\n"
        "atexit.register(lambda: print('\\n'.join(sys.modules), file=sys.stderr))\n"
        "sys.exit(main(sys.argv[1:]))"
    )
    ended = subprocess.run(
        [sys.executable, "-c", program, *arguments],
        capture_output=True,
        text=True,
        env=environment(),
        check=False,
    )
    return set(ended.stderr.split())


def test_help_lists_every_command_and_imports_none() -> None:
    lines = carrel("--help").out.splitlines()
    for name, (_, does) in COMMANDS.items():
        assert any(line.split() == [name, *does.split()] for line in lines)
    there = imported("--help")
    assert "tui.cli.arguments" in there
    assert not there & {*MODULES, "sqlite3", "tui.library.library"}


def test_every_command_that_writes_or_asks_the_network_has_a_dry_run() -> None:
    for name, (module, does) in COMMANDS.items():
        parser = command_parser(name, module, does)
        parser.fill()
        assert ("--dry-run" in options_of(parser)) == (name not in READING), name


def test_a_command_that_there_is_not_imports_none() -> None:
    ended = carrel("nosuch")
    assert ended.status == 2
    assert all(name in ended.err for name in COMMANDS)
    assert not imported("nosuch") & MODULES


@pytest.mark.parametrize("name", COMMANDS)
def test_a_command_imports_no_other_and_has_examples_that_call_it(name: str) -> None:
    module, does = COMMANDS[name]
    assert imported(name, "--help") & MODULES == {module}
    shown = carrel(name, "--help", COLUMNS="100").out
    assert f"{does[0].upper()}{does[1:]}." in shown
    assert f"\n  carrel {name}" in shown.partition("\nexamples:")[2]


@pytest.mark.parametrize(
    "words",
    [("--version",), ("keys",), ("config",), ("doctor",), ("search", "x"), ("mcp", "--help")],
)
def test_no_command_but_the_reader_imports_the_screen(words: tuple[str, ...]) -> None:
    assert not {"textual", "rich", "mcp"} & imported(*words)
