"""The commands for reading lists and for taking papers elsewhere."""

from __future__ import annotations

import sys
from argparse import Namespace
from pathlib import Path

from tui.cli.output import DONE, NOTHING, WRONG, fail, put, say
from tui.library.export import FORMATS, ExportError, Format, format_for, write_file
from tui.library.library import Library
from tui.library.locations import locations
from tui.library.opening import library_desk
from tui.library.outgoing import collection
from tui.library.view import ALL, Kind, Source


def list_lists(_: Namespace) -> int:
    """``carrel lists``: the reading lists, a line each."""
    library = Library(locations())
    for each in library.lists:
        put(each.name, len(each.keys))
    return DONE if library.lists else NOTHING


def export(asked: Namespace) -> int:
    """``carrel export``: papers to standard output or a file."""
    form = _format(asked)
    if form is None:
        known = ", ".join(FORMATS)
        return fail(f"{asked.format or asked.output}: no such format; there are {known}")
    place = locations()
    if asked.output is not None:
        place.require_foreign(Path(asked.output))
    desk = library_desk(Library(place))
    source = ALL
    if asked.starred:
        source = Source(Kind.STARRED)
    elif asked.list is not None:
        wanted = asked.list.casefold()
        found = [each for each in desk.library.lists if each.name.casefold() == wanted]
        if not found:
            return fail(f"no reading list is called {asked.list}; `carrel lists` lists them")
        source = Source(Kind.LIST, found[0].id)
    desk.choose(source)
    text = form.write(collection(desk, desk.name(source), desk.view.keys))
    if asked.output is None:
        if sys.stdout is not None:
            sys.stdout.buffer.write(text.encode())
    else:
        try:
            write_file(Path(asked.output), text, overwrite=asked.force)
        except FileExistsError:
            return fail(f"{asked.output} is there already; --force overwrites it")
        except ExportError as error:
            return fail(error)
    for problem in desk.missing:
        say(f"carrel: {problem}")
    if desk.missing:
        return WRONG
    return DONE if desk.view.keys else NOTHING


def _format(asked: Namespace) -> Format | None:
    if asked.format is not None:
        return format_for(asked.format) or format_for("." + asked.format)
    return format_for(asked.output or "markdown")
