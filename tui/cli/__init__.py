"""Command line. The reader, and Textual with it, is imported only when it opens.

Data goes to standard output, messages to standard error. The exit status is 0 when it was done,
1 when nothing was found or not all is well, 2 for wrong use or bad input, 70 for a fault of
carrel's own, 130 when it was stopped by ^C.
"""

from __future__ import annotations

import os
import sys
from collections.abc import Sequence
from io import TextIOWrapper

from parsing.files import words_of
from tui.console import DONE, INTERRUPTED, NOTHING, OutputError, discard, fail, flush, say
from tui.library.errors import LibraryError, NoPaper

COMMANDS = {
    "read": ("tui.cli.read", "open pages without adding them to your library"),
    "add": ("tui.cli.add", "copy pages into your library"),
    "fetch": ("tui.cli.fetch", "get papers from Hugging Face, arXiv or a feed"),
    "enrich": ("tui.cli.enrich", "ask arXiv and Crossref what your papers lack"),
    "import": ("tui.cli.import_", "add files of other tools, with your tags, notes and lists"),
    "pages": ("tui.cli.pages", "list the pages in your library"),
    "page": ("tui.cli.page", "rename a page, or take one out"),
    "remove": ("tui.cli.remove", "take pages out of your library"),
    "search": ("tui.cli.search", "print the papers that match, best first"),
    "show": ("tui.cli.show", "print a paper with all that is known of it"),
    "open": ("tui.cli.open", "open the pages of papers, or their PDFs"),
    "copy": ("tui.cli.copy", "copy a citation, BibTeX, title or link of a paper"),
    "mark": ("tui.cli.mark", "mark papers read or unread"),
    "star": ("tui.cli.star", "star papers, or take their stars"),
    "tag": ("tui.cli.tag", "tag papers, or take a tag from them"),
    "tags": ("tui.cli.tags", "list your tags, rename, merge or delete one"),
    "note": ("tui.cli.note", "show, write or take away the note on a paper"),
    "list": ("tui.cli.list_", "make, fill, work off, describe, merge or delete a reading list"),
    "lists": ("tui.cli.lists", "list your reading lists"),
    "filter": ("tui.cli.filter_", "keep, show, rename or delete a saved filter"),
    "export": ("tui.cli.export", "write papers to standard output or a file"),
    "undo": ("tui.cli.undo", "undo what was done last"),
    "redo": ("tui.cli.redo", "do again what was undone last"),
    "log": ("tui.cli.log", "tell what was done and when"),
    "stats": ("tui.cli.stats", "count what is read, starred and listed, by list and month"),
    "backup": ("tui.cli.backup", "copy your library's database"),
    "restore": ("tui.cli.restore", "list backups, or bring one back"),
    "dump": ("tui.cli.dump", "write your whole library as JSON"),
    "load": ("tui.cli.load", "merge such a JSON file into your library"),
    "keys": ("tui.cli.keys", "show what every key does, as they are bound now"),
    "config": ("tui.cli.config", "print a settings file with all there is, or edit yours"),
    "doctor": ("tui.cli.doctor", "check that all is well, and alter nothing"),
    "paths": ("tui.cli.paths", "show where things lie"),
    "mcp": ("tui.cli.mcp", "give agents the library, over standard input and output"),
    "completion": ("tui.cli.completion", "print what makes a shell complete with Tab"),
}
"""By its name: a command's module, which declares its arguments and runs it, and its help."""
ASKED_BY_SHELL = "__complete"
"""The command that completes what is typed, for scripts; the help does not show it."""


def main(arguments: Sequence[str] | None = None) -> int:
    """Do what the command line says, and return the exit status."""
    for stream in (sys.stdout, sys.stderr):
        # A title may hold letters that the terminal's encoding has not.
        if isinstance(stream, TextIOWrapper):
            stream.reconfigure(errors="replace")
    try:
        status = _run(sys.argv[1:] if arguments is None else arguments)
        flush()
    except NoPaper as error:
        say(error)
        return NOTHING
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


def _finish_output() -> None:
    """Write out what was said before an error, where that is possible."""
    try:
        flush()
    except (OutputError, BrokenPipeError):
        discard(1)


def _in_words(error: OSError) -> str:
    """Return what the system complains of, whatever the command was about to do."""
    if isinstance(error, FileNotFoundError):
        try:
            os.getcwd()  # noqa: PTH109 - that of pathlib asks the same
        except OSError:
            return "the folder that you are in is gone; cd to one that is there, then try again."
    where = f"{error.filename}: " if error.filename else ""
    return where + words_of(error).own


def _run(words: Sequence[str]) -> int:
    if not words:
        from tui.startup import open_library_reader

        return open_library_reader()
    if words[0] == ASKED_BY_SHELL:
        from tui.cli.complete import complete

        return complete(words[1:], COMMANDS)
    if words[0] == "read" and words[1:] and not any(each.startswith("-") for each in words):
        # Nothing is left to be parsed, and a start need not wait for a parser.
        from tui.startup import read_files

        return read_files(words[1:])
    from tui.cli.arguments import parse

    arguments = parse(words, COMMANDS)
    if "version" in arguments and arguments.version:
        from tui.cli.version import put_version

        return put_version()
    if "run" in arguments:
        status: int = arguments.run(arguments)
        return status
    from tui.startup import open_library_reader

    return open_library_reader(fresh=arguments.fresh, plain="plain" in arguments)
