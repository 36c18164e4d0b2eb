"""``carrel list``: makes reading lists, fills, shows, renames and deletes them."""

from __future__ import annotations

from argparse import ArgumentParser, ArgumentTypeError, Namespace
from collections.abc import Callable, Sequence

from tui.cli.arguments import Parser
from tui.cli.papers import add_papers, chosen_papers
from tui.cli.printing import add_format, put_papers
from tui.cli.selecting import select_list
from tui.cli.session import opened_desk
from tui.cli.writing import add_dry_run, carry_out
from tui.console import DONE, NOTHING
from tui.library.change import Change
from tui.library.desk import Desk
from tui.library.lists import ReadingList

EXAMPLES = """\
  carrel list new "to read" --query 'is:unread author:kim'
  carrel search title:agents -f key | carrel list add "to read" -
  carrel list show "to read" -f bibtex
  carrel list move "to read" top 2401.00001
  carrel list remove to 2401.00001
  carrel list rename "to read" "this week" --dry-run"""

LIST = "its name, or how that alone begins"
PLACES = "up, down, top, bottom, or a number from 1 on"
"""Where papers of a list can be moved."""


def add_arguments(parser: ArgumentParser) -> None:
    """Declare what is done, to which list, and with which papers."""
    made = parser.add_subparsers(dest="what", required=True, metavar="WHAT", parser_class=Parser)
    for name, does in {
        "show": "print its papers, in its order",
        "add": "put papers at its end",
        "remove": "take papers out of it",
        "move": "move papers within it",
        "new": "make one, with papers or none",
        "rename": "give it another name",
        "delete": "take it away; its papers and their marks stay",
    }.items():
        each = made.add_parser(name, help=does, description=f"{does[0].upper()}{does[1:]}.")
        known = "the name of the new list" if name == "new" else LIST
        each.add_argument("list", metavar="NAME" if name == "new" else "LIST", help=known)
        if name == "rename":
            each.add_argument("name", metavar="NAME", help="what it is to be called")
        if name == "move":
            each.add_argument("place", type=_place, metavar="WHERE", help=PLACES)
        if name in {"add", "remove", "move", "new"}:
            add_papers(each)
        if name == "show":
            add_format(each)
        else:
            add_dry_run(each)


def run(arguments: Namespace) -> int:
    """Do it, and return the exit status."""
    with opened_desk() as desk:
        lists = desk.library.state.lists
        if arguments.what == "show":
            return _show(desk, select_list(lists, arguments.list), arguments.format)
        make = _change(desk, arguments)
        return carry_out(desk.library, make, dry_run=arguments.dry_run)


def _change(desk: Desk, arguments: Namespace) -> Callable[[], Change]:
    library = desk.library
    if arguments.what == "new":
        wanted = arguments.words or arguments.query is not None
        papers = chosen_papers(desk, arguments) if wanted else []
        return lambda: library.make_list(arguments.list, papers)
    number = select_list(library.state.lists, arguments.list).id
    match arguments.what:
        case "rename":
            return lambda: library.rename_list(number, arguments.name)
        case "delete":
            return lambda: library.delete_list(number)
        case "add":
            papers = chosen_papers(desk, arguments)
            return lambda: library.add_to_list(number, papers)
        case "move":
            keys = [paper.key for paper in chosen_papers(desk, arguments)]
            by = _places(select_list(library.state.lists, arguments.list), keys, arguments.place)
            return lambda: library.move_in_list(number, keys, by)
        case _:
            keys = [paper.key for paper in chosen_papers(desk, arguments)]
            return lambda: library.take_out(number, keys)


def _place(typed: str) -> str:
    if typed not in PLACES.split(", ") and not (typed.isdecimal() and int(typed)):
        raise ArgumentTypeError(f"{typed} is none of {PLACES}")
    return typed


def _places(within: ReadingList, keys: Sequence[str], place: str) -> int:
    """Return how far papers go down a list to come to a place, up when it is negative."""
    first = next((at for at, key in enumerate(within.keys) if key in keys), 0)
    ends = {"up": -1, "down": 1, "top": -first, "bottom": len(within.keys)}
    return ends[place] if place in ends else int(place) - 1 - first


def _show(desk: Desk, shown: ReadingList, form: str) -> int:
    keys = [key for key in shown.keys if key in desk.store.papers]
    put_papers(desk, keys, form, shown.name)
    return DONE if keys else NOTHING
