"""``carrel pages``: the library's pages, a line each."""

from __future__ import annotations

from argparse import ArgumentParser, Namespace

from parsing.files import Unreadable
from tui.cli.arguments import add_json, fields
from tui.cli.session import opened_library
from tui.console import DONE, NOTHING, fail, put, put_json, say
from tui.library.library import Library
from tui.library.loader import saved_page
from tui.library.marks import iso_time
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
    status = DONE
    for saved in library.state.pages:
        try:
            page = saved_page(library, saved)
        except Unreadable as error:
            status = fail(f"{saved.name}: {error}")
            continue
        called = saved.called or page.label
        if listed is None:
            put(saved.name, len(page.entries), called)
        else:
            at = iso_time(saved.added_at) if saved.added_at else None
            listed.append(
                {
                    "name": saved.name,
                    "papers": len(page.entries),
                    "label": called,
                    "format": page.format,
                    "added_at": at,
                }
            )
        for problem in page.problems:
            if problem.seen == ALTERED:
                say(f"carrel: {problem}")
    return status
