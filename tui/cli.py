"""The command line. The reader, and Textual with it, is imported only when it opens.

Data goes to standard output, messages to standard error. The exit status is 0 when it was done,
1 when nothing was found, 2 for wrong use or bad input.
"""

from __future__ import annotations

import argparse
import os
import sys
from collections.abc import Iterable, Sequence
from io import TextIOWrapper
from pathlib import Path
from typing import NoReturn

from parsing.paper import Problem
from parsing.reading import STDIN, Unreadable, load_each, parse_bytes, read_pages
from parsing.text import clean_line
from tui.library.desk import Desk
from tui.library.errors import LibraryError
from tui.library.library import Library
from tui.library.locations import locations
from tui.library.opening import files_desk, library_desk, open_library, saved_page
from tui.library.phrases import plural
from tui.library.view import ALL, Kind, Source

DONE, NOTHING, WRONG, INTERRUPTED = 0, 1, 2, 130


def main(arguments: Sequence[str] | None = None) -> int:
    """Do what the command line says; gives the exit status."""
    for stream in (sys.stdout, sys.stderr):
        # A title may hold letters that the terminal's encoding has not.
        if isinstance(stream, TextIOWrapper):
            stream.reconfigure(errors="replace")
    try:
        asked = _parser().parse_args(arguments)
        status: int = asked.do(asked)
        if sys.stdout is not None:
            sys.stdout.flush()
    except LibraryError as error:
        return _fail(error)
    except BrokenPipeError:
        # Whoever read the output has had enough; there is nobody left to tell.
        _discard_output()
        return DONE
    except OSError as error:
        _discard_output()
        return _fail(f"cannot write: {error.strerror or error}")
    except KeyboardInterrupt:
        return INTERRUPTED
    return status


def _discard_output() -> None:
    """What is still to be written goes nowhere, so that leaving does not fail over it."""
    os.dup2(os.open(os.devnull, os.O_WRONLY), 1)


class _Parser(argparse.ArgumentParser):
    """A parser whose complaints are safe to show: they quote what was typed."""

    def error(self, message: str) -> NoReturn:
        self.print_usage(sys.stderr)
        _fail(message)
        sys.exit(WRONG)


def _parser() -> argparse.ArgumentParser:
    parser = _Parser(
        prog="carrel",
        description="A reading desk for research papers in the terminal.",
        epilog="Without a command the reader opens on your library; ? shows its keys.",
    )
    parser.add_argument("--version", action="store_true", help="show the version and leave")
    parser.set_defaults(do=_open)
    commands = parser.add_subparsers(title="commands", metavar="COMMAND", parser_class=_Parser)
    page = "a file, a folder of .txt and .md files, or - for standard input"

    read = commands.add_parser("read", help="open pages without adding them to your library")
    read.add_argument("pages", nargs="+", metavar="PAGE", help=page)
    read.set_defaults(do=_read)

    add = commands.add_parser("add", help="copy pages into your library")
    add.add_argument("pages", nargs="+", metavar="PAGE", help=page)
    add.set_defaults(do=_add)

    pages = commands.add_parser("pages", help="list the pages in your library")
    pages.set_defaults(do=_pages)

    remove = commands.add_parser("remove", help="take pages out of your library")
    remove.add_argument("pages", nargs="+", metavar="PAGE", help="a name that `carrel pages` shows")
    remove.set_defaults(do=_remove)

    lists = commands.add_parser("lists", help="list your reading lists")
    lists.set_defaults(do=_lists)

    export = commands.add_parser("export", help="write papers out, to standard output or a file")
    export.add_argument("list", nargs="?", metavar="LIST", help="a reading list; else all papers")
    export.add_argument("--starred", action="store_true", help="the starred papers")
    export.add_argument("-f", "--format", metavar="FORMAT", help="markdown, bibtex, json or text")
    export.add_argument(
        "-o", "--output", metavar="FILE", help="where to; its suffix tells the format"
    )
    export.add_argument("--force", action="store_true", help="overwrite the file")
    export.set_defaults(do=_export)
    return parser


def _version() -> str:
    # Slow to import, and seldom wanted.
    from importlib.metadata import PackageNotFoundError, version

    try:
        return version("carrel")
    except PackageNotFoundError:
        return "(not installed)"


def _say(words: object) -> None:
    print(clean_line(str(words)), file=sys.stderr)  # noqa: T201


def _put(*fields: object) -> None:
    print("\t".join(clean_line(str(field)) for field in fields))  # noqa: T201


def _fail(words: object) -> int:
    _say(f"carrel: {words}")
    return WRONG


# The reader


def _open(asked: argparse.Namespace) -> int:
    if asked.version:
        _put(f"carrel {_version()}")
        return DONE
    if not _at_terminal():
        return _no_terminal()
    return _run(library_desk(open_library(locations())))


def _read(asked: argparse.Namespace) -> int:
    if not _at_terminal(piped=STDIN in asked.pages):
        return _no_terminal()
    reading = read_pages(asked.pages)
    for problem in reading.problems:
        _say(f"carrel: {problem}")
    if not reading.pages:
        return WRONG
    if STDIN in asked.pages:
        # The page came through standard input; the keys come from the terminal itself.
        os.dup2(os.open("/dev/tty", os.O_RDWR), 0)
    status = _run(files_desk(open_library(locations()), reading))
    return status or (WRONG if reading.problems else DONE)


def _run(desk: Desk) -> int:
    from tui.app import run
    from tui.settings import load_settings

    place = desk.library.place
    settings = load_settings(place.settings if place else None)
    desk.problems += settings.problems
    try:
        return run(desk, settings)
    finally:
        desk.library.close()


def _at_terminal(*, piped: bool = False) -> bool:
    if sys.stdout is None or not sys.stdout.isatty():
        return False
    if not piped:
        return sys.stdin is not None and sys.stdin.isatty()
    try:
        os.close(os.open("/dev/tty", os.O_RDWR))
    except OSError:
        return False
    return True


def _no_terminal() -> int:
    return _fail("the reader needs a terminal for its screen and its keys; see carrel --help")


# Pages


def _add(asked: argparse.Namespace) -> int:
    library = Library(locations())
    status, added = DONE, 0
    for source in load_each(asked.pages):
        if isinstance(source, Unreadable):
            status = _fail(f"{source}; not added")
            continue
        page = parse_bytes(source.data, source.name)
        _report(page.problems)
        if not page.entries:
            status = _fail(f"{source.path}: no paper was found in it; not added")
            continue
        saved = library.add_page(source.name, source.data)
        if saved is None:
            _say(f"{source.path}: your library has this page already")
            continue
        added += 1
        _put(saved.name, len(page.entries), page.label)
    if added:
        papers = len(library_desk(library).store)
        pages = plural(len(library.pages), "page")
        _say(f"Your library has {plural(papers, 'paper')} on {pages}.")
    return status


def _report(problems: Iterable[Problem]) -> None:
    for problem in problems:
        _say(f"carrel: {problem}")


def _pages(_: argparse.Namespace) -> int:
    library = Library(locations())
    if not library.pages:
        _say("Your library has no page yet: carrel add PAGE… adds one.")
        return NOTHING
    status = DONE
    for saved in library.pages:
        try:
            page = saved_page(library, saved)
        except Unreadable as error:
            status = _fail(f"{saved.name}: {error}")
        else:
            _put(saved.name, len(page.entries), page.label)
    return status


def _remove(asked: argparse.Namespace) -> int:
    library = Library(locations())
    status = DONE
    for name in asked.pages:
        found = [page for page in library.pages if page.name == name]
        if not found:
            status = _fail(f"no page is called {name}; `carrel pages` lists them")
            continue
        library.remove_page(found[0])
        _say(f"Removed {name}; its papers with a mark or in a list are kept.")
    return status


# Lists


def _lists(_: argparse.Namespace) -> int:
    library = Library(locations())
    for each in library.lists:
        _put(each.name, len(each.keys))
    return DONE if library.lists else NOTHING


def _export(asked: argparse.Namespace) -> int:
    from tui.library.export import FORMATS, format_for
    from tui.library.export.file import ExportError, write_file
    from tui.library.outgoing import collection

    form = format_for(asked.format or asked.output or "markdown")
    if form is None:
        known = ", ".join(FORMATS)
        return _fail(f"{asked.format or asked.output}: no such format; there are {known}")
    desk = library_desk(Library(locations()))
    source = ALL
    if asked.starred:
        source = Source(Kind.STARRED)
    elif asked.list is not None:
        wanted = asked.list.casefold()
        found = [each for each in desk.library.lists if each.name.casefold() == wanted]
        if not found:
            return _fail(f"no reading list is called {asked.list}; `carrel lists` lists them")
        source = Source(Kind.LIST, found[0].id)
    desk.choose(source)
    text = form.write(collection(desk, desk.name(source), desk.view.keys))
    if asked.output is None:
        sys.stdout.buffer.write(text.encode())
    else:
        try:
            write_file(Path(asked.output), text, overwrite=asked.force)
        except FileExistsError:
            return _fail(f"{asked.output} is there already; --force overwrites it")
        except ExportError as error:
            return _fail(error)
    for problem in desk.problems:
        _say(f"carrel: {problem}")
    if desk.problems:
        return WRONG
    return DONE if desk.view.keys else NOTHING
