"""The command that takes papers elsewhere."""

from __future__ import annotations

from argparse import Namespace

from tui.cli.opened import opened_library, say_samples
from tui.cli.writing import write_out
from tui.library.export import FORMATS, Format, format_for
from tui.library.opening import library_desk
from tui.library.outgoing import collection
from tui.library.view import ALL, Kind, Source
from tui.output import DONE, NOTHING, WRONG, fail, say


def export(asked: Namespace) -> int:
    """``carrel export``: papers to standard output or a file."""
    form = _format(asked)
    if form is None:
        known = ", ".join(FORMATS)
        return fail(f"{asked.format or asked.output}: no such format; there are {known}")
    with opened_library() as library:
        desk = library_desk(library)
        source = ALL
        if asked.starred:
            source = Source(Kind.STARRED)
        elif asked.list is not None:
            wanted = asked.list.casefold()
            found = [each for each in library.lists if each.name.casefold() == wanted]
            if not found:
                return fail(f"no reading list is called {asked.list}; `carrel lists` lists them")
            source = Source(Kind.LIST, found[0].id)
        if source == ALL:
            say_samples(desk)
        desk.choose(source)
        text = form.write(collection(desk, desk.name(source), desk.view.keys))
        status = write_out(text, asked.output, overwrite=asked.force)
    for problem in desk.missing:
        say(f"carrel: {problem}")
    if status != DONE or desk.missing:
        return WRONG
    return DONE if desk.view.keys else NOTHING


def _format(asked: Namespace) -> Format | None:
    if asked.format is not None:
        return format_for(asked.format) or format_for("." + asked.format)
    return format_for(asked.output or "markdown")
