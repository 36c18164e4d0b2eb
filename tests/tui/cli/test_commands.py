"""The table of commands: what each is called, and that only the one asked for is imported."""

from __future__ import annotations

import json
import subprocess
import sys

import pytest

from tests.tui.cli.carrel import carrel, environment
from tui.cli import COMMANDS
from tui.cli.arguments import command_parser, options_of

READING = {"read", "pages", "search", "show", "copy", "lists", "log", "stats", "keys", "config"}
READING |= {"doctor", "paths", "mcp", "completion"}
Imported = dict[tuple[str, ...], set[str]]
MODULES = {module for module, _ in COMMANDS.values()}


SCREENLESS = [
    ("--version",),
    ("keys",),
    ("config",),
    ("doctor",),
    ("search", "x"),
    ("mcp", "--help"),
]
ASKED = [("--help",), ("nosuch",), *((name, "--help") for name in COMMANDS), *SCREENLESS]
EACH_IN_A_CHILD = """
import json, os, sys
from tui.cli import main
for line in sys.stdin:
    if not os.fork():
        said, silent = os.dup(1), os.open(os.devnull, os.O_WRONLY)
        os.dup2(silent, 1)
        os.dup2(silent, 2)
        try:
            main(json.loads(line))
        except SystemExit:
            pass
        finally:
            os.write(said, json.dumps(list(sys.modules)).encode() + b"\\n")
            os._exit(0)
    os.wait()
"""


@pytest.fixture(scope="module")
def imported(tmp_path_factory: pytest.TempPathFactory) -> Imported:
    """The modules that are there after a command line was parsed, and what it asks for done.

    Each is asked of a process that has imported nothing but the function that is called.
    """
    ended = subprocess.run(
        [sys.executable, "-c", EACH_IN_A_CHILD],
        input="".join(f"{json.dumps(each)}\n" for each in ASKED),
        capture_output=True,
        text=True,
        env=environment(CARREL_HOME=str(tmp_path_factory.mktemp("imported"))),
        check=True,
    )
    answers = map(json.loads, ended.stdout.splitlines())
    return {asked: set(there) for asked, there in zip(ASKED, answers, strict=True)}


def test_help_lists_every_command_and_imports_none(imported: Imported) -> None:
    lines = carrel("--help").out.splitlines()
    for name, (_, does) in COMMANDS.items():
        assert any(line.split() == [name, *does.split()] for line in lines)
    there = imported["--help",]
    assert "tui.cli.arguments" in there
    assert not there & {*MODULES, "sqlite3", "tui.library.library"}


def test_every_command_that_writes_or_asks_the_network_has_a_dry_run() -> None:
    for name, (module, does) in COMMANDS.items():
        parser = command_parser(name, module, does)
        parser.fill()
        assert ("--dry-run" in options_of(parser)) == (name not in READING), name


def test_a_command_that_there_is_not_imports_none(imported: Imported) -> None:
    ended = carrel("nosuch")
    assert ended.status == 2
    assert all(name in ended.err for name in COMMANDS)
    assert not imported["nosuch",] & MODULES


@pytest.mark.parametrize("name", COMMANDS)
def test_a_command_imports_no_other_and_has_examples_that_call_it(
    imported: Imported, name: str
) -> None:
    module, does = COMMANDS[name]
    assert imported[name, "--help"] & MODULES == {module}
    shown = carrel(name, "--help", COLUMNS="100").out
    assert f"{does[0].upper()}{does[1:]}." in shown
    assert f"\n  carrel {name}" in shown.partition("\nexamples:")[2]


@pytest.mark.parametrize("words", SCREENLESS)
def test_no_command_but_the_reader_imports_the_screen(
    imported: Imported, words: tuple[str, ...]
) -> None:
    assert not {"textual", "rich", "mcp"} & imported[words]
