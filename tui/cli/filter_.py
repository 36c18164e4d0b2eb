"""``carrel filter``: keeps queries under names, shows, renames and deletes them."""

from __future__ import annotations

from argparse import ArgumentParser, Namespace
from collections.abc import Callable

from tui.cli.arguments import add_json, add_verbs
from tui.cli.selecting import select_filter
from tui.cli.session import opened_library
from tui.cli.writing import add_dry_run, carry_out
from tui.console import DONE, NOTHING, put, put_json, say
from tui.library.change import Change
from tui.library.errors import LibraryError
from tui.library.library import Library

EXAMPLES = """\
  carrel filter save "kim, unread" 'is:unread author:kim'
  carrel filter show
  carrel search "$(carrel filter show kim)"
  carrel filter delete kim"""


def add_arguments(parser: ArgumentParser) -> None:
    """Declare what is done, and to which filter."""
    verbs = {
        "show": "print its query; without a name all filters",
        "save": "keep a query under a name",
        "rename": "give it another name",
        "delete": "take it away",
    }
    for name, each in add_verbs(parser, verbs):
        known = "its name" if name == "save" else "its name, or how that alone begins"
        number = "?" if name == "show" else None
        meta = "NAME" if name == "save" else "FILTER"
        each.add_argument("filter", nargs=number, metavar=meta, help=known)
        if name == "save":
            each.add_argument("words", nargs="+", metavar="QUERY", help="as in the filter bar")
        if name == "rename":
            each.add_argument("name", metavar="NAME", help="what it is to be called")
        if name == "show":
            add_json(each)
        else:
            add_dry_run(each)


def run(arguments: Namespace) -> int:
    """Do it, and return the exit status."""
    with opened_library() as library:
        if arguments.what == "show":
            return _show(library, arguments)
        return carry_out(library, _change(library, arguments), dry_run=arguments.dry_run)


def _change(library: Library, arguments: Namespace) -> Callable[[], Change]:
    if arguments.what == "save":
        from tui.library.query_help import advice

        query = " ".join(arguments.words)
        if not query.strip():
            raise LibraryError("a filter needs a query: `carrel search --help` shows what there is")
        for odd in advice(query):
            say(f"carrel: {odd}")
        return lambda: library.save_filter(arguments.filter, query)
    number = select_filter(library.state.filters, arguments.filter).id
    if arguments.what == "rename":
        return lambda: library.rename_filter(number, arguments.name)
    return lambda: library.delete_filter(number)


def _show(library: Library, arguments: Namespace) -> int:
    shown = library.state.filters
    if arguments.filter is not None:
        shown = (select_filter(shown, arguments.filter),)
    if arguments.json:
        put_json([{"name": each.name, "query": each.query} for each in shown])
    elif arguments.filter is not None:
        put(shown[0].query)
    else:
        for each in shown:
            put(each.name, each.query)
    if not shown:
        say("You have no saved filter yet: carrel filter save NAME QUERY makes one.")
        return NOTHING
    return DONE
