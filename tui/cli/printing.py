"""Papers on standard output, a line each or in a format of the exports."""

from __future__ import annotations

from argparse import ArgumentParser
from collections.abc import Sequence

from tui.console import put
from tui.library.desk import Desk
from tui.library.errors import LibraryError
from tui.library.lists import ReadingList

LINES = ("title", "key", "tsv")
"""What a line can hold of a paper; all else is a format of an export."""


def add_format(parser: ArgumentParser, default: str = LINES[0]) -> None:
    """Declare the options of commands that print papers: ``format``."""
    known = (
        f"{', '.join(LINES)} (key, read or unread, starred or nothing, pages, title), or any of"
        " `carrel export` (json, ndjson, bibtex …)"
    )
    parser.add_argument("-f", "--format", default=default, metavar="LINE|FORMAT", help=known)
    parser.add_argument("--json", dest="format", action="store_const", const="json", help="-f json")


def put_papers(
    desk: Desk,
    keys: Sequence[str],
    form: str,
    title: str,
    reading_list: ReadingList | None = None,
) -> None:
    """Print papers.

    Args:
        desk: has them.
        keys: which, in order.
        form: one of `LINES`, or the name of a format.
        title: names them, where the format says what they are.
        reading_list: the list that they are of, if they are of one.

    Raises:
        LibraryError: there is no such format.
    """
    if form in LINES:
        for key in keys:
            put(*_fields(desk, key, form))
        return
    from tui.cli.data_out import write_out
    from tui.library.export import format_for
    from tui.library.outgoing import collection

    written = format_for(form)
    if written is None:
        raise LibraryError(no_format(form, LINES))
    write_out(
        written.write(collection(desk, title, keys, reading_list=reading_list)),
        None,
        overwrite=False,
    )


def no_format(typed: str, more: Sequence[str] = ()) -> str:
    """Return the complaint that there is no such format, with what there is."""
    from tui.library.export import FORMATS
    from tui.library.phrases import nearest

    names = (*more, *FORMATS)
    near = nearest(typed, names)
    meant = f"did you mean {near}? " if near else ""
    return f"{typed}: no such format; {meant}there are {', '.join(names)}"


def _fields(desk: Desk, key: str, form: str) -> tuple[str, ...]:
    paper = desk.store.papers[key]
    if form == "title":
        return (paper.title,)
    if form == "key":
        return (key,)
    pages = dict.fromkeys(desk.labels[sighting.page] for sighting in paper.sightings)
    mark = desk.library.state.mark(key)
    state = "read" if mark.read else "unread", "starred" * mark.starred
    return (key, *state, ", ".join(pages), paper.title)
