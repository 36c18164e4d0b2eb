"""Command line arguments: the parser, and kinds of arguments that several commands take."""

from __future__ import annotations

import argparse
import os
import sys
from importlib import import_module
from typing import TYPE_CHECKING, Any, NoReturn

from tui.console import WRONG, fail, flush, to_output

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping, Sequence

    from _typeshed import SupportsWrite


WITHOUT = (
    "Without a command the reader opens on your library; ? shows its keys. CARREL_HOME=FOLDER"
    " before a command means the library in another folder."
)
EXAMPLES = """\
  carrel add monday.txt
  carrel search sparse attention -n 5
  carrel show 2401.00001
  carrel search 'is:unread author:kim' -f key | carrel list add "to read" -
  carrel export "to read" -o to-read.bib"""


class Formatter(argparse.HelpFormatter):
    """Help set to the terminal's width.

    One is made for every argument there is; that of argparse asks `shutil`, whose import takes a
    twentieth of the time of a search.
    """

    def __init__(self, prog: str) -> None:
        columns = os.environ.get("COLUMNS", "")
        if not columns.isdecimal() or len(columns) > 5:
            try:
                columns = str(os.get_terminal_size(sys.__stdout__.fileno()).columns)  # type: ignore[union-attr]
            except (AttributeError, OSError, ValueError):
                columns = "80"
        super().__init__(prog, width=max(20, int(columns) - 2))

    def add_argument(self, action: argparse.Action) -> None:
        """Take an argument in, and make room for the names of its subcommands, which argparse
        measures as if they were not indented."""
        super().add_argument(action)
        for each in self._iter_indented_subactions(action):
            wide = len(self._format_action_invocation(each)) + self._current_indent
            self._action_max_length = max(self._action_max_length, wide)

    def _fill_text(self, text: str, width: int, indent: str) -> str:
        """Set a text to the width; examples, which have lines of their own, stay as they are."""
        return text if "\n" in text else super()._fill_text(text, width, indent)


class Parser(argparse.ArgumentParser):
    """A parser whose complaints are safe to show: they quote what was typed."""

    def __init__(self, **options: Any) -> None:
        super().__init__(**{"formatter_class": Formatter, **options})

    def print_help(self, file: SupportsWrite[str] | None = None) -> None:
        """Write the help as the data it is: that of argparse passes over a disk that is full."""
        if file is None and sys.stdout is not None:
            with to_output():
                sys.stdout.write(self.format_help())
        flush()

    def parse_args(  # type: ignore[override]
        self, args: Sequence[str] | None = None, namespace: Any = None
    ) -> argparse.Namespace:
        """Parse all there is; what is left over is told, with the option that may be meant."""
        arguments, unknown = self.parse_known_args(args, namespace)
        if unknown:
            from tui.library.phrases import nearest

            near = nearest(unknown[0].partition("=")[0], options_of(self))
            meant = f": did you mean {near}?" if near else ""
            self.error(f"there is no {' '.join(unknown)} here{meant}")
        named: argparse.Namespace = arguments
        return named

    def _check_value(self, action: argparse.Action, value: Any) -> None:
        if action.choices is None or value in action.choices:
            return
        from tui.library.phrases import nearest

        near = nearest(str(value), action.choices)
        meant = f"did you mean {near}? " if near else ""
        there = ", ".join(map(str, action.choices))
        raise argparse.ArgumentError(action, f"no {value} here; {meant}there are {there}")

    def error(self, message: str) -> NoReturn:
        """Leave with how the command is used and what is wrong with what was typed."""
        self.print_usage(sys.stderr)
        fail(message)
        sys.exit(WRONG)


def options_of(parser: argparse.ArgumentParser) -> list[str]:
    """Return the options of a parser and of those below it."""
    found: list[str] = []
    for action in parser._actions:
        found += action.option_strings
        if isinstance(action, argparse._SubParsersAction):
            for each in action.choices.values():
                found += options_of(each)
    return found


def verbs_of(parser: argparse.ArgumentParser) -> list[str]:
    """Return what a command does to one thing; with an empty one where it does something alone."""
    for action in parser._actions:
        if action.dest == "what" and action.choices is not None:
            return [*([] if action.required else [""]), *action.choices]
    return [""]


class CommandParser(Parser):
    """Parser of one command, whose module is imported only when the command is asked for.

    Args:
        module: has ``run(arguments)``, which gives the exit status, and, where the command takes
            any, ``add_arguments(parser)``, ``EXAMPLES``, a line each, and ``more_help()``.
        does: what its help says.
        options: those of any parser.
    """

    def __init__(self, *, module: str, does: str, **options: Any) -> None:
        super().__init__(description=f"{does[0].upper()}{does[1:]}.", **options)
        self._module = module
        self._more: Callable[[], str] = str

    def fill(self) -> Any:
        """Declare the arguments of the command, and return its module."""
        command = import_module(self._module)
        if hasattr(command, "add_arguments"):
            command.add_arguments(self)
        if hasattr(command, "EXAMPLES"):
            self.epilog = f"examples:\n{command.EXAMPLES}"
        self._more = getattr(command, "more_help", str)
        return command

    def format_help(self) -> str:
        """Return the help, at its end what the module tells more than its arguments."""
        more = self._more()
        return f"{super().format_help()}\n{more}\n" if more else super().format_help()

    def parse_known_args(  # type: ignore[override]
        self, args: Sequence[str] | None = None, namespace: Any = None
    ) -> tuple[Any, list[str]]:
        """Parse what follows the command's name, by the arguments that its module declares."""
        self.set_defaults(run=self.fill().run)
        arguments, unknown = super().parse_known_args(args, namespace)
        if "words" in arguments:
            # argparse takes words from one place alone, and here they may stand around options.
            more = [each for each in unknown if each == "-" or not each.startswith("-")]
            arguments.words = [*arguments.words, *more]
            unknown = [each for each in unknown if each not in more]
        return arguments, unknown


def parse(words: Sequence[str], commands: Mapping[str, tuple[str, str]]) -> argparse.Namespace:
    """Return what a command line says.

    Args:
        words: of the command line, one or more.
        commands: by its name, a command's module and what its help says.
    """
    if words[0] not in commands:
        whole = parser_of(commands)
        if not words[0].startswith("-"):
            from tui.library.phrases import nearest

            if near := nearest(words[0], commands):
                whole.error(f"there is no command {words[0]}: did you mean {near}?")
        return whole.parse_args(words)
    # Parsers of the other commands would take a twentieth of a search.
    return command_parser(words[0], *commands[words[0]]).parse_args(words[1:])


def command_parser(name: str, module: str, does: str) -> CommandParser:
    """Return the parser of one command."""
    return CommandParser(module=module, does=does, prog=f"carrel {name}")


def parser_of(commands: Mapping[str, tuple[str, str]]) -> Parser:
    """Return the parser of the whole command line.

    Args:
        commands: by its name, a command's module and what its help says.
    """
    parser = Parser(
        prog="carrel",
        description="A reading desk for research papers in the terminal.",
        epilog=f"{WITHOUT}\n\nexamples, more by carrel COMMAND --help:\n{EXAMPLES}",
    )
    versions = "show the versions and paths that a report should have"
    parser.add_argument("--version", action="store_true", help=versions)
    fresh = "begin at the first paper, not where you left"
    parser.add_argument("--fresh", action="store_true", help=fresh)
    add_plain(parser)
    made = parser.add_subparsers(title="commands", metavar="COMMAND", parser_class=CommandParser)
    for name, (module, does) in commands.items():
        made.add_parser(name, help=does, module=module, does=does)
    return parser


def add_verbs(
    parser: argparse.ArgumentParser, verbs: Mapping[str, str], *, required: bool = True
) -> Iterator[tuple[str, Parser]]:
    """Declare what a command does to one thing: ``what``; gives each verb and its own parser.

    Args:
        parser: of the command.
        verbs: what each does, by its name.
        required: whether one has to be given.
    """
    made = parser.add_subparsers(
        dest="what", required=required, metavar="WHAT", parser_class=Parser
    )
    for name, does in verbs.items():
        yield name, made.add_parser(name, help=does, description=f"{does[0].upper()}{does[1:]}.")


def add_pages(parser: argparse.ArgumentParser) -> None:
    """Declare the argument of commands that read pages: ``pages``, one or more."""
    where = "a file, a folder of them (.txt, .md, .bib, .json …), or - for standard input"
    parser.add_argument("pages", nargs="+", metavar="FILE", help=where)


def add_insistence(parser: argparse.ArgumentParser) -> None:
    """Declare the option of commands that take pages into the library: ``force``."""
    does = "take what does not look like papers too"
    parser.add_argument("--force", action="store_true", help=does)


def add_plain(parser: argparse.ArgumentParser) -> None:
    """Declare the option of whatever opens the reader: ``plain``, where it is given."""
    does = "show the reader for a screen reader: one pane, states in words"
    parser.add_argument("--plain", action="store_true", default=argparse.SUPPRESS, help=does)


def add_force(parser: argparse.ArgumentParser) -> None:
    """Declare the option of commands that write files: ``force``."""
    parser.add_argument("--force", action="store_true", help="overwrite the file")


def fields(*names: str) -> str:
    """Return what the help says of a command that prints lines: their fields."""
    return f"a line each, with tabs between: {', '.join(names)}"


def add_json(parser: argparse.ArgumentParser) -> None:
    """Declare the option of commands that print data of their own: ``json``."""
    does = "as JSON (docs/commands.schema.json)"
    parser.add_argument("--json", action="store_true", help=does)


def add_limit(parser: argparse.ArgumentParser, does: str, usual: int | None = None) -> None:
    """Declare the option of commands that may give less than all: ``limit``."""
    parser.add_argument("-n", "--limit", type=count, default=usual, metavar="N", help=does)


def count(typed: str) -> int:
    """Return a number of 1 or more that was typed.

    Raises:
        argparse.ArgumentTypeError: it is none.
    """
    if not typed.isdecimal() or int(typed) < 1:
        raise argparse.ArgumentTypeError(f"{typed} is not a number of 1 or more")
    return int(typed)


def output_file(typed: str) -> str | None:
    """Return the file to write; None for ``-``, which is standard output."""
    return None if typed == "-" else typed
