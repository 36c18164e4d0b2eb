"""The command line. The reader, and Textual with it, is imported only when it opens.

Data goes to standard output, messages to standard error. The exit status is 0 when it was done,
1 when nothing was found or not all is well, 2 for wrong use or bad input, 70 for a fault of
carrel's own, 130 when it was stopped by ^C.
"""

from __future__ import annotations

import argparse
import errno
import os
import sys
from collections.abc import Callable, Sequence
from importlib import import_module
from io import TextIOWrapper
from typing import TYPE_CHECKING, Any, NoReturn

from tui.cli.console import DONE, INTERRUPTED, WRONG, OutputError, discard, fail, put, to_output
from tui.library.errors import LibraryError

if TYPE_CHECKING:
    from _typeshed import SupportsWrite


def main(arguments: Sequence[str] | None = None) -> int:
    """Do what the command line says; gives the exit status."""
    for stream in (sys.stdout, sys.stderr):
        # A title may hold letters that the terminal's encoding has not.
        if isinstance(stream, TextIOWrapper):
            stream.reconfigure(errors="replace")
    try:
        asked = _parser().parse_args(arguments)
        status = _put_version() if asked.version else _do(asked)
        _flush()
    except LibraryError as error:
        return fail(error)
    except BrokenPipeError:
        # Whoever read the output has had enough; there is nobody left to tell.
        discard(1)
        return DONE
    except OutputError as error:
        discard(1)
        return fail(error)
    except OSError as error:
        _finish_output()
        return fail(_in_words(error))
    except KeyboardInterrupt:
        return INTERRUPTED
    except Exception as error:  # noqa: BLE001 - it is told, and written down whole
        from tui.crash import report

        _finish_output()
        return report(error, "What was saved is safe.")
    return status


def _flush() -> None:
    if sys.stdout is not None:
        with to_output():
            sys.stdout.flush()


def _finish_output() -> None:
    """What was said before an error is still said, where that is possible."""
    try:
        _flush()
    except (OutputError, BrokenPipeError):
        discard(1)


def _in_words(error: OSError) -> str:
    """What the system complains of, whatever the command was about to do."""
    if error.errno == errno.ENOENT:
        try:
            os.getcwd()  # noqa: PTH109 - that of pathlib asks the same
        except OSError:
            return "the folder that you are in is gone; cd to one that is there, then try again."
    where = f"{error.filename}: " if error.filename else ""
    return where + (error.strerror or str(error))


class _Formatter(argparse.HelpFormatter):
    """Sets help to the terminal's width.

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


class _Parser(argparse.ArgumentParser):
    """A parser whose complaints are safe to show: they quote what was typed."""

    def __init__(self, **options: Any) -> None:
        super().__init__(**{"formatter_class": _Formatter, **options})

    def print_help(self, file: SupportsWrite[str] | None = None) -> None:
        """Write the help as the data it is: that of argparse passes over a disk that is full."""
        if file is None and sys.stdout is not None:
            with to_output():
                sys.stdout.write(self.format_help())
        _flush()

    def error(self, message: str) -> NoReturn:
        self.print_usage(sys.stderr)
        fail(message)
        sys.exit(WRONG)


PAGE = "a file, a folder of .txt and .md files, or - for standard input"


def _parser() -> argparse.ArgumentParser:
    parser = _Parser(
        prog="carrel",
        description="A reading desk for research papers in the terminal.",
        epilog="Without a command the reader opens on your library; ? shows its keys.",
    )
    parser.add_argument("--version", action="store_true", help="show the version and leave")
    parser.set_defaults(do="startup.open_library_reader")
    commands = parser.add_subparsers(title="commands", metavar="COMMAND", parser_class=_Parser)

    def command(name: str, do: str, does: str) -> argparse.ArgumentParser:
        made = commands.add_parser(name, help=does, description=does[0].upper() + does[1:] + ".")
        made.set_defaults(do=do)
        return made

    read = command("read", "startup.read_files", "open pages without adding them to your library")
    read.add_argument("pages", nargs="+", metavar="PAGE", help=PAGE)
    add = command("add", "cli.pages.add", "copy pages into your library")
    add.add_argument("pages", nargs="+", metavar="PAGE", help=PAGE)
    add.add_argument("--force", action="store_true", help="take what does not look like papers too")
    command("pages", "cli.pages.list_pages", "list the pages in your library")
    remove = command("remove", "cli.pages.remove", "take pages out of your library")
    remove.add_argument("pages", nargs="+", metavar="NAME", help="a name that `carrel pages` shows")
    search = command(
        "search", "cli.search.search_library", "print the papers that match, best first"
    )
    search.add_argument("query", nargs="+", metavar="WORD", help="as in the reader's filter bar")
    search.add_argument(
        "-f",
        "--format",
        default="title",
        choices=("title", "tsv", "json", "key"),
        help="what each line holds",
    )
    search.add_argument("-n", "--limit", type=_count, metavar="N", help="at most so many papers")
    command("lists", "cli.lists.list_lists", "list your reading lists")
    export = command("export", "cli.export.export", "write papers to standard output or a file")
    which = export.add_mutually_exclusive_group()
    which.add_argument("list", nargs="?", metavar="LIST", help="a reading list; else all papers")
    which.add_argument("--starred", action="store_true", help="the starred papers")
    export.add_argument(
        "-f", "--format", metavar="FORMAT", help="markdown, bibtex, json, text, csv, ris or csl"
    )
    export.add_argument(
        "-o", "--output", type=_file, metavar="FILE", help="its suffix tells the format; else -f"
    )
    export.add_argument("--force", action="store_true", help="overwrite the file")
    backup = command("backup", "cli.backup.back_up", "copy your library's database")
    backup.add_argument(
        "file", nargs="?", type=_named, metavar="FILE", help="else into the folder of backups"
    )
    backup.add_argument("--force", action="store_true", help="overwrite the file")
    restore = command("restore", "cli.backup.bring_back", "list backups, or bring one back")
    restore.add_argument("which", nargs="?", metavar="WHICH", help="a number, a name or a path")
    dump = command("dump", "cli.dump.dump_library", "write your whole library as JSON")
    dump.add_argument(
        "file", nargs="?", type=_file, metavar="FILE", help="else, or with -, to standard output"
    )
    dump.add_argument("--force", action="store_true", help="overwrite the file")
    load = command("load", "cli.dump.load_library", "merge such a JSON file into your library")
    load.add_argument("file", metavar="FILE", help="a file that carrel dump made, or -")
    command("doctor", "cli.doctor.doctor", "check that all is well, and alter nothing")
    command("paths", "cli.backup.put_paths", "show where things lie")
    return parser


def _file(typed: str) -> str | None:
    """A file to write; None for ``-``, which is standard output."""
    return None if typed == "-" else typed


def _named(typed: str) -> str:
    """A file to write that cannot be standard output."""
    if typed == "-":
        raise argparse.ArgumentTypeError("a backup needs a file of its own, not standard output")
    return typed


def _count(typed: str) -> int:
    """A number of papers."""
    if not typed.isdecimal() or int(typed) < 1:
        raise argparse.ArgumentTypeError(f"{typed} is not a number of 1 or more")
    return int(typed)


def _do(asked: argparse.Namespace) -> int:
    """Do the command; what another command needs is not imported."""
    module, _, function = asked.do.rpartition(".")
    act: Callable[[argparse.Namespace], int] = getattr(import_module(f"tui.{module}"), function)
    return act(asked)


def _put_version() -> int:
    # Slow to import, and seldom wanted.
    from importlib.metadata import PackageNotFoundError, version

    try:
        put(f"carrel {version('carrel')}")
    except PackageNotFoundError:
        put("carrel (not installed)")
    return DONE
