"""``carrel pages``: the library's pages, a line each."""

from __future__ import annotations

from argparse import ArgumentParser, Namespace

from parsing.files import Unreadable
from parsing.paper import Page
from tui.cli.arguments import add_json, fields
from tui.cli.session import opened_library
from tui.console import DONE, NOTHING, fail, put, put_json, say
from tui.library.library import Library
from tui.library.lists import SavedPage
from tui.library.loader import saved_page
from tui.library.marks import iso_time
from tui.library.page_labels import page_labels
from tui.library.reading_words import ALTERED

EXAMPLES = """\
  carrel pages
  carrel pages --json | jq -r '.[] | select(.papers > 50).name'"""


def more_help() -> str:
    """Return what is printed."""
    return fields("name", "papers", "your name for it or what is printed on it")


def add_arguments(parser: ArgumentParser) -> None:
    """Declare the form."""
    add_json(parser)


def run(arguments: Namespace) -> int:
    """List the pages, and return the exit status."""
    listed = list[dict[str, object]]()
    with opened_library() as library:
        status = _list(library, listed if arguments.json else None)
    if arguments.json:
        put_json(listed)
    return status


def _list(library: Library, listed: list[dict[str, object]] | None) -> int:
    """Print the pages, or put what JSON has of them into a list; gives the exit status."""
    if not library.state.pages:
        say("Your library has no page yet: carrel add PAGE… adds one.")
        return NOTHING
    status, read = DONE, list[tuple[SavedPage, Page]]()
    for saved in library.state.pages:
        try:
            page = saved_page(library, saved)
        except Unreadable as error:
            status = fail(f"{saved.name}: {error}")
            continue
        read.append((saved, page))
        for problem in page.problems:
            if problem.seen == ALTERED:
                say(f"carrel: {problem}")
    labels = page_labels([page for _, page in read], library.state.pages)
    for saved, page in read:
        label = labels[page.name]
        if listed is None:
            put(page.name, len(page.entries), label if label != page.name else "")
            continue
        listed.append(
            {
                "name": page.name,
                "papers": len(page.entries),
                "label": label,
                "format": page.format,
                "added_at": iso_time(saved.added_at) if saved.added_at else None,
            }
        )
    return status
