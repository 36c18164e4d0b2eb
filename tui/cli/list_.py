"""``carrel list``: makes reading lists, fills, works off, describes, shows and deletes them."""

from __future__ import annotations

from argparse import ArgumentParser, ArgumentTypeError, Namespace
from collections.abc import Callable, Collection

from parsing.paper import Paper
from tui.cli.arguments import add_verbs, count
from tui.cli.papers import add_papers, chosen_papers, whole_answers
from tui.cli.printing import add_format, put_papers
from tui.cli.selecting import select_filter, select_list
from tui.cli.session import nothing_in, opened_desk
from tui.cli.standard_input import read_written
from tui.cli.writing import add_dry_run, add_off, carry_out
from tui.console import DONE, NOTHING, say, to_output
from tui.library.change import Change
from tui.library.desk import Desk
from tui.library.due import DAYS
from tui.library.errors import LibraryError
from tui.library.lists import ReadingList

EXAMPLES = """\
  carrel list new "to read" --query 'is:unread author:kim'
  carrel search title:agents -f key | carrel list add "to read" -
  carrel list done "to read" 2401.00001
  carrel list show "to read" --todo -f bibtex
  carrel list describe "to read" "For the seminar."
  carrel list due "to read" friday
  carrel list move "to read" top 2401.00001
  carrel list move-to inbox "to read" 2401.00001
  carrel list split "to read" "read in 2026"
  carrel list rename "to read" "this week" --dry-run"""

LIST = "its name, or how that alone begins"
ENDS = ("up", "down", "top", "bottom")
PLACES = f"{', '.join(ENDS)}, or a number from 1 on"
"""Where papers of a list can be moved."""
VERBS = {
    "show": "print its papers, in its order",
    "add": "put papers at its end",
    "remove": "take papers out of it",
    "done": "mark papers done in it; --off: to do again",
    "new": "make one, with papers or none",
    "describe": "say what it is for; without a text that is shown",
    "due": "say by which day it is to be done; without a day that is shown; --off: by none",
    "order": "put it at a place among the lists, from 1",
    "move": "move papers within it",
    "move-to": "move papers from it to the end of another list",
    "merge": "move all of it to the end of another list, and take it away",
    "split": "move what is done in it to a new list",
    "rename": "give it another name",
    "delete": "take it away; its papers and their marks stay",
}


def add_arguments(parser: ArgumentParser) -> None:
    """Declare what is done, to which list, and with which papers."""
    for name, each in add_verbs(parser, VERBS):
        known = "the name of the new list" if name == "new" else LIST
        each.add_argument("list", metavar="NAME" if name == "new" else "LIST", help=known)
        if name in _ARGUMENTS:
            _ARGUMENTS[name](each)
        if name in {"add", "remove", "done", "new", "move", "move-to"}:
            add_papers(each)
        if name in {"add", "new"}:
            found = "all that a saved filter finds now"
            each.add_argument("--filter", metavar="FILTER", help=found)
        if name == "show":
            add_format(each)
        else:
            add_dry_run(each)


def _describe_arguments(parser: ArgumentParser) -> None:
    parser.add_argument("text", nargs="?", metavar="TEXT", help="what it is for; - reads it")
    add_off(parser, "take the description away")


def _due_arguments(parser: ArgumentParser) -> None:
    parser.add_argument("day", nargs="*", metavar="DAY", help=f"as {DAYS}")
    add_off(parser, "take the day away")


def _move_arguments(parser: ArgumentParser) -> None:
    parser.add_argument("into", metavar="LIST", help="the other list")
    parser.add_argument("--new", action="store_true", help="make the other list")


def _show_arguments(parser: ArgumentParser) -> None:
    which = parser.add_mutually_exclusive_group()
    which.add_argument("--done", action="store_true", help="those that are done in it")
    which.add_argument("--todo", action="store_true", help="those that are to do in it")


_ARGUMENTS: dict[str, Callable[[ArgumentParser], object]] = {
    "show": _show_arguments,
    "done": lambda parser: add_off(parser, "to do again"),
    "describe": _describe_arguments,
    "due": _due_arguments,
    "order": lambda parser: parser.add_argument(
        "place", type=count, metavar="PLACE", help="1 is the first"
    ),
    "move": lambda parser: parser.add_argument("place", type=_place, metavar="PLACE", help=PLACES),
    "move-to": _move_arguments,
    "merge": lambda parser: parser.add_argument("into", metavar="LIST", help="the other list"),
    "split": lambda parser: parser.add_argument("name", metavar="NAME", help="of the new list"),
    "rename": lambda parser: parser.add_argument(
        "name", metavar="NAME", help="what it is to be called"
    ),
}


def run(arguments: Namespace) -> int:
    """Do it, and return the exit status."""
    with opened_desk() as desk:
        lists = desk.library.state.lists
        if arguments.what == "show":
            return _show_papers(desk, select_list(lists, arguments.list), arguments)
        if arguments.what == "describe" and arguments.text is None and not arguments.off:
            own = select_list(lists, arguments.list)
            return _show(own.description, f"Nothing says yet what “{own.name}” is for.")
        if arguments.what == "due" and not arguments.day and not arguments.off:
            own = select_list(lists, arguments.list)
            return _show(own.due, f"“{own.name}” is not due by any day.")
        make = _change(desk, arguments)
        return carry_out(desk.library, make, dry_run=arguments.dry_run)


def _change(desk: Desk, arguments: Namespace) -> Callable[[], Change]:
    library, state = desk.library, desk.library.state
    if arguments.what == "new":
        wanted = arguments.words or arguments.query is not None or arguments.filter is not None
        papers = _papers(desk, arguments) if wanted else []
        return lambda: library.make_list(arguments.list, papers)
    own = select_list(state.lists, arguments.list)
    number, changes = own.id, library.reading_lists
    match arguments.what:
        case "rename":
            return lambda: library.rename_list(number, arguments.name)
        case "delete":
            return lambda: library.delete_list(number)
        case "add":
            papers = _papers(desk, arguments)
            return lambda: library.add_to_list(number, papers)
        case "done":
            keys = _keys_in(own, desk, arguments)
            return lambda: changes.set_done(number, keys, not arguments.off)
        case "describe":
            text = _said(arguments.text, arguments.off, "a description")
            return lambda: changes.describe(number, text)
        case "due":
            day = _said(" ".join(arguments.day) or None, arguments.off, "a day")
            return lambda: changes.set_due(number, day)
        case "order":
            by = arguments.place - 1 - state.lists.index(own)
            return lambda: changes.move(number, by)
        case "move":
            keys = _keys_in(own, desk, arguments)
            by = _places(own, keys, arguments.place)
            return lambda: library.move_in_list(number, keys, by)
        case "move-to":
            keys = _keys_in(own, desk, arguments)
            into = arguments.into
            target = into if arguments.new else select_list(state.lists, into).id
            return lambda: changes.move_papers(number, target, keys)
        case "merge":
            other = select_list(state.lists, arguments.into).id
            return lambda: changes.merge(number, other)
        case "split":
            if not own.done:
                raise LibraryError(f"nothing is done in “{own.name}” yet")
            return lambda: changes.split_done(number, arguments.name)
        case _:
            keys = {paper.key for paper in chosen_papers(desk, arguments)}
            return lambda: library.take_out(number, keys)


def _place(typed: str) -> str:
    if typed not in ENDS and not (typed.isdecimal() and int(typed)):
        raise ArgumentTypeError(f"{typed} is none of {PLACES}")
    return typed


def _places(within: ReadingList, keys: Collection[str], place: str) -> int:
    """Return how far papers go down a list to come to a place, up when it is negative."""
    first = next((at for at, key in enumerate(within.keys) if key in keys), 0)
    ends = {"up": -1, "down": 1, "top": -first, "bottom": len(within.keys)}
    return ends[place] if place in ends else int(place) - 1 - first


def _papers(desk: Desk, arguments: Namespace) -> list[Paper]:
    """Return the papers that are named, found by a query, or by a saved filter."""
    if arguments.filter is None:
        return chosen_papers(desk, arguments)
    if arguments.words or arguments.query is not None:
        raise LibraryError("--filter stands alone: it says which papers are meant")
    saved = select_filter(desk.library.state.filters, arguments.filter)
    return whole_answers(desk, saved.query)


def _keys_in(own: ReadingList, desk: Desk, arguments: Namespace) -> set[str]:
    """Return the keys of the papers meant that are in a list; of none there is a complaint."""
    keys = {paper.key for paper in chosen_papers(desk, arguments)}
    if not keys.intersection(own.keys):
        raise LibraryError(f"none of these papers is in “{own.name}”")
    return keys


def _said(typed: str | None, off: bool, what: str) -> str:
    """Return what is said of a list; nothing takes it away.

    Raises:
        LibraryError: neither is asked for, or both.
    """
    if (typed is None or not typed.strip()) is not off:
        raise LibraryError(f"either {what} is given, or --off takes it away")
    return read_written(what) if typed == "-" else typed or ""


def _show_papers(desk: Desk, shown: ReadingList, arguments: Namespace) -> int:
    keys = [
        key
        for key in shown.keys
        if key in desk.store.papers
        and not (arguments.done and key not in shown.done)
        and not (arguments.todo and key in shown.done)
    ]
    put_papers(desk, keys, arguments.format, shown.name, shown)
    if not keys:
        say(nothing_in(shown.name))
    return DONE if keys else NOTHING


def _show(says: str, nothing: str) -> int:
    """Print what is said of a list; where nothing is, say that."""
    if not says:
        say(nothing)
        return NOTHING
    with to_output():
        print(says)  # noqa: T201
    return DONE
