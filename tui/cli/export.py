"""The command that takes papers elsewhere."""

from __future__ import annotations

from argparse import Namespace
from collections.abc import Sequence
from pathlib import PurePath

from tui.cli.console import DONE, NOTHING, WRONG, fail, say
from tui.cli.data_out import write_out
from tui.cli.named import find_named, none_or_many
from tui.cli.session import opened_library, say_samples
from tui.library.export import (
    FORMATS,
    OPEN_TO_OTHERS,
    Format,
    format_for,
    is_open_to_others,
)
from tui.library.lists import ReadingList
from tui.library.loader import altered_pages, library_desk
from tui.library.names import folded_name
from tui.library.outgoing import collection
from tui.library.sources import ALL, Source, SourceKind


def export(asked: Namespace) -> int:
    """``carrel export``: papers to standard output or a file."""
    form = _format(asked)
    if form is None:
        known = f"no such format; there are {', '.join(FORMATS)}"
        if asked.format is None:
            known += "; -f chooses one, whatever the file's name"
        return fail(f"{asked.format or asked.output}: {known}")
    with opened_library() as library:
        desk = library_desk(library)
        source = ALL
        if asked.starred:
            source = Source(SourceKind.STARRED)
        elif asked.list is not None:
            found = _lists_called(asked.list, library.state.lists)
            if len(found) != 1:
                which = none_or_many("reading list", len(found))
                return fail(f"{which} {asked.list}; `carrel lists` lists them")
            source = Source(SourceKind.LIST, found[0].id)
        if source == ALL:
            say_samples(desk)
        desk.choose(source)
        going = collection(desk, desk.name(source), desk.view.keys)
        status = write_out(form.write(going), asked.output, overwrite=asked.force)
        if status == DONE and asked.output and going.has_notes and is_open_to_others(asked.output):
            say(f"{asked.output} {OPEN_TO_OTHERS}")
    for problem in (*desk.missing, *altered_pages(desk.store)):
        say(f"carrel: {problem}")
    if status != DONE or desk.missing:
        return WRONG
    return DONE if desk.view.keys else NOTHING


def _lists_called(typed: str, lists: Sequence[ReadingList]) -> list[ReadingList]:
    """The lists that a name means; of two from of old that are compared as one, the very one."""
    known_apart = find_named(lists, lambda each: each.name.casefold(), typed.casefold())
    return known_apart or [each for each in lists if folded_name(each.name) == folded_name(typed)]


def _format(asked: Namespace) -> Format | None:
    if asked.format is not None:
        return format_for(asked.format) or format_for("." + asked.format)
    found = format_for(asked.output or "")
    # A name without a suffix says as little of a format as standard output does.
    return found if found or PurePath(asked.output or "").suffix else FORMATS["markdown"]
